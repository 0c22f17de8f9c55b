"""How many ejaculates are of this sort?

Questions about the different samples of `ejaculates.py`. A sample that may or may not be of the sort makes a count uncertain: the answer is YES
or NO only where every way to settle it gives the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from triage.rules.days import months_before
from triage.rules.ejaculates import Ejaculate
from triage.rules.finding import Finding, unique
from triage.rules.scene import Scene
from triage.rules.truth import Truth

Sort = Literal[
    "assessed",
    "azoospermic",
    "without_sperm",
    "with_sperm",
    "with_countable_sperm",
    "pellet_documented",
    "pellet_not_denied",
    "after_fever",
    "after_androgens",
    "after_chemotherapy",
    "incompletely_collected",
    "contradicting",
]

_IS_OF: dict[Sort, Callable[[Ejaculate], Truth]] = {
    "assessed": lambda sample: max(sample.has_sperm, sample.is_azoospermic),
    "azoospermic": lambda sample: sample.counts,
    "with_sperm": lambda sample: sample.has_sperm,
    "without_sperm": lambda sample: sample.is_azoospermic,
    "with_countable_sperm": lambda sample: min(sample.has_sperm, Truth.of(bool(sample.concentration))),
    "pellet_documented": lambda sample: min(sample.is_azoospermic, sample.pellet_documented),
    "pellet_not_denied": lambda sample: min(sample.is_azoospermic, ~sample.pellet_denied),
    "after_fever": lambda sample: min(sample.is_azoospermic, sample.kept_out["fever"]),
    "after_androgens": lambda sample: min(sample.is_azoospermic, sample.kept_out["androgens"]),
    "after_chemotherapy": lambda sample: min(sample.is_azoospermic, sample.kept_out["chemotherapy"]),
    "incompletely_collected": lambda sample: min(sample.is_azoospermic, sample.kept_out["incomplete_collection"]),
    "contradicting": lambda sample: Truth.of(sample.contradicts_itself),
}
_SPACED: frozenset[Sort] = frozenset({"azoospermic"})
"""Sorts that count as independent samples only with the policy's `min_gap_days` between them."""


@dataclass(frozen=True, slots=True)
class Ejaculates:
    """So many different ejaculates are of this sort. Where the rule asks for recent evidence, the newest of them must be recent."""

    sort: Sort
    at_least: int = 0
    at_most: int | None = None
    within_months: Decimal | str | None = None

    def judge(self, scene: Scene) -> Finding:
        samples = self._samples(scene)
        judged = [(sample, _IS_OF[self.sort](sample)) for sample in samples]
        sure = [sample for sample, truth in judged if truth is Truth.YES]
        maybe = [sample for sample, truth in judged if truth is not Truth.NO]
        gap = int(scene.number("min_gap_days")) if self.sort in _SPACED else 0
        least, most = count_apart(sure, gap, is_generous=False), count_apart(maybe, gap, is_generous=True)
        truth = min(self._enough(least, most), self._few(least, most), self._reaches(sure, maybe, scene))
        return Finding(truth, unique(i for sample in maybe for i in sample.evidence), f"{least} of {self.at_least}" if self.at_least > 1 else "")

    def _samples(self, scene: Scene) -> list[Ejaculate]:
        if self.within_months is None:
            return list(scene.chart.ejaculates)
        since = months_before(scene.on, int(scene.number(self.within_months)))
        return [sample for sample in scene.chart.ejaculates if sample.day is None or sample.day >= since]

    def _enough(self, least: int, most: int) -> Truth:
        return Truth.YES if least >= self.at_least else Truth.UNSURE if most >= self.at_least else Truth.NO

    def _few(self, least: int, most: int) -> Truth:
        if self.at_most is None or most <= self.at_most:
            return Truth.YES
        return Truth.UNSURE if least <= self.at_most else Truth.NO

    def _reaches(self, sure: list[Ejaculate], maybe: list[Ejaculate], scene: Scene) -> Truth:
        if scene.since is None or not self.at_least:
            return Truth.YES
        if any(scene.is_current(sample.day) is Truth.YES for sample in sure):
            return Truth.YES
        return Truth.UNSURE if any(scene.is_current(sample.day) is not Truth.NO for sample in maybe) else Truth.NO


def count_apart(samples: Sequence[Ejaculate], gap: int, *, is_generous: bool) -> int:
    """The largest number of samples with at least `gap` days between each two. An undated sample adds one only when counting generously,
    or when there is no dated one (something was there, at least once)."""
    days = sorted((sample.day for sample in samples if sample.day is not None), reverse=True)
    undated = sum(sample.day is None for sample in samples)
    taken: list[date] = []
    for day in days:
        if not taken or (taken[-1] - day).days >= gap:
            taken.append(day)
    return len(taken) + (undated if is_generous else min(undated, 0 if taken else 1))


@dataclass(frozen=True, slots=True)
class ShortGap:
    """Two azoospermic samples count, but no two lie so many days apart."""

    days: Decimal | str

    def judge(self, scene: Scene) -> Finding:
        counting = [sample for sample in scene.chart.ejaculates if sample.counts is Truth.YES and sample.day is not None]
        gap, wanted = int(scene.number("min_gap_days")), int(scene.number(self.days))
        is_short = count_apart(counting, gap, is_generous=False) >= 2 > count_apart(counting, wanted, is_generous=False)
        return Finding(Truth.of(is_short), unique(i for sample in counting for i in sample.evidence))


@dataclass(frozen=True, slots=True)
class SpermLost:
    """A certain concentration of at least so many (10*6/mL), and a later sample without sperm."""

    from_concentration: Decimal | str

    def judge(self, scene: Scene) -> Finding:
        limit = scene.number(self.from_concentration)
        dated = [(sample, sample.day) for sample in scene.chart.ejaculates if sample.day is not None]
        had = [(sample, day) for sample, day in dated if sample.concentration is not None and sample.concentration >= limit]
        lost = [sample for sample, day in dated if sample.is_azoospermic is Truth.YES and any(earlier < day for _, earlier in had)]
        shown = [*lost, *(sample for sample, _ in had)] if lost else []
        return Finding(Truth.of(bool(lost)), unique(i for sample in shown for i in sample.evidence))
