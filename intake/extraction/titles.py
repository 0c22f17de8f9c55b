"""Which rows are the titles of a table's columns?

In: the rows of one report. Out: for every row that is part of a header, the header that holds from there on. A header may take two lines: titles
broken in two ("Reference" over "range"), or a second line with days, units, or the two ends of the range. Single titles are read in `columns.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from intake.extraction.columns import Column, Header, find_header, is_head_line, read_titles
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.day_words import roles_in
from intake.extraction.fitting import fit_header
from intake.extraction.labels import find_label
from intake.extraction.rows import Cell, Row
from intake.extraction.tiers import find_tiers
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

MOST_ROWS = 40  # below a header that are looked at
BESIDE_DAYS = ("unit", "range", "flag")
FEWEST_DAYS = 2  # in a line that is the head of a table
INK = 0.75  # of a face's height: a text layer's boxes are as high as the face, those of an engine as the ink of most words
NEXT_LINE = 2.6  # in heights of a line: from the middle of one to the middle of the next


def find_headers(rows: Sequence[Row], context: Context) -> Mapping[int, Header]:
    """Row number -> the header which begins there; rows that only continue one map to it too."""
    headers: dict[int, Header] = {}
    for place, row in enumerate(rows):
        if place in headers:
            continue
        below = rows[place + 1] if place + 1 < len(rows) and are_neighbours(row, rows[place + 1]) else None
        found = find_header(row, context.lexicon, context.order) or _header_of_days(rows, place, context)
        found = None if found and _is_among_days(found, rows, place, context) else found
        of_two = _header_of_two_lines(row, below, found, context) if below else None
        if of_two and (found is None or _says_more(of_two, found, is_rest=bool(below and find_header(below, context.lexicon, context.order)))):
            headers[place] = headers[place + 1] = of_two
        elif found:
            for beside in (place - 1, place + 1):
                if beside not in headers and 0 <= beside < len(rows) and are_neighbours(row, rows[beside]):
                    added = _with_second_line(found, rows[beside], context)
                    if added:
                        found = headers[beside] = added
            headers[place] = found
    return _with_roles(headers, rows, context)


def _is_among_days(header: Header, rows: Sequence[Row], place: int, context: Context) -> bool:
    """ "Test ordered   15-11-2023" over "Sample taken   18-11-2023": a line of the head, in which days stand below one another. A title without a
    word more ("Test") may be that of a table right below the head."""
    days = [column for column in header.columns if column.on]
    if len(days) != 1 or any(column.role in ("unit", "range", "low", "high") for column in header.columns):
        return False
    texts = [word.text for word in rows[place].cells[0].words]
    title = context.lexicon.find("headers", texts)
    above = rows[max(0, place - 1) : place] if title is None or title.length < len(texts) else ()
    return any(_is_labelled_day(row, days[0], context) for row in (*above, *rows[place + 1 : place + 2]))


def _is_labelled_day(row: Row, column: Column, context: Context) -> bool:
    """True for a line of a label of days and a day that stands in `column`."""
    cells = [cell for cell in row.cells[1:] if cell.left < column.right and column.left < cell.right]
    has_day = bool(cells) and bool(read_day([word.text for word in cells[0].words], 0, context.lexicon, context.order)[1])
    return has_day and context.lexicon.find("dates", [word.text for word in row.cells[0].words]) is not None


def _header_of_two_lines(row: Row, below: Row, found: Header | None, context: Context) -> Header | None:
    return (find_tiers(found, below, context.lexicon) if found else None) or _stacked_header(row, below, context)


def _header_of_days(rows: Sequence[Row], place: int, context: Context) -> Header | None:
    """ "Date collected | 3 Sept. | 19 Nov. | 23 Febr." above the results of three days: a line of days behind the label of a date, with values under
    two of them. The line above may hold the titles of units and ranges."""
    first, *others = rows[place].cells
    texts = [word.text for word in first.words]
    label = context.lexicon.find("dates", texts)
    columns, strangers = read_titles(replace(rows[place], cells=tuple(others)), context.lexicon, context.order)
    days = [column for column in columns if column.on]
    is_label = label is not None and label.length == len(texts) and label.name in ("collected", "examined", "plain")
    if not (is_label or "collected" in roles_in(texts, context.lexicon)) or len(days) < FEWEST_DAYS or strangers:
        return None
    if not any(_stands_under(row, days) for row in rows[place + 1 : place + MOST_ROWS]):
        return None
    if place and len(days) == len(columns) and are_neighbours(rows[place - 1], rows[place]):
        above, _ = read_titles(rows[place - 1], context.lexicon, context.order)
        columns += [title for title in above if title.role in BESIDE_DAYS and title.left > days[-1].right]
    if any(column not in days and column.role not in BESIDE_DAYS for column in columns):
        return None
    columns = [replace(column, role="result") if column.on and column.on == context.collected_on else column for column in columns]
    name = Column("analyte", first.left, first.right, first.text)
    return Header(tuple(sorted([name, *columns], key=lambda column: column.left)))


def _stands_under(row: Row, days: Sequence[Column]) -> bool:
    """True for a line with numbers under two of the days at least."""
    numbers = [cell for cell in row.cells if cell.words[0].text.strip("<>≤≥*↑↓").replace(",", "").replace(".", "").isdecimal()]
    return sum(any(cell.left < day.right and day.left < cell.right for cell in numbers) for day in days) >= FEWEST_DAYS


def _with_roles(headers: Mapping[int, Header], rows: Sequence[Row], context: Context) -> Mapping[int, Header]:
    """The headers with their columns told by what stands below them, up to the next header."""
    told: dict[int, Header] = {}
    starts = sorted(headers)
    for number, place in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        told[place] = fit_header(headers[place], rows[place + 1 : min(end, place + MOST_ROWS)], context)
        if number and headers[place] is headers[starts[number - 1]]:
            told[starts[number - 1]] = told[place]  # a header of two lines is told by what stands below the second
    return told


def _says_more(stacked: Header, single: Header, *, is_rest: bool) -> bool:
    """True when the second line completes titles that the first leaves open; where it is made of titles (`is_rest`), when it takes none away."""
    told, alone = ({column.role for column in header.columns} - {"other", "unknown"} for header in (stacked, single))
    return len(told) >= len(alone) if is_rest else len(told) > len(alone)


def are_neighbours(one: Row, other: Row, *, times: float = 1) -> bool:
    """True when the two rows stand close together on one page, as the lines of one cell do; or so many times as far apart."""
    height = median(word.box.height for word in one.words) / (INK if one.is_scanned else 1)
    return one.page == other.page and abs(one.box.middle - other.box.middle) <= times * NEXT_LINE * height


def _with_second_line(header: Header, row: Row, context: Context) -> Header | None:
    """The header with the days, units or ends of the range that a row beside it adds; None where the row holds anything else."""
    columns, strangers = read_titles(row, context.lexicon, context.order)
    units = {word.left: parse_unit(word.title) for word in strangers}
    if strangers and not columns and all(context.lexicon.name_of("label_rest", word.title) == "doubtful" for word in strangers):
        return _doubted(header, strangers)
    if not (columns or strangers) or not all(units.values()) or any(column.role not in ("previous", "low", "high") for column in columns):
        return None
    if not is_head_line(row, context.lexicon) and (days := _over_days(header, columns, context)):
        return days
    own = list(header.columns)
    ends = [column for column in columns if column.role in ("low", "high")]
    if ends:
        own = sorted([*(column for column in own if column.role != "range"), *ends], key=lambda column: column.left)
    for column in [*columns, *strangers]:
        above = Header(tuple(own)).find_column(column.left, column.right)
        is_over = above.left < column.right and column.left < above.right
        if column not in ends and is_over and above.role in ("result", "previous", "other", "unknown"):
            own[own.index(above)] = replace(above, on=column.on or above.on, unit=units.get(column.left) or above.unit)
    return Header(tuple(_of_other_days(own, context))) if tuple(own) != header.columns else None


def _of_other_days(columns: Sequence[Column], context: Context) -> list[Column]:
    """Of several columns of results those over a day before the paper's own are earlier ones, when another has none of these."""
    results = [column for column in columns if column.role == "result"]
    dated = [column for column in results if column.on and context.collected_on and column.on < context.collected_on]
    is_told = 0 < len(dated) < len(results)
    return [replace(column, role="previous") if is_told and column in dated else column for column in columns]


