"""What the verbs promise beside the table: guards, one transaction, deadlines, opinions that never change."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from intake.casefile import withdraw_consent
from intake.models import Case, CaseEvent, DocumentState, Stage, User
from intake.observations import verify_observation
from intake.vocabulary import load_vocabulary
from tests.cast import case_of, held, paper, person, staff, value
from triage import casework, refusals
from triage.assessment import assess_case
from triage.deadlines import add_working_days, find_deadline
from triage.models import Claim, ItemRequest, Notice, Opinion
from triage.models.casework import OpinionIsSigned
from triage.readiness import ONLY_DESCRIBED

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def patient() -> User:
    return person("patient")


@pytest.fixture
def nurse() -> User:
    return staff("nurse")


@pytest.fixture
def in_triage(patient: User, nurse: User) -> Case:
    case = held(case_of(patient, Stage.IN_TRIAGE), nurse)
    paper(case)
    assess_case(case, on=timezone.localdate())
    return case


@pytest.fixture
def in_review(patient: User) -> Case:
    case = held(case_of(patient, Stage.IN_REVIEW), staff("specialist"))
    paper(case)
    assess_case(case, on=timezone.localdate())
    return case


def specialist_of(case: Case) -> User:
    return case.claims.get(released_at=None).by


def sign(case: Case, **words: str) -> Opinion:
    given = {"conclusion": "more_needed", "assessment_text": "Invented words.", "recommendation": "Invented next step."} | words
    return casework.sign_opinion(case, by=specialist_of(case), **given)


# --- handing in -----------------------------------------------------------------------------------------------------------


def test_handing_in_needs_the_consents(patient: User) -> None:
    case = case_of(patient)
    paper(case)
    withdraw_consent(case, by=patient, purpose="transfer_abroad")

    with pytest.raises(refusals.ConsentMissing):
        casework.submit_case(case, by=patient)


def test_handing_in_needs_a_paper_or_the_word_that_there_is_none(patient: User) -> None:
    case = case_of(patient)

    with pytest.raises(refusals.PapersMissing):
        casework.submit_case(case, by=patient)
    casework.submit_case(case, by=patient, has_no_papers=True)

    assert Case.objects.get(pk=case.pk).stage == Stage.SUBMITTED


def test_handing_in_starts_the_clock_and_assesses(patient: User) -> None:
    case = case_of(patient)
    paper(case)

    casework.submit_case(case, by=patient)

    stored = Case.objects.get(pk=case.pk)
    assert stored.submitted_at is not None
    assert stored.due_at == case.due_at > timezone.now()
    assert stored.route == stored.assessments.latest().route


# --- one transaction, one winner ------------------------------------------------------------------------------------------


def test_step_event_and_notice_are_rolled_back_together(patient: User, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(patient)
    paper(case)

    def fail(**_: object) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Notice.objects, "create", fail)  # the last write of the step: nothing else fails exactly there
    with pytest.raises(RuntimeError), transaction.atomic():
        casework.submit_case(case, by=patient)

    assert Case.objects.get(pk=case.pk).stage == Stage.DRAFT
    assert not CaseEvent.objects.filter(case=case, verb="submit").exists()
    assert not Notice.objects.exists()


def test_who_acts_on_an_older_version_is_told(patient: User, nurse: User) -> None:
    case = case_of(patient, Stage.SUBMITTED)
    seen_earlier = Case.objects.get(pk=case.pk)
    casework.claim_case(case, by=nurse)
    casework.put_back(case, by=nurse, reason="Invented reason")

    with pytest.raises(refusals.ChangedMeanwhile):  # the stage is the same again, the version is not
        casework.claim_case(seen_earlier, by=nurse)

    assert not Claim.objects.filter(case=case, released_at=None).exists()


def test_a_withdrawal_frees_the_claim_at_once(in_review: Case, patient: User) -> None:
    casework.withdraw_case(in_review, by=patient)

    assert not Claim.objects.filter(case=in_review, released_at=None).exists()
    assert Case.objects.get(pk=in_review.pk).closed_at is not None


# --- asking the patient -----------------------------------------------------------------------------------------------------


def askable(case: Case) -> list[str]:
    return list(case.assessments.latest().items.filter(ask_patient=True).values_list("rule", flat=True))


def test_asking_for_nothing_or_for_something_unknown_is_refused(in_triage: Case, nurse: User) -> None:
    with pytest.raises(refusals.NothingAsked):
        casework.request_items(in_triage, by=nurse, rules=[])
    with pytest.raises(refusals.ItemUnknown):
        casework.request_items(in_triage, by=nurse, rules=["NO_SUCH_ITEM"])

    assert not ItemRequest.objects.exists()


def test_a_request_is_open_until_the_patient_has_answered(in_triage: Case, nurse: User, patient: User) -> None:
    rules = askable(in_triage)[:2]

    casework.request_items(in_triage, by=nurse, rules=[*rules, rules[0]], note=" Invented note ")
    asked = list(ItemRequest.objects.filter(case=in_triage, answered_at=None).values_list("rule", "note"))
    casework.return_to_nurse(in_triage, by=patient)

    assert sorted(asked) == sorted((rule, "Invented note") for rule in rules)
    assert not ItemRequest.objects.filter(answered_at=None).exists()


def test_a_case_that_comes_back_is_nearer_the_front_than_new_ones(patient: User, nurse: User) -> None:
    case = held(case_of(patient, Stage.IN_TRIAGE), nurse)
    assess_case(case, on=timezone.localdate())
    newer = case_of(person("newer"), Stage.SUBMITTED)
    Case.objects.filter(pk=case.pk).update(submitted_at=timezone.now() - timedelta(days=40))
    case.refresh_from_db()
    casework.request_items(case, by=nurse, rules=askable(case)[:1])
    CaseEvent.objects.filter(case=case, verb="request_items").update(at=timezone.now() - timedelta(days=38))

    casework.return_to_nurse(case, by=patient)
    assess_case(newer, on=timezone.localdate())

    assert list(Case.objects.waiting_for("nurse").most_urgent_first()) == [case, newer]
    assert case.due_at > timezone.now(), "the days with the patient are not ours"


# --- releasing --------------------------------------------------------------------------------------------------------------


def test_a_case_is_not_released_while_a_paper_is_being_read(in_triage: Case, nurse: User) -> None:
    in_triage.documents.update(state=DocumentState.RECEIVED)

    with pytest.raises(refusals.PapersUnsettled):
        casework.release_case(in_triage, by=nurse, reason="Invented reason")


def test_a_case_is_not_released_while_a_critical_value_is_unchecked(in_triage: Case, nurse: User) -> None:
    unsure = value(in_triage.documents.get(), "fsh", "24", reasons=("low_confidence",))

    with pytest.raises(refusals.ValuesUnchecked):
        casework.release_case(in_triage, by=nurse, reason="Invented reason")
    verify_observation(unsure, by=nurse)
    casework.release_case(in_triage, by=nurse, reason="Invented reason")

    assert Case.objects.get(pk=in_triage.pk).stage == Stage.QUEUED


def test_a_value_that_no_rule_reads_does_not_hold_a_case(in_triage: Case, nurse: User) -> None:
    value(in_triage.documents.get(), "liquefaction_time", "30", reasons=("low_confidence",))

    casework.release_case(in_triage, by=nurse, reason="Invented reason")

    assert Case.objects.get(pk=in_triage.pk).stage == Stage.QUEUED


def test_no_rule_reads_what_need_not_be_checked(settings: object) -> None:
    rules = Path(settings.BASE_DIR) / "triage"  # type: ignore[attr-defined]
    texts = [path.read_text() for folder in ("guidelines", "rules") for path in (rules / folder).rglob("*") if path.suffix in {".toml", ".py"}]

    assert [analyte for analyte in ONLY_DESCRIBED if any(f'"{analyte}"' in text for text in texts)] == []
    assert set(load_vocabulary().analytes) >= ONLY_DESCRIBED


def test_open_blockers_need_a_reason_which_colleagues_find_with_the_claim(in_triage: Case, nurse: User) -> None:
    with pytest.raises(refusals.ReasonMissing):
        casework.release_case(in_triage, by=nurse, reason="  ")
    casework.release_case(in_triage, by=nurse, reason="Invented reason")

    event = CaseEvent.objects.get(case=in_triage, verb="release")
    assert Claim.objects.get(case=in_triage).released_because == "Invented reason"
    assert event.detail["open_blockers"]
    assert "Invented" not in str(event.detail), "events hold ids and codes only"


def test_putting_back_needs_a_reason_and_keeps_the_deadline(in_review: Case) -> None:
    due_at = Case.objects.get(pk=in_review.pk).due_at

    with pytest.raises(refusals.ReasonMissing):
        casework.put_back(in_review, by=specialist_of(in_review), reason="")
    casework.put_back(in_review, by=specialist_of(in_review), reason="Invented reason")

    assert Case.objects.get(pk=in_review.pk).due_at == due_at


# --- the opinion --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [{"conclusion": "invented"}, {"assessment_text": "  "}, {"recommendation": ""}])
def test_an_opinion_needs_all_its_words(in_review: Case, words: dict[str, str]) -> None:
    with pytest.raises(refusals.WordsMissing):
        sign(in_review, **words)

    assert not Opinion.objects.exists()


def test_an_opinion_names_the_papers_it_rests_on_and_waits_for_those_still_being_read(in_review: Case) -> None:
    seen = in_review.documents.get()
    late = paper(in_review)
    in_review.documents.filter(pk=late.pk).update(state=DocumentState.RECEIVED)

    with pytest.raises(refusals.PapersUnsettled):
        sign(in_review)
    in_review.documents.filter(pk=late.pk).update(state=DocumentState.READ)

    assert sign(in_review).documents == [{"id": str(one.pk), "digest": one.digest} for one in (seen, late)]


def test_the_name_under_an_opinion_is_the_one_it_was_signed_with(in_review: Case) -> None:
    opinion = sign(in_review)
    signed_with = opinion.author.full_name
    User.objects.filter(pk=opinion.author_id).update(full_name="Somebody Else")
    stored = Opinion.objects.get(pk=opinion.pk)
    assert (stored.author_name, stored.is_as_signed) == (signed_with, True)


def test_a_signed_opinion_is_never_changed(in_review: Case) -> None:
    opinion = Opinion.objects.get(pk=sign(in_review).pk)
    assert opinion.is_as_signed

    opinion.recommendation = "Other words"
    with pytest.raises(OpinionIsSigned):
        opinion.save()

    assert Opinion.objects.get(pk=opinion.pk).recommendation == "Invented next step."


def test_a_word_changed_behind_our_back_shows(in_review: Case) -> None:
    opinion = sign(in_review)

    Opinion.objects.filter(pk=opinion.pk).update(recommendation="Other words")

    assert not Opinion.objects.get(pk=opinion.pk).is_as_signed


# --- deadlines --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "ends"), [(0, 16), (1, 17), (4, 20), (5, 23), (7, 25)])
def test_saturdays_and_sundays_are_no_working_days(days: int, ends: int) -> None:
    assert add_working_days(MONDAY, days) == MONDAY.replace(day=ends)


def test_who_hands_in_on_friday_is_before_who_hands_in_on_sunday() -> None:
    friday, sunday = MONDAY.replace(day=20, hour=18), MONDAY.replace(day=22, hour=7)

    assert add_working_days(friday, 1) == MONDAY.replace(day=23, hour=18) < add_working_days(sunday, 1) == MONDAY.replace(day=24, hour=0)


def test_a_more_urgent_priority_brings_the_deadline_forward(patient: User) -> None:
    case = case_of(patient, Stage.SUBMITTED)

    deadlines = []
    for case.priority in ("P1", "P2", "P3", "P4"):
        deadlines.append(find_deadline(case, at=timezone.now()))

    assert deadlines == sorted(deadlines)
    assert len(set(deadlines)) == 4


def test_only_desks_of_staff_have_a_deadline(patient: User) -> None:
    case = case_of(patient, Stage.SUBMITTED)

    found = {}
    for case.stage in Stage.values:
        found[case.stage] = find_deadline(case, at=timezone.now()) is not None

    assert {stage for stage, has_one in found.items() if has_one} == {"submitted", "in_triage", "queued", "in_review"}


def test_events_of_casework_hold_no_words_of_people(in_triage: Case, nurse: User) -> None:
    casework.request_items(in_triage, by=nurse, rules=askable(in_triage)[:1], note="SECRET NOTE")
    casework.withdraw_case(in_triage, by=in_triage.patient.user)

    assert "SECRET" not in str(list(CaseEvent.objects.values_list("detail", flat=True)))
