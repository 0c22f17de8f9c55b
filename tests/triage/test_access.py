"""Who may see which case, and with it its papers."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from intake.access import documents_for
from intake.models import Case, Observation, Stage, User
from tests.cast import case_of, held, paper, person, staff, value
from triage.access import cases_for, get_case, get_value, queued_cases
from triage.casework import put_back, sign_opinion

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases() -> dict[str, Case]:
    """One case at each stage, each of another patient, each with a paper."""
    made = {stage: case_of(person(stage), stage) for stage in Stage.values}
    for case in made.values():
        paper(case)
    return made


def seen_by(user: User) -> set[str]:
    return set(cases_for(user).values_list("stage", flat=True))


def test_a_patient_sees_no_case_as_staff_do_not_even_his_own(cases: dict[str, Case]) -> None:
    for stage, case in cases.items():
        assert not cases_for(case.patient.user).exists(), stage
        assert list(documents_for(case.patient.user)) == list(case.documents.all()), stage


@pytest.mark.parametrize("role", ["nurse", "specialist", "lead"])
def test_nobody_is_staff_in_his_own_case(role: str, cases: dict[str, Case]) -> None:
    colleague = staff(role)
    own = case_of(colleague, Stage.QUEUED)
    found = value(paper(own))

    assert own not in cases_for(colleague)
    assert own not in queued_cases(colleague)
    with pytest.raises(Case.DoesNotExist):
        get_case(colleague, own.pk)
    with pytest.raises(Observation.DoesNotExist):
        get_value(colleague, found.pk)


def test_a_nurse_sees_what_was_handed_in_and_not_withdrawn(cases: dict[str, Case]) -> None:
    assert seen_by(staff("nurse")) == set(Stage.values) - {Stage.DRAFT, Stage.WITHDRAWN}


def test_a_lead_sees_all(cases: dict[str, Case]) -> None:
    assert seen_by(staff("lead")) == set(Stage.values)


def test_a_specialist_sees_nothing_before_he_has_a_case(cases: dict[str, Case]) -> None:
    assert seen_by(staff("specialist")) == set()


def test_a_specialist_sees_the_case_he_holds_until_he_gives_it_back(cases: dict[str, Case]) -> None:
    specialist = staff("specialist")
    case = held(cases[Stage.IN_REVIEW], specialist)
    assert list(cases_for(specialist)) == [case]

    put_back(case, by=specialist, reason="Invented reason")

    assert not cases_for(specialist).exists()


def test_a_specialist_keeps_seeing_what_he_signed(cases: dict[str, Case]) -> None:
    specialist = staff("specialist")
    case = held(cases[Stage.IN_REVIEW], specialist)

    sign_opinion(case, by=specialist, conclusion="more_needed", assessment_text="Invented", recommendation="Invented")

    assert list(cases_for(specialist)) == [case]


def test_visitors_and_people_who_left_see_nothing(cases: dict[str, Case]) -> None:
    gone = staff("lead")
    gone.is_active = False
    gone.save()

    assert not cases_for(gone).exists()
    assert not cases_for(AnonymousUser()).exists()


def test_papers_follow_their_case(cases: dict[str, Case]) -> None:
    specialist = staff("specialist", "holder")
    held(cases[Stage.IN_REVIEW], specialist)

    for user in (staff("nurse"), staff("lead"), specialist, staff("specialist", "idle")):
        assert set(documents_for(user).values_list("case", flat=True)) == set(cases_for(user).values_list("pk", flat=True)), user


@pytest.mark.parametrize("case_id", [uuid4(), "no id", ""])
def test_unknown_forbidden_and_nonsense_look_the_same(case_id: object, cases: dict[str, Case]) -> None:
    stranger = person("stranger")

    for asked in (case_id, cases[Stage.QUEUED].pk):
        with pytest.raises(Case.DoesNotExist):
            get_case(stranger, asked)


def test_the_specialists_queue_is_what_nobody_has(cases: dict[str, Case]) -> None:
    assert list(queued_cases(staff("specialist"))) == [cases[Stage.QUEUED]]
