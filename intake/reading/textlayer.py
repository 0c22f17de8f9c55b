"""May the text layer of a PDF page be believed, and which words stand in it?

In: a page open in pdfium (for the quick gate and for what is drawn over what) and in pdfplumber (for words and boxes), and the page's picture. Out: a
`Layer` of the words that are what a person sees, or None: then the whole page is read from its pixels. Believed is a word that is drawn visibly
and upright, not under a picture, in a font that draws what it says (`glyphs.py`), with ink where it stands. Print elsewhere (a table pasted as a
picture, a scan under a typed letterhead, words that were not believed) is said to be there, so that it can be read from pixels beside the layer.

Not here: opening files, rendering, OCR.
"""

import re
import signal
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from pypdfium2 import raw

from intake.reading.glyphs import find_lying_fonts, text_of
from intake.reading.photos import Pixels
from intake.reading.strays import count_within, find_strays, has_ink, ink_of
from intake.reading.words import Box, Word

_FEWEST_CHARACTERS, _MOST_CHARACTERS = 40, 60_000
_STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OF_RUN = r"[0-9A-Za-z.,%<>=+\u0660-\u0669\u06f0-\u06f9\u066a-\u066c-]"
# A slash or a colon between two scripts stands where the direction of the line puts it: inside a run it is part of it.
_LEFT_TO_RIGHT_RUN = re.compile(rf"(?P<before>[/:]*)(?P<run>{_OF_RUN}(?:(?:{_OF_RUN}|[/:])*{_OF_RUN})?)(?P<behind>[/:]*)")
_MIRRORED = str.maketrans("()[]", ")(][")
_INVISIBLE = 3  # PDF text rendering mode
_MOST_STRANGE, _LEAST_PLAIN = 0.2, 0.4  # shares of the characters that are not space
_MOST_UNSEEN = 0.05  # share of words without ink before the whole layer is doubted: it belongs to another picture
_LEAST_BELIEVED = 0.5  # share of the words below which pixels are the better witness for all
_TINIEST = 3.0  # points: smaller print is not there for people
_WHOLE_PAGE = 0.6  # a picture covering this much of a page is the page
_STRAYS_IN_PICTURES, _STRAYS_DRAWN = 6, 30  # letter-sized shapes outside all words; drawn ones are arrows, boxes and bar codes as well
_DEPTH = 0.21  # below the line, in sizes: what Latin fonts reach
_SLANTED = 0.05  # the tangent of the angle from which on a letter belongs to a watermark or a stamp
_WORD_SECONDS = 10.0
_CLOSER, _MOST_PIXELS = 2, 6_000_000  # times the picture's size, and of what pictures at most

Bounds = tuple[float, float, float, float]


class TooSlow(Exception):
    """pdfplumber needed too long for one page."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The believed words; `has_more` says that something else is printed on the page."""

    words: tuple[Word, ...]
    has_more: bool


def looks_trustworthy(page: Any) -> bool:
    """The quick gate, a few milliseconds: enough characters, most of them plausible, none of them drawn invisibly."""
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


def find_pictures(page: Any) -> tuple[list[Box], list[Box]]:
    """(all pictures on the page, those drawn over text) as fractions of the page as pdfium shows it unrotated; a picture as large as the page
    counts as drawn over whatever text comes before it."""
    pictures: list[Box] = []
    covering: list[Box] = []
    texts: list[Bounds] = []
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE), max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(item.get_bounds())
            continue
        box = _box_of(item.get_bounds(), page)
        if box is not None:
            pictures.append(box)
            is_page = box.width * box.height >= _WHOLE_PAGE and bool(texts)
            if is_page or any(_is_within(place, box) for text in texts if (place := _box_of(text, page)) is not None):
                covering.append(box)
    return pictures, covering


def _box_of(bounds: Bounds, page: Any) -> Box | None:
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    if width <= 0 or height <= 0:
        return None
    sides = ((bounds[0] - left) / width, (top - bounds[3]) / height, (bounds[2] - left) / width, (top - bounds[1]) / height)
    box = Box(*(min(1.0, max(0.0, float(side))) for side in sides))
    return box if box.width > 0 and box.height > 0 else None


def _is_within(inner: Box, outer: Box) -> bool:
    return outer.left <= (inner.left + inner.right) / 2 <= outer.right and outer.top <= inner.middle <= outer.bottom


