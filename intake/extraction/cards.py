"""Which label stands over a card whose lines say themselves what they are?

In: rows, the number of one that begins "Value: 2.6". Out: its entry: the label is the line over the card, and the card's other lines ("Normal range:
>= 1.4 mL", "days") are its range and its unit. Patient portals print so. Values without such a title are read in `two_lines.py`.
"""

from collections.abc import Sequence

from intake.extraction.columns import Column, Role
from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import find_label
from intake.extraction.rows import Row
from intake.extraction.titles import are_neighbours
from intake.extraction.values import Piece, PieceKind, cut_pieces

MOST_LINES = 4  # of a card above its value, and below it
MOST_STRANGERS = 2  # words behind a range's title that nobody knows: "above >= 1.4 mL"
_ROLES: dict[str, Role] = {"result": "result", "range": "range", "unit": "unit", "flag": "flag"}


def find_on_card(rows: Sequence[Row], place: int, context: Context) -> list[Entry]:
    """The entry of a line that calls itself the value; none where no label stands over the card."""
    told = _read_line(rows[place], context)
    if not told or told[0].column is None or told[0].column.role != "result":
        return []
    beside: list[Placed] = []
    for above in range(place - 1, max(place - 1 - MOST_LINES, -1), -1):
        if not are_neighbours(rows[above], rows[above + 1]):
            return []
        label = find_label(rows[above].words, context.lexicon, context.allowed, is_scanned=rows[above].is_scanned)
        if label and label.length == len(rows[above].words):
            placed = (*told, *beside, *_read_below(rows, place, context))
            return [Entry(label, rows[place], placed, _columns(placed))]
        line = _read_line(rows[above], context)
        if not line or any(one.column and one.column.role == "result" for one in line):
            return []
        beside.extend(line)
    return []


def _read_below(rows: Sequence[Row], place: int, context: Context) -> list[Placed]:
    """The card's lines under its value."""
    beside: list[Placed] = []
    for below in range(place + 1, min(place + 1 + MOST_LINES, len(rows))):
        line = _read_line(rows[below], context) if are_neighbours(rows[below - 1], rows[below]) else []
        if not line or any(one.column and one.column.role == "result" for one in line):
            break
        beside.extend(line)
    return beside


def _read_line(row: Row, context: Context) -> list[Placed]:
    """The pieces of a line behind its title, or of a line that is but a unit; nothing where the line is neither."""
    texts = [word.text for word in row.words]
    found = context.lexicon.find("headers", texts)
    has_colon = found is not None and texts[found.length - 1].endswith(":") and found.length < len(texts)
    if found is None or not has_colon:
        pieces = cut_pieces(row.words, context.style, context.lexicon)
        return _placed(pieces, "unit", row) if len(pieces) == 1 and pieces[0].kind is PieceKind.UNIT else []
    role = _ROLES.get(found.name)
    pieces = cut_pieces(row.words[found.length :], context.style, context.lexicon)
    strangers = sum(len(piece.words) for piece in pieces if piece.kind is PieceKind.TEXT)
    return _placed(pieces, role, row) if role and (role != "range" or strangers <= MOST_STRANGERS) else []


def _placed(pieces: Sequence[Piece], role: Role, row: Row) -> list[Placed]:
    column = Column(role, row.cells[0].left, row.cells[-1].right, "")
    return [Placed(piece, column) for piece in pieces]


def _columns(placed: Sequence[Placed]) -> tuple[Column, ...]:
    return tuple(dict.fromkeys(one.column for one in placed if one.column))
