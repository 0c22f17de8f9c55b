"""What do genetic reports say: karyotype, AZF regions and their markers? CFTR is in `cftr.py`.

In: the rows of a genetic report. Out: drafts. A karyotype in the column of expected results is nobody's; "negative" beside a marker may mean "no
band" or "no deletion" and asks unless the paper says which. Nothing is concluded from markers here: that is for the rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from intake.extraction.bands import CONTROL, MARKER, column_meaning, is_name, meaning_of, presence, signed, without_dashes
from intake.extraction.cftr import read_cftr
from intake.extraction.clauses import NEGATION_REACH, Clause, find_clauses, is_near, places_of
from intake.extraction.columns import Header, cells_in, find_header, is_head_line
from intake.extraction.context import Context
from intake.extraction.karyotypes import read_karyotypes
from intake.extraction.rows import Row
from intake.extraction.tables import Draft
from intake.extraction.whose import is_of_relative, is_of_this_test
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

Y_LETTERS = ("Y", "У")
MOST_IN_TITLE = 3  # words in the title of a column
MOST_OVER = 4  # lines from the titles of columns to the first marker
MOST_WORDS = 14  # in a row of markers
LEAST_ACROSS = 3  # cells of a line of markers whose answers stand below
MOST_TO_VERB = 10  # words from "deletion" to a verb that ends the sentence
ASKS = frozenset({"ambiguous"})
_ALL_REGIONS = re.compile(r"AZF|AZF-\w{3,}|AZF(?![abc])\w{3,}", re.IGNORECASE)  # "AZF-Regionen", without a letter: whichever were tested
_REGION = re.compile(r"\bAZF\s*-?\s*([abc](?:\s?[-–/+,&]?\s?[abc](?=\W|[abc]\b|$))*)\b", re.IGNORECASE)  # "AZFc", "AZFb+c", "AZFa-c", "AZFbc"


def read_genetics(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """All drafts of genetic findings on the rows."""
    tabled = list(_with_headers(rows, context))
    markers = _read_markers(tabled, context)
    regions = _confirm_by_markers(_read_regions(rows, tabled, context), markers)
    return (*read_karyotypes(tabled, context), *markers, *regions, *read_cftr(rows, tabled, context))


def read_told_regions(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """What the sentences of a letter say of the AZF regions."""
    return tuple(_read_regions(rows, (), context))


def _with_headers(rows: Sequence[Row], context: Context) -> Iterator[tuple[Row, Header | None]]:
    header: Header | None = None
    for row in rows:
        found = find_header(row, context.lexicon, context.order)
        header = found or header
        if not found:
            yield row, header


# -------------------------------------------------------------------------------------------------------------------------------- markers


def _read_markers(tabled: Sequence[tuple[Row, Header | None]], context: Context) -> list[Draft]:
    """One draft for each marker with a result on its row, or under it where the markers are the columns."""
    drafts: list[Draft] = []
    usual, titled = _meaning_of_controls(tabled, context), _meaning_of_titles(tabled, context)
    told = None if usual and titled and usual != titled else titled or usual  # a title against the controls: a person decides
    for place, (row, header) in enumerate(tabled):
        names = _markers_of(row)
        if not names or len(row.words) > MOST_WORDS:
            continue
        meaning = column_meaning(header, context) or told
        words = [word for cell in cells_in(row, header, "result") or cells_in(row, header, "flag") for word in cell.words]
        found = [
            Draft(f"sts_{name}", row.cells[0].text, row, rest, value=value, doubts=doubts)
            for name, own in _results_beside(words, names, context)
            for rest in [_behind_its_marker(own, row, meaning, context)]
            for value, doubts in [presence(rest, meaning, context)]
            if value
        ]
        if "¥" in row.text or len({*names}) < len(names):  # "sY127, sY134 | deletion of sY127 only"
            found = [replace(draft, doubts=draft.doubts | {"label_doubtful"}) for draft in found]
        below = tabled[place + 1][0] if place + 1 < len(tabled) else None
        drafts += found or (_read_below(row, below, meaning, context) if below and len(names) > 1 else [])
    # No man lacks all controls: where one is absent, every answer may be meant the other way round.
    is_turned = any(draft.value == "absent" and CONTROL.fullmatch(draft.analyte.removeprefix("sts_").replace("_", "/")) for draft in drafts)
    return [replace(draft, doubts=draft.doubts | ASKS) for draft in drafts] if is_turned else drafts


def _read_below(row: Row, below: Row, meaning: str | None, context: Context) -> list[Draft]:
    """Markers as columns: each answer stands under its marker."""
    if below.page != row.page or _markers_of(below):
        return []
    title = meaning_of([squeeze(word.text) for word in below.cells[0].words], context)
    drafts: list[Draft] = []
    for words, under in _pairs_below(row, below):
        marker = MARKER.search(" ".join(word.text for word in words))
        value, doubts = presence(under, title or meaning, context) if marker and under else (None, frozenset[str]())
        if marker and value:
            drafts.append(Draft(f"sts_sy{marker[1]}", marker[0], below, under, value=value, doubts=doubts))
    return drafts


def _pairs_below(row: Row, below: Row) -> list[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """What stands under what: cell under cell where both lines have as many, else whatever overlaps a word."""
    if len(row.cells) == len(below.cells) > 1:
        return [(over.words, under.words) for over, under in zip(row.cells, below.cells, strict=True)]
    return [((word,), tuple(other for other in below.words if _overlaps(below.span([other]), row.span([word])))) for word in row.words]


def _overlaps(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meaning_of_titles(tabled: Sequence[tuple[Row, Header | None]], context: Context) -> str | None:
    """ "Region | Marker | Deletion" above the markers: a title of a column that is no title of results elsewhere. The nearest line counts:
    the paper's own title speaks of deletions as well."""
    above = list(takewhile(lambda one: not _is_of_markers(one[0]), tabled))
    header = tabled[len(above)][1] if len(above) < len(tabled) else None
    over = [row for row, own in above if own is header and not is_head_line(row, context.lexicon)]
    for row in reversed(over[-MOST_OVER:]):
        texts = [word.text for word in row.words]
        if (named := context.lexicon.find("kinds", texts)) and named.length == len(texts):
            continue  # the paper's own title, set with wide blanks
        titles = [cell for cell in row.cells[1:] if len(cell.words) <= MOST_IN_TITLE and not any(map(_is_of_y, cell.words))]
        if meaning := meaning_of([squeeze(word.text) for cell in titles for word in cell.words], context):
            return meaning
    return None


