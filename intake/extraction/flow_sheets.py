"""Which values stand under heads of several lines, in lines that begin with their day or with "Result"?

In: the rows of one report. Out: entries of flow sheets: analytes across, each head a label over its unit and its range, however often they break;
below, one line for each day, or one of results. What stands above one another is told by the blank between columns, over all lines of the sheet
at once. Labels on a single line over lines that need no titles are read in `transposed.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, takewhile
from statistics import median

from intake.extraction.columns import Column, Role
from intake.extraction.context import Context
from intake.extraction.dates import read_day, read_hour
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.extraction.values import cut_pieces
from intake.reading.words import Word

MOST_HEAD = 16  # lines of a head
MOST_STRANGERS = 2  # words behind a label that nobody knows
BLANK = 1.0  # between columns, in widths of a letter: a blank between words is about half of one
_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)
_BEGINNINGS: dict[str, Role] = {"result": "result", "previous": "previous", "unit": "unit", "range": "range", "flag": "flag"}
_RESULTS = ("result", "previous")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of values: its words without the title, and the day that the title is."""

    row: Row
    words: tuple[Word, ...]
    role: Role
    on: date | None
    title: str


@dataclass(slots=True)
class _Lane:
    """A stretch of the page's width: the lines of its head, and the words of each line of values."""

    left: float
    right: float
    head: list[tuple[Word, ...]] = field(default_factory=list)
    values: list[tuple[Word, ...]] = field(default_factory=list)


def find_sheets(rows: Sequence[Row], context: Context) -> dict[int, tuple[Entry, ...]]:
    """Row number of the first line of values -> the sheet's entries; its other rows map to nothing."""
    found: dict[int, tuple[Entry, ...]] = {}
    for place in range(len(rows)):
        if place in found:
            continue
        lines, end = read_lines(rows, place, context)
        top = _top_of_head(rows, place, found, context) if lines else place
        entries = _read_sheet(rows[top:place], lines, context) if top < place else ()
        if entries:
            found |= dict.fromkeys(range(top, end), ()) | {place: entries}
    return found


def read_lines(rows: Sequence[Row], place: int, context: Context) -> tuple[list[Line], int]:
    """The lines of values from `place` on, and the number of the first row behind them."""
    lines: list[Line] = []
    while place < len(rows) and (not lines or are_neighbours(rows[place - 1], rows[place])):
        below = rows[place + 1] if place + 1 < len(rows) and are_neighbours(rows[place], rows[place + 1]) else None
        line, length = _read_line(rows[place], below, context)
        if line is None and lines and _goes_on(lines[-1], rows[place], context):
            lines[-1] = replace(lines[-1], words=(*lines[-1].words, *rows[place].words))
        elif line is None:
            break
        else:
            lines.append(line)
        place += length
    return lines, place


def _read_line(row: Row, below: Row | None, context: Context) -> tuple[Line | None, int]:
    """A line whose first cell is a day or the title of results, and how many rows it takes: a day may be broken in two."""
    first = row.cells[0]
    texts = [word.text for word in first.words]
    rest = tuple(word for cell in row.cells[1:] for word in cell.words)
    day, length = read_day(texts, 0, context.lexicon, context.order)
    if length and (length == len(texts) or read_hour(texts[length:])):
        return _dated(row, rest, day, first.text, context), 1
    if found := context.lexicon.find("headers", texts):
        role = _BEGINNINGS.get(found.name) if found.length == len(texts) and rest else None
        return (Line(row, rest, role, None, first.text) if role else None), 1
    if below and len(below.cells) == 1 and below.cells[0].left < first.right:
        texts += [word.text for word in below.words]
        day, length = read_day(texts, 0, context.lexicon, context.order)
        if length == len(texts):
            return _dated(row, rest, day, " ".join(texts), context), 2
    return None, 1


def _dated(row: Row, words: tuple[Word, ...], day: date | None, title: str, context: Context) -> Line:
    return Line(row, words, "result" if day and day == context.collected_on else "previous", day, title)


def _goes_on(line: Line, row: Row, context: Context) -> bool:
    """True for a row that only goes on with answers in words: "Slightly" over "viscous". A heading begins further left, under the title."""
    if row.cells[0].left < line.row.cells[0].right:
        return False
    over = [cell for cell in line.row.cells[1:] if _is_text(cell, context)]
    return all(_is_text(cell, context) and any(one.left < cell.right and cell.left < one.right for one in over) for cell in row.cells)


def _is_text(cell: Cell, context: Context) -> bool:
    return all(piece.kind is PieceKind.TEXT for piece in cut_pieces(cell.words, context.style, context.lexicon))


def _top_of_head(rows: Sequence[Row], place: int, taken: dict[int, tuple[Entry, ...]], context: Context) -> int:
    """The number of the head's first row: up to a row that begins where the days stand, and says nothing of columns there."""
    edge, top = rows[place].cells[0].right, place
    while top and top - 1 not in taken and place - top < MOST_HEAD and are_neighbours(rows[top - 1], rows[top]):
        first = rows[top - 1].cells[0]
        found = context.lexicon.find("headers", [word.text for word in first.words])
        is_title = found is not None and found.length == len(first.words) and found.name not in _BEGINNINGS
        if first.left < edge and not is_title:
            break
        top -= 1
        if is_title and first.words[-1].text.endswith(":"):
            break  # "Test: | TSH" begins a stanza; what stands above are limits of the one before
    return top


