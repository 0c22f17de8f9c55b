"""Which number is printed in a word's box in Arabic-Indic (٠ to ٩) or Persian (۰ to ۹) digits?

In: the words of a page read for Arabic script, and its picture. Out: the same words; on a page that prints such digits, those whose ink is a number
in them say that number. OCR engines hardly know these digits: of 36 numbers on scans Tesseract read 6, and "١٦" as a certain "17". What may be a
European number there and is not seen to be one is no longer certain. Whoever uses a number in these digits asks a person in any case.

A small network (`other_digits.npz`, made by `python -m bench.digit_shapes`) judges one shape of ink at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.reading.ocr import Picture
from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

DATA = Path(__file__).with_name("other_digits.npz")
SIZE = 16  # pixels each way, into which a shape is drawn; its longer side fills it
SHAPES = "0123456789/-,<>()x"  # x is anything else, European digits included; a comma is any decimal mark
ARABIC, PERSIAN = (str.maketrans("0123456789,", digits) for digits in ("٠١٢٣٤٥٦٧٨٩٫", "۰۱۲۳۴۵۶۷۸۹٫"))
FEWEST_WORDS, LONGEST = 2, 12  # words in other digits that make a page one of them; letters of a word that may be a number
SURE, SURE_OF_DAY, SURE_OF_OTHER = 0.5, 0.6, 0.8
DOUBTFUL, BELIEVED = 0.3, 0.8  # confidences: of a number in the wrong digits, and the most that one reader alone is worth
_INK, _SPECK = 0.45, 0.12  # shares of the print's contrast, and of a digit's height
_MARK_HIGH, _MARK_LOW, _NOUGHT_LOW = 0.62, 0.62, 0.8  # a decimal mark is at most so high, and its middle lies below that of a nought
_HIGHEST_NOUGHT = 0.25  # dirt above the digits looks like one
_LETTERS_SURE, _NO = 0.7, "لا"  # what is so surely read as letters is letters; and "no" looks like a seven
_MARGIN, _SHORT = 0.15, 0.6  # of a word's height; of the usual word's: less is a nought or a sign
_OF_USUAL = 0.7  # a digit's height to the usual word's


@dataclass(frozen=True, slots=True)
class _Shape:
    """One run of ink: what it may be, how sure that is, where it ends, and how high it stands (0 is a digit's top, 1 its foot)."""

    sign: str
    sure: float
    left: int
    right: int
    height: float
    middle: float


def read_other_digits(words: Sequence[Word], picture: Picture, languages: Sequence[str]) -> tuple[Word, ...]:
    """The words, with the numbers that are printed in other digits."""
    if sum(len(word.text) > 1 and any(map(_is_other_digit, word.text)) for word in words) < FEWEST_WORDS:
        return tuple(words)
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    usual = median(word.box.height for word in words) * picture.height
    digits = PERSIAN if languages[:1] == ("fa",) else ARABIC
    return tuple(_read_word(word, pixels, usual, digits) if len(word.text) <= LONGEST else word for word in words)


def _is_other_digit(letter: str) -> bool:
    return letter.isdecimal() and not letter.isascii()


def _read_word(word: Word, pixels: Pixels, usual: float, digits: dict[int, int]) -> Word:
    if word.text.strip(":.") == _NO or (word.confidence >= _LETTERS_SURE and any(letter.isalpha() and letter > "\u0600" for letter in word.text)):
        return word
    high = word.box.height * pixels.shape[0]
    shapes = _as_marks(_find_shapes(_cut(pixels, word.box), high if high > _SHORT * usual else _OF_USUAL * usual))
    text = "".join(shape.sign for shape in shapes).strip("<>()-:")
    sure = min((shape.sure for shape in shapes), default=0.0)
    if is_number(text) and sure >= (SURE_OF_DAY if "/" in text else SURE):
        sign = next((letter for letter in word.text if letter in "<>≤≥"), "")
        return replace(word, text=sign + text.translate(digits), confidence=min(sure, BELIEVED))
    is_european = any(shape.sign == "x" and shape.sure >= SURE_OF_OTHER for shape in shapes)
    has_digits = any("0" <= letter <= "9" for letter in word.text)
    return replace(word, confidence=min(word.confidence, DOUBTFUL)) if has_digits and not is_european else word


def is_number(text: str) -> bool:
    """ "41,7", or a day: "1403/06/05"."""
    parts = text.split("/")
    if len(parts) == 3:
        return all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts)
    return len(parts) == 1 and 0 < len(text.split(",")) < 3 and all(part.isdecimal() for part in text.split(","))


