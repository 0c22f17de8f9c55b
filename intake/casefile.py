"""What does a patient tell us about himself, and what did he agree to?

In: a case, an actor, answers. Out: stored rows, each written with its event in one transaction. A refusal is a `CaseRefused` with a sentence.
Not here: papers (`uploads.py`), and the stages of a case (triage).
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from intake.consents import find_text, required_purposes
from intake.crypto import new_wrapped_case_key
from intake.errors import IntakeError
from intake.events import record_event
from intake.history import QUESTIONS, RETRIEVAL
from intake.models import AnswerChoice, Case, Consent, EarlierRetrieval, HistoryAnswer, Partner, Patient, RetrievalKind, TissuePattern, User

PARTNER_AGES = range(16, 81)
MOST_RETRIEVALS = 10


class CaseRefused(IntakeError):
    """Something about the patient that cannot be stored as it was given."""


class CaseIsClosed(CaseRefused):
    code = "case_closed"
    message = "This case is closed, so nothing in it can be changed. You can open a new case."


class AnswerUnknown(CaseRefused):
    code = "answer_unknown"
    message = "We do not know this question or this answer. Please reload the page and answer once more."


class DateInFuture(CaseRefused):
    code = "date_in_future"
    message = "This date lies in the future. Please check day, month and year."


class TooManyRetrievals(CaseRefused):
    code = "too_many_retrievals"
    message = "We cannot keep more searches than this. Please tell us about the others in a letter among your papers."


class AgeOutOfRange(CaseRefused):
    code = "age_out_of_range"
    message = "Please give the age in full years, between 16 and 80."


class ConsentTextMissing(CaseRefused):
    code = "consent_unknown"
    message = "We do not have this consent text. Please reload the page and read it once more."


@dataclass(frozen=True, slots=True)
class HistoryInput:
    """One answer: yes, no or unknown, and since when or until when where the question asks for it."""

    answer: str
    stopped_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class RetrievalInput:
    """One earlier search for sperm; what he does not know stays empty (`sperm_found`: unknown)."""

    kind: str = ""
    performed_on: date | None = None
    sperm_found: str = AnswerChoice.UNKNOWN
    histology: str = ""


def open_case(*, by: User, language: str) -> Case:
    """The user's open case; a new one when there is none. Two clicks at once give one case."""
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        case = Case.objects.filter(patient__user=by).open().order_by("-created_at").first()
        if case is not None:
            return case
        patient = Patient.objects.filter(user=by).order_by("created_at").first() or Patient.objects.create(user=by, language=language)
        case = Case.objects.create(patient=patient, wrapped_key=new_wrapped_case_key())
        record_event(case, "open_case", by=by)
    return case


def describe_patient(case: Case, *, by: User, full_name: str, birth_date: date | None, country: str) -> Patient:
    """Who he is, as printed on his papers. `country` is ISO 3166-1 alpha-2, or empty."""
    _refuse_future(birth_date)
    with transaction.atomic():
        _lock_open(case)
        patient = case.patient
        patient.full_name = " ".join(full_name.split())
        patient.birth_date = birth_date
        patient.country = country
        patient.save(update_fields=["full_name", "birth_date_text", "country"])
        record_event(case, "describe_patient", by=by)
    return patient


def give_consents(case: Case, *, by: User, purposes: Iterable[str], language: str) -> None:
    """Agree to the present text of each purpose. An agreement to the same version stands; one to another version is replaced."""
    with transaction.atomic():
        Patient.objects.select_for_update(no_key=True).get(pk=case.patient_id)
        for purpose in sorted(set(purposes)):
            _give_consent(case, by, purpose, language)


def _give_consent(case: Case, by: User, purpose: str, language: str) -> None:
    text = find_text(purpose, language)
    if text is None:
        raise ConsentTextMissing
    live = Consent.objects.filter(patient_id=case.patient_id, purpose=purpose, withdrawn_at=None)
    if live.filter(version=text.version).exists():
        return
    now = timezone.now()
    live.update(withdrawn_at=now)
    Consent.objects.create(
        patient_id=case.patient_id, purpose=purpose, version=text.version, language=text.language, text_sha256=text.sha256, given_at=now
    )
    record_event(case, "give_consent", by=by, purpose=purpose, version=text.version, language=text.language)


