"""How much memory does a program take with all its children, at its peak?

In: a process id. Out: bytes, sampled five times a second from /proc: what the machine must have for them (proportional set sizes: what several
processes share, such as libraries and the memory of a process that was forked, counts once).
"""

import contextlib
import re
import threading
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY = 0.2  # seconds; asking costs the kernel some milliseconds a process
_SHARE = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)


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
            self.peak = max(self.peak, taken_bytes(self._pid))


def taken_bytes(pid: int) -> int:
    """The memory of a process and everything below it."""
    children: dict[int, list[int]] = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            children[int(path.read_text().rpartition(")")[2].split()[1])].append(int(path.parent.name))
    waiting, total = [pid], 0
    while waiting:
        one = waiting.pop()
        waiting += children[one]
        with contextlib.suppress(OSError):
            found = _SHARE.search(Path(f"/proc/{one}/smaps_rollup").read_text())
            total += 1024 * int(found[1]) if found else 0
    return total
