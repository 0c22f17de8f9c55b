"""What stands above a table, and in which of its columns does a piece stand?

In: rows. Out: a `Header`: columns with roles and places, in one block or in several side by side. A piece belongs to the column with which it
lines up best: at the left edge, at the right edge or in the middle, whichever is nearest, because papers do not agree on how they align.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from intake.extraction.dates import DayOrder, read_day
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

LONGEST_TITLE = 4  # words

Role = Literal["analyte", "result", "unit", "range", "flag", "previous", "other"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `on` is the day printed above it, if its title is a day."""

    role: Role
    left: float
    right: float
    title: str
    on: date | None = None

    def distance(self, left: float, right: float) -> float:
        """How badly something from `left` to `right` lines up with the title."""
        return min(abs(left - self.left), abs(right - self.right), abs((left + right) - (self.left + self.right)) / 2)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of one table from left to right; `block` counts tables standing side by side."""

    columns: tuple[Column, ...]

    def blocks(self) -> tuple[tuple[Column, ...], ...]:
        blocks: list[list[Column]] = []
        for column in self.columns:
            if column.role == "analyte" or not blocks:
                blocks.append([])
            blocks[-1].append(column)
        return tuple(tuple(block) for block in blocks)

    def find_column(self, left: float, right: float, among: Sequence[Column] | None = None) -> Column:
        """The column something lines up with best."""
        return min(among or self.columns, key=lambda column: column.distance(left, right))


def find_header(row: Row, lexicon: Lexicon, order: DayOrder) -> Header | None:
    """The header that this row is, or None. It has a column for results and another one beside it, and hardly a word that is no title."""
    if _is_head_line(row, lexicon):
        return None
    columns, strangers = _read_titles(row, lexicon, order)
    if row.is_scanned and len({column.role for column in columns}) >= 2:
        columns, strangers = _with_garbled_titles(columns, strangers)
    roles = [column.role for column in columns]
    if len(strangers) > max(1, len(columns) // 2) or len({*roles}) < 2:
        return None
    if "result" in roles or (roles.count("previous") >= 1 and "analyte" in roles) or {"analyte", "unit", "range"} <= {*roles}:
        return Header(tuple(columns))
    return None


def _is_head_line(row: Row, lexicon: Lexicon) -> bool:
    """ "Patient: …   Date of birth: …": labels of a report's head, whose words may also be titles of columns."""
    if any(word.text.endswith(":") or word.text == ":" for word in row.words):
        return True
    named = (lexicon.find("dates", [word.text for word in cell.words]) for cell in row.cells)
    return any(found is not None and found.name != "other" for found in named)


def _with_garbled_titles(columns: list[Column], strangers: list[Column]) -> tuple[list[Column], list[Column]]:
    """Titles that an OCR engine spoilt, told by their place: the first of a table names the analyte, the second its result."""
    roles = {column.role for column in columns}
    left = list(strangers)
    places: tuple[tuple[Role, int], ...] = (("analyte", 0), ("result", 1))
    for role, place in places:
        ordered = sorted([*columns, *left], key=lambda column: column.left)
        if role not in roles and (garbled := ordered[place]) in left:
            left.remove(garbled)
            columns = sorted([*columns, replace(garbled, role=role)], key=lambda column: column.left)
    return columns, left


def _read_titles(row: Row, lexicon: Lexicon, order: DayOrder) -> tuple[list[Column], list[Column]]:
    """The titles of a row, and as columns of role "other" the words that are none."""
    columns: list[Column] = []
    strangers: list[Column] = []
    for cell in row.cells:
        place, before, strange = 0, len(columns), len(strangers)
        texts = [word.text for word in cell.words]
        while place < len(texts):
            found = lexicon.find("headers", texts, place) or (lexicon.find_nearly("headers", texts, place) if row.is_scanned else None)
            day, length = read_day(texts, place, lexicon, order)
            if found:
                columns.append(_column(row, cell.words[place : place + found.length], found.name))
            elif length:
                columns.append(_column(row, cell.words[place : place + length], "previous", day))
            elif squeeze(texts[place]):
                strangers.append(_column(row, cell.words[place : place + 1], "other"))
            place += found.length if found else max(length, 1)
        if len(columns) == before + 1 and len(cell.words) <= LONGEST_TITLE:
            # "Deletion result": what else stands in the cell says what is looked for.
            columns[-1] = replace(columns[-1], title=cell.text, left=cell.left, right=cell.right)
            del strangers[strange:]
    return columns, strangers


def _column(row: Row, words: Sequence[Word], role: str, on: date | None = None) -> Column:
    left, right = row.span(words)
    return Column(role, left, right, " ".join(word.text for word in words), on)  # type: ignore[arg-type]


def cells_in(row: Row, header: Header | None, *roles: str) -> list[Cell]:
    """The row's cells in columns of these roles; all but the first where there is no header."""
    if header is None or not any(column.role == "result" for column in header.columns):
        return list(row.cells)
    return [cell for cell in row.cells if header.find_column(cell.left, cell.right).role in roles]
