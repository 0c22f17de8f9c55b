"""Which values stand below a label that has a line to itself, one line a day?

In: the rows of one report. Out: the entries of histories: a label, perhaps its limits, then lines that begin with a day. The line of the report's
own day is the result; where the report names no day, the latest is. Analytes side by side above such lines are read in `flow_sheets.py`.
"""

from collections.abc import Sequence
from datetime import date

from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.flow_sheets import Line, read_lines
from intake.extraction.labels import Label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Row
from intake.extraction.stanzas import find_label_over_limits
from intake.extraction.titles import are_neighbours
from intake.extraction.two_lines import label_of_line, label_with_rest
from intake.extraction.values import cut_pieces


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
    return found


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
