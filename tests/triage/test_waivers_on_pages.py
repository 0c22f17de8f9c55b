"""Waivers where people and programs meet them: the nurse's desk, the specialist's sheet, the programs' door."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.models import Case, Stage, User
from tests.cast import case_of, held, paper, person, staff
from tests.pages import hidden, logged_in, said
from triage.assessment import assess_case
from triage.casework import waive_item
from triage.models import Waiver
from triage.rules import load_guidelines

pytestmark = pytest.mark.django_db

ITEM = "H_FSH"
SEEN = {"item": ITEM, "why": "seen_elsewhere", "statement": "Invented letter of 3 October"}


def assessed(case: Case) -> Case:
    paper(case)
    assess_case(case, on=timezone.localdate())
    case.refresh_from_db()
    return case


@pytest.fixture
def nurse() -> User:
    return staff("nurse")


@pytest.fixture
def specialist() -> User:
    return staff("specialist")


@pytest.fixture
def in_triage(nurse: User) -> Case:
    return assessed(held(case_of(person("patient"), Stage.IN_TRIAGE), nurse))


@pytest.fixture
def under_review(specialist: User) -> Case:
    return assessed(held(case_of(person("patient"), Stage.IN_REVIEW), specialist))


def step(client: Client, address: str, case: Case, verb: str, **more: str) -> HttpResponse:
    return client.post(reverse(address, args=[case.pk]), {"verb": verb, "version": case.version, **more}, follow=True)


@pytest.mark.parametrize("desk", ["nurse", "specialist"])
def test_a_person_closes_an_item_and_everybody_sees_by_whom_and_why(desk: str, client: Client, request: pytest.FixtureRequest) -> None:
    logged_in(request.getfixturevalue(desk), client)
    case, address = (
        (request.getfixturevalue("in_triage"), "admin:case_desk") if desk == "nurse" else (request.getfixturevalue("under_review"), "review_case")
    )

    words = said(step(client, address, case, "waive_item", **SEEN))

    assert f"By Invented {desk.title()}, " in words
    assert "Done, and seen elsewhere. “Invented letter of 3 October”" in words
    assert Waiver.objects.get().rule == ITEM


def test_a_nurse_opens_the_item_again(client: Client, nurse: User, in_triage: Case) -> None:
    logged_in(nurse, client)
    waive_item(in_triage, by=nurse, item=ITEM, reason="clinician_decision")

    words = said(step(client, "admin:case_desk", in_triage, "withdraw_waiver", item=ITEM))

    assert "The item counts again as the papers have it." in words
    assert "Closed without a paper" not in words


def test_a_refused_waiver_keeps_what_was_typed(client: Client, nurse: User, in_triage: Case) -> None:
    logged_in(nurse, client)

    answer = step(client, "admin:case_desk", in_triage, "waive_item", **{**SEEN, "statement": " ", "item": ITEM})

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Please write what was done, on which day, and where you have seen it." in html
    assert f'<option value="{ITEM}" selected>' in html
    assert 'value="seen_elsewhere" required checked' in html


def test_the_nurse_who_does_not_have_the_case_sees_the_waiver_without_a_button(client: Client, nurse: User, in_triage: Case) -> None:
    waive_item(in_triage, by=nurse, item=ITEM, reason="refused_by_patient")
    logged_in(staff("nurse", "colleague"), client)

    words = said(client.get(reverse("admin:case_desk", args=[in_triage.pk])))

    assert "The patient does not want it." in words
    assert "Open again" not in words
    assert "Close an item without a paper" not in words


def test_the_page_of_the_opinion_shows_waivers_and_no_steps(client: Client, specialist: User, under_review: Case) -> None:
    logged_in(specialist, client)
    waive_item(under_review, by=specialist, item=ITEM, reason="clinician_decision")

    words = said(client.get(reverse("review_opinion", args=[under_review.pk])))

    assert "A clinician decides without it." in words
    assert "Open again" not in words


def test_an_item_that_a_lead_closes_meanwhile_is_looked_at_before_the_signature(client: Client, specialist: User, under_review: Case) -> None:
    logged_in(specialist, client)
    address = reverse("review_opinion", args=[under_review.pk])
    seen = hidden(client.get(address), "seen")
    waive_item(under_review, by=staff("lead"), item=ITEM, reason="clinician_decision")
    words = {"conclusion": "more_needed", "assessment_text": "Invented", "recommendation": "Invented"}

    answer = client.post(address, {**words, "word": "sign", "seen": seen, "version": under_review.version})

    assert answer.status_code == 409
    assert "an item of the work-up has changed since you opened this case" in said(answer)
    assert not under_review.opinions.exists()


def test_the_patient_reads_nothing_of_a_waiver(client: Client, nurse: User, in_triage: Case) -> None:
    asked = said(_papers_of(client, in_triage))
    waive_item(in_triage, by=nurse, item=ITEM, reason="seen_elsewhere", statement="SECRET STATEMENT")

    words = said(_papers_of(client, in_triage))

    wording = load_guidelines().find_wording(ITEM, timezone.localdate())
    assert wording is not None
    assert wording.ask in asked
    assert wording.ask not in words
    assert "SECRET" not in words


def _papers_of(client: Client, case: Case) -> HttpResponse:
    logged_in(case.patient.user, client)
    return client.get(reverse("papers", args=[case.pk]))


def post(client: Client, name: str, case: Case, **body: object) -> HttpResponse:
    return client.post(reverse(name, args=[case.pk]), body, content_type="application/json")


def test_a_program_closes_an_item_and_opens_it_again(client: Client, nurse: User, in_triage: Case) -> None:
    logged_in(nurse, client)

    given = post(client, "api_waive_item", in_triage, item=ITEM, reason="seen_elsewhere", statement="Invented")
    summary = client.get(reverse("api_summary", args=[in_triage.pk])).json()
    taken = post(client, "api_withdraw_waiver", in_triage, item=ITEM)
    desk = client.get(reverse("api_staff_case", args=[in_triage.pk])).json()

    assert (given.status_code, given.json()["by"], given.json()["withdrawn_at"]) == (201, "Invented Nurse", None)
    assert [(each["item"]["rule"], each["waiver"]["reason"]) for each in summary["waived"]] == [(ITEM, "seen_elsewhere")]
    assert taken.status_code == 200
    assert [each["withdrawn_at"] is None for each in desk["waivers"]] == [False]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"item": ITEM, "reason": "seen_elsewhere"}, 400, "statement_missing"),
        ({"item": ITEM, "reason": "because"}, 400, "invalid"),
        ({"item": "NO_SUCH_ITEM", "reason": "clinician_decision"}, 409, "nothing_to_waive"),
        ({"item": ITEM, "reason": "clinician_decision", "version": 99}, 409, "changed_meanwhile"),
    ],
)
def test_a_program_is_told_why_not(client: Client, nurse: User, in_triage: Case, body: dict[str, object], status: int, code: str) -> None:
    logged_in(nurse, client)

    answer = post(client, "api_waive_item", in_triage, **body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Waiver.objects.exists()


def test_a_program_of_the_patient_reads_no_reason(client: Client, nurse: User, in_triage: Case) -> None:
    waive_item(in_triage, by=nurse, item=ITEM, reason="seen_elsewhere", statement="SECRET STATEMENT")
    logged_in(in_triage.patient.user, client)

    missing = client.get(reverse("api_missing", args=[in_triage.pk])).content.decode()

    assert ITEM not in missing
    assert "SECRET" not in missing
    assert "waive" not in missing
