"""A doorbell is rung when there is work, carries nothing, and may fail."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import OperationalError
from django.utils import timezone

from config.celery import app
from intake import tasks
from intake.ingest import claim_next_document
from intake.models import Case, Document
from intake.tasks import drain_documents, ring_doorbell, sweep_documents, sweep_storage
from tests.cast import case_of, person
from tests.intake.papers import PDF, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _settings(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OCR_ENGINE = "silent"


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


@pytest.fixture(autouse=True)
def _quiet() -> None:
    _rings()


def _rings() -> list[object]:
    """What lies in the doorbell; afterwards it is empty. Every message as its arguments."""
    with app.connection_for_read() as broker, broker.SimpleQueue("papers") as bell:
        rings = []
        while True:
            try:
                message = bell.get_nowait()
            except bell.Empty:
                return rings
            message.ack()
            rings.append((message.headers["task"], message.payload[0], message.payload[1]))


RING = ("intake.tasks.drain_documents", [], {})


def test_an_upload_rings_once_and_the_message_says_nothing(case: Case, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload(case)

    assert _rings() == [RING]


def test_a_file_that_is_there_rings_nobody(case: Case, django_capture_on_commit_callbacks) -> None:
    upload(case)

    with django_capture_on_commit_callbacks(execute=True):
        upload(case)

    assert _rings() == []


def test_the_sweeper_reads_what_nobody_rang_for_and_sends_no_message_itself(case: Case) -> None:
    upload(case)

    sweep_documents()

    assert Document.objects.get().is_settled
    assert _rings() == []


def test_the_sweeper_leaves_alone_what_a_worker_has(case: Case) -> None:
    upload(case)
    claim_next_document(at=timezone.now())

    sweep_documents()

    assert Document.objects.get().attempts == 1


@pytest.fixture
def _broken_broker(request: pytest.FixtureRequest) -> Iterator[None]:
    """A broker at an address where there is none."""
    gone = dict.fromkeys(["data_folder_out", "data_folder_in", "control_folder"], "/nowhere")
    before = {name: app.conf[name] for name in ("broker_write_url", "broker_transport_options")}
    app.conf.update(broker_write_url=request.param, broker_transport_options=before["broker_transport_options"] | gone)
    app.amqp._producer_pool = None
    yield
    app.conf.update(before)
    app.amqp._producer_pool = None


@pytest.mark.usefixtures("_broken_broker")
@pytest.mark.parametrize("_broken_broker", ["redis://127.0.0.1:1//", "amqp://127.0.0.1:1//", "filesystem://localhost//"], indirect=True)
def test_a_broker_that_is_down_is_no_error_and_costs_no_time(caplog) -> None:
    began = time.monotonic()

    ring_doorbell()

    assert time.monotonic() - began < 2

    assert "sweeper" in caplog.text


def test_the_door_drains_what_waits(case: Case) -> None:
    upload(case, PDF)

    drain_documents()

    assert Document.objects.get().is_settled


def test_running_out_of_memory_does_not_leave_the_task(monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    def fail(**_: object) -> int:
        raise MemoryError

    monkeypatch.setattr(tasks, "drain", fail)  # to use up this machine's memory would be rude

    drain_documents()

    assert "memory" in caplog.text


@pytest.mark.parametrize("door", [drain_documents, sweep_documents])
def test_a_database_that_is_away_is_told_in_one_line(case: Case, door: Callable[[], None], monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    def fail(**_: object) -> int:
        raise OperationalError("SECRET")

    monkeypatch.setattr(tasks, "drain", fail)  # the database of this test is there
    upload(case)

    door()

    assert "The database cannot be used" in caplog.text
    assert "SECRET" not in caplog.text


def test_the_storage_sweep_is_a_door_too() -> None:
    assert sweep_storage() is None
