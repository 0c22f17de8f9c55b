"""What lies on the desk when a nurse opens a case? Papers, work-up, flags, answers, story.

In: a case and who looks. Out: frozen rows for `templates/admin/staff/desk.html`. Nothing is decided or saved here.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils import timezone

from intake import wording
from intake.casefile import told_retrievals
from intake.history import QUESTIONS
from intake.identity import bears_another_name
from intake.models import Case, CaseEvent, Document, EarlierRetrieval, HistoryAnswer, Observation, Partner, Report, User
from intake.models import Desk as DeskName
from triage.assessment import Changes, find_changes, latest_assessment
from triage.casework import allowed_verbs
from triage.models import Assessment, Claim, Flag, ItemRequest, Opinion, WorkupItem
from triage.readiness import foreign_reports, open_blockers, unchecked_values, unsettled_documents
from triage.rules.verdicts import ItemStatus, Severity
from triage.waivers import WaivedItem, waived_items

EVENTS_SHOWN = 200
LOOKED_AT_FIRST = {ItemStatus.CONFLICTING, ItemStatus.UNREADABLE}
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
    on: date | None


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """A work-up item with its evidence made clickable, and what the patient was already asked."""

    verdict: WorkupItem
    evidence: list[Evidence]
    request: ItemRequest | None

    @property
    def is_pressing(self) -> bool:
        return self.verdict.severity != Severity.ADVISABLE or self.verdict.status in LOOKED_AT_FIRST


@dataclass(frozen=True, slots=True)
class JudgedFlag:
    """A flag with its evidence made clickable."""

    verdict: Flag
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class Answered:
    """One history answer in words."""

    question: str
    answer: HistoryAnswer


@dataclass(slots=True)
class Chapter:
    """Steps of one kind in a row, as one line of the story: the patient added five papers."""

    event: CaseEvent
    times: int = 1


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the desk."""

    case: Case
    verbs: set[str]
    claim: Claim | None
    papers: list[Paper]
    assessment: Assessment | None
    open_items: list[JudgedItem]
    waived: tuple[WaivedItem, ...]
    settled_items: list[JudgedItem]
    flags: list[JudgedFlag]
    history: list[Answered]
    retrievals: list[EarlierRetrieval]
    partner: Partner | None
    story: list[Chapter]
    requests: list[ItemRequest]
    opinions: list[Opinion]
    blockers: list[WorkupItem]
    unchecked: list[Evidence]
    unsettled: int
    foreign: set[UUID]
    changes: Changes | None
    today: date = field(default_factory=timezone.localdate)

    @property
    def partner_age(self) -> int | None:
        return self.partner.age_on(self.today) if self.partner else None

    @property
    def pressing(self) -> list[JudgedItem]:
        """What matters for the next step, and what a person has to look at."""
        return [judged for judged in self.open_items if judged.is_pressing]

    @property
    def advisable(self) -> list[JudgedItem]:
        """What would be good to have: there, and out of the way."""
        return [judged for judged in self.open_items if not judged.is_pressing]

    @property
    def closable(self) -> list[WorkupItem]:
        """Open items, any of which a person may close without a paper."""
        return [judged.verdict for judged in self.open_items]

    @property
    def foreign_papers(self) -> list[Paper]:
        """Papers in somebody else's name whose values are in use, and nobody has confirmed them."""
        return [paper for paper in self.papers if paper.document.pk in self.foreign]

    @property
    def turn(self) -> str:
        """The desk's name."""
        return DeskName(self.case.desk).label


def lay_desk(case: Case, user: User) -> Desk:
    """Read everything; about sixteen queries, however many papers and values there are."""
    assessment = latest_assessment(case)
    places = _places(case)
    asked = {request.rule: request for request in case.requests.filter(answered_at=None)}
    items = [JudgedItem(item, _evidence(item, places), asked.get(item.rule)) for item in assessment.items.all()] if assessment else []
    items.sort(key=lambda judged: _rank(judged.verdict))
    return Desk(
        case=case,
        verbs=allowed_verbs(case, user),
        claim=case.claims.filter(released_at=None).select_related("by").first(),
        papers=_papers(case),
        assessment=assessment,
        open_items=[judged for judged in items if judged.verdict.is_open],
        waived=waived_items(case, [judged.verdict for judged in items]),
        settled_items=[judged for judged in items if judged.verdict.status in (ItemStatus.SATISFIED, ItemStatus.NOT_APPLICABLE)],
        flags=[JudgedFlag(flag, _evidence(flag, places)) for flag in assessment.flags.all()] if assessment else [],
        history=answers_in_words(case),
        retrievals=list(told_retrievals(case)),
        partner=Partner.objects.filter(patient=case.patient_id).first(),
        story=_story(case),
        requests=list(case.requests.select_related("asked_by").order_by("-asked_at", "-pk")),
        opinions=list(case.opinions.all()),
        blockers=open_blockers(assessment),
        unchecked=[places[str(observation.pk)] for observation in unchecked_values(case)],
        unsettled=unsettled_documents(case).count(),
        foreign={report.document_id for report in foreign_reports(case)},
        changes=find_changes(case, since="request_items"),
    )


def _rank(item: WorkupItem) -> tuple[int, int]:
    return STATUS_ORDER.index(ItemStatus(item.status)), item.order


def _places(case: Case) -> dict[str, Evidence]:
    """Every value of the case by its id, as verdicts name it."""
    rows = Observation.objects.filter(report__document__case=case).select_related("report")
    return {str(row.pk): _place(row) for row in rows}


def _place(row: Observation) -> Evidence:
    return Evidence(row.pk, row.report.document_id, wording.analyte_name(row.analyte), row.collected_on or row.report.collected_on)


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


def _story(case: Case) -> list[Chapter]:
    """Newest first. Assessments follow by themselves from each reading and answer; they are in the log, and would only drown the rest."""
    chapters: list[Chapter] = []
    for event in case.events.exclude(verb="assess").select_related("by").order_by("-at", "-pk")[:EVENTS_SHOWN]:
        before = chapters[-1].event if chapters else None
        if before and (before.verb, before.by_id) == (event.verb, event.by_id) and not event.to_stage:
            chapters[-1].times += 1
        else:
            chapters.append(Chapter(event))
    return chapters


def _paper(document: Document, reports: list[Report], values: list[Observation], case: Case) -> Paper:
    in_use = [value for value in values if value.value_in_force]
    return Paper(
        document=document,
        reports=reports,
        page_count=len(document.pages.all()),
        value_count=len(in_use),
        asking_count=sum(value.needs_check for value in values),
        is_somebody_elses=bool(in_use) and any(bears_another_name(report, case.patient) for report in reports),
    )


def answers_in_words(case: Case) -> list[Answered]:
    """The answers in the order of the questions; a yes first would hide what was not asked."""
    given = {answer.question: answer for answer in case.history.all()}
    return [Answered(str(question.text), given[question.key]) for question in QUESTIONS if question.key in given]
