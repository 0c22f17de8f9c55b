"""What the machine says the paper says: readings, reports and the reading of a whole file.

Pure, frozen values; `as_json` gives exactly the keys of the public contract of `read_file`. Nothing here knows how they were found.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from intake.reading.words import Box, Page


@dataclass(frozen=True, slots=True)
class ReferenceRange:
    """The laboratory's own range, as printed and as numbers in the printed unit. An open end is None."""

    as_printed: str
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One value on a page.

    A measured value stands in `number` (in the printed `unit`) and `canonical_number` (in `canonical_unit`, UCUM; None when the unit is
    unknown); a coded answer stands in `value`. `box` is the printed value's place on the upright page. `reasons` says why a person must look
    (codes such as "low_confidence", "implausible", "unit_unknown"); empty exactly when `needs_check` is False. `range_box` is the printed
    range's place; `evidence` is what the confidence of a value from pixels was reckoned from (empty for text layers).
    """

    analyte: str
    label: str
    as_printed: str
    page: int
    box: Box
    confidence: float
    value: str | None = None
    number: Decimal | None = None
    comparator: str | None = None
    unit: str | None = None
    canonical_number: Decimal | None = None
    canonical_unit: str | None = None
    reference_range: ReferenceRange | None = None
    flag: str | None = None
    collected_on: date | None = None
    reasons: tuple[str, ...] = ()
    range_box: Box | None = None
    evidence: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def needs_check(self) -> bool:
        """True when a person must look before the value may be used."""
        return bool(self.reasons)

    def as_json(self) -> dict[str, Any]:
        limits = self.reference_range or ReferenceRange("")
        return {
            "analyte": self.analyte,
            "label": self.label,
            "as_printed": self.as_printed,
            "value": self.value,
            "number": _number(self.number),
            "comparator": self.comparator,
            "unit": self.unit,
            "canonical_number": _number(self.canonical_number),
            "canonical_unit": self.canonical_unit,
            "reference_range": limits.as_printed or None,
            "reference_low": _number(limits.low),
            "reference_high": _number(limits.high),
            "flag": self.flag,
            "collected_on": _day(self.collected_on),
            "page": self.page,
            "box": self.box.as_list(),
            "confidence": round(self.confidence, 4),
            "needs_check": self.needs_check,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands around a report's values: who, where, when. `None` is "not printed", never a guess."""

    laboratory: str | None = None
    accession: str | None = None
    patient_name: str | None = None
    patient_birth_date: date | None = None
    collected_on: date | None = None
    received_on: date | None = None
    reported_on: date | None = None
    collected_at: time | None = None


@dataclass(frozen=True, slots=True)
class ReportReading:
    """One printed report inside a file: its kind (`intake/vocabulary/kinds.toml`), language (ISO 639-1), pages (from 1), head and readings."""

    kind: str
    language: str | None
    pages: tuple[int, ...]
    head: ReportHead
    readings: tuple[Reading, ...]

    def as_json(self) -> dict[str, Any]:
        head = self.head
        return {
            "kind": self.kind,
            "language": self.language,
            "pages": list(self.pages),
            "laboratory": head.laboratory,
            "accession": head.accession,
            "patient_name": head.patient_name,
            "patient_birth_date": _day(head.patient_birth_date),
            "collected_on": _day(head.collected_on),
            "collected_at": head.collected_at and head.collected_at.isoformat("minutes"),
            "received_on": _day(head.received_on),
            "reported_on": _day(head.reported_on),
            "readings": [reading.as_json() for reading in self.readings],
        }


@dataclass(frozen=True, slots=True)
class RecordReading:
    """A whole file: its pages and the reports found on them. The file's name and hash belong to whoever asked."""

    pages: tuple[Page, ...]
    reports: tuple[ReportReading, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "pages": [
                {
                    "number": p.number,
                    "source": str(p.source),
                    "engine": p.engine,
                    "language": p.language,
                    "seconds": round(p.seconds, 3),
                    "problem": p.problem,
                }
                for p in self.pages
            ],
            "reports": [report.as_json() for report in self.reports],
        }


def _number(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
