"""Who and when: the lines around a report's values.

In: the rows of one report. Out: a `ReportHead`. Names, numbers and days are taken only from behind their labels; what has no label stays None. A
day of birth never becomes another day.
"""

from collections.abc import Collection, Sequence
from datetime import date, time

from intake.extraction.dates import DayOrder
from intake.extraction.days import PLAIN, UNNAMED, PrintedDay, find_days, find_hours
from intake.extraction.letterheads import find_laboratory
from intake.extraction.lexicon import Lexicon
from intake.extraction.people import ACCESSION, NAME, find_text
from intake.extraction.readings import ReportHead
from intake.extraction.rows import Row

FOOT_ROWS = 4


def read_head(rows: Sequence[Row], lexicon: Lexicon, order: DayOrder, titles: Collection[int] = ()) -> ReportHead:
    """The head of the report on these rows. `titles` are the numbers of rows that name a kind of report."""
    days = find_days(rows, lexicon, order)
    born = _only(days, "born", len(rows))
    days = tuple(printed for printed in days if printed.day is None or printed.day != born)
    received = _only(days, "received", len(rows))
    collected = _only(days, "collected", len(rows)) or _examined(days, received, len(rows))
    reported = _earliest(days, "reported", collected)
    if collected and ((reported and collected > reported) or (born and collected <= born)):
        # One of the two is read or printed wrongly, and nobody knows which.
        collected = None
    return ReportHead(
        laboratory=find_laboratory(rows, lexicon, titles),
        accession=find_text(rows, ACCESSION, lexicon, order),
        patient_name=find_text(rows, NAME, lexicon, order),
        patient_birth_date=born,
        collected_on=collected,
        collected_at=_hour_of(days, collected) or _hour_alone(days, collected, rows, lexicon),
        received_on=received,
        reported_on=reported or (None if collected else _only(days, PLAIN, len(rows)) or _lone(days, born)),
    )


def _only(days: Sequence[PrintedDay], role: str, rows: int) -> date | None:
    """The day of this role; None where several different ones are printed. A foot that says otherwise than the head says nothing."""
    found = {printed.day for printed in days if printed.role == role}
    if len(found) > 1 and rows > 2 * FOOT_ROWS:
        found = {printed.day for printed in days if printed.role == role and printed.row < rows - FOOT_ROWS}
    return found.pop() if len(found) == 1 else None


def _examined(days: Sequence[PrintedDay], received: date | None, rows: int) -> date | None:
    """The day of the examination, where no other says when the sample was taken: a patient is examined on the day, blood perhaps later."""
    day = None if any(printed.role == "collected" for printed in days) else _only(days, "examined", rows)
    return None if received and received != day else day


def _earliest(days: Sequence[PrintedDay], role: str, after: date | None) -> date | None:
    """Of several days of a report (validated, printed again) the first one that is not before the collection; None where one cannot be told."""
    found = {printed.day for printed in days if printed.role == role}
    known = {day for day in found if day and (after is None or day >= after or len(found) == 1)}
    return min(known) if known and None not in found else None


def _lone(days: Sequence[PrintedDay], born: date | None) -> date | None:
    """The only other day of the paper, where nothing says whose it is. Where no birthday is named, it may be that."""
    found = {printed.day for printed in days if printed.role == UNNAMED}
    return found.pop() if len(found) == 1 and born else None


def _hour_of(days: Sequence[PrintedDay], collected: date | None) -> time | None:
    """The hour beside the day of collection; None where several different ones are printed."""
    hours = {printed.at for printed in days if printed.role == "collected" and printed.day == collected and printed.at}
    return hours.pop() if collected and len(hours) == 1 else None


def _hour_alone(days: Sequence[PrintedDay], collected: date | None, rows: Sequence[Row], lexicon: Lexicon) -> time | None:
    """The hour of collection that has a label of its own."""
    if collected is None or any(printed.at for printed in days if printed.role == "collected"):
        return None
    hours = set(find_hours(rows, lexicon))
    return hours.pop() if len(hours) == 1 else None
