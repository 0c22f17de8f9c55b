"""What does the specialist need to see of a case, on one page?

In: a case. Out: `CaseSummary`, plain values without a name: what the papers say by sample and by analyte, each value with its place on its
page and how certain it is; what is missing, as clearly as what is there; flags; history. Judges nothing: items and flags are those of the
newest assessment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from intake.casefile import told_retrievals
from intake.history import QUESTIONS
from intake.models import Case, CaseEvent, Desk, Document, EarlierRetrieval, Observation, ObservationStatus, Page, Partner, Report
from intake.reading.words import Box
from intake.vocabulary import load_vocabulary
from intake.wording import analyte_name
from triage.assessment import Changes, find_changes, latest_assessment
from triage.evidence import DateBasis, age_on, date_of
from triage.models import Assessment, Flag, WorkupItem
from triage.rules.verdicts import Severity
from triage.waivers import WaivedItem, waived_items

# Shown even where no paper has them: that a test is absent must be as plain as its result.
ALWAYS_SHOWN = {
    "hormones": ("fsh", "lh", "testosterone_total", "prolactin", "estradiol"),
    "genetics": ("karyotype", "azf_a", "azf_b", "azf_c", "cftr_variants"),
}


@dataclass(frozen=True, slots=True)
class SummaryValue:
    """One value in force. `on` is the day of collection, or the next best date (`date_basis` says which). Not certain: no person has looked yet."""

    observation_id: UUID
    document_id: UUID
    page_id: UUID
    page_number: int
    box: Box | None
    analyte: str
    name: str
    label: str
    as_printed: str
    number: Decimal | None
    comparator: str | None
    unit: str | None
    canonical_number: Decimal | None
    canonical_unit: str | None
    value: str | None
    reference_range: str
    interpretation: str
    on: date | None
    date_basis: DateBasis
    laboratory: str
    is_certain: bool
    is_confirmed: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One analyte over time, newest first; no values: no paper has it."""

    analyte: str
    name: str
    values: tuple[SummaryValue, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One semen analysis: a report, or one dated column of it."""

    report_id: UUID
    on: date | None
    date_basis: DateBasis
    laboratory: str
    values: tuple[SummaryValue, ...]

    def find_value(self, analyte: str) -> SummaryValue | None:
        return next((value for value in self.values if value.analyte == analyte), None)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One question and its answer; empty: not answered."""

    question: str
    text: str
    answer: str
    stopped_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """Everything on the page. `late_documents` arrived, and `changes` came about, after the case was last released to the specialists;
    `release_reason` are the nurse's own words then."""

    case_id: UUID
    reference: str
    stage: str
    route: str
    priority: str
    due_at: datetime | None
    patient_age: int | None
    partner_age: int | None
    country: str
    samples: tuple[Sample, ...]
    hormones: tuple[Series, ...]
    genetics: tuple[Series, ...]
    other: tuple[Series, ...]
    partner: tuple[Series, ...]
    history: tuple[HistoryLine, ...]
    retrievals: tuple[EarlierRetrieval, ...]
    assessment: Assessment | None
    missing: tuple[WorkupItem, ...]
    waived: tuple[WaivedItem, ...]
    satisfied: tuple[WorkupItem, ...]
    flags: tuple[Flag, ...]
    documents: tuple[Document, ...]
    late_documents: tuple[Document, ...]
    changes: Changes | None
    release_reason: str
    pages: int

    @property
    def needed(self) -> tuple[WorkupItem, ...]:
        """What is missing and matters for the next step."""
        return tuple(item for item in self.missing if item.severity != Severity.ADVISABLE)

    @property
    def advisable(self) -> tuple[WorkupItem, ...]:
        """What is missing and would be good to have: named, not explained, so that the case stays on one sheet."""
        return tuple(item for item in self.missing if item.severity == Severity.ADVISABLE)

    @property
    def unconfirmed(self) -> int:
        """How many of the shown values no person has confirmed although one must."""
        groups: tuple[Series | Sample, ...] = (*self.hormones, *self.genetics, *self.other, *self.partner, *self.samples)
        return sum(not value.is_certain for group in groups for value in group.values)


def summarise_case(case: Case) -> CaseSummary:
    """As the case stands now. A fixed number of queries, however many papers there are."""
    today = timezone.localdate()
    values = _collect_values(case)
    assessment = latest_assessment(case)
    items = tuple(assessment.items.all()) if assessment else ()
    documents = tuple(case.documents.order_by("received_at", "pk"))
    release = case.events.filter(verb="release").order_by("-pk").first()
    by_group: dict[str, list[SummaryValue]] = {group: [] for group in ("semen", "hormones", "genetics", "other", "partner")}
    for report, value in values:
        by_group[_group(report, value.analyte)].append(value)
    return CaseSummary(
        case_id=case.pk,
        reference=case.reference,
        stage=case.stage,
        route=case.route,
        priority=case.priority,
        due_at=case.due_at,
        patient_age=age_on(case.patient.birth_date, today),
        partner_age=_partner_age(case, today),
        country=case.patient.country,
        samples=_samples(values),
        hormones=_series(by_group["hormones"], ALWAYS_SHOWN["hormones"]),
        genetics=_series(by_group["genetics"], ALWAYS_SHOWN["genetics"]),
        other=_series(by_group["other"]),
        partner=_series(by_group["partner"]),
        history=_history(case),
        retrievals=tuple(told_retrievals(case)),
        assessment=assessment,
        missing=tuple(item for item in items if item.is_open),
        waived=waived_items(case, items),
        satisfied=tuple(item for item in items if item.status == "satisfied"),
        flags=tuple(assessment.flags.all()) if assessment else (),
        documents=documents,
        late_documents=_late(release, documents),
        changes=find_changes(case, since="release") if release else None,
        release_reason=_release_reason(case),
        pages=Page.objects.filter(document__case=case).count(),
    )


def _collect_values(case: Case) -> list[tuple[Report, SummaryValue]]:
    observations = Observation.objects.filter(report__document__case=case).exclude(status=ObservationStatus.ENTERED_IN_ERROR)
    as_on_paper = ("report__document__received_at", "report__number", "page__number", "box_top", "pk")
    observations = observations.select_related("report", "page").order_by(*as_on_paper)
    return [(observation.report, value) for observation in observations if (value := _value(observation))]


def _value(observation: Observation) -> SummaryValue | None:
    value, report, page = observation.value_in_force, observation.report, observation.page
    if value is None:
        return None
    on, basis = date_of(report)
    return SummaryValue(
        observation_id=observation.pk,
        document_id=report.document_id,
        page_id=page.pk,
        page_number=page.number,
        box=observation.box,
        analyte=observation.analyte,
        name=analyte_name(observation.analyte),
        label=observation.label,
        as_printed=value.as_printed,
        number=value.number,
        comparator=value.comparator,
        unit=value.unit,
        canonical_number=value.canonical_number,
        canonical_unit=value.canonical_unit,
        value=value.value,
        reference_range=observation.reference_range,
        interpretation=observation.interpretation,
        on=observation.collected_on or on,
        date_basis="collection" if observation.collected_on else basis,
        laboratory=report.laboratory,
        is_certain=value.is_certain,
        is_confirmed=observation.status != ObservationStatus.PRELIMINARY,
        reasons=tuple(observation.reasons),
    )


def _group(report: Report, analyte: str) -> str:
    vocabulary = load_vocabulary()
    if report.kind == "female_fertility":
        return "partner"
    if analyte in vocabulary.kinds["hormone_panel"].analytes:
        return "hormones"
    entry = vocabulary.analytes.get("sts" if analyte.startswith("sts_") else analyte)
    if entry and "semen_analysis" in entry.kinds:
        return "semen"
    return "genetics" if entry and "karyotype" in entry.kinds else "other"


def _newest_first(values: Iterable[SummaryValue]) -> list[SummaryValue]:
    return sorted(values, key=lambda value: value.on or date.min, reverse=True)


def _series(values: list[SummaryValue], always: tuple[str, ...] = ()) -> tuple[Series, ...]:
    found: dict[str, list[SummaryValue]] = {analyte: [] for analyte in always}
    for value in values:
        found.setdefault(value.analyte, []).append(value)
    return tuple(Series(analyte, analyte_name(analyte), tuple(_newest_first(group))) for analyte, group in found.items())


def _samples(values: list[tuple[Report, SummaryValue]]) -> tuple[Sample, ...]:
    found: dict[tuple[UUID, date | None], list[tuple[Report, SummaryValue]]] = {}
    for report, value in values:
        if _group(report, value.analyte) == "semen":
            found.setdefault((report.pk, value.on), []).append((report, value))
    samples = [Sample(pk, on, rows[0][1].date_basis, rows[0][0].laboratory, tuple(value for _, value in rows)) for (pk, on), rows in found.items()]
    return tuple(sorted(samples, key=lambda sample: sample.on or date.min, reverse=True))


def _history(case: Case) -> tuple[HistoryLine, ...]:
    answers = {answer.question: answer for answer in case.history.all()}
    lines = []
    for question in QUESTIONS:
        given = answers.get(question.key)
        told = (given.answer, given.stopped_on, given.ended_on) if given else ("", None, None)
        lines.append(HistoryLine(question.key, str(question.text), *told))
    return tuple(lines)


def _release_reason(case: Case) -> str:
    """The words are kept with the claim that the nurse ended by releasing: her last one."""
    claim = case.claims.filter(desk=Desk.NURSE).order_by("-pk").first()
    return claim.released_because if claim else ""


def _late(release: CaseEvent | None, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(document for document in documents if release and document.received_at > release.at)


def _partner_age(case: Case, on: date) -> int | None:
    partner = Partner.objects.filter(patient=case.patient_id).first()
    return partner.age_on(on) if partner else None
