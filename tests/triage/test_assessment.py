"""Evaluating a stored case: recorded once, followed by route, priority and deadline."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from intake.casefile import state_partner_age
from intake.events import record_event
from intake.models import Case, CaseEvent, Stage
from tests.cast import case_of, paper, person, value
from tests.triage.test_claims import at_once
from triage.assessment import assess_case, latest_assessment
from triage.models import Assessment
from triage.rules import load_guidelines

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def case() -> Case:
    case = case_of(person("patient"), Stage.SUBMITTED)
    value(paper(case), "fsh", "24")
    return case


def test_an_assessment_keeps_rules_evidence_and_the_digest_of_the_guidelines(case: Case) -> None:
    assessment = assess_case(case, on=TODAY())

    fsh = assessment.items.get(rule="H_FSH")
    assert assessment.guideline_digest == load_guidelines().digest
    assert fsh.status == "satisfied"
    assert fsh.evidence == [str(case.documents.get().reports.get().observations.get().pk)]
    assert CaseEvent.objects.get(case=case, verb="assess").detail == {"assessment": assessment.pk}


def test_the_case_follows_its_assessment(case: Case) -> None:
    assessment = assess_case(case, on=TODAY())

    stored = Case.objects.get(pk=case.pk)
    assert (stored.route, stored.priority) == (assessment.route, assessment.priority) == (case.route, case.priority)
    assert stored.due_at == case.due_at


def test_the_same_answer_is_not_stored_twice(case: Case) -> None:
    first = assess_case(case, on=TODAY())

    assert assess_case(case, on=TODAY()) == first
    assert Assessment.objects.count() == 1


def test_a_new_answer_is_stored_beside_the_old_one(case: Case) -> None:
    first = assess_case(case, on=TODAY())
    state_partner_age(case, by=case.patient.user, age=31, on=TODAY())

    second = assess_case(case, on=TODAY())

    assert latest_assessment(case) == second != first
    assert (first.items.get(rule="F_AGE").status, second.items.get(rule="F_AGE").status) == ("missing", "satisfied")


def test_the_last_answer_is_in_force_even_when_the_clock_was_put_back(case: Case) -> None:
    first = assess_case(case, on=TODAY())
    Assessment.objects.filter(pk=first.pk).update(made_at=timezone.now() + timedelta(days=1))
    state_partner_age(case, by=case.patient.user, age=42, on=TODAY())

    second = assess_case(case, on=TODAY())

    assert second != first
    assert latest_assessment(case) == second


def test_a_value_out_of_date_tomorrow_counts_today(case: Case) -> None:
    collected_on = case.documents.get().reports.get().collected_on

    fresh = assess_case(case, on=collected_on + timedelta(days=10)).items.get(rule="H_FSH").status
    old = assess_case(case, on=collected_on + timedelta(days=800)).items.get(rule="H_FSH").status

    assert (fresh, old) == ("satisfied", "expired")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_papers_finished_at_once_are_both_in_the_newest_assessment() -> None:
    case = case_of(person("patient"), Stage.SUBMITTED)
    sheets = {"fsh": paper(case), "lh": paper(case)}

    # On SQLite only one transaction writes at a time: there the two cannot meet inside.
    met = threading.Barrier(2 if connection.vendor == "postgresql" else 1)

    def finish(analyte: str) -> None:
        with transaction.atomic():
            value(sheets[analyte], analyte, "7")
            record_event(case, "read_document", document=sheets[analyte].pk)  # as the reading does: it refers to the case before it is locked
            met.wait(timeout=10)
            assess_case(Case.objects.get(pk=case.pk), on=TODAY())

    answers = at_once(lambda: finish("fsh"), lambda: finish("lh"))

    newest = latest_assessment(case)
    assert answers == [None, None]
    assert newest is not None
    assert {item.rule: item.status for item in newest.items.filter(rule__in=["H_FSH", "H_LH"])} == {"H_FSH": "satisfied", "H_LH": "satisfied"}
