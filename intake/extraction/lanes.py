"""Which columns does a table have, by what stands below one another?

In: the rows of a table. Out: lanes: stretches of the page's width in which the table's pieces stand, with blank between them, each with what it holds
(labels, numbers, units, ranges, days, words). Titles are not looked at here; how titles and lanes make columns is in `fitting.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from intake.extraction.context import Context
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.values import cut_pieces

MOST_STRAY = 12  # of so many rows one may reach across the blank between two lanes
LEAST_BLANK = 0.005  # of the page's width between two lanes
MOST_PROSE = 2  # words behind the label in a row's only cell; more make a sentence, and a sentence is no row of a table
LEAST_LAST = 4  # letters of the last word of a sentence, with its full stop: "abn." is none
LEAST_CODE = 4  # digits of a laboratory's code for a test

Content = Literal["label", "number", "range", "unit", "flag", "date", "text"]
_CONTENT: dict[PieceKind, Content] = {
    PieceKind.NUMBER: "number",
    PieceKind.LIMIT: "range",
    PieceKind.RANGE: "range",
    PieceKind.UNIT: "unit",
    PieceKind.FLAG: "flag",
    PieceKind.DATE: "date",
    PieceKind.TEXT: "text",
}


@dataclass(frozen=True, slots=True)
class _Span:
    """A label or a piece, and where it stands."""

    line: int
    left: float
    right: float
    content: Content
    number: Decimal | None = None


@dataclass(slots=True)
class Lane:
    """A stretch of the page's width and what stands in it. `rows` counts the rows by what they have there."""

    left: float
    right: float
    rows: Counter[Content] = field(default_factory=Counter)
    numbers: list[Decimal] = field(default_factory=list)
    most_numbers: int = 0  # in one row
    height: int = 0  # rows that have anything here

    @property
    def content(self) -> Content:
        """What the lane is for: of numbers with units or ranges behind them, the numbers."""
        if self.rows["label"] * 2 >= max(self.rows.values()):
            return "label"
        if self.rows["number"] and self.rows["number"] * 2 >= max(self.rows["range"], self.rows["text"]):
            return "number"
        if self.rows["range"]:
            return "range" if self.rows["range"] * 2 >= self.rows["text"] else "text"
        return self.rows.most_common(1)[0][0]

    @property
    def is_count_or_code(self) -> bool:
        """Numbers that number the rows, or name tests: 1, 2, 3; 10432, 10433."""
        whole = all(number == number.to_integral_value() for number in self.numbers)
        rises = all(one < other for one, other in pairwise(self.numbers)) and len(self.numbers) > 1
        digits = {len(str(number)) for number in self.numbers}
        is_count = rises and self.numbers[-1] - self.numbers[0] < 2 * len(self.numbers)
        return whole and (is_count or (len(digits) == 1 and digits.pop() >= LEAST_CODE))


def find_lanes(rows: Sequence[Row], context: Context) -> list[Lane]:
    """The lanes of a table's rows from left to right; rows that are headings or sentences do not count."""
    spans = [found for line, row in enumerate(rows) if len(found := list(_spans_of(row, line, context))) > 1]
    stray = len(spans) // MOST_STRAY
    lanes = [Lane(left, right) for left, right in _stretches([span for line in spans for span in line], stray)]
    for line in spans:
        _add_line(lanes, line)
    return [lane for lane in lanes if lane.rows]


def _spans_of(row: Row, line: int, context: Context) -> Iterator[_Span]:
    """The labels and pieces of a row; none where it is a sentence."""
    for cell in row.cells if len(row.cells) > 1 or not _is_sentence(row, context) else ():
        pieces = pieces_of(cell, 0, context)
        label = _label_of(cell, row, context) if any(piece.kind is PieceKind.TEXT for piece in pieces) else None
        if label:
            yield _Span(line, *row.span(cell.words[: label.length]), "label")
            pieces = pieces_of(cell, label.length, context)
        for before, piece in zip((None, *pieces), pieces, strict=False):
            if not _is_index(before, piece) and not _is_open_end(before, piece):
                yield _Span(line, *row.span(piece.words), _CONTENT[piece.kind], piece.number if piece.kind is PieceKind.NUMBER else None)


def _is_index(before: Piece | None, piece: Piece) -> bool:
    """ "Non reactive (0.40)": a number that belongs to the answer before it has no column of its own."""
    return before is not None and before.kind in (PieceKind.TEXT, PieceKind.FLAG) and piece.words[0].text.startswith("(")


def _is_open_end(before: Piece | None, piece: Piece) -> bool:
    """ "men 20-49: 18.3 -" over "54.1": the dash goes with the number before it."""
    return before is not None and before.kind is PieceKind.NUMBER and piece.kind is PieceKind.TEXT and piece.text in ("-", "–")


def _label_of(cell: Cell, row: Row, context: Context) -> Label | None:
    return find_label(cell.words, context.lexicon, context.allowed, is_scanned=row.is_scanned)


def pieces_of(cell: Cell, start: int, context: Context) -> tuple[Piece, ...]:
    """The pieces of a cell behind its label."""
    return cut_pieces(cell.words[start:], context.style, context.lexicon)


def _is_sentence(row: Row, context: Context) -> bool:
    """True for a line of one cell with words that belong to no label; with a full stop few are enough: "AMH below 1.1 ng/mL: ovarian reserve low"."""
    label = _label_of(row.cells[0], row, context)
    pieces = pieces_of(row.cells[0], label.length if label else 0, context)
    prose = sum(len(piece.words) for piece in pieces if piece.kind is PieceKind.TEXT)
    last = row.words[-1].text
    is_closed = prose > 0 and len(last) > LEAST_LAST and last.endswith(".") and pieces[-1].kind in (PieceKind.TEXT, PieceKind.FLAG)
    return label is None or prose > MOST_PROSE or is_closed


def _stretches(spans: Sequence[_Span], stray: int) -> list[tuple[float, float]]:
    """The stretches that more than `stray` spans cover, with a blank between them."""
    edges = sorted([(span.left, 1) for span in spans] + [(span.right, -1) for span in spans])
    found: list[tuple[float, float]] = []
    depth, begun = 0, 0.0
    for place, step in edges:
        if depth <= stray < depth + step:
            begun = place
        elif depth + step <= stray < depth:
            is_apart = not found or begun - found[-1][1] >= LEAST_BLANK
            found = [*found, (begun, place)] if is_apart else [*found[:-1], (found[-1][0], place)]
        depth += step
    return found


def _add_line(lanes: Sequence[Lane], line: Sequence[_Span]) -> None:
    """Counts what one row has in each lane."""
    here: dict[int, list[_Span]] = {}
    for span in line:
        shared = [min(span.right, lane.right) - max(span.left, lane.left) for lane in lanes]
        best = max(range(len(lanes)), key=shared.__getitem__, default=None)
        if best is not None and shared[best] > 0:
            here.setdefault(best, []).append(span)
    for place, spans in here.items():
        lane = lanes[place]
        lane.height += 1
        lane.rows.update({span.content for span in spans})
        lane.numbers.extend(span.number for span in spans if span.number is not None)
        lane.most_numbers = max(lane.most_numbers, sum(span.content == "number" for span in spans))
