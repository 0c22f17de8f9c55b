"""A claimed document is read and saved, or it is written down why not."""

import errno
import io
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import BoundedSemaphore

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from intake import ingest
from intake.casefile import withdraw_consent
from intake.consents import required_purposes
from intake.extraction.readings import RecordReading
from intake.ingest import drain, ingest_document, is_work_waiting
from intake.models import Case, CaseEvent, Document, DocumentState, Page, Patient, Stage
from intake.models.documents import FEW_PAGES, DocumentQuerySet
from intake.reading.fork_server import NoChild
from intake.reading.ocr import EngineFailed
from intake.signals import document_read
from intake.storage import delete_blob, read_picture
from intake.uploads import NoSpace
from tests.cast import case_of, person
from tests.intake.papers import JPEG, PDF, blobs, claimed, reading, record, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OCR_ENGINE = "silent"
    settings.LEASE_SECONDS, settings.MAX_ATTEMPTS = 90, 3


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


def _printed(*lines: str) -> bytes:
    """A PDF of one page with a text layer."""
    paper = io.BytesIO()
    canvas = Canvas(paper)
    for number, line in enumerate(("SAMPLE LABORATORY - not a real paper", "Hormone report", *lines)):
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.save()
    return paper.getvalue()


def test_a_real_paper_is_read_by_the_real_reader(case: Case) -> None:
    upload(case, _printed("FSH    24.1   mIU/mL    1.5 - 12.4"))

    assert drain(for_seconds=30) == 1

    document = Document.objects.get()
    assert (document.state, document.problem, document.attempts) == ("read", "", 1)
    page = document.pages.get()
    assert (page.source, page.has_picture) == ("text", True)
    assert read_picture(page).startswith(b"\xff\xd8\xff")


def test_a_paper_is_expected_in_the_language_of_the_last_one_or_else_in_that_of_the_portal(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, read_file = [], ingest.read_file
    monkeypatch.setattr(ingest, "read_file", lambda *args, **options: expected.append(options["languages"]) or read_file(*args, **options))
    Patient.objects.update(language="ru")
    for lines in (("Esito, data del referto e valori di riferimento del paziente", "Prelievo e metodo"), ("FSH    24.1   mIU/mL",)):
        upload(case, _printed(*lines))
        drain(for_seconds=30)

    assert expected == [("ru",), ("it",)]


def test_a_paper_that_cannot_be_read_says_why_and_is_announced(case: Case) -> None:
    told: list[str] = []

    def listen(*, document: Document, **_: object) -> None:
        told.append(document.state)

    upload(case, PDF)
    document_read.connect(listen)
    try:
        drain(for_seconds=30)
    finally:
        document_read.disconnect(listen)

    document = Document.objects.get()
    assert (document.state, document.problem, document.token, told) == ("unreadable", "damaged", None, ["unreadable"])
    assert CaseEvent.objects.get(verb="read_document").detail == {"document": str(document.pk), "state": "unreadable", "problem": "damaged"}


def damage(document: Document) -> None:
    blob = Path(settings.MEDIA_ROOT) / str(document.case_id) / str(document.pk)
    sealed = blob.read_bytes()
    blob.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))  # never what stood there: one sealed file in 256 ends in any byte we might choose


def lose(document: Document) -> None:
    delete_blob(document.case, document.pk)


@pytest.mark.parametrize("spoil", [damage, lose])
def test_an_original_that_cannot_be_opened_is_said_and_the_others_are_read(case: Case, spoil: Callable[[Document], None]) -> None:
    spoil(upload(case).document)
    upload(case, _printed())

    assert drain(for_seconds=30) == 2

    assert dict(Document.objects.values_list("state", "problem")) == {"unreadable": "original_lost", "read": ""}


@pytest.mark.parametrize("spoil", [damage, lose])
def test_the_same_file_sent_again_takes_the_place_of_a_lost_one(case: Case, spoil: Callable[[Document], None]) -> None:
    file = _printed()
    spoil(upload(case, file).document)
    drain(for_seconds=30)

    assert not upload(case, file).is_new
    drain(for_seconds=30)

    document = Document.objects.get()
    assert (document.state, document.problem) == ("read", "")
    assert len(blobs()) == 2, "the original and its page's picture"


