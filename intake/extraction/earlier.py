"""Which numbers on a line are results of earlier days, or no results but times?

In: the pieces beside a label. Out: the same pieces, those of earlier days in a column of their own: "4.5 mL   12.07.2025: 4.9", "previous: 4.9".
A day counts for the number right behind it, and a day in brackets for the number right before it. And entries, without
"at 30 min." Columns of earlier results are read in `columns.py`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.beside import TIMES
from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.entry import Entry, Placed
from intake.extraction.pieces import Piece, PieceKind
from intake.units import parse_unit
from intake.vocabulary import Analyte
from intake.vocabulary.folding import squeeze

ROUND_MINUTES = 5
_MINUTES = parse_unit("min")
_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)


def with_earlier_days(placed: Sequence[Placed], context: Context) -> tuple[Placed, ...]:
    """The pieces in their order; nothing changes before the first number, which is the line's own."""
    told = list(placed)
    first = next((place for place, one in enumerate(told) if one.piece.kind in _NUMERIC), len(told))
    for place in range(first + 1, len(told)):
        one, before = told[place], told[place - 1]
        if one.piece.kind in _NUMERIC and _is_earlier(before.piece, context):
            told[place] = replace(one, column=_column(before.piece, context))
        elif one.piece.kind is PieceKind.DATE and one.piece.text.startswith("(") and place - 1 > first and before.piece.kind in _NUMERIC:
            told[place - 1] = replace(before, column=_column(one.piece, context))
    return tuple(told)


def _is_earlier(before: Piece, context: Context) -> bool:
    """A day right before a number, or the word for earlier results."""
    texts = [word.text for word in before.words]
    found = context.lexicon.find("headers", texts) if before.kind is PieceKind.TEXT else None
    return before.kind is PieceKind.DATE or (found is not None and found.name == "previous" and found.length == len(texts))


def _column(piece: Piece, context: Context) -> Column:
    texts = [word.text.strip("()") for word in piece.words]
    return Column("previous", 0, 1, piece.text, read_day(texts, 0, context.lexicon, context.order)[0])


def without_times(entry: Entry, analyte: Analyte) -> Entry:
    """ "Motility at 30 min.", "Délai recueil-analyse 65 min": what is no time is not so many minutes; when somebody looked."""
    is_share = any(unit.code == "%" for unit in analyte.units)
    is_spoilt = entry.row.is_scanned and not is_share  # "mln" may be misread as "min"
    placed_near = [placed for placed in entry.placed if not placed.cell or not is_spoilt]
    timed = [
        (number, unit)
        for number, unit in pairwise(placed.piece for placed in placed_near)
        if number.kind in (PieceKind.NUMBER, PieceKind.LIMIT) and unit.unit and unit.unit.code in TIMES and not analyte.accepts(unit.unit)
    ]
    if any(_may_be_time(one, other, analyte) for one, other in pairwise(entry.placed)):
        return replace(entry, label=replace(entry.label, is_doubtful=True))
    taken = {id(piece) for pair in timed for piece in pair}
    left = tuple(placed for placed in entry.placed if id(placed.piece) not in taken)
    cells = [placed.cell for placed in left if placed.piece.kind is PieceKind.NUMBER]
    if is_share and taken and all(cells) and cells and not any(placed.cell for placed in entry.placed if id(placed.piece) in taken):
        return replace(entry, placed=left)  # "Motility at 1 h | 5 %": the time is the label's, the share stands in a cell of its own
    is_point = any(placed.piece.kind is PieceKind.NUMBER for placed in left)  # "LH 30 min | 15.2" of a dynamic test
    label = replace(entry.label, is_doubtful=True) if is_point else entry.label
    return replace(entry, label=label, placed=left) if taken and not (is_point and not entry.row.is_scanned) else entry


def _may_be_time(one: Placed, other: Placed, analyte: Analyte) -> bool:
    """ "60 min 45 %": 45 % after an hour, or 60 % and 45 at least?"""
    number, is_one_cell = one.piece.number, one.cell == other.cell
    is_bare = one.piece.kind is PieceKind.NUMBER and number is not None and number % ROUND_MINUTES == 0
    is_least = other.piece.kind is PieceKind.RANGE and squeeze(other.piece.words[0].text) == "min"
    return is_one_cell and is_bare and is_least and not (_MINUTES and analyte.accepts(_MINUTES))
