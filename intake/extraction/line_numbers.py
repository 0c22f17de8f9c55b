"""Which numbers on a line are none of its values: those that count the lines, and colons that an engine took for digits?

In: the rows of one report. Out: the same rows without them: whole numbers in cells of their own, one under the other before labels, that grow from
line to line by little; numbers with a dot or a bracket before the words of a cell ("1. Volume"), which begin anew under every heading; on a scan a
lone digit where the lines around have a colon, and their values begin where its next word does. What stands before a single label, or does not
grow, is left to whoever reads the row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.beside import TIMES
from intake.extraction.rows import Row
from intake.reading.words import Word
from intake.units import parse_unit

FEWEST = 3  # lines in a row
MOST_SKIPPED = 5  # numbers from one counted line to the next: headings and lines of prose between may be counted too
SAME_EDGE = 0.02  # of the page's width
SAME_COLON, LINES_AROUND = 0.006, 12  # of the page's width; lines in which colons stand one under the other
SURE = 0.9
_NUMBER = re.compile(r"[<>]?\d[\d.,]*")
_COUNT = re.compile(r"\d{1,3}[.)]?")
_ORDINAL = re.compile(r"(\d{1,2})[.)]|[.](\d{1,2})")  # ".2", as a line that is read from the right has it


def without_line_numbers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with only what they say."""
    counted = {place for run in _runs(rows) if len(run) >= FEWEST for place in run}
    rows = [replace(row, cells=row.cells[1:]) if place in counted else row for place, row in enumerate(rows)]
    listed = _listed(rows)
    rows = [_without_ordinal(row) if place in listed else row for place, row in enumerate(rows)]
    return tuple(_without_colon(rows, place) for place in range(len(rows)))


def _without_colon(rows: Sequence[Row], place: int) -> Row:
    """ "Leucocytes  3 0.2" among lines like "Volume  : 0.9" without the 3."""
    row = rows[place]
    digits = [pair for pair in pairwise(row.words) if row.is_scanned and _may_be_colon(*pair)]
    around = [other for other in rows[max(0, place - LINES_AROUND) : place + LINES_AROUND + 1] if other.page == row.page] if digits else []
    colons = [pair for other in around for pair in pairwise(other.words) if pair[0].text == ":"]
    wrong = [digit for digit, value in digits if sum(_are_under_one_another(colon, (digit, value)) for colon in colons) >= FEWEST]
    cells = [(cell, tuple(word for word in cell.words if not any(word is digit for digit in wrong))) for cell in row.cells]
    return replace(row, cells=tuple(replace(cell, words=left, left=row.span(left)[0]) for cell, left in cells if left)) if wrong else row


def _may_be_colon(digit: Word, value: Word) -> bool:
    """A digit of which nobody is sure right before another number; before a unit it is a value."""
    return len(digit.text) == 1 and digit.text.isdecimal() and digit.confidence < SURE and _NUMBER.fullmatch(value.text) is not None


def _are_under_one_another(colon: tuple[Word, Word], digit: tuple[Word, Word]) -> bool:
    """Two words where two others stand; the second may begin anywhere in the blank between, where one word was cut in two."""
    value = digit[1].box
    return abs(colon[0].box.left - digit[0].box.left) <= SAME_COLON and value.left - SAME_COLON <= colon[1].box.left < value.right


def _listed(rows: Sequence[Row]) -> set[int]:
    """Places of the rows that begin with an ordinal, where lists of "1.", "2." stand one under the other and make up enough lines together."""
    listed: set[int] = set()
    edges: dict[float, int] = {}  # left edge of a list -> its last number
    for place, row in enumerate(rows):
        number = _ordinal_of(row)
        edge = next((edge for edge in edges if abs(edge - row.cells[0].left) <= SAME_EDGE), row.cells[0].left) if number else 0.0
        if number and number in (1, edges.get(edge, 0) + 1):
            edges[edge] = number
            listed.add(place)
    return listed if len(listed) >= FEWEST else set()


def _ordinal_of(row: Row) -> int:
    """The number before the words of the first cell; 0 where there is none, or where a unit follows: "1. hour"."""
    first, *rest = row.cells[0].words
    found = _ORDINAL.fullmatch(first.text)
    unit = parse_unit(rest[0].text) if rest else None
    is_name = bool(rest) and any(map(str.isalpha, rest[0].text)) and (unit is None or unit.code not in TIMES)  # "2. Ejaculate volume"
    return int(found[1] or found[2]) if found and is_name else 0


def _without_ordinal(row: Row) -> Row:
    first, *others = row.cells
    own = replace(first, words=first.words[1:], left=row.span(first.words[1:])[0])
    return replace(row, cells=(own, *others))


def _runs(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Places of rows whose numbers go on from each other."""
    run: list[int] = []
    for place in (place for place, row in enumerate(rows) if _may_be_counted(row)):
        if run and not _goes_on(rows[run[-1]], rows[place], most=min(MOST_SKIPPED, place - run[-1] + 1)):
            yield run
            run = []
        run.append(place)
    yield run


def _may_be_counted(row: Row) -> bool:
    """A short whole number alone in the first cell, and words in the second that are no unit."""
    if len(row.cells) < 2 or len(row.cells[0].words) != 1 or not _COUNT.fullmatch(row.cells[0].text):
        return False
    return sum(map(str.isalpha, row.cells[1].text)) > 1 and parse_unit(row.cells[1].text) is None


def _goes_on(above: Row, row: Row, *, most: int) -> bool:
    """True for a number a little larger, in the same column: no more than the lines between can account for, as results may grow, too."""
    before, after = above.cells[0], row.cells[0]
    is_aligned = min(abs(before.left - after.left), abs(before.right - after.right)) <= SAME_EDGE
    return above.page == row.page and is_aligned and 0 < _number(row) - _number(above) <= most


def _number(row: Row) -> int:
    return int(row.cells[0].text.rstrip(".)"))
