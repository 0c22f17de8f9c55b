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
from intake.reading.frames import BadFrame, Frame
from intake.reading.limits import LIMITS, Limits
from intake.reading.processes import Child, ChildFailed
from intake.reading.sheets import Sheet, bounds_of, code_of, get_count, sheet_of

Level = Literal["full", "partial", "rlimits"]

_READER = "intake.reading.reader"


@dataclass(slots=True)
class _Progress:
    """How far we are, and what the file has cost: `waited` counts only the time we waited for its readers."""

    next: int = 1
    last: int = 1
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
    while progress.next <= progress.last:
        if progress.bad >= limits.bad_pages or progress.waited > limits.document_seconds:
            yield _give_up(progress)
            continue
        before = progress.next
        yield from _read_chunk(path, progress, limits, count=limits.chunk)
        if progress.next <= progress.last and progress.next - before < limits.chunk:
            yield from _read_suspect(path, progress, limits)


def _read_chunk(path: Path, progress: _Progress, limits: Limits, *, count: int) -> Iterator[Sheet]:
    """Sheets until the chunk or its reader ends. `progress.next` is then the page that was not given."""
    first = progress.next
    with path.open("rb") as document, _reader(document, first, first + count - 1, limits) as reader:
        try:
            frame = _next(reader, progress, limits)
            if frame.head.get("kind") == "refused":
                raise UNREADABLE[code_of(frame.head.get("code"))]
            progress.last = get_count(frame.head, limits)
            while progress.next <= min(first + count - 1, progress.last):
                sheet = sheet_of(_next(reader, progress, limits), progress.next, limits)
                progress.next += 1
                yield sheet
        except (ChildFailed, BadFrame) as error:
            if first == 1 and progress.next == 1 and progress.last == 1 and not _opens(path, progress, limits):
                raise TooComplex from error


def _read_suspect(path: Path, progress: _Progress, limits: Limits) -> Iterator[Sheet]:
    """The page a reader died on, alone in a fresh process: it may have been the fault of the pages before."""
    suspect = progress.next
    yield from _read_chunk(path, progress, limits, count=1)
    if progress.next == suspect:
        progress.bad += 1
        yield _give_up(progress)


def _opens(path: Path, progress: _Progress, limits: Limits) -> bool:
    """Whether the file gets as far as its number of pages; sets `progress.last`."""
    with path.open("rb") as document, _reader(document, 1, 0, limits) as reader:
        try:
            progress.last = get_count(_next(reader, progress, limits).head, limits)
        except (ChildFailed, BadFrame):
            return False
    return True


def _give_up(progress: _Progress) -> Sheet:
    progress.next += 1
    return Sheet(progress.next - 1, problem=TooComplex.code)


def _next(reader: Child, progress: _Progress, limits: Limits) -> Frame:
    began = time.monotonic()
    try:
        return reader.receive(bounds_of(limits), limits.page_seconds)
    finally:
        progress.waited += time.monotonic() - began


@contextmanager
def _reader(document: IO[bytes], first: int, last: int, limits: Limits) -> Iterator[Child]:
    with Child(_READER, {"job": "read", "parent": os.getpid(), "first": first, "last": last, "limits": asdict(limits)}, document=document) as child:
        yield child


@cache
def confinement_level() -> Level:
    """How well readers are confined on this machine, by trying six forbidden things in one. Costs half a second, once.

    "full": all six were denied. "partial": the kernel has Landlock or seccomp, but something got through. "rlimits": only limits of memory, time
    and files.
    """
    options = {"job": "probe", "parent": os.getpid(), "limits": asdict(LIMITS)}
    with Path(os.devnull).open("rb") as nothing, Child(_READER, options, document=nothing) as child:
        try:
            answer = child.receive(bounds_of(LIMITS), LIMITS.page_seconds).head
        except ChildFailed:
            return "rlimits"
    denied = answer.get("denied")
    if isinstance(denied, dict) and len(denied) == 6 and all(denied.values()):
        return "full"
    return "partial" if answer.get("landlock") or answer.get("seccomp") else "rlimits"
