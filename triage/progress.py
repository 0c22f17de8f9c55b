"""What may the patient see of where his case stands?

In: a case. Out: `PatientView`: his papers with their states and the values printed on them, what is still asked for and why, whose turn it
is. Never in it: flags, routes, priorities, the sentences for staff, or what a result means. It is worked out anew each time it is asked for,
so it is never older than the last paper or answer; nothing is stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from intake.errors import NOT_READ, PutAside
from intake.models import Case, Document, Observation, Stage
from intake.reading.words import Box
from triage.evidence import collect_facts, date_of
from triage.rules import Guidelines, evaluate, load_guidelines
from triage.rules.verdicts import ItemStatus, ItemVerdict, Severity

ASKED_FOR = {ItemStatus.MISSING, ItemStatus.PARTIAL, ItemStatus.EXPIRED}
WITH_US = {ItemStatus.UNREADABLE, ItemStatus.CONFLICTING}  # something came; a person has to look at it
STEPS: tuple[tuple[str, Promise, frozenset[str]], ...] = (
    ("prepare", _("You collect your papers"), frozenset({Stage.DRAFT})),
    ("nurse", _("A nurse checks them"), frozenset({Stage.SUBMITTED, Stage.IN_TRIAGE, Stage.NEEDS_INFO})),
    ("specialist", _("A specialist reads them"), frozenset({Stage.QUEUED, Stage.IN_REVIEW})),
    ("opinion", _("You read the answer"), frozenset({Stage.OPINION_SENT, Stage.CLOSED})),
)


@dataclass(frozen=True, slots=True)
class PatientValue:
    """A value as it stands on the paper. Not certain: a nurse will check it."""

    observation_id: UUID
    page_id: UUID
    box: Box | None
    analyte: str
    label: str
    as_printed: str
    unit: str
    on: date | None
    is_certain: bool


@dataclass(frozen=True, slots=True)
class PatientDocument:
    """One paper. `problem` is a sentence with a next step; empty where there is none. `kept` are the kinds of report on which a result was read
    that a nurse looks at first; that there is one is all that the patient sees of it."""

    id: UUID
    title: str
    state: str
    is_settled: bool
    problem: str
    received_at: datetime
    page_ids: tuple[UUID, ...]
    values: tuple[PatientValue, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One item still asked for, in the patient's language. `is_needed` False: helpful if he has it."""

    id: str
    status: str
    is_needed: bool
    ask: str
    why: str
    how: str
    good_copy: str


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What a nurse or specialist asked for in person."""

    rule: str
    ask: str
    why: str
    how: str
    good_copy: str
    note: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps of the way. `state` is done, now or ahead."""

    code: str
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class PatientView:
    case_id: UUID
    reference: str
    stage: str
    desk: str
    is_open: bool
    steps: tuple[Step, ...]
    documents: tuple[PatientDocument, ...]
    missing: tuple[Asked, ...]
    being_checked: tuple[Asked, ...]
    requests: tuple[OpenRequest, ...]

    @property
    def is_settled(self) -> bool:
        """Nothing on this page will change by itself."""
        return all(document.is_settled for document in self.documents)


def patient_view(case: Case) -> PatientView:
    """As the case stands now, in the active language."""
    today = timezone.localdate()
    guidelines = load_guidelines()
    items = evaluate(guidelines, collect_facts(case, on=today), on=today).items
    return PatientView(
        case_id=case.pk,
        reference=case.reference,
        stage=case.stage,
        desk=case.desk,
        is_open=case.is_open,
        steps=_steps(case.stage),
        documents=_documents(case),
        missing=_asked(items, ASKED_FOR, guidelines, today),
        being_checked=_asked(items, WITH_US, guidelines, today),
        requests=_requests(case, guidelines, today),
    )


def _steps(stage: str) -> tuple[Step, ...]:
    now = next((number for number, (_code, _title, stages) in enumerate(STEPS) if stage in stages), -1)  # withdrawn: none is now
    states = ("done" if number < now or stage == Stage.CLOSED else "now" if number == now else "ahead" for number in range(len(STEPS)))
    return tuple(Step(code, str(title), state) for (code, title, _stages), state in zip(STEPS, states, strict=True))


def _asked(items: Iterable[ItemVerdict], statuses: set[ItemStatus], guidelines: Guidelines, on: date) -> tuple[Asked, ...]:
    chosen = [item for item in items if item.ask_patient and item.status in statuses]
    return tuple(Asked(item.id, str(item.status), item.severity != Severity.ADVISABLE, *_words(item.id, guidelines, on)) for item in chosen)


def _requests(case: Case, guidelines: Guidelines, on: date) -> tuple[OpenRequest, ...]:
    open_requests = case.requests.filter(answered_at=None).order_by("asked_at", "pk")
    return tuple(OpenRequest(request.rule, *_words(request.rule, guidelines, on), request.note, request.asked_at) for request in open_requests)


def _words(rule: str, guidelines: Guidelines, on: date) -> tuple[str, str, str, str]:
    """The item's wording for patients, translated. An item without one shows nothing rather than words meant for staff."""
    wording = guidelines.find_wording(rule, on)
    texts = (wording.ask, wording.why, wording.how, wording.good_copy) if wording else ("", "", "", "")
    ask, why, how, good_copy = (gettext(text) if text else "" for text in texts)
    return ask, why, how, good_copy


def _documents(case: Case) -> tuple[PatientDocument, ...]:
    documents = case.documents.order_by("received_at", "pk").prefetch_related("pages", "reports__observations__page")
    return tuple(_document(document) for document in documents)


def _document(document: Document) -> PatientDocument:
    reports = document.reports.all()
    observations = [(found, date_of(report)[0]) for report in reports for found in sorted(report.observations.all(), key=_place_on_paper)]
    return PatientDocument(
        id=document.pk,
        title=document.title,
        state=document.state,
        is_settled=document.is_settled,
        problem=_problem(document),
        received_at=document.received_at,
        page_ids=tuple(page.pk for page in document.pages.all() if page.has_picture),
        values=tuple(value for observation, on in observations if (value := _value(observation, on))),
        kept=tuple(dict.fromkeys(observation.report.kind for observation, _on in observations if observation.is_kept_for_a_nurse)),
    )


def _place_on_paper(observation: Observation) -> tuple[date, int, float]:
    """As they are printed, day by day, so that paper and list can be compared line by line. The report's own day comes first."""
    return observation.collected_on or date.min, observation.page.number, 1.0 if observation.box_top is None else observation.box_top


def _problem(document: Document) -> str:
    return gettext(NOT_READ.get(document.problem, PutAside).message) if document.problem else ""


def _value(observation: Observation, on: date | None) -> PatientValue | None:
    value = observation.value_in_force
    if value is None or observation.is_kept_for_a_nurse:
        return None
    return PatientValue(
        observation_id=observation.pk,
        page_id=observation.page_id,
        box=observation.box,
        analyte=observation.analyte,
        label=observation.label,
        as_printed=value.as_printed,
        unit=value.unit or "",
        on=observation.collected_on or on,
        is_certain=value.is_certain,
    )
