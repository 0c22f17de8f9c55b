"""A value as printed, before it is measured and doubted.

In: nothing; `tables.py`, `answers.py`, `narrative.py` and the genetic readers make drafts, `checks.py` makes readings of them.
"""

from dataclasses import dataclass, field
from datetime import date

from intake.extraction.pieces import Piece
from intake.extraction.rows import Row
from intake.reading.words import Word
from intake.units import Unit


@dataclass(frozen=True, slots=True)
class Draft:
    """A value as printed. Numbers stand in `piece`; coded answers and texts in `value`. `unit_text` without `unit`: one that nobody knows.

    `is_tabled`: it stands in a column of its own, so that no other label of its line can be meant.
    """

    analyte: str
    label: str
    row: Row
    words: tuple[Word, ...]
    piece: Piece | None = None
    value: str | None = None
    unit: Unit | None = None
    unit_text: str | None = None
    range: Piece | None = None
    misread_range: Piece | None = None
    flag: str | None = None
    on: date | None = None
    is_tabled: bool = False
    doubts: frozenset[str] = field(default_factory=frozenset)

    @property
    def as_printed(self) -> str:
        return self.piece.text if self.piece else " ".join(word.text for word in self.words)
