"""Every type of picture file as pages, and pictures that are hard to read for what they are, with the real reader and the real Tesseract."""

import io
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image

from intake.errors import Damaged, TooManyPages, UnreadableFile
from intake.reading import read_pages
from intake.reading.filetypes import HEAD_BYTES, TAIL_BYTES, FileType, find_type
from intake.reading.images import clean
from intake.reading.legibility import dpi_of, find_letter_height, is_inverted, is_shaded
from intake.reading.limits import LIMITS
from intake.reading.photos import find_paper, lies_on_a_table
from intake.reading.silent import SilentEngine
from intake.reading.words import Page
from tests.intake.hostile_files import typed_pdf
from tests.intake.sample_pages import LINES, Drawn, coloured, drawn, jpeg, photographed, png
from tests.intake.word_papers import lines, word_file


def tiff(*pages: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], **options)
    return out.getvalue()


def webp(pixels: Drawn) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).convert("RGB").save(out, "WEBP", quality=80)
    return out.getvalue()


def heic(*pages: Drawn) -> bytes:
    out, album = io.BytesIO(), pillow_heif.HeifFile()
    for page in pages:
        album.add_from_pillow(Image.fromarray(page).convert("RGB"))
    album.save(out, quality=70)
    return out.getvalue()


def read(folder: Path, data: bytes, **options: object) -> tuple[Page, ...]:
    path = folder / "SAMPLE"
    path.write_bytes(data)
    return read_pages(path, **options)  # type: ignore[arg-type]


def texts(page: Page) -> set[str]:
    return {word.text for word in page.words}


def numbered(number: int) -> Image.Image:
    return Image.new("L", (300 + number, 400), 255)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: jpeg(drawn(dpi=75)), FileType.JPEG),
        (lambda: png(drawn(dpi=75)), FileType.PNG),
        (lambda: tiff(numbered(1)), FileType.TIFF),
        (lambda: tiff(numbered(1), big_tiff=True), FileType.TIFF),
        (lambda: webp(drawn(dpi=75)), FileType.WEBP),
        (lambda: heic(drawn(dpi=75)), FileType.HEIF),
        (lambda: word_file(lines("SAMPLE")), FileType.DOCX),
        (lambda: typed_pdf("SAMPLE"), FileType.PDF),
        (lambda: b"PK\x03\x04 SAMPLE xl/workbook.xml", None),
        (lambda: b"RIFF\x10\0\0\0WAVE SAMPLE", None),
        (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom SAMPLE", None),
        (lambda: b"\0\0\0\x18ftypavif\0\0\0\0avifmif1 SAMPLE", None),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 SAMPLE of an old Word file", None),
        (lambda: b"GIF89a SAMPLE", None),
    ],
)
def test_the_type_is_decided_by_content(make: Callable[[], bytes], kind: FileType | None) -> None:
    data = make()

    assert find_type(data[:HEAD_BYTES], data[-TAIL_BYTES:]) is kind


@pytest.mark.parametrize("make", [webp, heic, lambda page: tiff(Image.fromarray(page), compression="tiff_lzw")])
def test_a_page_in_any_picture_file_is_read(tmp_path: Path, make: Callable[[Drawn], bytes]) -> None:
    (page,) = read(tmp_path, make(drawn(LINES * 2)))

    assert {"FSH", "18.4"} <= texts(page)


def test_a_tiff_of_several_pages_is_all_of_them_in_order(tmp_path: Path) -> None:
    pages = read(tmp_path, tiff(*(numbered(number) for number in range(5)), compression="tiff_lzw"), ocr=SilentEngine())

    assert [page.width for page in pages] == [300, 301, 302, 303, 304]


def test_the_pictures_of_one_heic_are_its_pages(tmp_path: Path) -> None:
    pages = read(tmp_path, heic(drawn(dpi=75), drawn((), dpi=60)), ocr=SilentEngine())

    assert [page.problem for page in pages] == [None, None]
    assert pages[0].width > pages[1].width


def test_a_thumbnail_in_a_tiff_is_no_page(tmp_path: Path) -> None:
    small = numbered(9).copy()
    small.encoderinfo = {"tiffinfo": {254: 1}}

    pages = read(tmp_path, tiff(numbered(1), small), ocr=SilentEngine())

    assert [page.width for page in pages] == [301]


def test_a_tiff_that_breaks_off_says_which_page_is_missing(tmp_path: Path) -> None:
    noise = [Image.fromarray(np.random.default_rng(number).integers(0, 255, (500, 400), np.uint8)) for number in range(2)]

    pages = read(tmp_path, tiff(noise[0], noise[1])[:-100_000], ocr=SilentEngine())

    assert [page.problem for page in pages] == [None, "damaged"]


def test_a_tiff_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    tiny = [Image.new("1", (8, 8)) for _ in range(LIMITS.pages + 1)]

    with pytest.raises(TooManyPages):
        read(tmp_path, tiff(*tiny), ocr=SilentEngine())


