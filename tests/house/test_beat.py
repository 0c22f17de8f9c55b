"""The clock rings while somebody listens, and stops while nobody does."""

from datetime import timedelta
from pathlib import Path

import pytest
from celery.beat import ScheduleEntry
from django.conf import settings

from config.beat import ENOUGH, Scheduler
from config.celery import app


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scheduler:
    """Beat's scheduler, with doorbells in a folder of its own."""
    folders = {name: str(tmp_path) for name in ("data_folder_in", "data_folder_out", "control_folder")}
    monkeypatch.setitem(app.conf, "broker_url", "filesystem://")
    monkeypatch.setitem(app.conf, "broker_transport", "config.doorbell:Transport")
    monkeypatch.setitem(app.conf, "broker_transport_options", folders)
    return Scheduler(app=app, schedule_filename=str(tmp_path / "beat"), lazy=True)


def ring(clock: Scheduler, name: str, times: int) -> None:
    planned = settings.CELERY_BEAT_SCHEDULE[name]
    entry = ScheduleEntry(name=name, task=planned["task"], schedule=timedelta(seconds=1), app=app)
    with app.connection_for_write() as connection, app.amqp.Producer(connection, auto_declare=False) as producer:
        for _ in range(times):
            clock.apply_entry(entry, producer=producer)


def waiting(folder: Path, queue: str) -> int:
    return len(list(folder.glob(f"*.{queue}.msg")))


def test_while_no_worker_listens_only_a_handful_of_messages_wait(clock: Scheduler, tmp_path: Path) -> None:
    ring(clock, "sweep-documents", 50)
    assert waiting(tmp_path, "papers") == ENOUGH


def test_papers_that_wait_do_not_silence_the_mail(clock: Scheduler, tmp_path: Path) -> None:
    ring(clock, "sweep-documents", 50)
    ring(clock, "sweep-notices", 1)
    assert waiting(tmp_path, "celery") == 1


def test_one_machine_uses_the_doorbell_that_appears_whole() -> None:
    if settings.CELERY_BROKER_URL == "filesystem://":
        assert app.connection_for_write().transport_cls == "config.doorbell:Transport"
