"""From a Word document to pages of words, with the real reader process."""

import io
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from intake.errors import Damaged, TooComplex, TypeNotRead, UnreadableFile
from intake.reading import read_pages
from intake.reading.silent import SilentEngine
from intake.reading.words import Page, PageSource, Word
from tests.intake.sample_pages import drawn, png
from tests.intake.word_papers import HEADER, header_part, lines, paragraph, run, shown, table, word_file

RESULTS = (("Test", "Result", "Unit", "Range"), ("FSH", "18.4", "mIU/mL", "1.5 - 12.4"), ("Prolactin", "12.7", "ng/mL", "4.0 - 15.2"))
TAB = "<w:r><w:tab/></w:r>"


def read(folder: Path, data: bytes, **options: object) -> tuple[Page, ...]:
    path = folder / "SAMPLE.docx"
    path.write_bytes(data)
    return read_pages(path, **{"ocr": SilentEngine(), **options})  # type: ignore[arg-type]


def read_one(folder: Path, body: str) -> Page:
    (page,) = read(folder, word_file(lines("SAMPLE LABORATORY") + body))
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def found(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


def middles(page: Page, wanted: Sequence[str]) -> list[float]:
    return [found(page, text).box.middle for text in wanted]


def test_text_is_read_with_certainty_and_has_a_preview_of_its_page(tmp_path: Path) -> None:
    page = read_one(tmp_path, lines("Hormone results of the patient", "FSH 18.4 mIU/mL"))

    with Image.open(io.BytesIO(page.preview or b"")) as preview:
        assert preview.size == (page.width, page.height)
    assert (page.source, page.language, page.problem) == (PageSource.TEXT, "en", None)
    assert texts(page)[-3:] == ["FSH", "18.4", "mIU/mL"]
    assert {word.confidence for word in page.words} == {1.0}


def test_a_table_is_rows_beside_and_columns_below_each_other(tmp_path: Path) -> None:
    page = read_one(tmp_path, table(*RESULTS, widths=(3000, 1500, 1500, 3000)))

    assert len(set(middles(page, ["FSH", "18.4", "mIU/mL", "12.4"]))) == 1
    assert found(page, "Result").box.left == found(page, "18.4").box.left == found(page, "12.7").box.left
    assert found(page, "FSH").box.right < found(page, "18.4").box.left < found(page, "mIU/mL").box.left


@pytest.mark.parametrize("widths", [(), (0, 0, 0, 0), (9000, 10, 10, 10), (1, 1, 1, 1)])
def test_columns_that_are_said_to_be_too_narrow_never_touch(tmp_path: Path, widths: Sequence[int]) -> None:
    page = read_one(tmp_path, table(*RESULTS, widths=widths))

    row = [found(page, text).box for text in ("Prolactin", "12.7", "ng/mL", "4.0")]
    assert all(left.right < right.left for left, right in pairwise(row))


def test_words_at_one_tab_stop_stand_under_each_other(tmp_path: Path) -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="3000"/><w:tab w:val="right" w:pos="9000"/></w:tabs>'

    page = read_one(
        tmp_path,
        paragraph(run("FSH"), TAB, run("18.4"), TAB, run("mIU/mL"), properties=stops)
        + paragraph(run("Prolactin"), TAB, run("12.7"), TAB, run("ng/mL"), properties=stops),
    )

    assert found(page, "18.4").box.left == found(page, "12.7").box.left
    assert found(page, "mIU/mL").box.right == pytest.approx(found(page, "ng/mL").box.right, abs=1e-4)


def test_a_word_may_change_its_face_half_way(tmp_path: Path) -> None:
    page = read_one(tmp_path, paragraph(run("18", "<w:b/>"), run(".4"), run(" mIU/mL")))

    assert texts(page)[-2:] == ["18.4", "mIU/mL"]


def test_raised_digits_never_become_digits_of_the_number_before(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    formula = "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>9</m:t></m:r></m:sup></m:sSup></m:oMath>"

    page = read_one(tmp_path, paragraph(run("18.4"), run("1", raised), run(" ×10"), run("6", raised), run("/mL ")) + paragraph(formula))

    assert texts(page)[-3:] == ["18.4¹", "×10⁶/mL", "10⁹"]


def test_letters_of_symbol_fonts_are_what_they_show(tmp_path: Path) -> None:
    page = read_one(
        tmp_path,
        paragraph('<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>', run("g/dL "), run("m", '<w:rFonts w:ascii="Symbol"/>'), run("mol"))
        + paragraph('<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>', run("5")),
    )

    assert texts(page)[2:4] == ["μg/dL", "μmol"]
    assert "5" not in texts(page)


def test_what_word_does_not_show_is_not_read(tmp_path: Path) -> None:
    deleted = '<w:del><w:r><w:delText xml:space="preserve">81.4 </w:delText></w:r></w:del><w:moveFrom>' + run("82.4 ") + "</w:moveFrom>"
    field = "<w:r><w:instrText>PAGEREF 83.4</w:instrText></w:r>"

    page = read_one(tmp_path, paragraph(run("FSH "), deleted, field, run("84.4 ", "<w:vanish/>"), f"<w:ins>{run('18.4')}</w:ins>"))

    assert texts(page)[2:] == ["FSH", "18.4"]


def test_a_number_that_somebody_struck_out_is_not_certain(tmp_path: Path) -> None:
    page = read_one(tmp_path, paragraph(run("FSH "), run("81.4", "<w:strike/>"), run(" 18.4")))

    assert found(page, "81.4").confidence < 0.5
    assert found(page, "18.4").confidence == 1.0


def test_an_arabic_line_runs_from_the_right_and_its_latin_words_from_the_left(tmp_path: Path) -> None:
    page = read_one(tmp_path, paragraph(run("نتيجة FSH 18.4 mIU/mL"), properties="<w:bidi/>"))

    order = sorted(("نتيجة", "FSH", "18.4", "mIU/mL"), key=lambda text: found(page, text).box.left)
    assert order == ["FSH", "18.4", "mIU/mL", "نتيجة"]


def test_a_table_from_right_to_left_has_its_first_column_on_the_right(tmp_path: Path) -> None:
    page = read_one(tmp_path, table(*RESULTS, properties="<w:bidiVisual/>"))

    assert found(page, "FSH").box.left > found(page, "18.4").box.left > found(page, "mIU/mL").box.left


def test_text_boxes_content_controls_and_tables_within_tables_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{lines('LH 9.1')}</w:txbxContent>"
    choice, fallback = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>", f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    alternative = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    inner = f"<w:tbl><w:tr><w:tc>{table(('Estradiol', '33'))}{lines('')}</w:tc><w:tc>{lines('beside')}</w:tc></w:tr></w:tbl>"

    page = read_one(tmp_path, paragraph(f"<w:r>{alternative}</w:r>") + f"<w:sdt><w:sdtContent>{lines('FSH 18.4')}</w:sdtContent></w:sdt>" + inner)

    assert texts(page)[2:] == ["LH", "9.1", "FSH", "18.4", "Estradiol", "33", "beside"]


def test_pages_break_where_they_should_and_each_has_the_header(tmp_path: Path) -> None:
    body = lines("FSH 18.4") + paragraph('<w:r><w:br w:type="page"/></w:r>') + lines(*(f"line {number}" for number in range(100))) + HEADER

    pages = read(tmp_path, word_file(body, parts={"word/header1.xml": header_part("SAMPLE Patient: Sample Person")}, targets={"head": "header1.xml"}))

    assert [texts(page)[0] for page in pages] == ["SAMPLE"] * 3
    assert [text for page in pages for text in texts(page) if text.isdigit()] == [str(number) for number in range(100)]
    assert max(word.box.bottom for page in pages for word in page.words) < 1


def test_a_picture_in_the_text_is_a_further_page_and_a_logo_is_not(tmp_path: Path) -> None:
    body = lines("SAMPLE scans of the patient") + shown("scan") + shown("logo", across=3, down=2)

    pages = read(
        tmp_path,
        word_file(body, parts={"word/media/scan.png": png(drawn(dpi=200))}, targets={"scan": "media/scan.png", "logo": "media/scan.png"}),
        ocr="tesseract",
    )

    assert [page.source for page in pages] == [PageSource.TEXT, PageSource.OCR]
    assert {"FSH", "18.4", "9.1"} <= set(texts(pages[1]))


@pytest.mark.parametrize(
    ("target", "content", "problem"),
    [
        ("https://example.org/scan.png", b"", "damaged"),
        ("media/missing.png", b"", "damaged"),
        ("media/scan.emf", b"\x01\0\0\0SAMPLE", "type_not_read"),
        ("media/scan.png", b"\x89PNG\r\n\x1a\nSAMPLE", "damaged"),
    ],
)
def test_a_picture_that_cannot_be_read_costs_only_its_own_page_and_says_so(tmp_path: Path, target: str, content: bytes, problem: str) -> None:
    body = lines("SAMPLE results") + shown("scan")

    pages = read(tmp_path, word_file(body, parts={"word/" + target: content} if content else {}, targets={"scan": target}))

    assert [page.problem for page in pages] == [None, problem]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (word_file(""), TooComplex),
        (word_file(lines("SAMPLE") + '<w:altChunk r:id="html"/>'), TooComplex),
        (word_file(lines("SAMPLE"))[:-40], Damaged),
        (word_file(lines("SAMPLE"), parts={"word/document.xml": "<w:broken"}), Damaged),
        (word_file("").replace(b"word/document", b"xl/workbook.x"), TypeNotRead),
    ],
)
def test_a_document_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, problem: type[UnreadableFile]) -> None:
    with pytest.raises(problem):
        read(tmp_path, data)
