"""How are waiting sheets shared among readers that take several at a time?

In: sheets, put by one thread; the tray is bounded, so that pixels do not pile up. Out: handfuls, taken by as many threads as there are shares. A
handful is the fair share of what is left of the file: a lone page goes at once, a packet goes in stacks, and its last pages are not all in one hand.
"""

import threading
from collections import deque

from intake.reading.sheets import Sheet

_LARGEST_HANDFUL = 4  # a page takes 0.59 s alone, 0.48 in a stack of three, 0.44 in one of six; a lone photo waits for no more than one stack
_WORTH_WAITING = 2  # a sheet is laid down four times as fast as it is read: the second is there before its reading would have begun to pay


class Tray:
    """Sheets between one who puts and several who take."""

    def __init__(self, shares: int) -> None:
        self._shares = shares
        self._sheets: deque[Sheet] = deque()
        self._changed = threading.Condition()
        self._is_closed = False
        self._coming = 0  # sheets of the file that are not here yet

    def put(self, sheet: Sheet) -> bool:
        """Wait for room and lay it down; False when nobody takes any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or len(self._sheets) < self._shares * _LARGEST_HANDFUL)
            if not self._is_closed:
                self._sheets.append(sheet)
                self._coming = sheet.after
                self._changed.notify_all()
            return not self._is_closed

    def wait(self) -> bool:
        """Wait until a handful lies here, or two sheets of it; False when all has been taken and nothing will come."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._is_worth_taking(self._share))
            return bool(self._sheets)

    def take(self, *, is_crowded: bool = False) -> list[Sheet]:
        """A handful of what lies here now, in order; empty when somebody else was quicker.

        `is_crowded`: other files want to be read too, so that nothing is gained by dividing the last sheets of this one.
        """
        with self._changed:
            if not self._is_worth_taking(self._share):
                return []
            share = _LARGEST_HANDFUL if is_crowded else self._share
            handful = [self._sheets.popleft() for _ in range(min(share, len(self._sheets)))]
            self._changed.notify_all()
            return handful

    def close(self) -> None:
        """Nothing more comes, or nobody takes any more. What lies there can still be taken."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _is_worth_taking(self, share: int) -> bool:
        """True for as many sheets as will ever lie here together."""
        return bool(self._sheets) and (self._is_closed or len(self._sheets) >= min(share, _WORTH_WAITING))

    @property
    def _share(self) -> int:
        """The fair handful now; never nothing, for more may come than was said."""
        left = len(self._sheets) + (0 if self._is_closed else self._coming)
        return max(1, min(_LARGEST_HANDFUL, -(-left // self._shares)))
