"""Which printed value does a reading speak of, and does it say the same?

In: values printed on a file and readings of it, as JSON. Out: one `Verdict` for each. A truth's value may be `optional` (no harm when it is not read)
or `previous` (a column of earlier results: likewise); read wrong, both are errors. Pairs are made from the closest down: the same page first,
then the report's own day, so that one wrong number is one error and not a missed and an invented value.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bench.sameness import as_number, coded_key, comparator_of, is_same_number, is_same_unit, unit_key

ROUNDING = Decimal("0.012")  # how far two conversions of one printed number may lie apart: molar masses are rounded differently
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """One value on the paper. `report_dates` are the days that count as its report's own; `own_date` is set where the value has another."""

    analyte: str
    number: Decimal | None
    comparator: str | None
    values: tuple[object, ...]
    unit: str | None
    page: int | None
    own_date: str | None
    report_dates: frozenset[str]
    is_previous: bool
    is_optional: bool
    as_printed: str
    canonical: Decimal | None

    @property
    def is_asked_for(self) -> bool:
        return not (self.is_previous or self.is_optional)


@dataclass(frozen=True, slots=True)
class Read:
    """One value as it was read. `report` is the number of its report in the file."""

    analyte: str
    number: Decimal | None
    comparator: str | None
    value: object
    unit: str | None
    page: int | None
    own_date: str | None
    report_date: str | None
    report: int
    needs_check: bool
    reasons: tuple[str, ...]
    confidence: float
    shown: str
    canonical: Decimal | None

    @property
    def date(self) -> str | None:
        return self.own_date or self.report_date

    @property
    def identity(self) -> tuple[object, ...]:
        number = None if self.number is None else self.number.normalize()
        return self.analyte, number, self.comparator, coded_key(self.analyte, self.value), unit_key(self.unit), self.own_date


@dataclass(frozen=True, slots=True)
class Verdict:
    """`what` is correct, wrong, missed or spurious; `why` of a wrong one is number, comparator, unit, value or date."""

    what: str
    analyte: str
    truth: Printed | None = None
    read: Read | None = None
    why: str = ""

    @property
    def is_flagged(self) -> bool:
        return self.read is not None and self.read.needs_check

    @property
    def is_error(self) -> bool:
        return self.what in {"wrong", "spurious"}

    @property
    def counts_as_truth(self) -> bool:
        return self.what in {"correct", "missed"} or (self.what == "wrong" and self.truth is not None and self.truth.is_asked_for)


def printed_in(truth: Json) -> Iterator[Printed]:
    """Every value of a truth that has a number or an answer; what is printed without either ("4-6 /hpf") must not be read as one."""
    for report in truth["reports"]:
        days = frozenset(filter(None, [report.get("collected_on"), *report.get("collected_on_also", [])]))
        for one in report.get("readings", []):
            if one.get("number") is not None or one.get("value") is not None:
                yield _as_printed(one, days)


def _as_printed(one: Json, days: frozenset[str]) -> Printed:
    number = as_number(one.get("number"))
    values = [one.get("value"), *one.get("value_also_right", []), *one.get("value_also", [])]
    comparator = comparator_of(one.get("comparator")) or comparator_of(one.get("as_printed"))
    return Printed(
        analyte=one["analyte"],
        number=number,
        comparator=comparator if number is not None else None,
        values=tuple(value for value in values if value is not None),
        unit=one.get("unit"),
        page=one.get("page"),
        own_date=one.get("collected_on"),
        report_dates=days,
        is_previous=bool(one.get("previous")),
        is_optional=bool(one.get("optional")),
        as_printed=str(one.get("as_printed") or number or values[0]),
        canonical=as_number(one.get("canonical_number")),
    )


def readings_in(reports: Sequence[Json]) -> list[Read]:
    """Every reading once: the same again in its report or from the same page is the same ink, and one unflagged copy is enough to be used."""
    kept: list[Read] = []
    for number, report in enumerate(reports):
        for one in report.get("readings") or []:
            read = _as_read(one, number, report.get("collected_on"))
            twin = next((i for i, k in enumerate(kept) if k.identity == read.identity and _is_same_place(k, read)), None)
            if twin is None:
                kept.append(read)
            else:
                kept[twin] = replace(kept[twin], needs_check=kept[twin].needs_check and read.needs_check)
    return kept