@pytest.mark.parametrize(
    "data",
    [b"II*\0SAMPLE", b"RIFF\x10\0\0\0WEBPVP8 SAMPLE", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic SAMPLE", b"MM\0*" + bytes(400)],
)
def test_a_picture_of_nonsense_is_damaged(tmp_path: Path, data: bytes) -> None:
    problem: type[UnreadableFile] = Damaged
    with pytest.raises(problem):
        read(tmp_path, data, ocr=SilentEngine())


def test_a_fax_with_half_as_many_lines_has_the_shape_of_its_paper(tmp_path: Path) -> None:
    flat = cv2.resize(drawn(LINES * 2, dpi=204), None, fx=1.0, fy=98 / 204, interpolation=cv2.INTER_AREA)

    (page,) = read(tmp_path, tiff(Image.fromarray(flat).convert("1", dither=Image.Dither.NONE), compression="group4", dpi=(204, 98)))

    assert page.height / page.width == pytest.approx(1.414, abs=0.01)
    assert {"FSH", "18.4"} <= texts(page)


def test_sixteen_bits_of_grey_are_not_white(tmp_path: Path) -> None:
    (page,) = read(tmp_path, png(drawn().astype(np.uint16) * 257))

    assert {"FSH", "18.4"} <= texts(page)


def test_a_picture_of_one_pixel_is_a_page_without_words(tmp_path: Path) -> None:
    (page,) = read(tmp_path, png(np.zeros((1, 1), np.uint8)), ocr=SilentEngine())

    assert (page.words, page.problem) == ((), None)


def screenshot(dark: bool = False) -> Drawn:
    """A page on a telephone, with the bars of its screen."""
    screen = np.full((2340, 1080, 3), 245, np.uint8)
    screen[:150], screen[-130:] = (90, 60, 30), (30, 30, 30)
    page = cv2.resize(coloured(drawn(LINES * 3)), (1080, 1527), interpolation=cv2.INTER_AREA)
    screen[300:1827] = page
    return 255 - screen if dark else screen


@pytest.mark.parametrize("dark", [False, True])
def test_a_telephone_s_screenshot_is_read_in_light_and_in_dark_mode(tmp_path: Path, dark: bool) -> None:
    (page,) = read(tmp_path, png(screenshot(dark)[:, :, ::-1]))

    assert {"FSH", "18.4", "9.1", "12.7"} <= {text.strip(".,_") for text in texts(page)}


def test_print_of_a_few_pixels_is_enlarged_and_not_smoothed_away(tmp_path: Path) -> None:
    small = cv2.resize(drawn(LINES * 3), (800, 1131), interpolation=cv2.INTER_AREA)

    (page,) = read(tmp_path, jpeg(small))

    assert page.width > 1.5 * small.shape[1]
    assert {"FSH", "18.4", "9.1", "12.7"} <= {text.strip(".,_") for text in texts(page)}


def test_light_on_dark_is_told_from_paper_on_a_dark_table() -> None:
    page = drawn(LINES * 3, dpi=100)

    assert is_inverted(255 - page)
    assert not is_inverted(page)
    assert not is_inverted(np.full((900, 700), 20, np.uint8))
    assert not is_inverted(cv2.cvtColor(photographed(drawn(LINES)), cv2.COLOR_BGR2GRAY))


def test_faint_print_is_freed_of_shade_that_strong_print_can_bear() -> None:
    page, light = drawn(LINES * 3, dpi=100).astype(np.float32), np.linspace(1.0, 0.9, 827)
    faint = 255 - (255 - page) * 0.25

    assert is_shaded((faint * light).astype(np.uint8))
    assert not is_shaded(faint.astype(np.uint8))
    assert not is_shaded((page * light).astype(np.uint8))


def test_two_sheets_in_one_photo_are_both_kept() -> None:
    both = np.hstack([photographed(drawn(LINES)), photographed(drawn(LINES))])

    assert find_paper(both) is None
    assert clean(both, None).grey.shape[1] > clean(both, None).grey.shape[0]


def test_paper_on_a_table_is_known_in_even_light() -> None:
    scene = np.full((1600, 1200), 120, np.uint8)
    scene[120:1480, 120:1080] = cv2.resize(drawn(LINES * 3), (960, 1360), interpolation=cv2.INTER_AREA)

    assert lies_on_a_table(scene)
    assert not lies_on_a_table(drawn(LINES * 3, dpi=100))


def test_resolution_is_told_by_letters_where_the_paper_s_size_is_unknown() -> None:
    part = drawn(LINES * 3, dpi=200)[100:900]
    height = find_letter_height(part)

    assert height is not None
    assert dpi_of(height, guess=145.0) == pytest.approx(200, rel=0.15)
    assert dpi_of(None, guess=145.0) == 145.0
    assert dpi_of(height, guess=190.0) == 190.0
