"""Is a character of a text layer drawn as the character it claims to be?

In: characters as pdfplumber gives them, and the page's picture. Out: fonts that lie, and what raised and symbol characters really show. A PDF may
draw any shape for any character: fonts without a table of characters, fonts scrambled against copying, bar codes. The look is cheap and knows no
font: closed loops in the ink are counted, and an 8 has two of them in every typeface. Latin letters and digits only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from intake.reading.photos import Pixels

_LOOPS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys("12357cfhklmnrstuvwxyzCEFGHIJKLMNSTUVWXYZ", (0,)),
    **dict.fromkeys("69abdeopqADOPQR", (1,)),
    "0": (1, 2),
    "8": (2,),
    "B": (2,),
    "4": (0, 1),
    "g": (1, 2),  # a zero may be slashed, a four open
}
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_MOST_LOOKED_AT = 30  # per font, letters and digits each
_SMALLEST = 8  # pixels high: loops of smaller print fill up
_FEWEST_LIES, _SHARE_OF_LIES = 2, 0.25  # real fonts: at most 0.04, most none at all; scrambled ones near one half
_LOOP_SHARE = 0.008  # of the character's box: smaller holes are specks
_ENLARGED = 48  # pixels high: where loops are counted
_SMALLER, _HIGHER = 0.85, 0.2  # of the size of the word's largest character: what is raised


@dataclass(slots=True)
class _Tally:
    looked_at: int = 0
    lies: int = 0

    @property
    def is_caught(self) -> bool:
        return self.lies >= _FEWEST_LIES and self.lies > _SHARE_OF_LIES * self.looked_at


def find_lying_fonts(chars: Iterable[Mapping[str, Any]], picture: Pixels, origin: tuple[float, float], scale: float) -> frozenset[str]:
    """Names of fonts whose characters are drawn as others. `origin` is the picture's upper left corner on the page, `scale` pixels per point."""
    tallies: defaultdict[tuple[str, bool], _Tally] = defaultdict(_Tally)
    chars = tuple(chars)
    # Their boxes are as high as vowel signs reach and cut through the digits beside them: loops cannot be counted in these.
    arabic = {char["fontname"] for char in chars if _ARABIC.match(char["text"])}
    for char in chars:
        # Digits by themselves: honest letters must not outvote them.
        expected, tally = _LOOPS.get(char["text"]), tallies[char["fontname"], char["text"].isdigit()]
        if expected is None or char["fontname"] in arabic or not char["upright"] or tally.looked_at >= _MOST_LOOKED_AT:
            continue
        left, right = (round((char[side] - origin[0]) * scale) for side in ("x0", "x1"))
        top, bottom = (round((char[side] - origin[1]) * scale) for side in ("top", "bottom"))
        crop = picture[max(0, top) : bottom + 1, max(0, left) : right + 1]
        loops = _count_loops(crop) if crop.shape[0] >= _SMALLEST and crop.shape[1] >= 3 else None
        if loops is not None:
            tally.looked_at += 1
            tally.lies += loops not in expected
    return frozenset(name for (name, _), tally in tallies.items() if tally.is_caught)


def _count_loops(crop: Pixels) -> int | None:
    """How many patches of paper the ink encloses; None where there is no contrast."""
    dark, light = int(crop.min()), int(crop.max())
    if light - dark < 60:
        return None
    if float(np.median(crop)) < (dark + light) / 2:  # light print on a dark bar
        crop = cv2.bitwise_not(crop)
        dark, light = 255 - light, 255 - dark
    factor = max(1, round(_ENLARGED / crop.shape[0]))
    large = cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    paper = cv2.threshold(large, (dark + light) // 2, 255, cv2.THRESH_BINARY)[1]
    height, width = paper.shape
    _, _, patches, _ = cv2.connectedComponentsWithStats(paper, connectivity=4)
    left, top, wide, high, area = patches[1:].T
    inside = (left > 0) & (top > 0) & (left + wide < width) & (top + high < height)
    return int((inside & (area >= _LOOP_SHARE * width * height)).sum())


_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_SYMBOL = dict(zip("abgmdlnpqstWSD\xb0\xb1\xb3\xa3\xb4\xb8\xb9\xbb\xa5\xb7-", "αβγμδλνπθστΩΣΔ°±≥≤×÷≠≈∞•−", strict=True))
_TICKS = {"\xa8": "☐", "o": "☐", "q": "☐", "\xfe": "☑", "\xfd": "☒", "x": "☒", "\xfc": "✓", "\xfb": "✗", "\xa7": "•", "l": "•", "n": "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _TICKS}  # Adobe's and Microsoft's encodings
_SAME_IN_SYMBOLS = frozenset("0123456789.,;:%()/<>=+ ")
UNKNOWN = "\ufffd"


def raised(text: str) -> str:
    """The text as superscript: what stands above the line is no further digit of a number."""
    return text.translate(_RAISED)


def symbol(font: str, letter: str) -> str:
    """What a letter shows in a symbol font, and U+FFFD where nobody knows, so that it is read as nothing else and does not vanish from a number."""
    table = next((table for name, table in _FONTS.items() if name in font.lower()), None)
    private = "\ue000" <= letter <= "\uf8ff"
    if table is None:
        return UNKNOWN if private else letter
    plain = chr(ord(letter) - 0xF000) if "\uf000" <= letter <= "\uf0ff" else letter
    return table.get(plain, UNKNOWN if private or plain not in _SAME_IN_SYMBOLS else plain)


def text_of(chars: list[Mapping[str, Any]]) -> str:
    """What the characters of one word show: symbols by their font, raised digits as superscripts."""
    base = max(chars, key=lambda char: float(char["size"]))
    return "".join(_shown(char, base) for char in chars)


def _shown(char: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    drawn = char["text"][::-1] if _ARABIC.match(char["text"]) else char["text"]  # "لا" in one glyph: from left to right, as its neighbours stand
    text = "".join(symbol(char["fontname"], letter) if "\ue000" <= letter <= "\uf8ff" else letter for letter in drawn)
    is_raised = char["bottom"] < base["bottom"] - _HIGHER * base["size"]
    return raised(text) if is_raised and char["size"] <= _SMALLER * base["size"] else text
