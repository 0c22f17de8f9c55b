"""What do the sentences of a semen report say about sperm?

In: the rows of a semen report. Out: drafts of `sperm_seen` and `pellet_examined`. A sentence counts only as a finding: an indication, a piece of
advice or a legend of diagnoses is none, and "no motile sperm" is not "no sperm". What a table says about the count is put beside it in
`sperm.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.clauses import Clause, find_clauses, follows_denial, has, is_cut_short, is_near, places_of
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.extraction.hedges import has_strangers, is_no_finding, is_titled, may_define
from intake.extraction.pellet import FOUND, read_pellet
from intake.extraction.rows import Row
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

UNCLEAR = "unclear"
PER_FIELD_REACH = 5  # words from a count to its field of view
BRACKET_REACH = 3  # words from a comma in brackets to their end
FEATURE_REACH = 3  # words from sperm to what is denied of them
MOST_COUNTED = 500  # sperm that somebody counts one by one; "3000 g" is none
CELLS = ("{cells}", "10*6", "10*3")  # units of what is counted
NAMES_SPERM = ("sperm", "azoospermia", "cryptozoospermia")
DIAGNOSES = ("azoospermia", "cryptozoospermia", "other_diagnoses")
SHORTEST_NAME = 6  # letters in a word that may have been one for sperm
LONGEST_NAME, FEWEST_DEFINED = 2, 3  # words of a diagnosis; of so many different ones side by side with words, none is this man's
SEARCHED = (*FOUND, "none", "examined", "after", "nor", "but")  # one of them says what the pellet has to do with the sperm named before


def split_at_commas(clause: Clause, context: Context) -> list[Clause]:
    """The clause cut at "but", and at commas between two statements about sperm; not inside brackets, as in "(3000 g, 15 min)"."""
    but = context.lexicon.phrase("but")
    parts: list[list[int]] = [[]]
    for place, word in enumerate(clause.words):
        if but.has(clause.tokens[place]) and parts[-1]:
            parts.append([])
        parts[-1].append(place)
        if word.text.endswith((",", "،")) and not _is_in_brackets(clause, place) and _is_between_statements(clause, place, context):
            parts.append([])
    return [Clause(clause.row, tuple(clause.words[p] for p in part), tuple(clause.tokens[p] for p in part)) for part in parts if part]


def _is_between_statements(clause: Clause, place: int, context: Context) -> bool:
    """Something was said of sperm before the comma, and something is said of them, of the pellet, or denied of other cells, behind it."""
    before, rest = clause.tokens[: place + 1], clause.tokens[place + 1 :]

    def says(tokens: Sequence[str], *names: str) -> bool:
        return any(context.lexicon.phrase(name).has(token) for name in names for token in tokens)

    if not says(before, "sperm", "rare", "azoospermia", "none"):
        return False
    if says(rest, "sperm", "rare") or (says(before, "sperm") and says(rest, "pellet", "azoospermia")):
        return True
    return says(before, "rare") and says(before, "sperm") and not says(before, "none") and says(rest, "none")


def _is_in_brackets(clause: Clause, place: int) -> bool:
    """A bracket is open at this word and closes soon; one whose end was not read must not keep two statements together."""
    before, after = clause.words[: place + 1], clause.words[place + 1 : place + 1 + BRACKET_REACH]
    is_open = sum(word.text.count("(") - word.text.count(")") for word in before) > 0
    return is_open and any(")" in word.text for word in after)


def read_narrative(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """One draft for what is said of sperm, one for whether the pellet was searched; each statement that contradicts another is kept and asks."""
    clauses = list(find_clauses([_with_pellet_told(row, context) for row in _without_definitions(rows, context)]))
    is_legend = any(is_titled(clause, "other_diagnoses", context) for clause in clauses)
    kept = [clause for clause in clauses if not (is_legend and is_titled(clause, "azoospermia", context))]
    said = [statement for clause in kept for statement in read_statements(clause, context)]
    seen = [(value, part) for analyte, value, part in said if analyte == "sperm_seen"]
    pellet = [(value, part) for analyte, value, part in said if analyte == "pellet_examined"]
    is_whole = not any(_may_be_a_spoilt_count(clause, context) and not [*read_statements(clause, context)] for clause in kept)
    return (*_settle_sperm(seen, context, is_whole=is_whole), *_settle_pellet(pellet, context))


def _with_pellet_told(row: Row, context: Context) -> Row:
    """ "After centrifugation (pellet) | No sperm": where the answer names the sperm, the label before it says where they were sought; not of "Not
    examined for sperm"."""
    told = [Clause(row, cell.words, tuple(squeeze(word.text) for word in cell.words)) for cell in row.cells] if len(row.cells) == 2 else []
    if not told or not has(told[0], "pellet", context) or not has(told[1], "sperm", context):
        return row
    if has(told[0], "sperm", context) or has(told[0], "none", context) or has(told[1], "examined", context):
        return row  # "Pellet not examined | Sperm: see above"
    return replace(row, cells=(replace(row.cells[0], words=row.words, right=row.cells[1].right),))


