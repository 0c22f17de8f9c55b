"""Which values does a letter retell in its sentences?

In: the rows of a letter. Out: drafts: numbers behind their labels ("FSH was 24.1 IU/L"), and what is said of sperm, each with the day that its
sentence names. A value without such a day is read and asks: whose day it is of only a person can tell. A volume is one of semen only where the
sentence speaks of semen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from intake.extraction.beside import find_alike_unit
from intake.extraction.clauses import Clause, find_clauses, has, is_near, places_of
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.drafts import Draft
from intake.extraction.labels import Label, allowed_analytes, find_label
from intake.extraction.narrative import UNCLEAR, is_unsure, read_statements
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Row
from intake.extraction.signs import LETTER
from intake.extraction.values import cut_pieces
from intake.extraction.whose import is_of_relative
from intake.reading.words import Word
from intake.units import parse_unit

PARAGRAPH = 0.9  # in heights of a line
MOST_WITHOUT_UNIT = 1
LEAST_CELLS = 2  # in a line of a table
MOST_BETWEEN = 4  # words between a label and its value: "FSH was found to be 24"
AT_DAY = 3  # words from results to their day
AT_SEMEN = 2  # words between semen and its volume
SEMEN, VOLUME = "semen_analysis", "semen_volume"
NOT_EJACULATED = ("pellet", "testis", "mass", "other_organ")  # of these a volume may be
SPEAKS_OF_SEMEN = ("semen", "azoospermia", "cryptozoospermia")  # sperm alone may be those of an operation
SMALL_WORDS = ("im", "in", "np", "pr")  # "im 4. Lebensjahr" speaks of no immotile sperm
_VALUES = (PieceKind.NUMBER, PieceKind.LIMIT)


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that a sentence names. `is_clear` False: it names none, or several, or one that can be meant otherwise."""

    on: date | None
    is_clear: bool


