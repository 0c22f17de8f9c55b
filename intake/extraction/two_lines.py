"""Which label stands alone on the line above an indented value?

In: rows, the number of one. Out: its entry, where the line above is nothing but a label, perhaps behind a code, and this line nothing but a value
with what belongs to it: papers of typewriters and label printers. Where a run of such lines begins with a value, a label may belong to that above it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Row
from intake.extraction.titles import are_neighbours
from intake.extraction.values import cut_pieces

SLACK = 0.012  # of the page's width by which a value may begin before its label
MOST_LINES = 60  # of one such run
MOST_REST = 2  # words behind a label that nobody knows
_VALUES = (PieceKind.NUMBER, PieceKind.LIMIT)
_CODE = re.compile(r"(?=.*\d)[\w.\-/]{2,12}|\d+[.)]?")


def find_under_label(rows: Sequence[Row], place: int, context: Context) -> list[Entry]:
    """The entry of a line that is only a value, under a line that is only its label; none where either says more."""
    if not place or not is_value_line(rows[place], context) or not are_neighbours(rows[place - 1], rows[place]):
        return []
    above, row = rows[place - 1], rows[place]
    label = label_of_line(above, context)
    if label is None or row.cells[0].left < above.span(label.words)[0] - SLACK:
        return []
    if not _begins_with_label(rows, place - 1, context):
        label = replace(label, is_doubtful=True)
    placed = [
        Placed(piece, None, number) for number, cell in enumerate(row.cells) for piece in cut_pieces(cell.words, context.style, context.lexicon)
    ]
    return [Entry(label, row, tuple(placed))]


def label_of_line(row: Row, context: Context) -> Label | None:
    """The label that is the whole line, but for a code before it."""
    words = row.words
    for start in range(min(2, len(words))):
        label = find_label(words[start:], context.lexicon, context.allowed, is_scanned=row.is_scanned)
        if label and start + label.length == len(words) and all(_CODE.fullmatch(word.text) for word in words[:start]):
            return label
    return None


def label_with_rest(row: Row, context: Context) -> Label | None:
    """ "Viscosity of portion": a label with a word or two that nobody knows, for lines below which something says itself that it is the result."""
    label = find_label(row.words, context.lexicon, context.allowed, is_scanned=row.is_scanned) if len(row.cells) == 1 else None
    rest = row.words[label.length :] if label and label.analyte else ()
    said = " ".join(word.text for word in rest)
    is_rest = 0 < len(rest) <= MOST_REST and not any(map(str.isdigit, said)) and context.lexicon.name_of("answers", said) is None
    return replace(label, is_doubtful=True) if label and is_rest else None


def is_value_line(row: Row, context: Context) -> bool:
    """True for a number, or a known answer, and nothing beside it but unit, flag and range."""
    first = cut_pieces(row.cells[0].words, context.style, context.lexicon)
    if not first:
        return False
    spoken = " ".join(piece.text for piece in first if piece.kind is PieceKind.TEXT)
    if first[0].kind is PieceKind.TEXT:
        is_title = any(context.lexicon.name_of("headers", cell.text) for cell in row.cells[1:])  # "No. | Test | Result" under "Macroscopy"
        return not is_title and context.lexicon.name_of("answers", spoken) is not None
    begun = next((piece for piece in first if piece.kind is not PieceKind.FLAG), first[0])  # "! 0.4 million/mL"
    return begun.kind in _VALUES and not spoken


def _begins_with_label(rows: Sequence[Row], place: int, context: Context) -> bool:
    """True unless a value without a label of its own stands right above this label."""
    for above in range(place - 1, max(place - 1 - MOST_LINES, -1), -1):
        if not are_neighbours(rows[above], rows[above + 1]):
            return True
        if is_value_line(rows[above], context):
            return above > 0 and label_of_line(rows[above - 1], context) is not None
        if not any(letter.isdigit() for letter in rows[above].text):
            return True
    return True
