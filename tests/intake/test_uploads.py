"""What arrives is kept once and whole, or refused with a sentence and without a trace."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from intake.casefile import withdraw_consent
from intake.cleaning import LONGEST_TITLE, UNNAMED, clean_title
from intake.consents import required_purposes
from intake.models import Case, CaseEvent, Document, DocumentState, Stage
from intake.storage import MARK, open_blob
from intake.uploads import (
    ConsentMissing,
    CutOff,
    NoSpace,
    ReceivedUpload,
    RetryRefused,
    TooManyFiles,
    UploadCaseClosed,
    UploadEmpty,
    UploadRefused,
    UploadTooLarge,
    UploadTypeNotRead,
    receive_upload,
    retry_document,
)
from tests.cast import case_of, person
from tests.intake.papers import JPEG, PDF, PNG, BrokenUpload, blobs, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


def _assert_no_trace(case: Case) -> None:
    assert not Document.objects.filter(case=case).exists()
    assert not CaseEvent.objects.filter(case=case, verb="upload_document").exists()
    assert blobs() == []


def test_a_new_file_becomes_a_waiting_document_with_its_original_and_its_event(case: Case) -> None:
    received = upload(case, PDF, "blood test.pdf")

    document = Document.objects.get()
    assert received == ReceivedUpload(document, is_new=True)
    assert (document.state, document.title, document.size, document.content_type) == ("received", "blood test.pdf", len(PDF), "application/pdf")
    assert b"".join(open_blob(case, document.pk)) == PDF
    event = CaseEvent.objects.get(verb="upload_document")
    assert (event.by, event.detail) == (case.patient.user, {"document": str(document.pk)})


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PDF, "a.pdf", "application/pdf"),
        (b"rubbish from a mail program\r\n" + PDF, "a.pdf", "application/pdf"),
        (b"x" * 1024 + PDF, "a.pdf", "application/pdf"),
        (JPEG, "scan.png", "image/jpeg"),
        (PNG, "no extension", "image/png"),
    ],
)
def test_the_content_decides_what_a_file_is(case: Case, data: bytes, name: str, kind: str) -> None:
    assert upload(case, data, name).document.content_type == kind


def test_the_same_file_twice_is_one_document(case: Case) -> None:
    first = upload(case, PDF, "a.pdf")
    second = upload(case, PDF, "another name.pdf")

    assert second == ReceivedUpload(first.document, is_new=False)
    assert blobs() == [str(first.document.pk)]
    assert CaseEvent.objects.filter(verb="upload_document").count() == 1


def test_the_same_file_in_another_case_gives_no_hint(case: Case) -> None:
    first = upload(case).document
    second = upload(case_of(person("other")))

    assert second.is_new
    assert second.document.digest != first.digest


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_at_once_from_many_sides_is_one_document(case: Case) -> None:
    data = PDF + os.urandom(300_000)

    def send(_: int) -> ReceivedUpload:
        try:
            return upload(case, data)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        received = list(threads.map(send, range(6)))

    assert {each.document.pk for each in received} == {Document.objects.get().pk}
    assert [each.is_new for each in received].count(True) == 1
    assert blobs() == [str(Document.objects.get().pk)]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_many_files_at_once_do_not_pass_the_limit(case: Case, settings) -> None:
    settings.MAX_FILES_PER_CASE = 3

    def send(number: int) -> bool:
        try:
            return upload(case, PDF + bytes([number])).is_new
        except TooManyFiles:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        taken = list(threads.map(send, range(6)))

    assert taken.count(True) == Document.objects.count() == len(blobs()) == 3


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", UploadEmpty),
        (b"%", UploadTypeNotRead),
        (b"<html>%PDF is only mentioned</html>", UploadTypeNotRead),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UploadTypeNotRead),
        (b"PK\x03\x04 a zip named .pdf", UploadTypeNotRead),
        (b"GIF89a", UploadTypeNotRead),
        (b"x" * 1100 + PDF, UploadTypeNotRead),
        (PDF + b"x" * 5000, UploadTooLarge),
    ],
)
def test_what_we_cannot_take_is_refused_without_a_trace(case: Case, settings, data: bytes, refusal: type[UploadRefused]) -> None:
    settings.MAX_FILE_BYTES = 5000

    with pytest.raises(refusal):
        upload(case, data)

    _assert_no_trace(case)


def test_a_file_that_did_not_arrive_whole_is_refused_without_a_trace(case: Case) -> None:
    with pytest.raises(CutOff):
        receive_upload(case=case, file=BrokenUpload(PDF, size=len(PDF) + 1), by=case.patient.user)

    _assert_no_trace(case)


def test_a_disk_that_fills_up_on_the_way_is_said_and_leaves_no_trace(case: Case) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoSpace):
        receive_upload(case=case, file=BrokenUpload(PDF, size=len(PDF), error=full), by=case.patient.user)

    _assert_no_trace(case)


def test_another_fault_of_the_disk_is_not_taken_for_a_refusal_and_leaves_no_trace(case: Case) -> None:
    with pytest.raises(OSError, match="broken"):
        receive_upload(case=case, file=BrokenUpload(PDF, size=len(PDF), error=OSError(errno.EIO, "broken")), by=case.patient.user)

    _assert_no_trace(case)


def test_a_nearly_full_disk_takes_nothing_more(case: Case, settings) -> None:
    settings.RESERVED_BYTES = 1 << 60

    with pytest.raises(NoSpace):
        upload(case)

    _assert_no_trace(case)


@pytest.mark.parametrize("stage", [Stage.OPINION_SENT, Stage.CLOSED, Stage.WITHDRAWN])
def test_a_closed_case_takes_no_papers(case: Case, stage: str) -> None:
    Case.objects.filter(pk=case.pk).update(stage=stage)
    case.refresh_from_db()

    with pytest.raises(UploadCaseClosed):
        upload(case)

    _assert_no_trace(case)


def test_a_case_that_was_closed_meanwhile_takes_no_papers(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage=Stage.CLOSED)  # after the page, and with it `case`, was loaded

    with pytest.raises(UploadCaseClosed):
        upload(case)

    _assert_no_trace(case)


def test_without_consent_no_paper_is_taken(case: Case) -> None:
    withdraw_consent(case, by=case.patient.user, purpose=required_purposes()[0])

    with pytest.raises(ConsentMissing):
        upload(case)

    _assert_no_trace(case)


def test_every_refusal_has_its_own_code_and_a_next_step() -> None:
    refusals = UploadRefused.__subclasses__()

    assert len({refusal.code for refusal in refusals}) == len(refusals) > 8
    assert [refusal for refusal in refusals if not refusal.message.endswith(".") or len(refusal.message) < 40] == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("blood test.pdf", "blood test.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\evil.pdf", "evil.pdf"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("exe\u202efdp.pdf", "exefdp.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("{{7*7}}.pdf", "{{7*7}}.pdf"),
        ("Örnek tahlil sonucu.pdf", "Örnek tahlil sonucu.pdf"),
        ("анализ 精液.pdf", "анализ 精液.pdf"),
        ("half \ud800.pdf", "half .pdf"),
        ("  many   spaces.pdf ", "many spaces.pdf"),
        ("", UNNAMED),
        (None, UNNAMED),
        (".", UNNAMED),
        ("..", UNNAMED),
        ("\u202e\x00", UNNAMED),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(name: str | None, title: str) -> None:
    assert clean_title(name) == title


def test_a_very_long_name_keeps_its_extension() -> None:
    title = clean_title("x" * 5000 + ".pdf")

    assert len(title) == LONGEST_TITLE
    assert title.endswith("….pdf")


def test_the_name_has_no_part_in_where_a_file_lies(case: Case, media: Path) -> None:
    file = SimpleUploadedFile("a.pdf", PDF)
    file._name = "../../../escape\x00.pdf"  # behind the back of Django's own cleaning

    document = receive_upload(case=case, file=file, by=case.patient.user).document

    assert document.title == "escape.pdf"
    assert [path for path in media.rglob("*") if path.is_file() and path.name != MARK] == [media / str(case.pk) / str(document.pk)]


@pytest.mark.parametrize("state", [DocumentState.UNREADABLE, DocumentState.QUARANTINED])
def test_a_paper_that_could_not_be_read_can_be_read_again(case: Case, state: str) -> None:
    document = upload(case).document
    Document.objects.filter(pk=document.pk).update(state=state, problem="damaged", attempts=3)

    retry_document(document, by=case.patient.user)

    assert (document.state, document.problem, document.attempts) == ("received", "", 0)
    assert CaseEvent.objects.filter(verb="retry_document").count() == 1


@pytest.mark.parametrize("state", [DocumentState.RECEIVED, DocumentState.READ])
def test_a_paper_that_waits_or_was_read_is_not_read_again(case: Case, state: str) -> None:
    document = upload(case).document
    Document.objects.filter(pk=document.pk).update(state=state)

    with pytest.raises(RetryRefused):
        retry_document(document, by=case.patient.user)


def test_after_the_case_is_closed_nothing_is_read_again(case: Case) -> None:
    document = upload(case).document
    Document.objects.filter(pk=document.pk).update(state=DocumentState.UNREADABLE, problem="damaged")
    Case.objects.filter(pk=case.pk).update(stage=Stage.OPINION_SENT)

    with pytest.raises(UploadCaseClosed):
        retry_document(document, by=case.patient.user)


def test_sending_a_quarantined_file_again_has_it_read_again(case: Case) -> None:
    document = upload(case).document
    Document.objects.filter(pk=document.pk).update(state=DocumentState.QUARANTINED, problem="quarantined", attempts=3)

    again = upload(case)

    assert (again.is_new, again.document.pk, again.document.state) == (False, document.pk, "received")
