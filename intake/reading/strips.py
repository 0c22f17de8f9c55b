"""Which part of a page tells its script soonest? A strip where print is densest, of some forty words: reading it costs a third of reading the page.

In: a picture. Out: where its strip begins and ends, and the strip as a picture of its own, cut between lines of print.
"""

from dataclasses import dataclass, replace
from itertools import accumulate

from intake.reading.ocr import Picture

LONGEST, _SHORTER = 0.2, (0.06, 0.1, 0.14)  # of the page's height
_ENOUGH = 1800  # beginnings of ink in the rows looked at: some forty words
_LEEWAY = 0.02  # of the page's height: how far an end is moved to find white between two lines
_STEP = 4  # rows: every so many is looked at
_PAPER, _EVERY = 75, 16  # percentile of a page's greys, and which pixels of a row and a column are looked at for it
_INK = 0.65  # of the paper's grey


@dataclass(frozen=True, slots=True)
class Strip:
    """Part of a page, over its whole width; `top` and `bottom` are fractions of the page's height."""

    picture: Picture
    top: float
    bottom: float


def find_paper(picture: Picture) -> int:
    """The grey of the bare paper."""
    pixels = bytes(picture.pixels)
    seen = sorted(b"".join(pixels[row * picture.width : (row + 1) * picture.width : _EVERY] for row in range(0, picture.height, _EVERY)))
    return seen[len(seen) * _PAPER // 100]


def cut_strip(picture: Picture) -> Strip:
    """The shortest strip in which ink begins often enough, or else the one in which it begins most often."""
    edges = _count_edges(picture)
    sums = [0, *accumulate(edges)]
    for share in (*_SHORTER, LONGEST):
        length = max(1, round(len(edges) * share))
        start = max(range(len(edges) - length + 1), key=lambda place: sums[place + length] - sums[place])
        if sums[start + length] - sums[start] >= _ENOUGH:
            break
    top, bottom = _whitest(edges, start) * _STEP, _whitest(edges, start + length) * _STEP
    if bottom <= top:
        top, bottom = 0, picture.height
    pixels = bytes(picture.pixels[top * picture.width : bottom * picture.width])
    return Strip(replace(picture, pixels=pixels, height=bottom - top), top / picture.height, bottom / picture.height)


def _count_edges(picture: Picture) -> list[int]:
    """How often paper turns to ink, in every so many rows."""
    paper = find_paper(picture)
    is_paper = bytes(grey >= _INK * paper for grey in range(256))
    width, pixels = picture.width, bytes(picture.pixels)
    return [pixels[row * width : (row + 1) * width].translate(is_paper).count(b"\1\0") for row in range(0, picture.height, _STEP)]


def _whitest(edges: list[int], place: int) -> int:
    """The emptiest row near a place."""
    leeway, last = round(len(edges) * _LEEWAY), len(edges) - 1
    return min(range(max(0, min(place - leeway, last)), min(place + leeway, last) + 1), key=lambda row: edges[row])
