"""Which numbers of a note convert one unit into another, and are nobody's results?

In: the rows of one report. Out: the same rows without "1 ng/mL = 3.467 nmol/L", also where the line breaks inside it: what it says of a unit must
become neither a value nor the unit of a value above. A result of just 1 keeps its place: it is not said to equal another number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.reading.words import Word
from intake.units import parse_unit

ONE = "1"
EQUALS = ("=", "≈", "≙")
MARKS = "()[].,;:،؛۔"


def without_conversions(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without their conversions; a row that is nothing else is left out."""
    taken: set[int] = set()
    for place, row in enumerate(rows):
        below = rows[place + 1].words if place + 1 < len(rows) and are_neighbours(row, rows[place + 1]) else ()
        taken.update(id(word) for word in _find_conversions((*row.words, *below)))
    if not taken:
        return tuple(rows)
    return tuple(kept for row in rows if (kept := _without(row, taken)))


def _find_conversions(words: Sequence[Word]) -> Iterator[Word]:
    texts = [word.text.strip(MARKS) for word in words]
    for place in range(len(texts) - 4):
        one, unit, equals, number, other = texts[place : place + 5]
        if one == ONE and equals in EQUALS and number[:1].isdigit() and parse_unit(unit) and parse_unit(other):
            yield from words[place : place + 5]


def _without(row: Row, taken: set[int]) -> Row | None:
    """The row without some of its words; None where nothing is left."""
    cells = tuple(cell for cell in (_rest_of(row, cell, taken) for cell in row.cells) if cell.words)
    return row if cells == row.cells else replace(row, cells=cells) if cells else None


def _rest_of(row: Row, cell: Cell, taken: set[int]) -> Cell:
    words = tuple(word for word in cell.words if id(word) not in taken)
    if not words or len(words) == len(cell.words):
        return replace(cell, words=words)
    left, right = row.span(words)
    return replace(cell, words=words, left=left, right=right)
