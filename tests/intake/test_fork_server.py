"""Readers are forked from a prepared process: each fresh, none left behind, and a server that died is replaced."""

import os
import select
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO

import pytest

from intake.reading.fork_server import Fork, ForkServer
from intake.reading.frames import Frame
from intake.reading.limits import LIMITS
from intake.reading.processes import ChildFailed
from intake.reading.sheets import bounds_of
from tests.intake import hostile_files

PAPER = hostile_files.typed_pdf("SAMPLE invented record\nFSH 18.4 mIU/mL 1.5 - 12.4")


@pytest.fixture
def server() -> Iterator[ForkServer]:
    server = ForkServer("intake.reading.reader")
    yield server
    server.close()


@pytest.fixture
def paper() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as file:
        file.write(PAPER)
        file.seek(0)
        yield file


def ask(server: ForkServer, paper: IO[bytes]) -> Fork:
    return server.fork({"job": "read", "first": 1, "last": 1, "limits": asdict(LIMITS)}, paper)


def hear(reader: Fork) -> Frame:
    return reader.receive(bounds_of(LIMITS), 30.0)


def server_pids() -> list[int]:
    """Fork servers that this process started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command, status = (entry / "cmdline").read_bytes(), (entry / "stat").read_text()
        except OSError:
            continue
        if b"fork_server" in command and int(status.rpartition(")")[2].split()[1]) == os.getpid():
            found.append(int(entry.name))
    return found


def test_every_document_gets_a_process_of_its_own(server: ForkServer, paper: IO[bytes]) -> None:
    with ask(server, paper) as first:
        assert hear(first).head["kind"] == "file"
    paper.seek(0)
    with ask(server, paper) as second:
        assert hear(second).head["kind"] == "file"

    assert first.pid != second.pid


def test_two_readers_run_at_the_same_time_and_hear_only_their_own_file(server: ForkServer, paper: IO[bytes]) -> None:
    with tempfile.TemporaryFile() as rubbish:
        rubbish.write(b"SAMPLE, but no document")
        rubbish.seek(0)
        with ask(server, paper) as good, ask(server, rubbish) as bad:
            assert hear(bad).head["kind"] == "refused"
            assert hear(good).head["kind"] == "file"


def test_a_reader_that_is_left_is_gone(server: ForkServer, paper: IO[bytes]) -> None:
    with ask(server, paper) as reader:
        assert Path(f"/proc/{reader.pid}").exists()

    assert not Path(f"/proc/{reader.pid}").exists()
    with pytest.raises(ChildFailed):
        hear(reader)


def test_a_server_that_was_killed_is_replaced(server: ForkServer, paper: IO[bytes]) -> None:
    before = set(server_pids())
    with ask(server, paper) as reader:
        hear(reader)
    (ours,) = set(server_pids()) - before
    os.kill(ours, signal.SIGKILL)

    paper.seek(0)
    with ask(server, paper) as reader:
        assert hear(reader).head["kind"] == "file"


def test_of_two_who_find_the_server_dead_the_second_leaves_the_first_one_s_new_server_alone(server: ForkServer, paper: IO[bytes]) -> None:
    with ask(server, paper) as reader:
        hear(reader)
    dead = server._line
    assert dead is not None
    os.kill(dead._process.pid, signal.SIGKILL)
    paper.seek(0)
    with ask(server, paper) as reader:
        server._drop(dead)  # what the second does when its own question fails

        assert hear(reader).head["kind"] == "file"


def test_a_reader_ends_with_its_server(server: ForkServer) -> None:
    heard, _nobody_writes = os.pipe()
    with os.fdopen(heard, "rb") as endless:  # a document that never comes: the reader waits for it
        reader = ask(server, endless)
        watched = os.pidfd_open(reader.pid)

        server.close()

        assert select.select([watched], [], [], 10.0)[0] == [watched]
    os.close(watched)
    os.close(_nobody_writes)
