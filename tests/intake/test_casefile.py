"""What a patient says about himself is kept with its event, or refused with a sentence."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intake import casefile
from intake.casefile import HistoryInput
from intake.consents import find_text, required_purposes
from intake.crypto import unwrap_case_key
from intake.models import Case, CaseEvent, Consent, HistoryAnswer, Partner, Patient, Stage, User
from tests.cast import case_of, person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def patient() -> User:
    return person("patient")


def _verbs(case: Case) -> list[str]:
    return list(CaseEvent.objects.filter(case=case).values_list("verb", flat=True))


def test_the_first_visit_opens_a_case_with_a_key_of_its_own(patient: User) -> None:
    case = casefile.open_case(by=patient, language="tr")

    assert (case.stage, case.patient.user, case.patient.language) == ("draft", patient, "tr")
    assert len(unwrap_case_key(case.wrapped_key)) == 32
    assert _verbs(case) == ["open_case"]


def test_a_later_visit_finds_the_open_case(patient: User) -> None:
    assert casefile.open_case(by=patient, language="tr") == casefile.open_case(by=patient, language="en")
    assert CaseEvent.objects.count() == 1


def test_after_a_closed_case_a_new_one_is_opened_for_the_same_patient(patient: User) -> None:
    first = casefile.open_case(by=patient, language="en")
    Case.objects.update(stage=Stage.CLOSED)

    second = casefile.open_case(by=patient, language="en")

    assert second != first
    assert second.patient == first.patient


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_open_one_case(patient: User) -> None:
    def click(_: int) -> Case:
        try:
            return casefile.open_case(by=patient, language="en")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        cases = set(threads.map(click, range(4)))

    assert len(cases) == Case.objects.count() == Patient.objects.count() == 1


def test_a_patient_describes_himself(patient: User) -> None:
    case = casefile.open_case(by=patient, language="en")

    casefile.describe_patient(case, by=patient, full_name="  Sample   Örnek ", birth_date=date(1990, 2, 28), country="TR")

    stored = Patient.objects.get()
    assert (stored.full_name, stored.birth_date, stored.country) == ("Sample Örnek", date(1990, 2, 28), "TR")
    assert _verbs(case)[-1] == "describe_patient"


def test_consents_are_kept_with_the_text_that_was_shown(patient: User) -> None:
    case = casefile.open_case(by=patient, language="tr")
    assert not casefile.has_consents(case)

    casefile.give_consents(case, by=patient, purposes=required_purposes(), language="tr")

    assert casefile.has_consents(case)
    for consent in Consent.objects.all():
        text = find_text(consent.purpose, "tr")
        assert text is not None
        assert (consent.version, consent.language, consent.text_sha256) == (text.version, text.language, text.sha256)
    assert _verbs(case).count("give_consent") == len(required_purposes())


def test_agreeing_twice_to_the_same_text_is_one_consent(patient: User) -> None:
    case = case_of(patient)
    before = list(Consent.objects.values_list("pk", flat=True))

    casefile.give_consents(case, by=patient, purposes=required_purposes(), language="tr")

    assert list(Consent.objects.values_list("pk", flat=True)) == before


def test_agreeing_to_a_newer_text_replaces_the_older_agreement(patient: User) -> None:
    case, purpose = case_of(patient), required_purposes()[0]
    Consent.objects.filter(purpose=purpose).update(version="0")

    casefile.give_consents(case, by=patient, purposes=[purpose], language="en")

    assert Consent.objects.filter(purpose=purpose, withdrawn_at=None).exclude(version="0").count() == 1
    assert Consent.objects.get(purpose=purpose, version="0").withdrawn_at is not None


@pytest.mark.parametrize("purpose", required_purposes())
def test_one_withdrawn_consent_is_one_too_few(patient: User, purpose: str) -> None:
    case = case_of(patient)

    casefile.withdraw_consent(case, by=patient, purpose=purpose)
    casefile.withdraw_consent(case, by=patient, purpose=purpose)

    assert not casefile.has_consents(case)
    assert _verbs(case).count("withdraw_consent") == 1


def test_a_purpose_without_a_text_is_refused(patient: User) -> None:
    with pytest.raises(casefile.ConsentTextMissing):
        casefile.give_consents(case_of(patient), by=patient, purposes=["marketing"], language="en")


def test_a_later_answer_replaces_the_earlier(patient: User) -> None:
    case = case_of(patient)

    casefile.answer_history(case, by=patient, answers={"testosterone_use": HistoryInput("no"), "diabetes": HistoryInput("unknown")})
    casefile.answer_history(case, by=patient, answers={"testosterone_use": HistoryInput("yes", stopped_on=date(2026, 5, 1))})

    answer = HistoryAnswer.objects.get(question="testosterone_use")
    assert (answer.is_yes, answer.stopped_on, HistoryAnswer.objects.count()) == (True, date(2026, 5, 1), 2)
    assert CaseEvent.objects.latest("pk").detail == {"questions": ["testosterone_use"]}


@pytest.mark.parametrize(
    ("key", "given", "refusal"),
    [
        ("shoe_size", HistoryInput("yes"), casefile.AnswerUnknown),
        ("diabetes", HistoryInput("perhaps"), casefile.AnswerUnknown),
        ("chemotherapy", HistoryInput("yes", ended_on=date(2999, 1, 1)), casefile.DateInFuture),
        ("testosterone_use", HistoryInput("yes", stopped_on=date(2999, 1, 1)), casefile.DateInFuture),
    ],
)
def test_one_wrong_answer_keeps_all_of_them_out(patient: User, key: str, given: HistoryInput, refusal: type[casefile.CaseRefused]) -> None:
    case = case_of(patient)

    with pytest.raises(refusal):
        casefile.answer_history(case, by=patient, answers={"epididymitis": HistoryInput("no"), key: given})

    assert not HistoryAnswer.objects.exists()


def test_the_partner_s_age_is_kept_with_its_day(patient: User) -> None:
    case = case_of(patient)

    casefile.state_partner_age(case, by=patient, age=34, on=TODAY)
    casefile.state_partner_age(case, by=patient, age=35, on=TODAY)

    partner = Partner.objects.get()
    assert (partner.age, partner.age_on(date(2027, 11, 21)), partner.age_on(date(2027, 11, 22))) == (35, 35, 36)
    assert _verbs(case).count("state_partner_age") == 2


@pytest.mark.parametrize("age", [-1, 0, 15, 81, 200])
def test_an_age_that_cannot_be_is_refused(patient: User, age: int) -> None:
    with pytest.raises(casefile.AgeOutOfRange):
        casefile.state_partner_age(case_of(patient), by=patient, age=age, on=TODAY)


def test_a_closed_case_stays_as_it_was(patient: User) -> None:
    case = case_of(patient)
    Case.objects.update(stage=Stage.WITHDRAWN)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(casefile.CaseIsClosed):
        casefile.answer_history(case, by=patient, answers={"diabetes": HistoryInput("no")})
    with pytest.raises(casefile.CaseIsClosed):
        casefile.state_partner_age(case, by=patient, age=34, on=TODAY)
    with pytest.raises(casefile.CaseIsClosed):
        casefile.describe_patient(case, by=patient, full_name="Sample", birth_date=None, country="")
    with pytest.raises(casefile.DateInFuture):
        casefile.describe_patient(case, by=patient, full_name="Sample", birth_date=tomorrow, country="")