def _is_of_y(word: Word) -> bool:
    """ "Test | Y microdeletion" names the test, and no column of deletions."""
    return word.text[:1] in Y_LETTERS and not word.text[1:2].isalpha()


def _is_of_markers(row: Row) -> bool:
    """A line of the table: markers, or a region in a cell of its own; a sentence over the table may name a region, too."""
    return bool(_markers_of(row)) or (len(row.cells) > 1 and _REGION.search(row.text) is not None)


def _meaning_of_controls(tabled: Sequence[tuple[Row, Header | None]], context: Context) -> str | None:
    """What "+" and "negative" mean on this paper, told by its controls, which no man lacks: "ZFX/ZFY +" is a band."""
    signs: set[str] = set()
    for place, (row, header) in enumerate(tabled):
        if CONTROL.search(row.text) and len(row.words) <= MOST_WORDS:
            own = _signs_in([word for cell in cells_in(row, header, "result") for word in cell.words], context)
            if not own and len(row.cells) > LEAST_ACROSS and place + 1 < len(tabled):
                own = _signs_in(
                    [w for over, under in _pairs_below(row, tabled[place + 1][0]) if CONTROL.search(over[0].text) for w in under], context
                )
            signs |= own
    return {"positive": "band", "negative": "deletion"}[signs.pop()] if len(signs) == 1 else None


