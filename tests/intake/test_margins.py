"""Blank rows above and below the print are not shown to an engine, and its words stand where they stood."""

import numpy as np
import pytest

from intake.reading.margins import trim
from intake.reading.ocr import Picture
from intake.reading.words import Box, Word


def page(first: int, last: int, *, ink: int = 0, paper: int = 245, height: int = 1000, width: int = 400) -> Picture:
    pixels = np.full((height, width), paper, np.uint8)
    pixels[first : last + 1, 100:110] = ink
    return Picture(pixels.tobytes(), width, height, 200)


def test_blank_rows_go_and_some_paper_stays_around_the_print() -> None:
    trimmed = trim(page(400, 499))

    assert (trimmed.top, trimmed.picture.height, trimmed.picture.width, trimmed.picture.dpi) == (370, 160, 400, 200)
    assert len(trimmed.picture.pixels) == 160 * 400


def test_faint_print_is_print() -> None:
    assert trim(page(400, 499, ink=200)).picture.height == 160


def test_a_blank_page_stays_whole() -> None:
    assert trim(page(0, -1)).picture.height == 1000


def test_a_full_page_stays_whole() -> None:
    assert trim(page(0, 999)).picture.height == 1000


def test_a_word_is_put_back_to_where_it_stands_on_the_whole_page() -> None:
    word = trim(page(400, 499)).put_back(Word("12.4", Box(0.25, 30 / 160, 0.275, 130 / 160), 0.9))

    assert word.box.as_list() == pytest.approx([0.25, 0.4, 0.275, 0.5])
    assert (word.text, word.confidence) == ("12.4", 0.9)
