"""Which values stand before their labels, where no title says so?

In: one row. Out: its entry, where the first cell is nothing but a known answer, or a number with a unit, and the second nothing but a label. Tables
whose titles say that results come first are read in `entries.py`.
"""

from collections.abc import Sequence

from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Row
from intake.extraction.values import cut_pieces

_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)


def find_value_first(row: Row, context: Context) -> list[Entry]:
    """The entry of "4.2 mL | Volume | > 1.4" or "Non-reactive | HBsAg"; none where any cell says more."""
    if len(row.cells) < 2:
        return []
    first, second, *others = row.cells
    pieces = cut_pieces(first.words, context.style, context.lexicon)
    if not pieces or not (_is_amount(pieces) or _is_answer(pieces, context)):
        return []
    label = find_label(second.words, context.lexicon, context.allowed, is_scanned=row.is_scanned)
    if label is None or label.length < len(second.words) or find_label(first.words, context.lexicon, context.allowed, is_scanned=False):
        return []
    beside = [(number, piece) for number, cell in enumerate(others, 2) for piece in cut_pieces(cell.words, context.style, context.lexicon)]
    if any(piece.kind is PieceKind.NUMBER for _, piece in beside):
        return []
    if _is_answer(pieces, context) and any(context.lexicon.name_of("answers", cell.text) for cell in others):
        return []  # "reactive. | Anti-HCV | non-reactive": the end of a sentence beside the table
    return [Entry(label, row, (*(Placed(piece, None) for piece in pieces), *(Placed(piece, None, number) for number, piece in beside)))]


def _is_amount(pieces: Sequence[Piece]) -> bool:
    """A number with a unit, perhaps with a flag: a bare number may be a code or a count."""
    kinds = [piece.kind for piece in pieces if piece.kind is not PieceKind.FLAG]
    return len(kinds) == 2 and kinds[0] in _NUMERIC and kinds[1] is PieceKind.UNIT


def _is_answer(pieces: Sequence[Piece], context: Context) -> bool:
    """A known answer, perhaps with an index in brackets."""
    first, *rest = pieces
    is_known = first.kind is PieceKind.TEXT and context.lexicon.name_of("answers", first.text) is not None
    return is_known and all(piece.kind is PieceKind.NUMBER and piece.words[0].text.startswith("(") for piece in rest)
