"""What do the papers' values say?

Questions about numbers, coded answers and reports. A value that a person still has to check is never evidence: it leaves the question UNSURE.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triage.rules.chart import Dated, Who
from triage.rules.finding import Finding, agreed, unique
from triage.rules.limits import Bounds
from triage.rules.scene import Scene
from triage.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Measured(Bounds):
    """The newest certain value lies within the limits. No value at all is UNSURE."""

    analyte: str = ""
    of: Who = "patient"

    def judge(self, scene: Scene) -> Finding:
        newest = scene.chart.newest_of(self.analyte, self.of)
        if not newest:
            return Finding(Truth.UNSURE, _evidence(scene.chart.values_of(self.analyte, self.of)))
        truths = [self.hold_for_fact(dated.fact, scene) for dated in newest]
        return Finding(truths[0] if len(truths) == 1 else agreed(truths), _evidence(newest))


@dataclass(frozen=True, slots=True)
class Coded:
    """The newest certain coded answer is one of these; `ever`: any certain one is, however old. No answer at all is UNSURE."""

    analyte: str
    values: tuple[str, ...]
    ever: bool = False
    of: Who = "patient"

    def judge(self, scene: Scene) -> Finding:
        every = scene.chart.values_of(self.analyte, self.of)
        asked = tuple(dated for dated in every if dated.fact.is_certain) if self.ever else scene.chart.newest_of(self.analyte, self.of)
        truths = [Truth.of(None if dated.fact.value is None else dated.fact.value in self.values) for dated in asked]
        truth = (max(truths) if self.ever else agreed(truths)) if truths else Truth.UNSURE
        return Finding(truth, _evidence(asked or every))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A certain value is there (and recent enough, where the rule asks for that). NO only when nothing is there at all."""

    analyte: str
    of: Who = "patient"
    taken_by: Literal["", "morning"] = ""

    def judge(self, scene: Scene) -> Finding:
        best, fitting = Truth.NO, list[Dated]()
        for dated in reversed(scene.chart.values_of(self.analyte, self.of)):  # newest first: nothing older can say more than YES
            if best is Truth.YES and dated.day != fitting[0].day:
                break
            truth = self._counts(dated, scene)
            if truth > best or not fitting:
                best, fitting = truth, [dated]
            elif truth is best and dated.day == fitting[0].day:
                fitting.append(dated)
        return Finding(best, _evidence(tuple(fitting)))

    def _counts(self, dated: Dated, scene: Scene) -> Truth:
        is_there = Truth.YES if dated.fact.is_certain and (dated.fact.number is not None or dated.fact.value) else Truth.UNSURE
        return min(scene.is_current(dated.day), is_there, self._is_at_its_hour(dated, scene))

    def _is_at_its_hour(self, dated: Dated, scene: Scene) -> Truth:
        return _is_of_the_morning(dated, scene) if self.taken_by else Truth.YES


@dataclass(frozen=True, slots=True)
class RecordedOnDays:
    """Values exist for at least so many different days; only those of a morning where the rule wants that."""

    analyte: str
    at_least: int
    taken_by: Literal["", "morning"] = ""

    def judge(self, scene: Scene) -> Finding:
        dated = tuple(value for value in scene.chart.values_of(self.analyte) if self._may_count(value, scene))
        sure = {value.day for value in dated if value.fact.is_certain and value.day}
        maybe = {(value.day, value.fact.evidence if value.day is None else "") for value in dated}
        truth = Truth.YES if len(sure) >= self.at_least else Truth.UNSURE if len(maybe) >= self.at_least else Truth.NO
        return Finding(truth, _evidence(dated), f"{len(sure)} of {self.at_least}")

    def _may_count(self, dated: Dated, scene: Scene) -> bool:
        is_too_late = bool(self.taken_by) and _is_of_the_morning(dated, scene) is Truth.NO
        return not is_too_late and scene.is_current(dated.day) is not Truth.NO


