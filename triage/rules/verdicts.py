"""What an evaluation says: items asked for, flags for staff, one route, one priority. Pure values; words as in the public contract of `assess`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ItemStatus(StrEnum):
    SATISFIED = "satisfied"
    PARTIAL = "partial"
    MISSING = "missing"
    EXPIRED = "expired"
    CONFLICTING = "conflicting"
    UNREADABLE = "unreadable"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


OPEN_STATUSES = frozenset({ItemStatus.MISSING, ItemStatus.PARTIAL, ItemStatus.EXPIRED, ItemStatus.CONFLICTING, ItemStatus.UNREADABLE})
"""Something is still to come or to be looked at."""


class Severity(StrEnum):
    """`blocker`: the work-up must not be called complete without it. `needed`: ask for it. `advisable`: list it, do not nag."""

    BLOCKER = "blocker"
    NEEDED = "needed"
    ADVISABLE = "advisable"


class Route(StrEnum):
    """Where a case goes; exactly one."""

    NOA_REVIEW = "NOA_REVIEW"
    OA_PATHWAY = "OA_PATHWAY"
    INDETERMINATE_AZOO = "INDETERMINATE_AZOO"
    CONFIRM_SEMEN = "CONFIRM_SEMEN"
    EJACULATED_SPERM_FIRST = "EJACULATED_SPERM_FIRST"
    EJACULATORY_DYSFUNCTION = "EJACULATORY_DYSFUNCTION"
    ENDOCRINE_FIRST = "ENDOCRINE_FIRST"
    STOP_ANDROGEN_FIRST = "STOP_ANDROGEN_FIRST"
    GENETIC_COUNSEL_FIRST = "GENETIC_COUNSEL_FIRST"
    RETRIEVAL_NOT_SUPPORTED = "RETRIEVAL_NOT_SUPPORTED"
    ONCOLOGY_URGENT = "ONCOLOGY_URGENT"
    FERTILITY_PRESERVATION_URGENT = "FERTILITY_PRESERVATION_URGENT"
    PITUITARY_URGENT = "PITUITARY_URGENT"
    RECOVERY_WAIT = "RECOVERY_WAIT"
    INSUFFICIENT_DATA = "INSUFFICIENT_DATA"
    DATA_INTEGRITY_HOLD = "DATA_INTEGRITY_HOLD"


class Priority(StrEnum):
    """How soon a person looks: P1 the same working day … P4 waiting for the patient's papers. Sorts by urgency."""

    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


@dataclass(frozen=True, slots=True)
class ItemVerdict:
    """One item of the work-up. `because` is a sentence for staff; `evidence` lists the ids of the facts it rests on."""

    id: str
    title: str
    status: ItemStatus
    severity: Severity
    because: str
    source: str
    evidence: tuple[str, ...] = ()
    ask_patient: bool = True

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "status": str(self.status),
            "severity": str(self.severity),
            "because": self.because,
            "source": self.source,
            "evidence": list(self.evidence),
            "ask_patient": self.ask_patient,
        }


@dataclass(frozen=True, slots=True)
class FlagVerdict:
    """One thing that staff must see. Never shown to a patient."""

    id: str
    because: str
    source: str
    evidence: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "because": self.because, "source": self.source, "evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The whole answer of one evaluation."""

    items: tuple[ItemVerdict, ...]
    flags: tuple[FlagVerdict, ...]
    route: Route
    priority: Priority
    guideline_digest: str

    def as_json(self) -> dict[str, Any]:
        return {
            "items": [item.as_json() for item in self.items],
            "flags": [flag.as_json() for flag in self.flags],
            "route": str(self.route),
            "priority": str(self.priority),
            "guideline_digest": self.guideline_digest,
        }
