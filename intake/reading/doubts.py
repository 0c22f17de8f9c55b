"""Which numbers did an engine read that the ink contradicts?

In: words and the picture they were read from. Out: the same words; a number whose ink shows a decimal mark that its text lacks is no longer sure of
itself. Engines lose decimal points of a few pixels and are certain all the same (2.8 becomes 28 with confidence 0.95): the one mistake that nothing
later can be relied on to notice. Nothing is repaired here, a person is asked. And numbers of which a part stands apart come back in two words: an
arrow before "4.72" is read as the first digit of "14.72", one behind "1,77" as the last of "1,771", by both readers and without a doubt; a
triangle behind a nought makes "Oy" of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

import cv2
import numpy as np

from intake.reading.ocr import Picture
from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

DOUBTFUL = 0.3  # well below what anybody would take for certain
_NUMBER = re.compile(r"[<>≤≥=~]*\d(?:[\d.,]*\d)?")
_LOWEST_DIGIT = 0.6  # shares of the tallest shape's height: a digit is at least so high,
_HIGHEST_MARK = 0.42  # a decimal mark at most,
_MARK_BELOW = 0.6  # and its middle lies below this share of the digits
_APART = 0.6  # of a digit's height: a wider gap is a space; those around a "1" of a typewriter have a third
_PLAIN = re.compile(r"\d[\d.,]*\d")
_SIGNED = re.compile(r"(?:\d[\d.,]*|[OoQD@])[^\s\w.,]{0,2}[^\s.,]?|[1IlTt|!][\d.,]*", re.ASCII)
_NOUGHT, _BEHIND = re.compile(r"[OoQD@](?=\W*\w?$)"), re.compile(r"[^\w.,]*.$")  # before a triangle; the triangle as it was read
_SIGN_APART, _ONE_WIDE = 0.46, 0.42  # of a digit's height: what is so far from a number and so narrow is no "1"; that of a typed "3.1" has 0.41
_SIGN_WIDER = 1.5  # than any other gap: digits may be spaced
_LIKE_ARROWS = frozenset("1IlTt|!†‡f:;i")
_LONE_ARROWS = frozenset("IlTtJvVyYAa")
_ARROW_APART, _ROOM_OF_ONE, _LEAST_ARROW = 0.38, 0.2, 8  # of a digit's height; pixels
_SIGN_SURE = 0.95  # drawn as an arrow is: nothing else is so narrow and pointed
_HEAD_WIDER, _HEAD_HIGH, _POINT = 1.6, 0.15, 0.75  # an arrow's head: to its shaft's width, of its height, its point to its own width
_TAIL, _SHAFT_WIDER = 0.35, 1.35  # the share of its height that is only shaft: a "1" has a flag or a foot there
_LIKE_TRIANGLE, _TRIANGLE_WIDE = 0.78, (0.6, 1.8)  # what a shape shares with a drawn triangle; its width to its height
_AS_HIGH, _THINNEST, _OFF_LINE, _NO_SPACE = (0.75, 1.2), 0.12, 0.15, 0.35  # of the digits' height: what another digit beside them has
_SMALLEST_MARK = 0.006  # of the tallest shape's height squared: anything less is a speck


def doubt(words: Iterable[Word], picture: Picture) -> tuple[Word, ...]:
    """The words, with low confidence on numbers that have fewer decimal marks than their ink."""
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    parts = [part for word in words for part in _part(word, pixels)]
    parts = [_as_arrow(word, pixels) if _may_be_arrow(word, after) else word for word, after in zip(parts, [*parts, None][1:], strict=True)]
    return tuple(_doubted(word, parts, pixels) if _NUMBER.fullmatch(word.text) else word for word in parts)


def _may_be_arrow(word: Word, after: Word | None) -> bool:
    """A lone letter like an arrow, before a number on its line; a lone digit may be a value, and a leaning 4 has the shape of an arrow."""
    is_before = after is not None and after.box.left >= word.box.right and after.box.top < word.box.middle < after.box.bottom
    return is_before and after is not None and word.text in _LONE_ARROWS and _SIGNED.fullmatch(after.text) is not None


def _as_arrow(word: Word, pixels: Pixels) -> Word:
    """The arrow or triangle that its ink is, or the word."""
    crop = _cut_out(pixels, word.box)
    if min(crop.shape) < 4:
        return word
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    runs = _find_runs(ink)
    arrow = (_find_arrow(ink, runs[0]) or _find_triangle(ink, runs[0])) if len(runs) == 1 else ""
    return replace(word, text=arrow, confidence=_SIGN_SURE) if arrow else word


def _part(word: Word, pixels: Pixels) -> tuple[Word, ...]:
    """The word, or the two words that it is."""
    signed = _split_sign(word, pixels) if _SIGNED.fullmatch(word.text) else ()
    return signed or (_split(word, pixels) if _PLAIN.fullmatch(word.text) else (word,))


def _split_sign(word: Word, pixels: Pixels) -> tuple[Word, ...]:
    """A number and the arrow before or behind it; the number doubted where its last digit stands apart and is none; nothing where nothing does."""
    crop = _cut_out(pixels, word.box)
    if min(crop.shape) < 4:
        return ()
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    tallest = int(cv2.connectedComponentsWithStats(ink)[2][1:, cv2.CC_STAT_HEIGHT].max(initial=1))
    runs = _find_runs(ink)
    if len(runs) < 2:
        return ()
    gap = runs[-1][0] - runs[-2][1]
    if gap > _space(word.text[-2:][:1], _ARROW_APART) * tallest and (triangle := _find_triangle(ink, runs[-1])):
        return _cut_off(_before_triangle(word, len(runs)), triangle, (runs[-1][0] - gap / 2) / pixels.shape[1], is_behind=True)
    for place, beside in ((-1, -2), (0, 1)):
        gap = max(runs[place][0], runs[beside][0]) - min(runs[place][1], runs[beside][1])
        if (
            word.text[place] in _LIKE_ARROWS
            and gap > _space(word.text[beside:][:1], _ARROW_APART) * tallest
            and (arrow := _find_arrow(ink, runs[place]))
        ):
            return _cut_off(word, arrow, (min(runs[place][1], runs[beside][1]) + gap / 2) / pixels.shape[1], is_behind=place < 0)
    others = [after[0] - before[1] for before, after in pairwise(runs[:-1])]
    wide, gap = runs[-1][1] - runs[-1][0], runs[-1][0] - runs[-2][1]
    is_apart = gap > max(_space(word.text[-2:][:1], _SIGN_APART) * tallest, _SIGN_WIDER * max(others, default=0)) and wide <= _ONE_WIDE * tallest
    return (replace(word, confidence=min(word.confidence, DOUBTFUL)),) if is_apart and _PLAIN.fullmatch(word.text) else ()


def _before_triangle(word: Word, runs: int) -> Word:
    """The word with one letter for the triangle behind its number, be it read as none or as several; a lone round letter is a nought."""
    text = f"{word.text}v" if len(word.text) < runs else f"{_BEHIND.sub('', word.text)}v"
    return replace(word, text=_NOUGHT.sub("O", text), confidence=max(word.confidence, DOUBTFUL))  # what nobody believed was the triangle


def _space(beside: str, least: float) -> float:
    """From where on a gap beside this letter is a space: a "1" leaves more room than other digits, and no number ends with a mark."""
    return inf if beside in ".," else least + (_ROOM_OF_ONE if beside == "1" else 0.0)


def _find_runs(ink: Pixels) -> list[tuple[int, int]]:
    """Where each run of columns with ink begins and ends."""
    printed = np.flatnonzero(ink.any(axis=0))
    if not len(printed):
        return []
    ends = np.flatnonzero(np.diff(printed) > 1)
    return [(int(one[0]), int(one[-1]) + 1) for one in np.split(printed, ends + 1)]


def _cut_off(word: Word, arrow: str, place: float, *, is_behind: bool) -> tuple[Word, ...]:
    """The number and the arrow as two words, cut so far from the word's left edge."""
    cut = word.box.left + place
    left, right = replace(word.box, right=cut), replace(word.box, left=cut)
    if is_behind:
        return replace(word, text=word.text[:-1], box=left), Word(arrow, right, _SIGN_SURE)
    return Word(arrow, left, _SIGN_SURE), replace(word, text=word.text[1:], box=right)


