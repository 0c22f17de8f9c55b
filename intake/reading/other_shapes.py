"""Which sign is a shape of ink, where Arabic-Indic (٠ to ٩) or Persian (۰ to ۹) digits are printed?

In: a crop of a page and how high a digit stands in it. Out: its shapes from left to right, each with the sign that it most likely is and how sure
that is. A small network (`other_digits.npz`, made by `python -m bench.digit_shapes`) judges one shape at a time. Which shapes make a number is for
`other_digits.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.reading.photos import Pixels

DATA = Path(__file__).with_name("other_digits.npz")
SIZE = 16  # pixels each way, into which a shape is drawn; its longer side fills it
SIGNS = "0123456789/-,<>()x"  # x is anything else, European digits included; a comma is any decimal mark
OTHER = "x"
SURE = 0.5
_INK = 0.45  # share of the print's contrast
_SPECK, _LONG = 0.1, 0.25  # of a digit's height: what is lower is dirt, unless it is as long as a dash
_LEAST_AREA = 0.01  # of a digit's height squared
_WIDE, _HIGH, _SURE_OF_HALF = 0.7, 0.5, 0.8  # two digits that touch are so wide and high, and each half is so sure


@dataclass(frozen=True, slots=True)
class Shape:
    """One run of ink: what it may be, how sure that is, where it begins and ends, and how high it stands (0 is a digit's top, 1 its foot)."""

    sign: str
    sure: float
    left: int
    right: int
    height: float
    middle: float

    @property
    def centre(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2


def find_shapes(crop: Pixels, digit_height: float) -> list[Shape]:
    """The shapes of ink from left to right."""
    if min(crop.shape) < 4:
        return []
    dark, light = np.percentile(crop, (1, 90))
    ink = np.clip((light - crop.astype(np.float32)) / max(1.0, float(light - dark)), 0, 1)
    _, labels, stats, _ = cv2.connectedComponentsWithStats((ink > _INK).astype(np.uint8))
    order = [place for place in np.argsort(stats[1:, cv2.CC_STAT_LEFT]) + 1 if _is_print(stats[place], digit_height)]
    if not order:
        return []
    top = min(int(stats[place, cv2.CC_STAT_TOP]) for place in order)
    foot = max(top + digit_height, max(int(stats[place, cv2.CC_STAT_TOP] + stats[place, cv2.CC_STAT_HEIGHT]) for place in order))
    line = _Line(digit_height, float(top), float(foot))
    shapes: list[Shape] = []
    for place in order:
        left, upper, wide, high, _ = (int(figure) for figure in stats[place])
        part = np.s_[upper : upper + high, left : left + wide]
        shapes.extend(_shapes_of(ink[part] * (labels[part] == place), left, upper, line))
    return shapes


def _is_print(stats: NDArray[Any], digit_height: float) -> bool:
    _, _, wide, high, area = stats
    return bool(area >= _LEAST_AREA * digit_height**2 and (high >= _SPECK * digit_height or wide >= _LONG * digit_height))


@dataclass(frozen=True, slots=True)
class _Line:
    """How high a digit is, and where the line's print begins and ends from top to foot, in pixels of the crop."""

    digit_height: float
    top: float
    foot: float


def _shapes_of(ink: NDArray[Any], left: int, upper: int, line: _Line) -> list[Shape]:
    """The shape, or the two digits that it surely is where it is wide and no sign by itself."""
    whole = _shape_of(ink, left, upper, line)
    high, wide = ink.shape
    if whole.sign != OTHER or wide < _WIDE * line.digit_height or high < _HIGH * line.digit_height:
        return [whole]
    columns = ink.sum(axis=0)
    cut = wide // 5 + int(columns[wide // 5 : wide - wide // 5].argmin())
    halves = list(_halves(ink, cut, left, upper, line))
    are_digits = len(halves) == 2 and all(half.sign != OTHER and half.sure > _SURE_OF_HALF for half in halves)
    return [replace(half, sure=min(half.sure, SURE)) for half in halves] if are_digits else [whole]


def _halves(ink: NDArray[Any], cut: int, left: int, upper: int, line: _Line) -> Iterator[Shape]:
    for half, start in ((ink[:, :cut], left), (ink[:, cut:], left + cut)):
        rows, columns = np.flatnonzero((half > _INK).any(axis=1)), np.flatnonzero((half > _INK).any(axis=0))
        if len(rows):
            tight = half[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            yield _shape_of(tight, start + int(columns[0]), upper + int(rows[0]), line)


def _shape_of(ink: NDArray[Any], left: int, upper: int, line: _Line) -> Shape:
    high, wide = ink.shape
    sign, sure = _judge(ink, high / line.digit_height)
    return Shape(sign, sure, left, left + wide, high / line.digit_height, (upper + high / 2 - line.top) / (line.foot - line.top))


def _judge(ink: NDArray[Any], height: float) -> tuple[str, float]:
    """What the shape looks like, and how sure that is."""
    first, first_base, second, second_base = load_network()
    inner = np.maximum(features_of(ink, height) @ first + first_base, 0) @ second + second_base
    odds = np.exp(inner - inner.max())
    best = int(odds.argmax())
    return SIGNS[best], float(odds[best] / odds.sum())


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
