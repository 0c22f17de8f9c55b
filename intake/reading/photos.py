"""Is it a photo, where in it is the paper, and how does it look in even light?

In: pictures as OpenCV holds them. Out: corners in pixels of that picture, evened greys. Pure functions of pixels. Laying the paper flat: `views.py`.
"""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[Any]  # bytes; OpenCV's stubs promise no more than numbers
Matrix = NDArray[np.float64]

_SHADE_OF_A_PHOTO = 45  # grey levels between the light and the dark parts of the background; flatbed scans stay below 30
_DARKER_TABLE = 35  # grey levels
_LEAST_PAPER, _MOST_PAPER = 0.2, 0.985  # shares of the picture
_ACROSS, _CHANGE = 5.0, 14.0  # pixels of 800 to either side of an edge, and levels of a colour
_SQUARENESS = 20.0  # degrees a corner of paper may differ from a right angle in perspective
_SHAPES = (1.15, 1.75)  # long side by short side: A4 and letter, seen at a slant


def is_photo(grey: Pixels) -> bool:
    """Whether the light on the background is as uneven as only a camera sees it."""
    dark, bright = np.percentile(background_of(grey[::3, ::3]), (4, 96))
    return bool(bright - dark > _SHADE_OF_A_PHOTO)


def lies_on_a_table(grey: Pixels) -> bool:
    """Whether what surrounds the middle is darker than it on two sides or more: paper on a table, in light as even as it may be."""
    small = cv2.resize(grey[::2, ::2], (200, 200), interpolation=cv2.INTER_AREA)
    paper = float(np.median(small[50:150, 50:150]))
    edges = (small[:5], small[-5:], small[:, :5], small[:, -5:])
    return sum(paper - float(np.median(edge)) > _DARKER_TABLE for edge in edges) >= 2


def find_paper(picture: Pixels) -> Matrix | None:
    """The paper's four corners, clockwise from the top left; None where no sheet stands out for certain.

    Of several ways to tell paper from table, a shadow deceives some and a light spot others; the largest outline of a sheet's shape wins, counted
    as far as something changes across its edges. A doubtful outline is worse than none: it would cut off print.
    """
    factor = 800 / max(picture.shape[:2])
    small = _without_print(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))
    found = [_sheets_in(mask) for mask in _masks(small)]
    if any(len(sheets) > 1 for sheets in found):
        return None  # two papers side by side: cutting one out would lose the other
    sheets = [sheets[0] for sheets in found if sheets]
    return max(sheets, key=lambda sheet: _area(sheet) * _support(small, sheet)) / factor if sheets else None


def _without_print(small: Pixels) -> Pixels:
    colour = cv2.cvtColor(small, cv2.COLOR_GRAY2BGR) if small.ndim == 2 else small
    return cv2.GaussianBlur(cv2.morphologyEx(colour, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), (5, 5), 0)


def _support(smooth: Pixels, corners: Matrix) -> float:
    """The share of the outline across which colour changes: an edge of paper is sharp, a shadow's is not, and a picture's own edge has no beyond."""
    along = np.linspace(0.03, 0.97, 40)[:, None]
    middle = corners.mean(axis=0)
    shares = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        points = start + (end - start) * along
        inwards = np.array([start[1] - end[1], end[0] - start[0]]) / max(1.0, float(np.linalg.norm(end - start)))
        inwards = inwards if (middle - points[20]) @ inwards > 0 else -inwards
        inside, outside = (_colours_at(smooth, points + step * inwards) for step in (_ACROSS, -_ACROSS))
        shares.append(float((np.abs(inside - outside).max(axis=1) > _CHANGE).mean()))
    return float(np.mean(shares))


def _colours_at(picture: Pixels, points: Matrix) -> Matrix:
    rows, columns = (np.clip(np.rint(points[:, axis]).astype(int), 0, picture.shape[1 - axis] - 1) for axis in (1, 0))
    return np.asarray(picture[rows, columns], np.float64)


def _masks(smooth: Pixels) -> Iterator[Pixels]:
    """Guesses of where paper is: by brightness, by paleness and by colour (which a shadow changes little), and by edges."""
    saturation = cv2.cvtColor(smooth, cv2.COLOR_BGR2HSV)[:, :, 1]
    for channel in (cv2.cvtColor(smooth, cv2.COLOR_BGR2GRAY), 255 - saturation, 255 - cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB)[:, :, 2]):
        yield cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    edges = cv2.dilate(cv2.Canny(smooth, 30, 90), np.ones((5, 5), np.uint8))
    yield cv2.bitwise_not(edges)


def _sheets_in(mask: Pixels) -> list[Matrix]:
    """The largest outline if it is a sheet, and then the next one if it is another."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = sorted(outlines, key=cv2.contourArea, reverse=True)[:2]
    sheets = [_sheet_of(outline, mask.size) for outline in largest]
    return [sheet for sheet in sheets if sheet is not None] if sheets and sheets[0] is not None else []


def _sheet_of(outline: Pixels, picture_area: int) -> Matrix | None:
    hull = cv2.convexHull(outline)
    length = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        shape = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(shape) == 4:
            corners = _clockwise(shape.reshape(4, 2).astype(np.float64))
            return corners if _is_sheet(corners, picture_area) else None
    return None


def _is_sheet(corners: Matrix, picture_area: int) -> bool:
    if not _LEAST_PAPER < _area(corners) / picture_area < _MOST_PAPER:
        return False
    width, height = size_of(corners)
    shape = max(width, height) / max(1.0, min(width, height))
    return _SHAPES[0] < shape < _SHAPES[1] and max(abs(90 - angle) for angle in _angles(corners)) < _SQUARENESS


def _area(corners: Matrix) -> float:
    return float(cv2.contourArea(corners.astype(np.float32)))


def _angles(corners: Matrix) -> list[float]:
    before, after = np.roll(corners, 1, axis=0) - corners, np.roll(corners, -1, axis=0) - corners
    cosines = (before * after).sum(axis=1) / (np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1))
    return [float(angle) for angle in np.degrees(np.arccos(np.clip(cosines, -1, 1)))]


def size_of(corners: Matrix) -> tuple[float, float]:
    """Width and height of the paper: the longer of each two opposite edges."""
    top, right, bottom, left = (float(np.linalg.norm(corners[(i + 1) % 4] - corners[i])) for i in range(4))
    return max(top, bottom), max(left, right)


def _clockwise(corners: Matrix) -> Matrix:
    middle = corners.mean(axis=0)
    around = sorted(corners, key=lambda point: float(np.arctan2(point[1] - middle[1], point[0] - middle[0])))
    first = min(range(4), key=lambda i: float(sum(around[i])))
    return np.array(around[first:] + around[:first])


def background_of(grey: Pixels) -> Pixels:
    """The light on the paper, 256 pixels each way."""
    return _background(cv2.resize(grey, (256, 256), interpolation=cv2.INTER_AREA), 25)


def remove_shade(grey: Pixels) -> Pixels:
    """Even light: every pixel relative to the paper around it, paper becomes white."""
    height, width = grey.shape
    small = cv2.resize(grey[::2, ::2], (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    light = cv2.resize(_background(small, 15), (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(light, 1), scale=245)


def _background(grey: Pixels, reach: int) -> Pixels:
    """The paper without print: print is darker than its surroundings and smaller than `reach` pixels."""
    return cv2.medianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))), reach)
