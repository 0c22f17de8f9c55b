"""What do the guidelines say about a case on a day, and what does that change?

In: a case, a day. Out: a stored `Assessment` with its items and flags; the case's route, priority and deadline follow it. An evaluation
that says word for word what the newest one said is not stored again. Older ones are kept, and what has changed since is told from them
(`triage/differences.py`). The rules themselves are in `triage/rules`; nothing is judged here.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from intake.events import record_event
from intake.models import Case, CaseEvent
from triage.deadlines import find_deadline
from triage.differences import Difference, find_difference
from triage.evidence import collect_facts
from triage.models import Assessment, Flag, WorkupItem
from triage.rules import evaluate, load_guidelines
from triage.rules.verdicts import FlagVerdict, ItemStatus, ItemVerdict, Priority, Route, Severity, Verdicts


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different now. `verb`: the step of the case it is counted from; empty: from the assessment before the one in force."""

    verb: str
    at: datetime
    difference: Difference


@transaction.atomic
def assess_case(case: Case, *, on: date) -> Assessment:
    """Evaluate the guidelines on what is known, record it, and set route, priority and deadline."""
    # The lock comes before looking: of two workers that finish two papers of one case at once, the second sees what the first saved.
    # `no_key`: rows that merely refer to the case, such as events, need not wait for it.
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    verdicts = replay_case(held, on=on)
    newest = latest_assessment(held)
    assessment = newest if newest and _says_the_same(newest, verdicts, on) else _record(held, verdicts, on)
    held.route, held.priority = assessment.route, assessment.priority
    held.due_at = find_deadline(held, at=timezone.now())
    Case.objects.filter(pk=held.pk).update(route=held.route, priority=held.priority, due_at=held.due_at)
    case.route, case.priority, case.due_at = held.route, held.priority, held.due_at
    return assessment


def replay_case(case: Case, *, on: date) -> Verdicts:
    """What today's guidelines say of the case as of any day, from the papers that were there by then and with a person's latest word about
    them. Stores nothing."""
    return evaluate(load_guidelines(), collect_facts(case, on=on), on=on)


def find_changes(case: Case, *, since: str) -> Changes | None:
    """What the assessment in force says differently from the one in force when the step `since` was last taken; where it never was, from the
    assessment before. None where nothing is different."""
    newest = latest_assessment(case)
    step = case.events.filter(verb=since).order_by("-pk").first()
    before = _in_force_at(step) if step else Assessment.objects.filter(case=case).order_by("-pk")[1:2].first()
    if newest is None or before is None:
        return None
    difference = find_difference(_verdicts_of(before), _verdicts_of(newest))
    return Changes(since if step else "", step.at if step else before.made_at, difference) if difference else None


def _in_force_at(step: CaseEvent) -> Assessment | None:
    """By the order in which things were written down, which no clock disturbs."""
    told = CaseEvent.objects.filter(case=step.case_id, verb="assess", pk__lt=step.pk).order_by("-pk").first()
    return Assessment.objects.filter(case=step.case_id, pk=told.detail["assessment"]).first() if told else None


def latest_assessment(case: Case) -> Assessment | None:
    """The one in force: the last one stored, even where the clock was put back in between."""
    return Assessment.objects.filter(case=case).order_by("-pk").first()


def _record(case: Case, verdicts: Verdicts, on: date) -> Assessment:
    assessment = Assessment.objects.create(
        case=case,
        as_of=on,
        made_at=timezone.now(),
        guideline_digest=verdicts.guideline_digest,
        route=verdicts.route,
        priority=verdicts.priority,
    )
    WorkupItem.objects.bulk_create(_items(assessment, verdicts))
    Flag.objects.bulk_create(_flags(assessment, verdicts))
    record_event(case, "assess", assessment=assessment.pk)
    return assessment


def _items(assessment: Assessment, verdicts: Verdicts) -> list[WorkupItem]:
    return [
        WorkupItem(
            assessment=assessment,
            rule=item.id,
            title=item.title,
            status=item.status,
            severity=item.severity,
            because=item.because,
            source=item.source,
            evidence=list(item.evidence),
            ask_patient=item.ask_patient,
            order=order,
        )
        for order, item in enumerate(verdicts.items)
    ]


def _flags(assessment: Assessment, verdicts: Verdicts) -> list[Flag]:
    return [
        Flag(assessment=assessment, rule=flag.id, because=flag.because, source=flag.source, evidence=list(flag.evidence), order=order)
        for order, flag in enumerate(verdicts.flags)
    ]


def _says_the_same(stored: Assessment, verdicts: Verdicts, on: date) -> bool:
    return stored.as_of == on and _verdicts_of(stored) == verdicts


def _verdicts_of(stored: Assessment) -> Verdicts:
    """As they were evaluated then."""
    return Verdicts(
        items=tuple(_item_verdict(item) for item in stored.items.all()),
        flags=tuple(FlagVerdict(flag.rule, flag.because, flag.source, tuple(flag.evidence)) for flag in stored.flags.all()),
        route=Route(stored.route),
        priority=Priority(stored.priority),
        guideline_digest=stored.guideline_digest,
    )


def _item_verdict(item: WorkupItem) -> ItemVerdict:
    return ItemVerdict(
        id=item.rule,
        title=item.title,
        status=ItemStatus(item.status),
        severity=Severity(item.severity),
        because=item.because,
        source=item.source,
        evidence=tuple(item.evidence),
        ask_patient=item.ask_patient,
    )
