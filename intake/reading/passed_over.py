"""Which print on a page did an engine pass over? Engines that lay out a page by themselves lose whole columns of a table, however clear they are.

In: a page's picture and the words that were read on it. Out: a picture of nothing but the print that stands in no word's box, to be read by itself;
None where there is none. Looked at at half the size: letters are to be counted, not read.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.reading.ocr import Picture
from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

FEWEST_WORDS, LEGIBLE = 8, 0.88  # less was read, or hardly any of it: then the whole page is read in another way (`hard_pages.py`), and not its rest
FEWEST_LETTERS = 3  # of a run of print: "4.47" has so many, dirt has not
BELIEVED = 0.3  # words read among the rest below this are dirt
_DARKER = 40  # grey levels between print and the paper around it
_PAPER = 8, 9  # the paper is looked at so much smaller, and print is smaller than so many of its pixels
_HEIGHTS, _WIDEST, _FULLEST = (0.35, 1.6), 2.5, 0.9  # of the usual word's height; of a letter's height; of its box
_JOINED, _AROUND = 1.0, 0.5  # usual heights between letters of one run, and of paper around a run
_EDGE = 0.012  # of the page: what lies at its edges is the table under the paper
_MARGIN = 0.25  # of a word's height: its box is as tight as its letters, and blurred ink is not
_PAPER_SHARE = 75  # percentile of a page's greys


def find_passed_over(picture: Picture, words: Sequence[Word]) -> Picture | None:
    """What no word covers, on blank paper."""
    letters = sum(len(word.text) for word in words)
    if len(words) < FEWEST_WORDS or sum(len(word.text) * word.confidence for word in words) < LEGIBLE * letters:
        return None
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    ink = _ink_of(cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    rows, columns = ink.shape
    for word in words:
        _part(ink, word.box, _MARGIN * word.box.height)[:] = 0
    usual = median(word.box.height for word in words) * rows
    runs = _find_runs(ink, usual)
    boxes = [Box(start / columns, top / rows, end / columns, bottom / rows) for start, top, end, bottom in runs]
    return keep_parts(picture, boxes, _AROUND * usual / rows) if boxes else None


def keep_parts(picture: Picture, boxes: Sequence[Box], margin: float | None = None) -> Picture:
    """What stands in these boxes and in a margin around each (a share of the page's height, or usual for words), on blank paper."""
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    left = np.full_like(pixels, int(np.percentile(pixels[::16, ::16], _PAPER_SHARE)))
    for box in boxes:
        around = _MARGIN * box.height if margin is None else margin
        _part(left, box, around)[:] = _part(pixels, box, around)
    return replace(picture, pixels=left.tobytes())


def without_repeats(words: Sequence[Word], rest: Sequence[Word]) -> tuple[Word, ...]:
    """The words of the rest that stand in no word's box, and that the engine believes."""
    return tuple(word for word in rest if word.confidence >= BELIEVED and not any(_lies_in(word.box, other.box) for other in words))


def _lies_in(inner: Box, outer: Box) -> bool:
    across, down = (inner.left + inner.right) / 2, inner.middle
    return outer.left <= across <= outer.right and outer.top <= down <= outer.bottom


def _ink_of(small: Pixels) -> Pixels:
    """1 where something is darker than the paper around it."""
    rows, columns = small.shape
    sparse = np.ascontiguousarray(small[:: _PAPER[0], :: _PAPER[0]])
    paper = cv2.resize(cv2.medianBlur(sparse, _PAPER[1]), (columns, rows), interpolation=cv2.INTER_LINEAR)
    return (cv2.subtract(paper, small) > _DARKER).astype(np.uint8)


def _part(pixels: Pixels, box: Box, margin: float) -> Pixels:
    """What lies in the box and in a margin (a share of the page's height) around it."""
    rows, columns = pixels.shape
    aside = margin * rows / columns
    top, bottom = max(0, int((box.top - margin) * rows)), int((box.bottom + margin) * rows) + 1
    return pixels[top:bottom, max(0, int((box.left - aside) * columns)) : int((box.right + aside) * columns) + 1]


def _find_runs(ink: Pixels, usual: float) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each run of letters."""
    shapes = _letters(cv2.connectedComponentsWithStats(ink)[2][1:], usual, ink.shape)
    runs: list[tuple[list[int], int]] = []
    for left, top, wide, high in sorted(shapes.tolist()):
        near = next((run for run in runs if _continues(run[0], (left, top, wide, high), usual)), None)
        if near is None:
            runs.append(([left, top, left + wide, top + high], 1))
            continue
        box = near[0]
        box[:] = min(box[0], left), min(box[1], top), max(box[2], left + wide), max(box[3], top + high)
        runs[runs.index(near)] = (box, near[1] + 1)
    return [(left, top, right, bottom) for (left, top, right, bottom), letters in runs if letters >= FEWEST_LETTERS]


def _letters(shapes: NDArray[Any], usual: float, size: tuple[int, ...]) -> NDArray[Any]:
    """The shapes (left, top, wide, high) that may be letters."""
    left, top, wide, high, area = shapes.T
    rows, columns = size
    is_letter = (high >= _HEIGHTS[0] * usual) & (high <= _HEIGHTS[1] * usual) & (wide >= 2) & (wide <= _WIDEST * usual)
    is_letter &= (area >= 0.15 * wide * high) & (area <= _FULLEST * wide * high)
    is_letter &= (left > _EDGE * columns) & (left + wide < (1 - _EDGE) * columns) & (top > _EDGE * rows) & (top + high < (1 - _EDGE) * rows)
    letters: NDArray[Any] = shapes[is_letter, :4]
    return letters


def _continues(run: Sequence[int], shape: tuple[int, int, int, int], usual: float) -> bool:
    """Whether a shape stands beside the run's end, on its line."""
    left, top, _, high = shape
    return left - run[2] <= _JOINED * usual and run[1] - usual / 2 <= top + high / 2 <= run[3] + usual / 2