def read_letter(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """All drafts of the letter's sentences."""
    drafts: list[Draft] = []
    day, is_semen, goes_on, is_other = _Day(None, is_clear=False), False, False, False
    above: Row | None = None
    for clause in find_clauses(rows):
        named = _day_of(clause, context)
        day = named if named.on or not goes_on else day
        is_semen = _speaks_of_semen(clause, context) or (is_semen and goes_on)
        is_other = is_other and not is_semen and not _begins_paragraph(above, clause.row)
        drafts.extend(_numbers_in(clause, day, context, is_semen=is_semen, is_other=is_other))
        drafts.extend((*_bare_volume(clause, day, context), *_statements_in(clause, day, context)) if is_semen else ())
        goes_on = clause.words[-1].text.endswith((";", ","))  # a list goes on, also on the line below
        is_other, above = is_of_relative(clause.tokens, context, before=is_other), clause.row
    return tuple(drafts)


def date_findings(drafts: Sequence[Draft], rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """What others have found in the sentences of a letter, each with the day that its sentence names; what has none asks."""
    days: dict[int, _Day] = {}
    day, goes_on = _Day(None, is_clear=False), False
    for clause in find_clauses(rows):
        named = _day_of(clause, context)
        day = named if named.on or not goes_on else day
        days.update((id(word), day) for word in clause.words)
        goes_on = clause.words[-1].text.endswith((";", ","))
    none = _Day(None, is_clear=False)
    told = [(draft, days.get(id(draft.words[0]), none) if draft.words else none) for draft in drafts]
    return tuple(replace(draft, on=draft.on or _on(day, context), doubts=draft.doubts | _doubts(day)) for draft, day in told)


def date_tables(drafts: Sequence[Draft], rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """What stands in a table of a letter, with the day of the sentence above it that ends in a colon: "His results of 28 January were:"."""
    days: dict[Row, _Day] = {}
    is_other, over = False, None
    for clause in find_clauses(rows):
        last = clause.words[-1]
        above = next((place for place, row in enumerate(rows) if row.words[-1] is last), None)
        is_other = is_of_relative(clause.tokens, context, before=is_other and not _begins_paragraph(over, clause.row))
        is_told = above is not None and last.text.endswith(":") and not is_other and _names_results_of_day(clause, context)
        day, over = _day_of(clause, context) if is_told else _Day(None, is_clear=False), clause.row
        for row in rows[above + 1 :] if above is not None and day.is_clear else ():
            if len(row.cells) < LEAST_CELLS:
                break
            days[row] = day
    none = _Day(None, is_clear=False)
    told = [(draft, days.get(draft.row, none)) for draft in drafts]
    return tuple(replace(draft, on=draft.on or _on(day, context), doubts=draft.doubts | _doubts(day)) for draft, day in told)


def _names_results_of_day(clause: Clause, context: Context) -> bool:
    """ "His results of 28 January", "hormones (28.01.)"; not "on 28 January we began treatment", nor what is usual since then."""
    texts, lexicon = [word.text.strip("(),;:") for word in clause.words], context.lexicon
    titles = [(place, found) for place in range(len(texts)) for section in ("headers", "kinds") if (found := lexicon.find(section, texts, place))]
    days = [(place, length) for place in range(len(texts)) if (length := read_day(texts, place, lexicon, context.order)[1])]
    ends = [place + found.length - 1 for place, found in titles if found.name not in ("range", "other", "unit", LETTER)]
    is_near = any(0 < day - end <= AT_DAY or end == day + length for end in ends for day, length in days)
    return is_near and all(found.name != "range" for _, found in titles)


def _speaks_of_semen(clause: Clause, context: Context) -> bool:
    """A word for semen, or a volume beside sperm: "in the sample of 12 May, volume 3.9 mL, no sperm were seen"."""
    if any(has(clause, name, context) for name in SPEAKS_OF_SEMEN):
        return True
    return has(clause, "sperm", context) and any(label.analyte == VOLUME for _, label in _labels_in(clause, context, is_semen=True))


def _bare_volume(clause: Clause, day: _Day, context: Context) -> Iterator[Draft]:
    """ "The ejaculate (1.9 mL) contained no sperm": the only volume of a sentence on semen, where no label names it."""
    pieces = cut_pieces(_without_days(clause.words, context), context.style, context.lexicon)
    found = [(one, unit) for one, unit in pairwise(pieces) if one.kind in _VALUES and unit.kind is PieceKind.UNIT and _fits(unit, VOLUME, context)]
    is_named = any(label.analyte == VOLUME for _, label in _labels_in(clause, context, is_semen=True))
    if len(found) != 1 or found[0][0].kind is not PieceKind.NUMBER or is_named or any(has(clause, name, context) for name in NOT_EJACULATED):
        return
    value, unit = found[0]
    doubts = _doubts(day) | (frozenset() if _stands_at_semen(clause, (*value.words, *unit.words), context) else {"label_doubtful"})
    printed, label = unit.text.strip("().,;"), clause.text[:200]
    yield Draft(VOLUME, label, clause.row, value.words, value, unit=unit.unit, unit_text=printed, on=_on(day, context), doubts=doubts)


def _stands_at_semen(clause: Clause, measure: Sequence[Word], context: Context) -> bool:
    """True for "the ejaculate (1.9 mL)"; in "azoospermia, and 5 mL of blood was drawn" the volume may be of anything."""
    places = [place for place, word in enumerate(clause.words) if any(word is one for one in measure)]
    return bool(places) and is_near(places, places_of(clause, "semen", context), AT_SEMEN)


def _begins_paragraph(above: Row | None, row: Row) -> bool:
    """A blank line stands before this one: a new paragraph speaks of the patient again."""
    return above is not None and (above.page != row.page or row.box.top - above.box.bottom > PARAGRAPH * row.box.height)


def _day_of(clause: Clause, context: Context) -> _Day:
    texts = [word.text.strip("(),;:") for word in clause.words]
    days: list[date | None] = []
    place = 0
    is_birth = False
    while place < len(texts):
        day, length = read_day(texts, place, context.lexicon, context.order)
        days += [day] if length and not is_birth else []
        label = None if length else context.lexicon.find("dates", texts, place)
        is_birth = label is not None and label.name == "born"
        place += max(length, label.length if label and is_birth else 1)
    known = {day for day in days if day}
    return _Day(next(iter(known), None), is_clear=len(known) == 1 and None not in days)


def _doubts(day: _Day) -> frozenset[str]:
    return frozenset[str]() if day.is_clear else frozenset({"ambiguous"})


def _on(day: _Day, context: Context) -> date | None:
    return day.on if day.is_clear and day.on != context.collected_on else None


def _numbers_in(clause: Clause, day: _Day, context: Context, *, is_semen: bool, is_other: bool) -> Iterator[Draft]:
    """A draft for each label with a number behind it. `is_other`: the sentence before spoke of a relative."""
    labels = list(_labels_in(clause, context, is_semen=is_semen))
    # In a line read from the right, Latin labels and their numbers may stand in either order.
    is_mixed = clause.row.is_mirrored and len(labels) > 1
    for number, (place, label) in enumerate(labels):
        end = labels[number + 1][0] if number + 1 < len(labels) else len(clause.words)
        if label.analyte is None or context.vocabulary.get_analyte(label.analyte).answer != "number":
            continue
        pieces = cut_pieces(_without_days(clause.words[place + label.length : end], context), context.style, context.lexicon)
        value, unit = _value_of(pieces)
        if value is None or (unit is not None and not _fits(unit, label.analyte, context)):
            continue
        if unit is None and label.text in SMALL_WORDS:
            continue
        doubts = set(_doubts(day)) | ({"label_doubtful"} if label.is_doubtful else set())
        counted = _VALUES[:1] if value.kind is PieceKind.NUMBER else _VALUES  # "10.9 nmol/l (> 12)": a limit behind a number is the laboratory's
        is_worded = value.kind is PieceKind.LIMIT and value.text[:1].isalpha()  # it may be what the result should be
        doubts |= {"ambiguous"} if is_worded or is_of_relative(clause.tokens[:place], context, before=is_other) else set()
        doubts |= {"column_doubtful"} if is_mixed or sum(piece.kind in counted for piece in pieces) > 1 else set()
        draft = Draft(
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
        yield _with_misread_unit(draft, pieces, context)


def _with_misread_unit(draft: Draft, pieces: Sequence[Piece], context: Context) -> Draft:
    """ "LH 12.1 IU/," on a scan: the word behind the number, if it can be but one unit of the analyte misread; a person looks."""
    behind = next((after for piece, after in pairwise(pieces) if piece is draft.piece), None)
    text = behind.words[0].text.strip("().,;") if behind is not None and behind.kind is PieceKind.TEXT else ""
    if draft.unit is not None or not draft.row.is_scanned or "/" not in text:
        return draft
    alike = find_alike_unit(text, context.vocabulary.get_analyte(draft.analyte))
    return replace(draft, unit=alike, unit_text=alike.code, doubts=draft.doubts | {"unit_unknown"}) if alike else draft


def _without_days(words: Sequence[Word], context: Context) -> list[Word]:
    """ "FSH on 2 December 2025 was 28.7": a day is no value."""
    texts = [word.text.strip("(),;:") for word in words]
    kept: list[Word] = []
    place = 0
    while place < len(words):
        _, length = read_day(texts, place, context.lexicon, context.order)
        kept += [] if length else [words[place]]
        place += length or 1
    return kept


def _labels_in(clause: Clause, context: Context, *, is_semen: bool) -> Iterator[tuple[int, Label]]:
    """Labels anywhere in the sentence; those of semen only where it speaks of semen."""
    allowed = context.allowed | (allowed_analytes(context.vocabulary, SEMEN) if is_semen else set())
    place = 0
    while place < len(clause.words):
        if place and clause.words[place - 1].text[-1:].isdigit() and parse_unit(clause.words[place].text.strip("().,;")):
            place += 1  # "1.3 mL, sperm not found": no count of sperm per mL
            continue
        label = find_label(clause.words[place:], context.lexicon, allowed, is_scanned=False)
        # "Volume 3.1 ml, pH 7.9": what may stand before a label belongs to the value before it.
        is_behind = label is not None and _is_same(label, find_label(clause.words[place + 1 :], context.lexicon, allowed, is_scanned=False))
        if label and not is_behind:
            yield place, label
        place += label.length if label and not is_behind else 1


def _is_same(label: Label, later: Label | None) -> bool:
    return later is not None and (later.analyte, later.strength, later.length) == (label.analyte, label.strength, label.length - 1)


def _value_of(pieces: Sequence[Piece]) -> tuple[Piece | None, Piece | None]:
    """The first number behind a label, not far from it and before any range, with its unit; without a unit only right behind the label."""
    between = 0
    for place, piece in enumerate(pieces):
        if piece.kind in _VALUES:
            unit = pieces[place + 1] if place + 1 < len(pieces) and pieces[place + 1].kind is PieceKind.UNIT else None
            return (piece, unit) if unit or between <= MOST_WITHOUT_UNIT else (None, None)
        if piece.kind is PieceKind.RANGE and piece.comparator == "<" and not between and pieces[place + 1 :][:1]:
            unit = pieces[place + 1] if pieces[place + 1].kind is PieceKind.UNIT else None
            return (replace(piece, kind=PieceKind.LIMIT), unit) if unit else (None, None)  # "inhibin B below 15 pg/ml"
        between += len(piece.words)
        if piece.kind is PieceKind.RANGE or between > MOST_BETWEEN:
            break
    return None, None


def _fits(unit: Piece, analyte: str, context: Context) -> bool:
    return unit.unit is not None and context.vocabulary.get_analyte(analyte).accepts(unit.unit)


def _statements_in(clause: Clause, day: _Day, context: Context) -> Iterator[Draft]:
    for analyte, value, part in read_statements(clause, context):
        if value == UNCLEAR:
            continue
        doubts = _doubts(day) | ({"ambiguous"} if is_unsure(value, part, context) and analyte == "sperm_seen" else set())
        yield Draft(analyte, part.text[:200], part.row, part.words, value=value, on=_on(day, context), doubts=frozenset(doubts))
