"""What do the papers say on this day, put in order?

In: `Facts`, the day, the policy numbers. Out: `Chart`: values by analyte with their dates, the different ejaculates, the karyotype, the
Y-chromosome markers. Everything is derived once and never depends on the order of the papers. Decides nothing: conditions ask, rules decide.

A report dated after the day of assessment has a wrong date on it or was read wrongly: its values stay visible but become uncertain, its date
unknown. (Who replays an earlier day leaves later papers out before asking.)
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Literal

from triage.rules.derived import derive_facts
from triage.rules.ejaculates import Ejaculate, find_ejaculates
from triage.rules.facts import Examination, Fact, Facts, ReportFacts
from triage.rules.finding import Finding, agreed, unique
from triage.rules.histology import Patterns
from triage.rules.karyotype import KaryotypeClass, classify_karyotype
from triage.rules.truth import Truth
from triage.rules.y_deletion import BASIC, YDeletion, classify_markers, classify_regions, has_basic_markers, marker_name

Who = Literal["patient", "partner"]
Policy = Mapping[str, Decimal]

_REGIONS = {"azf_a": "AZFA", "azf_b": "AZFB", "azf_c": "AZFC"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact with the day and hour of its report. `day` is None when no date could be read."""

    fact: Fact
    kind: str
    day: date | None
    at: time | None


@dataclass(frozen=True, slots=True)
class Classified:
    """A class with what it rests on. `klass` is None when nothing was found; `is_certain` is False when a person has to look first."""

    klass: str | None
    evidence: tuple[str, ...] = ()
    is_certain: bool = True
    is_complete: bool = True
    is_conflicting: bool = False

    def is_one_of(self, classes: tuple[str, ...]) -> Finding:
        """YES or NO for a certain class; UNSURE for an uncertain one and for none at all."""
        if self.klass is None or not self.is_certain:
            return Finding(Truth.UNSURE, self.evidence)
        return Finding(Truth.of(self.klass in classes), self.evidence)


@dataclass(frozen=True)
class Chart:
    """`facts` as seen on the day `on`."""

    facts: Facts
    on: date
    policy: Policy
    settings: Mapping[str, str] = field(default_factory=dict)
    patterns: Patterns = field(default_factory=Patterns)

    @cached_property
    def examination(self) -> Examination:
        """One that carries a date after the day of assessment is of an unknown day."""
        found = self.facts.examination
        return replace(found, on=None) if found.on and found.on > self.on else found

    @cached_property
    def reports(self) -> tuple[ReportFacts, ...]:
        return tuple(sorted((self._as_seen(report) for report in self.facts.reports), key=_order))

    @cached_property
    def partner_reports(self) -> tuple[ReportFacts, ...]:
        return tuple(sorted((self._as_seen(report) for report in self.facts.partner.reports), key=_order))

    @cached_property
    def future_reports(self) -> tuple[str, ...]:
        """Ids of the reports that carry a date after the day of assessment; "examination" when that does."""
        every = [(report.id, report.collected_on) for report in self.facts.reports + self.facts.partner.reports]
        return unique(name for name, day in [*every, ("examination", self.facts.examination.on)] if day and day > self.on)

    @cached_property
    def ejaculates(self) -> tuple[Ejaculate, ...]:
        return find_ejaculates(self.reports, self.facts.history, on=self.on, policy=self.policy)

    def values_of(self, analyte: str, of: Who = "patient") -> tuple[Dated, ...]:
        """Every value of this analyte, oldest first; undated ones before all others."""
        return self._values[of].get(analyte, ())

    @cached_property
    def _values(self) -> Mapping[Who, Mapping[str, tuple[Dated, ...]]]:
        return {"patient": _by_analyte(_with_derived(self.reports)), "partner": _by_analyte(self.partner_reports)}

    def newest_of(self, analyte: str, of: Who = "patient") -> tuple[Dated, ...]:
        """The certain values of the newest day that has any (several when the same day was reported twice)."""
        certain = [dated for dated in self.values_of(analyte, of) if dated.fact.is_certain]
        return tuple(dated for dated in certain if dated.day == certain[-1].day)

    @cached_property
    def karyotype(self) -> Classified:
        """The class all certain karyotypes agree on. One that says nothing (failed, an array) gives way to one that does."""
        return _classify_karyotypes([dated.fact for dated in self.values_of("karyotype")])

    @cached_property
    def y_deletion(self) -> Classified:
        """The class all marker results together prove; by regions in words only where no marker is printed (then not complete)."""
        return _classify_y(tuple(fact for report in self.reports for fact in report.facts))

    def _as_seen(self, report: ReportFacts) -> ReportFacts:
        facts = tuple(sorted(report.facts, key=_fact_order))
        if report.collected_on is None or report.collected_on <= self.on:
            return replace(report, facts=facts)
        return replace(report, collected_on=None, facts=tuple(replace(fact, is_certain=False) for fact in facts))


