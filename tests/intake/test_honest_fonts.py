"""Honest fonts are believed, however small and thin: their pages are read from their text, for certain."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.records.printing import Press, open_press
from intake.reading import read_pages
from intake.reading.silent import SilentEngine
from intake.reading.words import PageSource

FONTS = ("Noto Serif", "Noto Sans", "Liberation Serif", "Liberation Sans Narrow", "Open Sans", "Carlito", "PT Sans", "PT Serif", "DejaVu Sans")
ROWS = "".join(f"<p>SAMPLE {n}08 Baad 80{n}9 PQRD 9{n}86 ago 0.{n}08 - 6.98 <b>8{n}0 Bode 460</b></p>" for n in range(10))


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with open_press() as opened:
        yield opened


@pytest.mark.parametrize("size", [7, 8, 10])
@pytest.mark.parametrize("font", FONTS)
def test_a_page_in_small_print_is_read_from_its_text(press: Press, font: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(press.print_page(f"<style>body{{font:{size}pt '{font}'}}p{{margin:2px 0}}</style>{ROWS}"))

    (page,) = read_pages(path, ocr=SilentEngine())

    assert page.source == PageSource.TEXT
    assert sum(word.text == "SAMPLE" for word in page.words) == 10


@pytest.mark.parametrize("font", ["DejaVu Sans", "Noto Sans Arabic", "Noto Naskh Arabic"])
def test_two_arabic_letters_drawn_as_one_keep_their_order(press: Press, font: str, tmp_path: Path) -> None:
    path = tmp_path / "joined.pdf"
    path.write_bytes(press.print_page(f"<body dir=rtl style=\"font:12pt '{font}'\">{'<p>SAMPLE علاء قليلا تاريخ الميلاد لا توجد</p>' * 9}"))

    (page,) = read_pages(path, ocr=SilentEngine())

    assert {"علاء", "قليلا", "الميلاد", "لا"} <= {word.text for word in page.words}
