"""Where do the laboratory's limits stand between a label and its colon?

In: the rows of one report. Out: the same rows, such limits set behind the value: "Volume (≥ 1.5): 2.8 mL" becomes "Volume: 2.8 mL (≥ 1.5)", whole
where it runs over several lines of its column. Only a bracket that holds a limit, behind a known label and before a cell's only value; limits of
several groups of people are left out, because none of them is told to be this patient's.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.context import Context
from intake.extraction.labels import find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row, box_of
from intake.extraction.titles import NEXT_LINE
from intake.extraction.values import cut_pieces
from intake.reading.words import Word

SAME_EDGE = 0.012  # of the page's width: how far two lines of one cell may begin apart
MOST_LINES = 4  # of one cell
MOST_BETWEEN = 3  # rows of other columns between two lines of one cell
_LIMITS = (PieceKind.LIMIT, PieceKind.RANGE)
_VALUE = (PieceKind.NUMBER, PieceKind.LIMIT)


def set_limits_behind(rows: Sequence[Row], context: Context) -> tuple[Row, ...]:
    """The rows with the limits of labels behind the values."""
    cells = [row.cells for row in rows]
    for place, row in enumerate(rows):
        for cell in row.cells:
            if not any(one is cell for one in cells[place]):
                continue  # the second line of another
            lines = _lines_of(cell, place, rows, context)
            words = _turned([word for line in lines for word in line.words], row, context)
            if words is None:
                continue
            cells[place] = tuple(replace(one, words=words) if one is cell else one for one in cells[place])
            for below in range(place + 1, len(rows) if len(lines) > 1 else 0):
                cells[below] = tuple(one for one in cells[below] if not any(one is line for line in lines[1:]))
    return tuple(row if these is row.cells else replace(row, cells=these) for row, these in zip(rows, cells, strict=True) if these)


def _lines_of(cell: Cell, place: int, rows: Sequence[Row], context: Context) -> list[Cell]:
    """The cell with the lines on which its bracket, its value or its unit goes on."""
    lines = [cell]
    while len(lines) < MOST_LINES:
        below = _find_below(lines[-1], place, rows)
        if below is None or not _goes_on([word.text for line in lines for word in line.words], below[0], context):
            break
        lines.append(below[0])
        place = below[1]
    return lines


def _find_below(cell: Cell, place: int, rows: Sequence[Row]) -> tuple[Cell, int] | None:
    """The next line in the cell's column, and the number of its row."""
    box = box_of(cell.words)
    for number in range(place + 1, min(place + 2 + MOST_BETWEEN, len(rows))):
        for below in rows[number].cells if rows[number].page == rows[place].page else ():
            if abs(below.left - cell.left) <= SAME_EDGE:
                return (below, number) if box_of(below.words).middle - box.middle <= NEXT_LINE * box.height else None
    return None


def _goes_on(texts: Sequence[str], below: Cell, context: Context) -> bool:
    text = " ".join(texts)
    if text.count("(") > text.count(")") or text.endswith("):"):
        return True
    if "):" in text:
        return [piece.kind for piece in cut_pieces(below.words, context.style, context.lexicon)] == [PieceKind.UNIT]
    return ":" not in text and below.text.startswith("(") and "):" in below.text


def _turned(words: Sequence[Word], row: Row, context: Context) -> tuple[Word, ...] | None:
    """The words of "label (limits): value" with the limits last; None for anything else."""
    close = next((place for place, word in enumerate(words) if word.text.endswith("):")), None)
    start = _opening(words, close) if close is not None else None
    if close is None or not start:
        return None
    inside = (*words[start:close], replace(words[close], text=words[close].text[:-1]))
    label = find_label(words[:start], context.lexicon, context.allowed, is_scanned=row.is_scanned)
    limits = cut_pieces(inside, context.style, context.lexicon)
    behind = words[close + 1 :]
    value = cut_pieces(behind, context.style, context.lexicon)
    is_value = any(piece.kind in _VALUE for piece in value[:2]) and not any(word.text.endswith(":") for word in behind)
    if label is None or label.length < start or not is_value or not any(piece.kind in _LIMITS for piece in limits):
        return None
    is_plain = len(limits) == 1
    return (*words[: start - 1], replace(words[start - 1], text=f"{words[start - 1].text}:"), *behind, *(inside if is_plain else ()))


def _opening(words: Sequence[Word], close: int) -> int | None:
    """The number of the word that opens the bracket which the word `close` closes."""
    depth = 0
    for place in range(close, -1, -1):
        depth += words[place].text.count(")") - words[place].text.count("(")
        if depth <= 0:
            return place if words[place].text.startswith("(") else None
    return None
