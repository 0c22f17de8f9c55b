"""`manage.py assess`: the public contract, as another program calls it, and `describe_rules`."""

import copy
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from intake.models import Stage
from tests.cast import case_of, paper, person, value
from tests.guidelines.scenarios import DAY, complete_case
from triage.models import Assessment
from triage.rules import load_guidelines
from triage.rules.json_facts import JsonFactsError, read_facts

CONTRACT: dict[str, Any] = {
    "as_of": "2026-11-22",
    "reports": [
        {
            "id": "r1",
            "kind": "semen_analysis",
            "laboratory": "A",
            "accession": "123",
            "collected_on": "2026-10-13",
            "readings": [
                {"analyte": "semen_volume", "number": 3.0, "unit": "mL"},
                {"analyte": "sperm_seen", "value": "none"},
                {"analyte": "pellet_examined", "value": "yes"},
            ],
        },
        {
            "id": "r2",
            "kind": "hormone_panel",
            "collected_on": "2026-10-03",
            "collected_at": "08:30",
            "readings": [{"analyte": "fsh", "number": 24, "unit": "IU/L", "reference_high": 12.4}],
        },
    ],
    "history": {"testosterone_use": "no", "fever_last_3_months": "no", "vasectomy": "no"},
    "examination": {
        "vas_left": "present",
        "vas_right": "present",
        "testis_volume_left": 7,
        "testis_volume_right": 8,
        "volume_formula": "0.71",
        "mass": "no",
    },
    "partner": {"age": 30, "readings": [{"analyte": "amh", "number": 2.5, "unit": "ng/mL", "collected_on": "2026-09-20"}]},
    "previous_retrievals": [],
}


def assess(tmp_path: Path, facts: object, *options: str) -> str:
    path = tmp_path / "facts.json"
    path.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
    out = io.StringIO()
    call_command("assess", "--json", str(path), *options, stdout=out)
    return out.getvalue()


def test_the_example_of_the_contract_comes_out_as_one_object(tmp_path: Path) -> None:
    answer = json.loads(assess(tmp_path, CONTRACT))

    assert set(answer) == {"items", "flags", "route", "priority", "guideline_digest"}
    assert {frozenset(item) for item in answer["items"]} == {
        frozenset({"id", "title", "status", "severity", "because", "source", "evidence", "ask_patient"})
    }
    assert {frozenset(flag) for flag in answer["flags"]} == {frozenset({"id", "because", "source", "evidence"})}
    assert (answer["route"], answer["priority"], answer["guideline_digest"]) == ("CONFIRM_SEMEN", "P4", load_guidelines().digest)
    assert [flag["id"] for flag in answer["flags"]] == ["ONE_SAMPLE"]
    assert next(item for item in answer["items"] if item["id"] == "H_FSH")["evidence"] == ["r2/fsh"]


def test_another_program_can_pipe_facts_in_and_gets_exit_code_0_or_2() -> None:
    def run(text: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "manage.py", "assess", "--json", "-"]
        return subprocess.run(command, input=text, capture_output=True, text=True, cwd=settings.BASE_DIR, timeout=120, check=False)

    good, bad = run(json.dumps(CONTRACT)), run("{")

    assert (good.returncode, json.loads(good.stdout)["route"]) == (0, "CONFIRM_SEMEN")
    assert (bad.returncode, bad.stdout, bad.stderr.strip()) == (2, "", "CommandError: This is not JSON in UTF-8.")


def test_explain_shows_each_condition_with_its_truth_and_evidence(tmp_path: Path) -> None:
    text = assess(tmp_path, CONTRACT, "--explain")

    assert "ITEM SA_TWO_AZOO: missing (blocker)" in text
    assert "NO     ejaculates azoospermic, at least 2 ['r1/sperm_seen']" in text
    assert "FLAG ONE_SAMPLE: YES" in text
    assert "FLAG KS_47XXY: UNSURE" in text
    assert "ROUTE CONFIRM_SEMEN (asked for: CONFIRM_SEMEN; base: CONFIRM_SEMEN)" in text
    assert "PRIORITY P4" in text


def test_as_of_replays_a_day_before_a_paper_was_there(tmp_path: Path) -> None:
    answer = json.loads(assess(tmp_path, CONTRACT, "--as-of", "2026-10-10"))

    assert answer["route"] == "INSUFFICIENT_DATA"
    assert answer["flags"] == []


