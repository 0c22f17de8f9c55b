"""Three truths: YES, NO and UNSURE, combined by Kleene's strong logic.

    and     YES     UNSURE  NO          or      YES     UNSURE  NO         not
    YES     YES     UNSURE  NO          YES     YES     YES     YES        YES    NO
    UNSURE  UNSURE  UNSURE  NO          UNSURE  YES     UNSURE  UNSURE     UNSURE UNSURE
    NO      NO      NO      NO          NO      YES     UNSURE  NO         NO     YES

UNSURE is what a value that needs a check, cannot be read or was never asked for makes of a question: it is neither evidence for nor against.
"""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered NO < UNSURE < YES, so that `and` is the least and `or` the greatest."""

    NO = 0
    UNSURE = 1
    YES = 2

    def __invert__(self) -> "Truth":
        return Truth(2 - self.value)

    @classmethod
    def of(cls, claim: bool | None) -> "Truth":
        """A plain answer as a truth; None (nobody knows) is UNSURE."""
        return cls.UNSURE if claim is None else cls.YES if claim else cls.NO


def all_of(truths: Iterable[Truth]) -> Truth:
    """YES when every one is; of nothing: YES."""
    return min(truths, default=Truth.YES)


def any_of(truths: Iterable[Truth]) -> Truth:
    """YES when at least one is; of nothing: NO."""
    return max(truths, default=Truth.NO)
