"""How much memory does a program take with all its children, at its peak?

In: a process id. Out: bytes, sampled ten times a second from /proc. Resident sets are added up: a page that two processes share counts twice, so
the figure is rather too high than too low.
"""

import contextlib
import os
import threading
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.1  # seconds
_PAGE = os.sysconf("SC_PAGE_SIZE")


class PeakMemory:
    """`with PeakMemory(pid) as memory:` … `memory.peak` is the highest sum seen so far, in bytes."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid, self._done = pid, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            self.peak = max(self.peak, resident_bytes(self._pid))


def resident_bytes(pid: int) -> int:
    """The resident memory of a process and everything below it."""
    children: dict[int, list[int]] = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            children[int(path.read_text().rpartition(")")[2].split()[1])].append(int(path.parent.name))
    waiting, total = [pid], 0
    while waiting:
        one = waiting.pop()
        waiting += children[one]
        with contextlib.suppress(OSError):
            total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * _PAGE
    return total
