"""Which day is printed, and which day of the report is it?

In: the rows of one report. Out: days read, each with the hour printed right beside it, and the report's days of collection, receipt and report,
told apart by the words before them, never the date of birth. Whether 03/04 is a day in March or in April is decided by evidence on the paper;
without evidence the day stays None.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from itertools import pairwise

from intake.extraction.calendars import to_day
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row, cell_ends
from intake.vocabulary.folding import fold, squeeze

_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})(?:([./-])(\d{1,2})\2|[.,](\d{1,2})[.,])(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:1[34]|19|20|2[456])\d{2})(?:([./-])(\d{1,2})\2(\d{1,2})|()(\d{2})(\d{2}))(?!\d)")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
_MONTH = r"([^\W\d_]{3,12}(?: [^\W\d_]{3,12})?)"
_BEFORE_YEAR = r"[.,]?(?: de )?[\s./-]*(\d{4}|\d{2})(?!\d)"
_WITH_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?: de )?[\s./-]*{_MONTH}{_BEFORE_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH}[.]?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_YEAR_MONTH = re.compile(rf"(\d{{4}})[\s./-]+{_MONTH}[\s./-]+(\d{{1,2}})")
_HOUR = re.compile(r"(?:^|[t,\s])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s*m\.?)?(?=$|[\s,;)z+-])")
LONGEST_HOUR = 3  # words in "- 8:30 AM"
LONGEST_DAY = 6  # words in "21 de agosto de 2025 ,"
PAIR_MARKS = ("/", "&", "-", "|")  # between two labels of two days


class DayOrder(Enum):
    """How numeric days are written on a paper."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day on a row: what it is the day of, and None as `day` where it cannot be told. `at` is the hour printed right beside it."""

    role: str
    day: date | None
    at: time | None = None


def find_order(rows: Iterable[Row], lexicon: Lexicon) -> DayOrder:
    """The evidence of all numeric days on a paper: 14/03 can only be day first, and nothing is reported before it was collected.

    Dotted days are day first everywhere, and so are days in every language but English.
    """
    rows = tuple(rows)
    day_first = month_first = 0
    for row in rows:
        for found in _NUMERIC.finditer(fold(row.text)):
            if len(found[1]) > 2:
                continue
            first, mark, second = int(found[1]), found[2] or ".", int(found[3] or found[4])
            day_first += (12 < first <= 31 and second <= 12) or mark == "."
            month_first += first <= 12 < second <= 31
    if bool(day_first) != bool(month_first):
        return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    if lexicon.language.code != "en" and not month_first:
        return DayOrder.DAY_FIRST
    return DayOrder.UNKNOWN if day_first else _order_in_time(rows, lexicon)


def _order_in_time(rows: Sequence[Row], lexicon: Lexicon) -> DayOrder:
    """The only order in which birth, collection, receipt and report follow one another; UNKNOWN where both do, or none."""
    fitting = [order for order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST) if _is_in_time(find_days(rows, lexicon, order))]
    return fitting[0] if len(fitting) == 1 else DayOrder.UNKNOWN


def _is_in_time(days: Sequence[PrintedDay]) -> bool:
    steps = [[printed.day for printed in days if printed.role == role] for role in ("born", "collected", "received", "reported")]
    if any(day is None for step in steps for day in step):
        return False
    known = [[day for day in step if day] for step in steps if step]
    return all(max(before) <= min(after) for before, after in pairwise(known))


def read_day(texts: Sequence[str], place: int, lexicon: Lexicon, order: DayOrder) -> tuple[date | None, int]:
    """The day that begins at `place` and how many words it took (0: there is no day). The day is None where its order is unknown."""
    for length in range(1, min(LONGEST_DAY, len(texts) - place) + 1):
        text = fold(" ".join(texts[place : place + length])).strip(" ,;()[]")
        text = re.sub(r"[t,\s]+\d{1,2}:\d{2}.*$", "", re.sub(r"(?<=\d) ?([./-]) ?(?=\d)", r"\1", text))
        is_day, day = _parse(text, lexicon, order)
        if is_day:
            return day, length
    return None, 0


