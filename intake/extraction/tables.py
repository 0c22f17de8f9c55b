"""Which of the pieces beside a label is the value, which its unit, its range, its flag?

In: entries. Out: drafts: one for each value, those of earlier columns with their own day. A draft says what is printed and which doubts arose on
the way; units are converted and doubts become reasons in `checks.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.entries import Entry, Placed
from intake.extraction.lexicon import Phrase
from intake.extraction.rows import Row
from intake.extraction.values import Piece, PieceKind
from intake.reading.words import Word
from intake.units import Unit
from intake.vocabulary import Analyte
from intake.vocabulary.folding import squeeze

MOST_PROSE = 3  # words beside a value that nobody knows; more make a sentence, and a sentence is no result


@dataclass(frozen=True, slots=True)
class Draft:
    """A value as printed. Numbers stand in `piece`; coded answers and texts in `value`. `unit_text` without `unit`: one that nobody knows."""

    analyte: str
    label: str
    row: Row
    words: tuple[Word, ...]
    piece: Piece | None = None
    value: str | None = None
    unit: Unit | None = None
    unit_text: str | None = None
    range: Piece | None = None
    misread_range: Piece | None = None
    flag: str | None = None
    on: date | None = None
    doubts: frozenset[str] = field(default_factory=frozenset)

    @property
    def as_printed(self) -> str:
        return self.piece.text if self.piece else " ".join(word.text for word in self.words)


def read_entries(entries: Iterable[Entry], context: Context) -> tuple[Draft, ...]:
    """The drafts of all entries."""
    drafts: list[Draft] = []
    for entry in entries:
        if entry.label.analyte is None:
            continue
        analyte = context.vocabulary.get_analyte(entry.label.analyte)
        if analyte.answer == "number":
            drafts.extend(_read_numbers(entry, analyte, context))
        else:
            drafts.extend(_read_answer(entry, analyte, context))
    return tuple(drafts)


# ------------------------------------------------------------------------------------------------------------------------------- numbers


class _Sexes(NamedTuple):
    """Words that say whose range it is."""

    male: Phrase
    female: Phrase


_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)
_RANGES = ("range", "low", "high")
_BESIDE = (*_RANGES, "flag", "other", "unit", "previous")


def _read_numbers(entry: Entry, analyte: Analyte, context: Context) -> list[Draft]:
    if _is_per_field(entry, context) or _count_strangers(entry, context) > MOST_PROSE:
        return []
    chosen, doubts = _choose_value(entry)
    sexes = _Sexes(context.lexicon.phrase("male"), context.lexicon.phrase("female"))
    drafts: list[Draft] = []
    if chosen is not None:
        drafts.append(_draft(entry, chosen, None, doubts, analyte, sexes))
    for placed in entry.placed:
        if placed.piece.kind in _NUMERIC and (on := _earlier_day(entry, placed, context)):
            # Where every column is titled with a day, the report's own day has one too.
            drafts.append(_draft(entry, placed.piece, None if on == context.collected_on else on, set(), analyte, sexes))
    return drafts


def _earlier_day(entry: Entry, value: Placed, context: Context) -> date | None:
    """The day of a value in a column of earlier results: over the column, or behind the value itself."""
    column = value.column
    if column is None or column.role != "previous" or column.on:
        return column.on if column and column.role == "previous" else None
    behind = list(entry.placed[_index(entry, value) + 1 :])
    days = [placed.piece for placed in behind if placed.column is column and placed.piece.kind is PieceKind.DATE]
    return read_day([word.text for word in days[0].words], 0, context.lexicon, context.order)[0] if len(days) == 1 else None


def _index(entry: Entry, wanted: Placed) -> int:
    return next(place for place, placed in enumerate(entry.placed) if placed is wanted)


def _is_per_field(entry: Entry, context: Context) -> bool:
    """ "0-1 /HPF": cells per field of view are no concentration, and never zero."""
    per_field = context.lexicon.phrase("per_field")
    texts = [word.text for placed in entry.placed if placed.piece.kind is PieceKind.TEXT for word in placed.piece.words]
    return any(per_field.has(squeeze(part)) for text in texts for part in text.split("/"))


def _count_strangers(entry: Entry, context: Context) -> int:
    """Words beside the label that are neither number, unit, flag nor a known answer, outside the columns for remarks."""
    count = 0
    for placed in entry.placed:
        if placed.piece.kind is not PieceKind.TEXT or _role(placed) in _BESIDE:
            continue
        words = [word for word in placed.piece.words if squeeze(word.text)]
        if not context.lexicon.name_of("answers", placed.piece.text) and not _is_method(words, context):
            count += len(words)
    return count


def _is_method(words: Sequence[Word], context: Context) -> bool:
    """A method in brackets, or harmless words alone."""
    text = " ".join(word.text for word in words)
    return (text.startswith("(") and text.endswith(")")) or all(context.lexicon.name_of("label_rest", word.text) == "harmless" for word in words)


def _choose_value(entry: Entry) -> tuple[Piece | None, set[str]]:
    """The value among the pieces, and why that choice may be wrong."""
    doubts = {"label_doubtful"} if entry.label.is_doubtful else set()
    if entry.has_column("result"):
        placed_under = [_unworded(placed) for placed in entry.placed if _is_result(placed)]
        numbers = [placed for placed in placed_under if placed.piece.kind in _NUMERIC]
        if any(placed.column is None for placed in numbers):
            doubts.add("label_doubtful")  # a number that belongs to the label, or a value that ran into it
        if _is_decision_table(entry):
            return None, doubts
        under = [placed.piece for placed in numbers if placed.column] or [placed.piece for placed in numbers]
        if len(under) > 1:
            doubts.add("column_doubtful")
        return (under[0] if under else None), doubts
    return _choose_freely(entry, doubts)


def _unworded(placed: Placed) -> Placed:
    """ "less than 0.1" in the column of results is a result, and not a limit of the laboratory."""
    piece = placed.piece
    is_worded = piece.kind is PieceKind.RANGE and piece.comparator is not None and placed.column is not None
    return replace(placed, piece=replace(piece, kind=PieceKind.LIMIT)) if is_worded else placed


def _is_decision_table(entry: Entry) -> bool:
    """ "4.0-5.6 | 5.7-6.4 | >= 6.5": limits of diagnoses, nobody's result."""
    kinds = [placed.piece.kind for placed in entry.placed]
    return PieceKind.NUMBER not in kinds and sum(kind in (PieceKind.LIMIT, PieceKind.RANGE) for kind in kinds) > 2


