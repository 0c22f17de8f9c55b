"""Do titles of two lines part a table's columns: "Results" over "Found | Unit", "Reference" over "From | To"?

In: the header that the upper line is, and the line below it. Out: the header with a column for each title of the lower line, told by the one above
it; None where the lower line is anything else. Titles that are broken over two lines are put together in `titles.py`.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.columns import LONGEST_TITLE, ROLES, SLACK, Column, Header, Role
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.vocabulary.folding import squeeze

ENDS: tuple[Role, Role] = ("low", "high")


def find_tiers(upper: Header, below: Row, lexicon: Lexicon) -> Header | None:
    """The header of both lines."""
    titled = [column for column in upper.columns if column.title]
    if any(_is_no_title(cell) for cell in below.cells) or [column.role for column in titled].count("result") != 1:
        return None
    for over_of in (_nearest, _begun_before):
        groups: dict[Column, list[Cell]] = {}
        for cell in below.cells:
            groups.setdefault(over_of(cell, titled), []).append(cell)
        parted = {over: _parts_of(over, cells, lexicon) for over, cells in groups.items()}
        if all(parted.values()) and max(map(len, parted.values())) >= len(ENDS):
            break
    else:
        return None
    columns = [part for column in titled for part in parted.get(column, [column])]
    return Header(tuple(sorted(columns, key=lambda column: column.left)))


def _nearest(cell: Cell, titled: Sequence[Column]) -> Column:
    return min(titled, key=lambda column: abs(column.left + column.right - cell.left - cell.right))


def _begun_before(cell: Cell, titled: Sequence[Column]) -> Column:
    """The title that begins where its part of the table does, and not over its middle."""
    return max((column for column in titled if column.left <= cell.left + SLACK), key=lambda column: column.left, default=titled[0])


def _is_no_title(cell: Cell) -> bool:
    return len(cell.words) > LONGEST_TITLE or any(letter.isdigit() for letter in cell.text) or not any(map(str.isalpha, cell.text))


def _parts_of(over: Column, cells: Sequence[Cell], lexicon: Lexicon) -> list[Column]:
    """The columns under one title of the upper line; none where it cannot be told which is which."""
    roles: Sequence[Role | None] = ()
    if over.role == "range" and len(cells) == len(ENDS):
        roles = ENDS
    elif over.role == "result":
        told = [_told_beside(cell, lexicon) for cell in cells]
        roles = [role or ("other" if "result" in told else "result") for role in told] if {None, "result"} & {*told} else ()
    return [_column(over, cell, role) for cell, role in zip(cells, roles, strict=False) if role]


def _told_beside(cell: Cell, lexicon: Lexicon) -> Role | None:
    """What the title itself says; None where nobody knows it, and of two of these each may be the result."""
    if any(lexicon.phrase("relatives").has(squeeze(word.text)) for word in cell.words):
        return "rival"
    return ROLES.get(lexicon.name_of("headers", cell.text) or "")


def _column(over: Column, cell: Cell, role: Role) -> Column:
    return replace(over, role=role, left=cell.left, right=cell.right, title=f"{over.title} {cell.text}")