def find_layer(plumbed: Any, page: Any, picture: Pixels) -> Layer | None:
    """What of a page (in pdfplumber, and in pdfium) can be believed, against the `picture` (grey) of it; None when that is too little."""
    with _at_most(_WORD_SECONDS):
        clean = plumbed.dedupe_chars().filter(_is_level)
        if not clean.chars or sum(bool(char["upright"]) for char in clean.chars) < 0.9 * len(clean.chars):
            return None
        _level_arabic_fonts(clean.chars)
        found = clean.extract_words(x_tolerance_ratio=0.2, y_tolerance=3, keep_blank_chars=False, use_text_flow=False, return_chars=True)
    placed = [(item["chars"], box) for item in found if (box := _box(item, plumbed)) is not None]
    ink = ink_of(picture)
    pictures, covering = find_pictures(page) if not page.get_rotation() else ([], [])
    hidden = {box for _, box in placed if any(_is_within(box, cover) for cover in covering)}
    seen = [(chars, box) for chars, box in placed if box in hidden or has_ink(box, ink, picture)]
    if not seen or len(placed) - len(seen) > _MOST_UNSEEN * len(placed):
        return None
    lying = _find_lying(clean.chars, plumbed, page, picture)
    words: list[Word] = []
    doubted: list[Box] = []
    for chars, box in seen:
        text = _readable(text_of(chars))
        if box not in hidden and _is_believed(chars, lying) and not _STRANGE.search(text):
            words.append(Word(text, box))
        else:
            doubted.append(box)
    return Layer(tuple(words), _has_more(words, doubted, pictures, ink)) if len(words) >= _LEAST_BELIEVED * len(seen) else None


def _has_more(words: Sequence[Word], doubted: Sequence[Box], pictures: Sequence[Box], ink: Pixels) -> bool:
    """Whether print stands where no believed word does: one letter is enough where a word was not believed."""
    strays = find_strays([word.box for word in words], ink)
    in_pictures = count_within(strays, pictures)
    return in_pictures > _STRAYS_IN_PICTURES or len(strays) - in_pictures > _STRAYS_DRAWN or count_within(strays, doubted) > 0


def _is_level(item: dict[str, Any]) -> bool:
    """False for a letter set aslant: a watermark's letters would mix with the words that they lie under."""
    if item.get("object_type") != "char":
        return True
    along, down = abs(item["matrix"][0]), abs(item["matrix"][1])
    return bool(min(along, down) <= _SLANTED * max(along, down))


def _level_arabic_fonts(chars: Sequence[dict[str, Any]]) -> None:
    """Boxes of fonts that have Arabic letters reach as deep as their lowest sign, so that their digits seem to stand lower than the Latin letters
    beside them: "x10^6/mL" in two fonts falls apart. They are set on the line they are written on."""
    arabic = {char["fontname"] for char in chars if _RIGHT_TO_LEFT.match(char["text"])}
    for char in chars:
        if char["fontname"] in arabic and char["upright"]:
            deeper = char["matrix"][5] - char["y0"] - _DEPTH * char["size"]
            for edge in ("top", "bottom", "doctop"):
                char[edge] -= deeper


def _find_lying(chars: Sequence[dict[str, Any]], plumbed: Any, page: Any, picture: Pixels) -> frozenset[str]:
    """Fonts that lie in the picture, and still do when looked at more closely: thin strokes of small print break, and an honest 8 loses its loops."""
    left, top, right, _ = plumbed.cropbox
    scale = picture.shape[1] / max(1.0, right - left)
    lying = find_lying_fonts(chars, picture, (left, top), scale)
    if not lying or picture.size > _MOST_PIXELS:
        return lying
    closer = page.render(scale=_CLOSER * scale, grayscale=True).to_numpy().squeeze()
    return lying & find_lying_fonts([char for char in chars if char["fontname"] in lying], closer, (left, top), _CLOSER * scale)


def _is_believed(chars: Sequence[dict[str, Any]], lying: frozenset[str]) -> bool:
    return all(char["fontname"] not in lying for char in chars) and max(char["size"] for char in chars) >= _TINIEST


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
    turned = unicodedata.normalize("NFKC", text[::-1]).translate(_MIRRORED)  # turned first: one letter drawn may be two, "ﻻ"
    return _LEFT_TO_RIGHT_RUN.sub(lambda run: run["before"] + run["run"][::-1] + run["behind"], turned)


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
