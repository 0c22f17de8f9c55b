"""What do the sentences of a semen report say about sperm?

In: the rows of a semen report. Out: drafts of `sperm_seen` and `pellet_examined`. A sentence counts only as a finding: an indication, a piece of
advice or a legend of diagnoses is none, and "no motile sperm" is not "no sperm". What a table says about the count is put beside it in
`sperm.py`.
"""

from collections.abc import Iterator, Sequence

from intake.extraction.clauses import Clause, find_clauses, has, is_near, places_of
from intake.extraction.context import Context
from intake.extraction.rows import Row
from intake.extraction.tables import Draft

UNCLEAR = "unclear"
PER_FIELD_REACH = 5  # words from a count to its field of view
BRACKET_REACH = 3  # words from a comma in brackets to their end


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
    said = [statement for clause in find_clauses(rows) for statement in read_statements(clause, context)]
    seen = [(value, part) for analyte, value, part in said if analyte == "sperm_seen"]
    pellet = [(value, part) for analyte, value, part in said if analyte == "pellet_examined"]
    return (*_settle_sperm(seen), *_settle_pellet(pellet))


def read_statements(clause: Clause, context: Context) -> Iterator[tuple[str, str, Clause]]:
    """What one clause says, part by part: the analyte, its value, the part. Nothing where the clause is no finding."""
    if _is_no_finding(clause, context):
        return
    for part in split_at_commas(clause, context):
        if statement := _read_sperm(part, context):
            yield "sperm_seen", statement, part
        if examined := _read_pellet(part, context):
            yield "pellet_examined", examined, part


def _is_no_finding(clause: Clause, context: Context) -> bool:
    """Indications, advice, definitions, and legends that list several diagnoses."""
    diagnoses = context.lexicon.phrase("other_diagnoses")
    if _is_definition(clause, context):
        return True
    named = {token for token in clause.tokens if diagnoses.has(token)}
    return has(clause, "not_a_finding", context) or (len(named) >= 2 and has(clause, "azoospermia", context))


def _is_definition(clause: Clause, context: Context) -> bool:
    """ "Azoospermia: no sperm in the ejaculate", "Azoospermia = …": a legend."""
    for place in places_of(clause, "azoospermia", context):
        following = clause.words[place + 1].text if place + 1 < len(clause.words) else ""
        if clause.words[place].text.endswith((":", "=")) or following in ("=", ":", "-", "–"):
            return True
    return False


def _read_sperm(clause: Clause, context: Context) -> str | None:
    """What one clause says: none, pellet_only, rare; unclear for "no motile sperm"; None when it says nothing of it."""
    negations = places_of(clause, "none", context)
    if places := places_of(clause, "cryptozoospermia", context):
        return None if is_near(places, negations) else "pellet_only"
    if places := places_of(clause, "azoospermia", context):
        return None if is_near(places, negations) else "none"
    sperm = places_of(clause, "sperm", context)
    if not sperm:
        return None
    has_verb, is_rare = has(clause, "seen", context), has(clause, "rare", context)
    in_pellet = has(clause, "pellet", context)
    if is_near(sperm, negations):
        if has(clause, "sperm_features", context):
            return None
        if has(clause, "sperm_kinds", context):
            return UNCLEAR
        return "none" if has_verb or _is_adjacent(sperm, negations) or in_pellet else None
    if in_pellet and (is_rare or has_verb or _is_counted(clause, sperm[0])):
        return "pellet_only"
    return "rare" if is_rare or _is_counted_per_field(clause, sperm[0], context) else None


def _is_counted(clause: Clause, sperm: int) -> bool:
    """ "2 sperm": a number right before them."""
    return any(token.isdecimal() and place + 2 >= sperm > place for place, token in enumerate(clause.tokens))


def _is_counted_per_field(clause: Clause, sperm: int, context: Context) -> bool:
    """ "0-1 sperm per HPF": a few, never none; not a count of other cells in the same lines."""
    fields = places_of(clause, "per_field", context)
    counts = [place for place, token in enumerate(clause.tokens[:sperm]) if token.isdecimal() and int(token) > 0 and place + 2 >= sperm]
    return any(0 < field - place <= PER_FIELD_REACH for place in counts for field in fields)


def _is_adjacent(places: Sequence[int], negations: Sequence[int]) -> bool:
    return any(abs(place - negation) <= 2 for place in places for negation in negations)


def _read_pellet(clause: Clause, context: Context) -> str | None:
    """Whether the clause says that the centrifuged pellet was searched."""
    pellet = places_of(clause, "pellet", context)
    if not pellet:
        return None
    if any(_is_undone(clause, place, context) for place in pellet):
        return "no"
    if has(clause, "sperm", context) or has(clause, "azoospermia", context) or has(clause, "cryptozoospermia", context):
        return "yes"
    if is_near(pellet, places_of(clause, "none", context)):
        return "no"
    return "yes" if has(clause, "examined", context) else None


def _is_undone(clause: Clause, place: int, context: Context) -> bool:
    """ "Not centrifuged", "pellet was not examined", "santrifüj yapılmadı"; but not "no sperm in the pellet"."""
    lexicon = context.lexicon
    none, sperm = lexicon.phrase("none"), lexicon.phrase("sperm")
    before, after = clause.tokens[max(place - 2, 0) : place], clause.tokens[place + 1 : place + 5]
    # "Nicht zentrifugiert"; but "auch nicht nach Zentrifugation" says that it was.
    if any(none.has(token) for token in before) and not any(sperm.has(token) or lexicon.phrase("after").has(token) for token in before):
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