def _may_be_a_spoilt_count(clause: Clause, context: Context) -> bool:
    """ "in the sediment 2 spematozoa" on a scan: a number of something in the pellet, which may be sperm with a lost letter."""
    if not clause.row.is_scanned or not has(clause, "pellet", context):
        return False
    counted = [word.text.strip(".,;") for number, word in pairwise(clause.words) if number.text.isdecimal() and number.text != "0"]
    return any(len(name) >= SHORTEST_NAME and name.isalpha() and parse_unit(name) is None for name in counted)


def _without_definitions(rows: Sequence[Row], context: Context) -> Sequence[Row]:
    """The rows without a table of what the diagnoses mean: "Cryptozoospermia | Spermatozoa only in centrifuged pellet"."""
    first = [squeeze(row.cells[0].words[0].text) if len(row.cells) == 2 and len(row.cells[0].words) <= LONGEST_NAME else "" for row in rows]
    named = {token for token in first if any(context.lexicon.phrase(name).has(token) for name in DIAGNOSES)}
    return [row for row, token in zip(rows, first, strict=True) if token not in named] if len(named) >= FEWEST_DEFINED else rows


def read_statements(clause: Clause, context: Context) -> Iterator[tuple[str, str, Clause]]:
    """What one clause says, part by part: the analyte, its value, the part. Nothing where the clause is no finding."""
    if is_no_finding(clause, context):
        return
    is_about_sperm = False
    for part in split_at_commas(clause, context):
        named = any(has(part, name, context) for name in NAMES_SPERM)
        if statement := _read_sperm(part, context) if named else _read_rest(part, context) if is_about_sperm else None:
            yield "sperm_seen", statement, part
            if statement == "none" and _goes_on_with_few(part, context):
                yield "sperm_seen", "pellet_only" if has(part, "pellet", context) else "rare", part
        if examined := read_pellet(part, context, is_about_sperm=named or (is_about_sperm and any(has(part, name, context) for name in SEARCHED))):
            yield "pellet_examined", examined, part
        is_about_sperm = is_about_sperm or named


