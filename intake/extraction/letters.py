"""Which values does a letter retell in its sentences?

In: the rows of a letter. Out: drafts: numbers behind their labels ("FSH was 24.1 IU/L"), and what is said of sperm, each with the day that its
sentence names. A value without such a day is read and asks: whose day it is of only a person can tell. A volume is one of semen only where the
sentence speaks of semen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from intake.extraction.clauses import Clause, find_clauses, has
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.drafts import Draft
from intake.extraction.labels import Label, allowed_analytes, find_label
from intake.extraction.narrative import UNCLEAR, read_statements
from intake.extraction.rows import Row
from intake.extraction.values import Piece, PieceKind, cut_pieces

MOST_BETWEEN = 4  # words between a label and its value: "FSH was found to be 24"
SEMEN = "semen_analysis"
_VALUES = (PieceKind.NUMBER, PieceKind.LIMIT)


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that a sentence names. `is_clear` False: it names none, or several, or one that can be meant otherwise."""

    on: date | None
    is_clear: bool


def read_letter(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """All drafts of the letter's sentences."""
    drafts: list[Draft] = []
    day, is_same = _Day(None, is_clear=False), False
    for clause in find_clauses(rows):
        named = _day_of(clause, context)
        day = named if named.on or not is_same else day
        drafts.extend(_numbers_in(clause, day, context))
        drafts.extend(_statements_in(clause, day, context))
        is_same = clause.words[-1].text.endswith(";")  # the sentence goes on
    return tuple(drafts)


def _day_of(clause: Clause, context: Context) -> _Day:
    texts = [word.text.strip("(),;:") for word in clause.words]
    days: list[date | None] = []
    place = 0
    while place < len(texts):
        day, length = read_day(texts, place, context.lexicon, context.order)
        days += [day] if length else []
        place += max(length, 1)
    known = {day for day in days if day}
    return _Day(next(iter(known), None), is_clear=len(known) == 1 and None not in days)


def _doubts(day: _Day) -> frozenset[str]:
    return frozenset[str]() if day.is_clear else frozenset({"ambiguous"})


def _on(day: _Day, context: Context) -> date | None:
    return day.on if day.is_clear and day.on != context.collected_on else None


def _numbers_in(clause: Clause, day: _Day, context: Context) -> Iterator[Draft]:
    """A draft for each label with a number behind it."""
    labels = list(_labels_in(clause, context))
    for number, (place, label) in enumerate(labels):
        end = labels[number + 1][0] if number + 1 < len(labels) else len(clause.words)
        if label.analyte is None or context.vocabulary.get_analyte(label.analyte).answer != "number":
            continue
        pieces = cut_pieces(clause.words[place + label.length : end], context.style, context.lexicon)
        value, unit = _value_of(pieces)
        if value is None:
            continue
        doubts = set(_doubts(day)) | ({"label_doubtful"} if label.is_doubtful else set())
        doubts |= {"column_doubtful"} if sum(piece.kind in _VALUES for piece in pieces) > 1 else set()
        yield Draft(
            label.analyte,
            label.text,
            clause.row,
            value.words,
            piece=value,
            unit=unit.unit if unit else label.unit,
            unit_text=unit.text.strip("().,;") if unit else None,
            on=_on(day, context),
            doubts=frozenset(doubts),
        )


def _labels_in(clause: Clause, context: Context) -> Iterator[tuple[int, Label]]:
    """Labels anywhere in the sentence; those of semen only where it speaks of semen."""
    names = ("semen", "sperm", "azoospermia", "cryptozoospermia")
    allowed = context.allowed | (allowed_analytes(context.vocabulary, SEMEN) if any(has(clause, name, context) for name in names) else set())
    place = 0
    while place < len(clause.words):
        label = find_label(clause.words[place:], context.lexicon, allowed, is_scanned=False)
        if label:
            yield place, label
        place += label.length if label else 1


def _value_of(pieces: Sequence[Piece]) -> tuple[Piece | None, Piece | None]:
    """The first number behind a label, not far from it and before any range, with its unit."""
    between = 0
    for place, piece in enumerate(pieces):
        if piece.kind in _VALUES:
            unit = pieces[place + 1] if place + 1 < len(pieces) and pieces[place + 1].kind is PieceKind.UNIT else None
            return piece, unit
        between += len(piece.words)
        if piece.kind is PieceKind.RANGE or between > MOST_BETWEEN:
            break
    return None, None


def _statements_in(clause: Clause, day: _Day, context: Context) -> Iterator[Draft]:
    for analyte, value, part in read_statements(clause, context):
        if value == UNCLEAR:
            continue
        yield Draft(analyte, part.text[:200], part.row, part.words, value=value, on=_on(day, context), doubts=_doubts(day))
