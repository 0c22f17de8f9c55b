"""Whatever is sent to the programs' door, the answer is a sentence and never a breakdown."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from intake.models import Stage
from intake.permissions import DenyAll
from tests import cast

pytestmark = pytest.mark.django_db
FUZZ = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = [
    *("rules", "note", "reason", "version", "as_printed", "unit", "value", "page", "analyte"),
    *("conclusion", "assessment_text", "recommendation", "has_no_papers"),
]


@pytest.fixture
def program() -> Client:
    """Logged in as a lead, to whom every door opens."""
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff("lead"))
    return client


def is_a_sentence(answer: Any) -> bool:
    body = answer.json()
    return 400 <= answer.status_code < 500 and bool(body["code"]) and body["message"].endswith((".", "?", "!"))


def test_a_view_that_does_not_say_whom_it_serves_serves_nobody() -> None:
    class Forgotten(APIView):
        def get(self, request: Any) -> None:
            raise AssertionError("reached")

    request = APIRequestFactory().get("/")
    request.user = cast.staff("lead")

    answer = Forgotten.as_view()(request)

    assert APIView.permission_classes == [DenyAll]
    assert answer.status_code == 403


def test_whoever_is_not_logged_in_is_told_to_log_in() -> None:
    answer = Client().get("/api/v1/cases/")

    assert answer.status_code == 403
    assert answer.json() == {"code": "not_authenticated", "message": "Please log in first."}


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/nothing/", "/api/v1/cases/not-an-id/", "/api/v1/documents/1/", "/api/v1/cases/%00/"])
def test_an_unknown_address_is_answered_like_an_unknown_id(program: Client, address: str) -> None:
    answer = program.get(address)

    assert answer.status_code == 404
    assert answer.json() == program.get(f"/api/v1/cases/{uuid4()}/").json()


BROKEN = [
    *(b"{", b"", b"[]", b"null", b'"text"', b"\xff\xfe", b"{" * 100_000, b"[" * 100_000),
    *(b'{"reason": NaN}', b'{"reason": "\\ud800"}', b'{"reason": "\\u0000"}', b'{"reason": {}}', b'{"version": "x"}'),
]


@pytest.mark.parametrize("body", BROKEN, ids=lambda body: repr(body[:12]))
def test_broken_bodies_are_refused_with_a_sentence(program: Client, body: bytes) -> None:
    case = cast.case_of(cast.person("patient"), Stage.IN_TRIAGE)

    answer = program.post(f"/api/v1/staff/cases/{case.pk}/release/", body, content_type="application/json")

    assert is_a_sentence(answer)


def test_a_body_over_the_limit_is_refused(program: Client) -> None:
    case = cast.case_of(cast.person("patient"), Stage.IN_TRIAGE)

    answer = program.post(f"/api/v1/staff/cases/{case.pk}/release/", json.dumps({"reason": "x" * 1_100_000}), content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_file_sent_where_none_is_expected_is_not_taken_in(program: Client) -> None:
    answer = program.generic("POST", "/api/v1/staff/review/next/", b"x" * 1_100_000, content_type="multipart/form-data; boundary=x")

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_body_of_another_type_is_refused(program: Client) -> None:
    case = cast.case_of(cast.person("patient"), Stage.IN_TRIAGE)

    answer = program.post(f"/api/v1/staff/cases/{case.pk}/release/", b"<x/>", content_type="text/xml")

    assert answer.status_code == 415
    assert is_a_sentence(answer)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_a_method_that_is_not_there_is_refused(program: Client, method: str) -> None:
    answer = getattr(program, method)("/api/v1/cases/")

    assert answer.status_code == 405
    assert is_a_sentence(answer)


@pytest.mark.parametrize("cursor", ["x", "cD0lMDA=", "cD14", "bz05OTk5OTk5OTk5OTk5OTk=", "cj0xJnA9MjAyNi0xMy00NQ==", "%00", "💥"])
@pytest.mark.parametrize("address", ["/api/v1/staff/cases/", "/api/v1/staff/review/queue/"])
def test_a_cursor_that_is_none_is_refused_or_shows_the_first_page(program: Client, address: str, cursor: str) -> None:
    answer = program.get(address, {"cursor": cursor})

    assert answer.status_code == 200 or is_a_sentence(answer)


@pytest.mark.parametrize(("name", "wish"), [("stage", "everything"), ("desk", ""), ("stage", "\x00")])
def test_an_unknown_choice_is_refused_rather_than_ignored(program: Client, name: str, wish: str) -> None:
    answer = program.get("/api/v1/staff/cases/", {name: wish})

    assert answer.status_code == 400
    assert name in answer.json()["fields"]


def _step_addresses() -> list[str]:
    """Every address below /api/v1/ that takes a case's, a value's or a report's id, as a pattern with %s."""
    [door] = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    found = [str(one.pattern) for one in door.url_patterns]
    return sorted({"/api/v1/" + one.split("<")[0] + "%s" + one.split(">")[1] for one in found if "<uuid:" in one})


@FUZZ
@given(body=JSON | st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6), where=st.integers(min_value=0, max_value=10_000))
def test_no_json_breaks_any_address(program: Client, body: Any, where: int) -> None:
    case = cast.case_of(cast.person(f"patient{uuid4().hex}"), Stage.IN_TRIAGE)
    document = cast.paper(case)
    ids = {"cases": case.pk, "documents": document.pk, "observations": cast.value(document).pk, "reports": document.reports.get().pk}
    addresses = _step_addresses()
    address = addresses[where % len(addresses)]
    thing = next(ids[word] for word in address.split("%s")[0].rstrip("/").split("/")[::-1] if word in ids)

    answer = program.post(address % thing, json.dumps(body), content_type="application/json")

    assert answer.status_code < 500
    assert answer.status_code < 400 or is_a_sentence(answer)
