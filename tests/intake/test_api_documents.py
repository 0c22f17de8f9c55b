"""The patient's own cases and papers through the programs' door."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.throttling import ScopedRateThrottle

from intake.models import AccessEvent, Case, Document, ObservationStatus, Stage, User
from tests import cast

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n% SAMPLE\n%%EOF\n"


@pytest.fixture
def patient() -> User:
    return cast.person("patient")


@pytest.fixture
def program(patient: User) -> Client:
    client = Client()
    client.force_login(patient)
    return client


def send(client: Client, case: Case, content: bytes = PDF, name: str = "SAMPLE.pdf") -> Any:
    return client.post(f"/api/v1/cases/{case.pk}/documents/", {"file": SimpleUploadedFile(name, content)})


def test_a_patient_sees_his_cases_and_whose_turn_it_is(program: Client, patient: User) -> None:
    case = cast.case_of(patient, Stage.SUBMITTED)

    answer = program.get("/api/v1/cases/").json()

    assert [(one["id"], one["reference"], one["stage"], one["desk"]) for one in answer["results"]] == [
        (str(case.pk), case.reference, "submitted", "nurse")
    ]


def test_a_file_that_is_taken_in_is_created_and_the_same_file_again_is_not(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    first, second = send(program, case), send(program, case, name="again.pdf")

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert first.json()["state"] == "received"
    assert Document.objects.count() == 1


def test_a_file_of_another_type_is_refused_with_a_sentence_and_leaves_nothing(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    answer = send(program, case, b"<html>no record</html>")

    assert answer.status_code == 415
    assert answer.json()["code"] == "type_not_read"
    assert "PDF" in answer.json()["message"]
    assert not Document.objects.exists()


def test_an_empty_file_is_refused_in_its_own_words(program: Client, patient: User) -> None:
    answer = send(program, cast.case_of(patient), b"")

    assert (answer.status_code, answer.json()["code"]) == (400, "empty")


def test_two_files_in_one_request_are_refused_rather_than_one_lost(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    answer = program.post(f"/api/v1/cases/{case.pk}/documents/", {"file": [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", PDF)]})

    assert answer.status_code == 400
    assert "file" in answer.json()["fields"]
    assert not Document.objects.exists()


def test_a_request_without_a_file_says_so(program: Client, patient: User) -> None:
    answer = program.post(f"/api/v1/cases/{cast.case_of(patient).pk}/documents/", {"note": "nothing"})

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert "file" in answer.json()["fields"]


class _Unread(BytesIO):
    """A body that must not be read."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("the body was read")


def test_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(program: Client, patient: User) -> None:
    case = cast.case_of(patient)

    claimed = {"CONTENT_LENGTH": str(2**31), "wsgi.input": _Unread()}
    answer = program.generic("POST", f"/api/v1/cases/{case.pk}/documents/", b"", content_type="multipart/form-data; boundary=x", **claimed)

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_closed_case_takes_no_more_papers(program: Client, patient: User) -> None:
    case = cast.case_of(patient)
    Case.objects.filter(pk=case.pk).update(stage=Stage.CLOSED)

    answer = send(program, case)

    assert (answer.status_code, answer.json()["code"]) == (409, "case_closed")


def test_a_paper_shows_each_value_with_its_place_on_the_page(program: Client, patient: User) -> None:
    document = cast.paper(cast.case_of(patient))
    reading = cast.value(document)

    answer = program.get(f"/api/v1/documents/{document.pk}/").json()

    [report] = answer["reports"]
    [shown] = report["observations"]
    page = document.pages.get()
    assert (report["kind"], report["collected_on"]) == ("hormone_panel", "2026-10-03")
    assert (shown["analyte"], shown["as_printed"], shown["number"], shown["unit"], shown["canonical_unit"]) == ("fsh", "24", 24.0, "IU/L", "[IU]/L")
    assert shown["box"] == [0.6, 0.2, 0.7, 0.22]
    assert (shown["id"], shown["page"], shown["needs_check"]) == (str(reading.pk), str(page.pk), False)
    assert answer["pages"][0]["picture"] == f"/pages/{page.pk}.jpg"


def test_a_patient_is_told_no_judgement_and_nothing_of_the_machines_doubts(program: Client, patient: User) -> None:
    document = cast.paper(cast.case_of(patient))
    cast.value(document, reasons=("implausible",))

    [shown] = program.get(f"/api/v1/documents/{document.pk}/").json()["reports"][0]["observations"]

    assert shown["needs_check"] is True
    assert not {"interpretation", "reasons", "confidence", "value"} & set(shown)


def test_a_value_that_a_person_rejected_is_not_shown(program: Client, patient: User) -> None:
    document = cast.paper(cast.case_of(patient))
    reading = cast.value(document)
    reading.status, reading.verified_by, reading.verified_at = ObservationStatus.ENTERED_IN_ERROR, cast.staff("nurse"), document.received_at
    reading.save()

    answer = program.get(f"/api/v1/documents/{document.pk}/").json()

    assert answer["reports"][0]["observations"] == []


