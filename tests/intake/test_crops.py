"""Words carry the pixels they were read from, and no more of them than agreed."""

from dataclasses import replace

import pytest

from intake.reading import crops
from intake.reading.crops import InkBox
from intake.reading.ocr import Picture
from intake.reading.words import Box, Word

WIDTH, HEIGHT = 200, 100
PAGE = Picture(bytes((column + row) % 256 for row in range(HEIGHT) for column in range(WIDTH)), WIDTH, HEIGHT, 200)


def word(text: str, left: float = 0.25, top: float = 0.4) -> Word:
    return Word(text, Box(left, top, left + 0.1, top + 0.2))


def test_a_crop_is_the_word_s_own_pixels_with_a_small_margin() -> None:
    (filled,) = InkBox().fill([word("18.4")], PAGE)

    ink = filled.ink
    assert ink is not None
    assert 20 <= ink.width <= 28
    assert 20 <= ink.height <= 28
    assert len(ink.pixels) == ink.width * ink.height
    assert ink.pixels[0] == 47 + 37  # column and row of the corner, as the page is painted
    assert ink.pixels[ink.width] == ink.pixels[0] + 1


def test_a_word_at_the_edge_is_cut_within_the_picture() -> None:
    (filled,) = InkBox().fill([Word("7", Box(0.95, 0.8, 1.0, 1.0))], PAGE)

    assert filled.ink is not None
    assert filled.ink.width <= 13


def test_numbers_in_any_digits_come_before_letters_when_room_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crops, "PAGE_BYTES", 2 * 28 * 28)

    filled = InkBox().fill([word("Volume"), word("٢٫٨"), word("2.8"), word("mL")], PAGE)

    assert [one.text for one in filled if one.ink] == ["٢٫٨", "2.8"]


def test_of_words_the_least_sure_come_first_when_room_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crops, "PAGE_BYTES", 2 * 28 * 28)

    filled = InkBox().fill([word("Volume"), replace(word("рд/л"), confidence=0.3), word("2.8"), word("mL")], PAGE)

    assert [one.text for one in filled if one.ink] == ["рд/л", "2.8"]


def test_a_long_file_keeps_numbers_only_and_then_nothing() -> None:
    box = InkBox(most=1500)

    first, second, third = (box.fill([word("mL"), word("2.8")], PAGE) for _ in range(3))

    assert [one.text for one in first if one.ink] == ["mL", "2.8"]
    assert [one.text for one in second if one.ink] == []
    assert [one.text for one in third if one.ink] == []


def test_pixels_are_no_part_of_what_a_word_says() -> None:
    (filled,) = InkBox().fill([word("2.8")], PAGE)

    assert filled == word("2.8")
    assert "ink" not in repr(filled)