def _find_arrow(ink: Pixels, run: tuple[int, int]) -> str:
    """The arrow that this shape is: a head that grows from its point and is wider than the shaft to both sides; or nothing."""
    shape = ink[:, run[0] : run[1]]
    filled = np.flatnonzero(shape.any(axis=1))
    if not len(filled) or len(filled) <= filled[-1] - filled[0]:
        return ""  # in two pieces, as a colon is
    shape = shape[filled] > 0
    wide = shape.sum(axis=1)
    high, shaft, head = len(wide), float(np.median(wide)), int(wide.argmax())
    if high < _LEAST_ARROW or shape.shape[1] > high or wide[head] < _HEAD_WIDER * shaft:
        return ""
    middle = np.flatnonzero(shape[head]).mean() - np.flatnonzero(shape[high // 2]).mean()
    is_up = head < high / 2
    tail = wide[round((1 - _TAIL) * high) :] if is_up else wide[: round(_TAIL * high)]
    point = wide[0] if is_up else wide[-1]
    is_pointed = point <= _POINT * wide[head] and (wide > _SHAFT_WIDER * shaft).sum() >= _HEAD_HIGH * high
    is_arrow = is_pointed and tail.max() <= _SHAFT_WIDER * shaft and abs(middle) <= wide[head] / 7
    return ("↑" if is_up else "↓") if is_arrow else ""


def _find_triangle(ink: Pixels, run: tuple[int, int]) -> str:
    """The filled triangle that this shape is, as the arrow that it means; or nothing. No letter and no digit is filled so."""
    rows = np.flatnonzero(ink[:, run[0] : run[1]].any(axis=1))
    shape = ink[rows[0] : rows[-1] + 1, run[0] : run[1]] > 0
    high, wide = shape.shape
    if high < _LEAST_ARROW or not _TRIANGLE_WIDE[0] <= wide / high <= _TRIANGLE_WIDE[1]:
        return ""
    reach = np.abs(np.arange(wide) + 0.5 - wide / 2) / (wide / 2)
    upward = reach[None, :] <= (np.arange(high)[:, None] + 1) / high
    alike = {arrow: float((shape & drawn).sum() / (shape | drawn).sum()) for arrow, drawn in (("↑", upward), ("↓", upward[::-1]))}
    return next((arrow for arrow, share in alike.items() if share >= _LIKE_TRIANGLE), "")


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


def _doubted(word: Word, words: Sequence[Word], pixels: Pixels) -> Word:
    marks = sum(character in ".," for character in word.text)
    whole = _with_digits_beside(word, words, pixels)
    is_doubted = whole is not word.box or _count_marks(_cut_out(pixels, word.box)) > marks
    return replace(word, box=whole, confidence=min(word.confidence, DOUBTFUL)) if is_doubted else word


def _with_digits_beside(word: Word, words: Sequence[Word], pixels: Pixels) -> Box:
    """The word's box with shapes that are in no word, as high as its digits, and so near that they are digits too: of "45" only the "5" was read.
    Whoever looks again sees all of them."""
    box, width = word.box, pixels.shape[1]
    reach = box.height * pixels.shape[0] / width
    around = replace(box, left=max(0.0, box.left - reach), right=min(1.0, box.right + reach))
    start = int(around.left * width)
    own = range(int(box.left * width) - start, int(box.right * width) + 1 - start)
    crop = _cut_out(pixels, around).copy()
    for other in words:
        if other is not word and _touches(other.box, around):
            left, right = max(0, int(other.box.left * width) - start), max(0, int(other.box.right * width) + 1 - start)
            crop[:, left : min(right, own.start)] = crop[:, max(left, own.stop) : right] = 255
    beside = _find_digits_beside(crop, own)
    if not beside:
        return box
    left, right = min(one[0] for one in beside), max(one[1] for one in beside)
    return replace(box, left=min(box.left, (start + left) / width), right=max(box.right, (start + right) / width))


def _find_digits_beside(crop: Pixels, own: range) -> list[tuple[int, int]]:
    """Where shapes begin and end that stand beside the digits in these columns as a digit would."""
    if min(crop.shape) < 4:
        return []
    _, ink = cv2.threshold(crop, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    left, top, wide, high, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:].T
    is_own = (left + wide / 2 >= own.start) & (left + wide / 2 < own.stop)
    tallest = int(high[is_own].max(initial=0))
    digits = is_own & (high >= _LOWEST_DIGIT * tallest)
    if not digits.any():
        return []
    gap = np.maximum(left - (left + wide)[digits].max(), left[digits].min() - left - wide)
    off = np.abs(top + high / 2 - np.median((top + high / 2)[digits]))
    is_digit = (high >= _AS_HIGH[0] * tallest) & (high <= _AS_HIGH[1] * tallest) & (wide >= _THINNEST * tallest) & (wide <= tallest)
    found = ~is_own & is_digit & (off < _OFF_LINE * tallest) & (gap <= _NO_SPACE * tallest)
    return [(int(first), int(first + size)) for first, size in zip(left[found], wide[found], strict=True)]


def _touches(one: Box, other: Box) -> bool:
    return one.top < other.bottom and other.top < one.bottom and one.left < other.right and other.left < one.right


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
