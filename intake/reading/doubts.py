"""Which numbers did an engine read that the ink contradicts?

In: words and the picture they were read from. Out: the same words; a number whose ink shows a decimal mark that its text lacks is no longer sure of
itself. Engines lose decimal points of a few pixels and are certain all the same (2.8 becomes 28 with confidence 0.95): the one mistake that nothing
later can be relied on to notice. Nothing is repaired here, a person is asked. And numbers of which a part stands apart come back in two words: an
arrow before "4.72" is read as the first digit of "14.72", by both readers and without a doubt.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np

from intake.reading.ocr import Picture
from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

DOUBTFUL = 0.3  # well below what anybody would take for certain
_NUMBER = re.compile(r"[<>≤≥=~]*\d[\d.,]*\d")
_LOWEST_DIGIT = 0.6  # shares of the tallest shape's height: a digit is at least so high,
_HIGHEST_MARK = 0.42  # a decimal mark at most,
_MARK_BELOW = 0.6  # and its middle lies below this share of the digits
_APART = 0.6  # of a digit's height: a wider gap is a space; those around a "1" of a typewriter have a third
_PLAIN = re.compile(r"\d[\d.,]*\d")
_SMALLEST_MARK = 0.006  # of the tallest shape's height squared: anything less is a speck


def doubt(words: Iterable[Word], picture: Picture) -> tuple[Word, ...]:
    """The words, with low confidence on numbers that have fewer decimal marks than their ink."""
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    parts = (part for word in words for part in (_split(word, pixels) if _PLAIN.fullmatch(word.text) else (word,)))
    return tuple(_doubted(word, pixels) if _NUMBER.fullmatch(word.text) else word for word in parts)


def _split(word: Word, pixels: Pixels) -> tuple[Word, ...]:
    """The word in two where a gap is wide; whole where none is, or where it is not seen which of its letters stand before it."""
    crop = _cut_out(pixels, word.box)
    if min(crop.shape) < 4:
        return (word,)
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    printed = np.flatnonzero(ink.any(axis=0))
    gaps = np.diff(printed) - 1
    if not len(gaps) or gaps.max() <= _APART * word.box.height * pixels.shape[0]:
        return (word,)
    end = int(printed[gaps.argmax()]) + 1
    letters = int((np.diff(printed[: gaps.argmax() + 1]) > 1).sum()) + 1
    if not 0 < letters < len(word.text) or (np.diff(printed) > 1).sum() + 1 != len(word.text):
        return (word,)
    cut = word.box.left + (end + gaps.max() / 2) / pixels.shape[1]
    first, rest = replace(word.box, right=cut), replace(word.box, left=cut)
    return replace(word, text=word.text[:letters], box=first), replace(word, text=word.text[letters:], box=rest)


def _doubted(word: Word, pixels: Pixels) -> Word:
    marks = sum(character in ".," for character in word.text)
    return replace(word, confidence=min(word.confidence, DOUBTFUL)) if _count_marks(_cut_out(pixels, word.box)) > marks else word


def _cut_out(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape
    margin = box.height / 6  # a comma hangs below its word's box
    top, bottom = int(max(0.0, box.top - margin) * height), int((box.bottom + margin) * height) + 1
    return pixels[top:bottom, int(box.left * width) : int(box.right * width) + 1]


def _count_marks(crop: Pixels) -> int:
    """Small shapes low between digits."""
    if min(crop.shape) < 4:
        return 0
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, shapes, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    shapes, middles = shapes[1:], middles[1:]
    if not len(shapes):
        return 0
    left, top, wide, high, area = shapes.T
    tallest = int(high.max())
    digits = high >= _LOWEST_DIGIT * tallest
    first, last = left[digits].min(), (left + wide)[digits].max()
    ceiling = top[digits].min() + _MARK_BELOW * tallest
    small = (high <= _HIGHEST_MARK * tallest) & (wide <= _HIGHEST_MARK * tallest) & (area >= _SMALLEST_MARK * tallest**2)
    between = (left > first) & (left + wide < last) & (middles[:, 1] > ceiling) & (top + high < crop.shape[0])
    return int((small & between).sum())