def _read_sperm(clause: Clause, context: Context) -> str | None:
    """What one clause says: none, pellet_only, rare; unclear for "no motile sperm"; None when it says nothing of it."""
    negations = _negations(clause, context)
    sperm = places_of(clause, "sperm", context)
    in_pellet, is_rare = has(clause, "pellet", context), _is_rare(clause, sperm, context)
    if places := places_of(clause, "cryptozoospermia", context):
        return None if is_near(places, negations) else "rare" if sperm and is_rare and not in_pellet else "pellet_only"
    if places := places_of(clause, "azoospermia", context):
        if has(clause, "possible", context) and not sperm:
            return None
        return None if _is_denied_diagnosis(clause, places, negations, is_explained=bool(sperm)) else "none"
    if not sperm or _is_denied_twice(clause, sperm, negations, context):
        return None
    count = _count_before(clause, sperm[0], context)
    if is_near(sperm, negations) or _is_denied_at_end(clause, negations, context):
        return _read_denied(clause, sperm, negations, context, is_counted=bool(count))
    if count == 0:
        return "none"
    if in_pellet and (is_rare or count or has(clause, "seen", context) or _is_only_there(clause, sperm, context)):
        return "pellet_only"
    return "rare" if is_rare or _is_counted_per_field(clause, sperm[0], context) else None


def _is_denied_twice(clause: Clause, sperm: Sequence[int], negations: Sequence[int], context: Context) -> bool:
    """ "There is no absence of sperm", "the absence of sperm is not confirmed": where Arabic says "no azoospermia" in words."""
    phrase = context.lexicon.phrase
    for lack in places_of(clause, "absence", context):
        of = next((place for place in sperm if 0 < place - lack <= FEATURE_REACH), None)
        denials = [place for place in negations if not phrase("absence").has(clause.tokens[place])]
        before = any(0 < lack - place <= FEATURE_REACH and not any(place < other < lack for other in sperm) for place in denials)
        behind = any(map(phrase("confirmed").has, (token for place in denials if of and place > of for token in clause.tokens[of:])))
        if of and (before or behind):
            return True
    return False


def _is_denied_at_end(clause: Clause, negations: Sequence[int], context: Context) -> bool:
    """ "Sperm in the smear and in the pellet after 15 minutes at 3000 g were not seen": the verb at the end is denied, however far away."""
    seen = places_of(clause, "seen", context)
    is_last = bool(seen) and len(clause.tokens) - seen[-1] <= 2
    return is_last and len(seen) == 1 and is_near(seen, negations, reach=1) and not has(clause, "rare", context)


def _is_only_there(clause: Clause, sperm: Sequence[int], context: Context) -> bool:
    """ "Sperm only in the pellet", without a verb: they are there. "Only sperm heads", "only agglutinated sperm" say nothing of whole ones."""
    return has(clause, "only", context) and not _is_joined(clause, sperm, places_of(clause, "sperm_features", context))


def _goes_on_with_few(clause: Clause, context: Context) -> bool:
    """ "No sperm in the direct smear and after spinning a few sperm": behind what is denied, sperm that are not."""
    free = [place for place in places_of(clause, "sperm", context) if not is_near([place], _negations(clause, context))]
    return is_near(free, places_of(clause, "rare", context), FEATURE_REACH) or any(_count_before(clause, place, context) for place in free)


def _is_rare(clause: Clause, sperm: Sequence[int], context: Context) -> bool:
    """ "Occasional sperm"; not "occasional sperm agglutination", "rare sperm heads", "rare agglutination of sperm"."""
    rare, features = places_of(clause, "rare", context), context.lexicon.phrase("sperm_features")
    return bool(rare) and not any(features.has(token) for place in (*rare, *sperm) for token in clause.tokens[place + 1 : place + 2])


def _is_denied_diagnosis(clause: Clause, places: Sequence[int], negations: Sequence[int], *, is_explained: bool) -> bool:
    """ "No azoospermia"; not "azoospermia (no sperm in the pellet)", "azoospermia: no sperm", nor "absence of sperm", both denial and diagnosis."""

    def is_apart(place: int, negation: int) -> bool:
        first, last = sorted((place, negation))
        has_colon = is_explained and first == place and any(word.text.endswith(":") for word in clause.words[first:last])
        return negation in places or has_colon or any(word.text.startswith(("(", "[")) for word in clause.words[first + 1 : last + 1])

    return any(is_near([place], [negation]) and not is_apart(place, negation) for place in places for negation in negations)


