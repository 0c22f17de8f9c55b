"""May the text layer of a PDF page be believed, and which words stand in it?

In: a page open in pdfium (for the quick gate) and in pdfplumber (for words and boxes), and the page's picture. Out: words, or None: then the page
is read from its pixels. A text layer is believed only when it is what a person sees: enough plausible characters, drawn visibly, upright, with ink
where the words are and hardly any print elsewhere.

Not here: opening files, rendering, OCR.
"""

import re
import signal
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import cv2
import numpy as np
from pypdfium2 import raw

from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

_FEWEST_CHARACTERS, _MOST_CHARACTERS = 40, 60_000
_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT_RUN = re.compile(r"[0-9A-Za-z.,:/%<>=+\u0660-\u0669\u06f0-\u06f9\u066a-\u066c-]+")
_INVISIBLE = 3  # PDF text rendering mode
_MOST_STRANGE, _LEAST_PLAIN = 0.02, 0.4  # shares of the characters that are not space
_MOST_UNSEEN = 0.05  # share of words without ink before the whole layer is doubted
_STRAY_LETTERS = 60  # letter-sized shapes outside all words that a logo, a stamp and a signature may have together
_BODY = (0.12, 0.9)  # shares of the height between which results stand; letterheads and footers are often pictures
_WORD_SECONDS = 10.0


class TooSlow(Exception):
    """pdfplumber needed too long for one page."""


def looks_trustworthy(page: Any) -> bool:
    """The quick gate, a few milliseconds: enough characters, nearly all of them plausible, none of them drawn invisibly."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if not _FEWEST_CHARACTERS <= count <= _MOST_CHARACTERS:
        return False
    text = "".join(textpage.get_text_range().split())
    strange, plain = len(_STRANGE.findall(text)), sum(character.isalnum() for character in text)
    return strange <= _MOST_STRANGE * len(text) and plain >= _LEAST_PLAIN * len(text) > 0 and not has_invisible_text(page)


def has_invisible_text(page: Any) -> bool:
    """Whether any text is drawn in the mode that shows nothing: the mark of a scan with somebody else's OCR under it."""
    texts = page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=4)
    return any(raw.FPDFTextObj_GetTextRenderMode(text.raw) == _INVISIBLE for text in texts)


def find_words(plumbed: Any, picture: Pixels) -> list[Word] | None:
    """The words of a pdfplumber page with boxes on the upright page shown in `picture` (grey); None when they are not what is seen."""
    with _at_most(_WORD_SECONDS):
        page = plumbed.dedupe_chars()
        if not page.chars or sum(bool(char["upright"]) for char in page.chars) < 0.9 * len(page.chars):
            return None
        found = page.extract_words(x_tolerance_ratio=0.2, y_tolerance=3, keep_blank_chars=False, use_text_flow=False)
    words = [Word(_readable(item["text"]), box) for item in found if (box := _box(item, plumbed)) is not None]
    ink = _ink_of(picture)
    seen = [word for word in words if _has_ink(word.box, ink)]
    if not words or len(words) - len(seen) > _MOST_UNSEEN * len(words) or _has_stray_print(seen, ink):
        return None
    return seen


def _box(item: dict[str, Any], page: Any) -> Box | None:
    """The word's place as fractions of what is shown (the crop box); None outside of it."""
    left, top, right, bottom = page.cropbox
    sides = [
        (item["x0"] - left) / (right - left),
        (item["top"] - top) / (bottom - top),
        (item["x1"] - left) / (right - left),
        (item["bottom"] - top) / (bottom - top),
    ]
    if sides[2] <= 0 or sides[3] <= 0 or sides[0] >= 1 or sides[1] >= 1:
        return None
    return Box(*(min(1.0, max(0.0, float(side))) for side in sides))


def _readable(text: str) -> str:
    """Letters in reading order: a PDF's Arabic stands from left to right as drawn, often in presentation forms."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    turned = unicodedata.normalize("NFKC", text)[::-1]
    return _LEFT_TO_RIGHT_RUN.sub(lambda run: run.group()[::-1], turned)


def _ink_of(picture: Pixels) -> Pixels:
    """255 where something differs from the paper around it, in either direction (white print on a dark bar counts)."""
    paper = cv2.medianBlur(picture, 21)
    return np.where(cv2.absdiff(picture, paper) > 40, np.uint8(255), np.uint8(0))


def _has_ink(box: Box, ink: Pixels) -> bool:
    height, width = ink.shape
    part = ink[int(box.top * height) : int(box.bottom * height) + 1, int(box.left * width) : int(box.right * width) + 1]
    return bool(part.size and part.any())


def _has_stray_print(words: list[Word], ink: Pixels) -> bool:
    """Whether much print stands where the layer has no words: a scanned table under a typed letterhead."""
    height, width = ink.shape
    rest = ink.copy()
    for word in words:
        box = word.box
        margin = box.height / 4
        rest[int(max(0, box.top - margin) * height) : int((box.bottom + margin) * height) + 1, int(box.left * width) : int(box.right * width) + 1] = 0
    rest[: int(_BODY[0] * height)] = 0
    rest[int(_BODY[1] * height) :] = 0
    _, _, shapes, _ = cv2.connectedComponentsWithStats(rest)
    wide, high, area = shapes[1:, cv2.CC_STAT_WIDTH], shapes[1:, cv2.CC_STAT_HEIGHT], shapes[1:, cv2.CC_STAT_AREA]
    letters = (high >= 7) & (high <= 40) & (wide >= 2) & (wide <= 40) & (area >= 10) & (area <= 0.8 * wide * high + 20)
    return int(letters.sum()) > max(_STRAY_LETTERS, 0.25 * sum(len(word.text) for word in words))


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
