"""What do the rules get to know about a case on a day?

In: a case, a day. Out: `Facts`: frozen values in canonical units, each with the id of the observation it came from. A value that a person
still has to look at, or whose unit is unknown, or that stands on a paper in another person's name, stays visible as uncertain; a value that a
person called no value of its paper is left out. Decides nothing and writes nothing.

What an ultrasound measured or found stays on its report, where rules read it with its date and certainty; `Examination` is for a clinician's own
hands, and no paper is read for that yet. An earlier retrieval is known by certain values of its papers (histology, operation note) and by what he
tells of it; the answer "another operation on a testicle" alone does not say that sperm was looked for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils import timezone

from intake.history import OPPOSITES, RETRIEVAL
from intake.identity import is_clearly_anothers
from intake.models import Case, HistoryAnswer, Observation, ObservationStatus, Partner, Patient, Report
from intake.units import parse_unit
from intake.vocabulary import load_vocabulary
from triage.rules.facts import Answer, Fact, Facts, PartnerFacts, PreviousRetrieval, ReportFacts
from triage.rules.karyotype import KaryotypeClass, classify_karyotype
from triage.waivers import waivers_of

DateBasis = Literal["collection", "receipt", "report"]
PARTNER_KINDS = {"female_fertility"}
HERS = "amh"  # and a karyotype without a Y
RETRIEVAL_KINDS = {"histology", "operation_note"}


def collect_facts(case: Case, *, on: date) -> Facts:
    """Everything stored about the case, as the rules see it on this day. Seven queries at most, however many papers there are."""
    reports = Report.objects.filter(document__case=case).select_related("document").prefetch_related("observations")
    reports = reports.order_by("document__received_at", "document_id", "number")
    his: list[ReportFacts] = []
    hers: list[ReportFacts] = []
    for report in reports:
        found = _report_facts(report, is_in_another_name(report, case.patient))
        (hers if report.kind in PARTNER_KINDS else his).extend(facts for facts in found if _is_known_on(on, facts, report))
    history = dict(map(_answer, case.history.all()))
    return Facts(
        reports=tuple(his),
        history=history,
        partner=PartnerFacts(age=_partner_age(case, on), reports=tuple(hers)),
        previous_retrievals=(*_retrievals(his), *(_told_retrievals(case, on) if history.get(RETRIEVAL, Answer()).is_yes else ())),
        age=age_on(case.patient.birth_date, on),
        waived=waivers_of(case, on),
    )


def _answer(given: HistoryAnswer) -> tuple[str, Answer]:
    if given.question in OPPOSITES:
        return OPPOSITES[given.question], Answer(is_yes=None if given.is_yes is None else not given.is_yes)
    return given.question, Answer(is_yes=given.is_yes, stopped_on=given.stopped_on, ended_on=given.ended_on)


def date_of(report: Report) -> tuple[date | None, DateBasis]:
    """The day of collection; where it is not printed, the next best date, and which one that is."""
    if report.collected_on is None and report.received_on is not None:
        return report.received_on, "receipt"
    if report.collected_on is None and report.issued_on is not None:
        return report.issued_on, "report"
    return report.collected_on, "collection"


def age_on(born: date | None, on: date) -> int | None:
    """In full years."""
    return None if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_in_another_name(report: Report, patient: Patient) -> bool:
    """A paper about the patient that clearly names somebody else, such as his partner's hormones. What is meant to be hers is no such paper."""
    return report.kind not in PARTNER_KINDS and is_clearly_anothers(report, patient)


def _is_known_on(on: date, facts: ReportFacts, report: Report) -> bool:
    """Replaying an earlier day leaves out what is dated later and came later. A paper that was here before its own date is misdated: it stays, and
    the rules say so."""
    is_dated_later = facts.collected_on is not None and facts.collected_on > on
    return not (is_dated_later and timezone.localdate(report.document.received_at) > on)


def _retrievals(reports: Iterable[ReportFacts]) -> tuple[PreviousRetrieval, ...]:
    """Papers of one day speak of one operation, undated ones each of their own. Each tissue pattern found there counts, so none hides another."""
    found: dict[date | str, list[ReportFacts]] = defaultdict(list)
    for report in reports:
        if report.kind in RETRIEVAL_KINDS:
            found[report.collected_on or report.id].append(report)
    return tuple(retrieval for papers in found.values() for retrieval in _retrieval(papers))


