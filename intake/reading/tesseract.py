"""How does Tesseract read a page?

In: a `Picture` and the languages to expect. Out: words. pytesseract starts the binary on a grey picture file (PGM: no compression, so no detour) in
the process's own directory on memory-backed disk; the file is gone again when `read` returns. The true resolution is always passed: without it
Tesseract takes the frames of ruled tables for letters and loses their contents.

Not here: which languages to expect, time limits, confinement (`ocr_pool.py`).
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import pytesseract

from intake.reading.languages import load_languages
from intake.reading.ocr import Engine, EngineFailed, Look, Picture
from intake.reading.words import Box, Word

PAGE_SEGMENTATION = 4  # a single column of mixed sizes; with the true dpi the best for tables of results
_SCRIPTS = {"Latin": "Latn", "Cyrillic": "Cyrl", "Arabic": "Arab"}
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f"))  # said of a word's direction, and not printed
_SURE_OF_TURN, _SURE_OF_SCRIPT = 1.0, 0.3  # on a scale where 0 is a guess; a wrong script only costs a second reading that then weighs less


class TesseractEngine(Engine):
    """Tesseract 5 through pytesseract, one thread, one page at a time."""

    name = "tesseract"

    def __init__(self) -> None:
        """Raises EngineFailed when there is no `tesseract` to start."""
        os.environ["OMP_THREAD_LIMIT"] = "1"  # its threads get in each other's way: four times the time without this
        command = shutil.which("tesseract")
        if command is None:
            raise EngineFailed
        pytesseract.pytesseract.tesseract_cmd = command
        load_languages()  # while the file can still be read: a confined process has lost sight of it by the first page

    @cached_property
    def _installed(self) -> frozenset[str]:
        return frozenset(pytesseract.get_languages())

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        """The words in Tesseract's order. Raises EngineFailed when the binary does."""
        return self._read_alike((picture,), languages)[0]

    def read_stack(self, pictures: Sequence[Picture], languages: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
        """One start of the binary for all pictures of one resolution: a page of a stack takes a quarter less time. Raises EngineFailed."""
        alike = [tuple(group) for _, group in groupby(pictures, key=lambda picture: picture.dpi)]
        return tuple(words for group in alike for words in self._read_alike(group, languages))

    def _read_alike(self, pictures: tuple[Picture, ...], languages: tuple[str, ...]) -> list[tuple[Word, ...]]:
        options = f"--psm {PAGE_SEGMENTATION} --dpi {pictures[0].dpi}"
        with _as_file(pictures) as path:
            try:
                table = pytesseract.image_to_data(
                    path, lang=find_packs(languages, self._installed), config=options, output_type=pytesseract.Output.DICT
                )
            except (pytesseract.TesseractError, OSError, subprocess.SubprocessError) as error:
                raise EngineFailed from error
        return [tuple(_words(table, number, picture)) for number, picture in enumerate(pictures, start=1)]

    def look(self, picture: Picture) -> Look | None:
        """Orientation and script by Tesseract's OSD."""
        with _as_file((picture,)) as path:
            try:
                seen = pytesseract.image_to_osd(path, config=f"--psm 0 --dpi {picture.dpi}", output_type=pytesseract.Output.DICT)
            except (pytesseract.TesseractError, OSError, ValueError, KeyError):
                return None  # too little print to tell
        return judge_look(seen["rotate"], seen["orientation_conf"], seen["script"], seen["script_conf"])


def find_packs(languages: tuple[str, ...], installed: frozenset[str]) -> str:
    """The language packs for ISO 639-1 codes, as Tesseract wants them named; English where none is installed."""
    known = load_languages()
    packs = [known[code].pack for code in languages if code in known]
    return "+".join(pack for pack in packs if pack in installed) or "eng"


def judge_look(degrees: float, sure_of_turn: float, script: str, sure_of_script: float) -> Look:
    """What OSD saw, believed only where it is sure. `degrees` clockwise make the picture upright."""
    turns = round(degrees / 90) % 4 if sure_of_turn >= _SURE_OF_TURN else 0
    return Look(turns, _SCRIPTS.get(script) if sure_of_script >= _SURE_OF_SCRIPT else None)


def place_word(text: str, confidence: float, pixels: tuple[int, int, int, int], picture: Picture) -> Word | None:
    """A word of Tesseract's table (left, top, width, height in pixels; confidence in per cent, -1 for what is no word), or None."""
    text = text.translate(_DIRECTIONS).strip()
    if confidence < 0 or not text:
        return None
    left, top, wide, high = pixels
    sides = (left / picture.width, top / picture.height, (left + wide) / picture.width, (top + high) / picture.height)
    return Word(text, Box(*(_within(side) for side in sides)), _within(confidence / 100))


def _words(table: dict[str, list[Any]], page: int, picture: Picture) -> Iterator[Word]:
    for index, text in enumerate(table["text"]):
        pixels = (table["left"][index], table["top"][index], table["width"][index], table["height"][index])
        word = place_word(text, float(table["conf"][index]), pixels, picture) if table["page_num"][index] == page else None
        if word is not None:
            yield word


def _within(number: float) -> float:
    return min(1.0, max(0.0, number))


@contextmanager
def _as_file(pictures: tuple[Picture, ...]) -> Iterator[str]:
    """The picture as a PGM file, or several and a list of them, in the temporary directory for as long as they are read."""
    with ExitStack() as files:
        names = [files.enter_context(_written(".pgm", b"P5 %d %d 255\n" % (one.width, one.height), one.pixels)) for one in pictures]
        yield names[0] if len(names) == 1 else files.enter_context(_written(".txt", "\n".join(names).encode()))


@contextmanager
def _written(suffix: str, *pieces: bytes | memoryview) -> Iterator[str]:
    descriptor, name = tempfile.mkstemp(suffix=suffix)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
        yield name
    finally:
        Path(name).unlink()
