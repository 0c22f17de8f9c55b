"""What keeps a page from being read although it is whole: white print on black, print of a few pixels, faint print in uneven light?

In: grey pictures. Out: measures, and pictures enlarged. Measured on the page itself, for a resolution that a file names may be missing or wrong.
"""

import cv2
import numpy as np

from intake.reading.photos import Pixels, background_of

_DARK, _LIGHT, _MOST_LIGHT = 90, 150, 0.25  # a photo of paper on a dark table has more light than a page of white print
_LETTERS = (4, 80)  # pixels: heights of shapes that may be letters
_FEWEST_LETTERS = 60
_SMALL_LETTERS, _ENLARGED_LETTERS, _MOST_ENLARGED = 14.0, 20.0, 2.6  # pixels, pixels, times: more was measured to gain nothing
_LETTER_INCHES = 0.085  # the middle height of the letters and digits of a report
_SHADE_OF_PRINT = 0.3  # of the contrast of print: light that differs by more hides some of it from one threshold for all


def is_inverted(grey: Pixels) -> bool:
    """Whether print is light on dark: a screenshot in dark mode, a negative."""
    small = cv2.resize(grey[::2, ::2], (256, 256), interpolation=cv2.INTER_AREA)
    is_dark = float(np.median(small)) < _DARK and float((small > _LIGHT).mean()) < _MOST_LIGHT
    return is_dark and float(np.percentile(grey[::4, ::4], 99.5)) > _LIGHT  # something is printed on the dark


def is_shaded(grey: Pixels) -> bool:
    """Whether light is so uneven that faint print in a bright place is as bright as paper in a dark one."""
    ink, paper = np.percentile(grey[::6, ::6], (0.3, 60))
    contrast = float(paper - ink)
    dark, bright = np.percentile(background_of(grey[::3, ::3]), (4, 96))
    return float(bright - dark) > _SHADE_OF_PRINT * contrast


def find_letter_height(grey: Pixels) -> float | None:
    """The middle height of letters in pixels, measured in the middle of the page; None where there are too few."""
    height, width = grey.shape
    middle = grey[height // 6 : 5 * height // 6, width // 8 : 7 * width // 8]
    if not middle.size:
        return None
    ink = cv2.threshold(middle, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    shapes = cv2.connectedComponentsWithStats(ink)[2][1:]
    wide, high, area = shapes[:, cv2.CC_STAT_WIDTH], shapes[:, cv2.CC_STAT_HEIGHT], shapes[:, cv2.CC_STAT_AREA]
    letters = (high >= _LETTERS[0]) & (high <= _LETTERS[1]) & (wide >= 2) & (wide <= 2.5 * high) & (area >= 0.15 * wide * high)
    return float(np.median(high[letters])) if letters.sum() >= _FEWEST_LETTERS else None


def has_small_letters(height: float | None) -> bool:
    """Whether letters are so small that smoothing would close them, and an engine reads them better enlarged."""
    return height is not None and height < _SMALL_LETTERS


def enlarge(grey: Pixels, height: float) -> tuple[Pixels, float]:
    """The picture with letters of a size that engines read well, and how many times larger it is."""
    factor = min(_MOST_ENLARGED, _ENLARGED_LETTERS / height)
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC), factor


def dpi_of(height: float | None, guess: float) -> float:
    """The resolution by the size of letters, where a guess by the size of the paper is far from it (a part of a page, a tall screenshot)."""
    if height is None:
        return guess
    by_letters = height / _LETTER_INCHES
    return by_letters if not 0.75 < guess / by_letters < 1.35 else guess
