"""How moments are said on staff pages."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.timesince import timesince, timeuntil

from intake.models import Case, CaseEvent

register = template.Library()


@register.filter
def is_past(moment: datetime | None) -> bool:
    return moment is not None and moment < timezone.now()


@register.filter
def deadline_words(moment: datetime) -> str:
    """Only the larger part: "due in 2 days", "1 day late"."""
    if is_past(moment):
        return f"{timesince(moment, depth=1)} late"
    return f"due in {timeuntil(moment, depth=1)}"


@register.filter
def actor(event: CaseEvent, case: Case) -> str:
    """Who took a step, for colleagues: the patient is not named in the story."""
    if event.by_id == case.patient.user_id:
        return "The patient"
    return event.by.full_name or "A colleague" if event.by else ""
