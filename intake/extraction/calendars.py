"""Which day is this in the calendar of this program (Gregorian)?

In: a year, month and day as printed, and the language of the paper. Out: a date; None where the calendar cannot be told or converted with
certainty. Solar Hijri (Iran) and Buddhist (Thailand) years are converted. Lunar Hijri ones are recognised and left to a person: their months
begin by sight of the moon, and no rule gives the day for certain.
"""

from datetime import date, timedelta

BUDDHIST_YEARS = range(2440, 2700)
BUDDHIST_OFFSET = 543
HIJRI_YEARS = range(1280, 1480)
# A paper with such a year is of our days in the solar count, and older than any patient's in the lunar one.
SOLAR_YEARS = range(1385, 1430)
OUR_YEARS = range(1890, 2101)  # of birth or of a paper; "7077" is a misread 2022
PERSIAN = "fa"
CENTURY_TURNS = 40  # "39" is 2039, "40" is 1940: no patient is that old, no paper that new
_NEW_YEAR_1400 = date(2021, 3, 21)
_LEAP_IN_33 = {1, 5, 9, 13, 17, 22, 26, 30}


def to_day(year: str, month: str, day: str, language: str, *, is_year_first: bool = False) -> date | None:
    """The day, or None: no such day, or one of a calendar that cannot be told."""
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < CENTURY_TURNS else 1900
    try:
        if number in HIJRI_YEARS:
            is_solar = language == PERSIAN or (is_year_first and number in SOLAR_YEARS and language != "ar")
            return _from_solar_hijri(number, int(month), int(day)) if is_solar else None
        common = number - BUDDHIST_OFFSET if number in BUDDHIST_YEARS else number
        return date(common, int(month), int(day)) if common in OUR_YEARS else None
    except ValueError:
        return None


def _from_solar_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day, by the cycle of 33 years that holds from 1244 to 1473 (1865 to 2094). ValueError where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)) or (month == 12 and day == 30 and not _is_leap(year)):
        raise ValueError("no such day")
    years = range(1400, year) if year >= 1400 else range(year, 1400)
    between = sum(366 if _is_leap(other) else 365 for other in years) * (1 if year >= 1400 else -1)
    return _NEW_YEAR_1400 + timedelta(days=between + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_IN_33
