"""Names, units and noughts in Latin letters on pages in Arabic ones, shown to the reader that knows Latin letters."""

import pytest

from intake.extraction.second_look import settle
from intake.extraction.worth_looking import find_words
from intake.reading.words import Box, Crop, Page, PageSource, Word


def _word(text: str, place: int, confidence: float, wide: int) -> Word:
    box = Box(0.1 * place, 0.1, 0.1 * place + 0.08, 0.12)
    return Word(text, box, confidence, ink=Crop(b"\xff" * wide * 10, wide, 10))


def _page(language: str) -> Page:
    words = (("6", 0.9, 40), ("۱۱9/۲۱۲", 0.7, 60), ("AlFa", 0.88, 35), ("FSH", 0.96, 25), ("متضخم", 0.92, 45), ("2026", 0.92, 35))
    placed = tuple(_word(text, place, confidence, wide) for place, (text, confidence, wide) in enumerate(words))
    return Page(number=1, words=placed, source=PageSource.OCR, engine="tesseract", width=1000, height=1400, language=language)


def test_on_an_arabic_page_what_is_neither_a_word_nor_a_number_is_shown_to_the_second_reader() -> None:
    page = _page("ar")

    assert [page.words[place].text for place in find_words(page, [])] == ["6", "۱۱9/۲۱۲", "AlFa"]
    assert find_words(_page("tr"), []) == []


@pytest.mark.parametrize(
    ("first", "wide", "second", "sure", "text"),
    [
        ("6", 40, "SHBG", 0.97, "SHBG"),
        ("267/1", 70, "ZFX/ZFY", 0.99, "ZFX/ZFY"),
        ("ل", 30, "AZFb", 0.98, "AZFb"),
        ("۱۱9/۲۱۲", 60, "μg/mL", 0.92, "μg/mL"),
        ("۳۵۷/6", 90, "nmol/L 61.6", 0.91, "nmol/L 61.6"),
        ("4", 35, "SY84", 0.84, "SY84"),
        ("نمونه", 50, "digai", 0.89, "نمونه"),  # a word of its own
        ("من", 20, "o", 0.99, "من"),
        ("6", 8, "SHBG", 0.97, "6"),  # so little ink is one digit
    ],
)
def test_a_latin_name_is_believed_where_the_engine_for_arabic_letters_made_something_else_of_it(
    first: str, wide: int, second: str, sure: float, text: str
) -> None:
    assert settle(_word(first, 0, 0.8, wide), second, sure).text == text


def test_an_arrow_before_a_number_is_no_digit_of_it() -> None:
    word = settle(_word("11.73", 0, 0.84, 50), "↓1.73", 0.97)

    assert (word.text, word.look and word.look.contradicts) == ("↓1.73", True)
