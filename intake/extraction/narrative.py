"""What do the sentences of a semen report say about sperm?

In: the rows of a semen report. Out: drafts of `sperm_seen` and `pellet_examined`. A sentence counts only as a finding: an indication, a piece of
advice or a legend of diagnoses is none, and "no motile sperm" is not "no sperm". What a table says about the count is put beside it in
`sperm.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.extraction.context import Context
from intake.extraction.rows import Row
from intake.extraction.tables import Draft
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

UNCLEAR = "unclear"
NEGATION_REACH = 6  # tokens on either side
BRACKET_REACH = 3  # words from a comma in brackets to their end
LEAST_PROSE = 4  # words in a line that may run on into the next


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence. `tokens` are its squeezed words, one for each word."""

    row: Row
    words: tuple[Word, ...]
    tokens: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def find_clauses(rows: Sequence[Row]) -> Iterator[Clause]:
    """Sentences and cells as clauses. A line of prose runs on into the next line until a full stop; cells of a table stand for themselves."""
    words: list[Word] = []
    row_of_words: Row | None = None
    for row in rows:
        for number, cell in enumerate(row.cells):
            is_new = number > 0 or len(row.cells) > 1 or (row_of_words is not None and row_of_words.page != row.page)
            if row_of_words is not None and is_new:
                yield _clause(row_of_words, words)
                words, row_of_words = [], None
            for word in cell.words:
                row_of_words = row_of_words or row
                words.append(word)
                if _ends_sentence(word):
                    yield _clause(row_of_words, words)
                    words, row_of_words = [], None
        if row_of_words is not None and len(row.cells[-1].words) < LEAST_PROSE:
            yield _clause(row_of_words, words)
            words, row_of_words = [], None
    if row_of_words is not None:
        yield _clause(row_of_words, words)


def _clause(row: Row, words: Sequence[Word]) -> Clause:
    return Clause(row, tuple(words), tuple(squeeze(word.text) for word in words))


def _ends_sentence(word: Word) -> bool:
    text = word.text.rstrip(")\"'”")
    return text.endswith((";", "!", "?")) or (text.endswith(".") and len(text) > 3)


def split_at_commas(clause: Clause, context: Context) -> list[Clause]:
    """The clause cut at commas behind which sperm are spoken of again; not inside brackets, as in "(3000 g, 15 min)"."""
    sperm, rare = context.lexicon.phrase("sperm"), context.lexicon.phrase("rare")
    parts: list[list[int]] = [[]]
    for place, word in enumerate(clause.words):
        parts[-1].append(place)
        rest = clause.tokens[place + 1 :]
        if word.text.endswith(",") and not _is_in_brackets(clause, place) and any(sperm.has(token) or rare.has(token) for token in rest):
            parts.append([])
    return [Clause(clause.row, tuple(clause.words[p] for p in part), tuple(clause.tokens[p] for p in part)) for part in parts if part]


def _is_in_brackets(clause: Clause, place: int) -> bool:
    """A bracket is open at this word and closes soon; one whose end was not read must not keep two statements together."""
    before, after = clause.words[: place + 1], clause.words[place + 1 : place + 1 + BRACKET_REACH]
    is_open = sum(word.text.count("(") - word.text.count(")") for word in before) > 0
    return is_open and any(")" in word.text for word in after)


