"""Words of an Arabic page that were taken for Latin ones."""

from intake.reading.ocr import Picture
from intake.reading.other_letters import find_doubted_lines, settle_letters
from intake.reading.words import Box, Word

WIDTH, HEIGHT = 200, 100


def word(text: str, left: float, confidence: float, top: float = 0.4) -> Word:
    return Word(text, Box(left, top, left + 0.1, top + 0.05), confidence)


def page(words: list[Word]) -> Picture:
    pixels = bytearray(b"\xff" * WIDTH * HEIGHT)
    for one in words:
        for row in range(int(one.box.top * HEIGHT), int(one.box.bottom * HEIGHT)):
            start = row * WIDTH + int(one.box.left * WIDTH)
            pixels[start : start + 10] = b"\x00" * 10
    return Picture(bytes(pixels), WIDTH, HEIGHT, 200)


def test_a_line_with_a_doubted_latin_word_is_read_again_and_no_other() -> None:
    words = [word("Sat", 0.8, 0.03), word("اليمنى", 0.6, 0.9), word("طبيعي", 0.8, 0.9, top=0.7)]
    lines = find_doubted_lines(page(words), words)
    assert lines is not None
    inked = {place // WIDTH for place, level in enumerate(bytes(lines.pixels)) if level == 0}
    assert inked == set(range(40, 45))


def test_a_page_in_latin_letters_is_not_read_again() -> None:
    words = [word("Testosterone", 0.1, 0.5), word("Volume", 0.3, 0.6), word("الحجم", 0.6, 0.6)]
    assert find_doubted_lines(page(words), words) is None


def test_a_sure_arabic_page_is_not_read_again() -> None:
    words = [word("الحجم", 0.6, 0.9), word("mL", 0.3, 0.9), word("3.1", 0.1, 0.2)]
    assert find_doubted_lines(page(words), words) is None


def test_the_arabic_word_takes_the_place_of_the_latin_one() -> None:
    words = [word("Sat", 0.8, 0.03), word("اليمنى", 0.6, 0.9)]
    settled = settle_letters(words, [word("الخصية", 0.8, 0.51), word("اليسرى", 0.6, 0.95)])
    assert [(one.text, one.confidence) for one in settled] == [("الخصية", 0.51), ("اليمنى", 0.9)]


def test_a_unit_stays_a_unit_and_what_is_less_sure_is_not_taken() -> None:
    words = [word("cm", 0.2, 0.4), word("SAMPLE", 0.4, 0.67), word("الخصيتين", 0.6, 0.6)]
    settled = settle_letters(words, [word("2", 0.2, 0.9), word("سامبل", 0.4, 0.2), word("الحصيتين", 0.6, 0.63)])
    assert list(settled) == words


def test_a_sign_of_direction_does_not_hide_a_latin_word() -> None:
    settled = settle_letters([word("Sat\u200f", 0.8, 0.03)], [word("الخصية", 0.8, 0.51)])
    assert [one.text for one in settled] == ["الخصية"]


def test_a_box_that_is_too_wide_takes_no_words_of_others() -> None:
    wide = Word("الحصيتين.", Box(0.4, 0.4, 0.9, 0.45), 0.5)
    words = [word("من", 0.8, 0.96), word("أي", 0.6, 0.96), wide]
    settled = settle_letters(words, [word("من", 0.8, 0.96), word("أي", 0.6, 0.96), word("الخصيتين.", 0.4, 0.75)])
    assert [one.text for one in settled] == ["من", "أي", "الخصيتين."]
