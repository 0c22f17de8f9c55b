"""Ink as words: where they stand on the page and how sure the reader is of them.

All lengths are fractions of the upright page (0 is left or top, 1 is right or bottom), so that a box means the same on a scan, on
its preview and on a nurse's screen. Pure values; nothing here opens a file.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the upright page, as fractions of its width and height: 0 <= left <= right <= 1, 0 <= top <= bottom <= 1."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical centre: what decides which row a word belongs to."""
        return (self.top + self.bottom) / 2

    def joined(self, other: Self) -> "Box":
        """The smallest box around both."""
        return Box(min(self.left, other.left), min(self.top, other.top), max(self.right, other.right), max(self.bottom, other.bottom))

    def as_list(self) -> list[float]:
        """[left, top, right, bottom] rounded to five places: about 0.02 mm on A4."""
        return [round(side, 5) for side in (self.left, self.top, self.right, self.bottom)]


class PageSource(StrEnum):
    """Where a page's words come from."""

    TEXT = "text"  # the text layer of a PDF
    OCR = "ocr"  # pixels, read by an OCR engine


@dataclass(frozen=True, slots=True)
class Crop:
    """The pixels a word was read from: `height` rows of `width` grey bytes, 0 is black."""

    pixels: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What the two readers made of one word's crop, each with its own confidence (0 to 1); `agrees` says that both read the same.

    `first` is empty where the first reader saw nothing there: then nothing was compared, and `first_confidence` is the second's.
    """

    first: str
    first_confidence: float
    second: str
    confidence: float
    agrees: bool

    @property
    def contradicts(self) -> bool:
        """Whether both saw something, and not the same."""
        return not self.agrees and self.first != ""


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. `confidence` runs from 0 to 1; a text layer's words have 1.

    `ink` is what a second reader may look at while the file is being read; `look` is what came of it. Neither is there for text layers.
    """

    text: str
    box: Box
    confidence: float = 1.0
    look: SecondLook | None = None
    ink: Crop | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One upright page as words, in the engine's reading order.

    `width` and `height` are pixels of the upright picture that was read (for text pages: of the preview); they give the aspect ratio.
    `preview` is a picture of exactly that upright page (JPEG), for people; it is no part of what the page says.
    `problem` is None, or the code of `intake.errors` why this page could not be read (its words are then empty).
    """

    number: int
    words: tuple[Word, ...]
    source: PageSource
    engine: str
    width: int
    height: int
    language: str | None = None
    seconds: float = 0.0
    problem: str | None = None
    preview: bytes | None = field(default=None, repr=False, compare=False)
