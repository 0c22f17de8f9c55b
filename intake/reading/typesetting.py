"""Where do words stand when text without pages is laid out on pages of our own?

In: blocks (paragraphs with tabs, tables, pictures) as a text document has them. Out: pages of words with boxes, in the geometry of a printed
report: cells of a column stand under each other, words at one tab stop too. It is not the layout of any word processor and does not try to be:
rows, columns and order are kept, and a page grows rather than that words overlap.

All lengths are points (1/72 inch). Not here: opening files, drawing (`docx.py` draws the previews).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Literal

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595.0, 842.0, 45.0
FONT_SIZE, LINE, SPACE = 9.0, 13.0, 3.0
_TAB_EVERY = 36.0
_PADDING = 4.0
_LEAST_COLUMN = 12.0

Measure = Callable[["Token"], float]


@dataclass(frozen=True, slots=True)
class Token:
    """A word without space in it; "\\t" goes to the next tab stop, "\\n" to the next line."""

    text: str
    is_bold: bool = False
    is_struck: bool = False

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left: Hebrew, Arabic and their neighbours."""
        return any("\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufeff" for letter in self.text)


@dataclass(frozen=True, slots=True)
class TabStop:
    """A place on the line, from its start; what comes after begins there, or ends there if `ends`."""

    place: float
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    tokens: tuple[Token, ...]
    tabs: tuple[TabStop, ...] = ()
    indent: float = 0.0
    align: Literal["start", "center", "end"] = "start"
    is_rtl: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: "tuple[Block, ...]"
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are the widths wished for; empty where the file does not say."""

    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_rtl: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: the name of its part ("" when it lies outside the file), and its size on the paper in inches if known."""

    name: str
    inches: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = Paragraph | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and its rectangle."""

    token: Token
    left: float
    top: float
    right: float
    bottom: float

    def moved(self, right: float, down: float) -> "Placed":
        return Placed(self.token, self.left + right, self.top + down, self.right + right, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Strip:
    """What must not be torn apart: a line, or a row of a table."""

    height: float
    words: tuple[Placed, ...] = ()
    pictures: tuple[Picture, ...] = ()
    ends_page: bool = False


@dataclass(slots=True)
class SetPage:
    """One page: its size and its words."""

    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    words: list[Placed] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def set_pages(blocks: Sequence[Block], header: Sequence[Block], footer: Sequence[Block], measure: Measure) -> list[SetPage]:
    """The blocks on pages, each between header and footer."""
    strips = list(_strips(blocks, PAGE_WIDTH - 2 * MARGIN, measure))
    head, foot = (list(_strips(part, PAGE_WIDTH - 2 * MARGIN, measure)) for part in (header, footer))
    room = max(PAGE_HEIGHT / 2, PAGE_HEIGHT - 2 * MARGIN - _height(head) - _height(foot))
    return [_page([*head, *body, *foot]) for body in _broken(strips, room) if any(strip.words or strip.pictures for strip in body)]


def _height(strips: Iterable[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _broken(strips: Iterable[Strip], room: float) -> Iterator[list[Strip]]:
    body: list[Strip] = []
    for strip in strips:
        if body and (_height(body) + strip.height > room):
            yield body
            body = []
        body.append(strip)
        if strip.ends_page:
            yield body
            body = []
    yield body


def _page(strips: Iterable[Strip]) -> SetPage:
    page, top = SetPage(), MARGIN
    for strip in strips:
        page.words += [word.moved(MARGIN, top) for word in strip.words]
        page.pictures += strip.pictures
        top += strip.height
    page.height = max(PAGE_HEIGHT, top + MARGIN)
    page.width = max([PAGE_WIDTH, *(word.right + MARGIN for word in page.words)])
    return page


def _strips(blocks: Iterable[Block], width: float, measure: Measure) -> Iterator[Strip]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _lines(block, width, measure)
            case Table():
                yield from _rows(block, width, measure)
            case Picture():
                yield Strip(0.0, pictures=(block,))
            case PageBreak():
                yield Strip(0.0, ends_page=True)


def _lines(paragraph: Paragraph, width: float, measure: Measure) -> Iterator[Strip]:
    line: list[Placed] = []
    x = paragraph.indent
    for number, token in enumerate(paragraph.tokens):
        if token.text == "\t":
            x = _next_stop(paragraph, x, number, measure)
            continue
        wide = 0.0 if token.text == "\n" else measure(token)
        if token.text == "\n" or (line and x + wide > width):
            yield _line(line, paragraph, width)
            line, x = [], paragraph.indent
        if token.text != "\n":
            line.append(Placed(token, x, (LINE - FONT_SIZE) / 2, x + wide, (LINE + FONT_SIZE) / 2))
            x += wide + SPACE
    yield _line(line, paragraph, width)


def _next_stop(paragraph: Paragraph, x: float, number: int, measure: Measure) -> float:
    """Where the words after the tab, token `number`, begin."""
    stop = next((stop for stop in paragraph.tabs if stop.place > x), None)
    if stop is None:
        return (x // _TAB_EVERY + 1) * _TAB_EVERY
    if not stop.ends:
        return stop.place
    after = paragraph.tokens[number + 1 :]
    end = next((place for place, token in enumerate(after) if token.text in "\t\n"), len(after))
    return max(x + SPACE, stop.place - sum(measure(token) + SPACE for token in after[:end]) + SPACE)


def _line(words: Sequence[Placed], paragraph: Paragraph, width: float) -> Strip:
    if not words:
        return Strip(LINE / 2)
    free = max(0.0, width - words[-1].right)
    shift = {"start": 0.0, "center": free / 2, "end": free}[paragraph.align]
    moved = [word.moved(shift, 0.0) for word in words]
    return Strip(LINE, tuple(_mirrored(moved, width) if paragraph.is_rtl else moved))


def _mirrored(words: Sequence[Placed], width: float) -> list[Placed]:
    """The line from right to left; words of other scripts that follow each other keep their own order."""
    turned = [Placed(word.token, width - word.right, word.top, width - word.left, word.bottom) for word in words]
    out: list[Placed] = []
    run: list[Placed] = []
    for word in [*turned, None]:
        if word is not None and not word.token.is_rtl:
            run.append(word)
            continue
        out += _in_order(run)
        run = []
        if word is not None:
            out.append(word)
    return out


def _in_order(run: Sequence[Placed]) -> list[Placed]:
    """Words that stand from right to left, set from left to right in the same place."""
    if len(run) < 2:
        return list(run)
    left, right = run[-1].left, run[0].right
    return [word.moved(left + right - word.right - word.left, 0.0) for word in run]


def _rows(table: Table, width: float, measure: Measure) -> Iterator[Strip]:
    edges = [0.0, *accumulate(_columns(table, width, measure))]
    for row in table.rows:
        if len(row) == 1 and row[0].span >= len(edges) - 1:  # a frame around text: it may be torn apart
            yield from _strips(row[0].blocks, edges[-1], measure)
        else:
            yield _row(row, edges, measure, is_rtl=table.is_rtl)


def _row(row: Sequence[Cell], edges: Sequence[float], measure: Measure, *, is_rtl: bool) -> Strip:
    words: list[Placed] = []
    pictures: list[Picture] = []
    tallest, column = LINE, 0
    for cell in row:
        end = min(column + cell.span, len(edges) - 1)
        left, right = edges[min(column, end)], edges[end]
        if is_rtl:
            left, right = edges[-1] - right, edges[-1] - left
        top = 0.0
        for strip in _strips(cell.blocks, right - left - _PADDING, measure):
            words += [word.moved(left, top) for word in strip.words]
            pictures += strip.pictures
            top += strip.height
        tallest, column = max(tallest, top), end
    return Strip(tallest + _PADDING, tuple(words), tuple(pictures))


def _columns(table: Table, width: float, measure: Measure) -> list[float]:
    """Widths as wished for within `width`, but wide enough for the longest word: words of two columns must never touch."""
    count = max((sum(cell.span for cell in row) for row in table.rows), default=0)
    told = [*table.columns[:count], *[0.0] * (count - len(table.columns))]
    wished = [max(place, _LEAST_COLUMN) for place in told] if any(told) else [width / max(1, count)] * count
    if sum(wished) > width:
        wished = [column * width / sum(wished) for column in wished]
    least = [0.0] * count
    for row in table.rows:
        starts = [0, *accumulate(cell.span for cell in row)]
        for cell, (start, end) in zip(row, pairwise(starts), strict=True):
            if end - start == 1:
                least[start] = max(least[start], _widest(cell.blocks, measure) + 2 * _PADDING)
    return [max(wish, need) for wish, need in zip(wished, least, strict=True)]


def _widest(blocks: Iterable[Block], measure: Measure) -> float:
    """The least width that holds the longest word of each."""
    widths = [0.0]
    for block in blocks:
        if isinstance(block, Paragraph):
            widths += [measure(token) + block.indent for token in block.tokens]
        elif isinstance(block, Table):
            widths.append(sum(_columns(block, 0.0, measure)))
    return max(widths)
