"""On which day was the sample of this very row taken?

In: the rows of one report and the header over each. Out: for a row the day that stands in a cell of its own, in a column of days of collection,
or in a column without a known title that has the report's own day too, or stands before all labels where the head names no day; and the day right
above each of several tables. Days in titles of columns and days behind earlier results are read elsewhere (`columns.py`, `earlier.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from intake.extraction.columns import Column, Header
from intake.extraction.context import Context
from intake.extraction.dates import read_day, read_hour
from intake.extraction.day_words import roles_in
from intake.extraction.rows import Cell, Row
from intake.vocabulary.folding import squeeze

FEWEST = 2  # rows that make a column of days
EDGES = 100  # of so many parts of the page's width, two cells of one column begin in the same
_DAYS_OF_SAMPLES = ("collected", "plain")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A cell that is nothing but a day."""

    row: Row
    on: date
    is_first: bool  # nothing stands before it


def find_row_days(rows: Iterable[tuple[Row, Header | None]], context: Context) -> dict[Row, date]:
    """The day of a row's sample, where it is printed on the row itself; each row with the header over it."""
    columns: dict[tuple[Header | None, str, int], list[_Dated]] = defaultdict(list)
    for row, header in rows:
        found = list(_days_on(row, context))
        if len(row.cells) > 2 and len(found) == 1:
            cell, on = found[0]
            column = header.find_column(cell.left, cell.right) if header else None
            is_under = column is not None and column.role != "analyte" and column.left < cell.right and cell.left < column.right
            key = (header, column.title, 0) if column and is_under else (header, "", round(cell.left * EDGES))
            if header is None or column is None or not is_under or not _is_of_previous(column, header):
                columns[key].append(_Dated(row, on, cell is row.cells[0]))
    return {one.row: one.on for (_, title, _), dated in columns.items() if _is_of_samples(title, dated, context) for one in dated}


def find_table_days(rows: Sequence[Row], headers: Iterable[int], context: Context) -> dict[Row, date]:
    """ "City hospital - 05.11.2024" over one table and "Polyclinic - 12.02.2024" over the next: the day of all rows of each. `headers` are the places
    of the titles; where one table has no such day, or all have the same, nobody is given one."""
    places = sorted(headers)
    days = [_day_over(rows[place - 1], context) if place and place - 1 not in places else None for place in places]
    if len(set(days)) < FEWEST or None in days:
        return {}
    ends = [*(place - 1 for place in places[1:]), len(rows)]
    return {row: day for place, end, day in zip(places, ends, days, strict=True) for row in rows[place + 1 : end] if day}


def _day_over(row: Row, context: Context) -> date | None:
    """The only day of a line that names a laboratory, or says that samples were taken; "Mr Sample - 14.11.1984" is born."""
    texts = [word.text for word in row.words]
    labels = {found.name for place in range(len(texts)) if (found := context.lexicon.find("dates", texts, place))}
    days = {day for place in range(len(texts)) if (day := read_day(texts, place, context.lexicon, context.order)[0])}
    is_told = bool(labels) or any(context.lexicon.phrase("institution").has(squeeze(text)) for text in texts)
    is_other = any(context.lexicon.phrase("relatives").has(squeeze(text)) for text in texts)
    return days.pop() if len(days) == 1 and is_told and not is_other and labels.issubset(_DAYS_OF_SAMPLES) else None


def _is_of_previous(column: Column, header: Header) -> bool:
    """True for the column right behind one of earlier results: the days in it are those of these."""
    before = [other for other in header.columns if other.left < column.left]
    return bool(before) and max(before, key=lambda other: other.left).role == "previous"


def _days_on(row: Row, context: Context) -> Iterator[tuple[Cell, date]]:
    for cell in row.cells:
        texts = [word.text for word in cell.words]
        day, length = read_day(texts, 0, context.lexicon, context.order)
        if day and (length == len(texts) or read_hour(texts[length:])):
            yield cell, day


def _is_of_samples(title: str, dated: Sequence[_Dated], context: Context) -> bool:
    texts = title.split()
    found = context.lexicon.find("dates", texts) if texts else None
    roles = (found.name,) if found and found.length == len(texts) else roles_in(texts, context.lexicon, is_certain=False)
    if len(roles) == 1:
        return roles[0] in _DAYS_OF_SAMPLES
    is_known = bool(roles) or context.lexicon.name_of("headers", title) is not None
    # "26-Jan-2026 | FSH | 2.4 IU/L": days before the labels, on a paper that names no other day.
    is_list = context.collected_on is None and all(one.is_first for one in dated)
    return not is_known and len(dated) >= FEWEST and (is_list or any(one.on == context.collected_on for one in dated))
