"""Pictures are shown, originals downloaded, to whoever may see them; each look is written down."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from intake.models import AccessEvent, Document, Page
from intake.observations import save_readings
from intake.storage import delete_blob
from tests.cast import case_of, person
from tests.intake.papers import PDF, PICTURE, claimed, reading, record

pytestmark = pytest.mark.django_db
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def document() -> Document:
    document = claimed(case_of(person("patient")))
    save_readings(document, record(reading()), token=document.token)
    return document


@pytest.fixture
def own(client: Client, document: Document) -> Client:
    client.force_login(document.case.patient.user)
    return client


def _picture(document: Document) -> str:
    return reverse("page_picture", args=[document.pages.get().pk])


def _original(document: Document) -> str:
    return reverse("original", args=[document.pk])


def _assert_guarded(response: HttpResponse) -> None:
    assert {name: response[name] for name in HEADERS} == HEADERS


def _words(response: HttpResponse) -> bytes:
    """The page without what every form carries anew: its token, and the address to come back to."""
    return re.sub(rb'value="[^"]*"', b"", response.content)


def test_a_patient_sees_the_picture_of_his_page(own: Client, document: Document) -> None:
    response = own.get(_picture(document))

    assert (response.status_code, response["Content-Type"], response.content) == (200, "image/jpeg", PICTURE)
    _assert_guarded(response)
    seen = AccessEvent.objects.get()
    assert (seen.by, seen.action, seen.target) == (document.case.patient.user, "view_page", f"page {document.pages.get().pk}")


def test_an_original_is_only_ever_a_download(own: Client, document: Document) -> None:
    Document.objects.update(title='a "quoted"; <b>örnek</b>.pdf')

    response = own.get(_original(document))

    assert b"".join(response.streaming_content) == PDF
    assert (response["Content-Type"], response["Content-Length"]) == ("application/octet-stream", str(len(PDF)))
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    _assert_guarded(response)
    assert AccessEvent.objects.get().action == "download_original"


def test_to_a_stranger_another_s_paper_is_as_unknown_as_one_that_never_was(client: Client, document: Document) -> None:
    stranger = person("stranger")
    case_of(stranger)
    client.force_login(stranger)

    pictures = [client.get(_picture(document)), client.get(reverse("page_picture", args=[uuid4()]))]
    originals = [client.get(_original(document)), client.get(reverse("original", args=[uuid4()]))]

    for forbidden, unknown in (pictures, originals):
        assert (forbidden.status_code, _words(forbidden)) == (unknown.status_code, _words(unknown))
        assert forbidden.status_code == 404
    assert not AccessEvent.objects.exists()


def test_without_a_log_in_nothing_is_served(client: Client, document: Document) -> None:
    assert [client.get(address(document)).status_code for address in (_picture, _original)] == [302, 302]


def test_nothing_is_changed_by_a_post(own: Client, document: Document) -> None:
    assert [own.post(address(document)).status_code for address in (_picture, _original)] == [405, 405]


def test_a_missing_or_changed_file_is_not_found_and_logged_by_its_id(own: Client, document: Document, media: Path, caplog) -> None:
    page = document.pages.get()
    (media / str(document.case_id) / str(page.pk)).write_bytes(b"changed")
    delete_blob(document.case, document.pk)

    assert [own.get(address(document)).status_code for address in (_picture, _original)] == [404, 404]

    assert str(page.pk) in caplog.text
    assert str(document.pk) in caplog.text


def test_a_page_without_a_picture_is_not_found(own: Client, document: Document) -> None:
    Page.objects.update(has_picture=False)

    assert own.get(_picture(document)).status_code == 404
