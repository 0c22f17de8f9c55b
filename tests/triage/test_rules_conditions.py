"""The truth table of every condition: when it is YES, when NO, and when nobody can say."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.condition_rows import NO, NOTHING, ON, PEOPLE_AND_GENES, UNSURE, YES, papers, report, semen
from triage.rules import load_guidelines
from triage.rules.building import Builder
from triage.rules.chart import Chart
from triage.rules.conditions import CONDITIONS
from triage.rules.days import months_before
from triage.rules.facts import Examination, Facts, PartnerFacts
from triage.rules.finding import Finding
from triage.rules.limits import Comparison, compare
from triage.rules.scene import Scene
from triage.rules.truth import Truth
from triage.rules.verdicts import ItemStatus

POLICY = load_guidelines().policy
YES_FLAG, NO_FLAG, UNSURE_FLAG = ({"flags": [flag]} for flag in ("RAISED", "LOWERED", "OPEN"))


def judge(table: dict[str, Any], facts: Facts, since: date | None = None) -> Truth:
    flags = {"RAISED": Finding(YES), "LOWERED": Finding(NO), "OPEN": Finding(UNSURE)}
    items = {"THERE": ItemStatus.SATISFIED, "GONE": ItemStatus.MISSING}
    scene = Scene(Chart(facts, ON, POLICY, {"clinic_country": "TR"}, load_guidelines().patterns), since=since, flags=flags, items=items)
    return Builder(set(POLICY), {}, {}).build(table).judge(scene).truth


FSH = papers(report(fsh=24))
FSH_UNSURE = papers(report(fsh__unsure=24))
ABOVE = {"measured": "fsh", "above": 8.2}
TWO_DAYS = papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_seen="none"))
TABLE: dict[str, list[tuple[dict[str, Any], Facts, Truth]]] = {
    "all": [
        ({"all": []}, NOTHING, YES),
        ({"all": [YES_FLAG, YES_FLAG]}, NOTHING, YES),
        ({"all": [YES_FLAG, UNSURE_FLAG]}, NOTHING, UNSURE),
        ({"all": [NO_FLAG, UNSURE_FLAG]}, NOTHING, NO),
    ],
    "any": [
        ({"any": []}, NOTHING, NO),
        ({"any": [YES_FLAG, UNSURE_FLAG]}, NOTHING, YES),
        ({"any": [NO_FLAG, UNSURE_FLAG]}, NOTHING, UNSURE),
    ],
    "not": [({"not": YES_FLAG}, NOTHING, NO), ({"not": NO_FLAG}, NOTHING, YES), ({"not": UNSURE_FLAG}, NOTHING, UNSURE)],
    "certain": [({"certain": YES_FLAG}, NOTHING, YES), ({"certain": NO_FLAG}, NOTHING, NO), ({"certain": UNSURE_FLAG}, NOTHING, NO)],
    "measured": [
        (ABOVE, FSH, YES),
        ({"measured": "fsh", "above": 24}, FSH, NO),
        (ABOVE, FSH_UNSURE, UNSURE),
        (ABOVE, NOTHING, UNSURE),
        (ABOVE, papers(report(day=-5, id="new", fsh=3), report(day=-50, id="old", fsh=24)), NO),
        (ABOVE, papers(report(id="a", fsh=3), report(id="b", fsh=24)), UNSURE),
        ({"measured": "fsh", "above": "reference_high"}, FSH, YES),
        ({"measured": "fsh", "above": "reference_high", "times": 2}, FSH, NO),
        ({"measured": "shbg", "above": "reference_high"}, papers(report(shbg=99)), UNSURE),
    ],
    "coded": [
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass="present")), YES),
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass="absent")), NO),
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass__unsure="present")), UNSURE),
        ({"coded": "testis_mass", "values": ["present"]}, NOTHING, UNSURE),
        (
            {"coded": "testis_mass", "values": ["present"], "ever": True},
            papers(report(day=-5, id="new", testis_mass="absent"), report(day=-50, id="old", testis_mass="present")),
            YES,
        ),
    ],
    "recorded": [
        ({"recorded": "fsh"}, FSH, YES),
        ({"recorded": "fsh"}, FSH_UNSURE, UNSURE),
        ({"recorded": "fsh"}, NOTHING, NO),
        ({"recorded": "fsh", "taken_by": "morning"}, papers(report(at=time(11, 0), fsh=24)), YES),
        ({"recorded": "fsh", "taken_by": "morning"}, papers(report(at=time(11, 1), fsh=24)), NO),
        ({"recorded": "amh", "of": "partner"}, papers(report(amh=2)), NO),
        ({"recorded": "amh", "of": "partner"}, Facts(partner=PartnerFacts(30, (report(amh=2),))), YES),
    ],
    "recorded_on_days": [
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(day=-5, id="a", fsh=3), report(day=-9, id="b", fsh=3)), YES),
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(id="a", fsh=3), report(id="b", fsh=3)), NO),
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(day=-5, id="a", fsh=3), report(day=-9, id="b", fsh__unsure=3)), UNSURE),
        (
            {"recorded_on_days": "fsh", "at_least": 2, "taken_by": "morning"},
            papers(report(day=-5, id="a", at=time(8), fsh=3), report(day=-9, id="b", at=time(16), fsh=3)),
            NO,
        ),
    ],
    "measured_on_days": [
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh=9)), YES),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh=8)), NO),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(id="a", fsh=9), report(id="b", fsh=9)), NO),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh__unsure=9)), UNSURE),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=None, id="b", fsh=9)), UNSURE),
        ({"measured_on_days": "fsh", "above": 8, "days": 1}, FSH, YES),
    ],
    "illegible_reports": [
        ({"illegible_reports": True}, papers(report(fsh__unsure=24)), YES),
        ({"illegible_reports": True}, papers(report(fsh__unsure=24, lh=11)), NO),
        ({"illegible_reports": True}, papers(report("histology")), NO),
        ({"illegible_reports": True}, Facts(partner=PartnerFacts(30, (report(amh__unsure=2),))), YES),
    ],
    "clinic_in": [
        ({"clinic_in": ["TR"]}, NOTHING, YES),
        ({"clinic_in": ["DE", "FR"]}, NOTHING, NO),
    ],
    "disagree": [
        ({"disagree": "fsh"}, papers(report(id="a", fsh=24), report(id="b", fsh=4)), YES),
        ({"disagree": "fsh"}, papers(report(id="a", fsh=24), report(id="b", fsh=24.5)), NO),
        ({"disagree": "fsh"}, papers(report(day=-5, id="a", fsh=24), report(day=-9, id="b", fsh=4)), NO),
        ({"disagree": "fsh"}, NOTHING, NO),
    ],
    "reported": [
        ({"reported": "histology"}, papers(report("histology")), YES),
        ({"reported": "histology"}, papers(report("other")), NO),
    ],
    "future_reports": [
        ({"future_reports": True}, papers(report(day=1)), YES),
        ({"future_reports": True}, papers(report(day=0)), NO),
    ],
    "undated_reports": [
        ({"undated_reports": True}, papers(report(day=None)), YES),
        ({"undated_reports": True}, FSH, NO),
    ],
    "same_day": [
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24, lh=11)), YES),
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24), report(day=-11, id="q", lh=11)), NO),
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24, lh__unsure=11)), NO),
    ],
    "ejaculates": [
        ({"ejaculates": "azoospermic", "at_least": 2}, TWO_DAYS, YES),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(sperm_seen="none")), NO),
        (
            {"ejaculates": "azoospermic", "at_least": 2},
            papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_seen__unsure="none")),
            UNSURE,
        ),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(-40, "a", sperm_seen="none"), semen(None, "b", sperm_seen="none")), UNSURE),
        ({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(None, sperm_seen="none")), YES),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_concentration=0)), YES),
        ({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(semen_volume=3)), UNSURE),
        ({"ejaculates": "with_sperm", "at_least": 1}, papers(semen(sperm_seen="rare")), YES),
        ({"ejaculates": "with_sperm", "at_least": 1}, papers(semen(sperm_concentration=0.1)), YES),
        ({"ejaculates": "with_sperm", "at_most": 0}, papers(semen(sperm_seen__unsure="rare")), UNSURE),
        ({"ejaculates": "with_sperm", "at_least": 1, "within_months": 24}, papers(semen(-800, sperm_seen="rare")), NO),
        ({"ejaculates": "assessed", "at_least": 1}, papers(semen(sperm_seen__unsure="none")), UNSURE),
        ({"ejaculates": "pellet_documented", "at_least": 1}, papers(semen(sperm_seen="none")), NO),
        ({"ejaculates": "pellet_documented", "at_least": 1}, papers(semen(sperm_seen="none", pellet_examined__unsure="yes")), UNSURE),
        ({"ejaculates": "contradicting", "at_least": 1}, papers(semen(sperm_seen="none", sperm_concentration=2)), YES),
    ],
    "short_gap": [
        ({"short_gap": 28}, TWO_DAYS, YES),
        ({"short_gap": 20}, TWO_DAYS, NO),
        ({"short_gap": 28}, papers(semen(sperm_seen="none")), NO),
    ],
    "sperm_lost": [
        ({"sperm_lost": 1}, papers(semen(-900, "a", sperm_concentration=2), semen(-20, "b", sperm_seen="none")), YES),
        ({"sperm_lost": 1}, papers(semen(-20, "a", sperm_concentration=2), semen(-900, "b", sperm_seen="none")), NO),
        ({"sperm_lost": 1}, papers(semen(-900, "a", sperm_concentration=0.9), semen(-20, "b", sperm_seen="none")), NO),
    ],
    "flags": [({"flags": ["RAISED", "LOWERED"]}, NOTHING, YES), (UNSURE_FLAG, NOTHING, UNSURE), ({"flags": ["NEVER_HEARD_OF"]}, NOTHING, NO)],
    "items": [
        ({"items": ["THERE"], "status": ["satisfied"]}, NOTHING, YES),
        ({"items": ["THERE", "GONE"], "status": ["satisfied"]}, NOTHING, NO),
        ({"items": ["THERE", "GONE"], "status": ["satisfied"], "any_item": True}, NOTHING, YES),
    ],
} | PEOPLE_AND_GENES


def test_every_condition_of_the_closed_list_has_a_truth_table() -> None:
    assert set(TABLE) == set(CONDITIONS)


@pytest.mark.parametrize(("table", "facts", "truth"), [row for rows in TABLE.values() for row in rows])
def test_the_condition_comes_out_as_its_table_says(table: dict[str, Any], facts: Facts, truth: Truth) -> None:
    assert judge(table, facts) is truth


@pytest.mark.parametrize(
    ("day", "truth"),
    [(-30, YES), (-31, NO), (None, UNSURE)],
)
def test_evidence_must_reach_to_the_day_the_rule_asks_for_and_an_undated_paper_leaves_it_open(day: int | None, truth: Truth) -> None:
    since = ON - timedelta(days=30)

    assert judge({"recorded": "fsh"}, papers(report(day=day, fsh=24)), since) is truth
    assert judge({"reported": "other"}, papers(report(day=day)), since) is truth
    assert judge({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(day, sperm_seen="none")), since) is truth


@pytest.mark.parametrize(("day", "truth"), [(-30, YES), (-31, NO), (None, YES)])
def test_an_old_examination_is_no_evidence_and_one_of_an_unknown_day_is(day: int | None, truth: Truth) -> None:
    on = None if day is None else ON + timedelta(days=day)
    facts = Facts(examination=Examination(vas_left="present", on=on))

    assert judge({"examined": "vas_left", "value": "recorded"}, facts, ON - timedelta(days=30)) is truth
    assert judge({"examined": "vas_left", "value": "recorded"}, facts) is YES


@pytest.mark.parametrize(
    ("on", "months", "then"),
    [
        (date(2026, 11, 22), 6, date(2026, 5, 22)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_are_calendar_months(on: date, months: int, then: date) -> None:
    assert months_before(on, months) == then


@pytest.mark.parametrize(
    ("mark", "comparison", "limit", "truth"),
    [
        ("<", "below", 5, YES),
        ("<", "at_least", 5, NO),
        ("<", "below", 4, UNSURE),
        ("≤", "below", 5, UNSURE),
        ("≤", "above", 5, NO),
        (">", "above", 5, YES),
        (">", "at_most", 5, NO),
        (">", "above", 6, UNSURE),
        ("≥", "at_least", 5, YES),
        ("≥", "above", 5, UNSURE),
        ("~", "below", 100, UNSURE),
    ],
)
def test_a_value_printed_as_less_or_more_than_five_is_only_known_so_far(mark: str, comparison: Comparison, limit: int, truth: Truth) -> None:
    assert compare(Decimal(5), mark, comparison, Decimal(limit)) is truth


@given(
    st.integers(-5, 5),
    st.sampled_from(["<", "≤", ">", "≥"]),
    st.sampled_from(["below", "at_most", "at_least", "above"]),
    st.integers(-5, 5),
    st.integers(-12, 12),
)
def test_what_a_mark_settles_holds_for_every_value_it_allows(printed: int, mark: str, comparison: Comparison, limit: int, halves: int) -> None:
    true_value = Decimal(halves) / 2
    allowed = {"<": true_value < printed, "≤": true_value <= printed, ">": true_value > printed, "≥": true_value >= printed}[mark]
    settled = compare(Decimal(printed), mark, comparison, Decimal(limit))

    assert not allowed or settled is UNSURE or settled is compare(true_value, None, comparison, Decimal(limit))
