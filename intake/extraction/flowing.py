"""Which lines are one running list?

In: the rows of one report. Out: the same rows, those of a list that runs over several lines as one: "Volume: 1.2 mL; pH: 7.8; Progressive" over
"motility: 30 %". Only lines with several labels and colons are joined, and only where the line before does not end its sentence. Lists whose entries
are parted by marks or blanks ("Macroscopy: volume 1.2 mL • pH 7.8 •") become a row for each entry.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.context import Context
from intake.extraction.labels import find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import NEXT_LINE, are_neighbours
from intake.extraction.values import cut_pieces
from intake.reading.words import Word

LEAST_COLONS = LEAST_PAIRS = 2
FULL = 0.75  # of the list's width: a line from which an entry goes on in the next
LONGEST_HEADING = 5  # words before a colon, and what it heads behind it
SAME_EDGE = 0.02  # of the page: how far two lines of one list may begin apart
ENDS = (";", ".")


def join_flowing(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with the lines of each running list in one."""
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        if before is not None and _flows_on(before, row):
            joined[-1] = replace(before, cells=(_joined(before.cells[0], row.cells[0]),))
        else:
            joined.append(row)
    return tuple(joined)


def _flows_on(before: Row, row: Row) -> bool:
    last = before.words[-1]
    words = _outside_brackets(before)
    is_list = sum(word.text.endswith(":") for word in words) >= LEAST_COLONS and any(word.text.endswith(";") for word in words)
    is_below = row.page == before.page and row.box.middle - last.box.middle <= NEXT_LINE * last.box.height
    starts_alike = abs(before.cells[0].left - row.cells[0].left) <= SAME_EDGE
    return is_list and is_below and starts_alike and not last.text.endswith(ENDS) and len(before.cells) == len(row.cells) == 1


def _outside_brackets(row: Row) -> list[Word]:
    """The words but for those in brackets, of which one may have opened on the line before: "(men 20-49 years: 249-836; older: 193-740)"."""
    outside: list[Word] = []
    depth = 0
    for word in row.words:
        depth += word.text.count("(")
        for _ in range(word.text.count(")")):
            if not depth:
                outside.clear()
            depth = max(depth - 1, 0)
        if not depth:
            outside.append(word)  # also the one that closes the bracket: behind that its mark parts the list, as in "12.4);"
    return outside


def _joined(before: Cell, cell: Cell) -> Cell:
    """The words of both lines as one run; a word that was broken at the line's end is whole again."""
    *first, last = before.words
    begun, *rest = cell.words
    is_broken = len(last.text) > 1 and last.text.endswith("-")
    middle = (replace(last, text=last.text + begun.text),) if is_broken else (last, begun)
    return replace(before, words=(*first, *middle, *rest), right=max(before.right, cell.right))


def part_lists(rows: Sequence[Row], context: Context) -> tuple[Row, ...]:
    """The rows, those of lists with label and value in each cell as one row for each entry; an entry may go on in the next line."""
    parted: list[Row] = []
    open_list: list[Cell] = []
    for place, row in enumerate(rows):
        above, below = rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None
        goes_on = bool(open_list) and above is not None and _goes_on(above, open_list, row, context)
        if not goes_on:
            open_list = []
        cells = [*open_list[:-1], _joined(open_list[-1], row.cells[0]), *row.cells[1:]] if goes_on else list(row.cells)
        is_list = sum(_is_pair(cell, row, context) for cell in cells) >= LEAST_PAIRS
        if goes_on:
            del parted[len(parted) - len(open_list) :]
        if goes_on or (is_list and below is not None and _goes_on(row, cells, below, context)):
            parted.extend(replace(row, cells=(cell,)) for cell in cells)
            open_list = cells
        else:
            parted.append(row)
    return tuple(parted)


def _is_pair(cell: Cell, row: Row, context: Context) -> bool:
    """True for a label and its number in one cell, perhaps behind a heading: "Macroscopy: volume 1.2 mL"."""
    label = find_label(_behind_heading(cell), context.lexicon, context.allowed, is_scanned=row.is_scanned)
    rest = _behind_heading(cell)[label.length :] if label else ()
    pieces = cut_pieces(rest, context.style, context.lexicon)  # none of a stray mark
    return bool(pieces) and pieces[0].kind in (PieceKind.NUMBER, PieceKind.LIMIT)


def _behind_heading(cell: Cell) -> tuple[Word, ...]:
    end = next((place for place, word in enumerate(cell.words[:LONGEST_HEADING], 1) if word.text.endswith(":")), 0)
    is_heading = end < len(cell.words) and not any(letter.isdigit() for word in cell.words[:end] for letter in word.text)
    return cell.words[end:] if is_heading else cell.words  # "LH 9.1 mIU/mL (men: 1.7-8.6)" has none


def _goes_on(above: Row, cells: Sequence[Cell], row: Row, context: Context) -> bool:
    """True where the row begins amid an entry: with a value, a range or the end of a label, at the left edge, and below a full line."""
    if not are_neighbours(above, row) or abs(above.cells[0].left - row.cells[0].left) > SAME_EDGE:
        return False
    edges = [cell.left for cell in above.cells[1:]]
    is_full = above.cells[-1].right - above.cells[0].left >= FULL * (row.cells[-1].right - row.cells[0].left)
    is_below_cards = len(row.cells) > 1 and all(any(abs(cell.left - edge) <= SAME_EDGE / 2 for edge in edges) for cell in row.cells[1:])
    if not is_full or is_below_cards:
        return False
    last, first = cells[-1], row.cells[0]
    pieces = cut_pieces(first.words, context.style, context.lexicon)
    is_amid = last.text.count("(") > last.text.count(")") or last.text.endswith(":") or (bool(pieces) and pieces[0].kind is not PieceKind.TEXT)
    label = find_label((*last.words, *first.words), context.lexicon, context.allowed, is_scanned=row.is_scanned)
    return is_amid or (label is not None and label.length > len(last.words))
