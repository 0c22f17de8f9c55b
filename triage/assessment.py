"""What do the guidelines say about a case on a day, and what does that change?

In: a case, a day. Out: a stored `Assessment` with its items and flags; the case's route, priority and deadline follow it. An evaluation
that says word for word what the newest one said is not stored again. The rules themselves are in `triage/rules`; nothing is judged here.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from intake.events import record_event
from intake.models import Case
from triage.deadlines import find_deadline
from triage.evidence import collect_facts
from triage.models import Assessment, Flag, WorkupItem
from triage.rules import evaluate, load_guidelines
from triage.rules.verdicts import Verdicts


@transaction.atomic
def assess_case(case: Case, *, on: date) -> Assessment:
    """Evaluate the guidelines on what is known, record it, and set route, priority and deadline."""
    # The lock comes before looking: of two workers that finish two papers of one case at once, the second sees what the first saved.
    # `no_key`: rows that merely refer to the case, such as events, need not wait for it.
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    verdicts = evaluate(load_guidelines(), collect_facts(held, on=on), on=on)
    newest = latest_assessment(held)
    assessment = newest if newest and _says_the_same(newest, verdicts, on) else _record(held, verdicts, on)
    held.route, held.priority = assessment.route, assessment.priority
    held.due_at = find_deadline(held, at=timezone.now())
    Case.objects.filter(pk=held.pk).update(route=held.route, priority=held.priority, due_at=held.due_at)
    case.route, case.priority, case.due_at = held.route, held.priority, held.due_at
    return assessment


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
    heads = (stored.as_of, stored.guideline_digest, stored.route, stored.priority)
    if heads != (on, verdicts.guideline_digest, verdicts.route, verdicts.priority):
        return False
    items = [(i.rule, i.title, i.status, i.severity, i.because, i.source, tuple(i.evidence), i.ask_patient) for i in stored.items.all()]
    flags = [(f.rule, f.because, f.source, tuple(f.evidence)) for f in stored.flags.all()]
    return items == [(i.id, i.title, i.status, i.severity, i.because, i.source, i.evidence, i.ask_patient) for i in verdicts.items] and flags == [
        (f.id, f.because, f.source, f.evidence) for f in verdicts.flags
    ]
