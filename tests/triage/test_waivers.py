"""Closing an item of the work-up without a paper, and opening it again: who, why, what follows, and what the patient sees of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from intake.models import Case, CaseEvent, Stage, User
from tests.cast import case_of, held, paper, person, staff, value
from triage import refusals
from triage.assessment import assess_case, replay_case
from triage.casework import open_blockers, request_items, waive_item, withdraw_waiver
from triage.models import Waiver, WaiverReason
from triage.progress import patient_view
from triage.waivers import live_waivers, waivers_of

pytestmark = pytest.mark.django_db

ITEM = "H_FSH"  # always asked for
WORDS = "Invented: seen in the letter of 3 October"


@pytest.fixture
def nurse() -> User:
    return staff("nurse")


@pytest.fixture
def case(nurse: User) -> Case:
    mine = held(case_of(person("patient"), Stage.IN_TRIAGE), nurse)
    assess_case(mine, on=timezone.localdate())
    return mine


def status_of(case: Case, item: str) -> str:
    return case.assessments.latest().items.get(rule=item).status


def test_a_waived_item_is_closed_and_says_who_and_why(case: Case, nurse: User) -> None:
    waiver = waive_item(case, by=nurse, item=ITEM, reason="seen_elsewhere", statement=f"  {WORDS} ")

    assert status_of(case, ITEM) == "waived"
    assert (waiver.by, waiver.reason, Waiver.objects.get().statement) == (nurse, "seen_elsewhere", WORDS)
    event = CaseEvent.objects.get(case=case, verb="waive_item")
    assert event.by == nurse
    assert event.detail == {"waiver": waiver.pk, "rule": ITEM, "reason": "seen_elsewhere"}


def test_a_waived_blocker_keeps_no_case_from_being_released(case: Case, nurse: User) -> None:
    before = {item.rule for item in open_blockers(case.assessments.latest())}

    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")

    assert {item.rule for item in open_blockers(case.assessments.latest())} == before - {ITEM}


def test_the_patient_is_not_asked_any_more_and_reads_nothing_of_the_reason(case: Case, nurse: User) -> None:
    asked = {item.id for item in patient_view(case).missing}

    waive_item(case, by=nurse, item=ITEM, reason="seen_elsewhere", statement=WORDS)

    view = patient_view(case)
    assert {item.id for item in view.missing} == asked - {ITEM}
    assert "Invented" not in repr(view)


def test_nobody_asks_the_patient_for_what_was_waived(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")

    with pytest.raises(refusals.ItemUnknown):
        request_items(case, by=nurse, rules=[ITEM])


def test_a_waiver_taken_back_asks_for_the_item_again(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="refused_by_patient")

    withdraw_waiver(case, by=nurse, item=ITEM)

    assert status_of(case, ITEM) == "missing"
    waiver = Waiver.objects.get()
    assert (waiver.withdrawn_by, list(live_waivers(case))) == (nurse, [])
    assert CaseEvent.objects.get(case=case, verb="withdraw_waiver").detail == {"waiver": waiver.pk, "rule": ITEM}


def test_an_item_may_be_waived_taken_back_and_waived_again(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="refused_by_patient")
    withdraw_waiver(case, by=nurse, item=ITEM)
    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")

    assert [waiver.reason for waiver in live_waivers(case)] == ["clinician_decision"]
    assert status_of(case, ITEM) == "waived"


@pytest.mark.parametrize("item", ["H_FSH", "NO_SUCH_ITEM"])
def test_only_an_open_item_can_be_waived(case: Case, nurse: User, item: str) -> None:
    waive_item(case, by=nurse, item="H_FSH", reason="clinician_decision")

    with pytest.raises(refusals.NothingToWaive):
        waive_item(case, by=nurse, item=item, reason="clinician_decision")
    assert Waiver.objects.count() == 1


def test_what_was_seen_elsewhere_needs_words(case: Case, nurse: User) -> None:
    with pytest.raises(refusals.StatementMissing):
        waive_item(case, by=nurse, item=ITEM, reason="seen_elsewhere", statement="  ")
    assert not Waiver.objects.exists()


def test_a_reason_is_one_of_the_list(case: Case, nurse: User) -> None:
    with pytest.raises(refusals.WaiverReasonUnknown):
        waive_item(case, by=nurse, item=ITEM, reason="because")


def test_only_a_waiver_in_force_can_be_taken_back(case: Case, nurse: User) -> None:
    with pytest.raises(refusals.NotWaived):
        withdraw_waiver(case, by=nurse, item=ITEM)


def test_a_colleague_who_does_not_have_the_case_closes_nothing(case: Case) -> None:
    with pytest.raises(refusals.NotYours):
        waive_item(case, by=staff("nurse", "colleague"), item=ITEM, reason="clinician_decision")


def test_who_acts_on_a_case_that_has_moved_is_told_so(case: Case, nurse: User) -> None:
    Case.objects.filter(pk=case.pk).update(version=case.version + 1)

    with pytest.raises(refusals.ChangedMeanwhile):
        waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")


def test_the_case_stays_where_it_is_and_with_whom(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")

    stored = Case.objects.get(pk=case.pk)
    assert (stored.stage, stored.version) == (Stage.IN_TRIAGE, case.version)
    assert stored.claims.get(released_at=None).by == nurse


def test_a_flag_is_not_hidden_by_a_waiver(case: Case, nurse: User) -> None:
    value(paper(case))
    before = [flag.rule for flag in assess_case(case, on=timezone.localdate()).flags.all()]

    for item in [each.rule for each in case.assessments.latest().items.all() if each.is_open]:
        waive_item(case, by=nurse, item=item, reason="clinician_decision")

    assert [flag.rule for flag in case.assessments.latest().flags.all()] == before
    assert not any(each.is_open for each in case.assessments.latest().items.all())


def test_a_paper_that_comes_later_satisfies_the_item_all_the_same(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="refused_by_patient")
    value(paper(case))

    assess_case(case, on=date(2026, 11, 22))

    assert status_of(case, ITEM) == "satisfied"


def test_a_replay_of_an_earlier_day_knows_no_later_waiver(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")
    yesterday = timezone.localdate() - timedelta(days=1)

    status = {item.id: item.status for item in replay_case(case, on=yesterday).items}

    assert status[ITEM] == "missing"
    assert waivers_of(case, yesterday) == {}


def test_a_waiver_taken_back_later_stood_on_the_days_between(case: Case, nurse: User) -> None:
    now = timezone.now()
    given, taken = now - timedelta(days=9), now - timedelta(days=3)
    Waiver.objects.create(case=case, rule=ITEM, reason="clinician_decision", by=nurse, given_at=given, withdrawn_at=taken, withdrawn_by=nurse)
    today = timezone.localdate()

    stood = {days: ITEM in waivers_of(case, today - timedelta(days=days)) for days in (10, 9, 4, 3, 0)}

    assert stood == {10: False, 9: True, 4: True, 3: False, 0: False}


def test_the_statement_lies_encrypted(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="seen_elsewhere", statement=WORDS)

    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM triage_waiver")
        stored = cursor.fetchone()[0]
    assert "Invented" not in stored


def test_two_waivers_of_one_item_cannot_stand_at_once(case: Case, nurse: User) -> None:
    waive_item(case, by=nurse, item=ITEM, reason="clinician_decision")

    with pytest.raises(IntegrityError):
        Waiver.objects.create(case=case, rule=ITEM, reason="clinician_decision", by=nurse, given_at=timezone.now())


@pytest.mark.parametrize("reason", WaiverReason.values)
def test_the_rules_are_told_item_day_reason_and_words(case: Case, nurse: User, reason: str) -> None:
    waive_item(case, by=nurse, item=ITEM, reason=reason, statement=WORDS)

    told = waivers_of(case, timezone.localdate())[ITEM]

    assert (told.item, told.on, told.reason, told.statement) == (ITEM, timezone.localdate(), reason, WORDS)
