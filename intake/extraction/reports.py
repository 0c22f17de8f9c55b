"""Where does one report end and the next begin?

In: the pages of a file. Out: its reports, each with kind, language, pages, head and rows. A new report begins where the specimen changes (blood,
semen, genes), where the head names another sample or another day, and in the middle of a page where a title says so and values of that kind
follow. A page without a title of its own belongs to the report before it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.extraction.dates import DayOrder
from intake.extraction.halves import find_halves
from intake.extraction.heads import read_head
from intake.extraction.kinds import BLOOD, LEAST, decide_blood_kind, decide_kind, score_kinds, score_values, specimens_on
from intake.extraction.lexicon import Lexicon, find_language, get_lexicon
from intake.extraction.order import find_order
from intake.extraction.readings import ReportHead
from intake.extraction.retelling import is_retelling
from intake.extraction.rows import Row
from intake.extraction.second_heads import find_second_heads
from intake.extraction.sidebars import find_rows_beside
from intake.extraction.signs import LETTER, Telling, read_tellings
from intake.reading.words import Page
from intake.vocabulary import Vocabulary

OTHER_LAB = "other_lab"
GREETING = 2  # rows from a greeting to the title below it
ADDRESSED = frozenset({"scrotal_ultrasound", "transrectal_ultrasound", "histology"})  # reports that are written to the doctor who asked


@dataclass(frozen=True, slots=True)
class Report:
    """One printed report: its rows in order, over one or more pages (from 1)."""

    kind: str
    language: str | None
    pages: tuple[int, ...]
    head: ReportHead
    rows: tuple[Row, ...]
    order: DayOrder


@dataclass(frozen=True, slots=True)
class _Part:
    """A page, or the part of a page under one title. `specimen` is None where nothing says what it is."""

    language: str | None
    rows: tuple[Row, ...]
    tellings: tuple[Telling, ...]
    scores: Counter[str]
    specimen: str | None
    head: ReportHead
    order: DayOrder


def split_reports(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[Report, ...]:
    """The reports of a file, in order. Pages without words are in none of them."""
    groups: list[list[_Part]] = []
    for page in pages:
        for part in _parts_of(page, vocabulary):
            if groups and _belongs(part, groups[-1]):
                groups[-1].append(part)
            else:
                groups.append([part])
    return tuple(_report(group, vocabulary) for group in groups)


def _parts_of(page: Page, vocabulary: Vocabulary) -> list[_Part]:
    language = find_language([page], vocabulary)
    lexicon = get_lexicon(vocabulary, language)
    return [part for half in find_halves(page, lexicon) for part in _parts_beneath(find_rows_beside(half, lexicon), language, vocabulary, lexicon)]


def _parts_beneath(rows: tuple[Row, ...], language: str | None, vocabulary: Vocabulary, lexicon: Lexicon) -> list[_Part]:
    """The parts of a page, or of one of its halves, from top to bottom."""
    if not rows:
        return []
    tellings = _without_greetings(read_tellings(rows, vocabulary, lexicon))
    papers = [0, *find_second_heads(rows, tellings, lexicon), len(rows)]
    inner = [[start + cut for cut in _find_cuts(tellings[start:end], vocabulary)] for start, end in pairwise(papers)]
    cuts = sorted({*papers[1:-1], *(cut for several in inner for cut in several)})
    order = find_order(rows, lexicon)
    parts = []
    for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True):
        scores = score_kinds(tellings[start:end], vocabulary)
        specimen = _specimen_told(scores, tellings[start:end], vocabulary)
        titles = {place for place, telling in enumerate(tellings[start:end]) if telling.titles}
        head = read_head(rows[start:end], lexicon, order, titles)
        parts.append(_Part(language, rows[start:end], tellings[start:end], scores, specimen, head, order))
    return parts


def _without_greetings(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """ "Dear colleague," right above "Result of the scrotal ultrasound": what one doctor has seen, addressed to another, and no letter; nor is a
    paper that was titled as a report before it greets anyone, unless it names itself a letter as well."""
    is_titled = sum(LETTER in telling.titles for telling in tellings) > 1

    def greets(place: int) -> bool:
        below = [kind for telling in tellings[place + 1 : place + 1 + GREETING] for kind in telling.titles]
        is_head = not any(telling.analytes for telling in tellings[:place])
        above = [kind for telling in tellings[:place] if is_head and not telling.is_letterhead for kind in telling.titles]
        return LETTER in tellings[place].titles and (
            any(kind in ADDRESSED for kind in below) or (not is_titled and any(kind != LETTER for kind in above))
        )

    return tuple(replace(one, titles=tuple(kind for kind in one.titles if kind != LETTER)) if greets(n) else one for n, one in enumerate(tellings))


def _find_cuts(tellings: Sequence[Telling], vocabulary: Vocabulary) -> list[int]:
    """Rows whose title begins another specimen's report in the middle of a page."""
    cuts: list[int] = []
    current = _specimen_of(tellings[: len(tellings) // 3 + 1], vocabulary)
    for place, telling in enumerate(tellings):
        specimens = {vocabulary.kinds[kind].specimen for kind in telling.titles}
        if len(specimens) != 1:
            continue
        specimen = specimens.pop()
        if current is None or place == 0:
            current = specimen
        elif specimen != current and _begins(tellings, place, specimen, vocabulary):
            cuts.append(place)
            current = specimen
    return cuts


def _begins(tellings: Sequence[Telling], place: int, specimen: str, vocabulary: Vocabulary) -> bool:
    """True when values of the specimen follow, and what stands above is a report of its own and not only a letterhead."""
    if _specimen_of(tellings[place:], vocabulary) != specimen or not _has_values(tellings[:place], vocabulary):
        return False
    counts = specimens_on(tellings[place:], vocabulary)
    if specimen == BLOOD and counts[BLOOD] < max(counts.values(), default=0):
        return False  # "Biochemistry of seminal plasma"
    return any(vocabulary.kinds[kind].specimen == specimen for kind in score_values(tellings[place:], vocabulary))


def _specimen_of(tellings: Sequence[Telling], vocabulary: Vocabulary) -> str | None:
    kind = decide_kind(score_kinds(tellings, vocabulary))
    return vocabulary.kinds[kind].specimen if kind else None


def _specimen_told(scores: Counter[str], tellings: Sequence[Telling], vocabulary: Vocabulary) -> str | None:
    """What the best kind is made of; None for "Biochemistry" over the values of another specimen alone."""
    kind = decide_kind(scores)
    specimen = vocabulary.kinds[kind].specimen if kind else None
    counts = specimens_on(tellings, vocabulary)
    return None if specimen == BLOOD and counts and not counts[BLOOD] else specimen


def _has_values(tellings: Sequence[Telling], vocabulary: Vocabulary) -> bool:
    """True when what stands above is more than a letterhead, or the list of its departments: "Biochemistry", "Haematology"."""
    told = [telling for telling in tellings if not telling.is_letterhead]
    scores = score_kinds(told, vocabulary)
    is_list = set(scores) == {OTHER_LAB} and not score_values(told, vocabulary) and sum(telling.is_result for telling in told) < LEAST
    return max(scores.values(), default=0) >= LEAST + 2 and not is_list


def _belongs(part: _Part, group: Sequence[_Part]) -> bool:
    """True when a part goes on with the report before it."""
    specimen = next((other.specimen for other in group if other.specimen), None)
    if part.specimen and specimen and part.specimen != specimen:
        return False
    if part.specimen and not specimen:
        return False
    return all(_same_sample(part.head, other.head) for other in group)


def _same_sample(one: ReportHead, other: ReportHead) -> bool:
    """False when both heads name a sample, a day of collection or report, or a birthday, and not the same."""
    named = ("accession", "collected_on", "reported_on", "patient_birth_date")
    pairs = ((getattr(one, name), getattr(other, name)) for name in named)
    return all(first is None or second is None or first == second for first, second in pairs)


def _report(group: Sequence[_Part], vocabulary: Vocabulary) -> Report:
    rows = tuple(row for part in group for row in part.rows)
    scores: Counter[str] = Counter()
    for part in group:
        scores |= part.scores
    language = Counter(part.language for part in group).most_common(1)[0][0]
    lexicon = get_lexicon(vocabulary, language)
    order = group[0].order if len(group) == 1 else find_order(rows, lexicon)
    specimen = next((part.specimen for part in group if part.specimen), None)
    tellings = [telling for part in group for telling in part.tellings]
    kind = _kind(scores, specimen, rows, tellings, vocabulary, lexicon)
    head = _head(group, rows, lexicon, order)
    if kind != LETTER and head.collected_on is None and is_retelling(rows, order, lexicon, vocabulary):
        kind = LETTER
    if kind == LETTER:
        head = replace(head, collected_on=None, collected_at=None)  # a letter retells samples of other days
    return Report(kind, language, tuple(sorted({row.page for row in rows})), head, rows, order)


def _kind(
    scores: Counter[str], specimen: str | None, rows: Sequence[Row], tellings: Sequence[Telling], vocabulary: Vocabulary, lexicon: Lexicon
) -> str:
    if specimen in (BLOOD, None):
        blood = decide_blood_kind(scores, rows, tellings, vocabulary, lexicon)
        # Papers without any sign of a laboratory are not "other laboratory report".
        return blood if specimen or scores else "other"
    own = Counter({kind: score for kind, score in scores.items() if vocabulary.kinds[kind].specimen == specimen})
    return decide_kind(own) or "other"


def _head(group: Sequence[_Part], rows: Sequence[Row], lexicon: Lexicon, order: DayOrder) -> ReportHead:
    """The head of all parts together; one part has been read already."""
    first = group[0].head
    if len(group) == 1:
        return first
    head = read_head(rows, lexicon, order)
    return replace(head, laboratory=first.laboratory, accession=head.accession or first.accession)
