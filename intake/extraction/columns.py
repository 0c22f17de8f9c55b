"""What stands above a table, and in which of its columns does a piece stand?

In: rows. Out: a `Header`: columns with roles and places, in one block or in several side by side. A piece belongs to the column with which it
lines up best: at the left edge, at the right edge or in the middle, whichever is nearest, because papers do not agree on how they align.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from intake.extraction.dates import DayOrder, read_day
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.reading.words import Word
from intake.units import Unit, parse_unit
from intake.vocabulary.folding import squeeze

MOST_IN_TITLE = 2  # words in a title that names a laboratory, too: "Laboratory test"
LONGEST_TITLE = 4  # words
SLACK = 0.003  # of the page's width by which a word may reach out of its column
LEAST_GAP = 0.6  # of the page's width for a word as high as the page: on upright A4 two fifths of its height; blanks in print are narrower
LINE_NUMBERS = {"№", "N°", "Nº", "#"}  # alone over a column: the numbers of its lines
FARTHEST_NAMES = 0.35  # of the page's width: the names of tests begin left of it
MANY_ROLES = 3  # known titles of so many roles make a header without a title for the results

Role = Literal["analyte", "result", "unit", "range", "low", "high", "flag", "previous", "rival", "other", "unknown"]
ROLES: dict[str, Role] = {role: role for role in get_args(Role)}  # the vocabulary's table of titles names them
_NAMES = ("analyte", "other", "unknown")
ENDS: dict[str, Role] = {"high": "high", "low": "low", "above": "low", "below": "high"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `on` is the day printed above it, `unit` the one in its title; `low` and `high` are a range's ends in columns of their own.

    A `rival` has no title and holds numbers beside the results: it may be what the results' title speaks of.
    """

    role: Role
    left: float
    right: float
    title: str
    on: date | None = None
    unit: Unit | None = None

    def distance(self, left: float, right: float) -> float:
        """How badly something from `left` to `right` lines up with the column; not at all where it stands inside."""
        if self.left - SLACK <= left and right <= self.right + SLACK:
            return 0.0
        return min(abs(left - self.left), abs(right - self.right), abs((left + right) - (self.left + self.right)) / 2)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one table from left to right; `block` counts tables standing side by side."""

    columns: tuple[Column, ...]

    def blocks(self) -> tuple[tuple[Column, ...], ...]:
        """A table begins with its labels; a single one may have its results before them."""
        if [column.role for column in self.columns if column.role in ("analyte", "result")] == ["result", "analyte"]:
            return (self.columns,)
        blocks: list[list[Column]] = []
        for column in self.columns:
            if column.role == "analyte" or not blocks:
                blocks.append([])
            blocks[-1].append(column)
        return tuple(tuple(block) for block in blocks)

    def find_column(self, left: float, right: float, among: Sequence[Column] | None = None) -> Column:
        """The column something lines up with best; of columns that overlap, the narrowest that fits."""
        return min(among or self.columns, key=lambda column: (column.distance(left, right), abs(left - column.left) + abs(right - column.right)))


def find_header(row: Row, lexicon: Lexicon, order: DayOrder) -> Header | None:
    """The header that this row is, or None. It has a column for results and another one beside it, or several others, and hardly an unknown word."""
    columns, strangers = read_titles(row, lexicon, order)
    if (is_head_line(row, lexicon) or _is_dated_head(row, columns, lexicon)) and not _is_surely_of_table(columns):
        return None
    if row.is_scanned and _names_a_house(row.cells[0], lexicon):
        return None
    is_heading = len(row.cells) == 1 and len(columns) == 2 and (bool(strangers) or len(row.words) == 2)  # "Result by marker", "Initial examination"
    if is_heading or any(_is_list(cell, columns) for cell in row.cells):
        return None
    if row.is_scanned and len(row.cells) > 1 and len({column.role for column in columns}) >= 2:  # "Unit 4, Specimen Park" is an address
        columns, strangers = _with_garbled_titles(row, columns, strangers)
    unknown = _unknown_titles(row, columns, strangers)
    if _names_the_patient(row, columns, lexicon):
        return None
    beside_known = len(strangers) - sum(len(column.title.split()) for column in unknown)
    roles = [column.role for column in columns]
    most = len(columns) - 1 if len({*roles}) >= MANY_ROLES else max(1, len(columns) // 2)
    if len(unknown) + beside_known > most or len({*roles}) < 2:
        return None
    if "result" in roles or (roles.count("previous") >= 1 and "analyte" in roles) or len({*roles}) >= MANY_ROLES:
        return Header(tuple(sorted([*columns, *unknown], key=lambda column: column.left)))
    return None


def _is_dated_head(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> bool:
    """ "Patient   SAMPLE, John   Ordered on   24-10-2024": the only day of the row stands behind a label of days."""
    days = [column for column in columns if column.on]
    before = [cell for cell in row.cells if len(days) == 1 and cell.right <= days[0].left]
    texts = [word.text for word in before[-1].words] if before else []
    label = lexicon.find("dates", texts) if texts else None
    return label is not None and label.length == len(texts)


def _is_surely_of_table(columns: Sequence[Column]) -> bool:
    """ "Collected on   Test   Result   Unit   Reference": a title that a head has, too, stands over a column."""
    roles = {column.role for column in columns}
    return {"analyte", "result"} <= roles and not roles.isdisjoint(("unit", "range"))


def _names_a_house(cell: Cell, lexicon: Lexicon) -> bool:
    """ "EXAMPLE MEDICAL LABORATORY | pré": a letterhead, beside which an engine has made titles of what it could not read."""
    return len(cell.words) > MOST_IN_TITLE and any(lexicon.phrase("institution").has(squeeze(word.text)) for word in cell.words)


def _is_list(cell: Cell, columns: Sequence[Column]) -> bool:
    """ "Test / Result / Unit" in one cell: what follows one another in each entry, and no columns."""
    roles = {column.role for column in columns if cell.left <= column.left < cell.right}
    return len(roles) > 1 and sum(word.text == "/" for word in cell.words) > 1


def _unknown_titles(row: Row, columns: Sequence[Column], strangers: Sequence[Column]) -> list[Column]:
    """Cells of which no word is a known title: columns all the same, so that what stands below them is not taken for their neighbours'."""
    unknown: list[Column] = []
    for cell in row.cells:
        has_known = any(cell.left <= column.left < cell.right for column in columns)
        if not has_known and any(cell.left <= word.left < cell.right for word in strangers):
            unknown.append(Column("unknown", cell.left, cell.right, cell.text))
    return unknown