def withdraw_consent(case: Case, *, by: User, purpose: str) -> None:
    """Take an agreement back, from now on. Taking back what was not given changes nothing."""
    with transaction.atomic():
        live = Consent.objects.filter(patient_id=case.patient_id, purpose=purpose, withdrawn_at=None)
        if live.update(withdrawn_at=timezone.now()):
            record_event(case, "withdraw_consent", by=by, purpose=purpose)


def has_consents(case: Case) -> bool:
    """Every purpose that we cannot work without is agreed to at this moment."""
    live = Consent.objects.filter(patient_id=case.patient_id, withdrawn_at=None).values_list("purpose", flat=True)
    return set(required_purposes()) <= set(live)


def answer_history(case: Case, *, by: User, answers: Mapping[str, HistoryInput]) -> None:
    """Store answers by question; a later answer replaces the earlier one. Raises CaseRefused, and then none of them is stored."""
    known = {question.key for question in QUESTIONS}
    for key, given in answers.items():
        if key not in known or given.answer not in AnswerChoice.values:
            raise AnswerUnknown
        _refuse_future(given.stopped_on)
        _refuse_future(given.ended_on)
    with transaction.atomic():
        _lock_open(case)
        for key, given in answers.items():
            told = {"answer": given.answer, "stopped_on": given.stopped_on, "ended_on": given.ended_on, "answered_at": timezone.now()}
            HistoryAnswer.objects.update_or_create(case=case, question=key, defaults=told)
        record_event(case, "answer_history", by=by, questions=sorted(answers))


def tell_retrieval(case: Case, *, by: User, told: RetrievalInput) -> EarlierRetrieval:
    """Keep one earlier search for sperm, and with it that there was one. Raises CaseRefused."""
    known = (told.kind in ("", *RetrievalKind.values), told.histology in ("", *TissuePattern.values), told.sperm_found in AnswerChoice.values)
    if not all(known):
        raise AnswerUnknown
    _refuse_future(told.performed_on)
    with transaction.atomic():
        answer_history(case, by=by, answers={RETRIEVAL: HistoryInput(AnswerChoice.YES)})
        if case.retrievals.count() >= MOST_RETRIEVALS:
            raise TooManyRetrievals
        return EarlierRetrieval.objects.create(case=case, **asdict(told), told_at=timezone.now())


def forget_retrieval(case: Case, *, by: User, retrieval_id: int) -> None:
    """He told it by mistake. One that is not there is as good as forgotten."""
    with transaction.atomic():
        _lock_open(case)
        case.retrievals.filter(pk=retrieval_id).delete()
        record_event(case, "answer_history", by=by, questions=[RETRIEVAL])


def told_retrievals(case: Case) -> "QuerySet[EarlierRetrieval]":
    """What he told of earlier searches for sperm; nothing while he does not say that there was one."""
    is_said = case.history.filter(question=RETRIEVAL, answer=AnswerChoice.YES).exists()
    return case.retrievals.all() if is_said else case.retrievals.none()


def state_partner_age(case: Case, *, by: User, age: int, on: date) -> Partner:
    """The partner's age in full years, as stated on a day."""
    if age not in PARTNER_AGES:
        raise AgeOutOfRange
    _refuse_future(on)
    with transaction.atomic():
        _lock_open(case)
        partner, _ = Partner.objects.update_or_create(patient_id=case.patient_id, defaults={"age": age, "age_stated_on": on})
        record_event(case, "state_partner_age", by=by)
    return partner


def _lock_open(case: Case) -> None:
    """Keep the case's stage as it is until the transaction ends. Raises CaseIsClosed."""
    if not Case.objects.select_for_update(no_key=True).get(pk=case.pk).is_open:
        raise CaseIsClosed


def _refuse_future(day: date | None) -> None:
    if day is not None and day > timezone.localdate():
        raise DateInFuture
