"""What staff do without: the item is closed from that day, and nothing else changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.guidelines.scenarios import DAY, Scenario, complete_case, load_scenarios
from triage.rules import Facts, Verdicts, evaluate, load_guidelines
from triage.rules.describing import explain
from triage.rules.facts import Waiver
from triage.rules.json_facts import JsonFactsError, read_facts
from triage.rules.verdicts import OPEN_STATUSES, ItemStatus, ItemVerdict, Priority, Route


def case_without(*reports: str) -> Facts:
    data = complete_case()
    data["reports"] = [report for report in data["reports"] if report["id"] not in reports]
    return read_facts(data)[0]


def waiving(facts: Facts, *items: str, on: date = DAY) -> Facts:
    return replace(facts, waived={item: Waiver(item, on, "clinician_decision") for item in items})


def judged(facts: Facts, on: date = DAY) -> Verdicts:
    return evaluate(load_guidelines(), facts, on=on)


def item(verdicts: Verdicts, name: str) -> ItemVerdict:
    return next(verdict for verdict in verdicts.items if verdict.id == name)


def test_a_waived_item_is_closed_and_says_why() -> None:
    verdict = item(judged(waiving(case_without("karyotype"), "G_KARYO")), "G_KARYO")

    assert verdict.status is ItemStatus.WAIVED
    assert verdict.because.startswith(f"Waived by staff. (clinician_decision, {DAY})")
    assert "waiver/G_KARYO" in verdict.evidence


def test_a_waiver_from_a_later_day_is_not_there_yet() -> None:
    facts = waiving(case_without("karyotype"), "G_KARYO", on=DAY + timedelta(days=1))

    assert item(judged(facts), "G_KARYO").status is ItemStatus.MISSING


def test_a_satisfied_item_and_one_not_asked_for_need_no_waiver() -> None:
    verdicts = judged(waiving(case_without(), "G_KARYO", "G_CFTR"))

    assert item(verdicts, "G_KARYO").status is ItemStatus.SATISFIED
    assert item(verdicts, "G_CFTR").status is ItemStatus.NOT_APPLICABLE


def test_waived_papers_no_longer_hold_the_case_back() -> None:
    facts = case_without("karyotype", "sa2")
    before, after = judged(facts), judged(waiving(facts, "G_KARYO", "SA_TWO_AZOO", "SA_PELLET"))

    assert before.priority is Priority.P4
    assert (after.route, after.priority) == (Route.CONFIRM_SEMEN, Priority.P3)  # one sample only: the flag stays, and asks for this route


def test_a_waiver_never_hides_a_flag() -> None:
    old = replace(case_without(), reports=tuple(replace(r, collected_on=DAY - timedelta(days=400)) for r in case_without().reports))
    every = [verdict.id for verdict in judged(old).items]

    before, after = judged(old), judged(waiving(old, *every))
    assert "STALE" in {flag.id for flag in before.flags}
    assert after.flags == before.flags
    assert {verdict.status for verdict in after.items} <= {ItemStatus.WAIVED, ItemStatus.SATISFIED, ItemStatus.NOT_APPLICABLE}


@pytest.mark.parametrize("scenario", load_scenarios()[::3], ids=str)
def test_with_everything_waived_nothing_is_open_and_no_flag_has_gone(scenario: Scenario) -> None:
    before = judged(scenario.facts)
    after = judged(waiving(scenario.facts, *(verdict.id for verdict in before.items)))

    assert after.flags == before.flags
    assert {verdict.status for verdict in after.items} & OPEN_STATUSES == set()
    assert after.priority <= before.priority


def test_a_waived_pellet_lets_the_base_classification_go_on_and_the_explanation_agrees() -> None:
    data = complete_case()
    semen = [report for report in data["reports"] if report["kind"] == "semen_analysis"]
    semen[1]["readings"] = [reading for reading in semen[1]["readings"] if reading["analyte"] != "pellet_examined"]
    facts = read_facts(data)[0]

    assert judged(facts).route is Route.CONFIRM_SEMEN
    waived = waiving(facts, "SA_PELLET")
    assert judged(waived).route is Route.NOA_REVIEW
    assert any(line.startswith("ROUTE NOA_REVIEW") for line in explain(load_guidelines(), waived, on=DAY))


def test_waivers_in_json_are_understood() -> None:
    entry = {"item": "G_KARYO", "reason": "seen_elsewhere", "statement": "seen in the letter", "on": DAY.isoformat()}

    facts, _ = read_facts({"as_of": DAY.isoformat(), "waivers": [entry]})
    assert facts.waived == {"G_KARYO": Waiver("G_KARYO", DAY, "seen_elsewhere", "seen in the letter")}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"on": "2026-11-01"}, "waivers[0].item must be the id of an item."),
        ({"item": "PEU"}, "waivers[0].on must be a date such as 2026-11-22."),
    ],
)
def test_an_incomplete_waiver_is_refused(entry: dict[str, str], said: str) -> None:
    with pytest.raises(JsonFactsError) as problem:
        read_facts({"waivers": [entry]})
    assert str(problem.value) == said
