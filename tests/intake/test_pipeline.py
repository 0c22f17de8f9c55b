"""The whole reading, from a file on disk to values, with nothing replaced."""

from decimal import Decimal
from pathlib import Path

import pytest

from intake.errors import TypeNotRead
from intake.pipeline import read_file
from intake.reading.words import PageSource
from intake.vocabulary import load_vocabulary
from tests.intake.sample_pages import LINES, drawn, jpeg, pdf


@pytest.mark.parametrize(("data", "source"), [(pdf(lines=LINES), PageSource.TEXT), (jpeg(drawn(), dpi=300), PageSource.OCR)])
def test_a_typed_and_a_scanned_paper_say_the_same(tmp_path: Path, data: bytes, source: PageSource) -> None:
    path = tmp_path / "SAMPLE"
    path.write_bytes(data)

    record = read_file(path, vocabulary=load_vocabulary())

    assert [page.source for page in record.pages] == [source]
    assert [report.kind for report in record.reports] == ["hormone_panel"]
    numbers = {reading.analyte: reading.number for reading in record.reports[0].readings}
    assert (numbers["fsh"], numbers["lh"], numbers["prolactin"]) == (Decimal("18.4"), Decimal("9.1"), Decimal("12.7"))


def test_every_value_has_its_place_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "SAMPLE"
    path.write_bytes(pdf(lines=LINES))

    record = read_file(path, vocabulary=load_vocabulary())

    boxes = [reading.box for reading in record.reports[0].readings]
    assert all(0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1 for box in boxes)
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)


def test_what_cannot_be_read_is_told_by_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "SAMPLE.pdf"
    path.write_bytes(b"not a paper at all")

    with pytest.raises(TypeNotRead):
        read_file(path, vocabulary=load_vocabulary())
