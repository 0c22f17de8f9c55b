"""What is a piece: a number, a limit, a range, a unit, a flag, a day or plain words, with the printed words it was cut from.

`values.py` cuts the words of a cell into pieces; what a piece means in its table is decided by the readers of tables and letters.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from intake.reading.words import Word
from intake.units import Unit


class PieceKind(StrEnum):
    NUMBER = "number"
    LIMIT = "limit"  # one-sided: "<10.0", "≥16"
    RANGE = "range"
    UNIT = "unit"
    FLAG = "flag"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A meaningful run of words. `low` and `high` belong to ranges; `is_doubtful` says that the decimal mark could be read in two ways."""

    kind: PieceKind
    words: tuple[Word, ...]
    number: Decimal | None = None
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    flag: str | None = None
    is_doubtful: bool = False
    shown: str = ""

    @property
    def text(self) -> str:
        return self.shown or " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        return min(word.confidence for word in self.words)
