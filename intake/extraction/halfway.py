"""Which values stand beside a label and its limits, halfway between the lines of the two?

In: the rows of one report. Out: the same rows, with such a value on the line of its label. Houses that print the limits in small letters under the
label set the value in the middle of both: on a line of its own, or beside one of several limits. Values below their labels are read in
`two_lines.py`, those below the limits in `stanzas.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.context import Context
from intake.extraction.labels import find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.extraction.two_lines import is_value_line
from intake.extraction.values import cut_pieces

SAME_EDGE = 0.012  # of the page's width: how far a label and its limits may begin apart
MOST_LINES = 12  # of limits, and of what stands between them
_LIMITS = (PieceKind.RANGE, PieceKind.LIMIT)
_NUMBERS = (PieceKind.NUMBER, PieceKind.DATE)


def join_halfway(rows: Sequence[Row], context: Context) -> tuple[Row, ...]:
    """The rows; those from which every cell has gone are none."""
    own = [list(row.cells) for row in rows]
    for place, row in enumerate(rows):
        for cell in row.cells if place + 1 < len(rows) and are_neighbours(row, rows[place + 1]) else ():
            below = _rows_of_limits(rows, place, cell, context) if any(map(str.isalpha, cell.words[0].text)) else range(0)
            if below and _is_label(cell, row, context) and (found := _value_beside(rows, place, cell, below, context)):
                at, value = found
                own[place].extend(value)
                own[at] = [other for other in own[at] if other not in value]
    ordered = (tuple(sorted(cells, key=lambda cell: cell.left)) for cells in own)
    return tuple(row if cells == row.cells else replace(row, cells=cells) for row, cells in zip(rows, ordered, strict=True) if cells)


def _rows_of_limits(rows: Sequence[Row], place: int, label: Cell, context: Context) -> range:
    """The lines down to the last limit that stands under the cell, or one line further where that has nothing there."""
    last, end = place, place + 1
    for number in range(place + 1, min(place + 1 + MOST_LINES, len(rows))):
        if not are_neighbours(rows[number - 1], rows[number]):
            break
        under = [cell for cell in rows[number].cells if cell.left < label.right and label.left < cell.right]
        if len(under) > 1 or (under and (abs(under[0].left - label.left) > SAME_EDGE or not _is_limit(under[0], context))):
            break
        last = number if under else last
        end = number + 1 if place < last >= number - 1 else end
    return range(place + 1, end)


def _is_limit(cell: Cell, context: Context) -> bool:
    """ "2 - 7", "Men: 1.5 - 12.4", or the expected answer alone."""
    if not any(letter.isdigit() for letter in cell.text):
        return context.lexicon.name_of("answers", cell.text) is not None
    kinds = {piece.kind for piece in cut_pieces(cell.words, context.style, context.lexicon)}
    return not kinds.isdisjoint(_LIMITS) and kinds.isdisjoint(_NUMBERS)


def _is_label(cell: Cell, row: Row, context: Context) -> bool:
    label = find_label(cell.words, context.lexicon, context.allowed, is_scanned=row.is_scanned)
    return label is not None and label.length == len(cell.words)


def _value_beside(rows: Sequence[Row], place: int, label: Cell, below: range, context: Context) -> tuple[int, list[Cell]] | None:
    """The only cells beside the label and its limits, and their line; None where they are no value, or stand on the label's own line."""
    right = max(cell.right for number in below for cell in (*rows[number].cells, label) if cell.left < label.right)
    rights = {place: label.right} | dict.fromkeys(below, right)
    near = range(max(place - 1, 0), min(below.stop + 1, len(rows)))
    others = [cell.left for number in near for cell in rows[number].cells if cell.left >= label.right and _is_label(cell, rows[number], context)]
    end = min(others, default=1.0)
    beside = {number: [cell for cell in rows[number].cells if begin <= cell.left < end - SAME_EDGE] for number, begin in rights.items()}
    found = [(number, cells) for number, cells in beside.items() if cells]
    if len(found) != 1 or found[0][0] == place:
        return None
    number, cells = found[0]
    return (number, cells) if is_value_line(replace(rows[number], cells=tuple(cells)), context) else None
