"""What a hostile file can do to us: nothing but fail to be read."""

import os
import platform
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest

from intake.errors import Damaged, EmptyFile, NeedsPassword, TooComplex, TooLarge, TooManyPages, TooManyPixels, TypeNotRead, UnreadableFile
from intake.reading import sandbox
from intake.reading.confinement import find_landlock_abi
from intake.reading.fork_server import Fork, ForkServer
from intake.reading.limits import LIMITS
from intake.reading.pages import read_pages
from intake.reading.sandbox import confinement_level, read_sheets
from intake.reading.silent import SilentEngine
from intake.reading.syscalls import MACHINES
from tests.intake import hostile_files

QUICK = replace(LIMITS, reader_cpu=6, page_seconds=12.0, document_seconds=30.0)
GOOD = hostile_files.typed_pdf("SAMPLE Laboratory\nFSH 18.4 mIU/mL 1.5 - 12.4\nLH 9.1 mIU/mL 1.7 - 8.6\nReported 2026-01-11")


def kept(folder: Path, data: bytes, name: str = "SAMPLE.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def running_readers() -> list[int]:
    """Reader processes that our fork server started and that still exist."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command, status = (entry / "cmdline").read_bytes(), (entry / "stat").read_text()
        except OSError:
            continue  # it ended while we looked
        if b"intake.reading.reader" in command:
            parents[int(entry.name)] = int(status.rpartition(")")[2].split()[1])
    ours = {server for server, parent in parents.items() if parent == os.getpid()}
    return [reader for reader, parent in parents.items() if parent in ours]


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: b"", EmptyFile),
        (lambda: b"%", TypeNotRead),
        (lambda: b"<!doctype html><title>SAMPLE</title>", TypeNotRead),
        (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', TypeNotRead),
        (lambda: b"PK\x03\x04" + bytes(200), TypeNotRead),
        (lambda: GOOD[:200], Damaged),
        (lambda: b"\xff\xd8\xff\xe0" + bytes(200), Damaged),
        (hostile_files.no_pages, Damaged),
        (hostile_files.page_tree_loop, Damaged),
        (hostile_files.deep_arrays, Damaged),
        (lambda: hostile_files.locked(GOOD, user="secret"), NeedsPassword),
        (hostile_files.pixel_bomb, TooManyPixels),
        (hostile_files.tiff_bomb, TooManyPixels),
        (hostile_files.heif_bomb, TooManyPixels),
        (lambda: hostile_files.typed_pdf(*["SAMPLE"] * (LIMITS.pages + 1)), TooManyPages),
        (hostile_files.flate_bomb, TooComplex),
        (hostile_files.doubling_forms, TooComplex),
        (hostile_files.word_bomb, TooComplex),
        (hostile_files.word_of_many_parts, TooComplex),
        (hostile_files.word_that_lies_about_its_size, Damaged),
        (hostile_files.word_with_entities, TooComplex),
        (hostile_files.word_that_asks_for_a_file, TooComplex),
        (hostile_files.word_of_deep_tables, TooComplex),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_its_reason_within_its_limits(
    tmp_path: Path, make: Callable[[], bytes], problem: type[UnreadableFile]
) -> None:
    path = kept(tmp_path, make())
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()

    with pytest.raises(problem):
        read_pages(path, ocr=SilentEngine(), limits=QUICK)

    assert time.monotonic() - began < QUICK.document_seconds
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KiB: nothing of the bomb went off in here
    assert running_readers() == []


@pytest.mark.parametrize(
    "make",
    [
        hostile_files.form_loop,
        hostile_files.million_glyphs,
        hostile_files.endless_page,
        hostile_files.tiff_loop,
        lambda: GOOD[:-300],
        lambda: hostile_files.locked(GOOD, user=""),
    ],
)
def test_an_odd_file_that_can_be_read_is_read(tmp_path: Path, make: Callable[[], bytes]) -> None:
    (page,) = read_pages(kept(tmp_path, make()), ocr=SilentEngine(), limits=QUICK)

    assert page.problem is None
    assert page.preview is not None


def test_a_file_larger_than_allowed_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = kept(tmp_path, GOOD)

    with pytest.raises(TooLarge):
        list(read_sheets(path, replace(LIMITS, file_bytes=100)))


def test_after_a_bomb_the_next_file_reads_as_ever(tmp_path: Path) -> None:
    with pytest.raises(TooComplex):
        read_pages(kept(tmp_path, hostile_files.flate_bomb(), "bomb.pdf"), ocr=SilentEngine(), limits=QUICK)

    (page,) = read_pages(kept(tmp_path, GOOD), ocr=SilentEngine())

    assert "18.4" in [word.text for word in page.words]


def test_a_page_that_kills_its_reader_costs_only_itself(tmp_path: Path) -> None:
    pages = read_pages(kept(tmp_path, hostile_files.with_bomb_between(GOOD)), ocr=SilentEngine(), limits=QUICK)

    assert [page.problem for page in pages] == [None, "too_complex", None]
    assert [len(page.words) > 0 for page in pages] == [True, False, True]


class KillingServer:
    """The real server of readers, some of whose readers are killed by somebody else as soon as they have begun."""

    def __init__(self, real: ForkServer, deadly: int) -> None:
        self._real, self._deadly, self.started = real, deadly, 0

    def fork(self, options: Mapping[str, Any], document: IO[bytes]) -> Fork:
        reader = self._real.fork(options, document)
        self.started += 1
        if self.started <= self._deadly:
            os.kill(reader.pid, signal.SIGKILL)
        return reader


def test_a_paper_whose_reader_was_killed_by_somebody_else_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = KillingServer(sandbox.get_server(sandbox._READER), deadly=1)
    monkeypatch.setattr(sandbox, "get_server", lambda module: server)

    (page,) = read_pages(kept(tmp_path, GOOD), ocr=SilentEngine())

    assert (page.problem, server.started) == (None, 2)
    assert "18.4" in [word.text for word in page.words]


def test_a_paper_that_lost_two_readers_before_its_first_page_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = KillingServer(sandbox.get_server(sandbox._READER), deadly=9)
    monkeypatch.setattr(sandbox, "get_server", lambda module: server)

    with pytest.raises(TooComplex):
        read_pages(kept(tmp_path, GOOD), ocr=SilentEngine())

    assert server.started == 2


def test_after_too_many_deadly_pages_the_rest_is_not_tried_and_says_so(tmp_path: Path) -> None:
    strict = replace(QUICK, bad_pages=1)

    pages = read_pages(kept(tmp_path, hostile_files.with_bomb_between(GOOD)), ocr=SilentEngine(), limits=strict)

    assert [page.problem for page in pages] == [None, "too_complex", "too_complex"]


def test_pages_come_in_order_across_chunks(tmp_path: Path) -> None:
    texts = [f"SAMPLE page {number} of the invented record\nFSH {number}.5 mIU/mL 1.5 - 12.4" for number in range(1, 8)]

    pages = read_pages(kept(tmp_path, hostile_files.typed_pdf(*texts)), ocr=SilentEngine(), limits=replace(LIMITS, chunk=3))

    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6, 7]
    assert [f"{page.number}.5" in [word.text for word in page.words] for page in pages] == [True] * 7


def test_the_confined_reader_is_denied_six_forbidden_things_where_the_kernel_can_deny_them() -> None:
    able = find_landlock_abi() > 0 and platform.machine() in MACHINES

    assert confinement_level() == "full" or not able


def test_the_parent_never_loads_what_parses_files() -> None:
    parsers = "{'cv2', 'numpy', 'PIL', 'pypdfium2', 'pdfplumber', 'pdfminer', 'pikepdf', 'pytesseract'}"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, intake.pipeline; print(sorted({parsers} & set(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert told.stdout == "[]\n"