def _read_denied(clause: Clause, sperm: Sequence[int], negations: Sequence[int], context: Context, *, is_counted: bool) -> str | None:
    """What a clause denies: sperm, only motile ones, or their agglutination. A count beside a negation is for a person."""
    if _is_joined(clause, sperm, places_of(clause, "sperm_features", context)):
        return None
    if is_counted or _is_joined(clause, sperm, places_of(clause, "sperm_kinds", context)):
        return UNCLEAR
    return "none" if has(clause, "seen", context) or _is_adjacent(clause, sperm, negations, context) or has(clause, "pellet", context) else None


def _read_rest(part: Clause, context: Context) -> str | None:
    """What follows a statement about sperm without naming them again: ", after centrifugation 2 found", ", but some in the pellet"."""
    if not has(part, "pellet", context):
        return UNCLEAR if has(part, "rare", context) else None
    if places_of(part, "none", context):
        return "none"
    numbers = [place for place, token in enumerate(part.tokens) if token.isdecimal() and _is_count(part, place, context)]
    return "pellet_only" if numbers or any(has(part, name, context) for name in ("rare", "seen", "but")) else None


def _negations(clause: Clause, context: Context) -> list[int]:
    """Where something is denied; "non-obstructive" denies no sperm, "non motile" in Arabic only their motility, "not looked for" nothing at all."""
    phrase = context.lexicon.phrase
    places = places_of(clause, "none", context)
    following = {place: clause.tokens[place + 1] for place in places if place + 1 < len(clause.tokens)}

    def is_adjective(place: int) -> bool:
        behind = following.get(place, "")
        is_undone = phrase("examined").has(behind) and not phrase("seen").has(behind)
        return is_undone or phrase("obstructive").has(behind) or (phrase("un").has(clause.tokens[place]) and phrase("sperm_kinds").has(behind))

    return [place for place in places if not is_adjective(place)]


def _is_joined(clause: Clause, places: Sequence[int], others: Sequence[int]) -> bool:
    """Two of the words stand close together, with no comma between them."""
    pairs = [sorted((place, other)) for place in places for other in others if abs(place - other) <= FEATURE_REACH]
    return any(not any(word.text.endswith((",", "،")) for word in clause.words[first:last]) for first, last in pairs)


def _count_before(clause: Clause, sperm: int, context: Context) -> int | None:
    """ "2 sperm", "2 motile sperm", "2 adet hareketsiz sperm": the number before them; a number in words is one or more."""
    kinds, numerals = context.lexicon.phrase("sperm_kinds"), context.lexicon.phrase("numerals")
    for place in range(sperm - 1, max(sperm - FEATURE_REACH, 0) - 2, -1):
        if place >= 0 and clause.words[place].text.endswith(":"):
            break  # "Examined on four slides: sperm"
        if place >= 0 and clause.tokens[place].isdecimal() and _is_count(clause, place, context):
            return int(clause.tokens[place])
        if place >= 0 and numerals.has(clause.tokens[place]):
            return 1
        if place < 0 or (place < sperm - 1 and not kinds.has(clause.tokens[place])):
            break
    return None


def _is_count(clause: Clause, place: int, context: Context) -> bool:
    """A number of sperm: no force, no time, no field of view behind it."""
    behind = clause.words[place + 1].text.strip("(),;:،؛") if place + 1 < len(clause.words) else ""
    unit = None if "/" in behind else parse_unit(behind)
    is_measure = unit is not None and unit.code not in CELLS
    return int(clause.tokens[place]) <= MOST_COUNTED and not is_measure and not context.lexicon.phrase("per_field").has(squeeze(behind))


def _is_counted_per_field(clause: Clause, sperm: int, context: Context) -> bool:
    """ "0-1 sperm per HPF": a few, never none; not a count of other cells in the same lines."""
    fields = places_of(clause, "per_field", context)
    counts = [place for place, token in enumerate(clause.tokens[:sperm]) if token.isdecimal() and int(token) > 0 and place + 2 >= sperm]
    return any(0 < abs(field - place) <= PER_FIELD_REACH for place in counts for field in fields)