def _signs_in(words: Sequence[Word], context: Context) -> set[str]:
    return {sign for word in without_dashes(words) if (sign := signed(word.text.strip(" ,.;:"), context))}


def _markers_of(row: Row) -> list[str]:
    text = row.text
    names = [f"sy{match[1]}" for match in MARKER.finditer(text)]
    return names or [re.sub(r"\W+", "_", match[1].casefold()).strip("_") for match in CONTROL.finditer(text)][:1]


def _results_beside(words: Sequence[Word], names: list[str], context: Context) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """The words that answer each marker: with one marker the whole result, with several the words between it and the next."""
    if len(names) == 1:
        own = tuple(word for word in words if not is_name(word.text))
        yield names[0], own
        return
    spots = [place for place, word in enumerate(words) if MARKER.search(word.text)]
    if not spots:  # "sY84, sY86 | no deletion": one answer for all of them
        is_answer = len(words) == 1 or context.lexicon.name_of("answers", " ".join(word.text for word in words)) is not None
        yield from ((name, tuple(words)) for name in names if is_answer)
    for place, following in zip(spots, [*spots[1:], len(words)], strict=False):
        marker = MARKER.search(words[place].text)
        is_listed = words[place].text.endswith((",", ";", "/", "+"))
        end = len(words) if is_listed and words[place + 1 : spots[-1] + 1] == [words[spot] for spot in spots if spot > place] else following
        if marker:
            yield f"sy{marker[1]}", tuple(word for word in words[place + 1 : end] if not MARKER.search(word.text))


def _behind_its_marker(words: tuple[Word, ...], row: Row, meaning: str | None, context: Context) -> tuple[Word, ...]:
    """ "АЕБ | sY127 | absent": a spoilt region before the marker is no part of the answer, where what stands behind says the same without it."""
    spot = next((place for place, word in enumerate(row.words) if MARKER.search(word.text)), 0)
    behind = tuple(word for word in words if any(word is other for other in row.words[spot:]))
    return behind if presence(behind, meaning, context) == presence(words, meaning, context) else words


# ----------------------------------------------------------------------------------------------------------------------------- AZF regions


def _read_regions(rows: Sequence[Row], tabled: Sequence[tuple[Row, Header | None]], context: Context) -> list[Draft]:
    """What rows and sentences call deleted or intact; two different words on one region ask."""
    said: dict[str, list[Draft]] = {}
    for row, header in tabled:
        for draft in _region_row(row, header, context):
            said.setdefault(draft.analyte, []).append(draft)
    for draft in (draft for clause in find_clauses(rows) for part in _verdicts_in(clause, context) for draft in _region_clause(part, context)):
        said.setdefault(draft.analyte, []).append(draft)
    drafts: list[Draft] = []
    for several in said.values():
        first = several[0]
        doubts = first.doubts | ({"conflict"} if len({draft.value for draft in several}) > 1 else set())
        drafts.append(replace(first, doubts=frozenset(doubts)))
    return drafts


def _verdicts_in(clause: Clause, context: Context) -> list[Clause]:
    """ "AZFa and AZFb are intact, whereas AZFc is deleted": two verdicts, cut at "but" or at a comma behind the first one."""
    deletion, but = context.lexicon.phrase("deletion"), context.lexicon.phrase("but")
    answers = context.lexicon.tables.get("answers", {})

    def says(part: Clause) -> bool:
        return _REGION.search(part.text) is not None and any(deletion.has(token) or "intact" in answers.get(token, ()) for token in part.tokens)

    for place, (word, token) in enumerate(zip(clause.words, clause.tokens, strict=True)):
        end = place if but.has(token) else place + 1 if word.text.endswith((",", "،")) and not _REGION.search(word.text) else 0
        parts = [Clause(clause.row, clause.words[cut], clause.tokens[cut]) for cut in (slice(end), slice(end, None))]
        if end and all(part.words and says(part) for part in parts):
            return [parts[0], *_verdicts_in(parts[1], context)]
    return [clause]


