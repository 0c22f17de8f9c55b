"""Every step and every look is written down, with ids only."""

from uuid import uuid4

import pytest

from intake.events import record_access, record_event
from intake.models import AccessEvent, CaseEvent
from tests.cast import case_of, paper, person

pytestmark = pytest.mark.django_db


def test_a_step_is_kept_with_its_actor_stages_and_ids() -> None:
    patient = person("patient")
    case, document = case_of(patient), uuid4()

    record_event(case, "submit", by=patient, from_stage="draft", to_stage="submitted", document=document, questions=("a", uuid4()))

    event = CaseEvent.objects.latest("pk")
    assert (event.by, event.verb, event.from_stage, event.to_stage) == (patient, "submit", "draft", "submitted")
    assert event.detail["document"] == str(document)


def test_a_word_that_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="'tidy_up' is not listed"):
        record_event(case_of(person("patient")), "tidy_up")


def test_a_look_is_kept_with_what_was_seen() -> None:
    nurse = person("nurse")
    document = paper(case_of(person("patient")))

    record_access("download_original", by=nurse, case=document.case, target=document)

    seen = AccessEvent.objects.get()
    assert (seen.by, seen.case, seen.action, seen.target) == (nurse, document.case, "download_original", f"document {document.pk}")