def test_a_storage_key_that_is_not_here_is_not_held_against_the_document(case: Case, settings) -> None:
    upload(case, _printed())
    keys = settings.STORAGE_KEYS
    settings.STORAGE_KEYS = ["another key, set by mistake, of at least 32 letters"]

    drain(for_seconds=30)

    assert Document.objects.values("state", "attempts").get() == {"state": "received", "attempts": 0}
    settings.STORAGE_KEYS = keys
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    drain(for_seconds=30)
    assert Document.objects.get().state == "read"


def test_a_row_that_cannot_be_decrypted_keeps_no_other_paper_waiting(case: Case) -> None:
    broken = upload(case_of(person("broken")), _printed()).document
    Patient.objects.filter(pk=broken.case.patient_id).update(full_name="Invented Name")
    with connection.cursor() as cursor:  # what a bad sector does to the last bytes
        cursor.execute("UPDATE intake_document SET title = substr(title, 1, length(title) - 4) || '0000'")
        cursor.execute("UPDATE intake_patient SET full_name = substr(full_name, 1, length(full_name) - 4) || '0000' WHERE full_name <> ''")
    good = upload(case, _printed()).document

    for _ in range(settings.MAX_ATTEMPTS + 1):
        drain(for_seconds=30)
        Document.objects.filter(state="received").update(lease_until=timezone.now() - timedelta(seconds=1))

    good.refresh_from_db()
    assert good.state == "read"
    assert set(Document.objects.values_list("state", flat=True)) == {"read", "quarantined"}