def is_head_line(row: Row, lexicon: Lexicon) -> bool:
    """ "Patient: …   Date of birth: …": labels of a report's head, whose words may also be titles of columns."""
    colons = sum(word.text.endswith(":") for word in row.words)
    if colons > (row.is_scanned and len(row.cells) >= MANY_ROLES):  # dirt behind one of several titles is read as a colon
        return True
    cells = [[word.text for word in cell.words] for cell in row.cells]
    named = (lexicon.find("dates", texts) for texts in cells)
    within = (lexicon.find("dates", texts, place) for texts in cells for place in range(1, len(texts)))
    if any(found is not None and found.name == "born" for found in within):
        return True  # "M. Specimen, né le 27/07/1987"
    if len(cells) == 2 and len(cells[0]) > 1 and (last := lexicon.find("dates", cells[0][-1:])) and last.name == "plain":
        return True  # "Result of   02.05.2023"
    return any(found is not None and found.name != "other" for found in named) or any(_names_a_person(texts, lexicon) for texts in cells)


def _names_a_person(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """ "Patient name", of which the first word alone may be the title over a patient's results."""
    found, title = lexicon.find("people", texts), lexicon.find("headers", texts)
    return found is not None and found.length == len(texts) > (title.length if title else 1)


def _names_the_patient(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> bool:
    """ "Patient   SAMPLE, John": a label of people, and beside it no title that tells of results."""
    texts = [word.text for word in row.cells[0].words]
    found = lexicon.find("people", texts)
    beside = [column for column in columns if column.left >= row.cells[0].right]
    return found is not None and found.length == len(texts) and all(column.role == "other" for column in beside)


def _with_garbled_titles(row: Row, columns: list[Column], strangers: list[Column]) -> tuple[list[Column], list[Column]]:
    """Titles that an OCR engine spoilt, told by their place: the first of a table names the analyte, the second its result; but where the first
    stands far from the margin, the names below it have no title. Two of them in one cell are words of a letterhead; a number is no title."""
    roles = {column.role for column in columns}
    is_letterhead = roles.isdisjoint(("analyte", "result")) and _are_beside(row, strangers)
    has_number = any(cell.text.strip(" :.").isdecimal() for cell in row.cells)  # "Doctor   KLINIK X   Ref No   8812"
    if is_letterhead or has_number or min(column.left for column in (*columns, *strangers)) > FARTHEST_NAMES:
        return columns, strangers
    left = list(strangers)
    places: tuple[tuple[Role, int], ...] = (("analyte", 0), ("result", 1))
    for role, place in places:
        ordered = sorted([*columns, *left], key=lambda column: column.left)
        if role not in roles and (garbled := ordered[place]) in left and garbled.title[:1].isalpha():
            left.remove(garbled)
            columns = sorted([*columns, replace(garbled, role=role)], key=lambda column: column.left)
    return columns, left


def _are_beside(row: Row, strangers: Sequence[Column]) -> bool:
    """True where the first cell is two unknown words at least, and nothing else."""
    first = row.cells[0]
    return len(first.words) > 1 and sum(word.right <= first.right for word in strangers) == len(first.words)


def read_titles(row: Row, lexicon: Lexicon, order: DayOrder) -> tuple[list[Column], list[Column]]:
    """The titles of a row, and as columns of role "other" the words that are none."""
    columns: list[Column] = []
    strangers: list[Column] = []
    for cell in row.cells:
        found, strange = _titles_in(row, cell, lexicon, order)
        if len(found) == 2 and not strange and found[0].role in ("result", "previous") and found[1].title.startswith("("):
            # The day in brackets belongs to the title before it: "Previous (12 June)".
            found = [replace(found[0], on=found[1].on, right=cell.right, left=cell.left)]
        if _is_one_title(found, strange):
            found = [replace(found[0], title=cell.text, left=cell.left, right=cell.right)]
        if len(found) == 1 and len(cell.words) <= LONGEST_TITLE:
            # "Deletion result": what else stands in the cell says what is looked for. "Result (ng/mL)" names the unit of all below.
            unit = next((unit for word in strange if (unit := parse_unit(word.title))), None)
            found, strange = [replace(found[0], title=cell.text, left=cell.left, right=cell.right, unit=unit)], []
        columns.extend(found)
        strangers.extend(strange)
    named = [cell for cell in row.cells if _is_name_of_report(cell, lexicon)]
    if named and {column.role for column in columns if not any(cell.left <= column.left < cell.right for cell in named)} <= {"analyte", "other"}:
        return [], sorted([*strangers, *(replace(column, role="other") for column in columns)], key=lambda column: column.left)
    return _with_ends(columns, strangers, lexicon)


def _is_name_of_report(cell: Cell, lexicon: Lexicon) -> bool:
    """ "Specimen | Semen Analysis (WHO 6th edition)": no title of a column is one."""
    kind = lexicon.find("kinds", [word.text for word in cell.words])
    return kind is not None and kind.length > 1


def _is_one_title(found: Sequence[Column], strange: Sequence[Column]) -> bool:
    """ "Test / Oznaczenie", "Birim | Unit": the same title in two languages; the same word twice, or two days, stand over two columns."""
    is_said_twice = len({squeeze(title.title) for title in found}) == len(found) > 1
    return is_said_twice and len({title.role for title in found}) == 1 and found[0].on is None and not strange


def _titles_in(row: Row, cell: Cell, lexicon: Lexicon, order: DayOrder) -> tuple[list[Column], list[Column]]:
    """The titles in one cell and its words that are none."""
    columns: list[Column] = []
    strangers: list[Column] = []
    place, texts = 0, [word.text for word in cell.words]
    while place < len(texts):
        found = lexicon.find("headers", texts, place) or (lexicon.find_nearly("headers", texts, place) if row.is_scanned else None)
        day, length = read_day(texts, place, lexicon, order)
        if found:
            columns.append(_column(row, cell.words[place : place + found.length], found.name))
        elif texts[place] in LINE_NUMBERS:
            columns.append(_column(row, cell.words[place : place + 1], "other"))
        elif length:
            columns.append(_column(row, cell.words[place : place + length], "previous", day))
        elif squeeze(texts[place]):
            strangers.append(_column(row, cell.words[place : place + 1], "other"))
        place += found.length if found else max(length, 1)
    return columns, strangers


def _with_ends(columns: list[Column], strangers: list[Column], lexicon: Lexicon) -> tuple[list[Column], list[Column]]:
    """ "Low" and "High", or "Min" and "Max", as the two ends of the range; one of them alone is a flag or something else."""
    if any(word.title[:1].isdigit() or word.title[:1] in "<>≤≥" for word in strangers):
        return columns, strangers  # "45 min ≤ 60" is a value
    ends = [replace(word, role=role) for word in strangers if (role := _end_of_range(word.title, lexicon))]
    if sorted(end.role for end in ends) != ["high", "low"]:
        return columns, strangers
    first, last = sorted(end.left for end in ends)
    within = sorted((word for word in (*columns, *strangers) if first < word.left < last), key=lambda word: word.left)
    limits = [column for column in columns if column.left > last and column.role in ("range", "result")]
    if len(limits) == 1 and lexicon.name_of("flags", " ".join(word.title for word in within)) == "normal":
        # "Low | Normal | High | Reference": each result stands under what it is; "values of" may be half of a title.
        ends = [replace(end, role="result") for end in (*ends, replace(within[0], right=within[-1].right))]
        columns = [column for column in columns if column not in (*within, *limits)] + [replace(limits[0], role="range")]
    places = {end.left for end in (*ends, *within)} if any(end.role == "result" for end in ends) else {end.left for end in ends}
    return sorted([*columns, *ends], key=lambda column: column.left), [word for word in strangers if word.left not in places]


def _end_of_range(text: str, lexicon: Lexicon) -> Role | None:
    return ENDS.get(lexicon.name_of("flags", text) or lexicon.name_of("ranges", text) or "")


def _column(row: Row, words: Sequence[Word], role: str, on: date | None = None) -> Column:
    left, right = row.span(words)
    return Column(ROLES[role], left, right, " ".join(word.text for word in words), on)


def cells_in(row: Row, header: Header | None, *roles: str) -> list[Cell]:
    """The row's cells in columns of these roles; all but the first where there is no header."""
    if header is None or not any(column.role == "result" for column in header.columns):
        return list(row.cells)
    return [cell for cell in row.cells if header.find_column(cell.left, cell.right).role in roles]


def cells_at_columns(row: Row, header: Header) -> tuple[Cell, ...]:
    """The row's cells; one of a narrow table, "0,43 (Negative) S/CO", is cut where a word begins as exactly as the next column does."""
    return tuple(part for cell in row.cells for part in _parts_of(cell, row, header))


def _parts_of(cell: Cell, row: Row, header: Header) -> Iterator[Cell]:
    start, gap = 0, LEAST_GAP * max(word.box.height for word in cell.words)
    for place in range(1, len(cell.words)):
        (left, _), (begin, end) = row.span(cell.words[place:]), row.span(cell.words[start:place])
        own = header.find_column(begin, end)
        beside = (column for column in header.columns if abs(left - column.left) <= SLACK and own.left < column.left)
        before = "".join(word.text for word in cell.words[start:place])
        is_worded = cell.words[place].text[:1].isdigit() and not any(map(str.isdigit, before))  # "less than 0.1"
        if is_worded or left - end <= gap or own.role == "analyte":
            continue
        if any(column.role not in _NAMES for column in beside):
            yield Cell(cell.words[start:place], begin, end, cell.middle)
            start = place
    yield replace(cell, words=cell.words[start:], left=row.span(cell.words[start:])[0]) if start else cell
