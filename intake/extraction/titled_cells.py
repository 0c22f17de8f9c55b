"""Which lines say in each cell what it is? "FSH | Result: 5.78 | Units: mIU/mL | Reference: 1.5-12.4"

In: the rows of one report. Out: the same rows, such lines without the titles, and the columns of each of them: what `titles.py` finds above a table.
A range, a unit or a flag tells itself; a line with another cell that has no title, or without exactly one result, is left as it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.columns import LONGEST_TITLE, ROLES, Column, Header, Role
from intake.extraction.context import Context
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.values import cut_pieces

LIMITS = (PieceKind.RANGE, PieceKind.LIMIT)
_TOLD: dict[PieceKind, Role] = {PieceKind.UNIT: "unit", PieceKind.FLAG: "flag"}


def without_titles(rows: Sequence[Row], context: Context) -> tuple[tuple[Row, ...], dict[int, Header]]:
    """The rows, and place -> header of those whose cells have titles."""
    told: list[Row] = []
    headers: dict[int, Header] = {}
    for place, row in enumerate(rows):
        columns, cells = _columns_of(row, context)
        is_told = [column.role for column in columns].count("result") == 1
        if is_told:
            headers[place] = Header(tuple(columns))
        told.append(replace(row, cells=tuple(cells)) if is_told else row)
    return tuple(told), headers


def _columns_of(row: Row, context: Context) -> tuple[list[Column], list[Cell]]:
    """A column for each cell and the cells without their titles; none where a cell behind the first has no title."""
    first, *others = row.cells
    role, rest = _behind_title(first, row, context)
    columns, cells = [Column("analyte", first.left, first.right, "")], [rest if rest and role == "analyte" else first]
    for cell in others:
        role, rest = _behind_title(cell, row, context)
        if role in (None, "analyte"):
            return [], []
        if role and rest:
            columns.append(Column(role, rest.left, rest.right, cell.words[0].text))
            cells.append(rest)
    return columns, cells


def _behind_title(cell: Cell, row: Row, context: Context) -> tuple[Role | None, Cell | None]:
    """The role that a title with a colon at the cell's beginning gives it, and what stands behind it."""
    end = next((place for place, word in enumerate(cell.words[:LONGEST_TITLE], 1) if word.text.endswith(":")), 0)
    role = ROLES.get(context.lexicon.name_of("headers", " ".join(word.text for word in cell.words[:end])) or "") if end else None
    if role is None:
        return _role_of_untitled(cell, context), cell
    rest = cell.words[end:]
    return role, replace(cell, words=rest, left=row.span(rest)[0]) if rest else None


def _role_of_untitled(cell: Cell, context: Context) -> Role | None:
    """What a cell is that holds nothing but limits ("N: 2-7"), units or flags."""
    kinds = [piece.kind for piece in cut_pieces(cell.words, context.style, context.lexicon)]
    is_range = bool(kinds) and kinds[-1] in LIMITS and PieceKind.NUMBER not in kinds
    return "range" if is_range else _TOLD.get(kinds[0]) if len(set(kinds)) == 1 else None
