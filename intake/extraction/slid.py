"""In which tables may the values stand a row too high or too low?

In: the entries of a report, and the blocks that its rows were cut into. Out: the columns of such tables: a page read by OCR has lost a label here
and a value there, or shows analytes with the units of their neighbours. Nothing is moved back: every label of such a table is doubtful.
"""

from collections import Counter
from collections.abc import Sequence

from intake.extraction.beside import find_alike_unit, is_of_material, may_be_micro
from intake.extraction.blocks import Block, column_of
from intake.extraction.columns import Column
from intake.extraction.context import Context
from intake.extraction.entry import Entry
from intake.extraction.labels import find_label
from intake.extraction.pieces import PieceKind
from intake.extraction.values import cut_pieces

MANY_STRANGE = 0.15  # of a table's values: so many units of their neighbours, and the columns have slid


def find_slid_tables(entries: Sequence[Entry], blocks: Sequence[Block], context: Context) -> set[tuple[Column, ...]]:
    """Tables of a page read by OCR in which all values may stand a row too high or too low.

    Either a label has no value and a value has no label, or many analytes have units of others.
    """
    words = [word for entry in entries for run in (entry.label.words, *(placed.piece.words for placed in entry.placed)) for word in run]
    used = {id(word) for word in words}
    lone_values: set[tuple[Column, ...]] = set()
    lone_labels: set[tuple[Column, ...]] = set()
    for block in (block for block in blocks if block.row.is_scanned):
        beside = [word for cell in block.beside for word in cell.words]
        if used.isdisjoint(map(id, (*block.label, *beside))):
            if not block.label and has_result(block, context):
                lone_values.add(block.columns)
            elif block.is_label_only and _names_a_number(block, context):
                lone_labels.add(block.columns)
    scanned = [entry for entry in entries if entry.columns and entry.row.is_scanned]
    around = zip((None, *scanned), scanned, (*scanned[1:], None), strict=False)
    all_of = Counter(entry.columns for entry in scanned if entry.label.analyte)
    strange = Counter(entry.columns for above, entry, below in around if _has_unit_of(entry, (above, below), context))
    return (lone_values & lone_labels) | {columns for columns, count in strange.items() if count >= all_of[columns] * MANY_STRANGE}


def _has_unit_of(entry: Entry, neighbours: Sequence[Entry | None], context: Context) -> bool:
    """True when a clear unit stands beside the label that this analyte cannot have, and a neighbour in the table can; of one that nobody knows it
    is not told."""
    if entry.label.analyte is None or _accepts_a_unit_of(entry, entry, context):
        return False
    near = [other for other in neighbours if other is not None and other.columns == entry.columns]
    return any(other.label.analyte is None or _accepts_a_unit_of(other, entry, context) for other in near)


def _accepts_a_unit_of(other: Entry, entry: Entry, context: Context) -> bool:
    """Whether what one entry names may be measured in a unit of another, or there is nothing to tell it by."""
    analyte = context.vocabulary.get_analyte(other.label.analyte or "")
    units = [
        placed.piece for placed in entry.placed if placed.piece.unit and placed.column and not is_of_material(placed)
    ]  # "before 10 hours" behind a label is a remark
    is_known = any(
        piece.unit and (analyte.accepts(piece.unit) or find_alike_unit(piece.text, analyte) or may_be_micro(piece.text, analyte)) for piece in units
    )
    return is_known or not units or (analyte.unit is None and other is entry)


def has_result(block: Block, context: Context) -> bool:
    """Whether a number stands in the column of results."""
    pieces = [piece for cell in block.beside for piece in cut_pieces(cell.words, context.style, context.lexicon)]
    return any(piece.kind is PieceKind.NUMBER and (column := column_of(piece, block)) and column.role == "result" for piece in pieces)


def _names_a_number(block: Block, context: Context) -> bool:
    label = find_label(block.label, context.lexicon, context.allowed, is_scanned=True)
    whole = label is not None and label.length == len(block.label) and label.analyte is not None
    return whole and label is not None and context.vocabulary.get_analyte(label.analyte or "").answer == "number"
