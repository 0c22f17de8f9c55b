"""The local outbox: for leads only, and only where mails stay on this machine."""

from pathlib import Path

import pytest
from django.core.mail import get_connection, send_mail
from django.test import Client
from django.urls import reverse

from tests.cast import staff
from tests.pages import logged_in
from triage.admin.outbox import FILE_BACKEND, MAILS_ON_A_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = FILE_BACKEND
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


@pytest.fixture
def lead(client: Client) -> Client:
    return logged_in(staff("lead"), client)


def write(subject: str, body: str = "Invented words.") -> None:
    send_mail(subject, body, "clinic@example.org", ["patient@example.org"], connection=get_connection(FILE_BACKEND))


def test_a_mail_is_shown_with_its_words(folder: Path, lead: Client) -> None:
    write("Giriş kodu ışığı", "Kodunuz: 123456\nİyi günler")

    html = lead.get(reverse("admin:outbox")).content.decode()

    assert "Giriş kodu ışığı" in html
    assert "Kodunuz: 123456" in html
    assert "patient@example.org" in html


def test_an_address_in_a_mail_can_be_followed(folder: Path, lead: Client) -> None:
    write("Link", "Open http://127.0.0.1:8000/case/ please")

    assert '<a href="http://127.0.0.1:8000/case/"' in lead.get(reverse("admin:outbox")).content.decode()


def test_marks_in_a_mail_are_shown_as_text(folder: Path, lead: Client) -> None:
    write("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")

    html = lead.get(reverse("admin:outbox")).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_several_mails_of_one_connection_are_several_mails(folder: Path, lead: Client) -> None:
    connection = get_connection(FILE_BACKEND)
    for number in (1, 2):
        send_mail(f"Mail number {number}", "Words", "clinic@example.org", ["patient@example.org"], connection=connection)

    html = lead.get(reverse("admin:outbox")).content.decode()

    assert "Mail number 1" in html
    assert "Mail number 2" in html


def test_a_full_outbox_is_paged(folder: Path, lead: Client) -> None:
    for number in range(MAILS_ON_A_PAGE + 1):
        write(f"Mail number {number}.")

    first, second = (lead.get(reverse("admin:outbox"), {"page": page}).content.decode() for page in (1, 2))

    assert first.count('class="card mail"') == MAILS_ON_A_PAGE
    assert second.count('class="card mail"') == 1


def test_an_empty_outbox_says_so(folder: Path, lead: Client) -> None:
    assert "No mail has been written yet." in lead.get(reverse("admin:outbox")).content.decode()


def test_a_broken_file_does_not_close_the_outbox(folder: Path, lead: Client) -> None:
    write("A whole mail")
    (folder / "broken.log").write_bytes(b"\xff\xfe\x00nothing like a mail")

    answer = lead.get(reverse("admin:outbox"))

    assert answer.status_code == 200
    assert "A whole mail" in answer.content.decode()


def test_a_nurse_is_refused(folder: Path, client: Client) -> None:
    logged_in(staff("nurse"), client)

    assert client.get(reverse("admin:outbox")).status_code == 403
    assert reverse("admin:outbox") not in client.get("/admin/").content.decode()


def test_with_a_mail_server_there_is_no_outbox(settings, lead: Client) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

    assert lead.get(reverse("admin:outbox")).status_code == 404
    assert reverse("admin:outbox") not in lead.get("/admin/").content.decode()
