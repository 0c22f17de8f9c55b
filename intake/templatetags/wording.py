"""The words of `intake/wording.py`, as template filters."""

from django import template

from intake import wording
from intake.models import Observation

register = template.Library()
register.filter("analyte_name", wording.analyte_name)
register.filter("kind_name", wording.kind_name)
register.filter("reason_words", wording.reason_words)
register.filter("number_words", wording.number_words)
register.filter("unit_words", wording.unit_words)
register.filter("problem_words", wording.problem_words)
register.filter("event_words", wording.event_words)


@register.filter
def said(value: wording.NamedValue) -> str:
    """A value in its printed unit."""
    return wording.value_words(value.analyte, value)


@register.filter
def canonical_or_said(value: wording.NamedValue) -> str:
    """A value in its canonical unit; in its printed one where it cannot be converted."""
    return wording.canonical_words(value) or wording.value_words(value.analyte, value)


@register.filter
def said_in_force(observation: Observation) -> str:
    return wording.value_words(observation.analyte, observation.value_in_force)