def test_the_number_of_queries_for_a_paper_does_not_grow_with_its_values(program: Client, patient: User) -> None:
    case = cast.case_of(patient)
    small, large = cast.paper(case), cast.paper(case)
    cast.value(small)
    for _ in range(20):
        cast.value(large)

    def queries(document: Document) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            program.get(f"/api/v1/documents/{document.pk}/")
        return len(found)

    assert queries(small) == queries(large)


def test_the_number_of_queries_for_a_list_does_not_grow_with_it(program: Client, patient: User) -> None:
    case = cast.case_of(patient)
    address = f"/api/v1/cases/{case.pk}/documents/"
    cast.paper(case)
    with CaptureQueriesContext(connection) as with_one:
        program.get(address)
    for _ in range(12):
        cast.paper(case)

    with CaptureQueriesContext(connection) as with_many:
        program.get(address)

    assert len(with_many) == len(with_one)


def test_a_list_comes_in_pages_that_lead_to_the_next(program: Client, patient: User) -> None:
    case = cast.case_of(patient)
    papers = {str(cast.paper(case).pk) for _ in range(5)}
    address, seen, pages = f"/api/v1/cases/{case.pk}/documents/?page_size=2", [], 0

    while address and pages < 9:
        answer = program.get(address).json()
        seen += [one["id"] for one in answer["results"]]
        address, pages = answer["next"], pages + 1

    assert (pages, len(seen), set(seen)) == (3, 5, papers)


@pytest.mark.parametrize("wish", ["0", "101", "100000", "-1", "", "ten", "9" * 5000, "٥"])
def test_an_oversized_page_is_refused(program: Client, wish: str) -> None:
    answer = program.get("/api/v1/cases/", {"page_size": wish})

    assert answer.status_code == 400
    assert "page_size" in answer.json()["fields"]


def test_a_strangers_paper_looks_like_one_that_does_not_exist(program: Client) -> None:
    strangers = cast.paper(cast.case_of(cast.person("stranger")))

    forbidden = program.get(f"/api/v1/documents/{strangers.pk}/")
    unknown = program.get("/api/v1/documents/00000000-0000-4000-8000-000000000000/")

    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content
    assert dict(forbidden.headers) == dict(unknown.headers)


def test_a_look_at_a_paper_by_somebody_else_is_written_down(patient: User) -> None:
    document = cast.paper(cast.case_of(patient, Stage.SUBMITTED))
    nurse = cast.staff("nurse")
    client = Client()
    client.force_login(nurse)

    answer = client.get(f"/api/v1/documents/{document.pk}/")

    event = AccessEvent.objects.get()
    assert answer.status_code == 200
    assert (event.by, event.case, event.action, event.target) == (nurse, document.case, "view_document", f"document {document.pk}")


def test_a_post_without_a_csrf_token_is_refused(patient: User) -> None:
    case = cast.case_of(patient)
    client = Client(enforce_csrf_checks=True)
    client.force_login(patient)

    answer = send(client, case)

    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert not Document.objects.exists()


def test_uploads_are_counted_apart_and_told_when_to_come_back(program: Client, patient: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ScopedRateThrottle.THROTTLE_RATES, "uploads", "1/min")
    case = cast.case_of(patient)

    first, second, look = send(program, case), send(program, case), program.get(f"/api/v1/cases/{case.pk}/documents/")

    assert (first.status_code, second.status_code, look.status_code) == (201, 429, 200)
    assert second.json()["code"] == "throttled"
    assert 0 < int(second.headers["Retry-After"]) <= 61


def test_personal_answers_are_not_kept_on_the_way(program: Client, patient: User) -> None:
    cast.case_of(patient)

    assert program.get("/api/v1/cases/").headers["Cache-Control"] == "no-store"


BOUNDARY = "multipart/form-data; boundary=x"
FIELD = b'--x\r\nContent-Disposition: form-data; name="%d"\r\n\r\n1\r\n'
FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="%d.pdf"\r\n\r\n%%PDF-\r\n'


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        (BOUNDARY, b"no parts"),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\nx\r\n--x--\r\n'),
        (BOUNDARY, b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--x--\r\n"),
        (BOUNDARY, b"".join(FIELD % number for number in range(1_100)) + b"--x--\r\n"),
        (BOUNDARY, b"".join(FILE % number for number in range(25)) + b"--x--\r\n"),
        ("application/json", b'{"file": "text"}'),
    ],
    ids=["no boundary", "no parts", "no name", "a large field", "many fields", "many files", "json"],
)
@pytest.mark.parametrize("checks_csrf", [True, False])
def test_a_broken_upload_is_refused_with_a_sentence(patient: User, content_type: str, body: bytes, checks_csrf: bool) -> None:
    case = cast.case_of(patient)
    client = Client(enforce_csrf_checks=checks_csrf)
    client.force_login(patient)

    answer = client.generic("POST", f"/api/v1/cases/{case.pk}/documents/", body, content_type=content_type)

    assert 400 <= answer.status_code < 500
    assert answer.json()["message"].endswith(".")
    assert not Document.objects.exists()