def _retrieval(papers: list[ReportFacts]) -> Iterable[PreviousRetrieval]:
    methods, outcomes, patterns = (_said(papers, name) for name in ("retrieval_method", "retrieval_sperm_found", "histology_pattern"))
    if not (methods or outcomes or patterns):
        return
    is_sperm_found = outcomes == ("yes",) if len(outcomes) == 1 else None  # left open where the papers contradict each other
    for method in methods or ("",):
        for pattern in patterns or (None,):
            yield PreviousRetrieval(method, papers[0].collected_on, is_sperm_found, pattern)


def _told_retrievals(case: Case, on: date) -> Iterable[PreviousRetrieval]:
    """Those he told us of; a bare yes is one of which nothing more is known. What he says of the tissue is shown to
    staff (`casefile.told_retrievals`) and not to the rules, for which it would stand in for the pathologist's report."""
    told = case.retrievals.all()
    if not told:
        return (PreviousRetrieval(""),)
    by_then = (each for each in told if each.performed_on is None or each.performed_on <= on)
    return tuple(PreviousRetrieval(each.kind, each.performed_on, each.is_sperm_found) for each in by_then)


def _said(papers: list[ReportFacts], analyte: str) -> tuple[str, ...]:
    """The different certain values of a coded analyte."""
    return tuple(sorted({fact.value for paper in papers for fact in paper.facts if fact.analyte == analyte and fact.is_certain and fact.value}))


def _partner_age(case: Case, on: date) -> int | None:
    partner = Partner.objects.filter(patient=case.patient_id).first()
    return partner.age_on(on) if partner else None


def _report_facts(report: Report, is_anothers: bool) -> Iterable[ReportFacts]:
    """One report as printed; columns of earlier results become reports of their own day, so that no two samples are mixed.

    In another name, a value counts for certain only after a person has confirmed it with that name before her eyes; until then the rules are told.
    """
    by_day: dict[date | None, list[Fact]] = defaultdict(list)
    by_day[None] = []  # the report itself counts even where nothing was found on it
    doubted = []
    for observation in report.observations.all():
        if fact := _fact(observation):
            is_doubted = is_anothers and observation.status == ObservationStatus.PRELIMINARY
            by_day[observation.collected_on].append(replace(fact, is_certain=False) if is_doubted else fact)
            doubted += [fact.evidence] if is_doubted else []
            by_day[None] += _settled(observation, report)
    if doubted:
        by_day[None].append(Fact("identity", evidence=min(doubted), value="mismatch"))
    printed_on, basis = date_of(report)
    for day, facts in by_day.items():
        yield ReportFacts(
            id=str(report.pk) if day is None else f"{report.pk}/{day.isoformat()}",
            kind=report.kind,
            facts=tuple(sorted(facts, key=lambda fact: (fact.analyte, fact.evidence))),
            collected_on=day or printed_on,
            collected_at=report.collected_at if day is None and basis == "collection" else None,
            date_basis="collection" if day else basis,
            laboratory=report.laboratory or None,
            accession=(report.accession or None) if day is None else None,
        )


def _settled(observation: Observation, report: Report) -> list[Fact]:
    """A value of hers on his paper makes the rules ask whose paper it is, until a person has confirmed the value there."""
    if not _may_be_hers(observation) or report.kind in PARTNER_KINDS or observation.status == ObservationStatus.PRELIMINARY:
        return []
    return [Fact("identity", evidence=str(observation.pk), value="match")]


def _may_be_hers(observation: Observation) -> bool:
    if observation.analyte != "karyotype":
        return observation.analyte == HERS
    value = observation.value_in_force
    return value is not None and classify_karyotype(value.value or "") is KaryotypeClass.XX_MALE


def _fact(observation: Observation) -> Fact | None:
    value = observation.value_in_force
    if value is None:
        return None
    low, high = _canonical_range(observation, value.unit)
    return Fact(
        analyte=observation.analyte,
        evidence=str(observation.pk),
        number=value.canonical_number,
        value=value.value,
        comparator=value.comparator,
        reference_low=low,
        reference_high=high,
        is_certain=value.is_certain and not (value.canonical_number is None and value.value is None),
    )


def _canonical_range(observation: Observation, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The laboratory's own limits in the canonical unit; None where they cannot be converted."""
    try:
        analyte = load_vocabulary().get_analyte(observation.analyte)
    except KeyError:  # stored under a vocabulary that still knew it
        return None, None
    printed_in = parse_unit(unit) if unit else None
    limits = (observation.reference_range_low, observation.reference_range_high)
    low, high = (None if limit is None else analyte.in_canonical(limit, printed_in) for limit in limits)
    return low, high