def changed(*path: str | int, to: object) -> dict[str, Any]:
    facts: Any = copy.deepcopy(CONTRACT)
    place = facts
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return dict(facts)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ("[", "This is not JSON in UTF-8."),
        ([], "the JSON must be an object."),
        ({}, "The JSON names no day: give as_of, or --as-of YYYY-MM-DD."),
        (changed("reports", to={}), "reports must be a list."),
        (changed("reports", 0, "kind", to="semen"), "reports[0].kind: unknown kind 'semen'; did you mean 'semen_analysis'?"),
        (changed("reports", 0, "collected_on", to="13.10.2026"), "reports[0].collected_on must be a date such as 2026-11-22."),
        (changed("reports", 1, "collected_at", to=8), "reports[1].collected_at must be a time such as 08:30."),
        (changed("reports", 1, "readings", 0, "analyte", to="fhs"), "reports[1].readings[0].analyte: unknown analyte 'fhs'; did you mean 'fsh'?"),
        (changed("reports", 1, "readings", 0, "number", to="24"), "reports[1].readings[0].number must be a number."),
        (changed("reports", 1, "readings", 0, "needs_check", to=1), "reports[1].readings[0].needs_check must be yes or no or unknown."),
        (changed("history", "vasektomy", to="yes"), "history: unknown question 'vasektomy'; did you mean 'vasectomy'?"),
        (changed("history", "vasectomy", to="perhaps"), "history.vasectomy must be yes or no or unknown."),
        (changed("examination", "vas_left", to=1), "examination.vas_left must be present or absent or unknown."),
        (changed("partner", "age", to=30.5), "partner.age must be a whole number."),
        (changed("histroy", to={"vasectomy": "yes"}), "the JSON: unknown key 'histroy'; did you mean 'history'?"),
        (changed("previous_retrieval", to=[]), "the JSON: unknown key 'previous_retrieval'; did you mean 'previous_retrievals'?"),
        (
            changed("previous_retrievals", to=[{"kind": "mikro-TESE"}]),
            "previous_retrievals[0].kind: unknown kind 'mikro_tese'; did you mean 'micro_tese'?",
        ),
        (changed("waivers", to=[{"item": "PUE", "on": "2026-11-01"}]), "waivers: unknown item 'PUE'; did you mean 'PEU'?"),
        (changed("examination", "examined_on", to="last year"), "examination.examined_on must be a date such as 2026-11-22."),
        (changed("examination", "testis_diameters_left", to=[3.9, 2.5]), "examination.testis_diameters_left must be three lengths in cm."),
    ],
)
def test_wrong_json_is_refused_with_one_sentence_that_names_the_place(tmp_path: Path, facts: object, sentence: str) -> None:
    with pytest.raises(CommandError) as refused:
        assess(tmp_path, facts)

    assert (str(refused.value), refused.value.returncode) == (sentence, 2)


