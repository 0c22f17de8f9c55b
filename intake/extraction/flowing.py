"""Which lines are one running list?

In: the rows of one report. Out: the same rows, those of a list that runs over several lines as one: "Volume: 1.2 mL; pH: 7.8; Progressive" over
"motility: 30 %". Only lines with several labels and colons are joined, and only where the line before does not end its sentence.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.rows import Cell, Row
from intake.extraction.titles import NEXT_LINE
from intake.reading.words import Word

LEAST_COLONS = 2
SAME_EDGE = 0.02  # of the page: how far two lines of one list may begin apart
ENDS = (";", ".")


def join_flowing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with the lines of each running list in one."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _flows_on(before, row):
            joined[-1] = replace(before, cells=(_joined(before.cells[0], row.cells[0]),))
        else:
            joined.append(row)
    return tuple(joined)


def _flows_on(before: Row, row: Row) -> bool:
    last = before.words[-1]
    words = _outside_brackets(before)
    is_list = sum(word.text.endswith(":") for word in words) >= LEAST_COLONS and any(word.text.endswith(";") for word in words)
    is_below = row.page == before.page and row.box.middle - last.box.middle <= NEXT_LINE * last.box.height
    starts_alike = abs(before.cells[0].left - row.cells[0].left) <= SAME_EDGE
    return is_list and is_below and starts_alike and not last.text.endswith(ENDS) and len(before.cells) == len(row.cells) == 1


def _outside_brackets(row: Row) -> list[Word]:
    """The words but for those in brackets, of which one may have opened on the line before: "(men 20-49 years: 249-836; older: 193-740)"."""
    outside: list[Word] = []
    depth = 0
    for word in row.words:
        depth += word.text.count("(")
        for _ in range(word.text.count(")")):
            if not depth:
                outside.clear()
            depth = max(depth - 1, 0)
        if not depth:
            outside.append(word)  # also the one that closes the bracket: behind that its mark parts the list, as in "12.4);"
    return outside


def _joined(before: Cell, cell: Cell) -> Cell:
    """The words of both lines as one run; a word that was broken at the line's end is whole again."""
    *first, last = before.words
    begun, *rest = cell.words
    is_broken = len(last.text) > 1 and last.text.endswith("-")
    middle = (replace(last, text=last.text + begun.text),) if is_broken else (last, begun)
    return replace(before, words=(*first, *middle, *rest), right=max(before.right, cell.right))