def _read_sheet(head: Sequence[Row], lines: Sequence[Line], context: Context) -> tuple[Entry, ...]:
    edge = max(line.row.cells[0].right for line in lines)
    above = [(row, tuple(word for cell in row.cells if cell.left >= edge for word in cell.words)) for row in head]
    spans = [row.span((word,)) for row, words in (*above, *((line.row, line.words) for line in lines)) for word in words]
    if not above or not spans:
        return ()
    lanes = _lanes_of(spans, BLANK * median(_letter(row, word) for row, words in above for word in words) if any(w for _, w in above) else 0)
    for row, words in above:
        for lane in lanes:
            lane.head.append(_words_in(lane, row, words))
    for line in lines:
        for lane in lanes:
            lane.values.append(_words_in(lane, line.row, line.words))
    single = {number for number, (row, _) in enumerate(above) if len(row.cells) == 1} if len(lanes) > 1 else set()
    return tuple(entry for lane in lanes if (entry := _entry_of(lane, lines, single, context)))


def _letter(row: Row, word: Word) -> float:
    left, right = row.span((word,))
    return (right - left) / len(word.text)


def _lanes_of(spans: Sequence[tuple[float, float]], blank: float) -> list[_Lane]:
    """The stretches that words cover, with more than `blank` between them."""
    lanes: list[_Lane] = []
    for left, right in sorted(spans):
        if lanes and left - lanes[-1].right <= blank:
            lanes[-1].right = max(lanes[-1].right, right)
        else:
            lanes.append(_Lane(left, right))
    return lanes


def _words_in(lane: _Lane, row: Row, words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if lane.left <= row.span((word,))[0] <= lane.right)


def _entry_of(lane: _Lane, lines: Sequence[Line], single: set[int], context: Context) -> Entry | None:
    """The entry of a column; None where its head names nothing of ours, or several values stand in one line."""
    told = _read_head(lane.head, context)
    if told is None and lane.head and 0 in single:
        told = _read_head(lane.head[1:], context)  # a heading over the whole sheet
    if told is None or told[0].analyte is None:
        return None
    label, placed = told
    row: Row | None = None
    for number, (line, words) in enumerate(zip(lines, lane.values, strict=True), 1):
        pieces = cut_pieces(words, context.style, context.lexicon)
        if sum(piece.kind in _NUMERIC for piece in pieces) > 1:
            return None
        row = row or (line.row if pieces and line.role in _RESULTS else None)
        column = Column(line.role, lane.left, lane.right, line.title, line.on)
        placed.extend(Placed(piece, column, number) for piece in pieces)
    columns = tuple(dict.fromkeys(one.column for one in placed if one.column))
    return Entry(label, row, tuple(placed), columns) if row else None


def _read_head(head: Sequence[tuple[Word, ...]], context: Context) -> tuple[Label, list[Placed]] | None:
    """The label of a head, and its unit and ranges."""
    lines = [line for line in head if line]
    # "Total sperm per ejaculate" on the first line is a label, though it could be a unit.
    named = [*lines[:1], *takewhile(lambda line: not _is_unit_or_range(line, context), lines[1:])]
    words = tuple(word for line in named for word in line)
    label = find_label(words, context.lexicon, context.allowed, is_scanned=bool(words) and words[0].confidence < 1)
    if label is None:
        return None
    lengths = list(accumulate(map(len, lines)))
    last = next(number for number, length in enumerate(lengths, 1) if length >= label.length)
    beside = cut_pieces(words[label.length : lengths[last - 1]], context.style, context.lexicon)
    strangers = sum(len(piece.words) for piece in beside if piece.kind is PieceKind.TEXT)
    if strangers > MOST_STRANGERS:
        return None
    below = [word for line in lines[last:] for word in line]
    pieces = (*beside, *cut_pieces(below, context.style, context.lexicon))
    return replace(label, is_doubtful=label.is_doubtful or strangers > 0), list(place_head(pieces, lines[last:]))


def _is_unit_or_range(words: Sequence[Word], context: Context) -> bool:
    """True for a line of nothing but a unit or limits: what the label above it says ends there."""
    kinds = {piece.kind for piece in cut_pieces(words, context.style, context.lexicon)}
    return kinds <= {PieceKind.UNIT, PieceKind.RANGE, PieceKind.LIMIT}


def place_head(pieces: Sequence[Piece], below: Sequence[tuple[Word, ...]]) -> Iterator[Placed]:
    """Units are units, even unknown ones on the first line below the label; all else speaks of the range."""
    has_unit = any(piece.kind is PieceKind.UNIT for piece in pieces)
    for piece in pieces:
        is_unknown_unit = not has_unit and bool(below) and piece.kind is PieceKind.TEXT and piece.words == below[0]
        role: Role = "unit" if piece.kind is PieceKind.UNIT or is_unknown_unit else "range"
        yield Placed(piece, Column(role, 0.0, 1.0, ""))
