"""The forms of a paper: the same seed wears it the same way, the truth goes with it, and what a machine would do to a file has been done."""

import io
from datetime import date
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps

from bench.forms import FORMS, as_packet, make_samples
from bench.records.papers import hormone_paper
from bench.records.record import Record
from bench.records.sheet import as_text_pdf
from bench.samples import Sample


def a_record(number: int = 1, pages: int = 1) -> Record:
    pdf = as_text_pdf([hormone_paper(date(2026, 3, page), number=number) for page in range(1, pages + 1)])
    readings = [{"analyte": "fsh", "number": 24.1, "unit": "IU/L", "page": pages}]
    report = {"kind": "hormone_panel", "pages": list(range(1, pages + 1)), "collected_on": "2026-03-01", "readings": readings}
    truth = {"files": ["a.pdf"], "kind": "hormone_panel", "language": "en", "reports": [report]}
    return Record(f"paper{number}", "0", "en", ("hormone_panel",), "house", False, pdf, truth)


@cache
def worn(form: str, seed: int = 0, pages: int = 1) -> Sample:
    (sample,) = make_samples([a_record(pages=pages)], form, seed)
    return sample


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_seed_wears_a_page_the_same_way_each_time(form: str) -> None:
    (same,) = make_samples([a_record()], form)
    one = worn(form)

    assert one.data == same.data
    assert (one.form, one.truth["files"], one.truth["reports"]) == (form, [one.name], a_record().truth["reports"])


@pytest.mark.parametrize("form", ["scan", "fax", "photo", "shrunk_photo", "rough_photo"])
def test_another_seed_wears_it_otherwise(form: str) -> None:
    assert worn(form).data != worn(form, seed=1).data


@pytest.mark.parametrize(("form", "holds_words"), [("text", True), ("searchable_scan", True), ("scan", False), ("fax", False)])
def test_only_a_searchable_scan_has_words_over_its_picture(form: str, holds_words: bool) -> None:
    sample = worn(form)

    assert ("Prolactin" in text_of(sample.data)) is holds_words


def test_a_fax_is_black_and_white() -> None:
    sample = worn("fax")

    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        assert pdf.pages[0].Resources.XObject.P.BitsPerComponent == 1


def test_a_photo_is_upright_once_its_exif_is_heeded() -> None:
    photos = [Image.open(io.BytesIO(sample.data)) for sample in (worn("photo"), worn("photo", seed=1), worn("photo", seed=2))]

    assert len({photo.getexif().get(0x0112) for photo in photos}) > 1
    assert {ImageOps.exif_transpose(photo).size for photo in photos} == {(2448, 3264)}


def test_a_messenger_shrinks_a_photo_and_forgets_its_exif() -> None:
    sample = worn("shrunk_photo")
    photo = Image.open(io.BytesIO(sample.data))

    assert photo.size == (1200, 1600)
    assert not photo.getexif()


def test_photos_of_several_pages_are_one_pdf() -> None:
    sample = worn("photo", pages=2)

    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        assert (sample.name.endswith(".pdf"), len(pdf.pages)) == (True, 2)


def test_the_truth_of_a_packet_counts_pages_through_the_whole_file() -> None:
    packet = as_packet([a_record(1, pages=2), a_record(2), a_record(3, pages=2)], seed=0)

    with pikepdf.open(io.BytesIO(packet.data)) as pdf:
        assert len(pdf.pages) == 5
    assert [report["pages"] for report in packet.truth["reports"]] == [[1, 2], [3], [4, 5]]
    assert [report["readings"][0]["page"] for report in packet.truth["reports"]] == [2, 3, 5]


def test_a_packet_holds_six_papers_and_the_last_one_the_rest() -> None:
    sizes = [len(sample.truth["reports"]) for sample in make_samples([a_record(number) for number in range(9)], "packet")]

    assert sizes == [6, 3]
