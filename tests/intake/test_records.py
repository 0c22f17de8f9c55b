"""Printed papers through the real reader: the text layer must ask nobody, a scan must not be silently wrong."""

from pathlib import Path

import pytest

from intake.extraction.readings import ReportReading
from intake.pipeline import read_file
from intake.vocabulary import load_vocabulary
from tests.records.papers import PAPERS, Paper, print_paper, scan_paper, shuffled
from tests.records.typed import show


def read_only(path: Path) -> ReportReading:
    (report,) = read_file(path, vocabulary=load_vocabulary()).reports
    return report


def present(report: ReportReading) -> dict[str, str]:
    return {reading.analyte: show(reading) for reading in report.readings if reading.collected_on is None}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_text_layer_is_read_whole_and_asks_nobody(paper: Paper, tmp_path: Path) -> None:
    report = read_only(print_paper(paper, tmp_path / "paper.pdf"))

    assert (report.kind, present(report)) == (paper.kind, paper.truth)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_order_of_rows_changes_nothing(paper: Paper, tmp_path: Path) -> None:
    report = read_only(print_paper(shuffled(paper, seed=3), tmp_path / "paper.pdf"))

    assert present(report) == paper.truth


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_scan_is_mostly_read_and_never_silently_wrong(paper: Paper, tmp_path: Path) -> None:
    scan = scan_paper(print_paper(paper, tmp_path / "paper.pdf"), tmp_path / "scan.pdf")

    report = read_only(scan)

    said = {reading.analyte: _meaning(show(reading)) for reading in report.readings if reading.collected_on is None and not reading.needs_check}
    wrong = {name: value for name, value in said.items() if value != _meaning(paper.truth.get(name, "not printed"))}
    assert wrong == {}
    assert report.kind == paper.kind
    assert len({reading.analyte for reading in report.readings} & set(paper.truth)) >= 0.8 * len(paper.truth)


def _meaning(shown: str) -> str:
    """A value without its unit's spelling, which an engine may leave in another form of the same unit."""
    return shown.split()[0].casefold()
