"""Which values stand *under* their labels?

In: the rows of one report. Out: entries of tables turned on their side: analytes across, and below them a line of results, or one line for each
day. Every line says by its first cell, or by what stands on it, what it is: results, units, ranges, flags.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.extraction.columns import ROLES, Column, Role
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.values import cut_pieces
from intake.extraction.whose import is_of_relative, is_patients_line
from intake.vocabulary.folding import squeeze

MOST_LINES = 12
MOST_STRANGERS = 2  # words behind a label that nobody knows
_ROLES: dict[PieceKind, Role] = {PieceKind.UNIT: "unit", PieceKind.RANGE: "range", PieceKind.FLAG: "flag"}


@dataclass(slots=True)
class _Head:
    """A label across the top, with what was found below it."""

    label: Label
    left: float
    right: float
    placed: list[Placed] = field(default_factory=list)
    row: Row | None = None


def find_transposed(rows: Sequence[Row], context: Context) -> dict[int, tuple[Entry, ...]]:
    """Row number of the line of labels -> its entries; the lines below, up to the table's end, map to nothing."""
    found: dict[int, tuple[Entry, ...]] = {}
    for place, row in enumerate(rows):
        heads = _heads_of(row, context) if place not in found else []
        if not heads:
            continue
        end = place + 1
        while end < len(rows) and end - place <= MOST_LINES and rows[end].page == row.page and _add_line(rows[end], heads, context):
            end += 1
        entries = tuple(Entry(head.label, head.row, tuple(head.placed), _columns(head)) for head in heads if head.row and head.label.analyte)
        if entries:
            found |= dict.fromkeys(range(place + 1, end), ())
            found[place] = entries
    return found


def _heads_of(row: Row, context: Context) -> list[_Head]:
    """The labels of a row that holds no numbers, and as labels of nothing what else its cells but the first say; at least two must be ours."""
    heads: list[_Head] = []
    for number, cell in enumerate(row.cells):
        label = find_label(cell.words, context.lexicon, context.allowed, is_scanned=row.is_scanned)
        if label and label.length + MOST_STRANGERS >= len(cell.words):
            is_whole = label.length == len(cell.words)
            heads.append(_Head(label if is_whole else replace(label, is_doubtful=True), cell.left, cell.right))
        elif label or any(piece.kind is not PieceKind.TEXT for piece in cut_pieces(cell.words, context.style, context.lexicon)):
            return []
        elif number:
            heads.append(_Head(Label(None, cell.words, len(cell.words), 0), cell.left, cell.right))
    return heads if len({head.label.analyte for head in heads} - {None}) > 1 else []


def _add_line(row: Row, heads: list[_Head], context: Context) -> bool:
    """Puts what stands on a line under its labels; False where the line is not one of this table's."""
    title = [cell for cell in row.cells if cell.right < min(head.left for head in heads) - 0.01]
    cells = [cell for cell in row.cells if cell not in title]
    role, column = _role_of_line(title, context)
    if not cells or (title and role is None):
        return False
    has_title = bool(title) and role != "other"
    under = [(_head_over(cell, heads), cut_pieces(cell.words, context.style, context.lexicon)) for cell in cells]
    if any(
        head is None or not pieces or (not has_title and find_label(cell.words, context.lexicon, context.allowed, is_scanned=False))
        for cell, (head, pieces) in zip(cells, under, strict=True)
    ):
        return False
    if len(under) == 1 and under[0][0] and under[0][0].row and _is_remark(under[0][1]):
        return False  # a heading or a sentence below the table, under a head that has its number
    for cell, (head, pieces) in zip(cells, under, strict=True):
        if head:
            _place_under(head, pieces, _role_of_cell(cell, context) or role, column, row, context)
            if head.row is row and role == "other" and title and not is_patients_line(" ".join(one.text for one in title), context):
                head.label = replace(head.label, is_doubtful=True)
    return True


def _role_of_cell(cell: Cell, context: Context) -> Role | None:
    """ "Ref.: negative" in every cell of a line that has no title."""
    texts = [word.text for word in cell.words]
    found = context.lexicon.find("headers", texts)
    is_titled = found is not None and found.length < len(texts) and texts[found.length - 1].endswith(":")
    return "range" if found and is_titled and found.name == "range" else None


def _is_remark(pieces: Sequence[Piece]) -> bool:
    """Words, perhaps with one that may be a unit ("drawn on the 3rd day"), and no number."""
    kinds = {piece.kind for piece in pieces}
    return PieceKind.TEXT in kinds and kinds <= {PieceKind.TEXT, PieceKind.UNIT}


def _role_of_line(title: Sequence[Cell], context: Context) -> tuple[Role | None, Column | None]:
    """What a line's first cell says: a known title, or a day."""
    if not title:
        return "other", None
    texts = [word.text for cell in title for word in cell.words]
    day, length = read_day(texts, 0, context.lexicon, context.order)
    if length:
        return "previous", Column("previous", 0, 1, " ".join(texts), day)
    if is_of_relative([squeeze(text) for text in texts], context):
        return "rival", None  # "Wife | negative"
    found = context.lexicon.find("headers", texts)
    if found is None:
        return "other", None  # told by what stands on it
    if found.name == "analyte":
        return None, None
    return ROLES[found.name], None


def _head_over(cell: Cell, heads: Sequence[_Head]) -> _Head | None:
    """The label that the cell stands under: it overlaps that one, or lines up with it far better than with any other."""
    middle = (cell.left + cell.right) / 2
    nearest = sorted(heads, key=lambda head: abs((head.left + head.right) / 2 - middle))
    if nearest[0].left < cell.right and cell.left < nearest[0].right:
        return nearest[0]
    first, second = (abs((head.left + head.right) / 2 - middle) for head in nearest[:2])
    return nearest[0] if first * 3 < second else None


def _place_under(head: _Head, pieces: Sequence[Piece], role: Role | None, column: Column | None, row: Row, context: Context) -> None:
    for piece in pieces:
        own = _ROLES.get(piece.kind, "result") if role in (None, "other") else role
        if own == "result" and piece.kind is PieceKind.UNIT:
            own = "unit"
        if own == "result" and head.row is None and _is_unknown_answer(head, piece, context):
            head.label = replace(head.label, analyte=None)  # what stands below it may be the expected one
        if own in ("result", "previous") and (piece.kind in (PieceKind.NUMBER, PieceKind.LIMIT) or _is_answer(head, piece, context)):
            head.row = head.row or row
        head.placed.append(Placed(piece, column or Column(own, head.left, head.right, ""), len(head.placed)))


def _is_unknown_answer(head: _Head, piece: Piece, context: Context) -> bool:
    """A word that nobody knows, where an answer belongs; a method in brackets is none."""
    analyte = context.vocabulary.analytes.get(head.label.analyte or "")
    is_word = piece.kind is PieceKind.TEXT and not piece.text.startswith("(") and any(map(str.isalpha, piece.text))
    return analyte is not None and analyte.answer == "code" and is_word and not _is_answer(head, piece, context)


def _is_answer(head: _Head, piece: Piece, context: Context) -> bool:
    """ "Nonreactive" under "Anti-HCV"."""
    analyte = context.vocabulary.analytes.get(head.label.analyte or "")
    return analyte is not None and analyte.answer == "code" and context.lexicon.name_of("answers", piece.text) is not None


def _columns(head: _Head) -> tuple[Column, ...]:
    return tuple(placed.column for placed in head.placed if placed.column)
