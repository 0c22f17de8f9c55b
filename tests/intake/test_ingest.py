"""A document is read by one worker, whatever happens to the others; and it is never forgotten."""

import io
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from intake import ingest
from intake.casefile import withdraw_consent
from intake.consents import required_purposes
from intake.extraction.readings import RecordReading
from intake.ingest import claim_next_document, drain, ingest_document, is_work_waiting
from intake.models import Case, CaseEvent, Document, DocumentState, Observation, Page, Stage
from intake.models.documents import LONGEST_LEASE
from intake.observations import ClaimLost, save_readings
from intake.reading.ocr import EngineFailed
from intake.signals import document_read
from intake.storage import delete_blob, read_picture
from tests.cast import case_of, person
from tests.intake.papers import PDF, claimed, reading, record, upload

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone.get_default_timezone())
LEASE = timedelta(seconds=90)
A_MOMENT = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OCR_ENGINE = "silent"
    settings.LEASE_SECONDS, settings.MAX_ATTEMPTS = int(LEASE.total_seconds()), 3


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


def _claim(at: datetime) -> Document:
    document = claim_next_document(at=at)
    assert document is not None
    return document


def test_a_claim_is_counted_leased_and_marked_before_anything_is_read(case: Case) -> None:
    upload(case)

    document = _claim(NOW)

    assert (document.state, document.attempts, document.lease_until, document.token is not None) == ("reading", 1, NOW + LEASE, True)


def test_a_leased_document_is_nobody_else_s(case: Case) -> None:
    upload(case)
    _claim(NOW)

    assert claim_next_document(at=NOW + LEASE - A_MOMENT) is None


def test_the_document_of_a_silent_worker_is_given_to_another_and_the_first_is_locked_out(case: Case) -> None:
    upload(case)
    first = _claim(NOW)

    second = _claim(NOW + LEASE + A_MOMENT)

    assert (second.pk, second.attempts, second.token == first.token) == (first.pk, 2, False)
    with pytest.raises(ClaimLost):
        save_readings(first, record(reading()), token=first.token)
    save_readings(second, record(reading()), token=second.token)
    assert Observation.objects.count() == 1


def test_a_clock_that_was_set_back_does_not_keep_a_document_for_hours(case: Case) -> None:
    upload(case)
    _claim(NOW + LONGEST_LEASE + LEASE)

    assert _claim(NOW).attempts == 2


def test_documents_are_read_in_the_order_of_arrival_and_troublemakers_last(case: Case) -> None:
    first, second, third = (upload(case, PDF + bytes([number])).document for number in range(3))
    Document.objects.filter(pk=first.pk).update(attempts=1)

    assert [_claim(NOW).pk for _ in range(3)] == [second.pk, third.pk, first.pk]


def test_a_document_that_broke_its_workers_is_put_aside_by_the_next_claim(case: Case) -> None:
    document = upload(case).document
    at = NOW
    for _ in range(3):
        assert _claim(at).pk == document.pk
        at += LEASE + A_MOMENT

    assert claim_next_document(at=at) is None

    document.refresh_from_db()
    assert (document.state, document.problem, document.token, document.lease_until) == ("quarantined", "quarantined", None, None)
    assert CaseEvent.objects.get(verb="read_document").detail["state"] == "quarantined"
    assert not is_work_waiting()


