"""A document belongs to one worker at a time, whatever happens to the others; and it is never forgotten."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from intake import ingest
from intake.ingest import claim_next_document, is_work_waiting
from intake.models import Case, CaseEvent, Document, DocumentState, Observation, Page
from intake.models.documents import FEW_PAGES, LONGEST_LEASE
from intake.observations import ClaimLost, save_readings, verify_observation
from intake.signals import document_read
from tests.cast import case_of, person, staff
from tests.intake.papers import JPEG, PDF, claimed, reading, record, upload

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


def test_cases_take_turns_so_that_a_photo_does_not_wait_for_somebody_else_s_forty_papers(case: Case) -> None:
    other = case_of(person("other"))
    many = [upload(case, PDF + bytes([number])).document.pk for number in range(4)]
    photo, second_photo = (upload(other, JPEG + bytes([number])).document.pk for number in range(2))

    assert [_claim(NOW).pk for _ in range(6)] == [many[0], photo, many[1], second_photo, many[2], many[3]]


def test_a_seat_for_short_papers_leaves_packets_to_others(case: Case) -> None:
    packet, photo = upload(case, PDF + bytes(FEW_PAGES)).document, upload(case, JPEG + bytes(FEW_PAGES)).document

    claimed = claim_next_document(at=NOW, only_short=True)

    assert (packet.is_short, photo.is_short, claimed) == (False, True, photo)
    assert claim_next_document(at=NOW, only_short=True) is None
    assert _claim(NOW) == packet


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


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_papers_of_one_case_are_saved_and_checked_at_once_without_blocking_each_other_for_good(case: Case) -> None:
    nurse = staff("nurse")
    documents = [claimed(case, PDF + bytes([number])) for number in range(8)]

    def save_and_check(document: Document) -> None:
        try:
            save_readings(document, record(reading()), token=document.token)
            verify_observation(Observation.objects.get(report__document=document), by=nurse)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(save_and_check, documents))

    assert Observation.objects.filter(status="final").count() == 8


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
            ingest._hand_back(ingest._claimed(document), document, pause=ingest.PAUSE)
    except ClaimLost:
        document.refresh_from_db()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lost_its_document_does_not_extend_the_other_s_lease(case: Case) -> None:
    upload(case)
    first = _claim(NOW)
    second = _claim(NOW + LEASE + A_MOMENT)

    assert not ingest._extend_lease(first)
    second.refresh_from_db()
    assert second.lease_until == NOW + LEASE + A_MOMENT + LEASE
