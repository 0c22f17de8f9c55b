"""Does a form run in two columns, each with lines of its own?

In: a page of words. Out: its rows in the order of reading: what stands above, one column, then the other, what stands below. A column is a flow of
its own where a blank upright strip parts it from the other, where lines of the two stand on different heights, and where each says for itself what
it says: labels with their values, or sentences. Tables with columns are no flows: their labels stand on one side and the values on the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.extraction.bands import is_name
from intake.extraction.labels import MOST_BEFORE
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row, find_rows, is_mirrored
from intake.reading.words import Page, Word
from intake.units import parse_unit

PLACES = tuple(hundredth / 100 for hundredth in range(36, 65))  # where the blank may be, in widths of the page
BLANK = 0.008  # on either side of the place
LEAST_HEIGHT = 0.08  # of both columns, in heights of the page
FEWEST_ROWS = 3  # on either side
OUT_OF_STEP = 0.3  # in heights of a line: lines that far apart are two lines
LEVEL = 0.004  # of the page's height: less than half a line
FEWEST_MEASURED = 2  # labels with their values in one of the columns
SENTENCE = 4  # words
MOST_BARE, MOST_CELLS = 0.3, 0.34  # of a column's lines: numbers and units alone; answers, titles and marks of a table
MOST_ANSWERS = 2  # labels on one side with their values on the other
FEWEST_WORDS = 20  # in both columns
SAME_EDGE = 0.012  # of the page's width
TITLES = ("range", "unit")  # of columns that belong to the labels of the other side


@dataclass(frozen=True, slots=True)
class _Flows:
    """Two columns: where they begin and end, and their rows in the order of reading."""

    top: float
    bottom: float
    rows: tuple[tuple[Row, ...], tuple[Row, ...]]


def find_rows_in_flows(page: Page, lexicon: Lexicon) -> tuple[Row, ...]:
    """The rows of a page; those of two columns one after the other."""
    rows = find_rows(page)
    if not any(_clash(one, other) for one, other in pairwise(rows)):
        return rows
    flows = next((flows for flows in _find_flows(page) if _are_told(flows, lexicon)), None)
    if flows is None:
        return rows
    above = [word for word in page.words if word.box.middle <= flows.top]
    below = [word for word in page.words if word.box.middle >= flows.bottom]
    return (*_rows_of(above, page), *flows.rows[0], *flows.rows[1], *_rows_of(below, page))


def _rows_of(words: Sequence[Word], page: Page) -> tuple[Row, ...]:
    return find_rows(replace(page, words=tuple(words)), mirrored=is_mirrored(page.words))


def _are_level(one: Row, other: Row) -> bool:
    return abs(one.box.middle - other.box.middle) < OUT_OF_STEP * max(one.box.height, other.box.height)


def _clash(one: Row, other: Row) -> bool:
    """True for two lines side by side that do not stand on one height."""
    return one.box.top < other.box.bottom and other.box.top < one.box.bottom and not _are_level(one, other)


def _find_flows(page: Page) -> Iterator[_Flows]:
    """For each place of the blank, each stretch without a word across it, from where the lines beside it go out of step; that of most words first."""
    found: dict[tuple[int, int, float, float], float] = {}  # places that part the same words are one
    for place in PLACES:
        crossing = (word.box.middle for word in page.words if word.box.left < place + BLANK and word.box.right > place - BLANK)
        for top, bottom in pairwise(sorted({0.0, *crossing, 1.0})):
            if bottom - top >= LEAST_HEIGHT:
                sides = [word.box.left < place for word in page.words if top < word.box.middle < bottom]
                found.setdefault((-len(sides), sum(sides), top, bottom), place)
    for (count, before, top, bottom), place in sorted(found.items()):
        is_parted = FEWEST_ROWS <= before <= -count - FEWEST_ROWS
        if -count >= FEWEST_WORDS and is_parted and (flows := _flows_in(page, place, top, bottom)):
            yield flows


def _flows_in(page: Page, place: float, top: float, bottom: float) -> _Flows | None:
    bottom = _over_line(page, bottom)
    words = [word for word in page.words if top < word.box.middle < bottom]
    left = _rows_of([word for word in words if word.box.right <= place], page)
    right = _rows_of([word for word in words if word.box.left >= place], page)
    clashes = [min(one.box.top, other.box.top) for one in left for other in right if _clash(one, other)]
    if not clashes:
        return None
    pairs = [(one, other) for one in left if one.box.bottom <= min(clashes) for other in right if _are_level(one, other)]
    level = [one.box.middle for one, other in pairs if not (_is_spoken(one) or _is_spoken(other))]
    start = max(level, default=top)
    left, right = (tuple(row for row in rows if row.box.middle > start + LEVEL) for rows in (left, right))
    is_high = min(len(left), len(right)) >= FEWEST_ROWS and bottom - start >= LEAST_HEIGHT
    return _Flows(start + LEVEL, bottom, (right, left) if left[0].is_mirrored else (left, right)) if is_high else None


def _over_line(page: Page, bottom: float) -> float:
    """Where the line begins whose word at `bottom` crosses the blank: what overlaps that word belongs to its line."""
    edges = [word.box.top + OUT_OF_STEP * word.box.height for word in page.words if word.box.middle == bottom]
    return min((word.box.middle for edge in edges[:1] for word in page.words if word.box.top < edge < word.box.bottom), default=bottom)


def _are_told(flows: _Flows, lexicon: Lexicon) -> bool:
    """True where each column says for itself what it says; one that begins with units or ranges is half of a table."""
    if any(_titles_half_a_table(row, lexicon) for rows in flows.rows for row in rows):
        return False
    if any(_count_bare(rows) > MOST_BARE * len(rows) or sum(map(_begins_bare, rows)) > 1 for rows in flows.rows):
        return False
    if max(_count_answers(one, other, lexicon) for one, other in (flows.rows, flows.rows[::-1])) > MOST_ANSWERS:
        return False
    measured = [sum(_is_measured(row, lexicon) for row in rows) for rows in flows.rows]
    told = [count > 0 or _is_prose(rows, lexicon) for count, rows in zip(measured, flows.rows, strict=True)]
    return max(measured) >= FEWEST_MEASURED and all(told)


def _titles_half_a_table(row: Row, lexicon: Lexicon) -> bool:
    """ "Reference values (WHO 2021) | Previous": the title of limits, with what stands in brackets behind it."""
    texts = [word.text for word in row.cells[0].words]
    found = lexicon.find("headers", texts)
    is_whole = found is not None and (found.length == len(texts) or any(text.startswith("(") for text in texts[found.length - 1 : found.length + 1]))
    return found is not None and is_whole and found.name in TITLES


def _is_measured(row: Row, lexicon: Lexicon) -> bool:
    """True for a label and a number behind it on one line, or a known answer in a cell of its own."""
    texts = [word.text for word in row.words]
    is_answered = len(row.cells) > 1 and lexicon.name_of("answers", row.cells[-1].text) is not None
    if is_answered and any(map(is_name, texts)):
        return True  # "AZFa sY84 | positive"
    for start in range(min(len(texts), MOST_BEFORE + 1)):
        if (found := lexicon.find("labels", texts, start)) and found.name != "nothing":
            return is_answered or any(text[:1].isdigit() for text in texts[start + found.length :])
    return False


def _is_prose(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """True for sentences: hardly a line is an answer, a title or a mark of a table, or but units and numbers."""
    if any(lexicon.name_of("headers", cell.text) in TITLES for row in rows for cell in row.cells):
        return False
    cells = sum(_is_bare(row) or any(lexicon.name_of(section, row.text) for section in ("answers", "flags", "headers")) for row in rows)
    return any(map(_is_spoken, rows)) and cells <= MOST_CELLS * len(rows)


def _is_spoken(row: Row) -> bool:
    """True for a line of a sentence, as far as one line can tell."""
    return len(row.cells) == 1 and sum(word.text[:1].isalpha() for word in row.words) >= SENTENCE


def _is_bare(row: Row) -> bool:
    """True for numbers and units alone, as in the columns of a table."""
    return all(_is_unit_or_number(word.text) for word in row.words)


def _count_answers(rows: Sequence[Row], others: Sequence[Row], lexicon: Lexicon) -> int:
    """Lines that begin with a label and have nothing but numbers on their height on the other side: the two are halves of one table."""
    labelled = [row for row in rows if (found := lexicon.find("labels", [word.text for word in row.words])) and found.name != "nothing"]
    return sum(any(_is_bare(other) and _are_level(row, other) for other in others) for row in labelled)


def _count_bare(rows: Sequence[Row]) -> int:
    """Bare lines, but for those that stand under the value of the column's own label: "1.4-6.0 mL" under "Volume | 3.9 mL"."""
    edge: float | None = None
    count = 0
    for row in rows:
        is_under = edge is not None and abs(row.cells[0].left - edge) <= SAME_EDGE
        count += _is_bare(row) and not is_under
        edge = row.cells[-1].left if len(row.cells) > 1 else edge if is_under else None
    return count


def _begins_bare(row: Row) -> bool:
    """True for the value of a label on the other side, and a label of this side behind it."""
    return len(row.cells) > 1 and not _is_bare(row) and all(_is_unit_or_number(word.text) for word in row.cells[0].words)


def _is_unit_or_number(text: str) -> bool:
    return not any(map(str.isalpha, text)) or parse_unit(text.strip("()[];,")) is not None
