"""Earlier searches for sperm: asked on the page of operations, told one by one, taken out again."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.casefile import MOST_RETRIEVALS, AnswerUnknown, DateInFuture, RetrievalInput, TooManyRetrievals, tell_retrieval, told_retrievals
from intake.history import RETRIEVAL, find_section
from intake.models import Case, CaseEvent, Stage
from tests.cast import case_of, person
from tests.pages import logged_in, said

TOLD = {
    "kind": "micro_tese",
    "performed_on_0": "",
    "performed_on_1": "3",
    "performed_on_2": "2024",
    "sperm_found": "no",
    "histology": "maturation_arrest",
}


@pytest.fixture
def case(db) -> Case:
    return case_of(person("patient"))


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    return logged_in(case.patient.user, client)


def address(case: Case, after: str = "") -> str:
    return reverse("retrievals", args=[case.pk]) + after


def operations(answer: str) -> dict[str, str]:
    return {question.key: "no" for question in find_section("operations").questions} | {RETRIEVAL: answer}


@pytest.mark.parametrize(("answer", "leads_to"), [("yes", "retrievals"), ("no", "history_section"), ("unknown", "history_section")])
def test_only_a_yes_leads_to_the_page_of_details(patient: Client, case: Case, answer: str, leads_to: str) -> None:
    page = patient.post(reverse("history_section", args=[case.pk, "operations"]), operations(answer))

    assert page.url == (address(case) if leads_to == "retrievals" else reverse("history_section", args=[case.pk, "semen"]))


def test_a_told_search_is_kept_and_the_questions_go_on(patient: Client, case: Case) -> None:
    page = patient.post(address(case), TOLD)

    assert page.url == reverse("history_section", args=[case.pk, "semen"])
    kept = case.retrievals.get()
    assert (kept.kind, kept.performed_on, kept.sperm_found, kept.histology) == ("micro_tese", date(2024, 3, 31), "no", "maturation_arrest")
    assert case.history.get(question=RETRIEVAL).answer == "yes"


def test_another_one_is_asked_for_on_the_same_page(patient: Client, case: Case) -> None:
    page = patient.post(address(case), TOLD | {"another": "yes"}, follow=True)

    assert page.redirect_chain == [(address(case), 302)]
    assert "Micro-TESE (an operation with a microscope), March 2024, no sperm was found, Maturation arrest" in said(page)


def test_what_he_does_not_know_stays_open(patient: Client, case: Case) -> None:
    patient.post(address(case), {"sperm_found": "unknown"})

    kept = case.retrievals.get()
    assert (kept.kind, kept.performed_on, kept.is_sperm_found, kept.histology) == ("", None, None, "")


def test_whether_sperm_was_found_must_be_answered(patient: Client, case: Case) -> None:
    page = patient.post(address(case), TOLD | {"sperm_found": ""})

    assert page.status_code == 422
    assert "Choose whether sperm was found." in said(page)
    assert not case.retrievals.exists()


def test_a_day_in_the_future_is_no_earlier_search(patient: Client, case: Case) -> None:
    page = patient.post(address(case), TOLD | {"performed_on_2": str(timezone.localdate().year + 1)})

    assert page.status_code == 422
    assert DateInFuture.message in said(page)


def test_one_told_by_mistake_is_taken_out(patient: Client, case: Case) -> None:
    patient.post(address(case), TOLD)

    page = patient.post(address(case), {"forget": str(case.retrievals.get().pk)})

    assert page.url == address(case)
    assert not case.retrievals.exists()


def test_nobody_takes_out_what_another_patient_told(patient: Client, case: Case) -> None:
    other = case_of(person("other"))
    theirs = tell_retrieval(other, by=other.patient.user, told=RetrievalInput())

    patient.post(address(case), {"forget": str(theirs.pk)})

    assert other.retrievals.count() == 1


def test_a_later_no_makes_the_details_count_for_nothing(patient: Client, case: Case) -> None:
    patient.post(address(case), TOLD)
    patient.post(reverse("history_section", args=[case.pk, "operations"]), operations("no"))

    assert list(told_retrievals(case)) == []


def test_from_the_page_of_checked_answers_the_way_leads_back_there(patient: Client, case: Case) -> None:
    to_details = patient.post(reverse("history_section", args=[case.pk, "operations"]) + "?from=check", operations("yes"))
    back = patient.post(address(case, "?from=check"), TOLD)

    assert to_details.url == address(case, "?from=check")
    assert back.url == reverse("check_answers", args=[case.pk])


def test_the_page_is_closed_while_it_is_not_his_turn(patient: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage=Stage.SUBMITTED)

    assert patient.post(address(case), TOLD).url == reverse("case", args=[case.pk])
    assert not case.retrievals.exists()


def test_more_than_anybody_had_are_refused_with_a_sentence(patient: Client, case: Case) -> None:
    for _ in range(MOST_RETRIEVALS):
        tell_retrieval(case, by=case.patient.user, told=RetrievalInput())

    page = patient.post(address(case), TOLD)

    assert page.status_code == 422
    assert TooManyRetrievals.message in said(page)
    assert case.retrievals.count() == MOST_RETRIEVALS


@pytest.mark.parametrize("told", [RetrievalInput(kind="magic"), RetrievalInput(histology="magic"), RetrievalInput(sperm_found="perhaps")])
def test_words_that_nobody_offered_are_refused(case: Case, told: RetrievalInput) -> None:
    with pytest.raises(AnswerUnknown):
        tell_retrieval(case, by=case.patient.user, told=told)
    assert not CaseEvent.objects.filter(verb="answer_history").exists()


def test_a_search_in_the_future_is_refused_whole(case: Case) -> None:
    with pytest.raises(DateInFuture):
        tell_retrieval(case, by=case.patient.user, told=RetrievalInput(performed_on=timezone.localdate() + timedelta(days=1)))
    assert not case.history.exists()
