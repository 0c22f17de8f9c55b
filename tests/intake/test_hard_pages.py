"""Pages that the first reader can hardly read are read whole by the second one; numbers that only one of them saw ask."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.reading.hard_pages import FEWEST_LETTERS, is_hard, is_worth_reading, keep_print, merge
from intake.reading.numerals import are_same_print, is_mark_added, numbers_in
from intake.reading.ocr import Picture
from intake.reading.second_reader import Line, WarmReaders
from intake.reading.words import Box, Word

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
ROWS = [("FSH, serum", "2.5", "IU/L"), ("Testosterone", "538.3", "ng/dL"), ("DHEA-S", "7.49", "µmol/L")]


def word(text: str, left: float, top: float = 0.1, confidence: float = 0.9) -> Word:
    return Word(text, Box(left, top, left + 0.02 * len(text), top + 0.02), confidence)


def line(*words: Word, confidence: float = 0.99) -> Line:
    box = words[0].box
    for one in words[1:]:
        box = box.joined(one.box)
    return Line(Box(box.left, box.top - 0.004, box.right, box.bottom + 0.004), words, confidence)


def number_of(text: str, *firsts: str, first: float = 0.9, second: float = 0.99) -> Word:
    """A number of the second reader beside what the first one read at its place, in each of its readings."""
    readings = [[word(other, 0.5, confidence=first)] if other else [] for other in firsts]
    (merged,) = merge([line(word(text, 0.5, confidence=second))], readings, is_latin=True)
    return merged


@pytest.fixture
def reader() -> Iterator[WarmReaders]:
    own = WarmReaders(cores=2)
    yield own
    own.close()


def test_a_speck_before_a_number_that_the_first_reader_did_not_take_for_a_mark_is_left_out() -> None:
    number = number_of(".4.457", "4.457", first=0.4)

    assert number.text == "4.457"
    assert number.look is not None
    assert number.look.agrees


def test_a_page_of_unsure_letters_is_hard_and_an_empty_or_clear_one_is_not() -> None:
    text = "x" * FEWEST_LETTERS

    assert is_hard([word(text, 0.1, confidence=0.6)])
    assert not is_hard([word(text, 0.1, confidence=0.95)])
    assert not is_hard([word("x", 0.1, confidence=0.2)])


def test_what_both_readers_saw_is_confirmed() -> None:
    seen = number_of("2,91", "2.91", first=0.5)

    assert seen.look is not None
    assert seen.look.agrees
    assert (seen.look.first, seen.look.second) == ("2.91", "2,91")
    assert seen.confidence == pytest.approx(1 - 0.5 * 0.01)


def test_the_first_reader_s_second_reading_confirms_as_well() -> None:
    seen = number_of("538.3", "5383", "538.3")

    assert seen.look is not None
    assert seen.look.agrees
    assert seen.look.first == "538.3"


def test_a_decimal_mark_that_the_first_reader_lost_is_told() -> None:
    seen = number_of("2.91", "291")

    assert seen.look is not None
    assert seen.look.agrees
    assert is_mark_added(seen.look.first, seen.look.second)


def test_a_star_that_the_first_reader_took_for_a_digit_contradicts_nobody() -> None:
    starred = word("*50.51", 0.5, confidence=0.99)

    (merged,) = merge([line(starred)], [[word("750,51", 0.5)]], is_latin=False)

    assert merged.text == "*50.51"
    assert merged.look is not None
    assert merged.look.agrees


def test_two_different_numbers_contradict_each_other() -> None:
    seen = number_of("2.91", "7.91")

    assert seen.look is not None
    assert seen.look.contradicts
    assert seen.text == "2.91"


def test_a_number_that_only_the_second_reader_saw_is_neither_confirmed_nor_contradicted() -> None:
    for firsts in (("",), ("eX:",)):
        seen = number_of("2.91", *firsts)

        assert seen.look is not None
        assert (seen.look.first, seen.look.agrees, seen.look.contradicts) == ("", False, False)


def test_a_line_is_taken_from_the_reader_that_is_surer_of_it() -> None:
    clear, unclear = word("Testosterone", 0.1, confidence=0.96), word("Testosterme", 0.1, confidence=0.5)

    (kept,) = merge([line(unclear, confidence=0.7)], [[clear]], is_latin=True)
    (better,) = merge([line(clear, confidence=0.99)], [[unclear]], is_latin=True)

    assert kept == clear
    assert better.text == "Testosterone"


def test_a_word_between_two_lines_belongs_to_the_nearer_one() -> None:
    upper, lower = line(word("FSH", 0.1, top=0.1), confidence=0.3), line(word("LM", 0.1, top=0.118), confidence=0.3)

    merged = merge([upper, lower], [[word("LH", 0.1, top=0.111)]], is_latin=True)

    assert [one.text for one in merged] == ["FSH", "LH"]


def test_a_number_in_arabic_digits_is_not_replaced_by_what_a_reader_without_them_sees() -> None:
    digits, letters, nonsense = word("١٦", 0.5, confidence=0.8), word("هه", 0.5, confidence=0.93), word("17", 0.5, confidence=0.99)

    (kept,) = merge([line(nonsense)], [[letters], [digits]], is_latin=False)

    assert kept == digits


def test_on_pages_of_other_scripts_only_numbers_and_units_of_the_second_reader_count() -> None:
    label, nonsense = word("Пролактин", 0.1, confidence=0.7), word("Iponaktmh", 0.1, confidence=0.99)
    number, misread = word("255", 0.5, confidence=0.99), word("alge", 0.5, confidence=0.3)
    unit, spoilt = word("nmol/L", 0.7, confidence=0.99), word("шаг", 0.7, confidence=0.2)

    merged = merge([line(nonsense), line(number), line(unit)], [[label, misread, spoilt]], is_latin=False)

    assert [one.text for one in merged] == ["Пролактин", "255", "nmol/L"]


def test_what_stands_outside_all_lines_is_kept_where_the_first_reader_believes_it() -> None:
    number, speck = word("0", 0.8, confidence=0.9), word("'", 0.9, confidence=0.2)

    merged = merge([line(word("Label", 0.1))], [[], [number, speck]], is_latin=True)

    assert [one.text for one in merged] == ["Label", "0"]


def test_numbers_are_compared_by_what_they_say() -> None:
    assert numbers_in("<= 1,5") == ("≤", "1.5")
    assert are_same_print("(2.91,", "2,91")
    assert not are_same_print("2.91", "291")
    assert are_same_print("Zinco", "zinco.")
    assert is_mark_added("7:75", "7.75")
    assert not is_mark_added("1.5", "15")
    assert not is_mark_added("15", "1.6")


def ruled_page() -> Picture:
    """Rows of a table between dotted lines, speckled."""
    page = Image.new("L", (1000, 500), 250)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 26)
    for row, cells in enumerate(ROWS):
        top = 60 + 60 * row
        for column, text in enumerate(cells):
            draw.text((60 + 320 * column, top), text, font=font, fill=20)
        for dot in range(50, 950, 6):
            draw.line((dot, top + 42, dot + 2, top + 42), fill=120, width=2)
    return Picture(page.tobytes(), *page.size, 200)


def test_the_lines_of_a_page_are_found_and_read(reader: WarmReaders) -> None:
    boxes = reader.find_lines(ruled_page())
    lines = reader.read_lines(ruled_page(), boxes or ())

    assert lines is not None
    texts = {" ".join(one.text for one in found.words).replace("μ", "µ") for found in lines}
    assert texts >= {"FSH, serum", "538.3", "7.49", "IU/L", "ng/dL"}
    number = next(found for found in lines if found.words[0].text == "538.3")
    assert number.box.left < 0.39 < number.words[0].box.right < 0.5
    assert number.box.top < 0.27 < number.box.bottom


def test_a_line_that_is_not_worth_it_is_found_and_not_read(reader: WarmReaders) -> None:
    boxes = reader.find_lines(ruled_page())
    lines = reader.read_lines(ruled_page(), boxes or (), is_worth=lambda box: box.left > 0.3)

    assert {not one.words for one in lines or () if one.box.left < 0.3} == {True}
    assert "538.3" in {one.words[0].text for one in lines or () if one.words}


def test_the_second_reader_is_asked_where_it_can_add_something() -> None:
    page = ruled_page()
    number, prose = Box(0.4, 0.1, 0.5, 0.15), Box(0.1, 0.1, 0.9, 0.15)
    clear, unclear = ([word("18.42", 0.42, top=0.11, confidence=sure)] for sure in (0.98, 0.7))

    assert is_worth_reading(number, unclear, page, is_latin=True)
    assert not is_worth_reading(number, clear, page, is_latin=True)
    assert is_worth_reading(number, clear, page, is_latin=False)
    assert not is_worth_reading(prose, unclear, page, is_latin=False)


@pytest.mark.parametrize(
    ("text", "confidence", "is_worth"),
    [("الهرمونات", 0.9, False), ("دلار.", 0.7, True), ("٤١٫٧", 0.6, False), ("41.7", 0.9, True), ("FSH", 0.9, True)],
)
def test_what_the_second_reader_has_no_letters_for_is_not_shown_to_it(text: str, confidence: float, is_worth: bool) -> None:
    box = Box(0.2, 0.2, 0.26, 0.22)
    page = Picture(b"\xff" * 10_000, 100, 100, 200)

    assert is_worth_reading(box, [Word(text, box, confidence)], page, is_latin=False) is is_worth


def test_nothing_but_print_is_left_of_a_page(reader: WarmReaders) -> None:
    page = ruled_page()
    boxes = reader.find_lines(page)

    left = keep_print(page, boxes or ())

    def darkest(picture: Picture, row: int) -> int:
        return min(picture.pixels[row * picture.width : (row + 1) * picture.width])

    assert (left.width, left.height, left.dpi) == (page.width, page.height, page.dpi)
    assert darkest(page, 103) < 200 <= darkest(left, 103)  # dots
    assert darkest(left, 80) < 60  # print


def test_a_page_that_cannot_be_shown_to_the_second_reader_has_no_lines(monkeypatch: pytest.MonkeyPatch, reader: WarmReaders) -> None:
    monkeypatch.setattr("intake.reading.second_reader._PROCESS", "intake.reading.no_such_module")

    assert reader.find_lines(ruled_page()) is None
    assert reader.read_lines(ruled_page(), [Box(0.4, 0.1, 0.5, 0.15)]) is None


def test_words_keep_their_confidence_where_nothing_was_compared() -> None:
    (label,) = merge([line(word("FSH", 0.1, confidence=0.98))], [[]], is_latin=True)

    assert label == replace(label, look=None, confidence=0.98)


def test_what_the_second_reader_passes_over_for_lack_of_letters_is_kept_from_the_first() -> None:
    row = Box(0.5, 0.1, 0.62, 0.13)
    volume = Line(row, (Word("5,9", Box(0.5, 0.1, 0.55, 0.13), 0.99),), 0.99)
    first = [Word("59", Box(0.5, 0.1, 0.55, 0.13), 0.6), Word("мл", Box(0.57, 0.1, 0.61, 0.13), 0.9)]
    label = Line(row, (Word("-", Box(0.54, 0.1, 0.55, 0.13), 0.95),), 0.95)
    named = [Word("ДГЕА-С", row, 0.7)]

    assert [one.text for one in merge([volume], [first], is_latin=False)] == ["5,9", "мл"]
    assert [one.text for one in merge([label], [named], is_latin=False)] == ["ДГЕА-С"]