def _is_adjacent(clause: Clause, places: Sequence[int], negations: Sequence[int], context: Context) -> bool:
    """ "No sperm", "absence of sperm", "total absence of any sperm"; what only strengthens, and the semen itself, is no word between."""
    wholly, semen = context.lexicon.phrase("wholly"), context.lexicon.phrase("semen")

    def apart(one: int, other: int) -> int:
        return abs(one - other) - sum(wholly.has(token) or semen.has(token) for token in clause.tokens[min(one, other) + 1 : max(one, other)])

    return any(apart(place, negation) <= 2 for place in places for negation in negations)


def _settle_sperm(said: Sequence[tuple[str, Clause]], context: Context, *, is_whole: bool) -> tuple[Draft, ...]:
    """Sperm anywhere outweighs none elsewhere: "none" is then said of the native sample. What was read against another statement asks, and "none"
    where another clause could not be read whole."""
    by_value: dict[str, list[Clause]] = {}
    for value, clause in said:
        by_value.setdefault(value, []).append(clause)
    if "rare" in by_value and all(not has(clause, "pellet", context) for clause in by_value.get("pellet_only", ())):
        by_value.pop("pellet_only", None)  # "Rare sperm seen. Cryptozoospermia."
    settled = next((value for value in ("pellet_only", "rare", "none") if value in by_value), None)
    if settled is None:
        return ()
    denials = by_value.get("none", []) if settled != "none" else []
    is_open = UNCLEAR in by_value or (settled == "rare" and denials) or any(has(clause, "pellet", context) for clause in denials)
    is_open = is_open or all(is_unsure(settled, clause, context) for clause in by_value[settled])
    doubts = {"ambiguous"} if is_open else set[str]()
    doubts |= {"low_confidence"} if settled == "none" and not is_whole else set()  # no count of the native sample takes this away
    return (_draft("sperm_seen", settled, by_value[settled][0], frozenset(doubts)),)


def is_unsure(value: str, clause: Clause, context: Context) -> bool:
    """True where a word that the vocabulary does not know may turn the statement round: sperm in the pellet, neither counted nor rare; a diagnosis
    among words that may make it history, a reason or a guess: "azoospermia under treatment"."""
    sperm = places_of(clause, "sperm", context)
    if value == "none":
        is_bare = not sperm and not has(clause, "pellet", context)
        return may_define(clause, context) or (is_bare and (not has(clause, "azoospermia", context) or has_strangers(clause, context)))
    if value != "pellet_only" or has(clause, "cryptozoospermia", context):
        return False
    return not has(clause, "rare", context) and not any(_count_before(clause, place, context) for place in sperm)


def _settle_pellet(said: Sequence[tuple[str, Clause]], context: Context) -> tuple[Draft, ...]:
    values = {value for value, _ in said}
    if not values:
        return ()
    value = "yes" if "yes" in values else "no"
    clause = next(clause for statement, clause in said if statement == value)
    is_open = len(values) > 1 or may_define(clause, context) or (is_cut_short(clause) if value == "no" else follows_denial(clause, context))
    # "culot : aucun spermatnznide" on a scan: what is denied are sperm in the pellet, and not that it was looked at.
    is_spoilt = clause.row.is_scanned and any(t.startswith("sperm") and not context.lexicon.phrase("sperm").has(t) for t in clause.tokens)
    is_open = is_open or (value == "no" and is_spoilt)
    return (_draft("pellet_examined", value, clause, frozenset({"ambiguous"}) if is_open else frozenset()),)


def _draft(analyte: str, value: str, clause: Clause, doubts: frozenset[str] = frozenset()) -> Draft:
    return Draft(analyte, clause.text[:200], clause.row, clause.words, value=value, doubts=doubts)
