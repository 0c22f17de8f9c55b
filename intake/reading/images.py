"""How does a picture of a page become something an OCR engine reads well?

In: a colour picture as OpenCV holds it (height x width x 3, blue-green-red, bytes) and its resolution, if known. Out: a `Cleaned` page: grey
pixels, true dpi, and a colour preview of exactly the same upright area. Scans are straightened and freed of specks where they need it; photos are
cut to the paper and freed of shade (`photos.py`). Nothing is binarised and nothing is enlarged before it is denoised: both were measured to lose
digits.

Not here: reading, and turning pages by quarter turns (only an engine can tell which way is up).
"""

from dataclasses import dataclass

import cv2
import numpy as np

from intake.reading.bends import find_bend
from intake.reading.legibility import dpi_of, enlarge, find_letter_height, has_small_letters, is_inverted, is_shaded
from intake.reading.photos import Matrix, Pixels, find_paper, is_photo, lies_on_a_table, remove_shade
from intake.reading.ruling import remove_dotted_lines
from intake.reading.specks import remove_specks
from intake.reading.views import look_at

PREVIEW_WIDTH = 1300
A4_LONG_INCHES = 11.69
_PHOTO_DPI = (200.0, 250.0)  # of the flattened paper; more read no better and took longer
_HALF, _GLANCE = 1200, 800  # pixels: the least long side of pictures for a preview, and for judging light and paper
_BEND_WIDTH = 1000.0  # pixels
_COARSE_DPI = 150  # print of a lower resolution is looked at before it is smoothed
SKEW_WORTH_TURNING = 0.15  # degrees: over the width of A4 this is half a millimetre
_SPECK_SHARE = 60e-6  # lone pixels: a clean page and a photo have under 7 in a million, a noisy scan 350
_COLOUR_STEP, _COLOURED, _FEWEST_COLOURED = 4, 24, 12  # pixels looked at, levels between channels, and how many of those are not chance
_SKEW_WIDTH, _SKEW_POINTS, _LEAST_LINEAR = 800, 40_000, 0.45
_NEIGHBOURS = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], np.uint8)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An upright, rectified page: grey pixels, their true resolution, and the same area in colour, `PREVIEW_WIDTH` wide or less."""

    grey: Pixels
    dpi: int
    preview: Pixels


def clean(picture: Pixels, dpi: float | None) -> Cleaned:
    """The page in the picture. `dpi` None means that the picture does not know its scale: then the paper is taken for A4."""
    if not has_colour(picture):  # every later step costs a third
        picture = picture[:, :, 1].copy() if picture.ndim == 3 else picture
    half = _halve(picture, _HALF)
    if is_inverted(grey_of(half)):
        picture, half = cv2.bitwise_not(picture), cv2.bitwise_not(half)
    glance = _halve(half, _GLANCE)
    if is_photo(grey_of(glance)) or lies_on_a_table(grey_of(glance)):
        return _clean_photo(picture, half, find_paper(glance), glance.shape[1] / picture.shape[1])
    grey = grey_of(picture)
    height = find_letter_height(grey) if dpi is None or dpi < _COARSE_DPI else None
    if has_specks(grey) and not has_small_letters(height):  # before turning: that would smear specks into something like print
        grey = cv2.medianBlur(grey, 3)
    if is_shaded(grey):
        grey = remove_shade(grey)
    grey = remove_specks(grey, dpi or max(picture.shape[:2]) / A4_LONG_INCHES)
    grey, preview = _level(grey, picture)
    return _finish(grey, preview, dpi or dpi_of(height, max(picture.shape[:2]) / A4_LONG_INCHES), height)


def _clean_photo(picture: Pixels, half: Pixels, corners: Matrix | None, reduced: float) -> Cleaned:
    """The paper between the corners, found on a picture `reduced` times as large; the whole picture where there are none."""
    high, wide = picture.shape[:2]
    paper = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float64) if corners is None else corners / reduced
    view = look_at(paper, 0.0 if corners is None else _PHOTO_DPI[0] * A4_LONG_INCHES, _PHOTO_DPI[1] * A4_LONG_INCHES)
    halved = half.shape[1] / wide
    small = remove_shade(view.of(grey_of(half), halved, _BEND_WIDTH))
    angle = find_skew(small)
    view = view.turned(angle).bent(find_bend(turn(small, angle)))
    flat = remove_shade(view.of(grey_of(picture), 1.0, view.width, finest=True))
    height = find_letter_height(flat) if corners is None else None
    preview = view.of(half, halved, min(view.width, PREVIEW_WIDTH))
    return _finish(flat, preview, dpi_of(height, max(flat.shape) / A4_LONG_INCHES), height)


def _halve(picture: Pixels, side: int) -> Pixels:
    """The picture halved until its long side is less than twice `side`."""
    while max(picture.shape[:2]) >= 2 * side:
        picture = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return picture


def _level(grey: Pixels, colour: Pixels) -> tuple[Pixels, Pixels]:
    """Both turned until rows of print are level; the colour no wider than the preview."""
    angle, preview = find_skew(grey), shrink(colour)
    return (turn(grey, angle), turn(preview, angle)) if abs(angle) >= SKEW_WORTH_TURNING else (grey, preview)


def _finish(grey: Pixels, preview: Pixels, dpi: float, height: float | None) -> Cleaned:
    """Large enough, without dotted lines."""
    if height is not None and has_small_letters(height):
        grey, factor = enlarge(grey, height)
        dpi *= factor
    return Cleaned(remove_dotted_lines(grey, round(dpi)), round(dpi), preview)


def has_colour(picture: Pixels) -> bool:
    """Whether anything on the page is more than grey, a stamp or a red flag of some letters' size included."""
    if picture.ndim == 2:
        return False
    blue, green, red = cv2.split(picture[::_COLOUR_STEP, ::_COLOUR_STEP])
    spread = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    return int((spread > _COLOURED).sum()) > _FEWEST_COLOURED