def _as_read(one: Json, report: int, report_date: str | None) -> Read:
    said = one.get("number") if one.get("number") is not None else one.get("value")
    return Read(
        analyte=str(one.get("analyte")),
        number=as_number(one.get("number")),
        comparator=comparator_of(one.get("comparator")),
        value=one.get("value"),
        unit=one.get("unit"),
        page=one.get("page"),
        own_date=one.get("collected_on"),
        report_date=report_date,
        report=report,
        needs_check=bool(one.get("needs_check")),
        reasons=tuple(one.get("reasons") or ()),
        confidence=float(one.get("confidence") or 0),
        shown=" ".join(str(part) for part in (one.get("comparator"), said, one.get("unit")) if part is not None),
        canonical=as_number(one.get("canonical_number")),
    )


def _is_same_place(one: Read, other: Read) -> bool:
    return one.report == other.report or (one.page is not None and one.page == other.page)


def judge_values(truths: Sequence[Printed], reads: Sequence[Read]) -> Iterator[Verdict]:
    """One verdict for each value printed or read, analyte by analyte."""
    by_analyte: dict[str, tuple[list[Printed], list[Read]]] = defaultdict(lambda: ([], []))
    for truth in truths:
        by_analyte[truth.analyte][0].append(truth)
    for read in reads:
        by_analyte[read.analyte][1].append(read)
    for analyte in sorted(by_analyte):
        yield from _judge_analyte(analyte, *by_analyte[analyte])


def _judge_analyte(analyte: str, truths: list[Printed], reads: list[Read]) -> Iterator[Verdict]:
    """First what agrees; then what speaks of the same place and says something else; what is left was missed or is spurious."""
    for truth, read in _pair_off(truths, reads, _closeness_of_right):
        if truth.is_asked_for:
            yield Verdict("correct", analyte, truth, read)
    for truth, read in _pair_off(truths, reads, _closeness_of_wrong):
        yield Verdict("wrong", analyte, truth, read, find_fault(truth, read) or "date")
    for truth in truths:
        if truth.is_asked_for:
            yield Verdict("missed", analyte, truth)
    for read in reads:
        yield Verdict("spurious", analyte, read=read)


Closeness = tuple[bool, ...]


def _pair_off(truths: list[Printed], reads: list[Read], closeness: Callable[[Printed, Read], Closeness | None]) -> Iterable[tuple[Printed, Read]]:
    """The closest pairs, each value once; takes them out of both lists."""
    near = [(rank, t, r) for t in range(len(truths)) for r in range(len(reads)) if (rank := closeness(truths[t], reads[r])) is not None]
    used_truths: set[int] = set()
    used_reads: set[int] = set()
    pairs = []
    for _, t, r in sorted(near, key=lambda candidate: candidate[0]):
        if t not in used_truths and r not in used_reads:
            used_truths.add(t)
            used_reads.add(r)
            pairs.append((truths[t], reads[r]))
    truths[:] = [truth for number, truth in enumerate(truths) if number not in used_truths]
    reads[:] = [read for number, read in enumerate(reads) if number not in used_reads]
    return pairs


def _closeness_of_right(truth: Printed, read: Read) -> Closeness | None:
    if find_fault(truth, read) or not _is_date_right(truth, read):
        return None
    return _is_other_page(truth, read), not truth.is_asked_for, read.date not in truth.report_dates


def _closeness_of_wrong(truth: Printed, read: Read) -> Closeness | None:
    fault, is_dated = find_fault(truth, read), _is_date_right(truth, read)
    if _is_other_page(truth, read) or not (is_dated or (not fault and not truth.is_previous)):
        return None
    return not is_dated, not truth.is_asked_for, fault in {"number", "value"}


def find_fault(truth: Printed, read: Read) -> str:
    """Why a reading does not say what is printed: number, comparator, unit or value; empty when it does."""
    if truth.number is None:
        said = coded_key(truth.analyte, read.value)
        return "" if said in {coded_key(truth.analyte, value) for value in truth.values} else "value"
    if truth.comparator != read.comparator:
        return "comparator" if is_same_number(truth.number, read.number) else "number"
    if not is_same_number(truth.number, read.number):
        return "" if _is_same_amount(truth, read) else "number"
    return "" if is_same_unit(truth.unit, read.unit) or _is_same_amount(truth, read) else "unit"


def _is_same_amount(truth: Printed, read: Read) -> bool:
    """The same amount in another printed unit, where the truth knows it."""
    if not truth.canonical or read.canonical is None:
        return False
    return abs(truth.canonical - read.canonical) <= abs(truth.canonical) * ROUNDING


def _is_date_right(truth: Printed, read: Read) -> bool:
    if truth.own_date:
        return read.date == truth.own_date
    if truth.is_previous:  # an earlier column whose day the truth does not know
        return read.date is not None and read.date not in truth.report_dates
    return read.own_date is None or not truth.report_dates or read.own_date in truth.report_dates


def _is_other_page(truth: Printed, read: Read) -> bool:
    return truth.page is not None and read.page is not None and truth.page != read.page