def _doubted(header: Header, below: Sequence[Column]) -> Header:
    """ "Results" over "stimulated", "Result" over "post wash": nobody's usual result, and a person looks."""

    def is_doubted(column: Column) -> bool:
        return column.role == "result" and any(word.left < column.right and column.left < word.right for word in below)

    return Header(tuple(replace(column, role="rival") if is_doubted(column) else column for column in header.columns))


def _over_days(header: Header, columns: Sequence[Column], context: Context) -> Header | None:
    """ "Result" over several days: a column for each. The result's is the paper's own day, or the last where the head names none."""
    days = [column for column in columns if column.on and column.title[:1].isdigit()]
    titled = [column for column in header.columns if column.role in ("result", "previous")]
    told = [column.on for column in days if column.on]
    last = context.collected_on or max(told, default=None)
    if len(days) < 2 or len(days) < len(columns) or last not in told or [column.role for column in titled] != ["result"]:
        return None
    dated = [replace(column, role="result" if column.on == last else "previous", on=None if column.on == last else column.on) for column in days]
    others = [column for column in header.columns if column is not titled[0]]
    if any(day.left < other.right and (other.left < day.right or other.role == "analyte") for day in dated for other in others):
        return None
    return Header(tuple(sorted([*others, *dated], key=lambda column: column.left)))


