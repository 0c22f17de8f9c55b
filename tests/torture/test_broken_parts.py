"""Whatever breaks beside the worker (its children, the disk, the database, the broker, its limits), papers wait and are read. `make torture`."""

import contextlib
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.hostile_files import doubling_forms, flate_bomb
from tests.journeys.house import House, running_house
from tests.services import private_redis
from tests.torture.ledger import (
    assert_log_names_nobody,
    assert_read_once,
    hand_in,
    kill_all,
    processes_of,
    read_ledger,
    scanned,
    typed,
    wait_until_settled,
)

pytestmark = pytest.mark.torture
PAUSE_SECONDS = 20  # MACHINE_PAUSE of intake/ingest.py


def papers(count: int) -> dict[str, bytes]:
    """Half typed, half scanned."""
    return {f"paper-{number:03}.{'pdf' if number % 2 else 'jpg'}": typed(number) if number % 2 else scanned(number) for number in range(count)}


def log_of(house: House, name: str) -> str:
    return (house.folder / f"{name}.log").read_text(errors="replace")


@pytest.mark.parametrize("part", ["ocr_process", "second_process", "fork_server"])
def test_a_child_of_the_worker_that_is_killed_again_and_again_costs_no_paper(tmp_path: Path, part: str) -> None:
    files = papers(16)
    chance = random.Random(part)
    with running_house(tmp_path) as house:
        worker, killed = house.running["worker"].pid, 0
        hand_in(house, files)
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline and any(row["state"] in ("received", "reading") for row in read_ledger(house)):
            living = processes_of(worker, f"intake.reading.{part}")
            killed += kill_all(living[:1]) if killed < 4 else 0
            time.sleep(chance.uniform(0.2, 1.5))
        ledger = read_ledger(house)
        assert_log_names_nobody(house)

    assert killed >= 1
    assert_read_once(ledger, list(files))
    assert max(int(str(row["attempts"])) for row in ledger) == 1


def test_papers_that_break_their_readers_delay_nobody_and_say_so(tmp_path: Path) -> None:
    good = papers(10)
    bad = {"bomb-1.pdf": flate_bomb(), "bomb-2.pdf": doubling_forms()}
    with running_house(tmp_path) as house:
        hand_in(house, bad | good)  # in the order of their names: the bombs first
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and sum(row["state"] == "read" for row in read_ledger(house)) < len(good):
            time.sleep(0.5)
        first = read_ledger(house)
        ledger = wait_until_settled(house)

    assert sum(row["state"] == "read" for row in first) == len(good)
    assert_read_once([row for row in ledger if row["title"] in good], list(good))
    assert {(row["state"], row["problem"], row["read"]) for row in ledger if row["title"] in bad} == {("unreadable", "too_complex", 1)}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a small disk; a full one is then not tried")
def test_a_full_disk_keeps_papers_waiting_and_not_for_long(tmp_path: Path) -> None:
    disk = tmp_path / "media"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "anteroom-torture", str(disk)], check=True)
    files = papers(6)
    try:
        with running_house(tmp_path, RESERVED_BYTES="0") as house:
            house.stop("worker")
            hand_in(house, files)
            (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
            house.start("worker")
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and "No space left" not in log_of(house, "worker"):
                time.sleep(0.5)
            waiting = read_ledger(house)
            (disk / "ballast").unlink()
            ledger = wait_until_settled(house, 5 * PAUSE_SECONDS)
            assert_log_names_nobody(house)
    finally:
        subprocess.run(["umount", str(disk)], check=True)

    assert not any(row["state"] in ("unreadable", "quarantined") for row in waiting)
    assert_read_once(ledger, list(files))


def test_a_worker_without_descriptors_holds_nothing_against_papers(tmp_path: Path) -> None:
    files = papers(8)
    with running_house(tmp_path) as house:
        (celery,) = [pid for pid in processes_of(house.running["worker"].pid, "celery") if b"python" in Path(f"/proc/{pid}/cmdline").read_bytes()][:1]
        soft, hard = resource.prlimit(celery, resource.RLIMIT_NOFILE)
        resource.prlimit(celery, resource.RLIMIT_NOFILE, (len(list(Path(f"/proc/{celery}/fd").iterdir())) + 2, hard))
        hand_in(house, files)
        time.sleep(10)
        starved = read_ledger(house)
        with contextlib.suppress(ProcessLookupError):  # it may have ended of it, and been started again
            resource.prlimit(celery, resource.RLIMIT_NOFILE, (soft, hard))
        ledger = wait_until_settled(house, 5 * PAUSE_SECONDS)
        assert_log_names_nobody(house)

    assert not any(row["state"] in ("unreadable", "quarantined") for row in starved)
    assert_read_once(ledger, list(files))


def test_a_database_that_is_locked_for_twenty_seconds_is_waited_for(tmp_path: Path) -> None:
    files = papers(12)
    with running_house(tmp_path) as house:
        hand_in(house, files)
        with locked(tmp_path / "data/anteroom.sqlite3"):
            time.sleep(20)
        ledger = wait_until_settled(house)
        assert_log_names_nobody(house)

    assert_read_once(ledger, list(files))
    assert max(int(str(row["attempts"])) for row in ledger) == 1


@contextlib.contextmanager
def locked(database: Path) -> Iterator[None]:
    """Nobody else writes meanwhile."""
    connection = sqlite3.connect(database, timeout=60, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def test_a_redis_that_is_gone_for_a_while_loses_no_paper_and_no_upload(tmp_path: Path) -> None:
    files = papers(10)
    with private_redis() as broker:
        port = int(broker.rpartition(":")[2].partition("/")[0])
        with running_house(tmp_path, broker_url=broker) as house:
            subprocess.run(["redis-cli", "-p", str(port), "shutdown", "nosave"], check=False, capture_output=True)
            hand_in(house, files)  # while there is nobody to ring at
            before = read_ledger(house)
            server = subprocess.Popen(
                ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL, cwd="/"
            )
            try:
                ledger = wait_until_settled(house, 180)
            finally:
                server.terminate()
                server.wait(timeout=10)
            assert_log_names_nobody(house)

    assert len(before) == len(files)
    assert_read_once(ledger, list(files))
