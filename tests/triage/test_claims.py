"""Two hands on one case: exactly one has it, no case is lost, and one that nobody cares for comes back."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from intake.models import Case, CaseEvent, Desk, Stage, User
from tests.cast import case_of, held, person, staff
from triage import casework, refusals
from triage.models import Claim
from triage.tasks import sweep_claims


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run all acts in threads that start together; what each answered or raised, in their order."""
    gate, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=30)
            answers[number] = act()
        except Exception as error:  # noqa: BLE001 - handed to the test
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return list(answers)


def queue(cases: int) -> list[Case]:
    return [case_of(person(f"patient{number}"), Stage.QUEUED) for number in range(cases)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_specialists_at_once_one_has_the_only_case() -> None:
    (case,) = queue(1)
    one, two = staff("specialist", "one"), staff("specialist", "two")

    answers = at_once(lambda: casework.claim_next(by=one), lambda: casework.claim_next(by=two))

    assert sorted(answers, key=lambda answer: answer is None) == [case, None]
    assert Claim.objects.filter(case=case, released_at=None).count() == 1
    assert CaseEvent.objects.filter(case=case, verb="claim").count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_specialists_at_once_share_the_queue_without_loss() -> None:
    cases = queue(6)
    people = [staff("specialist", f"s{number}") for number in range(6)]

    answers = at_once(*(lambda by=by: casework.claim_next(by=by) for by in people))

    assert {case.pk for case in cases} == {answer.pk for answer in answers if isinstance(answer, Case)}, answers
    assert {claim.by_id for claim in Claim.objects.filter(released_at=None)} == {user.pk for user in people}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_nurses_at_once_one_has_the_case_and_the_other_is_told() -> None:
    case = case_of(person("patient"), Stage.SUBMITTED)
    nurses = [staff("nurse", "one"), staff("nurse", "two")]

    answers = at_once(*(lambda by=by: casework.claim_case(Case.objects.get(pk=case.pk), by=by) for by in nurses))

    refused = [answer for answer in answers if answer is not None]
    assert [type(answer) for answer in refused] in ([refusals.ChangedMeanwhile], [refusals.NotNow])
    assert Claim.objects.filter(case=case, released_at=None).count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_signature_and_a_withdrawal_at_once_leave_one_story() -> None:
    patient, specialist = person("patient"), staff("specialist")
    case = held(case_of(patient, Stage.IN_REVIEW), specialist)
    words = {"conclusion": "more_needed", "assessment_text": "Invented", "recommendation": "Invented"}

    answers = at_once(
        lambda: casework.sign_opinion(Case.objects.get(pk=case.pk), by=specialist, **words),
        lambda: casework.withdraw_case(Case.objects.get(pk=case.pk), by=patient),
    )

    stored = Case.objects.get(pk=case.pk)
    assert sum(isinstance(answer, refusals.TransitionRefused) for answer in answers) == 1
    assert stored.opinions.exists() == (stored.stage == Stage.OPINION_SENT)
    assert stored.notices.count() == 1


@pytest.mark.django_db
def test_the_earliest_deadline_comes_first() -> None:
    late, early = queue(2)
    Case.objects.filter(pk=early.pk).update(due_at=timezone.now())

    assert casework.claim_next(by=staff("specialist")) == early
    assert Case.objects.get(pk=late.pk).stage == Stage.QUEUED


@pytest.mark.django_db
def test_nobody_is_given_his_own_case() -> None:
    specialist = staff("specialist")
    case_of(specialist, Stage.QUEUED)

    assert casework.claim_next(by=specialist) is None


@pytest.mark.django_db
def test_only_specialists_are_given_cases() -> None:
    queue(1)

    with pytest.raises(refusals.NotYours):
        casework.claim_next(by=staff("nurse"))


@pytest.fixture
def silent() -> Case:
    case = held(case_of(person("patient"), Stage.IN_REVIEW), staff("specialist", "silent"))
    Claim.objects.filter(case=case).update(lease_until=timezone.now() - timedelta(minutes=1))
    return case


@pytest.mark.django_db
def test_a_claim_that_ran_out_returns_the_case_with_its_deadline(silent: Case) -> None:
    due_at = casework.find_deadline(silent, at=timezone.now())

    sweep_claims()

    stored = Case.objects.get(pk=silent.pk)
    event = CaseEvent.objects.get(case=silent, verb="put_back")
    assert (stored.stage, stored.due_at) == (Stage.QUEUED, due_at)
    assert (event.by, event.detail["code"]) == (None, "lease_expired")


@pytest.mark.django_db
def test_a_case_whose_holder_fell_silent_is_given_to_the_next_who_asks(silent: Case) -> None:
    other = staff("specialist", "other")

    assert casework.claim_next(by=other) == silent
    assert Claim.objects.get(case=silent, released_at=None).by == other


@pytest.mark.django_db
def test_a_sign_of_life_keeps_the_case(silent: Case) -> None:
    holder: User = silent.claims.get().by

    assert casework.renew_claim(silent, by=holder)
    assert casework.return_expired_claims(at=timezone.now()) == 0

    assert Case.objects.get(pk=silent.pk).stage == Stage.IN_REVIEW


@pytest.mark.django_db
def test_a_sign_of_life_of_somebody_else_is_none(silent: Case) -> None:
    assert not casework.renew_claim(silent, by=staff("specialist", "other"))


@pytest.mark.django_db
def test_a_case_at_the_nurses_desk_returns_to_the_nurses() -> None:
    case = held(case_of(person("patient"), Stage.IN_TRIAGE), staff("nurse"))
    Claim.objects.filter(case=case).update(lease_until=timezone.now() - timedelta(minutes=1))

    assert casework.return_expired_claims(at=timezone.now()) == 1

    assert Case.objects.get(pk=case.pk).desk == Desk.NURSE
    assert Case.objects.get(pk=case.pk).stage == Stage.SUBMITTED