def _order(report: ReportFacts) -> tuple[date, str]:
    return (report.collected_on or date.min, report.id)


def _fact_order(fact: Fact) -> tuple[str, ...]:
    return (fact.analyte, fact.evidence, str(fact.number), str(fact.value))


def _with_derived(reports: tuple[ReportFacts, ...]) -> tuple[ReportFacts, ...]:
    """With a further report for each day on which something follows from what was printed."""
    of_one_day: dict[date | str, list[ReportFacts]] = defaultdict(list)
    for report in reports:
        of_one_day[report.collected_on or report.id].append(report)
    found = ((group[0], derive_facts(fact for report in group for fact in report.facts)) for group in of_one_day.values())
    derived = tuple(ReportFacts(f"{first.id}/derived", first.kind, facts, first.collected_on) for first, facts in found if facts)
    return tuple(sorted((*reports, *derived), key=_order)) if derived else reports


def _by_analyte(reports: tuple[ReportFacts, ...]) -> Mapping[str, tuple[Dated, ...]]:
    found: dict[str, list[Dated]] = defaultdict(list)
    for report in reports:
        for fact in report.facts:
            found[fact.analyte].append(_dated(report, fact))
    return {analyte: tuple(values) for analyte, values in found.items()}


def _dated(report: ReportFacts, fact: Fact) -> Dated:
    return Dated(fact, report.kind, report.collected_on, report.collected_at)


def _classify_karyotypes(facts: list[Fact]) -> Classified:
    evidence = unique(fact.evidence for fact in facts)
    classes = {classify_karyotype(fact.value) for fact in facts if fact.is_certain and fact.value}
    telling = classes - {KaryotypeClass.INCONCLUSIVE, KaryotypeClass.NOT_A_KARYOTYPE}
    if len(telling) > 1 or KaryotypeClass.UNRECOGNISED in telling:
        return Classified(min(telling), evidence, is_certain=False, is_conflicting=len(telling) > 1)
    if telling or classes:
        return Classified(min(telling or classes), evidence, is_complete=bool(telling))
    return Classified(None, evidence, is_certain=not facts)


def _classify_y(facts: tuple[Fact, ...]) -> Classified:
    looks = _group(facts)
    if not looks:
        return Classified(None)
    evidence = unique(fact.evidence for found in looks.values() for fact in found)
    truths = {name: agreed(_is_kept(fact) for fact in found) for name, found in looks.items()}
    if Truth.UNSURE in truths.values():
        is_conflicting = any({Truth.YES, Truth.NO} <= {_is_kept(fact) for fact in found} for found in looks.values())
        return Classified(YDeletion.MANUAL, evidence, is_certain=False, is_conflicting=is_conflicting)
    markers = {marker_name(name): truth is Truth.YES for name, truth in truths.items() if name.startswith("sts_")}
    regions = {_REGIONS[name]: truth is Truth.YES for name, truth in truths.items() if name in _REGIONS}
    klass = _y_class(markers, regions)
    is_valid = klass not in (YDeletion.INVALID_ASSAY, YDeletion.MANUAL)
    return Classified(klass, evidence, is_complete=is_valid and has_basic_markers(markers), is_conflicting=klass is YDeletion.MANUAL)


def _y_class(markers: Mapping[str, bool], regions: Mapping[str, bool]) -> YDeletion:
    if not markers:
        return classify_regions(frozenset(region for region, is_kept in regions.items() if not is_kept))
    klass = classify_markers(markers)
    return YDeletion.MANUAL if klass is not YDeletion.INVALID_ASSAY and _contradict(regions, markers) else klass


def _group(facts: tuple[Fact, ...]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.analyte in _REGIONS or fact.analyte.startswith("sts_"):
            groups.setdefault(fact.analyte, []).append(fact)
    return groups


def _is_kept(fact: Fact) -> Truth:
    """Is this marker or region still there? A region "partial" or "unclear" is for a person."""
    if not fact.is_certain:
        return Truth.UNSURE
    return {"present": Truth.YES, "intact": Truth.YES, "absent": Truth.NO, "deleted": Truth.NO}.get(fact.value or "", Truth.UNSURE)


def _contradict(regions: Mapping[str, bool], markers: Mapping[str, bool]) -> bool:
    """The paper's words say that a region is there while both of its basic markers are absent, or the other way round."""
    by_markers = {region: {markers[name] for name in pair if name in markers} for region, pair in BASIC.items()}
    return any(len(by_markers[region]) == 1 and is_kept not in by_markers[region] for region, is_kept in regions.items())
