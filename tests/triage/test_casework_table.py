"""Every step at every stage by everybody: allowed exactly as the table says here, refused without a trace otherwise."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone

from intake.models import Case, CaseEvent, Stage, User
from tests.cast import case_of, held, paper, person, staff
from triage import casework
from triage.assessment import assess_case
from triage.models import Claim, Notice, Waiver
from triage.refusals import NotNow, NotYours, TransitionRefused

pytestmark = pytest.mark.django_db

CLOSING = {"waive_item": {"holder", "lead"}, "withdraw_waiver": {"holder", "lead"}}  # an item, without a paper
# stage → verb → who; written out by hand, so that a change of the program's own table has to be meant.
ALLOWED: dict[str, dict[str, set[str]]] = {
    Stage.DRAFT: {"submit": {"patient"}, "withdraw": {"patient"}},
    Stage.SUBMITTED: {"claim": {"nurse", "holder", "lead"}, "withdraw": {"patient"}},
    Stage.IN_TRIAGE: {"put_back": {"holder", "lead"}, "request_items": {"holder"}, "release": {"holder"}, "withdraw": {"patient"}} | CLOSING,
    Stage.NEEDS_INFO: {"return_to_nurse": {"patient"}, "withdraw": {"patient"}},
    Stage.QUEUED: {"claim": {"specialist", "holder"}, "withdraw": {"patient"}},
    Stage.IN_REVIEW: {"put_back": {"holder", "lead"}, "request_items": {"holder"}, "sign_opinion": {"holder"}, "withdraw": {"patient"}} | CLOSING,
    Stage.OPINION_SENT: {"close": {"nurse", "holder", "lead"}},
    Stage.CLOSED: {},
    Stage.WITHDRAWN: {},
}
LEADS_TO = {
    "submit": {Stage.DRAFT: Stage.SUBMITTED},
    "claim": {Stage.SUBMITTED: Stage.IN_TRIAGE, Stage.QUEUED: Stage.IN_REVIEW},
    "put_back": {Stage.IN_TRIAGE: Stage.SUBMITTED, Stage.IN_REVIEW: Stage.QUEUED},
    "request_items": {Stage.IN_TRIAGE: Stage.NEEDS_INFO, Stage.IN_REVIEW: Stage.NEEDS_INFO},
    "return_to_nurse": {Stage.NEEDS_INFO: Stage.SUBMITTED},
    "release": {Stage.IN_TRIAGE: Stage.QUEUED},
    "sign_opinion": {Stage.IN_REVIEW: Stage.OPINION_SENT},
    "close": {Stage.OPINION_SENT: Stage.CLOSED},
    "withdraw": dict.fromkeys(Stage.values, Stage.WITHDRAWN),
    "waive_item": {Stage.IN_TRIAGE: Stage.IN_TRIAGE, Stage.IN_REVIEW: Stage.IN_REVIEW},
    "withdraw_waiver": {Stage.IN_TRIAGE: Stage.IN_TRIAGE, Stage.IN_REVIEW: Stage.IN_REVIEW},
}
NOTICES = {"submit": "submitted", "request_items": "items_requested", "sign_opinion": "opinion_ready", "withdraw": "withdrawn"}


def _askable(case: Case) -> str:
    return case.assessments.latest().items.filter(ask_patient=True).values_list("rule", flat=True)[0]


WORDS = {"conclusion": "more_needed", "assessment_text": "Invented", "recommendation": "Invented"}
VERBS: dict[str, Callable[[Case, User], object]] = {
    "submit": lambda case, by: casework.submit_case(case, by=by),
    "claim": lambda case, by: casework.claim_case(case, by=by),
    "put_back": lambda case, by: casework.put_back(case, by=by, reason="Invented reason"),
    "request_items": lambda case, by: casework.request_items(case, by=by, rules=[_askable(case)], note="Invented note"),
    "return_to_nurse": lambda case, by: casework.return_to_nurse(case, by=by),
    "release": lambda case, by: casework.release_case(case, by=by, reason="Invented reason"),
    "sign_opinion": lambda case, by: casework.sign_opinion(case, by=by, **WORDS),
    "close": lambda case, by: casework.close_case(case, by=by),
    "withdraw": lambda case, by: casework.withdraw_case(case, by=by),
    "waive_item": lambda case, by: casework.waive_item(case, by=by, item=_askable(case), reason="clinician_decision"),
    "withdraw_waiver": lambda case, by: casework.withdraw_waiver(case, by=by, item="RETR_LAB"),
}


@pytest.fixture
def cast() -> dict[str, User]:
    return {
        "patient": person("patient"),
        "another patient": person("another"),
        "nurse": staff("nurse"),
        "specialist": staff("specialist"),
        "lead": staff("lead"),
    }


def case_at(stage: str, cast: dict[str, User]) -> Case:
    """A case with a paper at this stage; `holder` is who has it or, where nobody may, somebody of the right desk."""
    case = case_of(cast["patient"], stage)
    paper(case)
    Waiver.objects.create(case=case, rule="RETR_LAB", reason="clinician_decision", by=staff("lead", "colleague"), given_at=timezone.now())
    assess_case(case, on=case.created_at.date())
    at_specialists = stage in (Stage.QUEUED, Stage.IN_REVIEW)
    cast["holder"] = staff("specialist" if at_specialists else "nurse", "holder")
    return held(case, cast["holder"]) if stage in (Stage.IN_TRIAGE, Stage.IN_REVIEW) else case


@pytest.mark.parametrize("stage", Stage.values)
def test_a_step_is_allowed_exactly_where_and_for_whom_the_table_says(stage: str, cast: dict[str, User]) -> None:
    case = case_at(stage, cast)
    for name, user in cast.items():
        expected = {verb for verb, who in ALLOWED[stage].items() if name in who}

        assert casework.allowed_verbs(case, user) == expected, name


@pytest.mark.parametrize("stage", Stage.values)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_moves_the_case_or_refuses_without_a_trace(verb: str, stage: str, cast: dict[str, User]) -> None:
    case = case_at(stage, cast)
    for name, user in cast.items():
        with transaction.atomic():
            fresh = Case.objects.get(pk=case.pk)
            events, notices = CaseEvent.objects.count(), Notice.objects.count()
            if name in ALLOWED[stage].get(verb, set()):
                VERBS[verb](fresh, user)
                _assert_moved(fresh, verb, stage, user, events, notices)
            else:
                with pytest.raises(TransitionRefused) as refused:
                    VERBS[verb](fresh, user)
                assert isinstance(refused.value, NotYours if verb in ALLOWED[stage] else NotNow)
                assert Case.objects.get(pk=case.pk).stage == stage
                assert (CaseEvent.objects.count(), Notice.objects.count()) == (events, notices)
            transaction.set_rollback(True)


def _assert_moved(case: Case, verb: str, stage: str, user: User, events: int, notices: int) -> None:
    stored = Case.objects.get(pk=case.pk)
    event = CaseEvent.objects.filter(case=case, verb=verb).latest("pk")
    assert stored.stage == case.stage == LEADS_TO[verb][stage]
    assert stored.version == case.version
    assert (event.by, event.from_stage, event.to_stage) == (user, *(("", "") if verb in CLOSING else (stage, stored.stage)))
    assert CaseEvent.objects.count() > events
    assert list(Notice.objects.order_by("pk").values_list("kind", flat=True))[notices:] == ([NOTICES[verb]] if verb in NOTICES else [])
    assert Claim.objects.filter(case=case, released_at=None).exists() == (stored.stage in (Stage.IN_TRIAGE, Stage.IN_REVIEW))
    assert (stored.due_at is not None) == (stored.desk in ("nurse", "specialist"))


def test_the_program_itself_may_only_put_back() -> None:
    from triage.transitions import TRANSITIONS, Who

    assert {row.verb for row in TRANSITIONS if Who.PROGRAM in row.by} == {"put_back"}


def test_nobody_works_on_his_own_case() -> None:
    nurse = staff("nurse")
    case = case_of(nurse, Stage.SUBMITTED)

    assert casework.allowed_verbs(case, nurse) == {"withdraw"}


def test_somebody_who_has_left_may_do_nothing() -> None:
    nurse = staff("nurse")
    nurse.is_active = False
    nurse.save()

    assert casework.allowed_verbs(case_of(person("patient"), Stage.SUBMITTED), nurse) == set()


def test_the_whole_way_of_a_case_is_told_by_its_events(cast: dict[str, User]) -> None:
    patient, nurse, specialist = cast["patient"], cast["nurse"], cast["specialist"]
    case = case_of(patient)
    paper(case)

    casework.submit_case(case, by=patient)
    casework.claim_case(case, by=nurse)
    casework.request_items(case, by=nurse, rules=[_askable(case)], note="")
    casework.return_to_nurse(case, by=patient)
    casework.claim_case(case, by=nurse)
    casework.release_case(case, by=nurse, reason="Invented reason")
    given = casework.claim_next(by=specialist)
    assert given == case
    casework.sign_opinion(given, by=specialist, **WORDS)
    casework.close_case(given, by=nurse)

    steps = CaseEvent.objects.filter(case=case).exclude(to_stage="").values_list("verb", "to_stage")
    assert list(steps) == [
        ("submit", "submitted"),
        ("claim", "in_triage"),
        ("request_items", "needs_info"),
        ("return_to_nurse", "submitted"),
        ("claim", "in_triage"),
        ("release", "queued"),
        ("claim", "in_review"),
        ("sign_opinion", "opinion_sent"),
        ("close", "closed"),
    ]
    assert list(Notice.objects.order_by("pk").values_list("kind", flat=True)) == ["submitted", "items_requested", "opinion_ready"]