@pytest.mark.parametrize("options", [[], ["--json", "a.json", "some-case"], ["--json", "no/such/file"]])
def test_wrong_usage_ends_with_2(options: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("assess", *options)

    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_a_stored_case_is_judged_and_nothing_is_recorded() -> None:
    case = case_of(person("patient"), Stage.SUBMITTED)
    observation = value(paper(case), "fsh", "24")
    out = io.StringIO()

    call_command("assess", str(case.pk), stdout=out)

    fsh = next(item for item in json.loads(out.getvalue())["items"] if item["id"] == "H_FSH")
    assert (fsh["status"], fsh["evidence"]) == ("satisfied", [str(observation.pk)])
    assert not Assessment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("case_id", ["not-an-id", "00000000-0000-0000-0000-000000000000"])
def test_a_case_that_does_not_exist_is_said_so(case_id: str) -> None:
    with pytest.raises(CommandError, match="no case with this id"):
        call_command("assess", case_id)


@pytest.mark.parametrize(
    ("reading", "is_certain"),
    [
        ({"number": 24, "unit": "mIU/mL"}, True),
        ({"number": 24, "unit": "furlong"}, False),
        ({"number": 24}, False),
        ({"number": 24000, "unit": "IU/L"}, False),
        ({"number": None, "unit": "IU/L"}, False),
        ({"number": 24, "unit": "IU/L", "needs_check": True}, False),
        ({"number": 24, "unit": "IU/L", "needs_check": "yes"}, False),
        ({"number": 24, "unit": "IU/L", "needs_check": "unknown"}, False),
        ({"number": 24, "unit": "IU/L", "needs_check": False}, True),
    ],
)
def test_a_number_is_certain_only_with_a_known_unit_and_a_plausible_size(reading: dict[str, Any], is_certain: bool) -> None:
    facts, _ = read_facts({"reports": [{"kind": "hormone_panel", "readings": [{"analyte": "fsh", **reading}]}]})

    assert facts.reports[0].facts[0].is_certain is is_certain


def test_an_answer_the_paper_does_not_give_is_no_uncertain_answer() -> None:
    facts, _ = read_facts({"reports": [{"kind": "semen_analysis", "readings": [{"analyte": "pellet_examined", "value": "unknown"}]}]})

    assert facts.reports[0].facts == ()


def test_the_date_that_is_printed_says_which_one_it_is() -> None:
    facts, on = read_facts({"as_of": "2026-11-22", "reports": [{"kind": "other", "received_on": "2026-10-02", "reported_on": "2026-10-03"}]})

    assert (on, facts.reports[0].collected_on, facts.reports[0].date_basis) == (date(2026, 11, 22), date(2026, 10, 2), "receipt")


def test_a_column_of_earlier_results_is_a_report_of_its_own_day() -> None:
    now, earlier = {"analyte": "fsh", "number": 24, "unit": "IU/L"}, {"analyte": "fsh", "number": 9, "unit": "IU/L", "collected_on": "2025-03-01"}
    facts, _ = read_facts({"reports": [{"id": "r", "kind": "hormone_panel", "collected_on": "2026-10-03", "readings": [now, earlier]}]})

    found = [(report.id, report.collected_on, [fact.number for fact in report.facts]) for report in facts.reports]
    assert found == [("r", date(2026, 10, 3), [24]), ("r/2025-03-01", date(2025, 3, 1), [9])]


def test_what_read_file_writes_can_be_passed_on_as_it_is(tmp_path: Path) -> None:
    reading = {**CONTRACT, "file": "a.pdf", "sha256": "0", "status": "read", "problem": None, "pages": []}

    assert json.loads(assess(tmp_path, reading))["route"] == "CONFIRM_SEMEN"


def test_a_paper_of_her_kind_is_hers_wherever_it_stands(tmp_path: Path) -> None:
    amh = {"analyte": "amh", "number": 0.8, "unit": "ng/mL"}
    hers = {"id": "hers", "kind": "female_fertility", "collected_on": "2026-10-03", "readings": [amh]}

    answer = json.loads(assess(tmp_path, {**CONTRACT, "partner": None, "reports": [*CONTRACT["reports"], hers]}))
    assert [flag["id"] for flag in answer["flags"]] == ["ONE_SAMPLE", "TIME_CRITICAL"]


@pytest.mark.parametrize(("written", "kind"), [("micro-TESE", "micro_tese"), ("mTESE", "micro_tese"), ("TESE", "tese"), ("unknown", ""), (None, "")])
def test_a_kind_of_retrieval_is_known_however_it_is_written(written: str | None, kind: str) -> None:
    facts, _ = read_facts({"previous_retrievals": [{"kind": written}]})

    assert facts.previous_retrievals[0].kind == kind


def test_two_birth_dates_on_his_papers_hold_the_case(tmp_path: Path) -> None:
    first, second = ({**report, "patient_birth_date": f"198{n}-05-01"} for n, report in enumerate(CONTRACT["reports"]))

    answer = json.loads(assess(tmp_path, {**CONTRACT, "reports": [first, second]}))
    assert answer["route"] == "DATA_INTEGRITY_HOLD"
    assert json.loads(assess(tmp_path, {**CONTRACT, "reports": [first, {**second, "patient_birth_date": "1980-05-01"}]}))["route"] == "CONFIRM_SEMEN"


def test_an_earlier_day_knows_neither_a_later_examination_nor_a_later_operation() -> None:
    later = {"examination": {"vas_left": "absent", "examined_on": "2026-11-02"}, "previous_retrievals": [{"kind": "tese", "date": "2026-11-02"}]}

    facts, _ = read_facts(later, as_of=date(2026, 11, 1))
    assert (facts.examination.vas_left, facts.previous_retrievals) == (None, ())
    facts, _ = read_facts(later, as_of=date(2026, 11, 2))
    assert (facts.examination.vas_left, len(facts.previous_retrievals)) == ("absent", 1)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), True])
def test_what_is_no_number_is_refused(number: object) -> None:
    with pytest.raises(JsonFactsError):
        read_facts({"reports": [{"kind": "hormone_panel", "readings": [{"analyte": "fsh", "number": number, "unit": "IU/L"}]}]})


def test_the_complete_case_is_complete(tmp_path: Path) -> None:
    answer = json.loads(assess(tmp_path, complete_case()))

    assert (answer["route"], answer["priority"], DAY.isoformat()) == ("NOA_REVIEW", "P3", "2026-11-22")


def test_the_printed_rules_are_fresh() -> None:
    call_command("describe_rules", "--check")
