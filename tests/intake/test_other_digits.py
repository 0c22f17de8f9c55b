"""Numbers in Arabic-Indic and Persian digits are read from their ink, on pages that print them; European ones stay what they are."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.extraction.worth_looking import is_readable
from intake.reading.ocr import Picture
from intake.reading.other_digits import is_number, read_other_digits
from intake.reading.words import Box, Word

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
WIDTH, HEIGHT = 900, 700
TELLING = ["١٢", "٣٤٥"]  # words of other digits, so that the page is known to print them


def page_of(printed: list[str], read: list[str], confidence: float = 0.5) -> tuple[list[Word], Picture]:
    """Each text printed 28 pixels high on a line of its own, and what an engine made of it."""
    page, words = Image.new("L", (WIDTH, HEIGHT), 240), []
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 34)
    for line, (text, seen) in enumerate(zip([*TELLING, *printed], [*TELLING, *read], strict=True)):
        place = (100, 30 + 60 * line)
        pen.text(place, text, font=font, fill=30)
        left, top, right, bottom = pen.textbbox(place, text, font=font)
        words.append(Word(seen, Box(left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT), confidence))
    return words, Picture(np.asarray(page).tobytes(), WIDTH, HEIGHT, 200)


def read_last(printed: str, read: str, language: str = "ar", confidence: float = 0.5) -> Word:
    return read_other_digits(*page_of([printed], [read], confidence), (language, "en"))[-1]


@pytest.mark.parametrize(
    ("printed", "seen", "text"),
    [("٤١٫٧", "£1,V", "٤١٫٧"), ("٢٥٨", "YOA", "٢٥٨"), ("١٦", "17", "١٦"), ("٨٫٠٤", "Rie", "٨٫٠٤"), ("١٢/١١/٢٠٢٣", "17/11/7077", "١٢/١١/٢٠٢٣")],
)
def test_a_number_in_arabic_digits_is_read_from_its_ink(printed: str, seen: str, text: str) -> None:
    word = read_last(printed, seen)

    assert word.text == text
    assert word.confidence <= 0.8


def test_persian_papers_keep_persian_digits() -> None:
    assert read_last("۴۵۶", "YOA", "fa").text == "۴۵۶"


def test_a_european_number_on_such_a_page_stays_what_it_is() -> None:
    assert read_last("23.5", "23.5", confidence=0.96) == page_of(["23.5"], ["23.5"], 0.96)[0][-1]


def test_words_that_are_surely_letters_stay_letters() -> None:
    assert read_last("١٢", "العينة", confidence=0.9).text == "العينة"
    assert read_last("٧", "لا").text == "لا"


def test_a_page_without_other_digits_is_not_looked_at() -> None:
    words, picture = page_of(["٢٥٨"], ["YOA"])

    assert read_other_digits(words[2:], picture, ("ar", "en")) == tuple(words[2:])


def test_a_colon_is_no_nought() -> None:
    assert read_last(":", ":").text == ":"


@pytest.mark.parametrize("text", ["41,7", "258", "1403/06/05", "1/2/2024"])
def test_numbers_and_days_are_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", ",", "1,2,3", "1//2", "1x6/01/05", "12/11"])
def test_anything_else_is_none(text: str) -> None:
    assert not is_number(text)


def test_the_second_reader_is_not_asked_about_digits_it_does_not_know() -> None:
    assert not is_readable("٤١٫٧")
    assert is_readable("41.7")
