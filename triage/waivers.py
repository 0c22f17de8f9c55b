"""Which items of a case do staff do without, on a day?

In: a case, a day. Out: what the rules are told (`triage.rules.facts.Waiver`), or the items that are closed now and in whose words, for staff.
Giving and taking back is in `triage/casework.py`. Nothing is judged here: what a waiver does to an item, the rules say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from intake.models import Case
from triage.models import Waiver, WorkupItem
from triage.rules import facts
from triage.rules.verdicts import ItemStatus


def live_waivers(case: Case) -> "QuerySet[Waiver]":
    """Those nobody has taken back, with who gave them."""
    return Waiver.objects.filter(case=case, withdrawn_at=None).select_related("by")


@dataclass(frozen=True, slots=True)
class WaivedItem:
    """One item that is closed without a paper, and who said so why. For staff only."""

    item: WorkupItem
    waiver: Waiver


def waived_items(case: Case, items: Iterable[WorkupItem]) -> tuple[WaivedItem, ...]:
    """Those of the items that a waiver closes. A waiver whose item has come since, or is not asked for, closes nothing."""
    given = {waiver.rule: waiver for waiver in live_waivers(case)}
    return tuple(WaivedItem(item, given[item.rule]) for item in items if item.status == ItemStatus.WAIVED and item.rule in given)


def waivers_of(case: Case, on: date) -> dict[str, facts.Waiver]:
    """By item, as they stood at the end of the day. One query."""
    given = ((waiver, timezone.localdate(waiver.given_at)) for waiver in Waiver.objects.filter(case=case))
    return {
        waiver.rule: facts.Waiver(item=waiver.rule, on=day, reason=waiver.reason, statement=waiver.statement or None)
        for waiver, day in given
        if day <= on and not _is_over(waiver, on)
    }


def _is_over(waiver: Waiver, on: date) -> bool:
    return waiver.withdrawn_at is not None and timezone.localdate(waiver.withdrawn_at) <= on