def _as_marks(shapes: Sequence[_Shape]) -> list[_Shape]:
    """The shapes as signs of a number: what is small and low is a decimal mark (in one piece or two), two dots over one another are a colon."""
    signs: list[_Shape] = []
    dirt = _HIGHEST_NOUGHT if any(shape.height > _MARK_HIGH for shape in shapes) else -1.0  # noughts alone tell no height
    for shape in shapes:
        low = _NOUGHT_LOW if shape.sign == "0" else _MARK_LOW
        is_mark = shape.height < _MARK_HIGH and shape.middle > low
        one = replace(shape, sign=",", sure=max(shape.sure, SURE)) if is_mark else shape
        before = signs[-1] if signs else None
        if before and {one.sign, before.sign} <= {"0", ",", ":"} and 2 * one.left < before.left + before.right:
            signs[-1] = replace(before, sign=":")
        elif not (before and before.sign == one.sign == ",") and not (one.sign == "0" and one.middle < dirt):
            signs.append(one)
    return signs


def _cut(pixels: Pixels, box: Box) -> Pixels:
    rows, columns = pixels.shape
    margin = _MARGIN * box.height
    top, bottom = max(0, int((box.top - margin) * rows)), int((box.bottom + margin) * rows) + 1
    return pixels[top:bottom, max(0, int(box.left * columns) - 2) : int(box.right * columns) + 3]


def _find_shapes(crop: Pixels, digit_height: float) -> list[_Shape]:
    """The shapes of ink from left to right."""
    if min(crop.shape) < 4:
        return []
    dark, light = np.percentile(crop, (1, 90))
    ink = np.clip((light - crop.astype(np.float32)) / max(1.0, float(light - dark)), 0, 1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ink > _INK).astype(np.uint8))
    order = [place for place in np.argsort(stats[1:, cv2.CC_STAT_LEFT]) + 1 if stats[place, cv2.CC_STAT_HEIGHT] >= _SPECK * digit_height]
    order = [place for place in order if count > 1 and stats[place, cv2.CC_STAT_AREA] >= 0.01 * digit_height**2]
    if not order:
        return []
    top = min(int(stats[place, cv2.CC_STAT_TOP]) for place in order)
    foot = max(top + digit_height, max(int(stats[place, cv2.CC_STAT_TOP] + stats[place, cv2.CC_STAT_HEIGHT]) for place in order))
    found = []
    for place in order:
        left, upper, wide, high, _ = (int(figure) for figure in stats[place])
        part = np.s_[upper : upper + high, left : left + wide]
        sign, sure = _judge(ink[part] * (labels[part] == place), high / digit_height)
        found.append(_Shape(sign, sure, left, left + wide, high / digit_height, (upper + high / 2 - top) / (foot - top)))
    return found


def _judge(ink: NDArray[Any], height: float) -> tuple[str, float]:
    """What the shape looks like, and how sure that is."""
    first, first_base, second, second_base = load_network()
    inner = np.maximum(features_of(ink, height) @ first + first_base, 0) @ second + second_base
    odds = np.exp(inner - inner.max())
    best = int(odds.argmax())
    return SHAPES[best], float(odds[best] / odds.sum())


def features_of(ink: NDArray[Any], height: float) -> NDArray[np.float32]:
    """The shape drawn into a square, its ratio kept, and its height to a digit's."""
    high, wide = ink.shape
    scale = SIZE / max(high, wide)
    drawn = cv2.resize(ink.astype(np.float32), (max(1, round(wide * scale)), max(1, round(high * scale))), interpolation=cv2.INTER_AREA)
    square = np.zeros((SIZE, SIZE), np.float32)
    top, left = (SIZE - drawn.shape[0]) // 2, (SIZE - drawn.shape[1]) // 2
    square[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn
    return np.append(square.ravel(), [2 * min(1.6, height)] * 2).astype(np.float32)


@cache
def load_network() -> tuple[NDArray[np.float32], ...]:
    """The weights. A confined process must have asked for them before it lost sight of the file."""
    with np.load(DATA, allow_pickle=False) as kept:
        return tuple(kept[name].astype(np.float32) for name in kept.files)