def grey_of(picture: Pixels) -> Pixels:
    """Brightness, 0 is black."""
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture


def shrink(picture: Pixels, width: int = PREVIEW_WIDTH) -> Pixels:
    """The picture no wider than `width`."""
    factor = width / picture.shape[1]
    if factor >= 1:
        return picture
    every_pixel_counts = cv2.INTER_AREA if factor < _LEAST_LINEAR else cv2.INTER_LINEAR  # the latter sees two pixels each way, four times as fast
    return cv2.resize(picture, (width, max(1, round(picture.shape[0] * factor))), interpolation=every_pixel_counts)


def turn(picture: Pixels, degrees: float) -> Pixels:
    """Turned about its middle, same size, paper colour outside. Positive is anticlockwise."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255))


def find_skew(grey: Pixels) -> float:
    """Degrees by which the page must be turned so that lines of print are level, within +-5; 0 where nothing is sure.

    The right angle is where the counts of ink along rows differ most from row to row. Points of ink are turned, not pictures: a fifth of the time.
    """
    small = shrink(grey, _SKEW_WIDTH)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rows, columns = np.nonzero(ink)
    every = max(1, len(rows) // _SKEW_POINTS)
    points = np.stack((rows[::every], columns[::every])).astype(np.float32)
    coarse = max((step / 2 for step in range(-10, 11)), key=lambda angle: _contrast_of_rows(points[:, ::2], angle))
    near = max((coarse + step / 5 for step in range(-2, 3)), key=lambda angle: _contrast_of_rows(points[:, ::2], angle))
    contrasts = {angle: _contrast_of_rows(points, angle) for angle in (0.0, *(near + step / 10 for step in range(-2, 3)))}
    fine = max(contrasts, key=contrasts.__getitem__)
    return fine if contrasts[fine] > 1.02 * contrasts[0.0] else 0.0


def _contrast_of_rows(points: Pixels, degrees: float) -> float:
    """How unevenly the points (rows, columns) lie over the rows once turned anticlockwise."""
    if not points.size:
        return 0.0
    angle = np.radians(degrees)
    heights = points[0] * np.float32(np.cos(angle)) - points[1] * np.float32(np.sin(angle))
    counts = np.bincount((heights - heights.min()).astype(np.int32)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


def has_specks(grey: Pixels) -> bool:
    """Whether lone dark pixels are strewn over the page, as on a bad scan; measured in its middle."""
    height, width = grey.shape
    middle = grey[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4]
    if middle.size == 0:
        return False
    lone = cv2.subtract(cv2.erode(middle, _NEIGHBOURS), middle) > 50
    return float(lone.mean()) > _SPECK_SHARE