def test_a_listener_that_fails_does_not_keep_others_from_being_read(case: Case) -> None:
    poison = upload(case).document
    Document.objects.filter(pk=poison.pk).update(attempts=3)
    good = upload(case, PDF + b"good").document

    def fail(**_: object) -> None:
        raise RuntimeError

    document_read.connect(fail)
    try:
        assert _claim(NOW).pk == good.pk
    finally:
        document_read.disconnect(fail)

    poison.refresh_from_db()
    assert poison.state == DocumentState.QUARANTINED


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_each_document_has_one(case: Case) -> None:
    documents = {upload(case, PDF + bytes([number])).document.pk for number in range(12)}

    def work(_: int) -> list[Any]:
        mine = []
        try:
            while (document := claim_next_document(at=timezone.now())) is not None:
                mine.append(document.pk)
        finally:
            connection.close()
        return mine

    with ThreadPoolExecutor(4) as threads:
        taken = [pk for mine in threads.map(work, range(4)) for pk in mine]

    assert sorted(taken) == sorted(documents)
    assert set(Document.objects.values_list("attempts", flat=True)) == {1}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_workers_that_save_at_once_only_the_claim_in_force_counts(case: Case) -> None:
    upload(case)
    stale = _claim(NOW)
    fresh = _claim(NOW + LEASE + A_MOMENT)

    def save(document: Document) -> bool:
        try:
            save_readings(document, record(reading()), token=document.token)
        except ClaimLost:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(save, [stale, fresh])) == [False, True]

    assert (Observation.objects.count(), Page.objects.count()) == (1, 1)


@pytest.mark.parametrize("seed", range(4))
def test_at_any_moment_every_document_is_settled_leased_or_eligible(case: Case, seed: int) -> None:
    chance, now, held = random.Random(seed), NOW, []

    for number in range(60):
        step = chance.choice(["upload", "claim", "claim", "save", "refuse", "hand back", "clock"])
        if step == "upload" and Document.objects.count() < 12:
            upload(case, PDF + str(number).encode())
        elif step == "claim":
            held += filter(None, [claim_next_document(at=now)])
        elif step == "clock":
            now += timedelta(seconds=chance.choice([-7200, -5, 5, 60, 100, 3600]))
        elif held:
            _finish(held.pop(chance.randrange(len(held))), step)
        assert _forgotten(now) == []

    for _ in range(40):
        now += LEASE + A_MOMENT
        claim_next_document(at=now)
    assert all(document.is_settled for document in Document.objects.all())


def _forgotten(now: datetime) -> list[Document]:
    """Documents that are neither settled nor leased nor eligible."""
    waiting = [document for document in Document.objects.all() if not document.is_settled]
    leased = [document.pk for document in waiting if document.lease_until and now <= document.lease_until <= now + LONGEST_LEASE]
    eligible = Document.objects.eligible(now).values_list("pk", flat=True)
    return [document for document in waiting if document.pk not in {*leased, *eligible}]


def _finish(document: Document, step: str) -> None:
    try:
        if step == "save":
            save_readings(document, record(reading()), token=document.token)
        elif step == "refuse":
            ingest._give_up(document, "damaged")
        elif step == "hand back":
            ingest._hand_back(document)
    except ClaimLost:
        document.refresh_from_db()


def test_a_real_paper_is_read_by_the_real_reader(case: Case) -> None:
    upload(case, _printed("FSH    24.1   mIU/mL    1.5 - 12.4"))

    assert drain(for_seconds=30) == 1

    document = Document.objects.get()
    assert (document.state, document.problem, document.attempts) == ("read", "", 1)
    page = document.pages.get()
    assert (page.source, page.has_picture) == ("text", True)
    assert read_picture(page).startswith(b"RIFF")


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


def test_a_document_without_its_original_is_put_aside_and_the_others_are_read(case: Case) -> None:
    lost = upload(case).document
    delete_blob(case, lost.pk)
    upload(case, _printed())

    assert drain(for_seconds=30) == 4

    assert dict(Document.objects.values_list("state", "attempts")) == {"quarantined": 3, "read": 1}


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


def test_a_broken_ocr_engine_is_not_held_against_the_document(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> RecordReading:
        raise EngineFailed

    monkeypatch.setattr(ingest, "read_file", fail)  # the engine of this machine works
    upload(case)

    drain(for_seconds=30)

    document = Document.objects.get()
    assert (document.attempts, document.state) == (0, "reading")
    assert not is_work_waiting(), "until the lease has run out"


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


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lost_its_document_does_not_extend_the_other_s_lease(case: Case) -> None:
    upload(case)
    first = _claim(NOW)
    second = _claim(NOW + LEASE + A_MOMENT)

    assert not ingest._extend_lease(first)
    second.refresh_from_db()
    assert second.lease_until == NOW + LEASE + A_MOMENT + LEASE


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