@dataclass(frozen=True, slots=True)
class MeasuredOnDays(Bounds):
    """Values of at least so many different days lie within the limits: not one bad morning."""

    analyte: str = ""
    days: int = 2

    def judge(self, scene: Scene) -> Finding:
        judged = [(dated, self.hold_for_fact(dated.fact, scene)) for dated in scene.chart.values_of(self.analyte)]
        sure = {dated.day for dated, truth in judged if truth is Truth.YES and dated.day}
        maybe = {(dated.day, dated.fact.evidence if dated.day is None else "") for dated, truth in judged if truth is not Truth.NO}
        truth = Truth.YES if len(sure) >= self.days else Truth.UNSURE if len(maybe) >= self.days else Truth.NO
        return Finding(truth, _evidence(tuple(dated for dated, fitting in judged if fitting is not Truth.NO)), f"{len(sure)} of {self.days}")


@dataclass(frozen=True, slots=True)
class SameDay:
    """On some day each of these was measured. NO as well when one of them never was."""

    analytes: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        values = [[dated for dated in scene.chart.values_of(analyte) if dated.fact.is_certain and dated.day] for analyte in self.analytes]
        shared = set.intersection(*({dated.day for dated in found} for found in values))
        return Finding(Truth.of(bool(shared)), _evidence(tuple(dated for found in values for dated in found if dated.day in shared)))


@dataclass(frozen=True, slots=True)
class Disagree:
    """Two certain values of one day differ by more than the policy's `same_day_tolerance` (a share of the larger one), or in their words."""

    analyte: str
    of: Who = "patient"

    def judge(self, scene: Scene) -> Finding:
        newest = scene.chart.newest_of(self.analyte, self.of)
        numbers = [dated.fact.number for dated in newest if dated.fact.number is not None]
        words = {dated.fact.value for dated in newest if dated.fact.value is not None}
        spread = max(numbers) - min(numbers) if numbers else Decimal(0)
        differ = len(words) > 1 or (spread > 0 and spread > scene.number("same_day_tolerance") * max(map(abs, numbers)))
        return Finding(Truth.of(differ), _evidence(newest))


@dataclass(frozen=True, slots=True)
class Reported:
    """A report of this kind is there."""

    kind: str
    of: Who = "patient"

    def judge(self, scene: Scene) -> Finding:
        reports = scene.chart.reports if self.of == "patient" else scene.chart.partner_reports
        truths = [(scene.is_current(report.collected_on), report.id) for report in reports if report.kind == self.kind]
        best = max((truth for truth, _ in truths), default=Truth.NO)
        return Finding(best, unique(report for truth, report in truths if truth is best))


@dataclass(frozen=True, slots=True)
class FutureReports:
    """Some report carries a date after the day of assessment."""

    exist: bool = True

    def judge(self, scene: Scene) -> Finding:
        reports = scene.chart.future_reports
        return Finding(Truth.of(bool(reports) == self.exist), reports)


@dataclass(frozen=True, slots=True)
class UndatedReports:
    """Some report carries no date that could be read."""

    exist: bool = True

    def judge(self, scene: Scene) -> Finding:
        chart = scene.chart
        undated = unique(report.id for report in (*chart.reports, *chart.partner_reports) if report.collected_on is None)
        return Finding(Truth.of(bool(undated) == self.exist), undated)


@dataclass(frozen=True, slots=True)
class IllegibleReports:
    """Some report has values, and none of them could be read for certain."""

    exist: bool = True

    def judge(self, scene: Scene) -> Finding:
        every = (*scene.chart.facts.reports, *scene.chart.facts.partner.reports)
        illegible = unique(report.id for report in every if report.facts and not any(fact.is_certain for fact in report.facts))
        return Finding(Truth.of(bool(illegible) == self.exist), illegible)


def _is_of_the_morning(dated: Dated, scene: Scene) -> Truth:
    """An hour that is not printed is not held against a value."""
    return Truth.of(dated.at is None or dated.at.hour + Decimal(dated.at.minute) / 60 <= scene.number("morning_until_hour"))


def _evidence(values: tuple[Dated, ...]) -> tuple[str, ...]:
    return unique(origin for dated in values for origin in dated.fact.origins)
