"""A label and the pieces that belong to it.

In: nothing; `entries.py` and `transposed.py` find entries, `tables.py` and `answers.py` read them.
"""

from dataclasses import dataclass

from intake.extraction.columns import Column
from intake.extraction.labels import Label
from intake.extraction.rows import Row
from intake.extraction.values import Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, the column it stands in (None where there is no header), and the number of its cell beside the label."""

    piece: Piece
    column: Column | None
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what stands beside it, from left to right. `columns` are those of its table: empty without a header."""

    label: Label
    row: Row
    placed: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()

    def has_column(self, role: str) -> bool:
        return any(column.role == role for column in self.columns)