def _is_result(placed: Placed) -> bool:
    return _role(placed) in (None, "result")


def _role(placed: Placed) -> str | None:
    return placed.column.role if placed.column else None


def _choose_freely(entry: Entry, doubts: set[str]) -> tuple[Piece | None, set[str]]:
    """Without a header: the first number; a limit only where another limit or range stands behind it."""
    pieces = [p.piece for p in entry.placed if _role(p) not in (*_RANGES, "previous", "other")]
    strangers = [piece for piece in _before_first_number(pieces) if piece.kind is PieceKind.TEXT and any(squeeze(word.text) for word in piece.words)]
    if strangers:
        doubts.add("label_doubtful")
    numbers = [piece for piece in pieces if piece.kind is PieceKind.NUMBER]
    limits = [piece for piece in pieces if piece.kind is PieceKind.LIMIT]
    ranges = [piece for piece in pieces if piece.kind is PieceKind.RANGE]
    if numbers:
        if len(numbers) > 1 or len(ranges) + len(limits) > 2:
            doubts.add("column_doubtful")
        return numbers[0], doubts
    if not limits or (ranges and _place(pieces, ranges[0]) < _place(pieces, limits[0])):
        return None, doubts
    if len(limits) + len(ranges) == 1:
        doubts.add("column_doubtful")
    elif len(limits) + len(ranges) > 2:
        return None, doubts  # a table of decision limits, not a result
    return limits[0], doubts


