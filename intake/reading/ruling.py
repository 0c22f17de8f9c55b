"""Which marks on a page are dotted lines, and how does it look without them?

In: a grey upright page and its dpi. Out: the page with its dotted lines painted over. An engine takes dotted lines between the rows of a table
for print and loses the rows; solid lines it removes by itself, better than we do (measured), so they stay. Letters that touch a line keep what is not
line.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.reading.photos import Pixels

Rows = NDArray[np.bool_]
_LENGTH, _THICKNESS, _DOT_GAP = 0.6, 0.025, 0.022  # inches; print is thicker where it is long, and its gaps are wider
_STROKE, _SERIF = 1.4, 5  # of a line's thickness: what is taller is a letter's; pixels: so wide with what belongs to it
_GROWN = 2  # pixels by which a blurred dot may be taller than half of itself in a picture of half the resolution
_FAINTEST = 45  # grey levels a line is darker than the paper


def remove_dotted_lines(grey: Pixels, dpi: int) -> Pixels:
    """A copy without dotted lines, level and upright ones."""
    paper = int(np.percentile(grey[::16, ::16], 75))
    marks = cv2.threshold(grey, paper - _FAINTEST, 255, cv2.THRESH_BINARY_INV)[1]
    glance = cv2.threshold(cv2.resize(marks, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), 0, 255, cv2.THRESH_BINARY)[1]
    lines = np.zeros_like(marks)
    rows = _rows_with_dots(glance, dpi, len(marks))
    lines[rows] = _level_dots(marks[rows], dpi, _LENGTH)
    columns = _rows_with_dots(glance.T.copy(), dpi, marks.shape[1])
    lines[:, columns] = np.bitwise_or(lines[:, columns], _level_dots(marks[:, columns].T.copy(), dpi, _LENGTH).T)
    cleaned = grey.copy()
    cleaned[lines > 0] = paper
    return cleaned


def _rows_with_dots(glance: Pixels, dpi: int, height: int) -> Rows:
    """Which of `height` rows may hold a dotted line, by a picture of half the resolution: a glance costs a sixth of a look."""
    dots = _level_dots(glance, dpi // 2, _LENGTH / 2, grown=_GROWN)
    if np.count_nonzero(dots) <= _LENGTH * (dpi // 2):
        return np.zeros(height, bool)
    around = 2 * max(3, round(_THICKNESS * dpi)) + 1
    found = cv2.dilate(dots.max(axis=1).reshape(-1, 1), np.ones((around, 1), np.uint8))
    return np.asarray(found[np.minimum(np.arange(height) // 2, len(found) - 1), 0] > 0)


def _level_dots(marks: Pixels, dpi: int, inches: float, *, grown: int = 0) -> Pixels:
    """255 where a dotted level line runs: thin, long once its gaps are closed, and not long without."""
    if not marks.size:
        return marks
    # A closing bridges one pixel less than it is long.
    gap, length, thick = max(3, int(_DOT_GAP * dpi) + 1), max(2, round(inches * dpi)), max(3, round(_THICKNESS * dpi)) + grown
    upright = cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((thick, 1), np.uint8))
    thin = cv2.subtract(marks, cv2.bitwise_or(upright, _beside_strokes(upright, thick)))
    # One row up and down: a line that rises by a hair over its length must not fall apart.
    taller = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    long = _runs_of(cv2.morphologyEx(taller, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8)), length)
    if not long.any():
        return long
    solid = _wider(cv2.dilate(_runs_of(taller, length // 2), np.ones((thick, 1), np.uint8)), length)
    dotted = cv2.subtract(long, solid)
    return cv2.bitwise_and(cv2.dilate(dotted, np.ones((3, 2 * gap + 1), np.uint8)), cv2.dilate(thin, np.ones((3, 3), np.uint8)))


def _beside_strokes(upright: Pixels, thick: int) -> Pixels:
    """Around the strokes of letters: serifs and bows of a line of print are as thin as dots, and stand as close to each other."""
    strokes = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((round(_STROKE * thick), 1), np.uint8))
    return cv2.dilate(strokes, np.ones((1, _SERIF), np.uint8))


def _runs_of(marks: Pixels, length: int) -> Pixels:
    """The marks that lie in a level run of at least `length` (OpenCV's opening, in time that grows with the logarithm of the length)."""
    height, width = marks.shape
    if width < length:
        return np.zeros_like(marks)
    starts, reach = marks, 1
    while reach < length:
        step = min(reach, length - reach)
        starts = cv2.bitwise_and(starts[:, :-step], starts[:, step:])
        reach += step
    padded = np.zeros((height, width + length - 1), np.uint8)
    padded[:, length - 1 : length - 1 + starts.shape[1]] = starts
    return _spread(padded, length)


def _wider(marks: Pixels, length: int) -> Pixels:
    """The marks made longer by half of `length` at both ends."""
    return _spread(cv2.copyMakeBorder(marks, 0, 0, length // 2, length - 1 - length // 2, cv2.BORDER_CONSTANT, value=(0,)), length)


def _spread(marks: Pixels, length: int) -> Pixels:
    """At every place 255 when any of the `length` marks from there on is."""
    reach = 1
    while reach < length:
        step = min(reach, length - reach)
        marks = cv2.bitwise_or(marks[:, :-step], marks[:, step:])
        reach += step
    return marks
