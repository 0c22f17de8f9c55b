"""Calendar arithmetic of the rules: how far back does "six months" reach?

In: a day and a number of calendar months or days. Out: a day. Deliberately without today's date: the rules are told which day it is.
"""

import calendar
from datetime import date


def months_before(on: date, months: int) -> date:
    """The same day of the month, `months` calendar months earlier; the last day of that month where it is shorter (31 Aug - 6 = 28 Feb)."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))


def days_from(day: date, days: int) -> date:
    """So many days later, or earlier; at most as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
