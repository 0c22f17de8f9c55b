"""How long has a process been at it, when it is not alone on its machine?

In: a process and how many seconds it may take. Out: whether they are over. What counts is the time in which it ran or slept; what does not is time
it stood in line for a processor, which says how busy the machine is and nothing about the paper, and time in which we did not run ourselves (a
machine that was paused) or it was stopped from outside. So a process that hangs is found after the seconds that were meant, and an honest one is
not killed for its neighbours. A process that is only ever in line is given up after `_BELT` times its seconds. Processor time itself is limited by
the kernel (`confinement.py`).

Where the kernel tells nothing about its lines, all time counts.
"""

import select
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

_SLICE = 1.0  # seconds between two looks
_BELT = 10
_GENERATIONS = 2  # an OCR process and the program it starts


class Patience:
    """Counts down while a process is waited for."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._pid = pid
        self._seconds = self._left = seconds
        self._looked_at = time.monotonic()
        self._belt = self._looked_at + _BELT * seconds
        self._in_line = seconds_in_line(pid)

    def wait(self, stream: IO[bytes] | socket.socket, event: int) -> None:
        """Wait until `event` of `select.poll` is true of the stream. Raises TimeoutError when the process has had its time."""
        watch = select.poll()
        watch.register(stream, event)
        while True:
            is_so = bool(watch.poll(1000 * max(0.0, min(self._left, _SLICE))))
            if not is_so or time.monotonic() - self._looked_at > _SLICE:
                self._look()
                if self._left <= 0 or self._looked_at >= self._belt:
                    raise TimeoutError
            if is_so:
                return

    def spent(self) -> float:
        """How many of the seconds are gone."""
        self._look()
        return self._seconds - self._left

    def _look(self) -> None:
        """Count what has passed since the last look."""
        now, in_line = time.monotonic(), seconds_in_line(self._pid)
        stood = sum(max(0.0, seconds - self._in_line.get(pid, 0.0)) for pid, seconds in in_line.items())
        is_frozen = any(is_stopped(pid) for pid in _family(self._pid, _GENERATIONS))
        self._left -= 0.0 if is_frozen else max(0.0, min(now - self._looked_at, 2 * _SLICE) - stood)
        self._looked_at, self._in_line = now, in_line


def seconds_in_line(pid: int) -> dict[int, float]:
    """How long a process and those that it has started have stood in line for a processor so far; empty where the kernel does not tell."""
    found: dict[int, float] = {}
    for one in _family(pid, _GENERATIONS):
        with suppress(OSError, ValueError, IndexError):  # it has ended, or this kernel keeps no such file
            found[one] = int(Path(f"/proc/{one}/schedstat").read_text().split()[1]) / 1e9
    return found


def is_stopped(pid: int) -> bool:
    """True for a process that somebody froze (SIGSTOP): it neither works nor hangs, and only the belt ends its time."""
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
    return False


def _family(pid: int, generations: int) -> Iterator[int]:
    yield pid
    if generations:
        with suppress(OSError, ValueError):
            for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
                yield from _family(int(child), generations - 1)
