"""A date as three small inputs: day, month, year.

In: what somebody typed, in the digits of any script. Out: a date, or an error that says which part is wrong. No calendar pop-up: a birthday is typed
faster than it is found, and assistive technology reads three inputs well.
"""

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR = 1900


class DateInputs(forms.MultiWidget):
    """Day, month, year. `autocomplete` is the prefix of the three hints to the browser, such as "bday"."""

    def __init__(self, autocomplete: str = "") -> None:
        self.autocomplete = autocomplete
        super().__init__([forms.TextInput(attrs=self._hint(part)) for part in ("day", "month", "year")])

    def _hint(self, part: str) -> dict[str, str]:
        return {"autocomplete": f"{self.autocomplete}-{part}"} if self.autocomplete else {}

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.MultiValueField):
    """A calendar date. With `needs_day=False` the day may be left out: then it is the last day of that month, but not after today."""

    widget: Any = DateInputs

    def __init__(self, *, needs_day: bool = True, autocomplete: str = "", **options: Any) -> None:
        self.needs_day = needs_day
        parts = [forms.CharField(required=False) for _part in range(3)]
        super().__init__(parts, require_all_fields=False, widget=DateInputs(autocomplete), **options)

    def compress(self, data_list: Sequence[str]) -> date | None:
        if not any(data_list):
            return None
        day, month, year = (_whole_number(part) for part in data_list)
        if year is None or year < EARLIEST_YEAR:
            raise ValidationError(_("Enter the year with four digits, for example 2024."), code="year")
        if month is None or not 1 <= month <= 12:
            raise ValidationError(_("Enter the month as a number from 1 to 12."), code="month")
        last = date(year, month, calendar.monthrange(year, month)[1])
        if not data_list[0] and not self.needs_day:
            today = timezone.localdate()
            return min(last, max(today, last.replace(day=1)))
        if day is None or not 1 <= day <= last.day:
            raise ValidationError(_("Enter a day that this month has."), code="day")
        return last.replace(day=day)


def _whole_number(typed: str) -> int | None:
    """The number, also in Arabic-Indic and other decimal digits."""
    return int(typed) if typed.isdecimal() and len(typed) <= 4 else None
