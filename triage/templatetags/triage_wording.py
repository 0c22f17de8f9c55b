"""The words of `triage/wording.py`, as template filters."""

from django import template

from triage import wording

register = template.Library()
register.filter("route_words", wording.route_words)
register.filter("status_words", wording.status_words)
