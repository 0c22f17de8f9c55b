"""A process that hangs is found in time; one that only stands in line on a busy machine is left alone."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intake.reading import patience
from intake.reading.patience import Patience, seconds_in_line

SLEEPER = "import time; time.sleep(60)"
LOOP = "while True: pass"
WORKER = "import time, os\nwhile time.process_time() < 1.5: pass\nos.write(1, b'done')"


@contextmanager
def running(code: str, *, core: int | None = None, count: int = 1) -> Iterator[list[subprocess.Popen[bytes]]]:
    started = [subprocess.Popen([sys.executable, "-I", "-S", "-c", code], stdout=subprocess.PIPE) for _ in range(count)]
    try:
        if core is not None:
            for one in started:
                os.sched_setaffinity(one.pid, {core})
        yield started
    finally:
        for one in started:
            one.kill()
            one.communicate()


def test_a_process_that_sleeps_is_found_after_its_seconds() -> None:
    with running(SLEEPER) as (sleeper,):
        assert sleeper.stdout is not None
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            Patience(sleeper.pid, 1.5).wait(sleeper.stdout, select.POLLIN)

    assert 1.4 < time.monotonic() - began < 10


def test_a_process_that_works_for_its_neighbours_sake_longer_is_waited_for() -> None:
    core = min(os.sched_getaffinity(0))
    with running(LOOP, core=core, count=4), running(WORKER, core=core) as (worker,):
        assert worker.stdout is not None
        began = time.monotonic()
        own = Patience(worker.pid, 4.0)
        own.wait(worker.stdout, select.POLLIN)
        took = time.monotonic() - began

    knows_lines = Path("/proc/self/schedstat").exists()
    assert not knows_lines or own.spent() < 4.0 < took, "one and a half seconds of work among five take more than four"


def test_a_process_that_only_works_is_found_too() -> None:
    with running(LOOP) as (worker,):
        assert worker.stdout is not None
        with pytest.raises(TimeoutError):
            Patience(worker.pid, 1.5).wait(worker.stdout, select.POLLIN)


def test_a_process_that_is_stopped_from_outside_uses_up_no_time() -> None:
    with running(SLEEPER) as (sleeper,):
        own = Patience(sleeper.pid, 40)
        sleeper.send_signal(signal.SIGSTOP)
        os.waitpid(sleeper.pid, os.WUNTRACED)
        before = own.spent()
        select.select([], [], [], 1.5)

        assert own.spent() == before


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(patience.time, "monotonic", lambda: now[0])
    return now


def test_a_pause_of_the_whole_machine_counts_for_no_more_than_two_looks(clock: list[float]) -> None:
    own = Patience(os.getpid(), 40)
    clock[0] += 300

    assert own.spent() <= 2


def test_whoever_dribbles_is_not_waited_for_longer(clock: list[float]) -> None:
    ready, full = os.pipe()
    os.write(full, b"x")
    with os.fdopen(ready, "rb") as stream, os.fdopen(full, "wb"):
        own = Patience(999_999_999, 10)
        for _ in range(5):
            clock[0] += 1.9
            own.wait(stream, select.POLLIN)
        clock[0] += 1.9
        with pytest.raises(TimeoutError):
            own.wait(stream, select.POLLIN)


def test_standing_in_line_for_ever_ends_at_the_belt(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "seconds_in_line", lambda pid: {pid: clock[0]})
    ready, full = os.pipe()
    os.write(full, b"x")
    with os.fdopen(ready, "rb") as stream, os.fdopen(full, "wb"):
        own = Patience(1, 10)
        clock[0] += 99
        own.wait(stream, select.POLLIN)
        clock[0] += 2
        with pytest.raises(TimeoutError):
            own.wait(stream, select.POLLIN)


def test_the_line_of_a_started_program_counts_with_its_process() -> None:
    starter = "import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', '-c', 'print(1, flush=True); import time; time.sleep(60)'])"
    with running(starter) as (process,):
        assert process.stdout is not None
        process.stdout.read(1)
        family = seconds_in_line(process.pid)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        started = [int(child) for child in children.read_text().split()] if children.exists() else []

        assert set(family) <= {process.pid, *started}
        assert not Path("/proc/self/schedstat").exists() or set(family) == {process.pid, *started}
        for child in started:
            os.kill(child, 9)


def test_of_a_process_that_is_gone_nothing_is_known() -> None:
    assert seconds_in_line(999_999_999) == {}
