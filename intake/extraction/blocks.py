"""Which cells of a row belong to which table, and to which of its columns?

In: a row and the header over it. Out: blocks, one for each table that stands side by side: the words of its label and the cells beside it, and their
pieces with the columns they stand in. What a label means and which piece is the value is decided in `entries.py` and `tables.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from intake.extraction.columns import SLACK, Column, Header, cells_at_columns
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.entry import Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.values import cut_pieces
from intake.reading.words import Word

_VALUES = (PieceKind.NUMBER, PieceKind.LIMIT)


@dataclass(slots=True)
class Block:
    """One row of one table: the words of its label and the cells beside it."""

    row: Row
    columns: tuple[Column, ...]
    label: tuple[Word, ...]
    beside: tuple[Cell, ...]

    @property
    def is_label_only(self) -> bool:
        return bool(self.label) and not self.beside


def cut_blocks(row: Row, header: Header, context: Context) -> list[Block]:
    """The row's cells under each table of the header."""
    blocks = header.blocks()
    labels: list[list[Word]] = [[] for _ in blocks]
    beside: list[list[Cell]] = [[] for _ in blocks]
    for cell in cells_at_columns(row, header):
        cell = _without_count(cell, row, header)
        column = header.find_column(cell.left, cell.right)
        number = next(n for n, block in enumerate(blocks) if column in block)
        first = blocks[number][0]
        is_led = any(one.role == "analyte" for one in blocks[number][1:])  # the results stand before their labels
        is_label = column.role == "analyte" or (first.role != "analyte" and not is_led and cell.right < first.left)
        if is_label and not labels[number] and _is_day(cell, context):
            continue  # the row's own day, before its label (`row_days.py`)
        if is_label and (is_led or not beside[number]):
            if labels[number] and _is_in_margin(labels[number], row, column):
                labels[number].clear()
            cell = _without_margin(cell, row, column, context)
            end = _end_of_label(row, cell, header, context)
            labels[number].extend(cell.words[:end])
            beside[number].extend(_rest_of(row, cell, end))
        else:
            beside[number].append(cell)
    return [Block(row, block, tuple(label), tuple(cells)) for block, label, cells in zip(blocks, labels, beside, strict=True) if label or cells]


def _without_count(cell: Cell, row: Row, header: Header) -> Cell:
    """ "10 FSH (IU/L)": the number of the line, which has a column of its own, without a gap before the label."""
    own = cell.words[1:] if cell.words[0].text.rstrip(".)").isdecimal() else ()
    roles = [header.find_column(*row.span(words)).role for words in (cell.words[:1], own)] if own else []
    return replace(cell, words=own, left=row.span(own)[0]) if roles == ["other", "analyte"] else cell


def _is_day(cell: Cell, context: Context) -> bool:
    texts = [word.text for word in cell.words]
    return read_day(texts, 0, context.lexicon, context.order)[1] == len(texts)


def _begins_label(words: Sequence[Word], row: Row, context: Context) -> bool:
    return find_label(words, context.lexicon, context.allowed, is_scanned=row.is_scanned) is not None


def _is_in_margin(words: Sequence[Word], row: Row, column: Column) -> bool:
    """True for words that end before the column of labels begins: the name of a section, set beside its rows."""
    return column.role == "analyte" and row.span(words)[1] < column.left


def _without_margin(cell: Cell, row: Row, column: Column, context: Context) -> Cell:
    """The cell from where the column of labels begins, where a label begins there and nothing reaches across."""
    starts = (place for place in range(1, len(cell.words)) if abs(row.span(cell.words[place:])[0] - column.left) <= SLACK)
    start = next((place for place in starts if _is_in_margin(cell.words[:place], row, column)), 0)
    own = cell.words[start:]
    return replace(cell, words=own, left=row.span(own)[0]) if start and _begins_label(own, row, context) else cell


def _end_of_label(row: Row, cell: Cell, header: Header, context: Context) -> int:
    """How many words of a label's cell are the label: in a narrow table the value follows without a gap, but in its own column."""
    label = find_label(cell.words, context.lexicon, context.allowed, is_scanned=row.is_scanned)
    starts = range(1, len(cell.words)) if label is None else range(label.length, min(label.length + 1, len(cell.words)))
    return next((place for place in starts if _is_result(cell.words[place], row, header)), len(cell.words))


def _is_result(word: Word, row: Row, header: Header) -> bool:
    """True for a number in the column of results."""
    left, right = row.span((word,))
    return word.text.lstrip("<>≤≥")[:1].isdigit() and header.find_column(left, right).role == "result"


def _rest_of(row: Row, cell: Cell, start: int) -> list[Cell]:
    words = cell.words[start:]
    if not words:
        return []
    left, right = row.span(words)
    return [Cell(words, left, right, cell.middle)]


def label_before(before: Sequence[Block], context: Context) -> tuple[Label, tuple[Word, ...]] | None:
    """ "Testosterone | T | 12.9" below "Analysis | Abbr. | Result": the name stands in a column before its abbreviation, and has no results."""
    names = before[-1] if before else None
    if names is None or not names.is_label_only or any(column.role == "result" for column in names.columns):
        return None
    label = find_label(names.label, context.lexicon, context.allowed, is_scanned=names.row.is_scanned)
    return (label, ()) if label and label.length == len(names.label) else None


def placed_beside(block: Block, rest: Sequence[Word], context: Context) -> Iterator[Placed]:
    """The pieces of a block; `rest` is what follows the label in its own cell: "Prolactin 14.3" in a narrow table."""
    for piece in cut_pieces(rest, context.style, context.lexicon):
        yield Placed(piece, None)
    placed = [
        Placed(piece, column_of(piece, block) if block.columns else None, number)
        for number, cell in enumerate(block.beside, 1)
        for piece in cut_pieces(cell.words, context.style, context.lexicon)
    ]
    yield from _with_units(placed, block)


def _with_units(placed: list[Placed], block: Block) -> Iterator[Placed]:
    """ "2.8 mIU/mL" in one cell: where no number stands in the column of results, the one whose unit does stands there with it."""
    has_result = any(one.column and one.column.role == "result" and one.piece.kind in _VALUES for one in placed)
    for one, after in zip_longest(placed, placed[1:]):
        is_pair = after and one.piece.kind is PieceKind.NUMBER and after.piece.kind is PieceKind.UNIT and one.cell == after.cell
        if not has_result and after and is_pair and one.column and after.column and after.column.role == "result":
            both = Header(block.columns).find_column(*block.row.span((*one.piece.words, *after.piece.words)))
            yield replace(one, column=after.column) if both == after.column else one
        else:
            yield one


def column_of(piece: Piece, block: Block) -> Column | None:
    left, right = block.row.span(piece.words)
    beside = [column for column in block.columns if column.role != "analyte"]
    is_number = piece.kind in (PieceKind.NUMBER, PieceKind.LIMIT, PieceKind.RANGE)
    has_results = any(column.role == "result" for column in beside)
    if is_number and has_results:
        # Whatever it lines up with, a number is neither a unit nor a flag.
        beside = [column for column in beside if column.role not in ("unit", "flag")]
    column = min(beside or block.columns, key=lambda column: column.distance(left, right))
    # Where the title of the results is missing, what stands under none of the others is a result.
    return None if is_number and not has_results and column.role in ("unit", "flag") else column