def _region_row(row: Row, header: Header | None, context: Context) -> list[Draft]:
    """ "AZFa | intact", "AZFa | sY84, sY86 | intact": a region with an answer of its own, not a single marker's row."""
    regions = _regions_in(row.cells[0].text)
    markers = MARKER.findall(row.text)
    if len(regions) != 1 or len(markers) == 1 or len(row.cells) < 2:
        return []
    cells = [cell for cell in cells_in(row, header, "result") if cell is not row.cells[0]]
    for cell in cells:
        answers = context.lexicon.tables.get("answers", {}).get(squeeze(cell.text), ())
        value: str | None = next((answer for answer in ("partial", "deleted", "intact") if answer in answers), None)
        doubts: frozenset[str] = frozenset()
        if value is None and not markers and {"present", "absent", "positive", "negative"} & {*answers}:
            # "Negative" beside a region: no deletion, or no band?
            value, doubts = "unclear", frozenset({"ambiguous"})
        if value:
            return [Draft(f"azf_{regions.pop()}", row.cells[0].text, row, cell.words, value=value, doubts=doubts)]
    return []


def _regions_in(text: str) -> list[str]:
    """The letters of all regions that are named: of "AZFb+c" two, of "AZFa-c" three; one that goes back ("AZFc, a ...") is another word."""
    found: set[str] = set()
    for match in _REGION.finditer(text):
        letters = re.findall("[abc]", match[1].lower())
        named = [letter for _, letter in takewhile(lambda pair: pair[0] < pair[1], pairwise(["", *letters]))]
        found |= {*"abc"} if named == ["a", "c"] and re.search(r"[-–]", match[1]) else {*named}
    return sorted(found)


def _region_clause(clause: Clause, context: Context) -> list[Draft]:
    """ "Deletion of AZFc": regions in a sentence that speaks of a deletion, with its negation."""
    regions = _regions_in(clause.text)
    lexicon = context.lexicon
    deletion = [place for place, token in enumerate(clause.tokens) if lexicon.phrase("deletion").has(token)]
    negations = [place for place, token in enumerate(clause.tokens) if lexicon.phrase("none").has(token)]
    if (
        not regions
        and any(_is_of_y(word) or _ALL_REGIONS.fullmatch(word.text.strip(" (),.;:")) for word in clause.words)
        and not _is_general(clause, context, is_negated=True)
    ):
        return _all_regions(clause, deletion, negations, context)
    if not regions or _is_general(clause, context, is_negated=bool(negations)):
        return []
    if not deletion:
        return _intact_regions(clause, regions, context) if not negations else []
    if _is_left_open(clause, negations, context):
        return [Draft(f"azf_{region}", clause.text[:200], clause.row, clause.words, value="unclear", doubts=ASKS) for region in regions]
    if negations and not _is_denied(clause, deletion, negations, context):
        return []
    is_partial = any(lexicon.phrase("partial").has(token) for token in clause.tokens)
    value = "intact" if negations else "partial" if is_partial else "deleted"
    # A deletion that only a sentence speaks of may be a sentence about deletions; a marker can confirm it.
    doubts = frozenset() if negations and len(deletion) == 1 and not is_of_this_test(clause, context) else ASKS
    return [Draft(f"azf_{region}", clause.text[:200], clause.row, clause.words, value=value, doubts=doubts) for region in regions]


def _all_regions(clause: Clause, deletion: Sequence[int], negations: Sequence[int], context: Context) -> list[Draft]:
    """ "No Y chromosome microdeletions were detected" names no region and means all three; a person looks which were tested."""
    if not deletion or not negations or _is_left_open(clause, negations, context) or not _is_denied(clause, deletion, negations, context):
        return []
    return [Draft(f"azf_{region}", clause.text[:200], clause.row, clause.words, value="intact", doubts=ASKS) for region in "abc"]


