"""A label and the pieces that belong to it.

In: nothing; `entries.py` and `transposed.py` find entries, `tables.py` and `answers.py` read them.
"""

from dataclasses import dataclass
from datetime import date

from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.labels import Label
from intake.extraction.pieces import Piece
from intake.extraction.rows import Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece, the column it stands in (None where there is no header), and the number of its cell beside the label."""

    piece: Piece
    column: Column | None
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what stands beside it, from left to right. `columns` are those of its table: empty without a header. `on` is the day of the sample
    that its row alone is of."""

    label: Label
    row: Row
    placed: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()
    on: date | None = None

    def has_column(self, role: str) -> bool:
        return any(column.role == role for column in self.columns)


def own_day(entry: Entry, context: Context) -> date | None:
    """The day of the entry's sample; None where it is that of the whole report."""
    return None if entry.on == context.collected_on else entry.on
