"""A paper was read, a value was confirmed: the case is assessed in the same transaction."""

import pytest
from django.db import transaction

from intake.models import Document, Stage
from intake.observations import verify_observation
from intake.signals import document_read
from tests.cast import case_of, paper, person, staff, value
from triage.assessment import latest_assessment
from triage.models import Assessment

pytestmark = pytest.mark.django_db


def test_a_paper_that_was_read_leads_to_an_assessment() -> None:
    document = paper(case_of(person("patient")))
    value(document, "fsh", "24")

    document_read.send(sender=Document, document=document)

    newest = latest_assessment(document.case)
    assert newest is not None
    assert newest.items.get(rule="H_FSH").status == "satisfied"


def test_a_nurses_word_changes_what_is_missing_at_once() -> None:
    document = paper(case_of(person("patient"), Stage.SUBMITTED))
    unsure = value(document, "fsh", "24", reasons=("low_confidence",))
    document_read.send(sender=Document, document=document)
    before = latest_assessment(document.case)

    verify_observation(unsure, by=staff("nurse"))

    after = latest_assessment(document.case)
    assert before is not None
    assert after is not None
    assert (before.items.get(rule="H_FSH").status, after.items.get(rule="H_FSH").status) == ("unreadable", "satisfied")


def test_an_assessment_goes_with_the_change_it_came_from() -> None:
    document = paper(case_of(person("patient")))

    with transaction.atomic():
        document_read.send(sender=Document, document=document)
        transaction.set_rollback(True)

    assert not Assessment.objects.exists()
