"""From a file to words, with the real reader process and the real Tesseract."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from intake.reading import read_pages
from intake.reading.ocr import Engine, Look, Picture
from intake.reading.ocr_pool import PageTooHard
from intake.reading.tesseract import TesseractEngine
from intake.reading.words import Box, Page, PageSource, Word
from tests.intake.sample_pages import LINES, RUSSIAN, TURKISH, coloured, drawn, jpeg, pdf, photographed, png, speckled


def read(folder: Path, data: bytes, name: str = "SAMPLE", **options: object) -> Page:
    path = folder / name
    path.write_bytes(data)
    (page,) = read_pages(path, **options)  # type: ignore[arg-type]
    return page


def texts(page: Page) -> set[str]:
    return {word.text for word in page.words}


def box_of(page: Page, text: str) -> Box:
    return next(word.box for word in page.words if word.text == text)


def upright_shape(page: Page) -> tuple[int, int]:
    with Image.open(io.BytesIO(page.preview or b"")) as preview:
        return preview.size


def test_a_typed_pdf_is_read_from_its_text_layer_with_certainty(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(lines=LINES))

    assert (page.source, page.language, page.problem) == (PageSource.TEXT, "en", None)
    assert {"FSH", "18.4", "mIU/mL", "12.4"} <= texts(page)
    assert {word.confidence for word in page.words} == {1.0}
    assert box_of(page, "FSH").left == pytest.approx(72 / 595, abs=0.002)


def test_a_scan_in_a_pdf_is_read_by_ocr(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(image=drawn()))

    assert (page.source, page.engine, page.language) == (PageSource.OCR, "tesseract", "en")
    assert {"FSH", "18.4", "9.1", "12.7"} <= texts(page)


def test_an_invisible_text_layer_under_a_scan_is_not_believed(tmp_path: Path) -> None:
    wrong = tuple(line.replace("18.4", "81.4") for line in LINES)

    page = read(tmp_path, pdf(image=drawn(), lines=wrong, mode=3))

    assert page.source is PageSource.OCR
    assert "18.4" in texts(page)
    assert "81.4" not in texts(page)


def test_white_text_on_white_paper_is_not_believed(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(image=drawn(), lines=[line.replace("18.4", "81.4") for line in LINES], colour=1.0))

    assert "81.4" not in texts(page)


def test_a_scanned_table_under_a_typed_letterhead_is_not_overlooked(tmp_path: Path) -> None:
    scan = drawn(("", "", "", "", "", *LINES * 2))
    letterhead = ("SAMPLE Laboratory, Sample Street 1, Sample Town", "Telephone 000 000 00 00, page 1 of 1")

    page = read(tmp_path, pdf(image=scan, lines=letterhead))

    assert page.source is PageSource.OCR
    assert {"FSH", "18.4"} <= texts(page)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_with_a_rotation_flag_is_read_as_it_is_shown(tmp_path: Path, rotate: int) -> None:
    sideways = np.rot90(drawn(LINES * 2), rotate // 90)  # drawn turned, so that it shows upright once the flag is heeded

    page = read(tmp_path, pdf(image=np.ascontiguousarray(sideways), rotate=rotate))

    assert {"FSH", "18.4"} <= texts(page)


def test_boxes_of_a_cropped_page_are_fractions_of_what_is_shown(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(lines=LINES, box=(36, 421, 559, 842)))

    assert box_of(page, "FSH").left == pytest.approx((72 - 36) / (559 - 36), abs=0.003)
    assert upright_shape(page)[0] / upright_shape(page)[1] == pytest.approx(523 / 421, abs=0.01)


@pytest.mark.parametrize("quarter_turns", [1, 2, 3])
def test_a_scan_lying_on_its_side_or_head_is_turned_with_its_preview(tmp_path: Path, quarter_turns: int) -> None:
    turned = np.ascontiguousarray(np.rot90(drawn(LINES * 3), -quarter_turns))

    page = read(tmp_path, jpeg(turned, dpi=300))

    assert {"FSH", "18.4", "Prolactin"} <= texts(page)
    assert page.height > page.width
    assert upright_shape(page)[1] > upright_shape(page)[0]
    assert min(word.box.left for word in page.words if word.text == "FSH") == pytest.approx(1 / 8.27, abs=0.01)


def test_a_photo_s_orientation_mark_is_heeded(tmp_path: Path) -> None:
    mark = Image.Exif()
    mark[0x0112] = 6  # "turn me clockwise to see me upright"
    lying = np.ascontiguousarray(np.rot90(coloured(drawn(LINES * 2)), 1))

    page = read(tmp_path, jpeg(lying, exif=mark.tobytes()))

    assert page.height > page.width
    assert {"FSH", "18.4"} <= texts(page)


def test_a_photo_on_a_table_half_in_shadow_is_read(tmp_path: Path) -> None:
    page = read(tmp_path, jpeg(photographed(drawn(LINES, size=14))))

    assert {"FSH", "18.4", "9.1"} <= texts(page)
    assert page.height / page.width == pytest.approx(1.414, abs=0.1)


def test_a_speckled_scan_is_read(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(image=speckled(drawn())))

    assert {"FSH", "18.4", "9.1"} <= texts(page)


def test_the_type_is_decided_by_content_and_not_by_the_name(tmp_path: Path) -> None:
    page = read(tmp_path, png(drawn()), name="SAMPLE.pdf")

    assert "18.4" in texts(page)


def test_a_turkish_scan_is_known_as_turkish(tmp_path: Path) -> None:
    page = read(tmp_path, png(drawn(TURKISH)))

    assert page.language == "tr"
    assert {"18,4", "sonuçları"} <= texts(page)


def test_a_russian_scan_nobody_announced_is_read_in_russian(tmp_path: Path) -> None:
    page = read(tmp_path, png(drawn(RUSSIAN * 3)))

    assert page.language == "ru"
    assert {"18,4", "Результаты"} <= texts(page)


def test_a_decimal_point_that_the_engine_lost_never_leaves_a_number_it_is_sure_of(tmp_path: Path) -> None:
    small = drawn(LINES, dpi=200)

    page = read(tmp_path, jpeg(small, dpi=200))

    sure = {word.text for word in page.words if word.confidence > 0.5}
    assert not {"184", "91", "127"} & sure


def test_a_blank_page_is_read_and_has_no_words(tmp_path: Path) -> None:
    page = read(tmp_path, png(drawn(())))

    assert (page.words, page.language, page.problem) == ((), None, None)


def test_an_engine_of_one_s_own_may_be_handed_in(tmp_path: Path) -> None:
    class Fixed(Engine):
        name = "fixed"

        def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
            return (Word(f"{picture.dpi}dpi", Box(0, 0, 1, 1)),)

        def look(self, picture: Picture) -> Look | None:
            return None

    page = read(tmp_path, jpeg(drawn(dpi=150), dpi=150), ocr=Fixed())

    assert (page.engine, texts(page)) == ("fixed", {"150dpi"})


def test_a_page_that_is_too_hard_in_a_stack_costs_only_itself(tmp_path: Path) -> None:
    class Fussy(Engine):
        name = "fussy"

        def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
            if picture.pixels[len(picture.pixels) // 2] < 100:
                raise PageTooHard
            return (Word("read", Box(0, 0, 1, 1)),)

        def look(self, picture: Picture) -> Look | None:
            return None

    sheets = [Image.new("L", (400, 560), 20 if number == 3 else 240) for number in range(8)]
    path = tmp_path / "stack.pdf"
    sheets[0].save(path, "PDF", save_all=True, append_images=sheets[1:], resolution=100)

    pages = read_pages(path, ocr=Fussy())

    assert [page.problem for page in pages] == [None, None, None, "too_complex", None, None, None, None]
    assert [len(page.words) for page in pages] == [1, 1, 1, 0, 1, 1, 1, 1]


class Recorded(TesseractEngine):
    """Tesseract, and what it was asked to expect."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[tuple[str, ...]] = []

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        self.expected.append(languages)
        return super().read(picture, languages)

    def read_stack(self, pictures: Sequence[Picture], languages: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
        return tuple(self.read(picture, languages) for picture in pictures)


@pytest.mark.parametrize(
    ("lines", "hint", "language", "expected"),
    [
        (TURKISH, (), "tr", [("en",), ("tr", "en")]),
        (TURKISH, ("tr",), "tr", [("tr", "en")]),
        (RUSSIAN, ("ru",), "ru", [("ru",)]),
        (RUSSIAN, ("uk",), "ru", [("uk",), ("ru",)]),
        (LINES, ("tr",), "en", [("tr", "en"), ("en",)]),
        (LINES, ("ru",), "en", [("ru",), ("en",)]),
        (LINES, ("xx",), "en", [("en",)]),
    ],
)
def test_a_right_hint_saves_a_reading_and_a_wrong_one_or_none_leaves_no_trace(
    tmp_path: Path, lines: tuple[str, ...], hint: tuple[str, ...], language: str, expected: list[tuple[str, ...]]
) -> None:
    engine = Recorded()

    page = read(tmp_path, png(drawn(lines)), ocr=engine, languages=hint)

    assert (page.language, engine.expected) == (language, expected)
    assert page.words == read(tmp_path, png(drawn(lines)), ocr=Recorded()).words


NONSENSE = "sgl2l Vly glslo aud ylb gle wl pla dsl jl gil cull sal gly ual", "اسم المريض تاريخ العينة النتيجة المدى الطبيعي"


class Unread(Engine):
    """Reads nonsense in the wrong script, and cannot tell the script by a look; notes what it was asked, and of how high a picture."""

    name = "unread"

    def __init__(self, sense: float = 0.9) -> None:
        self.sense = sense
        self.asked: list[tuple[str, int]] = []

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        self.asked.append((languages[0], picture.height))
        text, confidence = (NONSENSE[1], self.sense) if "ar" in languages else (NONSENSE[0], 0.5)
        return tuple(Word(word, Box(0.1, place / 50, 0.2, (place + 1) / 50), confidence) for place, word in enumerate(text.split()))

    def look(self, picture: Picture) -> Look | None:
        self.asked.append(("look", picture.height))
        return Look(0, None)


def test_a_page_that_makes_no_sense_is_read_in_the_script_in_which_a_strip_of_it_does(tmp_path: Path) -> None:
    engine = Unread()

    page = read(tmp_path, png(drawn()), ocr=engine)

    (_, whole), (_, strip), _ = engine.asked
    assert page.language == "ar"
    assert engine.asked == [("en", whole), ("ar", strip), ("ar", whole)]
    assert strip < whole / 3


def test_a_page_in_another_script_than_the_first_of_its_file_costs_a_strip(tmp_path: Path) -> None:
    engine = Unread()

    page = read(tmp_path, png(drawn()), ocr=engine, languages=("tr",))

    assert page.language == "ar"
    assert [what for what, _ in engine.asked] == ["tr", "en", "ar", "ar"]


def test_a_page_that_makes_no_sense_in_any_script_is_looked_at(tmp_path: Path) -> None:
    engine = Unread(sense=0.2)

    read(tmp_path, png(drawn()), ocr=engine)

    assert [what for what, _ in engine.asked[:4]] == ["en", "ar", "ru", "look"]
    assert sum(what == "look" for what, _ in engine.asked) == 1