def _is_left_open(clause: Clause, negations: Sequence[int], context: Context) -> bool:
    """ "A deletion cannot be excluded"; not "deletions were excluded"."""
    exclusions = places_of(clause, "excluded", context)
    return is_near(exclusions, [place for place in negations if place not in exclusions])


def _intact_regions(clause: Clause, regions: Sequence[str], context: Context) -> list[Draft]:
    """ "The AZFa and AZFb regions are intact": nothing is said of a deletion, and nothing denied."""
    answers = context.lexicon.tables.get("answers", {})
    if not any("intact" in answers.get(token, ()) for token in clause.tokens):
        return []
    return [Draft(f"azf_{region}", clause.text[:200], clause.row, clause.words, value="intact") for region in regions]


def _is_general(clause: Clause, context: Context, *, is_negated: bool) -> bool:
    """A sentence about the test or about deletions at large."""
    names = ("not_a_finding",) if is_negated else ("not_a_finding", "tested")
    if "%" in clause.text or is_of_relative(clause.tokens, context):
        return True
    return any(context.lexicon.phrase(name).has(token) for name in names for token in clause.tokens)


def _is_denied(clause: Clause, deletion: Sequence[int], negations: Sequence[int], context: Context) -> bool:
    """ "No deletion", "deletion was not detected", "delesyon saptanmadı"; not "deletion is not associated with"."""
    seen, exclusions = places_of(clause, "seen", context), places_of(clause, "excluded", context)
    pairs = [(place, negation) for place in deletion for negation in negations]
    evidence = {place - 1 for place in places_of(clause, "evidence", context)}  # "kein Hinweis auf eine Mikrodeletion"
    if any(0 < place - negation <= (NEGATION_REACH if negation in evidence else 3) for place, negation in pairs):
        return True
    # "لم يتم الكشف عن أي حذف", and where the verb ends the sentence: what is denied is that one was seen.
    is_of_seeing = any(negation < verb < place and place - negation <= NEGATION_REACH for place, negation in pairs for verb in seen)
    if is_of_seeing or any(0 < negation - place <= MOST_TO_VERB and is_near([negation], [*seen, *exclusions], 1) for place, negation in pairs):
        return True
    near = any(0 < negation - place <= NEGATION_REACH for place, negation in pairs)
    has_verb = bool(seen)
    says_both = any(len(clause.tokens[negation]) > 5 for negation in negations)  # a negated verb in one word, as in Turkish
    return near and (has_verb or says_both)


MARKERS_OF_REGION = {"azf_a": {"sts_sy84", "sts_sy86"}, "azf_b": {"sts_sy127", "sts_sy134"}, "azf_c": {"sts_sy254", "sts_sy255"}}


def _confirm_by_markers(regions: Sequence[Draft], markers: Sequence[Draft]) -> list[Draft]:
    """Sentences and markers side by side: agreement takes the doubt away, contradiction asks."""
    settled: list[Draft] = []
    for draft in regions:
        values = {marker.value for marker in markers if marker.analyte in MARKERS_OF_REGION[draft.analyte] and not marker.doubts}
        wanted = {"deleted": {"absent"}, "intact": {"present"}}.get(draft.value or "")
        if values and wanted and values == wanted:
            settled.append(replace(draft, doubts=draft.doubts - {"ambiguous"}))
        elif values and wanted:
            settled.append(replace(draft, doubts=draft.doubts | {"conflict"}))
        else:
            settled.append(draft)
    return settled


# -------------------------------------------------------------------------------------------------------- what only genetic reports print


def find_markers(row: Row) -> frozenset[str]:
    """The sequence-tagged sites of the Y chromosome that stand on the row."""
    return frozenset(match[1] for match in MARKER.finditer(row.text))