def _before_first_number(pieces: Sequence[Piece]) -> list[Piece]:
    before: list[Piece] = []
    for piece in pieces:
        if piece.kind in _NUMERIC:
            break
        before.append(piece)
    return before


def _place(pieces: Sequence[Piece], wanted: Piece) -> int:
    return next(place for place, piece in enumerate(pieces) if piece is wanted)


def _draft(entry: Entry, value: Piece, on: date | None, doubts: set[str], analyte: Analyte, sexes: _Sexes) -> Draft:
    unit, unit_text = _find_unit(entry, value, analyte)
    return Draft(
        analyte=analyte.id,
        label=entry.label.text,
        row=entry.row,
        words=value.words,
        piece=value,
        unit=unit,
        unit_text=unit_text,
        range=_find_range(entry, value, sexes),
        misread_range=_find_misread_range(entry, value),
        flag=None if on else _find_flag(entry),
        on=on,
        doubts=frozenset(doubts),
    )


def _find_unit(entry: Entry, value: Piece, analyte: Analyte) -> tuple[Unit | None, str | None]:
    """The unit behind the value, in its own column, in the range or beside the label; or the text of one that nobody knows."""
    placed = list(entry.placed)
    behind = [p.piece for p in placed if p.piece.kind is PieceKind.UNIT]
    glued = [piece for piece in behind if piece.words == value.words]
    candidates = [*glued, *behind]
    for piece in candidates:
        if piece.unit and analyte.unit and analyte.accepts(piece.unit):
            return piece.unit, _unit_text(piece)
    if not candidates and (above := entry.label.unit or _unit_above(entry, value)):
        return above, above.code
    if candidates:
        return candidates[0].unit, _unit_text(candidates[0])
    unknown = next((p.piece.text for p in placed if p.piece.kind is PieceKind.TEXT and p.column and p.column.role == "unit"), None)
    return None, unknown


def _unit_above(entry: Entry, value: Piece) -> Unit | None:
    """The unit in the title over the value."""
    return next((placed.column.unit for placed in entry.placed if placed.piece.words == value.words and placed.column), None)


def _unit_text(piece: Piece) -> str:
    """The unit as printed, without the sentence's commas and brackets around it."""
    text = piece.text.rstrip(",;")
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _find_range(entry: Entry, value: Piece, sexes: _Sexes) -> Piece | None:
    """The laboratory's range: in its column, else any range beside the value, else another limit. Of several (by sex, by age) only the men's."""
    if ends := _range_of_ends(entry):
        return ends
    elsewhere = ("previous", "result", "other", "low", "high")
    beside = [p.piece for p in entry.placed if p.piece is not value and not (p.column and p.column.role in elsewhere)]
    found = [piece for piece in beside if piece.kind in (PieceKind.RANGE, PieceKind.LIMIT)]
    if len(found) > 1:
        found = [piece for piece in found if _stands_behind(beside, piece, sexes.male)]
    found = [piece for piece in found if not _stands_behind(beside, piece, sexes.female)]
    return found[0] if len(found) == 1 else None


def _range_of_ends(entry: Entry) -> Piece | None:
    """The range whose ends stand in two columns."""
    ends = {placed.column.role: placed.piece for placed in entry.placed if placed.column and placed.piece.kind is PieceKind.NUMBER}
    low, high = ends.get("low"), ends.get("high")
    if low is None or high is None:
        return None
    shown = f"{low.text} - {high.text}"
    doubtful = low.is_doubtful or high.is_doubtful
    return Piece(PieceKind.RANGE, (*low.words, *high.words), low=low.number, high=high.number, is_doubtful=doubtful, shown=shown)


