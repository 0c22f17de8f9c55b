"""The contract of an OCR engine, and the table of engines.

An engine is handed pixels that we made ourselves (never a patient's file) and gives back words. Every engine passes
`tests/intake/test_engine_contract.py`. A new engine is one file with a class, and one line in `ENGINES`.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from intake.reading.words import Word


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright page as grey pixels: `pixels` holds `height` rows of `width` bytes, 0 is black. `dpi` is the true resolution on the paper."""

    pixels: bytes | memoryview
    width: int
    height: int
    dpi: int

    def turned(self, quarter_turns: int) -> "Picture":
        """The same picture turned clockwise."""
        picture = self
        for _ in range(quarter_turns % 4):
            columns = (picture.pixels[column :: picture.width][::-1] for column in range(picture.width))
            picture = Picture(b"".join(columns), picture.height, picture.width, picture.dpi)
        return picture


@dataclass(frozen=True, slots=True)
class Look:
    """Which way is up and what is it written in.

    `quarter_turns` clockwise make the picture upright; `script` is ISO 15924 ("Latn", "Cyrl", "Arab"), None when unsure.
    """

    quarter_turns: int
    script: str | None


class Engine(Protocol):
    """Reads pictures. Languages are ISO 639-1 codes, most likely first; an unknown one is passed over. Boxes are fractions of the picture."""

    name: str

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        """The words in reading order."""
        ...

    def read_stack(self, pictures: Sequence[Picture], languages: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
        """The words of each picture, the same as reading one after the other; for engines that are faster when they start once for many."""
        return tuple(self.read(picture, languages) for picture in pictures)

    def turn(self, had: int = 0) -> AbstractContextManager[bool]:  # noqa: ARG002 - here there is room for everybody
        """Room to read in, for engines whose processes are fewer than those who ask; gives whether more still wait.

        `had`: how many pages of this file were read already.
        """
        return nullcontext(False)

    def look(self, picture: Picture) -> Look | None:
        """A glance at a picture that was read badly; None when nothing can be told. Costs about a third of reading it."""
        ...


class EngineFailed(Exception):
    """An engine is not installed or broke. That is a fault of this machine, not of the document: the engine does not even read a blank sheet."""


# name -> "module:class", imported on first use so that a missing engine costs nobody else anything.
ENGINES: dict[str, str] = {
    "tesseract": "intake.reading.tesseract:TesseractEngine",
    "tesserocr": "intake.reading.tesserocr_engine:TesserocrEngine",
    "silent": "intake.reading.silent:SilentEngine",
}
