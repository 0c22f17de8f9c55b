"""How good is the reading? Counts of judged files as figures with 95 % intervals, and as a table for people.

In: `Judged` files, each under a group's name. Out: lines of text. Recall, precision and F1 are of values; a silent error is a wrong value that asks
nobody, counted per 1,000 values that ask nobody; asked is the share of read values that a person must look at; straight through is the share of
printed values that come out right without a look.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.intervals import Interval, f1_interval, f1_of, wilson
from bench.scoring import Judged

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 1.0)
_HEAD = ("", "files", "values", "recall %", "precision %", "F1 %", "silent ‰", "asked %", "straight %", "kind %", "date %", "births")
_WIDTHS = (19, 6, 7, 20, 20, 20, 18, 18, 20, 8, 8, 8)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted over some files."""

    truth: int
    read: int
    correct: int
    silent: int
    unflagged: int
    straight: int

    @classmethod
    def of(cls, judged: Iterable[Judged]) -> "Counts":
        verdicts = [verdict for one in judged for verdict in one.verdicts]
        read = [verdict for verdict in verdicts if verdict.what != "missed"]
        unflagged = [verdict for verdict in read if not verdict.is_flagged]
        return cls(
            truth=sum(verdict.counts_as_truth for verdict in verdicts),
            read=len(read),
            correct=sum(verdict.what == "correct" for verdict in verdicts),
            silent=sum(verdict.is_error for verdict in unflagged),
            unflagged=len(unflagged),
            straight=sum(verdict.what == "correct" for verdict in unflagged),
        )


def tabulate(groups: Iterable[tuple[str, Sequence[Judged]]]) -> Iterator[str]:
    """The table: a head, then a line for each group."""
    yield _line(_HEAD)
    for name, judged in groups:
        if judged:
            yield _line(_cells(name, judged))


def _cells(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    counts = Counts.of(judged)
    each = [(one.correct, one.truth, one.read) for one in (Counts.of([document]) for document in judged)]
    dated = sum(document.dates.get(outcome, 0) for document in judged for outcome in ("right", "wrong", "missing", "invented"))
    return (
        name,
        str(len(judged)),
        str(counts.truth),
        _share(counts.correct, counts.truth),
        _share(counts.correct, counts.read),
        _figure(f1_of(counts.correct, counts.truth, counts.read), f1_interval(each), 100),
        _share(counts.silent, counts.unflagged, 1000),
        _share(counts.read - counts.unflagged, counts.read),
        _share(counts.straight, counts.truth),
        _percent(sum(document.is_kind_right for document in judged), len(judged)),
        _percent(sum(document.dates.get("right", 0) for document in judged), dated),
        str(sum(document.births for document in judged)),
    )


def _share(part: int, whole: int, scale: int = 100) -> str:
    return _figure(part / whole if whole else None, wilson(part, whole), scale)


def _figure(value: float | None, interval: Interval | None, scale: int) -> str:
    if value is None or interval is None:
        return "-"
    return f"{scale * value:.1f} ({scale * interval[0]:.1f}–{scale * interval[1]:.1f})"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _line(cells: Sequence[str]) -> str:
    first, *others = zip(cells, _WIDTHS, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"{cell:>{width}}" for cell, width in others)


def calibrate(judged: Iterable[Judged]) -> Iterator[str]:
    """How often is a value with this confidence right? Ten bins, narrow where most values lie."""
    read = [verdict for one in judged for verdict in one.verdicts if verdict.read is not None]
    yield f"{'confidence':<18}{'values':>8}{'right %':>22}{'of which flagged':>18}"
    for low, high in pairwise(BINS):
        inside = [v for v in read if v.read and low <= v.read.confidence and (v.read.confidence < high or high == BINS[-1])]
        if inside:
            right, flagged = sum(v.what == "correct" for v in inside), sum(v.is_flagged for v in inside)
            yield f"{low:<5} to {high:<10}{len(inside):>8}{_share(right, len(inside)):>22}{flagged:>18}"
