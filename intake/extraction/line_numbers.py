"""Which numbers at the beginning of lines count the lines?

In: the rows of one report. Out: the same rows without them: whole numbers in cells of their own, one under the other before labels, that grow from
line to line by little. What stands before a single label, or does not grow, is left to whoever reads the row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extraction.rows import Row
from intake.units import parse_unit

FEWEST = 3  # lines in a row
MOST_SKIPPED = 5  # numbers from one counted line to the next: headings and lines of prose between may be counted too
SAME_EDGE = 0.02  # of the page's width
_COUNT = re.compile(r"\d{1,3}[.)]?")


def without_line_numbers(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with only what they say."""
    counted = {place for run in _runs(rows) if len(run) >= FEWEST for place in run}
    return tuple(replace(row, cells=row.cells[1:]) if place in counted else row for place, row in enumerate(rows))


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
