"""The questions are those of the contract, and their answers are kept page by page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from intake.history import OPPOSITES, QUESTIONS, SECTIONS, find_section
from intake.models import Case
from tests.cast import case_of, person

CONTRACT = frozenset(
    """testosterone_use fever_last_3_months cryptorchidism torsion mumps_orchitis epididymitis vasectomy hernia_surgery scrotal_surgery pelvic_surgery
    varicocele_repair diabetes spinal_cord_injury chemotherapy radiotherapy gonadotoxic_treatment_planned consanguinity family_infertility anosmia
    low_libido visual_symptoms headache gynaecomastia complete_collection hcg_or_serm_use sperm_frozen_before acute_testicular_pain alpha_blocker_use
    galactorrhoea dry_orgasm cloudy_urine_after_orgasm sperm_retrieval_before""".split()  # noqa: SIM905  to be read, not to be parsed by eye
)


@pytest.fixture
def case(db) -> Case:
    return case_of(person("patient"))


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    client.force_login(case.patient.user)
    return client


def all_no(slug: str) -> dict[str, str]:
    return {question.key: "no" for question in find_section(slug).questions}


def section_url(case: Case, slug: str) -> str:
    return reverse("history_section", args=[case.pk, slug])


def test_every_question_is_one_of_the_contract_and_is_asked_once() -> None:
    keys = [OPPOSITES.get(question.key, question.key) for question in QUESTIONS]

    assert set(keys) <= CONTRACT
    assert len(set(keys)) == len(keys)


def test_what_changes_how_soon_somebody_must_look_is_asked() -> None:
    urgent = {"testosterone_use", "fever_last_3_months", "chemotherapy", "gonadotoxic_treatment_planned", "visual_symptoms", "headache", "vasectomy"}

    assert urgent <= {question.key for question in QUESTIONS}


def test_a_question_that_asks_for_a_date_says_for_which() -> None:
    for question in QUESTIONS:
        assert bool(question.asks_for) == bool(question.date_text), question.key


def test_answers_are_kept_at_once_and_lead_to_the_next_page(patient: Client, case: Case) -> None:
    given = all_no("treatments") | {"chemotherapy": "yes", "chemotherapy_on_0": "5", "chemotherapy_on_1": "6", "chemotherapy_on_2": "2024"}

    answer = patient.post(section_url(case, "treatments"), given)

    assert answer.url == section_url(case, "health")
    kept = case.history.get(question="chemotherapy")
    assert (kept.answer, kept.ended_on, kept.stopped_on) == ("yes", date(2024, 6, 5), None)


def test_the_last_page_leads_back_to_the_case(patient: Client, case: Case) -> None:
    assert patient.post(section_url(case, SECTIONS[-1].slug), all_no(SECTIONS[-1].slug)).url == reverse("case", args=[case.pk])


def test_coming_back_opens_the_first_page_that_is_not_answered(patient: Client, case: Case) -> None:
    patient.post(section_url(case, "treatments"), all_no("treatments"))

    assert patient.get(reverse("history", args=[case.pk])).url == section_url(case, "health")


def test_a_given_answer_is_shown_again_and_can_be_changed(patient: Client, case: Case) -> None:
    patient.post(section_url(case, "family"), all_no("family"))

    page = patient.get(section_url(case, "family")).content.decode()
    patient.post(section_url(case, "family"), all_no("family") | {"consanguinity": "yes"})

    assert page.count("checked") == len(find_section("family").questions)
    assert case.history.get(question="consanguinity").answer == "yes"


def test_a_change_from_the_page_of_checked_answers_leads_back_there(patient: Client, case: Case) -> None:
    answer = patient.post(section_url(case, "treatments") + "?from=check", all_no("treatments"))

    assert answer.url == reverse("check_answers", args=[case.pk])


def test_a_page_with_a_gap_keeps_nothing_and_points_to_the_gap(patient: Client, case: Case) -> None:
    given = all_no("treatments")
    del given["radiotherapy"]

    answer = patient.post(section_url(case, "treatments"), given)

    assert answer.status_code == 422
    assert 'href="#id_radiotherapy"' in answer.content.decode()
    assert 'id="id_radiotherapy"' in answer.content.decode()
    assert not case.history.exists()


def test_beside_the_question_about_sudden_pain_everybody_reads_the_same_words(patient: Client, case: Case) -> None:
    before = patient.get(section_url(case, "health")).content.decode()
    patient.post(section_url(case, "health"), all_no("health") | {"acute_testicular_pain": "yes"})
    after_yes = patient.get(section_url(case, "health")).content.decode()

    for page in (before, after_yes):
        assert page.count("go to the nearest emergency department or call your local emergency number at once") == 1
    assert case.history.get(question="acute_testicular_pain").answer == "yes"


def test_only_the_question_about_sudden_pain_carries_words_about_an_emergency() -> None:
    assert [question.key for question in QUESTIONS if question.emergency] == ["acute_testicular_pain"]


def test_a_page_that_does_not_exist_is_not_found(patient: Client, case: Case) -> None:
    assert patient.get(section_url(case, "nothing")).status_code == 404
