"""Every scenario of tests/guidelines comes out as written there, and every rule has scenarios for what it can say."""

import pytest

from tests.guidelines.scenarios import DAY, Scenario, load_scenarios
from triage.rules import evaluate, load_guidelines
from triage.rules.conditions.logic import All, AnyOf
from triage.rules.rule import ItemRule

SCENARIOS = load_scenarios()
IMPOSSIBLE = {("ID_MATCH", "missing")}  # asked for only where papers were compared: then they fit, or they do not


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_the_scenario_comes_out_as_written(scenario: Scenario) -> None:
    verdicts = evaluate(load_guidelines(), scenario.facts, on=DAY)

    flags = {flag.id for flag in verdicts.flags}
    statuses = {item.id: str(item.status) for item in verdicts.items}
    severities = {item.id: str(item.severity) for item in verdicts.items}
    expect = scenario.expect
    assert {name: statuses[name] for name in expect.get("items", {})} == expect.get("items", {})
    assert {name: severities[name] for name in expect.get("severities", {})} == expect.get("severities", {})
    if "flags" in expect:
        assert sorted(flags) == sorted(expect["flags"])
    assert set(expect.get("has_flags", [])) <= flags
    assert not set(expect.get("no_flags", [])) & flags
    said = {verdict.id: verdict.because for verdict in (*verdicts.items, *verdicts.flags)}
    assert [name for name, words in expect.get("notes", {}).items() if words not in said[name]] == []
    assert str(verdicts.route) == expect.get("route", str(verdicts.route))
    assert str(verdicts.priority) == expect.get("priority", str(verdicts.priority))
    if expect.get("no_other_missing"):
        open_items = {name for name, status in statuses.items() if status not in ("satisfied", "not_applicable")}
        assert {name for name in open_items if severities[name] != "advisable"} == set()


def test_every_flag_is_raised_in_a_scenario() -> None:
    raised = {flag for scenario in SCENARIOS for flag in [*scenario.expect.get("flags", []), *scenario.expect.get("has_flags", [])]}

    assert {rule.id for rule in load_guidelines().flags} - raised == set()


def test_every_status_an_item_can_have_stands_in_a_scenario() -> None:
    shown = {pair for scenario in SCENARIOS for pair in scenario.expect.get("items", {}).items()}

    assert {(item.id, status) for item in load_guidelines().items for status in _possible(item)} - IMPOSSIBLE - shown == set()


def _possible(item: ItemRule) -> set[str]:
    can_be_satisfied = item.satisfied != AnyOf(())
    return {
        "missing",
        *(["not_applicable"] if item.required != All(()) else []),
        *(["satisfied"] if can_be_satisfied else []),
        *(["expired"] if can_be_satisfied and (item.currency_months or item.currency_days) else []),
        *(["partial"] if item.partial is not None else []),
        *(["conflicting"] if item.conflicting is not None else []),
    }


def test_every_route_stands_in_a_scenario() -> None:
    routes = {scenario.expect.get("route") for scenario in SCENARIOS}

    assert set(map(str, load_guidelines().routing.precedence)) <= routes
