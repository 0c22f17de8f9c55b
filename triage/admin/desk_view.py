"""What lies on the desk when a nurse opens a case? Papers, work-up, flags, answers, story.

In: a case and who looks. Out: frozen rows for `templates/admin/staff/desk.html`. Nothing is decided or saved here.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from intake import wording
from intake.history import QUESTIONS
from intake.identity import Match, compare_dates, compare_names
from intake.models import Case, CaseEvent, Document, HistoryAnswer, Observation, Partner, Report, User
from intake.models import Desk as DeskName
from triage.assessment import latest_assessment
from triage.casework import allowed_verbs
from triage.models import Assessment, Claim, Flag, ItemRequest, Opinion, WorkupItem
from triage.readiness import open_blockers, unchecked_values, unsettled_documents
from triage.rules.verdicts import ItemStatus

EVENTS_SHOWN = 200
STATUS_ORDER = [
    ItemStatus.CONFLICTING,
    ItemStatus.UNREADABLE,
    ItemStatus.MISSING,
    ItemStatus.PARTIAL,
    ItemStatus.EXPIRED,
    ItemStatus.SATISFIED,
    ItemStatus.WAIVED,
    ItemStatus.NOT_APPLICABLE,
]


@dataclass(frozen=True, slots=True)
class Paper:
    """One document on the desk."""

    document: Document
    reports: list[Report]
    page_count: int
    value_count: int
    asking_count: int
    is_somebody_elses: bool

    @property
    def kinds(self) -> str:
        return ", ".join(dict.fromkeys(wording.kind_name(report.kind) for report in self.reports))

    @property
    def days(self) -> list[date]:
        return sorted({report.collected_on for report in self.reports if report.collected_on})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value that a verdict rests on, and the paper on which it stands."""

    observation_id: UUID
    document_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A work-up item or a flag with its evidence made clickable."""

    verdict: WorkupItem | Flag
    evidence: list[Evidence]
    request: ItemRequest | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One history answer in words."""

    question: str
    answer: HistoryAnswer


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk."""

    case: Case
    verbs: set[str]
    claim: Claim | None
    papers: list[Paper]
    assessment: Assessment | None
    open_items: list[Judged]
    settled_items: list[Judged]
    flags: list[Judged]
    history: list[Answered]
    partner: Partner | None
    events: list[CaseEvent]
    requests: list[ItemRequest]
    opinions: list[Opinion]
    blockers: list[WorkupItem]
    unchecked: list[Evidence]
    unsettled: int
    today: date = field(default_factory=timezone.localdate)

    @property
    def partner_age(self) -> int | None:
        return self.partner.age_on(self.today) if self.partner else None

    @property
    def turn(self) -> str:
        """The desk's name."""
        return DeskName(self.case.desk).label


def lay_desk(case: Case, user: User) -> Desk:
    """Read everything; about fifteen queries, however many papers and values there are."""
    assessment = latest_assessment(case)
    places = _places(case)
    asked = {request.rule: request for request in case.requests.filter(answered_at=None)}
    items = [Judged(item, _evidence(item, places), asked.get(item.rule)) for item in assessment.items.all()] if assessment else []
    items.sort(key=lambda judged: _rank(judged.verdict))
    return Desk(
        case=case,
        verbs=allowed_verbs(case, user),
        claim=case.claims.filter(released_at=None).select_related("by").first(),
        papers=_papers(case),
        assessment=assessment,
        open_items=[judged for judged in items if judged.verdict.is_open],  # type: ignore[union-attr]  items, not flags
        settled_items=[judged for judged in items if not judged.verdict.is_open],  # type: ignore[union-attr]
        flags=[Judged(flag, _evidence(flag, places)) for flag in assessment.flags.all()] if assessment else [],
        history=answers_in_words(case),
        partner=Partner.objects.filter(patient=case.patient_id).first(),
        events=list(case.events.select_related("by").order_by("-at", "-pk")[:EVENTS_SHOWN]),
        requests=list(case.requests.select_related("asked_by").order_by("-asked_at", "-pk")),
        opinions=list(case.opinions.select_related("author")),
        blockers=open_blockers(assessment),
        unchecked=[places[str(observation.pk)] for observation in unchecked_values(case)],
        unsettled=unsettled_documents(case).count(),
    )


def _rank(item: WorkupItem | Flag) -> tuple[int, int]:
    places = {str(status): place for place, status in enumerate(STATUS_ORDER)}
    return places.get(getattr(item, "status", ""), len(STATUS_ORDER)), item.order


def _places(case: Case) -> dict[str, Evidence]:
    """Every value of the case by its id, as verdicts name it."""
    rows = Observation.objects.filter(report__document__case=case).values_list("pk", "report__document", "analyte")
    return {str(pk): Evidence(pk, document, wording.analyte_name(analyte)) for pk, document, analyte in rows}


def _evidence(verdict: WorkupItem | Flag, places: dict[str, Evidence]) -> list[Evidence]:
    return [places[each] for each in verdict.evidence if each in places]


def _papers(case: Case) -> list[Paper]:
    reports, values = defaultdict(list), defaultdict(list)
    for report in Report.objects.filter(document__case=case):
        reports[report.document_id].append(report)
    for observation in Observation.objects.filter(report__document__case=case).select_related("report"):
        values[observation.report.document_id].append(observation)
    documents = case.documents.prefetch_related("pages").order_by("received_at", "pk")
    return [_paper(document, reports[document.pk], values[document.pk], case) for document in documents]


def _paper(document: Document, reports: list[Report], values: list[Observation], case: Case) -> Paper:
    return Paper(
        document=document,
        reports=reports,
        page_count=len(document.pages.all()),
        value_count=len(values),
        asking_count=sum(value.needs_check for value in values),
        is_somebody_elses=any(_is_somebody_elses(report, case) for report in reports),
    )


def _is_somebody_elses(report: Report, case: Case) -> bool:
    patient = case.patient
    matches = (compare_names(report.patient_name, patient.full_name), compare_dates(report.patient_birth_date_text, patient.birth_date_text))
    return Match.DIFFERENT in matches


def answers_in_words(case: Case) -> list[Answered]:
    """The answers in the order of the questions; a yes first would hide what was not asked."""
    given = {answer.question: answer for answer in case.history.all()}
    return [Answered(str(question.text), given[question.key]) for question in QUESTIONS if question.key in given]
