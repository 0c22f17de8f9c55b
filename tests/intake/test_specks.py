"""Dirt goes, print stays: whatever has something near it is print."""

import numpy as np
import pytest

from intake.reading.photos import Pixels
from intake.reading.specks import remove_specks

DPI = 200


def draw(*dots: tuple[int, int], size: int = 3) -> Pixels:
    """Paper of a square inch with dots of so many pixels."""
    page = np.full((DPI, DPI), 240, np.uint8)
    for down, across in dots:
        page[down : down + size, across : across + size] = 30
    return page


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_speck_that_stands_alone_is_painted_over(size: int) -> None:
    assert remove_specks(draw((100, 100), size=size), DPI).min() == 240


def test_a_decimal_point_between_digits_stays() -> None:
    page = draw((110, 100))
    page[90:113, 80:96] = page[90:113, 107:123] = 30
    assert (remove_specks(page, DPI) == page).all()


def test_a_colon_that_stands_alone_stays() -> None:
    page = draw((100, 100), (108, 100))
    assert (remove_specks(page, DPI) == page).all()


def test_dots_that_lead_to_the_next_column_stay() -> None:
    page = draw(*((100, across) for across in range(20, 180, 8)))
    assert (remove_specks(page, DPI) == page).all()


def test_a_dash_and_a_small_letter_that_stand_alone_stay() -> None:
    page = draw()
    page[100:102, 60:69] = page[96:106, 120:128] = 30
    assert (remove_specks(page, DPI) == page).all()


def test_no_more_is_painted_over_on_paper_that_is_grey() -> None:
    page = draw((100, 100)) - np.uint8(60)
    assert remove_specks(page, DPI).min() == 180
