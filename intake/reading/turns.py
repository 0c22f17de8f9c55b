"""Who is next, when several threads want one of a few things?

In: the things, and threads that ask for one. Out: one thing a turn, to the first in line. The line is kept here because locks and queues keep none:
whoever gives a thing back and asks again at once would get it again, for as long as a packet has pages, before a waiting photo even wakes up.

The line: whoever has had much stands further back, but never by more than `_HEAD_START` places, so that nobody waits for ever.
"""

import threading
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

_HEAD_START = 16  # newcomers who may pass somebody: more than ever read at the same time, so that a photo passes every packet

Thing = TypeVar("Thing")


class Turns(Generic[Thing]):
    """A few things for many threads."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._idle = list(things)
        self._changed = threading.Condition()
        self._line: list[tuple[int, int]] = []
        self._arrivals = 0

    @contextmanager
    def turn(self, had: int = 0) -> Iterator[Thing]:
        """Wait in line, then have one thing for as long as this lasts. `had`: how much this one has had already, in whatever all of them count."""
        thing = self._take(had)
        try:
            yield thing
        finally:
            with self._changed:
                self._idle.append(thing)  # the next gets this one: it is warm
                self._changed.notify_all()

    @property
    def is_crowded(self) -> bool:
        """Whether somebody waits in line."""
        with self._changed:
            return bool(self._line)

    def visit_idle(self, visit: Callable[[Thing], None]) -> None:
        """Visit each thing that nobody has; meanwhile nobody gets one."""
        with self._changed:
            for thing in self._idle:
                visit(thing)

    def _take(self, had: int) -> Thing:
        with self._changed:
            self._arrivals += 1
            place = (self._arrivals + min(had, _HEAD_START), self._arrivals)
            insort(self._line, place)
            try:
                self._changed.wait_for(lambda: self._idle and self._line[0] == place)
                return self._idle.pop()
            finally:
                self._line.remove(place)
                self._changed.notify_all()
