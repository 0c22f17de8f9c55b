"""Which step leads from where to where, and who may take it: the one table. Data only; `triage/casework.py` carries the steps out.

A new step for a case is one row here and one verb there.
"""

from dataclasses import dataclass
from enum import StrEnum

from intake.models import Stage
from intake.models.cases import OPEN_STAGES


class Who(StrEnum):
    """How somebody stands to a case. Staff have no standing in their own case beside that of the patient."""

    PATIENT = "patient"  # it is his case
    NURSE = "nurse"
    SPECIALIST = "specialist"
    LEAD = "lead"
    HOLDER = "holder"  # has taken it and not given it back
    PROGRAM = "program"  # nobody: the program itself


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: the verb, from one stage to another, by any of these. `notice` is the kind of message the patient gets, if any."""

    verb: str
    from_stage: str
    to_stage: str
    by: frozenset[Who]
    notice: str = ""


def _row(verb: str, from_stage: str, to_stage: str, *by: Who, notice: str = "") -> Transition:
    return Transition(verb, str(from_stage), str(to_stage), frozenset(by), notice)


TRANSITIONS: tuple[Transition, ...] = (
    _row("submit", Stage.DRAFT, Stage.SUBMITTED, Who.PATIENT, notice="submitted"),
    _row("claim", Stage.SUBMITTED, Stage.IN_TRIAGE, Who.NURSE, Who.LEAD),
    _row("put_back", Stage.IN_TRIAGE, Stage.SUBMITTED, Who.HOLDER, Who.LEAD, Who.PROGRAM),
    _row("request_items", Stage.IN_TRIAGE, Stage.NEEDS_INFO, Who.HOLDER, notice="items_requested"),
    _row("release", Stage.IN_TRIAGE, Stage.QUEUED, Who.HOLDER),
    _row("return_to_nurse", Stage.NEEDS_INFO, Stage.SUBMITTED, Who.PATIENT),
    _row("claim", Stage.QUEUED, Stage.IN_REVIEW, Who.SPECIALIST),
    _row("put_back", Stage.IN_REVIEW, Stage.QUEUED, Who.HOLDER, Who.LEAD, Who.PROGRAM),
    _row("request_items", Stage.IN_REVIEW, Stage.NEEDS_INFO, Who.HOLDER, notice="items_requested"),
    _row("sign_opinion", Stage.IN_REVIEW, Stage.OPINION_SENT, Who.HOLDER, notice="opinion_ready"),
    _row("close", Stage.OPINION_SENT, Stage.CLOSED, Who.NURSE, Who.LEAD),
    *(_row("withdraw", stage, Stage.WITHDRAWN, Who.PATIENT, notice="withdrawn") for stage in OPEN_STAGES),
    # On the spot: the case stays where it is, and with whom.
    *(_row(verb, stage, stage, Who.HOLDER, Who.LEAD) for verb in ("waive_item", "withdraw_waiver") for stage in (Stage.IN_TRIAGE, Stage.IN_REVIEW)),
)
NOTICE_KINDS = frozenset(row.notice for row in TRANSITIONS if row.notice)


def find_transition(verb: str, stage: str) -> Transition | None:
    """The row of this verb at this stage; at most one."""
    return next((row for row in TRANSITIONS if row.verb == verb and row.from_stage == stage), None)
