"""What of a line that has no label belongs to the entries of the line above it?

In: the entries so far, and a row that is none. Out: the same entries, with units and ranges that stand under their values, and with units whose
second half does ("µIU/" over "mL"), and with the "%" of the heading above. Whole stanzas of lines with titles of their own are read in `stanzas.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.columns import Column, Role
from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.extraction.values import cut_pieces
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

_BELOW = {PieceKind.UNIT, PieceKind.RANGE, PieceKind.LIMIT}
SAME_EDGE = 0.012  # of the page's width: how far two lines of one cell may begin apart
MOST_RANGES = 8  # lines of the ranges of one value
MOST_BETWEEN = 2  # words: "в 1"
MOST_REST = 3  # words of an answer on a second line
_PERCENT = parse_unit("%")
COUNTS, OTHER_CELLS = ("sperm_total", "sperm_concentration"), ("semen_leukocytes", "round_cells")
BELOW = 99  # the number of a cell that stands under the others


def with_headings_above(entries: Sequence[Entry], rows: Sequence[Row], context: Context) -> list[Entry]:
    """The entries, those without a unit of their own in per cent below a heading that says so: "MOTILITY (%)" over "Immotile | 78". And a count that
    names no sperm asks below a heading of other cells: "Leukocytes" over "Total number | 2 million"."""
    heading: Label | None = None
    own = {id(entry.row) for entry in entries if entry.placed}
    over: dict[int, Label | None] = {}
    for row in rows:
        if len(row.cells) == 1 and id(row) not in own:
            found = find_label(row.words, context.lexicon, context.allowed, is_scanned=False)
            heading = found if found and found.length == len(row.words) else None
        over[id(row)] = heading
    return [_below_heading(entry, above, context) if (above := over.get(id(entry.row))) else entry for entry in entries]


def _below_heading(entry: Entry, heading: Label, context: Context) -> Entry:
    label, is_sperm = entry.label, context.lexicon.phrase("sperm").has
    if label.analyte in COUNTS and heading.analyte in OTHER_CELLS and not any(is_sperm(squeeze(word.text)) for word in label.words):
        return replace(entry, label=replace(label, is_doubtful=True))
    is_share = heading.unit is not None and heading.unit == _PERCENT and not label.unit and label.analyte is not None
    if is_share and _PERCENT and context.vocabulary.get_analyte(label.analyte or "").accepts(_PERCENT):
        return replace(entry, label=replace(label, unit=_PERCENT))
    return entry


def with_line_below(entries: list[Entry], row: Row, context: Context) -> list[Entry]:
    """Gives the units and ranges on a line that holds nothing else, and rests of units, to the entries of the line above; no entries of its own."""
    under = [(cell, cut_pieces(cell.words, context.style, context.lexicon)) for cell in row.cells]
    is_beside = all(pieces and all(piece.kind in _BELOW for piece in pieces) for _, pieces in under)
    for cell, pieces in under:
        for place in range(len(entries) - 1, max(len(entries) - 4, -1), -1):
            entry = entries[place]
            if entry.row is row or not are_neighbours(entry.row, row):
                continue
            if whole := with_rest_of_unit(entry, cell) or _with_rest_of_answer(entry, row, context):
                entries[place] = whole
                break
            if is_beside and (_stands_under(cell, entry) or _ends_its_line(entry, row, context)):
                new = [placed for piece in pieces if (placed := _placed_below(piece, entry))]
                entries[place] = replace(entry, placed=(*entry.placed, *new))
                break
    return []


def _ends_its_line(entry: Entry, below: Row, context: Context) -> bool:
    """ "Analysed: 10:00   Abstinence: 3" over "days": a number at the end of its line, and its unit alone at the beginning of the next."""
    last = entry.placed[-1].piece if entry.placed else None
    is_last = last is not None and last.kind is PieceKind.NUMBER and last.words[-1] is entry.row.words[-1]
    unit = parse_unit(below.text.rstrip(".,;")) if is_last and len(below.cells) == 1 and entry.label.analyte else None
    is_unit = unit is not None and context.vocabulary.get_analyte(entry.label.analyte or "").accepts(unit)
    return is_unit and abs(below.cells[0].left - entry.row.cells[0].left) <= SAME_EDGE


def goes_on_with_unit(entries: Sequence[Entry], row: Row, context: Context) -> list[Entry] | None:
    """The last entry with the unit that begins the line under it, before its ranges: "Mio./ml ≥16", "mIU/mL Men: 1.7 - 8.6; follicular phase: …".
    A unit that may be a label ("Mio./ml 16") is one where a number without a sign stands behind it."""
    above = entries[-1] if entries else None
    if above is None or above.row is row or not are_neighbours(above.row, row) or not _misses_unit(above, context):
        return None
    if not _stands_under(row.cells[0], above):
        return None
    unit, *others = cut_pieces(row.words, context.style, context.lexicon) or (None,)
    analyte = context.vocabulary.get_analyte(above.label.analyte or "")
    is_unit = unit is not None and unit.unit is not None and unit.words[0] is row.words[0] and analyte.accepts(unit.unit)
    limits = [piece for piece in others if piece.kind in (PieceKind.RANGE, PieceKind.LIMIT)]
    is_alone = len(limits) == len(others)
    is_named = bool(others) and others[0].kind is PieceKind.TEXT and others[0].text.endswith(":")
    if unit is None or not is_unit or not limits or not (is_alone or is_named):
        return None
    whole = limits if is_alone else []  # of several, nobody tells here which is a man's
    new = [placed for piece in (unit, *whole) if (placed := _placed_below(piece, above))]
    return [replace(above, placed=(*above.placed, *new))]


def _misses_unit(entry: Entry, context: Context) -> bool:
    has_number = any(placed.piece.kind in (PieceKind.NUMBER, PieceKind.LIMIT) for placed in entry.placed)
    has_unit = entry.label.unit or any(placed.piece.kind is PieceKind.UNIT for placed in entry.placed)
    return entry.label.analyte in context.allowed and has_number and not has_unit


def _placed_below(piece: Piece, entry: Entry) -> Placed | None:
    """A unit or a range of the line below, where the entry has none yet."""
    role: Role = "unit" if piece.kind is PieceKind.UNIT else "range"
    kinds = (PieceKind.UNIT,) if role == "unit" else (PieceKind.RANGE,)
    own = [placed for placed in entry.placed if role == "range" or not placed.column or placed.column.role not in ("range", "other")]
    has_one = any(placed.piece.kind in kinds or (placed.column and placed.column.role == role) for placed in own)
    return None if has_one else Placed(piece, Column(role, *entry.row.span(piece.words), ""), BELOW)


def _stands_under(cell: Cell, entry: Entry) -> bool:
    """True when the cell stands under the label, or one of the numbers or ranges and what is said before it: "complete in 30" over "min"."""
    kinds = (PieceKind.NUMBER, PieceKind.LIMIT, PieceKind.RANGE)
    cells = {placed.cell for placed in entry.placed if placed.piece.kind in kinds}
    said = (PieceKind.TEXT, *kinds)
    numbers = [placed.piece.words for placed in entry.placed if placed.piece.kind in said and placed.cell in cells]
    return any(left < cell.right and cell.left < right for left, right in map(entry.row.span, [entry.label.words, *numbers]))


def with_rest_of_unit(entry: Entry, below: Cell) -> Entry | None:
    """The entry whose unit goes on in the cell below it: "µIU/" over "mL"; None where the two make no unit."""
    for number, placed in enumerate(entry.placed):
        piece = placed.piece
        begun = _begun_in_words(entry, placed) or f"{piece.text}{_slash_behind(entry, piece)}"
        is_broken = begun.endswith(" ") or begun.endswith("/") != below.text.startswith("/")
        if piece.kind not in (PieceKind.TEXT, PieceKind.UNIT) or not is_broken or not _stands_over(entry, placed, below):
            continue
        if unit := parse_unit(f"{begun}{below.text}"):
            whole = Piece(PieceKind.UNIT, (*piece.words, *below.words), unit=unit, shown=f"{begun}{below.text}")
            return replace(entry, placed=(*entry.placed[:number], replace(placed, piece=whole), *entry.placed[number + 1 :]))
    return None


def _with_rest_of_answer(entry: Entry, below: Row, context: Context) -> Entry | None:
    """ "Appearance | white" over "opalescent": in small letters, alone on its line and at the edge of the answer in words, it goes on."""
    analyte = context.vocabulary.analytes.get(entry.label.analyte or "")
    answers = [number for number, placed in enumerate(entry.placed) if placed.piece.kind is PieceKind.TEXT]
    if (
        analyte is None
        or analyte.answer != "text"
        or len(answers) != 1
        or len(below.cells) > 1
        or not below.text.islower()
        or any(map(str.isdigit, below.text))
    ):
        return None
    placed, rest = entry.placed[answers[0]], below.cells[0].words
    is_under = abs(entry.row.span(placed.piece.words)[0] - below.cells[0].left) <= SAME_EDGE
    if (
        not is_under
        or placed.piece.text.endswith("-")
        or len(rest) > MOST_REST
        or find_label(rest, context.lexicon, context.allowed, is_scanned=False)
    ):
        return None
    whole = replace(placed, piece=replace(placed.piece, words=(*placed.piece.words, *rest)))
    return replace(entry, placed=(*entry.placed[: answers[0]], whole, *entry.placed[answers[0] + 1 :]))


def _begun_in_words(entry: Entry, unit: Placed) -> str:
    """ "млн. в 1 " over "мл": a unit with a word of what stands below the line behind it, and a blank; nothing where all of the cell is said."""
    words = [word for placed in entry.placed if placed.cell == unit.cell for word in placed.piece.words]
    start = next(place for place, word in enumerate(words) if word is unit.piece.words[0])
    is_unit = unit.piece.kind is PieceKind.UNIT and 0 < len(words) - start - len(unit.piece.words) <= MOST_BETWEEN
    return " ".join(word.text for word in words[start:]) + " " if is_unit else ""


def _slash_behind(entry: Entry, piece: Piece) -> str:
    """The slash in a word of its own behind a piece, which is no piece itself."""
    behind = [other.text for word, other in pairwise(entry.row.words) if word is piece.words[-1]]
    return "/" if behind == ["/"] else ""


def _stands_over(entry: Entry, wanted: Placed, below: Cell) -> bool:
    """True when the piece, or what stands before it in its cell, is above the other cell."""
    words = [word for placed in entry.placed if placed.cell == wanted.cell for word in placed.piece.words]
    left, right = entry.row.span(words)
    return left < below.right and below.left < right


def with_units_below(entries: Sequence[Entry], rows: Sequence[Row], context: Context) -> list[Entry]:
    """The entries, those without a unit with the one that ends their ranges some lines further down: "Luteal phase: 1.0-11.4 IU/L"."""
    places = {id(row): place for place, row in enumerate(rows)}
    return [
        replace(entry, placed=(*entry.placed, unit)) if id(entry.row) in places and (unit := _unit_below(entry, rows, places, context)) else entry
        for entry in entries
    ]


def _unit_below(entry: Entry, rows: Sequence[Row], places: Mapping[int, int], context: Context) -> Placed | None:
    ranges = [placed for placed in entry.placed if placed.piece.kind is PieceKind.RANGE or (placed.column and placed.column.role == "range")]
    if not ranges or entry.label.unit or any(placed.piece.kind is PieceKind.UNIT for placed in entry.placed):
        return None
    begun = [word for placed in entry.placed if placed.cell == ranges[0].cell for word in placed.piece.words]
    left, place = entry.row.span(begun)[0], places[id(entry.row)]
    for below in range(place + 1, min(place + 1 + MOST_RANGES, len(rows))):
        row = rows[below]
        if len(row.cells) > 1 or abs(row.cells[0].left - left) > SAME_EDGE or not are_neighbours(rows[below - 1], row):
            return None
        pieces = cut_pieces(row.words, context.style, context.lexicon)
        if pieces[-1:] and pieces[-1].kind is PieceKind.UNIT:
            has_range = any(piece.kind in (PieceKind.RANGE, PieceKind.LIMIT) for piece in pieces)
            return Placed(pieces[-1], Column("range", *row.span(row.words), ""), BELOW) if has_range else None
    return None
