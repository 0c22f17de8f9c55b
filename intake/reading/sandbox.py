"""How is a patient's file opened without trusting it, and what is left when its reader is killed?

In: a path. Out: one `Sheet` after the other, in order, none missing. Each chunk of pages is read by a fresh confined process (`reader.py`), because
PDF libraries crash and do not give memory back. A page that kills its reader is tried once more alone; if it kills again it becomes a
sheet with a problem, and the next pages go on. The whole file is refused only by what is said before the first page.

Not here: reading pixels (`pages.py`), and what confinement means (`confinement.py`).
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import IO, Literal

from intake.errors import UNREADABLE, EmptyFile, TooComplex, TooLarge
from intake.reading.fork_server import Fork, get_server
from intake.reading.frames import BadFrame, Frame
from intake.reading.limits import LIMITS, Limits
from intake.reading.processes import ChildFailed
from intake.reading.sheets import Sheet, bounds_of, code_of, get_count, sheet_of

Level = Literal["full", "partial", "rlimits"]

_READER = "intake.reading.reader"


@dataclass(slots=True)
class _Progress:
    """How far we are, and what the file has cost: `waited` counts only the time we waited for its readers."""

    next: int = 1
    last: int | None = None  # unknown until a reader has opened the file
    waited: float = 0.0
    bad: int = 0


def read_sheets(path: Path, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """Every page of the file. Raises an UnreadableFile when the file as a whole cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > limits.file_bytes:
        raise TooLarge
    progress = _Progress()
    while progress.last is None or progress.next <= progress.last:
        if progress.bad >= limits.bad_pages or progress.waited > limits.document_seconds:
            yield _give_up(progress)
            continue
        first = progress.next
        yield from _read_chunk(path, progress, limits)
        if progress.next == first:  # it died on the first page it saw; on a later one, the pages before may be at fault, and it gets another try
            progress.bad += 1
            yield _give_up(progress)


def _read_chunk(path: Path, progress: _Progress, limits: Limits) -> Iterator[Sheet]:
    """Sheets until the chunk or its reader ends. `progress.next` is then the page that was not given. Raises what the whole file is refused for."""
    last = progress.next + limits.chunk - 1
    with path.open("rb") as document, _reader(document, progress.next, last, limits) as reader:
        try:
            frame = _next(reader, progress, limits)
            if frame.head.get("kind") == "refused":
                raise UNREADABLE[code_of(frame.head.get("code"))]
            progress.last = get_count(frame.head, limits)
            while progress.next <= min(last, progress.last):
                sheet = sheet_of(_next(reader, progress, limits), progress.next, limits)
                progress.next += 1
                yield sheet
        except (ChildFailed, BadFrame) as error:
            if progress.last is None:
                raise TooComplex from error


def _give_up(progress: _Progress) -> Sheet:
    progress.next += 1
    return Sheet(progress.next - 1, problem=TooComplex.code)


def _next(reader: Fork, progress: _Progress, limits: Limits) -> Frame:
    began = time.monotonic()
    try:
        return reader.receive(bounds_of(limits), limits.page_seconds)
    finally:
        progress.waited += time.monotonic() - began


@contextmanager
def _reader(document: IO[bytes], first: int, last: int, limits: Limits) -> Iterator[Fork]:
    with get_server(_READER).fork({"job": "read", "first": first, "last": last, "limits": asdict(limits)}, document) as reader:
        yield reader


@cache
def confinement_level() -> Level:
    """How well readers are confined on this machine, by trying six forbidden things in one. Costs half a second, once.

    "full": all six were denied. "partial": the kernel has Landlock or seccomp, but something got through. "rlimits": only limits of memory, time
    and files.
    """
    options = {"job": "probe", "limits": asdict(LIMITS)}
    with Path(os.devnull).open("rb") as nothing, get_server(_READER).fork(options, nothing) as reader:
        try:
            answer = reader.receive(bounds_of(LIMITS), LIMITS.page_seconds).head
        except ChildFailed:
            return "rlimits"
    denied = answer.get("denied")
    if isinstance(denied, dict) and len(denied) == 6 and all(denied.values()):
        return "full"
    return "partial" if answer.get("landlock") or answer.get("seccomp") else "rlimits"
