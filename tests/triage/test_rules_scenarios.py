"""Every scenario of tests/guidelines comes out as written there, and every rule has scenarios for what it can say."""

from dataclasses import fields, is_dataclass

import pytest

from tests.guidelines.scenarios import DAY, Scenario, load_scenarios
from triage.rules import evaluate, load_guidelines
from triage.rules.conditions.genetics import Genetics
from triage.rules.conditions.logic import All, AnyOf, Certain
from triage.rules.conditions.semen import Ejaculates
from triage.rules.conditions.values import Coded, Measured, Recorded, RecordedOnDays
from triage.rules.rule import ItemRule

SCENARIOS = load_scenarios()
READ = (Coded, Ejaculates, Genetics, Measured, Recorded, RecordedOnDays)
IMPOSSIBLE = {("ID_MATCH", "missing"), ("ID_MATCH", "unreadable")}  # asked for only where papers were compared: then they fit, or they do not


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


def test_a_scenario_expects_only_what_there_is_to_expect() -> None:
    known = {"items", "severities", "flags", "has_flags", "no_flags", "notes", "route", "priority", "no_other_missing"}

    assert [str(scenario) for scenario in SCENARIOS if not scenario.expect or scenario.expect.keys() - known] == []


def test_every_flag_stays_down_in_a_scenario_that_could_raise_it() -> None:
    """Not raised where every paper of the complete case is there: an exact list of flags without it."""
    exact = [set(scenario.expect["flags"]) for scenario in SCENARIOS if "flags" in scenario.expect]

    assert [rule.id for rule in load_guidelines().flags if all(rule.id in flags for flags in exact)] == []


def test_every_flag_is_raised_in_a_scenario() -> None:
    raised = {flag for scenario in SCENARIOS for flag in [*scenario.expect.get("flags", []), *scenario.expect.get("has_flags", [])]}

    assert {rule.id for rule in load_guidelines().flags} - raised == set()


def test_every_status_an_item_can_have_stands_in_a_scenario() -> None:
    shown = {pair for scenario in SCENARIOS for pair in scenario.expect.get("items", {}).items()}

    assert {(item.id, status) for item in load_guidelines().items for status in _possible(item)} - IMPOSSIBLE - shown == set()


def test_every_severity_that_an_item_can_change_to_stands_in_a_scenario() -> None:
    shown = {pair for scenario in SCENARIOS for pair in scenario.expect.get("severities", {}).items()}
    varying = [item for item in load_guidelines().items if any(variation.severity for variation in item.variations)]

    possible = {(item.id, str(word)) for item in varying for word in (item.severity, *(each.severity for each in item.variations if each.severity))}
    assert possible - shown == set()


def test_every_note_of_a_rule_stands_in_a_scenario() -> None:
    guidelines = load_guidelines()
    said = [(name, words) for scenario in SCENARIOS for name, words in scenario.expect.get("notes", {}).items()]
    notes = [(rule.id, note.text) for rule in (*guidelines.items, *guidelines.flags) for note in rule.notes]

    assert [(rule, text) for rule, text in notes if not any(rule == name and words in text for name, words in said)] == []


def test_every_urgency_and_every_route_that_a_flag_can_ask_for_stands_in_a_scenario() -> None:
    """Where a flag presses more in some cases, or asks for its route in some only, both stand there."""
    flags = load_guidelines().flags
    expected = [(scenario.expect, {*scenario.expect.get("flags", []), *scenario.expect.get("has_flags", [])}) for scenario in SCENARIOS]
    pressing = {(flag.id, str(more.priority)) for flag in flags for more in flag.more_urgent}
    routed = {(flag.id, is_asked) for flag in flags if flag.route_when is not None for is_asked in (True, False)}
    by_id = {flag.id: flag for flag in flags}

    assert pressing - {(name, expect.get("priority")) for expect, raised in expected for name in raised} == set()
    assert (
        routed - {(name, expect["route"] == str(by_id[name].route)) for expect, raised in expected if "route" in expect for name in raised} == set()
    )


def _possible(item: ItemRule) -> set[str]:
    can_be_satisfied = item.satisfied != AnyOf(())
    return {
        "missing",
        *(["unreadable"] if _reads_papers(item.satisfied) else []),
        *(["not_applicable"] if item.required != All(()) else []),
        *(["satisfied"] if can_be_satisfied else []),
        *(["expired"] if can_be_satisfied and (item.currency_months or item.currency_days) else []),
        *(["partial"] if item.partial is not None else []),
        *(["conflicting"] if item.conflicting is not None else []),
    }


def _reads_papers(condition: object) -> bool:
    """Some part of it asks for a value, which a person may have to check first."""
    if isinstance(condition, READ):
        return True
    if isinstance(condition, Certain) or not is_dataclass(condition):
        return isinstance(condition, tuple) and any(map(_reads_papers, condition))
    return any(_reads_papers(getattr(condition, entry.name)) for entry in fields(condition))


def test_every_route_stands_in_a_scenario() -> None:
    routes = {scenario.expect.get("route") for scenario in SCENARIOS}

    assert set(map(str, load_guidelines().routing.precedence)) <= routes
