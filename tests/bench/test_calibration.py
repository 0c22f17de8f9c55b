"""The fit of the confidence: on cases whose truth is known by construction."""

import random
from pathlib import Path

from bench.calibration import Case, _read, collect, find_mistakes, fit, tabulate, write
from bench.page_cache import PageCache
from bench.samples import Sample
from intake.extraction.confidence import Calibration, load_calibration
from tests.intake.sample_pages import LINES, drawn, jpeg


def cases(count: int = 1500) -> list[Case]:
    """Values that two readers agree on are right in 99 of 100 cases, others in 70."""
    chance = random.Random(7)
    made = []
    for _ in range(count):
        confirmed = chance.random() < 0.6
        made.append(Case({"confirmed": float(confirmed), "engine_doubt": 0.5}, chance.random() < (0.99 if confirmed else 0.7)))
    return made


def test_a_fitted_confidence_is_how_often_values_are_right() -> None:
    calibration = fit(cases())

    assert abs(calibration.confidence({"confirmed": 1.0, "engine_doubt": 0.5}) - 0.99) < 0.01
    assert abs(calibration.confidence({"confirmed": 0.0, "engine_doubt": 0.5}) - 0.7) < 0.05


def test_a_weight_never_crosses_to_the_other_side() -> None:
    upside_down = [Case({"confirmed": 1.0 - case.evidence["confirmed"]}, case.is_right) for case in cases()]

    assert fit(upside_down).weights.get("confirmed", 0.0) == 0.0


def test_what_is_written_is_what_was_fitted(tmp_path: Path) -> None:
    fitted = Calibration(0.97, 4.25, {"confirmed": 2.5, "engine_doubt": -3.125})

    write(fitted, tmp_path / "confidence.toml")

    assert load_calibration(tmp_path / "confidence.toml") == fitted


def test_the_table_counts_what_a_threshold_would_let_pass() -> None:
    calibration = Calibration(0.9, 0.0, {"confirmed": 4.0})
    few = [Case({"confirmed": 1.0}, True)] * 99 + [Case({"confirmed": 1.0}, False)] + [Case({"confirmed": 0.0}, False)] * 25

    lines = list(tabulate(few, calibration))

    assert next(line.split() for line in lines if line.strip().startswith("0.97")) == ["0.97", "10.00", "20.0%"]


def test_every_file_is_read_with_and_without_the_second_reader(tmp_path: Path) -> None:
    truth = {"kind": "hormone_panel", "reports": [{"kind": "hormone_panel", "pages": [1], "readings": [{"analyte": "fsh", "number": 18.4}]}]}
    sample = Sample("drawn.jpg", jpeg(drawn(LINES), dpi=300), "photo", "en", "hormone_panel", "drawn", truth)

    (twice, is_twice), (once, is_once) = _read(sample, PageCache(None), tmp_path)

    assert (is_twice, is_once) == (True, False)
    assert any(reading.evidence["confirmed"] for report in twice.reports for reading in report.readings)
    assert not any(reading.evidence["confirmed"] for report in once.reports for reading in report.readings)


def test_what_the_text_layer_gets_wrong_too_is_no_fault_of_the_ink(tmp_path: Path) -> None:
    truth = {"kind": "hormone_panel", "reports": [{"kind": "hormone_panel", "pages": [1], "readings": [{"analyte": "fsh", "number": 99.9}]}]}
    sample = Sample("drawn.scan.pdf", jpeg(drawn(LINES), dpi=300), "photo", "en", "hormone_panel", "drawn", truth)
    (reading, _), _ = _read(sample, PageCache(None), tmp_path)

    mistakes = set(find_mistakes(reading, sample))

    assert ("drawn", "fsh") in {mistake[:2] for mistake in mistakes}
    assert any("fsh" in case.name for case in collect(reading, sample))
    assert not any("fsh" in case.name for case in collect(reading, sample, not_of_ink=mistakes))
