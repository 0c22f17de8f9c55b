"""The answer to one condition: a truth, and what it rests on.

In: nothing. Out: `Finding` and the three ways to combine findings. Knows no rule and no fact.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from triage.rules.truth import Truth, all_of, any_of


@dataclass(frozen=True, slots=True)
class Finding:
    """`evidence` are ids of facts or reports, in a stable order; `note` is a few words for staff ("1 of 2") and holds no value and no name."""

    truth: Truth
    evidence: tuple[str, ...] = ()
    note: str = ""


def both(findings: Iterable[Finding]) -> Finding:
    """Kleene's `and`; the evidence is that of the parts which decide."""
    parts = tuple(findings)
    return _decided(all_of(part.truth for part in parts), parts)


def either(findings: Iterable[Finding]) -> Finding:
    """Kleene's `or`; the evidence is that of the parts which decide."""
    parts = tuple(findings)
    return _decided(any_of(part.truth for part in parts), parts)


def agreed(truths: Iterable[Truth]) -> Truth:
    """What several looks at one thing say together: unsure looks give way to sure ones, sure ones that contradict each other make it UNSURE."""
    sure = {truth for truth in truths if truth is not Truth.UNSURE}
    return sure.pop() if len(sure) == 1 else Truth.UNSURE


def unique(evidence: Iterable[str]) -> tuple[str, ...]:
    """Sorted and without repeats, so that the order of the papers never shows in the answer."""
    found = set(evidence)
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


def _decided(truth: Truth, parts: tuple[Finding, ...]) -> Finding:
    deciding = [part for part in parts if part.truth is truth]
    if len(deciding) == 1:
        return deciding[0]
    return Finding(truth, unique(i for part in deciding for i in part.evidence), "; ".join(part.note for part in deciding if part.note))
