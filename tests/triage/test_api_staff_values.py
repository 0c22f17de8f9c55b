"""A person's word about a value, given by a program: whose word counts, and of what it is said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intake.models import CaseEvent, Observation, ObservationStatus, Stage, User
from tests import cast
from tests.triage.programs import post, program_of

pytestmark = pytest.mark.django_db


def test_a_nurse_verifies_corrects_and_rejects_through_the_same_verbs_as_the_page(nurse: User, patient: User) -> None:
    document = cast.paper(cast.case_of(patient, Stage.IN_TRIAGE))
    right, wrong, none = (cast.value(document, analyte, reasons=("low_confidence",)) for analyte in ("fsh", "lh", "prolactin"))
    client = program_of(nurse)

    verified = post(client, f"observations/{right.pk}/verify", seen="24 IU/L")
    corrected = post(client, f"observations/{wrong.pk}/correct", as_printed="2.4", unit="IU/L")
    rejected = post(client, f"observations/{none.pk}/reject")

    assert (verified.json()["status"], verified.json()["verified_by"]) == ("final", nurse.pk)
    assert (corrected.json()["status"], corrected.json()["value_in_force"]["number"], corrected.json()["as_printed"]) == ("corrected", 2.4, "24")
    assert (rejected.json()["status"], rejected.json()["value_in_force"]) == ("entered-in-error", None)
    assert set(CaseEvent.objects.values_list("verb", flat=True)) >= {"verify_observation", "correct_observation", "reject_observation"}


def test_right_is_refused_to_a_program_that_saw_another_value(nurse: User, patient: User) -> None:
    reading = cast.value(cast.paper(cast.case_of(patient, Stage.IN_TRIAGE)), reasons=("low_confidence",))
    client = program_of(nurse)
    seen = client.get(f"/api/v1/staff/cases/{reading.report.document.case_id}/observations/").json()["results"][0]["in_words"]
    post(client, f"observations/{reading.pk}/correct", as_printed="2.4", unit="IU/L", seen=seen)

    late = [post(client, f"observations/{reading.pk}/{word}", seen=seen, as_printed="3") for word in ("verify", "correct", "reject")]
    blind = post(client, f"observations/{reading.pk}/verify")

    assert [(answer.status_code, answer.json()["code"]) for answer in late] == [(409, "value_changed")] * 3
    assert (blind.status_code, set(blind.json()["fields"])) == (400, {"seen"})
    reading.refresh_from_db()
    assert (reading.status, str(reading.value_in_force.number)) == ("corrected", "2.400000000")


@pytest.mark.parametrize("word", ["verify", "correct", "reject"])
def test_the_values_of_a_case_are_left_to_the_nurse_who_has_it(nurse: User, patient: User, word: str) -> None:
    reading = cast.value(cast.paper(cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)))

    by_colleague = post(program_of(cast.staff("nurse", "colleague")), f"observations/{reading.pk}/{word}", seen="24 IU/L", as_printed="3")
    by_lead = post(program_of(cast.staff("lead")), f"observations/{reading.pk}/{word}", seen="24 IU/L", as_printed="3")

    assert (by_colleague.status_code, by_colleague.json()["code"]) == (409, "held_by_colleague")
    assert by_lead.status_code == 200


def test_a_missed_value_is_not_added_to_a_colleagues_case(nurse: User, patient: User) -> None:
    document = cast.paper(cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse))
    missed = {"analyte": "lh", "as_printed": "7.1", "unit": "IU/L", "page": str(document.pages.get().pk)}

    answer = post(program_of(cast.staff("nurse", "colleague")), f"reports/{document.reports.get().pk}/observations", **missed)

    assert (answer.status_code, answer.json()["code"]) == (409, "held_by_colleague")
    assert not Observation.objects.exists()


def test_while_a_specialist_reads_a_nurse_still_checks_what_came_late(nurse: User, specialist: User, patient: User) -> None:
    reading = cast.value(cast.paper(cast.in_review(patient, specialist)))

    assert post(program_of(nurse), f"observations/{reading.pk}/verify", seen="24 IU/L").status_code == 200


def test_a_colleague_who_has_fallen_silent_holds_nothing(nurse: User, patient: User) -> None:
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    case.claims.update(lease_until=timezone.now() - timedelta(minutes=1))
    reading = cast.value(cast.paper(case))

    assert post(program_of(cast.staff("nurse", "colleague")), f"observations/{reading.pk}/verify", seen="24 IU/L").status_code == 200


def test_a_correction_that_is_no_number_is_refused_and_changes_nothing(nurse: User, patient: User) -> None:
    reading = cast.value(cast.paper(cast.case_of(patient, Stage.IN_TRIAGE)))

    answer = post(program_of(nurse), f"observations/{reading.pk}/correct", as_printed="many")

    reading.refresh_from_db()
    assert (answer.status_code, answer.json()["code"]) == (400, "not_a_number")
    assert reading.status == ObservationStatus.PRELIMINARY


def test_a_missed_value_is_added_to_a_page_of_its_own_paper_only(nurse: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.IN_TRIAGE)
    document, other = cast.paper(case), cast.paper(case)
    address = f"reports/{document.reports.get().pk}/observations"
    missed = {"analyte": "lh", "as_printed": "7.1", "unit": "IU/L"}

    elsewhere = post(program_of(nurse), address, page=str(other.pages.get().pk), **missed)
    added = post(program_of(nurse), address, page=str(document.pages.get().pk), **missed)

    assert elsewhere.status_code == 400
    assert (added.status_code, added.json()["number"], added.json()["box"], added.json()["status"]) == (201, 7.1, None, "final")
    assert Observation.objects.count() == 1
