"""When a PDF's text layer is believed, word by word, and what is then read from its pixels."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from intake.reading import read_pages
from intake.reading.glyphs import UNKNOWN, symbol, text_of
from intake.reading.silent import SilentEngine
from intake.reading.words import Page, PageSource
from tests.intake.layered_pages import annotated, filled_form, page, pasted, scrambled, shifted, typed, without_unicode
from tests.intake.sample_pages import LINES, drawn

TYPED = ("SAMPLE LABORATORY, not a real person", "Hormone results of the patient", "FSH        18.4    mIU/mL    1.5 - 12.4")
MORE = ("LH          9.1    mIU/mL    1.7 - 8.6", "Prolactin  12.7    ng/mL     4.0 - 15.2")


def read(folder: Path, data: bytes, **options: object) -> Page:
    path = folder / "SAMPLE.pdf"
    path.write_bytes(data)
    (only,) = read_pages(path, **options)  # type: ignore[arg-type]
    return only


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def sure(page: Page) -> set[str]:
    """What stands there for certain: typed words."""
    return {word.text for word in page.words if word.confidence == 1.0}


def strip_of(*lines: str) -> object:
    """Lines cut out of a drawn page, 6.5 inches wide."""
    paper = drawn(lines, dpi=200)
    return paper[190 : 190 + 70 * len(lines), 150:1450]


def test_typed_words_and_a_table_pasted_as_a_picture_are_both_read(tmp_path: Path) -> None:
    found = read(tmp_path, page(lambda canvas: pasted(canvas, strip_of(*MORE), (60, 450, 468, 50)), TYPED))

    assert found.source is PageSource.OCR
    assert {"FSH", "18.4", "12.4"} <= sure(found)
    assert {"9.1", "12.7", "Prolactin"} <= set(texts(found)) - sure(found)
    assert texts(found).count("18.4") == 1


def test_a_single_picture_of_a_result_is_not_overlooked(tmp_path: Path) -> None:
    found = read(tmp_path, page(lambda canvas: pasted(canvas, strip_of("LH     9.1 mIU/mL"), (60, 450, 468, 25)), TYPED * 5))

    assert "9.1" in texts(found)


def test_words_under_a_picture_are_not_read(tmp_path: Path) -> None:
    lines = [line.replace("18.4", "81.4") for line in LINES]

    found = read(tmp_path, page(lambda canvas: pasted(canvas, drawn(), (0, 0, 595, 842)), lines))

    assert "81.4" not in texts(found)
    assert {"FSH", "18.4"} <= set(texts(found))


def test_words_under_a_small_picture_give_way_to_what_it_shows(tmp_path: Path) -> None:
    found = read(tmp_path, page(lambda canvas: pasted(canvas, strip_of("FSH     33.3   mIU/mL"), (60, 690, 468, 25)), TYPED))

    assert "18.4" not in texts(found)
    assert "33.3" in " ".join(texts(found))


def test_words_under_a_black_bar_are_not_read(tmp_path: Path) -> None:
    found = read(tmp_path, page(lambda canvas: canvas.rect(110, 745, 95, 14, fill=1), LINES * 3), ocr=SilentEngine())

    assert texts(found).count("LABORATORY,") == 2
    assert texts(found).count("18.4") == 3


def test_print_too_small_for_people_is_not_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 1)
        canvas.drawString(300, 400, "FSH 81.4 mIU/mL")

    assert "81.4" not in texts(read(tmp_path, page(draw)))


def test_digits_that_are_drawn_as_other_digits_are_read_as_they_look(tmp_path: Path) -> None:
    found = read(tmp_path, scrambled())

    assert found.source is PageSource.OCR
    assert "18.4" not in texts(found)
    assert "57.1" in " ".join(texts(found))


@pytest.mark.parametrize("make", [without_unicode, shifted])
def test_a_font_that_does_not_say_what_its_codes_mean_is_read_from_pixels(tmp_path: Path, make: Callable[[], bytes]) -> None:
    found = read(tmp_path, make())

    assert found.source is PageSource.OCR
    assert "FSH 18.4" in " ".join(texts(found))


def test_what_was_typed_into_a_form_is_read_for_certain_and_shown(tmp_path: Path) -> None:
    found = read(tmp_path, filled_form(FSH="18.4", LH="9.1"))

    assert {"18.4", "9.1"} <= sure(found)
    assert found.source is PageSource.TEXT


def test_a_note_written_on_the_page_is_read(tmp_path: Path) -> None:
    assert "33.3" in " ".join(texts(read(tmp_path, annotated("Estradiol 33.3 pg/mL"))))


def test_a_raised_digit_is_no_digit_of_the_number_before_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 400)
        for text, size, rise in (("Concentration 18.4", 11, 0), ("1", 7, 4), (" x10", 11, 0), ("6", 7, 4), ("/mL", 11, 0)):
            line.setFont("Helvetica", size)
            line.setRise(rise)
            line.textOut(text)
        canvas.drawText(line)

    found = read(tmp_path, page(draw))

    assert texts(found)[-2:] == ["18.4¹", "x10⁶/mL"]


def test_two_columns_of_typed_words_stay_a_text_page(tmp_path: Path) -> None:
    found = read(tmp_path, page(lambda canvas: typed(canvas, LINES, top=500)), ocr=SilentEngine())

    assert found.source is PageSource.TEXT


@pytest.mark.parametrize(
    ("font", "letter", "shown"),
    [("ABCDEF+SymbolMT", "\uf06d", "μ"), ("Symbol", "\uf0b3", "≥"), ("Wingdings", "\uf0fe", "☑"), ("Other", "\uf06d", UNKNOWN), ("Arial", "m", "m")],
)
def test_a_private_letter_is_what_its_font_shows_or_unknown(font: str, letter: str, shown: str) -> None:
    assert symbol(font, letter) == shown


def test_a_small_letter_on_the_line_is_not_raised() -> None:
    large = {"fontname": "F", "size": 10.0, "bottom": 100.0, "text": "B"}

    assert text_of([large, {**large, "size": 6.0, "text": "1", "bottom": 101.5}, {**large, "text": "2"}]) == "B12"


def test_a_watermark_set_aslant_mixes_with_no_line(tmp_path: Path) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.setFillAlpha(0.1)
        canvas.setFont("Helvetica-Bold", 90)
        canvas.translate(90, 560)
        canvas.rotate(32)
        canvas.drawString(0, 0, "7 9 2 4")

    found = read(tmp_path, page(stamp, LINES), ocr=SilentEngine())

    assert texts(found) == " ".join(LINES).split()
