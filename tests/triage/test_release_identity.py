"""A paper in another name: what it takes to release its case, and what the specialist learns of it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.models import Case, CaseEvent, Observation, Report, Stage, User
from intake.observations import reject_observation, verify_observation
from tests.cast import case_of, held, paper, person, staff, value
from tests.pages import logged_in, said
from triage import casework, refusals
from triage.assessment import assess_case
from triage.evidence import collect_facts
from triage.models import Claim
from triage.readiness import foreign_reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse() -> User:
    return staff("nurse")


@pytest.fixture
def case(nurse: User) -> Case:
    case = held(case_of(person("patient"), Stage.IN_TRIAGE), nurse)
    case.patient.full_name, case.patient.birth_date_text = "Demir Yilmaz", "1989-03-04"
    case.patient.save()
    return case


def printed(case: Case, name: str = "", born: str = "", kind: str = "hormone_panel") -> Observation:
    document = paper(case)
    Report.objects.filter(document=document).update(kind=kind)
    report = document.reports.get()
    report.patient_name, report.patient_birth_date_text = name, born
    report.save()
    return value(document, "fsh", "24")


def release(case: Case, nurse: User, reason: str = "") -> str:
    casework.release_case(case, by=nurse, reason=reason)
    return Case.objects.get(pk=case.pk).stage


@pytest.mark.parametrize(("name", "born"), [("Kemal Aydin", ""), ("Demirhan Yilmaz", ""), ("Demir Yilmaz", "1989-03-14")])
def test_a_paper_in_another_name_or_birth_date_holds_the_case(case: Case, nurse: User, name: str, born: str) -> None:
    printed(case, name, born)

    with pytest.raises(refusals.PapersInAnotherName, match="another name or birth date"):
        release(case, nurse)
    assert Case.objects.get(pk=case.pk).stage == Stage.IN_TRIAGE


def test_a_reason_is_a_confirmation_and_is_kept_with_the_papers_ids(case: Case, nurse: User) -> None:
    observation = printed(case, "Kemal Aydin")

    assert release(case, nurse, "His name before the marriage, passport seen") == Stage.QUEUED

    assert CaseEvent.objects.get(verb="release").detail["in_another_name"] == [str(observation.report_id)]
    assert Claim.objects.get().released_because == "His name before the marriage, passport seen"


def test_a_reason_makes_no_value_of_a_clearly_foreign_paper_certain(case: Case, nurse: User) -> None:
    printed(case, "Kemal Aydin")

    release(case, nurse, "He says it is his")

    (report,) = collect_facts(case, on=timezone.localdate()).reports
    assert [fact.is_certain for fact in report.facts if fact.analyte == "fsh"] == [False]
    assert assess_case(case, on=timezone.localdate()).flags.filter(rule="ID_MISMATCH").exists()


@pytest.mark.parametrize("settle", [verify_observation, reject_observation])
def test_values_confirmed_or_taken_out_hold_nothing(case: Case, nurse: User, settle: object) -> None:
    settle(printed(case, "Kemal Aydin"), by=nurse)  # type: ignore[operator]

    assert foreign_reports(case) == []
    with pytest.raises(refusals.ReasonMissing):  # only the open items of the work-up are left
        release(case, nurse)


def test_a_reason_does_not_stand_for_a_look_at_a_doubtful_value(case: Case, nurse: User) -> None:
    Observation.objects.filter(pk=printed(case, "Kemal Aydin").pk).update(reasons=["low_confidence"])

    with pytest.raises(refusals.ValuesUnchecked):
        release(case, nurse, "Invented reason")


def test_the_partners_paper_bears_her_own_name(case: Case) -> None:
    printed(case, "Ayse Yilmaz", kind="female_fertility")

    assert foreign_reports(case) == []


def test_the_nurse_is_asked_on_her_desk_and_the_specialist_reads_her_words(client: Client, case: Case, nurse: User) -> None:
    printed(case, "Kemal Aydin")
    assess_case(case, on=timezone.localdate())
    logged_in(nurse, client)
    assert "How do you know that it is his?" in said(client.get(reverse("admin:case_desk", args=[case.pk])))

    release(case, nurse, "Invented words about the passport")
    specialist = staff("specialist")
    casework.claim_case(Case.objects.get(pk=case.pk), by=specialist)
    logged_in(specialist, client)

    assert "Invented words about the passport" in said(client.get(reverse("review_case", args=[case.pk])))
