"""The patient as of a day, frozen: what the rules are allowed to know.

Numbers are in the analyte's canonical unit (UCUM, `intake/vocabulary/analytes.toml`). `is_certain` is False for whatever a person still
has to look at (needs a check, unreadable, unit unknown): rules answer UNSURE on it. `evidence` is an id that leads a person to the place
it came from; it never holds a value or a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one report: a number in the canonical unit, or a coded value (contract of `read_file`). `derived_from`: for a value that no paper
    prints, the evidence of those it follows from (`derived.py`)."""

    analyte: str
    evidence: str
    number: Decimal | None = None
    value: str | None = None
    comparator: str | None = None
    reference_low: Decimal | None = None
    reference_high: Decimal | None = None
    is_certain: bool = True
    derived_from: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """The evidence it rests on."""
        return self.derived_from or (self.evidence,)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One printed report. `collected_on` is the day of collection; where only another date is printed, `date_basis` says which."""

    id: str
    kind: str
    facts: tuple[Fact, ...] = ()
    collected_on: date | None = None
    collected_at: time | None = None
    date_basis: Literal["collection", "receipt", "report"] = "collection"
    laboratory: str | None = None
    accession: str | None = None

    def find_fact(self, analyte: str) -> Fact | None:
        """The report's first fact of this analyte, or None."""
        return next((fact for fact in self.facts if fact.analyte == analyte), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the patient said to one history question. None is "does not know" or "was not asked"."""

    is_yes: bool | None = None
    started_on: date | None = None
    stopped_on: date | None = None
    ended_on: date | None = None
    highest_celsius: Decimal | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """What a clinician found or measured. Volumes in mL; `volume_formula` is the ellipsoid factor as printed ("0.52", "0.71"), or "prader".
    `on`: the day of the examination, None where nobody knows it. Diameters in cm: the three of one testis, in any order, or none."""

    vas_left: Literal["present", "absent"] | None = None
    vas_right: Literal["present", "absent"] | None = None
    testis_volume_left: Decimal | None = None
    testis_volume_right: Decimal | None = None
    volume_formula: str | None = None
    has_mass: bool | None = None
    on: date | None = None
    testis_diameters_left: tuple[Decimal, ...] = ()
    testis_diameters_right: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """The partner: her age in full years on the day of the assessment, and her own reports."""

    age: int | None = None
    reports: tuple[ReportFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviousRetrieval:
    """One earlier attempt to find sperm in the testis or epididymis (`kind`: micro_tese, tese, fna, tesa, pesa, mesa, biopsy; empty: not known)."""

    kind: str
    on: date | None = None
    is_sperm_found: bool | None = None
    histology: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Staff do without one item of the work-up, from the day `on`: a word for why (`reason`), and what they attest themselves in place of a
    paper, if anything (`statement`; for the record, no rule reads it)."""

    item: str
    on: date
    reason: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known about one case. `history` is keyed by the contract's history keys; an absent key was never answered. `age`: his own, in
    full years on the day of the assessment. `waived` is keyed by the id of the item; it closes that item and changes nothing else."""

    reports: tuple[ReportFacts, ...] = ()
    history: Mapping[str, Answer] = field(default_factory=dict)
    examination: Examination = Examination()
    partner: PartnerFacts = PartnerFacts()
    previous_retrievals: tuple[PreviousRetrieval, ...] = ()
    age: int | None = None
    waived: Mapping[str, Waiver] = field(default_factory=dict)
