"""Which day, and which hour, is printed here?

In: words, their language, and how the paper orders day and month. Out: a day as a date; None where its order is unknown or there is no such day.
Whose day it is (collection, receipt, report, birth) is for `days.py`.
"""

import re
from collections.abc import Sequence
from datetime import date, time
from enum import Enum

from intake.extraction.calendars import to_day
from intake.extraction.lexicon import Lexicon
from intake.vocabulary.folding import fold, squeeze

NUMERIC = re.compile(r"(?<!\d)(\d{1,4})(?:([./-])(\d{1,2})\2|[.,](\d{1,2})[.,])(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:1[34]|19|20|2[456])\d{2})(?:([./-])(\d{1,2})\2(\d{1,2})|()(\d{2})(\d{2}))(?!\d)")
_CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
_MONTH = r"([^\W\d_]{3,12}(?: [^\W\d_]{3,12})?)"
_BEFORE_YEAR = r"[.,]?(?: de )?[\s./-]*(\d{4}|\d{2})(?!\d)"
_WITH_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|[º°]|\.)?(?: de )?[\s./-]*{_MONTH}{_BEFORE_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH}[.]?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_YEAR_MONTH = re.compile(rf"(\d{{4}})[\s./-]+{_MONTH}[\s./-]+(\d{{1,2}})")
_MARKED = re.compile(r"\d{1,2}[./-]([^\W\d_]{3,})[./-]\d{4}")
_QUOTES = dict.fromkeys(map(ord, '«»"“”„'))  # "«13» июня 2025"
_ROUND = str.maketrans("aeəc", "oooo")
_LOOSE_MARK = re.compile(r"(?<=\d) ?([./-]) ?(?=\d)")
_SPOILT_MARK = re.compile(r"(?<=^\d\d)[:;](?=\d\d\.\d{4}$)|(?<=^\d\d\.\d\d)[:;](?=\d{4}$)")  # "02:08.2023", a dot with a speck above it
_SPOILT_STROKES = re.compile(r"(?<!\d)(\d\d)[1l|/](\d\d)[1l|/]((?:19|20)\d\d)(?!\d)")  # "2711212023", for "27/12/2023"
_GLUED_HOUR = re.compile(r"(?:[t,\s@/-]+|(?<=[./-]\d{4}))\d{1,2}[:h]\d{2}.*$")
_YEAR_WORD = re.compile(r"(?<=\d{2}) ?(?:г|р|ж|y|r|yil|года|року|година)?\.?$")  # "12.03.2024 г."
_HOUR = re.compile(r"(?:^|[t,\s@/-]|(?<=[./-]\d{4}))(\d{1,2})[:h](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s*m\.?)?(?=$|[\s,;)z+-])")
_CLOCK = re.compile(r"\d{1,2}[:h]\d")
_DOTTED = re.compile(r"(\d{1,2})\.(\d\d)(?= ?(?:[ap]\.?m\b|uhr|wib|hrs))", re.IGNORECASE)  # "10.05 AM"; a number where no such word follows
_DECIMAL = re.compile(r"[<>≤≥]?\d+[.,]\d+%?")
LONGEST_HOUR = 3  # words in "- 8:30 AM"
LONGEST_DAY = 6  # words in "21 de agosto de 2025 ,"


class DayOrder(Enum):
    """How numeric days are written on a paper."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


def read_day(texts: Sequence[str], place: int, lexicon: Lexicon, order: DayOrder) -> tuple[date | None, int]:
    """The day that begins at `place` and how many words it took (0: there is no day). The day is None where its order is unknown."""
    if not _may_begin_day(texts[place]) and not lexicon.find("months", texts, place):
        return None, 0
    for length in range(1, min(LONGEST_DAY, len(texts) - place) + 1):
        text = fold(" ".join(texts[place : place + length])).translate(_QUOTES).strip(" ,;()[].:")
        text = _SPOILT_STROKES.sub(r"\1/\2/\3", _SPOILT_MARK.sub(".", _GLUED_HOUR.sub("", _LOOSE_MARK.sub(r"\1", text))))
        is_day, day = _parse(_YEAR_WORD.sub("", text), lexicon, order)
        if is_day:
            return day, length
    return None, 0


def _may_begin_day(text: str) -> bool:
    """False for most words of a paper, so that they are not looked at further: those without digits, and decimal numbers."""
    return any(map(str.isdigit, text)) and not _DECIMAL.fullmatch(text)


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


def right_behind(texts: Sequence[str], place: int) -> Sequence[str]:
    """The words that may be the hour of the day before them: nothing but marks may stand between the two."""
    while place < len(texts) and not squeeze(texts[place]):
        place += 1
    if place < len(texts) and (dotted := _DOTTED.match(" ".join(texts[place : place + 2]))):
        return (f"{dotted[1]}:{dotted[2]}{texts[place][dotted.end() :]}", *texts[place + 1 : place + LONGEST_HOUR - 1])
    is_hour = place < len(texts) and bool(_CLOCK.match(texts[place]))
    return texts[place : place + LONGEST_HOUR - 1] if is_hour else ()


def _parse(text: str, lexicon: Lexicon, order: DayOrder) -> tuple[bool, date | None]:
    """Whether the text is a day, and which."""
    language = lexicon.language.code
    if found := _YEAR_FIRST.fullmatch(text) or _CHINESE.fullmatch(text):
        # Eight digits in a row are a day only if they are one; an id may look like it, so without marks they are left alone.
        has_marks = found.re is _CHINESE or bool(found[2])
        month, day = (found[2], found[3]) if found.re is _CHINESE else (found[3], found[4])
        return (True, to_day(found[1], month, day, language, is_year_first=True)) if has_marks else (False, None)
    if found := NUMERIC.fullmatch(text):
        first, second, year = found[1], found[3] or found[4], found[5]
        if len(first) > 2 or (order is DayOrder.UNKNOWN and first != second):
            return True, None
        return True, to_day(year, first, second, language) if order is DayOrder.MONTH_FIRST else to_day(year, second, first, language)
    for pattern, places in ((_WITH_MONTH, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_MONTH, (1, 2, 3))):
        if (found := pattern.fullmatch(text)) and (name := lexicon.name_of("months", found[places[1]]) or _month_spoilt(text, lexicon)):
            return True, to_day(found[places[0]], name, found[places[2]], language)
    return False, None


def _month_spoilt(text: str, lexicon: Lexicon) -> str | None:
    """The one month that "12-mey-2025" may be: engines take round letters for one another."""
    found = _MARKED.fullmatch(text)
    key = squeeze(found[1]).translate(_ROUND) if found else ""
    names = {name for spelling, several in lexicon.tables.get("months", {}).items() if spelling.translate(_ROUND) == key for name in several}
    return names.pop() if len(names) == 1 else None
