"""`manage.py check` says what would keep papers from being read."""

import pytest

from intake import checks


def _ids(found: list) -> list[str]:
    return [message.id for message in found]


def test_the_vocabulary_of_the_house_is_sound() -> None:
    assert checks.check_vocabulary() == []


def test_a_broken_vocabulary_is_an_error_for_each_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "find_problems", lambda: ["analytes.toml: fsh: needs a name", "units.toml is missing"])

    assert _ids(checks.check_vocabulary()) == ["intake.E001", "intake.E001"]


@pytest.mark.parametrize(
    ("level", "is_required", "said"),
    [
        ("full", True, "intake.I001"),
        ("full", False, "intake.I001"),
        ("partial", False, "intake.W001"),
        ("rlimits", False, "intake.W001"),
        ("partial", True, "intake.E002"),
    ],
)
def test_the_level_of_confinement_is_said(monkeypatch: pytest.MonkeyPatch, settings, level: str, is_required: bool, said: str) -> None:
    monkeypatch.setattr(checks, "confinement_level", lambda: level)
    settings.READER_REQUIRE_SANDBOX = is_required

    assert _ids(checks.check_reader()) == [said]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LEASE_SECONDS", 90, []),
        ("LEASE_SECONDS", 0, ["intake.E003"]),
        ("LEASE_SECONDS", 600, ["intake.E003"]),
        ("MAX_ATTEMPTS", 0, ["intake.E004"]),
        ("OCR_ENGINE", "crystal ball", ["intake.E005"]),
    ],
)
def test_settings_that_would_stop_the_reading_are_errors(settings, name: str, value: object, said: list[str]) -> None:
    setattr(settings, name, value)

    assert _ids(checks.check_work()) == said