def _stands_behind(pieces: Sequence[Piece], wanted: Piece, phrase: Phrase) -> bool:
    """True when a word of the phrase stands right before the range."""
    place = _place(pieces, wanted)
    return place > 0 and any(phrase.has(squeeze(word.text)) for word in pieces[place - 1].words)


def _find_misread_range(entry: Entry, value: Piece) -> Piece | None:
    """A plain number in the column of ranges of a page read by OCR."""
    in_column = [placed.piece for placed in entry.placed if placed.column and placed.column.role == "range"]
    numbers = [piece for piece in in_column if piece.kind is PieceKind.NUMBER and piece is not value]
    return numbers[0] if entry.row.is_scanned and len(numbers) == 1 else None


def _find_flag(entry: Entry) -> str | None:
    """The printed flag; not a "normal" among the expected values."""
    beside = [placed for placed in entry.placed if _role(placed) not in (*_RANGES, "previous")]
    flags = [placed.piece.flag for placed in beside if placed.piece.kind is PieceKind.FLAG and placed.piece.flag]
    return next((flag for flag in flags if flag in ("H", "L")), flags[0] if flags else None)


# ------------------------------------------------------------------------------------------------------------------------ coded answers


def _read_answer(entry: Entry, analyte: Analyte, context: Context) -> list[Draft]:
    """A word as the answer: a code of the contract, or the text itself."""
    doubts = {"label_doubtful"} if entry.label.is_doubtful else set()
    for words in _answer_words(entry):
        text = " ".join(word.text for word in words).strip(" :")
        if analyte.answer == "text":
            value: str | None = text
        else:
            value = _code_of(words, analyte, context)
            doubts |= _answer_doubts(words, context)
        if value and not _is_not_done(text, context) and len(words) <= 8:
            return [Draft(analyte.id, entry.label.text, entry.row, words, value=value, doubts=frozenset(doubts))]
    return []


def _answer_doubts(words: Sequence[Word], context: Context) -> set[str]:
    """Words beside a coded answer that are no part of it: "IgM negative" may answer another question."""
    tables = context.lexicon.tables
    known = {*tables.get("answers", {}), *tables.get("label_rest", {})}
    joined = "".join(squeeze(word.text) for word in words)
    strangers = [t for word in words if (t := squeeze(word.text)) and not t.isdecimal() and t not in known and not word.text.startswith("(")]
    return set() if joined in known or all(any(t in spelling for spelling in known) for t in strangers) else {"label_doubtful"}


def _answer_words(entry: Entry) -> list[tuple[Word, ...]]:
    """The words of the first cell in the result column; without a header, each run of words beside the label."""
    if entry.has_column("result"):
        under = [placed for placed in entry.placed if _is_result(placed)]
        words = [word for placed in under if placed.cell == under[0].cell for word in placed.piece.words]
        return [tuple(dict.fromkeys(words))] if words else []
    runs: list[tuple[Word, ...]] = []
    for placed in entry.placed:
        if placed.column is None and placed.piece.kind in (PieceKind.TEXT, PieceKind.FLAG, PieceKind.NUMBER):
            runs.append(placed.piece.words)
    return runs


def _code_of(words: Sequence[Word], analyte: Analyte, context: Context) -> str | None:
    """The code of an answer: the whole text, or the longest known answer it begins or ends with."""
    texts = [word.text for word in words]
    tables = context.lexicon.tables.get("answers", {})
    runs = [texts[start:end] for start in range(len(texts)) for end in range(len(texts), start, -1)]
    runs.sort(key=len, reverse=True)
    for run in runs:
        for answer in tables.get("".join(squeeze(text) for text in run), ()):
            if answer in analyte.codes:
                return analyte.codes[answer]
    return None


def _is_not_done(text: str, context: Context) -> bool:
    return "not_done" in context.lexicon.tables.get("answers", {}).get(squeeze(text), ())
