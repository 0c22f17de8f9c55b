"""What a patient's program is told of the state of his case, and what it must never be told."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from intake.models import Stage, User
from tests import cast
from triage.casework import request_items, sign_opinion
from triage.models import Conclusion

pytestmark = pytest.mark.django_db
FOR_STAFF = {
    *("route", "priority", "flags", "because", "severity", "evidence", "guideline_digest"),
    *("interpretation", "reasons", "confidence", "due_at", "version"),
}


@pytest.fixture
def patient() -> User:
    return cast.person("patient")


@pytest.fixture
def program(patient: User) -> Client:
    client = Client()
    client.force_login(patient)
    return client


def test_what_is_missing_comes_with_what_to_ask_for_why_how_and_what_a_good_copy_looks_like(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    answer = program.get(f"/api/v1/cases/{case.pk}/missing/").json()

    assert answer["is_settled"] is True
    assert answer["missing"]
    for item in answer["missing"]:
        assert set(item) == {"id", "status", "is_needed", "ask", "why", "how", "good_copy"}
        assert all(item.values()) or item["is_needed"] is False


def test_a_case_is_handed_in_once(program: Client, patient: User) -> None:
    case = cast.case_of(patient)
    cast.paper(case)

    first = program.post(f"/api/v1/cases/{case.pk}/submit/", {}, content_type="application/json")
    second = program.post(f"/api/v1/cases/{case.pk}/submit/", {}, content_type="application/json")

    assert (first.status_code, first.json()["stage"], first.json()["desk"]) == (200, "submitted", "nurse")
    assert (second.status_code, second.json()["code"]) == (409, "not_now")


def test_handing_in_without_a_paper_needs_the_word_that_there_is_none(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    without = program.post(f"/api/v1/cases/{case.pk}/submit/", {}, content_type="application/json")
    with_word = program.post(f"/api/v1/cases/{case.pk}/submit/", {"has_no_papers": True}, content_type="application/json")

    assert (without.status_code, without.json()["code"]) == (409, "papers_missing")
    assert with_word.status_code == 200


def test_a_request_is_shown_with_the_nurses_note_and_answered(program: Client, patient: User) -> None:
    nurse = cast.staff("nurse")
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    cast.assessment(case)
    request_items(case, by=nurse, rules=["KARYOTYPE"], note="The second page was cut off.")

    [request] = program.get(f"/api/v1/cases/{case.pk}/missing/").json()["requests"]
    answered = program.post(f"/api/v1/cases/{case.pk}/answer/")

    assert (request["id"], request["note"]) == ("KARYOTYPE", "The second page was cut off.")
    assert (answered.status_code, answered.json()["stage"]) == (200, "submitted")


def test_the_opinion_is_not_there_until_it_is_signed(program: Client, patient: User) -> None:
    specialist = cast.staff("specialist")
    case = cast.in_review(patient, specialist)

    before = program.get(f"/api/v1/cases/{case.pk}/opinion/")
    sign_opinion(case, by=specialist, conclusion=Conclusion.SEE_IN_PERSON, assessment_text="What they show.", recommendation="What is next.")
    after = program.get(f"/api/v1/cases/{case.pk}/opinion/")

    assert before.status_code == 404
    assert after.json()["author"] == specialist.full_name
    assert after.json()["recommendation"] == "What is next."


def _keys(thing: Any) -> set[str]:
    if isinstance(thing, dict):
        return set(thing) | {key for part in thing.values() for key in _keys(part)}
    return {key for part in thing for key in _keys(part)} if isinstance(thing, list) else set()


def _patients_addresses() -> list[str]:
    [door] = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    return [
        str(one.pattern) for one in door.url_patterns if one.name not in ("api_schema", "api_nothing") and not str(one.pattern).startswith("staff/")
    ]


@pytest.mark.parametrize("pattern", _patients_addresses())
def test_nothing_meant_for_staff_reaches_the_patient(program: Client, patient: User, pattern: str) -> None:
    specialist = cast.staff("specialist")
    case = cast.in_review(patient, specialist)
    document = cast.paper(case)
    cast.value(document, "azf_a", "1", reasons=("implausible",))
    cast.assessment(case)
    sign_opinion(case, by=specialist, conclusion=Conclusion.SEE_IN_PERSON, assessment_text="What they show.", recommendation="What is next.")
    address = "/api/v1/" + pattern.replace("<uuid:case_id>", str(case.pk)).replace("<uuid:document_id>", str(document.pk))

    answers = [program.get(address), program.post(address, {}, content_type="application/json")]

    for answer in answers:
        body = answer.json()
        assert answer.status_code < 500
        assert not FOR_STAFF & _keys(body)
        assert not [word for word in cast.FOR_STAFF_ONLY if word in json.dumps(body)]
    assert min(answer.status_code for answer in answers) == 200 or pattern.endswith(("submit/", "answer/"))


def test_a_stranger_cannot_hand_in_another_mans_case(patient: User) -> None:
    case = cast.case_of(patient)
    client = Client()
    client.force_login(cast.person("stranger"))

    answer = client.post(f"/api/v1/cases/{case.pk}/submit/", {"has_no_papers": True}, content_type="application/json")

    case.refresh_from_db()
    assert (answer.status_code, case.stage) == (404, Stage.DRAFT)
