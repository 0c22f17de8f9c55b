"""The worked cases and marker patterns, as another program sends them to `assess --json`."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.guidelines.scenarios import Scenario, complete_case, load_scenarios

CASES = [scenario for scenario in load_scenarios() if scenario.file in ("cases.toml", "further_cases.toml")]
BASIC = ("sy84", "sy86", "sy127", "sy134", "sy254", "sy255")
NOT_SUPPORTED, COUNSEL, REVIEW = "RETRIEVAL_NOT_SUPPORTED", "GENETIC_COUNSEL_FIRST", "NOA_REVIEW"
# absent markers, further present markers, flags, route, priority
PATTERNS = [
    ("", "", [], REVIEW, "P3"),
    ("sy254 sy255", "sy160", ["AZFC_COMPLETE", "GENETIC_COUNSEL"], REVIEW, "P3"),
    ("sy254 sy255", "", ["AZFC_EXTENT_UNKNOWN", "GENETIC_COUNSEL"], REVIEW, "P3"),
    ("sy254 sy255 sy160", "", ["AZFC_TERMINAL", "GENETIC_COUNSEL"], REVIEW, "P3"),
    ("sy127 sy134", "sy1192", ["AZFB_PARTIAL"], COUNSEL, "P3"),
    ("sy127 sy134 sy121 sy1192", "sy105 sy153", ["AZFB_COMPLETE"], NOT_SUPPORTED, "P2"),
    ("sy127 sy134", "", ["AZF_EXTENT_UNKNOWN"], COUNSEL, "P2"),
    ("sy84 sy86 sy1064 sy1065", "sy82 sy88", ["AZFA_COMPLETE"], NOT_SUPPORTED, "P2"),
    ("sy84 sy86", "", ["AZF_EXTENT_UNKNOWN"], COUNSEL, "P2"),
    ("sy127 sy134 sy254 sy255 sy116", "", ["AZFBC_COMPLETE"], NOT_SUPPORTED, "P2"),
    ("sy127 sy134 sy254 sy255", "", ["AZF_EXTENT_UNKNOWN"], COUNSEL, "P2"),
    ("sy84 sy86 sy127 sy134 sy254 sy255", "sy14", ["AZFABC"], NOT_SUPPORTED, "P2"),
    ("sy254", "", ["YMD_INVALID"], REVIEW, "P3"),
    ("sy84", "", ["YMD_INVALID"], REVIEW, "P3"),
    ("sy1291", "sy1191", ["GRGR"], REVIEW, "P3"),
    ("sy1191", "sy1291", ["B2B3"], REVIEW, "P3"),
    ("zfx_zfy", "", ["YMD_INVALID"], REVIEW, "P4"),
]


def assess(tmp_path: Path, facts: dict[str, Any], *options: str) -> str:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    out = io.StringIO()
    call_command("assess", "--json", str(path), *options, stdout=out)
    return out.getvalue()


def with_markers(absent: str, present: str) -> dict[str, Any]:
    """The complete case with these results of the Y-chromosome test: the six basic markers present, then what is said."""
    found = {**dict.fromkeys((*BASIC, *present.split()), "present"), **dict.fromkeys(absent.split(), "absent")}
    readings = [{"analyte": f"sts_{name}", "value": result} for name, result in found.items()]
    case = complete_case()
    case["reports"] = [{**report, "readings": readings} if report["id"] == "y" else report for report in case["reports"]]
    return case


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_worked_case_comes_out_through_the_public_door(tmp_path: Path, case: Scenario) -> None:
    answer = json.loads(assess(tmp_path, case.json))

    expect = case.expect
    flags = {flag["id"] for flag in answer["flags"]}
    statuses = {item["id"]: item["status"] for item in answer["items"]}
    assert (answer["route"], answer["priority"]) == (expect["route"], expect["priority"])
    assert set(expect.get("has_flags", [])) <= flags == set(expect.get("flags", flags))
    assert {name: statuses[name] for name in expect.get("items", {})} == expect.get("items", {})


@pytest.mark.parametrize(("absent", "present", "flags", "route", "priority"), PATTERNS)
def test_a_pattern_of_markers_has_its_flags_route_and_priority(
    tmp_path: Path, absent: str, present: str, flags: list[str], route: str, priority: str
) -> None:
    answer = json.loads(assess(tmp_path, with_markers(absent, present)))

    assert sorted(flag["id"] for flag in answer["flags"]) == flags
    assert (answer["route"], answer["priority"]) == (route, priority)


def test_an_unclear_unit_raises_nothing_and_a_told_one_counts(tmp_path: Path) -> None:
    def testosterone(**reading: object) -> dict[str, Any]:
        case = complete_case()
        readings = [{"analyte": "testosterone_total", **reading}]
        case["reports"].append({"id": "t", "kind": "hormone_panel", "collected_on": "2026-11-01", "readings": readings})
        return case

    unclear = json.loads(assess(tmp_path, testosterone(number=9.0)))
    told = assess(tmp_path, testosterone(number=9.0, reference_low=2.8, reference_high=8.0))
    in_nanomoles = json.loads(assess(tmp_path, testosterone(number=9.0, reference_low=8.64, reference_high=29)))

    assert unclear["flags"] == []
    assert "HIGH" in told
    assert json.loads(told)["flags"] == []
    assert [flag["id"] for flag in in_nanomoles["flags"]] == ["HYPOGONADISM_MONITOR"]


def test_explain_shows_every_rule_in_force_with_notes_and_evidence(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.startswith("4a "))

    lines = assess(tmp_path, case.json, "--explain").splitlines()

    assert "FLAG FSH_BORDERLINE: YES [Schoor et al.: testis size and FSH in azoospermia (2002), zone around 7.6 IU/L is clinic policy]" in lines
    assert "    YES    measured fsh, at most fsh_border_high_iu_l, at least fsh_border_low_iu_l ['hormones/fsh']" in lines
    assert "  note: FSH and size lean towards an obstruction; not a diagnosis." in lines
    assert sum(line.startswith("ITEM ") for line in lines) == len(json.loads(assess(tmp_path, case.json))["items"])
