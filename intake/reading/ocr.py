"""The contract of an OCR engine, and the table of engines.

An engine is handed pixels that we made ourselves (never a patient's file) and gives back words. Every engine passes
`tests/intake/test_engine_contract.py`. A new engine is one file with a class, and one line in `ENGINES`.
"""

from dataclasses import dataclass
from typing import Protocol

from intake.reading.words import Word


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright page as grey pixels: `pixels` holds `height` rows of `width` bytes, 0 is black. `dpi` is the true resolution on the paper."""

    pixels: bytes
    width: int
    height: int
    dpi: int


class Engine(Protocol):
    """Reads one picture. `languages` are ISO 639-1 codes, most likely first. Boxes are fractions of the picture."""

    name: str

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]: ...


# name -> "module:class", imported on first use so that a missing engine costs nobody else anything.
ENGINES: dict[str, str] = {
    "tesseract": "intake.reading.tesseract:TesseractEngine",
    "silent": "intake.reading.silent:SilentEngine",
}