def read_hour(texts: Sequence[str]) -> time | None:
    """The hour in these words. Midnight is what laboratory systems print where nobody noted an hour; it says nothing."""
    found = _HOUR.search(fold(" ".join(texts)))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), found[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 24
    is_hour = hour < 24 and minute < 60 and (hour, minute) != (0, 0)
    return time(hour, minute) if is_hour else None


def _right_behind(texts: Sequence[str], place: int) -> Sequence[str]:
    """The words that may be the hour of the day before them: nothing but marks may stand between the two."""
    while place < len(texts) and not squeeze(texts[place]):
        place += 1
    is_hour = place < len(texts) and texts[place][:1].isdigit() and ":" in texts[place]
    return texts[place : place + LONGEST_HOUR - 1] if is_hour else ()


def _parse(text: str, lexicon: Lexicon, order: DayOrder) -> tuple[bool, date | None]:
    """Whether the text is a day, and which."""
    language = lexicon.language.code
    if found := _YEAR_FIRST.fullmatch(text) or _CHINESE.fullmatch(text):
        # Eight digits in a row are a day only if they are one; an id may look like it, so without marks they are left alone.
        has_marks = found.re is _CHINESE or bool(found[2])
        month, day = (found[2], found[3]) if found.re is _CHINESE else (found[3], found[4])
        return (True, to_day(found[1], month, day, language, is_year_first=True)) if has_marks else (False, None)
    if found := _NUMERIC.fullmatch(text):
        first, second, year = found[1], found[3] or found[4], found[5]
        if len(first) > 2 or (order is DayOrder.UNKNOWN and first != second):
            return True, None
        return True, to_day(year, first, second, language) if order is DayOrder.MONTH_FIRST else to_day(year, second, first, language)
    for pattern, places in ((_WITH_MONTH, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_MONTH, (1, 2, 3))):
        if (found := pattern.fullmatch(text)) and (name := lexicon.name_of("months", found[places[1]])):
            return True, to_day(found[places[0]], name, found[places[2]], language)
    return False, None


def find_days(rows: Sequence[Row], lexicon: Lexicon, order: DayOrder) -> tuple[PrintedDay, ...]:
    """Every labelled day: the label stands before it on its row, or above it."""
    days: list[PrintedDay] = []
    above: Row | None = None
    for row in rows:
        found = _days_of_row(row, lexicon, order)
        for role, day, at, left, right in found:
            days.append(PrintedDay(role or _role_above(above, left, right, lexicon) or "other", day, at))
        above = row
    return tuple(days)


def _days_of_row(row: Row, lexicon: Lexicon, order: DayOrder) -> list[tuple[str | None, date | None, time | None, float, float]]:
    days: list[tuple[str | None, date | None, time | None, float, float]] = []
    words = row.words
    texts = [word.text for word in words]
    waiting: list[str] = []
    since = place = 0
    ends = cell_ends(row)
    while place < len(texts):
        day, length = read_day(texts, place, lexicon, order)
        label = lexicon.find("dates", texts[: ends[place]], place)
        if length:
            # A label speaks for the day behind it, not for one half a line away.
            at = read_hour(texts[place : place + length]) or read_hour(_right_behind(texts, place + length))
            role = waiting.pop(0) if waiting and place - since <= 2 else None
            days.append((role, day, at, *row.span(words[place : place + length])))
            place += length
            since = place
            waiting = waiting if place < len(texts) and texts[place] in PAIR_MARKS else []
        elif label:
            # Two labels before two days, both pairs with a mark between.
            is_paired = waiting and (texts[place] in PAIR_MARKS or texts[place - 1] in PAIR_MARKS)
            waiting = [*waiting, label.name] if is_paired else [label.name]
            place += label.length
            since = place
        else:
            since += not squeeze(texts[place])
            place += 1
    return days


def _role_above(above: Row | None, left: float, right: float, lexicon: Lexicon) -> str | None:
    """The label in the row above that overlaps the day: heads set as a table."""
    if above is None:
        return None
    for cell in above.cells:
        if cell.left < right and left < cell.right:
            found = lexicon.find("dates", [word.text for word in cell.words])
            if found and found.length >= len(cell.words) - 1:
                return found.name
    return None
