"""Numbers in Arabic-Indic and Persian digits are read from their ink, on pages that print them; European ones stay what they are."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.extraction.worth_looking import is_readable
from intake.reading.ocr import Picture
from intake.reading.other_digits import meaning_of, read_other_digits
from intake.reading.words import Box, Word

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
WIDTH, HEIGHT = 900, 700
TELLING = ["٢٤٣", "٣٤٧", "٦٧٫٨"]  # in other digits, so that the page is known to print them


def page_of(printed: list[str], read: list[str], confidence: float = 0.5) -> tuple[list[Word], Picture]:
    """Each text printed 28 pixels high on a line of its own, and what an engine made of it."""
    page, words = Image.new("L", (WIDTH, HEIGHT), 240), []
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 34, layout_engine=ImageFont.Layout.BASIC)
    for line, (text, seen) in enumerate(zip([*TELLING, *printed], [*TELLING, *read], strict=True)):
        place = (100, 30 + 60 * line)
        pen.text(place, text, font=font, fill=30)
        left, top, right, bottom = pen.textbbox(place, text, font=font)
        words.append(Word(seen, Box(left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT), confidence))
    return words, Picture(np.asarray(page).tobytes(), WIDTH, HEIGHT, 200)


def read_last(printed: str, read: str, language: str = "ar", confidence: float = 0.5) -> Word:
    """The word on the last line."""
    words = read_other_digits(*page_of([printed], [read], confidence), (language, "en"))
    return max(words, key=lambda word: word.box.middle)


@pytest.mark.parametrize(
    ("printed", "seen", "text"),
    [
        ("٠٫٤٣", "\\o,:", "٠٫٤٣"),
        ("٤٫٩", "6,9", "٤٫٩"),
        ("٢٧-٠٥-١٩٩٤", "78-1", "٢٧-٠٥-١٩٩٤"),
        ("٤١٫٧", "£1,V", "٤١٫٧"),
        ("٢٥٨", "YOA", "٢٥٨"),
        ("١٦", "17", "١٦"),
        ("٨٫٠٤", "Rie", "٨٫٠٤"),
        ("١٢/١١/٢٠٢٣", "17/11/7077", "١٢/١١/٢٠٢٣"),
    ],
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


def test_a_number_that_an_engine_tore_apart_is_one_again() -> None:
    words, picture = page_of(["٢٥٨٫٤"], ["YOA"])
    box = words[-1].box
    torn = [
        replace(words[-1], text=text, box=replace(box, left=box.left + start * box.width, right=box.right - (0.5 - start) * box.width))
        for text, start in (("Yo", 0), ("A,£", 0.5))
    ]

    read = read_other_digits([*words[:-1], *torn], picture, ("ar", "en"))

    assert [word.text for word in read if word.box.middle > 0.25] == ["٢٥٨٫٤"]


def test_a_range_and_numbers_side_by_side_are_told_apart() -> None:
    assert read_last("٧-٢", "V-¥").text == "٧-٢"
    words = read_other_digits(*page_of(["٢٤٣    ٧٨"], ["YEY VA"]), ("ar", "en"))
    assert {"٢٤٣", "٧٨"} <= {word.text for word in words if word.box.middle > 0.25}


def test_a_page_without_other_digits_is_not_looked_at() -> None:
    words, picture = page_of(["٢٥٨"], ["YOA"])

    assert read_other_digits(words[-1:], picture, ("ar", "en")) == tuple(words[-1:])


def test_a_page_of_european_digits_is_left_alone_whatever_dirt_was_taken_for() -> None:
    page = Image.new("L", (WIDTH, HEIGHT), 240)
    pen, font, words = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 34, layout_engine=ImageFont.Layout.BASIC), []
    for line, text in enumerate(["12.5", "88", "0.43", "46-57", "903"]):
        box = pen.textbbox((100, 30 + 60 * line), text, font=font)
        pen.text((100, 30 + 60 * line), text, font=font, fill=30)
        words.append(Word(text, Box(box[0] / WIDTH, box[1] / HEIGHT, box[2] / WIDTH, box[3] / HEIGHT), 0.95))
    words.append(Word("٠", Box(0.5, 0.5, 0.52, 0.51), 0.6))

    assert read_other_digits(words, Picture(np.asarray(page).tobytes(), WIDTH, HEIGHT, 200), ("ar", "en")) == tuple(words)


def test_a_colon_is_no_nought() -> None:
    assert read_last(":", ":").text == ":"


@pytest.mark.parametrize("text", ["41,7", "258", "1403/06/05", "1/2/2024", "27-05-1994", "7-2", "1,5-6,0", "10/7"])
def test_numbers_and_days_are_numbers(text: str) -> None:
    assert meaning_of(text) == text


@pytest.mark.parametrize("text", ["", ",", ",43", "1,2,3,4", "1//2", "1x6/01/05", "00", "0-00"])
def test_anything_else_is_none(text: str) -> None:
    assert meaning_of(text) is None


def test_the_second_reader_is_not_asked_about_digits_it_does_not_know() -> None:
    assert not is_readable("٤١٫٧")
    assert is_readable("41.7")
