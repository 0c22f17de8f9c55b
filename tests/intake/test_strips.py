"""The part of a page that tells its script."""

import numpy as np

from intake.reading.ocr import Picture
from intake.reading.strips import LONGEST, cut_strip, find_paper
from tests.intake.sample_pages import LINES, drawn


def picture_of(pixels: np.ndarray) -> Picture:
    return Picture(pixels.astype("uint8").tobytes(), pixels.shape[1], pixels.shape[0], 200)


def test_a_strip_lies_where_print_is_densest_and_cuts_no_line() -> None:
    page = drawn(("", "", "", *LINES * 2), dpi=200)

    strip = cut_strip(picture_of(page))

    rows = np.frombuffer(strip.picture.pixels, dtype="uint8").reshape(strip.picture.height, -1)
    assert strip.picture.width == page.shape[1]
    assert 0.05 < strip.bottom - strip.top < LONGEST + 0.05
    assert rows.min() < 100
    assert rows[0].min() > 150
    assert rows[-1].min() > 150


def test_of_a_page_full_of_print_a_shorter_strip_is_enough() -> None:
    sparse, full = (cut_strip(picture_of(drawn([line * times for line in LINES * 4], dpi=200, size=8))) for times in (1, 3))

    assert full.bottom - full.top < sparse.bottom - sparse.top


def test_a_thick_bar_is_not_taken_for_print() -> None:
    page = drawn(LINES, dpi=200).copy()
    page[-400:-100] = 0

    assert cut_strip(picture_of(page)).top < 0.2


def test_the_strip_of_a_tiny_or_blank_page_is_a_picture_still() -> None:
    for shape in ((1, 1), (3, 500), (400, 300)):
        strip = cut_strip(picture_of(np.full(shape, 255)))

        assert strip.picture.height * strip.picture.width == len(strip.picture.pixels) > 0


def test_paper_is_the_light_most_of_the_page_has() -> None:
    assert find_paper(picture_of(np.full((100, 100), 230))) == 230
