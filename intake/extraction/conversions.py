"""Which numbers of a note convert one unit into another, and are nobody's results?

In: the rows of one report. Out: the same rows without "1 ng/mL = 3.467 nmol/L" and "ng/mL x 3.467 = nmol/L", also where the line breaks inside
it: what it says of a unit must become neither a value nor the unit of a value above. A result of just 1 keeps its place: it is not said to equal
another number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.reading.words import Word
from intake.units import Unit, parse_unit
from intake.vocabulary import Vocabulary

ONE = "1"
MOST_WORDS = 3  # between the two: "corresponds to about"
NEAR = Decimal("0.03")  # how far laboratories round
NUMBER = re.compile(r"\d+(?:\.\d+)?")
EQUALS = ("=", "≈", "≙")
TIMES = ("x", "×", "\u0445", "*", "·")  # one of them is Cyrillic
MARKS = "()[].,;:،؛۔"


def without_conversions(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows without their conversions; a row that is nothing else is left out."""
    taken: set[int] = set()
    for place, row in enumerate(rows):
        below = rows[place + 1].words if place + 1 < len(rows) and are_neighbours(row, rows[place + 1]) else ()
        taken.update(id(word) for word in _find_conversions((*row.words, *below), vocabulary))
    if not taken:
        return tuple(rows)
    return tuple(kept for row in rows if (kept := _without(row, taken)))


def _find_conversions(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    texts = [word.text.strip(MARKS) for word in words]
    for place in range(len(texts) - 3):
        if _is_multiplied(texts[place : place + 4]):
            yield from words[place - _is_unit_before(texts, place) : place + 4]
        if texts[place] != ONE or (unit := parse_unit(texts[place + 1])) is None:
            continue
        end = next((end for end in range(place + 2, min(place + 3 + MOST_WORDS, len(texts))) if texts[end][:1].isdigit()), len(texts))
        other = parse_unit(texts[end + 1]) if end + 1 < len(texts) else None
        if other and (texts[place + 2] in EQUALS or _is_known(unit, texts[end], other, vocabulary)):
            yield from words[place : end + 2]


def _is_multiplied(texts: Sequence[str]) -> bool:
    """ "x 0.0347 = nmol/L"."""
    if texts[0].casefold() not in TIMES or texts[2] not in EQUALS:
        return False
    return NUMBER.fullmatch(texts[1].replace(",", ".")) is not None and parse_unit(texts[3]) is not None


def _is_unit_before(texts: Sequence[str], place: int) -> bool:
    """ "ng/dL x 0.0347 = nmol/L": of which unit."""
    return place > 0 and parse_unit(texts[place - 1]) is not None


def _is_known(unit: Unit, text: str, other: Unit, vocabulary: Vocabulary) -> bool:
    """True where one of the first unit is so much of the other for one of the analytes, in whatever words that is said: "1 ng/mL corresponds to
    3.467 nmol/L"."""
    plain = text.replace(",", ".")
    number = Decimal(plain) if NUMBER.fullmatch(plain) else None
    if number is None or unit.above == other.above:
        return False
    pairs = ((analyte.in_canonical(Decimal(1), unit), analyte.in_canonical(number, other)) for analyte in vocabulary.analytes.values())
    return any(one is not None and same is not None and abs(one - same) <= NEAR * one for one, same in pairs)


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
