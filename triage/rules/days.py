"""Calendar arithmetic of the rules: how far back does "six months" reach?

In: a day and a number of calendar months. Out: a day. Deliberately without today's date: the rules are told which day it is.
"""

import calendar
from datetime import date


def months_before(on: date, months: int) -> date:
    """The same day of the month, `months` calendar months earlier; the last day of that month where it is shorter (31 Aug - 6 = 28 Feb)."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))
