"""Where on a page is ink, and how much of it looks like print although no word of the text layer stands there?

In: grey pictures and boxes. Out: masks and counts. Pure functions of pixels; what follows from the counts is decided in `textlayer.py`.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from intake.reading.photos import Pixels
from intake.reading.words import Box

_BODY = (0.12, 0.9)  # shares of the height between which results stand; letterheads and footers are often pictures
_DARKER = 40  # grey levels between print and the paper around it
_BACKGROUND = 4  # the paper is looked at this much smaller: it has no detail


def ink_of(picture: Pixels) -> Pixels:
    """255 where something differs from the paper around it, in either direction (white print on a dark bar counts)."""
    height, width = picture.shape
    small = cv2.resize(picture, (max(1, width // _BACKGROUND), max(1, height // _BACKGROUND)), interpolation=cv2.INTER_NEAREST)
    paper = cv2.resize(cv2.medianBlur(small, 5), (width, height), interpolation=cv2.INTER_NEAREST)
    return np.where(cv2.absdiff(picture, paper) > _DARKER, np.uint8(255), np.uint8(0))


def has_ink(box: Box, ink: Pixels, picture: Pixels) -> bool:
    """Whether something is drawn in the box that is not one even surface, such as a bar that hides what is under it."""
    part = _part(ink, box)
    if not part.size or not part.any():
        return False
    seen = _part(picture, box)
    return int(seen.max()) - int(seen.min()) > _DARKER


def _part(picture: Pixels, box: Box, margin: float = 0.0) -> Pixels:
    height, width = picture.shape
    top, bottom = max(0.0, box.top - margin), box.bottom + margin
    return picture[int(top * height) : int(bottom * height) + 1, int(box.left * width) : int(box.right * width) + 1]


def without(words: Sequence[Box], picture: Pixels) -> Pixels:
    """The page with paper where the words were; the paper of each is what surrounds it."""
    rest = picture.copy()
    for box in words:
        part = _part(rest, box, box.height / 8)
        if part.size:
            edge = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])
            part[:] = int(np.median(edge))
    return rest


def find_strays(words: Sequence[Box], ink: Pixels) -> list[tuple[float, float]]:
    """The middles (across, down) of letter-sized shapes in the body of the page that no word covers."""
    rest = ink.copy()
    for box in words:
        _part(rest, box, box.height / 4)[:] = 0
    height, width = rest.shape
    _, _, shapes, middles = cv2.connectedComponentsWithStats(rest)
    wide, high, area = shapes[1:, cv2.CC_STAT_WIDTH], shapes[1:, cv2.CC_STAT_HEIGHT], shapes[1:, cv2.CC_STAT_AREA]
    letters = (high >= 7) & (high <= 40) & (wide >= 2) & (wide <= 40) & (area >= 10) & (area <= 0.8 * wide * high + 20)
    places = middles[1:][letters] / (width, height)
    return [(float(across), float(down)) for across, down in places if _BODY[0] <= down <= _BODY[1]]


def count_within(places: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> int:
    """How many of the places lie in any of the boxes."""
    return sum(any(box.left <= across <= box.right and box.top <= down <= box.bottom for box in boxes) for across, down in places)