def test_a_mistake_of_ours_is_logged_without_what_the_paper_says(case: Case, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    said = "SECRET: FSH 24.1"

    def fail(*_: object, **__: object) -> RecordReading:
        raise ValueError(said)

    monkeypatch.setattr(ingest, "read_file", fail)  # a mistake of ours cannot be had from a file
    document = upload(case, name="SECRET name.pdf").document

    drain(for_seconds=30)

    assert "ValueError" in caplog.text
    assert str(document.pk) in caplog.text
    assert "SECRET" not in caplog.text


def test_after_a_failure_a_paper_rests_longer_each_time(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> RecordReading:
        raise MemoryError

    monkeypatch.setattr(ingest, "read_file", fail)  # a machine that is short of memory for a moment cannot be had in a test
    upload(case)
    rests = []
    for _ in range(2):
        assert drain(for_seconds=30) == 1, "once, and then it rests"
        assert not is_work_waiting()
        document = Document.objects.get()
        rests.append(round((document.lease_until - timezone.now()).total_seconds()))
        Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    assert is_work_waiting()
    assert rests == [4, 8]
    assert (document.state, document.attempts) == ("received", 2)


def test_a_store_that_is_not_mounted_loses_no_paper(case: Case, settings, tmp_path: Path, caplog) -> None:
    upload(case, _printed())
    mounted, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path / "an empty folder"

    drain(for_seconds=30)

    assert Document.objects.values("state", "problem", "attempts").get() == {"state": "received", "problem": "", "attempts": 0}
    assert "The store of the originals is not there" in caplog.text
    settings.MEDIA_ROOT = mounted
    Document.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    drain(for_seconds=30)
    assert Document.objects.get().state == "read"


def test_nothing_is_put_into_the_folder_of_a_store_that_is_not_mounted(case: Case, settings, tmp_path: Path) -> None:
    upload(case, _printed())
    settings.MEDIA_ROOT = tmp_path / "an empty folder"

    with pytest.raises(NoSpace):
        upload(case, _printed("FSH 3"))

    assert blobs() == []
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "fault",
    [EngineFailed(), NoChild(), OSError(errno.ENOSPC, "SECRET"), OSError(errno.EMFILE, "SECRET"), OperationalError("SECRET")],
    ids=["engine", "no process", "disk", "files", "database"],
)
def test_a_fault_of_the_machine_is_not_held_against_the_document(case: Case, monkeypatch: pytest.MonkeyPatch, caplog, fault: Exception) -> None:
    def fail(*_: object, **__: object) -> RecordReading:
        raise fault

    monkeypatch.setattr(ingest, "read_file", fail)  # this machine is well
    upload(case)

    assert drain(for_seconds=30) == 1, "once, and then it rests"

    document = Document.objects.get()
    assert (document.attempts, document.state, document.token) == (0, "received", None)
    assert timedelta(0) < document.lease_until - timezone.now() <= ingest.MACHINE_PAUSE
    assert str(document.pk) in caplog.text
    assert "SECRET" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_for_a_moment_is_asked_again_to_take_a_document_back(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    document = claimed(case)
    update, asked = DocumentQuerySet.update, []

    def fail_once(rows: DocumentQuerySet, **columns: object) -> int:
        asked.append(columns)
        if len(asked) == 1:
            raise OperationalError("the server was restarted")
        return update(rows, **columns)

    monkeypatch.setattr(DocumentQuerySet, "update", fail_once)

    ingest._hand_back(ingest._claimed(document), document, pause=ingest.PAUSE)

    document.refresh_from_db()
    assert (len(asked), document.state, document.token) == (2, "received", None)


def test_a_packet_waits_while_the_packets_seats_are_taken_and_a_photo_does_not(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_packets", BoundedSemaphore(1))
    packet = upload(case, PDF + bytes(FEW_PAGES)).document
    photo = upload(case, JPEG).document

    with ingest._seat(ingest._packets):
        assert drain(for_seconds=30) == 1
        photo.refresh_from_db()
        packet.refresh_from_db()
        assert (photo.is_settled, packet.state) == (True, "received")
    assert drain(for_seconds=30) == 1


def test_with_every_seat_taken_a_thread_goes_back_to_other_work(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_papers", BoundedSemaphore(1))
    upload(case)

    with ingest._seat(ingest._papers):
        assert drain(for_seconds=30) == 0
    assert drain(for_seconds=30) == 1


@pytest.mark.parametrize("reason", ["consent", "stage"])
def test_after_a_withdrawal_nothing_is_read(case: Case, reason: str) -> None:
    upload(case, _printed())
    if reason == "consent":
        withdraw_consent(case, by=case.patient.user, purpose=required_purposes()[0])
    else:
        Case.objects.update(stage=Stage.WITHDRAWN)

    drain(for_seconds=30)

    document = Document.objects.get()
    assert (document.state, document.problem, document.pages.count()) == ("unreadable", "withdrawn", 0)


def test_after_a_withdrawal_nothing_is_kept_of_what_was_just_being_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_while_he_withdraws(*_: object, **__: object) -> RecordReading:
        withdraw_consent(case, by=case.patient.user, purpose=required_purposes()[0])
        return record(reading())

    monkeypatch.setattr(ingest, "read_file", read_while_he_withdraws)  # the moment between reading and saving
    upload(case)

    drain(for_seconds=30)

    assert (Document.objects.get().problem, Page.objects.count()) == ("withdrawn", 0)


@pytest.mark.django_db(transaction=True)
def test_the_lease_is_extended_while_a_document_is_being_read(case: Case, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LEASE_SECONDS = 1
    document = claimed(case)
    leases = set()

    def read_slowly(*_: object, **__: object) -> RecordReading:
        until = time.monotonic() + 10
        while time.monotonic() < until and len(leases) < 4:
            leases.add(Document.objects.get().lease_until)
            time.sleep(0.05)
        return record(reading())

    monkeypatch.setattr(ingest, "read_file", read_slowly)  # no real file takes longer than a lease for certain
    ingest_document(document)

    assert len(leases) == 4
    assert Document.objects.get().state == DocumentState.READ


def test_a_drain_ends_when_its_time_is_over(case: Case) -> None:
    upload(case)

    assert drain(for_seconds=0) == 0
    assert is_work_waiting()


def test_where_the_sandbox_is_required_and_not_had_nothing_is_read(case: Case, settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.READER_REQUIRE_SANDBOX = True
    monkeypatch.setattr(ingest, "confinement_level", lambda: "partial")  # this machine may well have it
    upload(case)

    with pytest.raises(ImproperlyConfigured):
        drain(for_seconds=5)

    assert Document.objects.get().state == DocumentState.RECEIVED
