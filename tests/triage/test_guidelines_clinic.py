"""A clinic's own folder: its numbers, its rules, and what it may not do."""

from pathlib import Path

import pytest

from tests.guidelines.scenarios import DAY, load_scenarios
from triage.rules import evaluate, find_problems, load_guidelines, use_clinic_folder
from triage.rules.loading import FOLDER

COMPLETE = next(scenario for scenario in load_scenarios() if scenario.name.startswith("1 "))
RULE = """
[[item]]
id = "H_SHBG"
title = "SHBG"
severity = "advisable"
because = "This clinic looks at SHBG."
source = "our_paper"
valid_from = 2026-01-01
required = { all = [] }
satisfied = { recorded = "shbg" }
ask_patient = false

[[source]]
id = "our_paper"
title = "House rules of the clinic"
year = 2026
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return tmp_path


def written(clinic: Path, text: str) -> Path:
    (clinic / "ours.toml").write_text(text, encoding="utf-8")
    return clinic


def test_a_clinic_changes_a_number_without_code_and_the_digest_tells(clinic: Path) -> None:
    guidelines = load_guidelines(clinic=written(clinic, '[[policy]]\nid = "hormone_months"\nvalue = 1\n'))

    hormones = next(item for item in evaluate(guidelines, COMPLETE.facts, on=DAY).items if item.id == "H_FSH")

    assert str(hormones.status) == "expired"  # fifty days old
    assert guidelines.digest != load_guidelines().digest


def test_a_clinic_adds_a_rule_of_its_own(clinic: Path) -> None:
    guidelines = load_guidelines(clinic=written(clinic, RULE))

    added = next(item for item in evaluate(guidelines, COMPLETE.facts, on=DAY).items if item.id == "H_SHBG")

    assert (str(added.status), added.source) == ("missing", "House rules of the clinic (2026)")


def test_a_clinics_rule_of_the_same_name_replaces_ours(clinic: Path) -> None:
    guidelines = load_guidelines(clinic=written(clinic, RULE.replace("H_SHBG", "H_INHB")))

    assert [item.because for item in guidelines.items if item.id == "H_INHB"] == ["This clinic looks at SHBG."]


def test_the_folder_in_use_is_loaded_wherever_the_rules_are(clinic: Path) -> None:
    use_clinic_folder(written(clinic, '[[policy]]\nid = "min_gap_days"\nvalue = 14\n'))
    try:
        assert load_guidelines().policy["min_gap_days"] == 14
    finally:
        use_clinic_folder(None)
    assert load_guidelines().policy["min_gap_days"] == 7


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[policy]]\nid = "min_gap_day"\nvalue = 14\n', "clinic/ours.toml: unknown policy value 'min_gap_day'; did you mean 'min_gap_days'?"),
        ('[[policy]]\nid = "min_gap_days"\nvalue = "14"\n', "policy.toml: min_gap_days: 'value' must be a number, not '14'"),
        (
            "[routing]\nwaiting_items = []\n",
            "clinic/ours.toml: a clinic's file may hold item, flag, definition, source, pattern, policy, not routing",
        ),
        (RULE.replace('"shbg"', '"shgb"'), "clinic/ours.toml: H_SHBG: unknown analyte 'shgb'; did you mean 'shbg'?"),
        (
            RULE.replace('source = "our_paper"', 'source = "our_papers"'),
            "clinic/ours.toml: H_SHBG: unknown source 'our_papers'; did you mean 'our_paper'?",
        ),
        (
            RULE.replace("ask_patient = false", 'ask = "SHBG"\nwhy = "It raises your chance."\nhow = "Ask."\ngood_copy = "All of it."'),
            "clinic/ours.toml: H_SHBG: 'why' says 'chance', which a patient must not read here (patient_words.py)",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_one_clear_sentence(clinic: Path, text: str, sentence: str) -> None:
    assert find_problems(FOLDER, written(clinic, text)) == [sentence]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert find_problems(FOLDER, tmp_path / "nowhere") == [f"there is no folder {tmp_path / 'nowhere'} with rule files"]
