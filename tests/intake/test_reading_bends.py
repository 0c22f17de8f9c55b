"""Paper that does not lie flat is seen as if it did; paper that does is left alone."""

import cv2
import numpy as np
import pytest

from intake.reading.bends import find_bend
from intake.reading.images import clean
from intake.reading.photos import find_paper
from intake.reading.views import look_at
from tests.intake.sample_pages import LINES, Drawn, drawn, photographed

ROWS = tuple(f"{line} SAMPLE   {other}" for line, other in zip(LINES * 3, LINES[::-1] * 3, strict=True))
CORNERS = np.array([(160, 140), (1330, 220), (1290, 1840), (210, 1790)], np.float64)  # of `photographed`


def curled(page: Drawn, pixels: float) -> Drawn:
    """The page with its middle hanging lower than its edges by so many pixels."""
    high, wide = page.shape
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    return np.asarray(cv2.remap(page, x, y - pixels * np.sin(np.pi * x / wide).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255,)), np.uint8)


def sharpness_of_rows(page: Drawn) -> float:
    """How suddenly the ink of one row of pixels differs from the next."""
    ink = (page < 128).sum(axis=1).astype(np.float64)
    return float(np.square(np.diff(ink)).sum())


@pytest.mark.parametrize("pixels", [12.0, -12.0, 25.0])
def test_the_bow_of_rows_is_measured(pixels: float) -> None:
    page = curled(drawn(ROWS, dpi=120), pixels)

    bend = find_bend(page)

    assert bend is not None
    edge, middle = page.shape[1] * bend.at(np.array([-0.6, 0.0], np.float32), np.array([0.0, 0.0], np.float32))
    assert middle - edge == pytest.approx(pixels * (1 - np.sin(0.2 * np.pi)), rel=0.3)


@pytest.mark.parametrize("lines", [ROWS, (), LINES[:2]])
def test_a_flat_page_has_no_bend(lines: tuple[str, ...]) -> None:
    assert find_bend(drawn(lines, dpi=120)) is None


def test_a_curled_page_in_a_photo_lies_flat_once_cleaned() -> None:
    straight, bent = (clean(photographed(page), None).grey for page in (drawn(ROWS, size=9), curled(drawn(ROWS, size=9), 30.0)))

    assert sharpness_of_rows(bent) > 0.4 * sharpness_of_rows(straight)


def test_the_corners_of_the_paper_become_the_corners_of_the_page() -> None:
    marked = np.zeros((2000, 1500), np.uint8)
    cv2.fillConvexPoly(marked, CORNERS.astype(np.int32), (255,))

    view = look_at(CORNERS, 2000.0, 2500.0)
    page = view.of(marked, 1.0, view.width)

    assert max(page.shape) == pytest.approx(2000, abs=1)
    assert page[3:-3, 3:-3].min() == 255


def test_a_bright_spot_on_the_table_is_not_taken_for_paper() -> None:
    photo = photographed(drawn(LINES)).astype(np.float32)
    spot = np.zeros(photo.shape[:2], np.float32)
    cv2.circle(spot, (1380, 120), 260, (1.0,), -1)
    lit = photo + (255 - photo) * 0.3 * cv2.GaussianBlur(spot, (0, 0), 60)[..., None]

    corners = find_paper(lit.clip(0, 255).astype(np.uint8))

    assert corners is not None
    assert np.abs(corners - CORNERS).max() < 30


def test_a_page_seen_small_on_a_reduced_picture_is_the_same_page() -> None:
    photo = cv2.cvtColor(photographed(drawn(ROWS)), cv2.COLOR_BGR2GRAY)
    view = look_at(CORNERS, 0.0, 2500.0).turned(1.0)
    half = cv2.resize(photo, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)

    whole, small = view.of(photo, 1.0, 600), view.of(half, 0.5, 600)

    assert whole.shape == small.shape
    assert float(np.abs(whole.astype(int) - small).mean()) < 2
