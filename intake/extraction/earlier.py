"""Which numbers on a line without a table are results of earlier days?

In: the pieces beside a label. Out: the same pieces, those of earlier days in a column of their own: "4.5 mL   12.07.2025: 4.9", "previous: 4.9".
A day counts for the number right behind it, and a day in brackets for the number right before it. Columns of earlier results are read in
`columns.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.entry import Placed
from intake.extraction.pieces import Piece, PieceKind

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
