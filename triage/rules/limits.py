"""Is this value below, at or above a limit?

In: a fact (number, comparator, the laboratory's range) and a comparison. Out: a truth. A value printed as "<0.1" is only known to lie below;
what that leaves open is UNSURE. Where a limit is the laboratory's own range and none is printed, the policy's fall-back range is used.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triage.rules.facts import Fact
from triage.rules.scene import Scene
from triage.rules.truth import Truth

Limit = Decimal | str
"""A number in the analyte's canonical unit, the name of a policy value, or "reference_low" / "reference_high"."""

Comparison = Literal["below", "at_most", "at_least", "above"]
_HOLDS: dict[Comparison, Callable[[Decimal, Decimal], bool]] = {
    "below": operator.lt,
    "at_most": operator.le,
    "at_least": operator.ge,
    "above": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Every comparison that is set must hold. `times` multiplies a limit that is one end of the laboratory's range."""

    below: Limit | None = None
    at_most: Limit | None = None
    at_least: Limit | None = None
    above: Limit | None = None
    times: Decimal = Decimal(1)

    @property
    def limits(self) -> tuple[tuple[Comparison, Limit], ...]:
        pairs: tuple[tuple[Comparison, Limit | None], ...] = (
            ("below", self.below),
            ("at_most", self.at_most),
            ("at_least", self.at_least),
            ("above", self.above),
        )
        return tuple((comparison, limit) for comparison, limit in pairs if limit is not None)

    def hold_for(self, number: Decimal, scene: Scene) -> Truth:
        """For a plain number without a range of its own."""
        return Truth.of(all(_HOLDS[comparison](number, scene.number(limit)) for comparison, limit in self.limits))

    def hold_for_fact(self, fact: Fact, scene: Scene) -> Truth:
        return min((self._holds(comparison, limit, fact, scene) for comparison, limit in self.limits), default=Truth.YES)

    def _holds(self, comparison: Comparison, limit: Limit, fact: Fact, scene: Scene) -> Truth:
        end = self._end(limit, fact, scene)
        if end is None or fact.number is None or not fact.is_certain:
            return Truth.UNSURE
        return compare(fact.number, fact.comparator, comparison, end)

    def _end(self, limit: Limit, fact: Fact, scene: Scene) -> Decimal | None:
        if limit not in ("reference_low", "reference_high"):
            return scene.number(limit)
        printed = fact.reference_low if limit == "reference_low" else fact.reference_high
        fallback = scene.chart.policy.get(f"{fact.analyte}_{limit}")
        end = fallback if printed is None else printed
        return None if end is None else end * self.times


def compare(number: Decimal, mark: str | None, comparison: Comparison, limit: Decimal) -> Truth:
    """`number` with the printed mark ("<", ">", "≤", "≥" or None) against a limit. Any other mark leaves it open."""
    if not mark or mark == "=":
        return Truth.of(_HOLDS[comparison](number, limit))
    wants_less = comparison in ("below", "at_most")
    if mark in ("<", "<=", "≤"):  # the true value is at most `number`, and not `number` itself for "<"
        reaches = number < limit or (number == limit and (mark == "<" or comparison in ("at_most", "above")))
        return _one_sided(reaches, Truth.of(wants_less))
    if mark in (">", ">=", "≥"):
        reaches = number > limit or (number == limit and (mark == ">" or comparison in ("at_least", "below")))
        return _one_sided(reaches, Truth.of(not wants_less))
    return Truth.UNSURE


def _one_sided(is_settled: bool, answer: Truth) -> Truth:
    """When everything the mark allows lies on one side of the limit the answer is settled, else it is open."""
    return answer if is_settled else Truth.UNSURE
