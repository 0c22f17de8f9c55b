"""Which numbers behind a value are limits whose sign an engine read as a digit: "38 % | 242 %" for "38 % | ≥42 %"?

In: entries. Out: the same entries without such numbers. Only on scans, in tables without titles; under the title of limits, or in its bracket, the
place tells (`beside.py`).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from intake.extraction.entry import Entry, Placed
from intake.extraction.pieces import Piece, PieceKind
from intake.vocabulary import Vocabulary

SAME_EDGE, FEWEST_LIMITS = 0.012, 2  # of the page's width; in one column
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def without_misread_limits(entries: Iterable[Entry], vocabulary: Vocabulary) -> list[Entry]:
    """ "38 % | 242 %" in a table without titles, where "20 min | < 60" has its limits, or "pH 8.0 | 27.2": a sign that an engine read as a digit."""
    entries = list(entries)
    free = [entry for entry in entries if entry.row.is_scanned and not any(column.title for column in entry.columns)]
    edges = [(entry.row.page, placed.piece.words[0].box.left) for entry in free for placed in _behind_value(entry) if _is_limit(placed.piece)]

    def is_misread(entry: Entry, placed: Placed) -> bool:
        word, is_number = placed.piece.words[0], placed.piece.kind is PieceKind.NUMBER
        aligned = sum(page == entry.row.page and abs(left - word.box.left) <= SAME_EDGE for page, left in edges)
        return is_number and word.text.startswith("2") and (aligned >= FEWEST_LIMITS or _is_impossible(entry, placed.piece, vocabulary))

    def bare(entry: Entry) -> Entry:
        cells = {placed.cell for placed in _behind_value(entry) if is_misread(entry, placed)}
        return replace(entry, placed=tuple(placed for placed in entry.placed if placed.cell not in cells)) if cells else entry

    of_limits = set(map(id, free))
    return [bare(entry) if id(entry) in of_limits else entry for entry in entries]


def _is_impossible(entry: Entry, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether the analyte, which needs no unit, cannot have this value, and could if it were a digit shorter."""
    analyte = vocabulary.analytes.get(entry.label.analyte or "")
    if analyte is None or analyte.hard is None or piece.number is None or (analyte.unit is not None and analyte.unit.code != "%"):
        return False
    shorter = piece.words[0].text[1:].strip("%)").replace(",", ".")
    return not analyte.hard.holds(piece.number) and bool(_PLAIN.fullmatch(shorter)) and analyte.hard.holds(Decimal(shorter))


def _behind_value(entry: Entry) -> list[Placed]:
    """The first piece of each cell behind that of the first number."""
    value = next((placed.cell for placed in entry.placed if placed.piece.kind is PieceKind.NUMBER), None)
    firsts: dict[int, Placed] = {}
    for placed in entry.placed:
        if value is not None and placed.cell > value:
            firsts.setdefault(placed.cell, placed)
    return list(firsts.values())


def _is_limit(piece: Piece) -> bool:
    return piece.kind in (PieceKind.RANGE, PieceKind.LIMIT)