def read_narrative(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """One draft for what is said of sperm, one for whether the pellet was searched; each statement that contradicts another is kept and asks."""
    seen: list[tuple[str, Clause]] = []
    pellet: list[tuple[str, Clause]] = []
    for clause in find_clauses(rows):
        if _is_no_finding(clause, context):
            continue
        for part in split_at_commas(clause, context):
            if statement := _read_sperm(part, context):
                seen.append((statement, part))
            if examined := _read_pellet(part, context):
                pellet.append((examined, part))
    return (*_settle_sperm(seen), *_settle_pellet(pellet))


def _has(clause: Clause, name: str, context: Context) -> bool:
    phrase = context.lexicon.phrase(name)
    return any(phrase.has(token) for token in clause.tokens)


def _places(clause: Clause, name: str, context: Context) -> list[int]:
    phrase = context.lexicon.phrase(name)
    return [place for place, token in enumerate(clause.tokens) if phrase.has(token)]


def _is_no_finding(clause: Clause, context: Context) -> bool:
    """Indications, advice, definitions, and legends that list several diagnoses."""
    diagnoses = context.lexicon.phrase("other_diagnoses")
    if _is_definition(clause, context):
        return True
    named = {token for token in clause.tokens if diagnoses.has(token)}
    return _has(clause, "not_a_finding", context) or (len(named) >= 2 and _has(clause, "azoospermia", context))


def _is_definition(clause: Clause, context: Context) -> bool:
    """ "Azoospermia: no sperm in the ejaculate", "Azoospermia = …": a legend."""
    for place in _places(clause, "azoospermia", context):
        following = clause.words[place + 1].text if place + 1 < len(clause.words) else ""
        if clause.words[place].text.endswith((":", "=")) or following in ("=", ":", "-", "–"):
            return True
    return False


def _read_sperm(clause: Clause, context: Context) -> str | None:
    """What one clause says: none, pellet_only, rare; unclear for "no motile sperm"; None when it says nothing of it."""
    negations = _places(clause, "none", context)
    if places := _places(clause, "cryptozoospermia", context):
        return None if _is_near(places, negations) else "pellet_only"
    if places := _places(clause, "azoospermia", context):
        return None if _is_near(places, negations) else "none"
    sperm = _places(clause, "sperm", context)
    if not sperm:
        return None
    has_verb, is_rare = _has(clause, "seen", context), _has(clause, "rare", context)
    in_pellet = _has(clause, "pellet", context)
    if _is_near(sperm, negations):
        if _has(clause, "sperm_features", context):
            return None
        if _has(clause, "sperm_kinds", context):
            return UNCLEAR
        return "none" if has_verb or _is_adjacent(sperm, negations) or in_pellet else None
    has_count = any(token.isdecimal() and place + 2 >= sperm[0] > place for place, token in enumerate(clause.tokens))
    if in_pellet and (is_rare or has_count or has_verb):
        return "pellet_only"
    return "rare" if is_rare else None


def _is_near(places: Sequence[int], negations: Sequence[int]) -> bool:
    return any(abs(place - negation) <= NEGATION_REACH for place in places for negation in negations)


def _is_adjacent(places: Sequence[int], negations: Sequence[int]) -> bool:
    return any(abs(place - negation) <= 2 for place in places for negation in negations)


def _read_pellet(clause: Clause, context: Context) -> str | None:
    """Whether the clause says that the centrifuged pellet was searched."""
    pellet = _places(clause, "pellet", context)
    if not pellet:
        return None
    if any(_is_undone(clause, place, context) for place in pellet):
        return "no"
    if _has(clause, "sperm", context) or _has(clause, "azoospermia", context) or _has(clause, "cryptozoospermia", context):
        return "yes"
    if _is_near(pellet, _places(clause, "none", context)):
        return "no"
    return "yes" if _has(clause, "examined", context) else None


def _is_undone(clause: Clause, place: int, context: Context) -> bool:
    """ "Not centrifuged", "pellet was not examined", "santrifüj yapılmadı"; but not "no sperm in the pellet"."""
    lexicon = context.lexicon
    none, sperm = lexicon.phrase("none"), lexicon.phrase("sperm")
    before, after = clause.tokens[max(place - 2, 0) : place], clause.tokens[place + 1 : place + 5]
    if any(none.has(token) for token in before) and not any(sperm.has(token) for token in before):
        return True
    if any(lexicon.phrase("undone").has(token) for token in after[:2]):
        return True
    # "Was not examined"; not "was examined and no sperm were found".
    verb = next((number for number, token in enumerate(after) if lexicon.phrase("examined").has(token)), 0)
    return any(none.has(token) for token in after[:verb]) and not any(sperm.has(token) for token in after[:verb])


def _settle_sperm(said: Sequence[tuple[str, Clause]]) -> tuple[Draft, ...]:
    """Sperm anywhere outweighs none elsewhere: "none" is then said of the native sample."""
    for value in ("pellet_only", "rare", "none"):
        clauses = [clause for statement, clause in said if statement == value]
        if clauses:
            is_unclear = value == "none" and any(statement == UNCLEAR for statement, _ in said)
            return (_draft("sperm_seen", value, clauses[0], frozenset({"ambiguous"}) if is_unclear else frozenset()),)
    return ()


def _settle_pellet(said: Sequence[tuple[str, Clause]]) -> tuple[Draft, ...]:
    values = {value for value, _ in said}
    if not values:
        return ()
    value = "yes" if "yes" in values else "no"
    clause = next(clause for statement, clause in said if statement == value)
    return (_draft("pellet_examined", value, clause, frozenset({"ambiguous"}) if len(values) > 1 else frozenset()),)


def _draft(analyte: str, value: str, clause: Clause, doubts: frozenset[str] = frozenset()) -> Draft:
    return Draft(analyte, clause.text[:200], clause.row, clause.words, value=value, doubts=doubts)
