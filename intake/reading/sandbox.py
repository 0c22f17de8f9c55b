"""How is a patient's file opened without trusting it, and what is left when its reader is killed?

In: a path. Out: one `Sheet` after the other, in order, none missing. Each chunk of pages is read by a fresh confined process (`reader.py`), because
PDF libraries crash and do not give memory back. A reader that dies may have been killed by the page, by the pages before it, or by the machine: its
page is tried once more, first in a fresh one; if that dies too the page becomes a sheet with a problem, and the next pages go on. A file
whose readers die before the first page gets a second try as well. It is refused as a whole only by what is said before the first page.

Not here: reading pixels (`pages.py`), and what confinement means (`confinement.py`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
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
    deaths: int = 0  # of readers
    died_on: int = 0  # the page that the last of them was at

    def is_spent(self, limits: Limits) -> bool:
        """So many readers died, or so long were they waited for, that the rest is not tried."""
        return self.deaths >= 2 * limits.bad_pages or self.waited > limits.document_seconds


def read_sheets(path: Path, limits: Limits = LIMITS) -> Iterator[Sheet]:
    """Every page of the file. Raises an UnreadableFile when the file as a whole cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile
    if size > limits.file_bytes:
        raise TooLarge
    progress = _Progress()
    while progress.last is None or progress.next <= progress.last:
        if progress.is_spent(limits):
            yield _give_up(progress)
        else:
            yield from _read_chunk(path, progress, limits)


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
                yield replace(sheet, after=progress.last - sheet.number)
        except (ChildFailed, BadFrame):
            progress.deaths += 1
            if progress.died_on == progress.next:
                yield _give_up(progress)
            else:
                progress.died_on = progress.next


def _give_up(progress: _Progress) -> Sheet:
    """A problem instead of the next page. Raises TooComplex where nobody has even told how many pages there are."""
    if progress.last is None:
        raise TooComplex
    progress.next += 1
    return Sheet(progress.next - 1, problem=TooComplex.code, after=progress.last - (progress.next - 1))


def _next(reader: Fork, progress: _Progress, limits: Limits) -> Frame:
    before = reader.waited
    try:
        return reader.receive(bounds_of(limits), limits.page_seconds)
    finally:
        progress.waited += reader.waited - before


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
