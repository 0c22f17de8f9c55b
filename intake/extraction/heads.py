"""Who and when: the lines around a report's values.

In: the rows of one report. Out: a `ReportHead`. Names, numbers and days are taken only from behind their labels; what has no label stays None. A
day of birth never becomes another day.
"""

from collections.abc import Sequence
from datetime import date, time

from intake.extraction.dates import DayOrder, read_day
from intake.extraction.days import OTHER, PLAIN, PrintedDay, find_days, find_hours
from intake.extraction.lexicon import Lexicon
from intake.extraction.readings import ReportHead
from intake.extraction.rows import Row, cell_ends
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

MOST_NAME_WORDS = 6
FOOT_ROWS = 4
LABORATORY_ROWS = 3


def read_head(rows: Sequence[Row], lexicon: Lexicon, order: DayOrder) -> ReportHead:
    """The head of the report on these rows."""
    days = find_days(rows, lexicon, order)
    born = _only(days, "born", len(rows))
    days = tuple(printed for printed in days if printed.day is None or printed.day != born)
    collected, received = _only(days, "collected", len(rows)), _only(days, "received", len(rows))
    reported = _earliest(days, "reported", collected)
    if collected and ((reported and collected > reported) or (born and collected <= born)):
        # One of the two is read or printed wrongly, and nobody knows which.
        collected = None
    return ReportHead(
        laboratory=_find_laboratory(rows, lexicon),
        accession=_find_labelled(rows, "accession", lexicon, order),
        patient_name=_find_labelled(rows, "name", lexicon, order),
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


def _earliest(days: Sequence[PrintedDay], role: str, after: date | None) -> date | None:
    """Of several days of a report (validated, printed again) the first one that is not before the collection; None where one cannot be told."""
    found = {printed.day for printed in days if printed.role == role}
    known = {day for day in found if day and (after is None or day >= after or len(found) == 1)}
    return min(known) if known and None not in found else None


def _lone(days: Sequence[PrintedDay], born: date | None) -> date | None:
    """The only other day of the paper, where nothing says whose it is. Where no birthday is named, it may be that."""
    found = {printed.day for printed in days if printed.role == OTHER}
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


def _find_labelled(rows: Sequence[Row], name: str, lexicon: Lexicon, order: DayOrder) -> str | None:
    """What stands behind the first label of this name, up to the next label."""
    for row in rows:
        words = row.words
        texts = [word.text for word in words]
        starts, ends = _cell_starts(row), cell_ends(row)
        for place in range(len(words)):
            found = lexicon.find("people", texts[: ends[place]], place)
            if found is None or found.name != name or place not in starts:
                continue
            end = place + found.length
            has_colon = texts[end - 1].endswith(":") or (end < len(texts) and texts[end].startswith(":")) or texts[end - 1].endswith((".", "#"))
            is_title = not has_colon and lexicon.find("headers", texts, end)  # "Patient | Reference" above a table
            if (has_colon or end in starts) and not is_title and (value := _until_next_label(words, end, starts, lexicon, order)):
                return value
    return None


def _cell_starts(row: Row) -> set[int]:
    return {sum(len(cell.words) for cell in row.cells[:number]) for number in range(len(row.cells))}


def _until_next_label(words: Sequence[Word], start: int, starts: set[int], lexicon: Lexicon, order: DayOrder) -> str | None:
    texts = [word.text for word in words]
    taken: list[str] = []
    for place in range(start, min(len(words), start + MOST_NAME_WORDS)):
        text = texts[place].lstrip(":").strip()
        if taken and (place in starts or _is_label(texts, place, lexicon) or read_day(texts, place, lexicon, order)[1]):
            break
        if text:
            taken.append(text)
    value = " ".join(taken).strip(" ,;")
    return value if squeeze(value) else None


def _is_label(texts: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """A word with a colon, or a known label that ends in one: "SAMPLE PATIENT" is a name."""
    if texts[place].endswith(":"):
        return True
    found = lexicon.find("dates", texts, place) or lexicon.find("people", texts, place)
    end = place + found.length if found else 0
    return bool(found) and (texts[end - 1].endswith(":") or (end < len(texts) and texts[end].startswith(":")))


def _find_laboratory(rows: Sequence[Row], lexicon: Lexicon) -> str | None:
    """The first line of the paper, where it is neither a label nor a title."""
    for row in rows[:LABORATORY_ROWS]:
        text = row.text.strip()
        if len(squeeze(text)) < 3:
            continue
        words = [word.text for word in row.words]
        is_label = any(word.endswith(":") for word in words) or any(lexicon.find(section, words) for section in ("people", "dates", "kinds"))
        return None if is_label else text[:120]
    return None
