"""Engines that fail in each way an engine can, for tests of whoever has to live with them. Loaded inside OCR processes by name."""

import os
import time
from pathlib import Path

from intake.reading.ocr import Engine, EngineFailed, Look, Picture
from intake.reading.words import Box, Word


class _Broken(Engine):
    name = "broken"

    def look(self, picture: Picture) -> Look | None:
        return None


class HangingEngine(_Broken):
    """Hangs on a picture whose first pixel is black, reads the others."""

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        if picture.pixels[0] == 0:
            time.sleep(600)
        return (Word("read", Box(0, 0, 1, 1)),)


class DyingEngine(_Broken):
    """Takes its process with it on a picture whose first pixel is black."""

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        if picture.pixels[0] == 0:
            os.abort()
        return (Word("read", Box(0, 0, 1, 1)),)


class GivingUpEngine(_Broken):
    """Ends with an error on a picture whose first pixel is black, reads the others."""

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        if picture.pixels[0] == 0:
            raise EngineFailed
        return (Word("read", Box(0, 0, 1, 1)),)


class AbsentEngine(_Broken):
    """Is not installed."""

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        raise EngineFailed


class CuriousEngine(_Broken):
    """Tries to get at what is none of its business; reads one word for each thing it was allowed."""

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        return tuple(Word(name, Box(0, 0, 1, 1)) for name in ("/etc/passwd", "/proc/1/environ", __file__) if _opens(name))


def _opens(name: str) -> bool:
    try:
        Path(name).read_bytes()
    except OSError:
        return False
    return True
