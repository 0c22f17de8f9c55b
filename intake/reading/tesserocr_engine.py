"""How does Tesseract read a page without being started anew for each?

The same engine as `tesseract.py` by another way: its library, loaded once in the OCR process (tesserocr), with a warm reader for each set of
languages. A page takes a little over half the time. Chosen with OCR_ENGINE=tesserocr; not the default, because its wheel brings a Tesseract of its
own beside Debian's, and a crash of the library takes the OCR process with it (the pool replaces it).

Not here: which languages to expect, time limits, confinement (`ocr_pool.py`).
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from intake.reading.languages import load_languages
from intake.reading.ocr import Engine, EngineFailed, Look, Picture
from intake.reading.tesseract import PAGE_SEGMENTATION, find_packs, judge_look, place_word
from intake.reading.words import Word

try:
    import tesserocr
except ImportError as error:
    raise EngineFailed from error

_WARM = 4  # sets of languages kept at hand; each takes about 40 MB
_ORIENTATION_AND_SCRIPT = tesserocr.PSM.OSD_ONLY


class TesserocrEngine(Engine):
    """Tesseract 5 through its library, one thread, one page at a time."""

    name = "tesserocr"

    def __init__(self) -> None:
        """Raises EngineFailed when there are no language packs."""
        os.environ["OMP_THREAD_LIMIT"] = "1"  # its threads get in each other's way: four times the time without this
        load_languages()  # while the file can still be read: a confined process has lost sight of it by the first page
        self._folder = _find_tessdata()
        self._installed = frozenset(path.stem for path in Path(self._folder).glob("*.traineddata"))
        self._reader = lru_cache(_WARM)(self._start)

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        """The words in Tesseract's order. Raises EngineFailed."""
        reader = self._reader(find_packs(languages, self._installed), PAGE_SEGMENTATION)
        _show(reader, picture)
        try:
            return tuple(_words(reader.GetTSVText(0), picture))
        except RuntimeError:
            return ()  # a page without any print has no table
        finally:
            reader.Clear()

    def look(self, picture: Picture) -> Look | None:
        """Orientation and script by Tesseract's OSD."""
        reader = self._reader("osd", _ORIENTATION_AND_SCRIPT)
        _show(reader, picture)
        seen = reader.DetectOrientationScript()
        reader.Clear()
        if not seen:
            return None  # too little print to tell
        return judge_look((360 - seen["orient_deg"]) % 360, seen["orient_conf"], seen["script_name"], seen["script_conf"])

    def _start(self, packs: str, segmentation: int) -> "tesserocr.PyTessBaseAPI":
        try:
            return tesserocr.PyTessBaseAPI(path=self._folder, lang=packs, psm=segmentation)
        except RuntimeError as error:
            raise EngineFailed from error


def _show(reader: "tesserocr.PyTessBaseAPI", picture: Picture) -> None:
    reader.SetImageBytes(bytes(picture.pixels), picture.width, picture.height, 1, picture.width)
    reader.SetSourceResolution(picture.dpi)


def _words(table: str, picture: Picture) -> Iterator[Word]:
    for line in table.splitlines():
        cells = line.split("\t")
        left, top, wide, high = (int(cell) for cell in cells[6:10])
        word = place_word(cells[11], float(cells[10]), (left, top, wide, high), picture)
        if word is not None:
            yield word


def _find_tessdata() -> str:
    """Where Debian's Tesseract keeps its language packs; it is asked, because its version is part of the path."""
    command = shutil.which("tesseract")
    if command is None:
        raise EngineFailed
    told = subprocess.run([command, "--list-langs"], capture_output=True, text=True, timeout=20, check=False).stdout  # noqa: S603 - fixed arguments
    return told.partition('"')[2].partition('"')[0]