def _stacked_header(row: Row, below: Row, context: Context) -> Header | None:
    """A header whose titles are broken over two rows, read cell over cell."""
    if any(letter.isdigit() for letter in below.text) or len(row.cells) < 2 or not _reaches(row, below):
        return None
    if find_header(replace(below, is_scanned=False), context.lexicon, context.order) or _is_of_days(row, context):
        return None
    if is_head_line(row, context.lexicon) or is_head_line(below, context.lexicon) or _begins_with_label(below, context):
        return None
    if _stands_under_names(row, below, context):
        return None
    cells = [_stacked(cell, below) for cell in row.cells]
    taken = {word for cell in cells for word in cell.words}
    rest = [cell for cell in below.cells if cell.words[0] not in taken]
    stacked = replace(row, cells=tuple(sorted([*cells, *rest], key=lambda cell: cell.left)))
    return find_header(stacked, context.lexicon, context.order)


def _begins_with_label(row: Row, context: Context) -> bool:
    """True for a label with an answer beside it: "Concentration | none seen" is the table's first line, and no half of its titles."""
    label = find_label(row.cells[0].words, context.lexicon, context.allowed, is_scanned=False) if len(row.cells) > 1 else None
    return label is not None and label.analyte is not None and label.length == len(row.cells[0].words)


def _is_of_days(row: Row, context: Context) -> bool:
    """True where days are the only titles of a row: the line of a report's head, and not the first half of any title below."""
    columns, _ = read_titles(row, context.lexicon, context.order)
    return any(column.on for column in columns) and all(column.role == "previous" for column in columns)


def _reaches(row: Row, below: Row) -> bool:
    """True when at least one cell of the row below stands under a cell of this one, and none under two."""
    over = [[cell for cell in row.cells if cell.left < under.right and under.left < cell.right] for under in below.cells]
    apart = all(one.right <= other.left for one, other in pairwise(row.cells))
    return apart and any(over) and all(len(cells) <= 1 for cells in over) and any(squeeze(word.text) for word in below.words)


def _stands_under_names(row: Row, below: Row, context: Context) -> bool:
    """ "Parameter | Result | Norm" over "Macroscopic assessment": a heading under the names of tests is no second half of their title."""
    names = [cell for cell in row.cells if context.lexicon.name_of("headers", cell.text) == "analyte"]
    return bool(names) and all(any(cell.left < name.right and name.left < cell.right for name in names) for cell in below.cells)


def _stacked(cell: Cell, below: Row) -> Cell:
    under = [other for other in below.cells if cell.left < other.right and other.left < cell.right]
    words = (*cell.words, *(word for other in under for word in other.words))
    left, right = min(other.left for other in (cell, *under)), max(other.right for other in (cell, *under))
    return replace(cell, words=words, left=left, right=right)
