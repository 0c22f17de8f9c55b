"""Which marks on a page are dotted lines, and how does it look without them?

In: a grey upright page and its dpi. Out: the page with its dotted lines painted over. An engine takes dotted lines between the rows of a table
for print and loses the rows; solid lines it removes by itself, better than we do (measured), so they stay. Letters that touch a line keep what is not
line.
"""

import cv2
import numpy as np

from intake.reading.photos import Pixels

_LENGTH, _THICKNESS, _DOT_GAP = 0.6, 0.025, 0.022  # inches; print is thicker where it is long, and its gaps are wider
_FAINTEST = 45  # grey levels a line is darker than the paper


def remove_dotted_lines(grey: Pixels, dpi: int) -> Pixels:
    """A copy without dotted lines, level and upright ones."""
    paper = int(np.percentile(grey[::16, ::16], 75))
    marks = cv2.threshold(grey, paper - _FAINTEST, 255, cv2.THRESH_BINARY_INV)[1]
    lines = cv2.bitwise_or(_level_dots(marks, dpi), _level_dots(marks.T.copy(), dpi).T)
    cleaned = grey.copy()
    cleaned[lines > 0] = paper
    return cleaned


def _level_dots(marks: Pixels, dpi: int) -> Pixels:
    """255 where a dotted level line runs: thin, long once its gaps are closed, and not long without."""
    gap, length, thick = max(3, round(_DOT_GAP * dpi)), round(_LENGTH * dpi), max(3, round(_THICKNESS * dpi))
    thin = cv2.subtract(marks, cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((thick, 1), np.uint8)))
    # One row up and down: a line that rises by a hair over its length must not fall apart.
    taller = cv2.dilate(thin, np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(taller, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    long = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    solid = cv2.morphologyEx(taller, cv2.MORPH_OPEN, np.ones((1, length // 2), np.uint8))
    dotted = cv2.subtract(long, cv2.dilate(solid, np.ones((thick, length), np.uint8)))
    return cv2.bitwise_and(cv2.dilate(dotted, np.ones((3, 2 * gap + 1), np.uint8)), cv2.dilate(thin, np.ones((3, 3), np.uint8)))
