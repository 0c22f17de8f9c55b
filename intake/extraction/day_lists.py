"""Which values stand below a label that has a line to itself, one line a day, or each under its day?

In: the rows of one report. Out: the entries of histories: a label, perhaps its limits, then lines that begin with a day, or a line of days over a
line of values. The value of the report's own day is the result; where the report names no day, the latest is. Analytes side by side above such
lines are read in `flow_sheets.py`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.dates import read_day, read_hour
from intake.extraction.entry import Entry, Placed
from intake.extraction.flow_sheets import Line, place_head, read_lines
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.stanzas import find_label_over_limits
from intake.extraction.titles import are_neighbours
from intake.extraction.two_lines import label_of_line, label_with_rest
from intake.extraction.values import cut_pieces

MOST_ABOVE = 4  # rows from the days up to where their label begins
MOST_STRANGERS = 2  # words behind a label that nobody knows
SAME_EDGE = 0.01  # of the page's width
_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)


def find_day_lists(rows: Sequence[Row], context: Context) -> dict[int, tuple[Entry, ...]]:
    """Row number of the first line with a day -> the list's entry; its other rows map to nothing."""
    found: dict[int, tuple[Entry, ...]] = {}
    for place in range(1, len(rows)):
        lines, end = read_lines(rows, place, context) if place not in found else ([], place)
        days = [line.on for line in lines if line.on]
        is_list = len(days) == len(lines) == len(set(days)) > 0 and all(_begins_with_value(line, context) for line in lines)
        above = _label_above(rows, place, context) if is_list else None
        if above is None:
            continue
        top, label, limits = above
        own = context.collected_on or max(days)
        entry = _entry(label, lines, limits, own if own in days else None, context)
        found |= dict.fromkeys(range(top, end), ()) | {place: (entry,)}
    return found | _find_days_above(rows, context)


def _find_days_above(rows: Sequence[Row], context: Context) -> dict[int, tuple[Entry, ...]]:
    """The same for values that stand side by side, each under its day: "FSH mIU/mL | 1.5 - 12.4" over "3 May | 2 April" over "5.1 | 4.8"."""
    found: dict[int, tuple[Entry, ...]] = {}
    for place in range(1, len(rows) - 1):
        lines = _lines_under_days(rows[place], rows[place + 1], context)
        above = _label_over_days(rows, place, context) if lines else None
        if above is None:
            continue
        top, label, limits = above
        days = [line.on for line in lines if line.on]
        own = (context.collected_on or max(days)) if len(days) == len(lines) else None  # "Result" is the report's own
        found |= dict.fromkeys(range(top, place + 2), ()) | {place: (_entry(label, lines, limits, own, context),)}
    return found


def _lines_under_days(row: Row, below: Row, context: Context) -> list[Line]:
    """What stands under each day of a line of days, of which the first may be called "Result"; empty unless each has its one value."""
    titles = [(cell, _day_of(cell, number, context)) for number, cell in enumerate(row.cells)]
    days = [day for _cell, told in titles if told for day in told]
    if len(days) < len(titles) or len(set(days)) < len(days) or not are_neighbours(row, below):
        return []
    under = [[cell for cell in below.cells if _is_under(cell, title)] for title, _told in titles]
    if any(len(cells) != 1 or not _is_value(cells[0], context) for cells in under) or len(below.cells) != len(titles):
        return []
    lines = zip(titles, under, days, strict=True)
    return [Line(below, cells[0].words, "previous", day, title.text) for (title, _told), cells, day in lines]


def _day_of(cell: Cell, number: int, context: Context) -> tuple[date | None] | None:
    """The day that a cell is, perhaps with its hour; a title of results, first of its line, is a day not named."""
    texts = [word.text for word in cell.words]
    day, length = read_day(texts, 0, context.lexicon, context.order)
    if length and day and (length == len(texts) or read_hour(texts[length:])):
        return (day,)
    found = context.lexicon.find("headers", texts) if number == 0 else None
    return (None,) if found and found.name == "result" and found.length == len(texts) else None


def _is_under(cell: Cell, title: Cell) -> bool:
    return abs(cell.left - title.left) <= SAME_EDGE or (cell.left < title.right and title.left < cell.right)


def _is_value(cell: Cell, context: Context) -> bool:
    """True for one number with what belongs to it, and for a known answer."""
    pieces = cut_pieces(cell.words, context.style, context.lexicon)
    kinds = [piece.kind for piece in pieces]
    if PieceKind.TEXT in kinds:
        return context.lexicon.name_of("answers", cell.text) is not None
    return sum(kind in _NUMERIC for kind in kinds) == 1 and PieceKind.RANGE not in kinds


def _label_over_days(rows: Sequence[Row], place: int, context: Context) -> tuple[int, Label, list[Placed]] | None:
    """Where the label begins, the label, and its unit and limits beside it. The label may be broken over the lines of its cell, the limits too."""
    edge, top = rows[place].cells[0].left, place
    while top and place - top < MOST_ABOVE and are_neighbours(rows[top - 1], rows[top]) and not _is_value(rows[top - 1].cells[0], context):
        top -= 1
    for first in range(top, place):
        block = rows[first:place]
        name = tuple(word for row in block for cell in row.cells if abs(cell.left - edge) <= SAME_EDGE for word in cell.words)
        label = find_label(name, context.lexicon, context.allowed, is_scanned=block[0].is_scanned)
        pieces = cut_pieces(name[label.length :], context.style, context.lexicon) if label and label.analyte else ()
        strangers = sum(len(piece.words) for piece in pieces if piece.kind is PieceKind.TEXT)
        is_rest = {piece.kind for piece in pieces} <= {PieceKind.TEXT, PieceKind.UNIT}
        if label is None or label.analyte is None or not is_rest or strangers > (MOST_STRANGERS if first == place - 1 else 0):
            continue
        is_broken = first > top and len(rows[first - 1].cells) > 1  # "Free" may stand over "testosterone"
        beside = [word for row in block for cell in row.cells if abs(cell.left - edge) > SAME_EDGE for word in cell.words]
        limits = place_head((*pieces, *cut_pieces(beside, context.style, context.lexicon)), ())
        return first, replace(label, is_doubtful=label.is_doubtful or is_broken or strangers > 0), list(limits)
    return None


def _begins_with_value(line: Line, context: Context) -> bool:
    """False for a day alone, and for "12 June | wife | 6.1 IU/L": words between day and value may make it another's."""
    kinds = [piece.kind for piece in cut_pieces(line.words, context.style, context.lexicon)]
    return bool(kinds) and (kinds[0] is not PieceKind.TEXT or PieceKind.NUMBER not in kinds)


def _label_above(rows: Sequence[Row], place: int, context: Context) -> tuple[int, Label, list[Placed]] | None:
    """Where the label begins, the label, and the limits below it."""
    over = rows[place - 1]
    label = (label_of_line(over, context) or label_with_rest(over, context)) if are_neighbours(over, rows[place]) else None
    return (place - 1, label, []) if label else find_label_over_limits(rows, place, context)


def _entry(label: Label, lines: Sequence[Line], limits: Sequence[Placed], own: date | None, context: Context) -> Entry:
    placed, row = list(limits), lines[0].row
    for number, line in enumerate(lines, 1):
        column = Column("result" if line.on == own else "previous", *line.row.span(line.words), line.title, line.on)
        row = line.row if line.on == own else row
        placed.extend(Placed(piece, column, number) for piece in cut_pieces(line.words, context.style, context.lexicon))
    return Entry(label, row, tuple(placed), tuple(dict.fromkeys(one.column for one in placed if one.column)), own)
