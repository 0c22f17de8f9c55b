"""How are waiting sheets shared among readers that take several at a time?

In: sheets, put by one thread; the tray is bounded, so that pixels do not pile up. Out: handfuls, taken by as many threads as there are shares. A
handful is the fair share of what waits at that moment: a lone page goes at once, a packet goes in stacks, and its last pages are not all in one hand.
"""

import threading
from collections import deque

from intake.reading.sheets import Sheet

_LARGEST_HANDFUL = 4  # a page takes 0.59 s alone, 0.48 in a stack of three, 0.44 in one of six; a lone photo waits for no more than one stack


class Tray:
    """Sheets between one who puts and several who take."""

    def __init__(self, shares: int) -> None:
        self._shares = shares
        self._sheets: deque[Sheet] = deque()
        self._changed = threading.Condition()
        self._is_closed = False

    def put(self, sheet: Sheet) -> bool:
        """Wait for room and lay it down; False when nobody takes any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or len(self._sheets) < self._shares * _LARGEST_HANDFUL)
            if not self._is_closed:
                self._sheets.append(sheet)
                self._changed.notify_all()
            return not self._is_closed

    def wait(self) -> bool:
        """Wait until something lies here; False when all has been taken and nothing will come."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._sheets)
            return bool(self._sheets)

    def take(self) -> list[Sheet]:
        """A handful of what lies here now, in order; empty when somebody else was quicker."""
        with self._changed:
            share = min(_LARGEST_HANDFUL, -(-len(self._sheets) // self._shares))
            handful = [self._sheets.popleft() for _ in range(share)]
            self._changed.notify_all()
            return handful

    def close(self) -> None:
        """Nothing more comes, or nobody takes any more. What lies there can still be taken."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
