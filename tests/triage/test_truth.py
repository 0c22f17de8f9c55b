"""Kleene's strong logic, by its whole table."""

from itertools import product

import pytest

from triage.rules.finding import Finding, agreed, both, either
from triage.rules.truth import Truth, all_of, any_of

YES, NO, UNSURE = Truth.YES, Truth.NO, Truth.UNSURE

AND = {(YES, YES): YES, (YES, UNSURE): UNSURE, (YES, NO): NO, (UNSURE, UNSURE): UNSURE, (UNSURE, NO): NO, (NO, NO): NO}
OR = {(YES, YES): YES, (YES, UNSURE): YES, (YES, NO): YES, (UNSURE, UNSURE): UNSURE, (UNSURE, NO): UNSURE, (NO, NO): NO}


@pytest.mark.parametrize(("left", "right"), list(product(Truth, repeat=2)))
def test_and_and_or_follow_the_table_in_both_directions(left: Truth, right: Truth) -> None:
    pair = (left, right) if (left, right) in AND else (right, left)

    assert all_of([left, right]) is AND[pair]
    assert any_of([left, right]) is OR[pair]


def test_of_nothing_all_is_yes_and_any_is_no() -> None:
    assert (all_of([]), any_of([])) == (YES, NO)


@pytest.mark.parametrize(("truth", "opposite"), [(YES, NO), (NO, YES), (UNSURE, UNSURE)])
def test_not_turns_yes_and_no_and_leaves_unsure(truth: Truth, opposite: Truth) -> None:
    assert ~truth is opposite


@pytest.mark.parametrize(("claim", "truth"), [(True, YES), (False, NO), (None, UNSURE)])
def test_what_nobody_knows_is_unsure(claim: bool | None, truth: Truth) -> None:
    assert Truth.of(claim) is truth


@pytest.mark.parametrize(
    ("looks", "together"),
    [([YES, YES], YES), ([YES, UNSURE], YES), ([NO, UNSURE], NO), ([YES, NO], UNSURE), ([UNSURE], UNSURE), ([], UNSURE)],
)
def test_sure_looks_win_over_unsure_ones_and_contradictions_are_unsure(looks: list[Truth], together: Truth) -> None:
    assert agreed(looks) is together


def test_the_evidence_is_that_of_the_parts_which_decide() -> None:
    parts = [Finding(YES, ("b",)), Finding(NO, ("a",)), Finding(NO, ("c", "a"))]

    assert both(parts) == Finding(NO, ("a", "c"))
    assert either(parts) == Finding(YES, ("b",))
