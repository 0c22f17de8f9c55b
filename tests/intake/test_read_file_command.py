"""The command other programs call: names, options, exit codes and keys are a contract."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.intake import hostile_files
from tests.intake.sample_pages import LINES, drawn, jpeg, pdf

KEYS = {"file", "sha256", "status", "problem", "pages", "reports"}
PAGE_KEYS = {"number", "source", "engine", "language", "seconds", "problem"}
REPORT_KEYS = {
    "kind",
    "language",
    "pages",
    "laboratory",
    "patient_name",
    "patient_birth_date",
    "collected_on",
    "received_on",
    "reported_on",
    "readings",
}
READING_KEYS = {
    *("analyte", "label", "as_printed", "value", "number", "comparator", "unit", "canonical_number", "canonical_unit", "reference_range"),
    *("reference_low", "reference_high", "flag", "collected_on", "page", "box", "confidence", "needs_check", "reasons"),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(pdf(lines=LINES))
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.pdf"
    path.write_bytes(hostile_files.no_pages())
    return path


def run(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("read_file", *arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def run_json(*paths: Path) -> tuple[int, list[dict[str, Any]]]:
    code, out = run("--json", *map(str, paths))
    return code, [json.loads(line) for line in out.splitlines()]


def test_a_file_that_was_read_ends_with_0_and_has_every_key(good: Path) -> None:
    code, (answer,) = run_json(good)

    assert code == 0
    assert answer.keys() >= KEYS
    assert (answer["file"], answer["status"], answer["problem"]) == (str(good), "read", None)
    assert answer["sha256"] == hashlib.sha256(good.read_bytes()).hexdigest()
    assert answer["pages"][0].keys() >= PAGE_KEYS
    assert answer["reports"][0].keys() >= REPORT_KEYS
    assert answer["reports"][0]["readings"][0].keys() >= READING_KEYS


def test_values_come_out_as_the_paper_means_them(good: Path) -> None:
    _, (answer,) = run_json(good)

    fsh = next(reading for reading in answer["reports"][0]["readings"] if reading["analyte"] == "fsh")
    assert (fsh["number"], fsh["canonical_unit"], fsh["needs_check"]) == (18.4, "[IU]/L", False)


def test_one_line_a_file_in_the_order_of_the_arguments_and_3_when_one_was_not_read(good: Path, broken: Path) -> None:
    code, answers = run_json(broken, good, broken)

    assert code == 3
    assert [answer["status"] for answer in answers] == ["unreadable", "read", "unreadable"]
    assert answers[0].keys() >= KEYS
    assert answers[0]["problem"]["code"] == "damaged"
    assert answers[0]["problem"]["message"].endswith(".")
    assert (answers[0]["pages"], answers[0]["reports"]) == ([], [])


@pytest.mark.parametrize("arguments", [("--json", "no-such-file.pdf"), ("no-such-file.pdf",)])
def test_a_file_that_is_not_there_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    code, out = run(*arguments)

    assert (code, out) == (2, "")


def test_for_people_there_is_a_table_and_with_explain_every_stage(good: Path, broken: Path) -> None:
    code, out = run("--explain", str(good), str(broken))

    assert code == 3
    assert "fsh" in out
    assert "18.4" in out
    assert "text by text layer, language en" in out
    assert "Prolactin" in out
    assert "not read (damaged)" in out


def test_explain_weighs_a_value_from_pixels(tmp_path: Path) -> None:
    scan = tmp_path / "scan.jpg"
    scan.write_bytes(jpeg(drawn(LINES), dpi=300))

    code, out = run("--explain", str(scan))

    weighed = [line for line in out.splitlines() if " = base " in line]
    assert code == 0
    assert len(weighed) >= 2
    assert all("confirmed +" in line and "engine_doubt -" in line for line in weighed)
