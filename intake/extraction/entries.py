"""Which labels stand on the rows, and what stands beside each of them?

In: the rows of one report. Out: entries: a label with the pieces that belong to it, each with its column where the table has a header. Side-by-
side tables, labels over several lines, sub-headings and lines of "label: value" without any table are told apart here. Which piece is the value
is decided in `tables.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from intake.extraction.blocks import Block, column_of, cut_blocks, label_before, placed_beside
from intake.extraction.columns import Header
from intake.extraction.context import Context
from intake.extraction.conversions import without_conversions
from intake.extraction.day_lists import find_day_lists
from intake.extraction.entry import Entry, Placed
from intake.extraction.fitting import LEAST_UNTITLED, find_untitled
from intake.extraction.flow_sheets import find_sheets
from intake.extraction.flowing import join_flowing, part_lists
from intake.extraction.free_lines import find_below_heading, find_below_label, find_in_line
from intake.extraction.halfway import join_halfway
from intake.extraction.labels import Label, find_faint_label, find_label, without_second_name
from intake.extraction.limit_notes import find_limit_notes, without_notes_beside
from intake.extraction.limit_signs import without_misread_limits
from intake.extraction.limits_in_labels import set_limits_behind
from intake.extraction.lines_below import goes_on_with_unit, with_headings_above, with_line_below, with_rest_of_unit, with_units_below
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.prepared import find_prepared
from intake.extraction.row_days import find_row_days, find_table_days
from intake.extraction.rows import Cell, Row
from intake.extraction.slid import find_slid_tables, has_result
from intake.extraction.stanzas import find_stanzas
from intake.extraction.titled_cells import without_titles
from intake.extraction.titles import are_neighbours, find_headers
from intake.extraction.transposed import find_transposed
from intake.extraction.two_lines import find_under_label
from intake.extraction.value_first import find_value_first
from intake.extraction.values import cut_pieces
from intake.extraction.whose import is_named_of_relative
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

FARTHER = 1.2  # times as far as its own label must the next one be from a number on a line of its own

__all__ = ["Entry", "Placed", "find_entries"]


def find_entries(rows: Sequence[Row], context: Context) -> tuple[Entry, ...]:
    """All entries of the rows, in order."""
    rows = without_conversions(_without_limits(join_flowing(set_limits_behind(part_lists(rows, context), context)), context), context.vocabulary)
    rows, told = without_titles(join_halfway(rows, context), context)
    entries: list[Entry] = []
    stanzas = find_stanzas(rows, context)
    headers = {place: found for place, found in find_headers(rows, context).items() if place not in stanzas}
    over = [(row, told.get(place, header)) for place, (row, header) in enumerate(_headers_over(rows, headers))]
    lines = [cut_blocks(row, header, context) if header and place not in headers else [] for place, (row, header) in enumerate(over)]
    shaped = stanzas | find_transposed(rows, context) | find_sheets(rows, context) | find_day_lists(rows, context)
    _cut_untitled(rows, lines, {*headers, *shaped}, context)
    for place, row in enumerate(rows):
        if place not in shaped and (whole := goes_on_with_unit(entries, row, context)):
            entries[-1:] = whole
            continue
        found_here = shaped.get(place) if place in shaped else _entries_on(rows, place, lines, context)
        entries.extend(with_line_below(entries, row, context) if found_here is None else found_here)
    entries = without_misread_limits(with_headings_above(with_units_below(entries, rows, context), rows, context), context.vocabulary)
    slid = find_slid_tables(entries, [block for line in lines for block in line], context)
    if days := find_row_days([pair for place, pair in enumerate(over) if place not in shaped], context) or find_table_days(rows, headers, context):
        entries = [replace(entry, on=days.get(entry.row)) for entry in entries]
    own = [entry for entry in entries if not is_named_of_relative(entry.label.words, context)]
    return tuple(replace(entry, label=replace(entry.label, is_doubtful=True)) if entry.columns in slid else entry for entry in own)


def _headers_over(rows: Sequence[Row], headers: Mapping[int, Header]) -> list[tuple[Row, Header | None]]:
    """Each row with the header that holds for it."""
    pairs: list[tuple[Row, Header | None]] = []
    for place, row in enumerate(rows):
        pairs.append((row, headers.get(place, pairs[-1][1] if pairs else None)))
    return pairs


def _without_limits(rows: Sequence[Row], context: Context) -> tuple[Row, ...]:
    """The rows that may hold a patient's values."""
    others = find_limit_notes(rows, context.lexicon) | find_prepared(rows, context)
    return without_notes_beside([row for place, row in enumerate(rows) if place not in others], context.lexicon)


def _entries_on(rows: Sequence[Row], place: int, lines: list[list[Block]], context: Context) -> Sequence[Entry] | None:
    """The entries of one row; None where it has none."""
    found = [entry for number in range(len(lines[place])) if (entry := _headed_entry(lines, place, number, context))]
    # A line of "label: value" beneath or between tables lines up with no column.
    found = found or find_value_first(rows[place], context) or find_below_label(rows, place, context) or find_under_label(rows, place, context)
    found = found or find_in_line(rows[place], context, needs_colon=bool(lines[place])) or find_below_heading(rows, place, context)
    return found or _faint_entries(rows[place], lines[place], context) or None


def _faint_entries(row: Row, blocks: Sequence[Block], context: Context) -> list[Entry]:
    """What stands beside a badly misread label, where something stands beside it: whether that bears the label out is seen in `tables.py`."""
    entries: list[Entry] = []
    for block in blocks or [Block(row, (), row.cells[0].words, row.cells[1:])]:
        label = find_faint_label(block.label, context.lexicon, context.allowed) if row.is_scanned and block.beside else None
        if label:
            entries.append(Entry(label, row, tuple(placed_beside(block, block.label[label.length :], context)), block.columns))
    return entries


# ------------------------------------------------------------------------------------------------------------------- tables with a header


def _cut_untitled(rows: Sequence[Row], lines: list[list[Block]], taken: set[int], context: Context) -> None:
    """Cuts the rows of tables without titles where their columns can be told by what stands in them."""
    halved = {half for place in range(len(rows) - 1) if _has_half_a_label(rows[place], rows[place + 1], context) for half in (place, place + 1)}
    free = [place for place, row in enumerate(rows) if not lines[place] and place not in taken and (place in halved or _is_table_row(row, context))]
    for page in {rows[place].page for place in free}:
        places = [place for place in free if rows[place].page == page]
        header = find_untitled([rows[place] for place in places], context) if len(places) >= LEAST_UNTITLED else None
        for table in _tables_of(places) if header else ():
            own = None if not header or _has_results(rows, table, header) else find_untitled([rows[place] for place in table], context)
            lines[table[0] : table[-1] + 1] = [cut_blocks(rows[place], one, context) for place in table if (one := own or header)]


def _tables_of(places: Sequence[int]) -> list[list[int]]:
    """The runs of lines that stand right below one another."""
    tables: list[list[int]] = []
    for place in places:
        if not tables or place > tables[-1][-1] + 1:
            tables.append([])
        tables[-1].append(place)
    return tables


def _has_results(rows: Sequence[Row], table: Sequence[int], header: Header) -> bool:
    """True where a line of the table has something in the column of results, and for tables too short to have columns of their own."""
    told = (header.find_column(cell.left, cell.right).role == "result" for place in table for cell in rows[place].cells)
    return len(table) < LEAST_UNTITLED or any(told)


def _has_half_a_label(row: Row, below: Row, context: Context) -> bool:
    """True for values beside the first half of a label that goes on in the line below."""
    if len(row.cells) < 2 or not are_neighbours(row, below) or find_label(row.cells[0].words, context.lexicon, context.allowed, is_scanned=False):
        return False
    words = (*row.cells[0].words, *below.cells[0].words)
    label = find_label(words, context.lexicon, context.allowed, is_scanned=False)
    return label is not None and label.length == len(words)


def _is_table_row(row: Row, context: Context) -> bool:
    """True for cells side by side of which one of the first two is a label."""
    if sum(any(word.text.endswith(":") for word in cell.words[:-1]) for cell in row.cells) > 1:
        return False  # "Liquefaction: 30 min   Viscosity: 0.3 cm"
    labels = (find_label(cell.words, context.lexicon, context.allowed, is_scanned=row.is_scanned) for cell in row.cells[:2])
    return len(row.cells) > 1 and any(label is not None for label in labels)


def _headed_entry(lines: list[list[Block]], place: int, number: int, context: Context) -> Entry | None:
    block = lines[place][number]
    _take_value_beside(lines, place, block, context)
    found = _best_label(lines, place, block, context) if block.label else _label_around(lines, place, block, context)
    found = found or label_before(lines[place][:number], context)
    if found is None:
        return None
    label, rest = found
    if _goes_on_in_brackets(lines, place, block, label, context):
        return None
    entry = Entry(label, block.row, tuple(placed_beside(block, rest, context)), block.columns)
    below = _block_below(lines, place + 1, block)
    wholes = (with_rest_of_unit(entry, cell) for cell in (below.beside if below else ()))
    return next((whole for whole in wholes if whole), entry)


def _goes_on_in_brackets(lines: list[list[Block]], place: int, block: Block, label: Label, context: Context) -> bool:
    """ "(SHBG)   54.1" under "Sex hormone-binding globulin   30.5   nmol/L   18.3 -": the short name and the end of the limits, and no line of its
    own."""
    is_short = label.words[0].text.startswith("(") and len(label.words) == len(block.label) == 1
    pieces = [piece for cell in block.beside for piece in _pieces(cell, context)]
    over = [other for other in lines[place - 1] if other.columns == block.columns and are_neighbours(other.row, block.row)] if place else []
    if not is_short or not over or any(_is_under_results(piece, block) for piece in pieces):
        return False
    named = find_label(over[0].label, context.lexicon, context.allowed, is_scanned=block.row.is_scanned)
    return named is not None and named.analyte == label.analyte and has_result(over[0], context)


def _take_value_beside(lines: list[list[Block]], place: int, block: Block, context: Context) -> None:
    """ "↓" over "0.14", "37.2" over "(high)": in a narrow column of results a number stands on the line under its flag, or over it; no nearer to it
    than to another label it is nobody's."""
    if not _misses_number(block, context):
        return
    is_anothers = any(one.label and not has_result(one, context) for one in (lines[place - 2] if place > 1 else ()))  # its name is over it
    for side in (1,) if is_anothers else (-1, 1):
        for other in lines[place + side] if 0 <= place + side < len(lines) else ():
            numbers = [cell for cell in other.beside if _is_lone_result(cell, other, context)]
            is_of_one = other.columns == block.columns and are_neighbours(block.row, other.row)
            is_rest = not other.label if side < 0 else _is_rest_of_label(block, other.label, context)
            if is_of_one and is_rest and len(numbers) == 1 and _is_free(lines, place, side, other, context):
                block.beside = (*block.beside, *numbers)
                other.beside = tuple(cell for cell in other.beside if cell is not numbers[0])
                return


def _is_free(lines: list[list[Block]], place: int, side: int, lone: Block, context: Context) -> bool:
    """True where no other label of the table that misses its number, too, stands as near to the lone one as the line at `place`."""
    beyond = [*lines[place + 2 * side]] if 0 <= place + 2 * side < len(lines) and not lone.label else []
    further = [*lines[place + 3 * side]] if 0 <= place + 3 * side < len(lines) else []
    own = [other for other in further if not other.label or any(_is_rest_of_label(one, other.label, context) for one in beyond)]
    has_own = any(_is_lone_result(cell, other, context) for other in own for cell in other.beside)
    near = [abs(one.row.box.middle - lone.row.box.middle) for one in beyond if _misses_number(one, context) and one.row.page == lone.row.page]
    return has_own or all(far > FARTHER * abs(lines[place][0].row.box.middle - lone.row.box.middle) for far in near)


def _misses_number(block: Block, context: Context) -> bool:
    """True for a label with nothing but flags in its column of results."""
    results = [piece for cell in block.beside for piece in _pieces(cell, context) if _is_under_results(piece, block)]
    return bool(results) and all(piece.kind is PieceKind.FLAG for piece in results)


def _is_under_results(piece: Piece, block: Block) -> bool:
    column = column_of(piece, block) if block.columns else None
    return column is not None and column.role == "result"


def _is_lone_result(cell: Cell, block: Block, context: Context) -> bool:
    pieces = _pieces(cell, context)
    return len(pieces) == 1 and pieces[0].kind in (PieceKind.NUMBER, PieceKind.LIMIT) and _is_under_results(pieces[0], block)


def _is_rest_of_label(block: Block, rest: tuple[Word, ...], context: Context) -> bool:
    """True for nothing, and for words with which the label goes on."""
    words = (*block.label, *rest)
    own, joined, alone = (find_label(some, context.lexicon, context.allowed, is_scanned=block.row.is_scanned) for some in (block.label, words, rest))
    if alone is not None and (own is None or alone.analyte != own.analyte):
        return False  # "Viscosité | normale" over "Numération | 0,15"
    return not rest or (joined is not None and joined.length == len(words) and (own is None or own.analyte == joined.analyte))


def _best_label(lines: list[list[Block]], place: int, block: Block, context: Context) -> tuple[Label, tuple[Word, ...]] | None:
    """The row's own label and the rest of its cell, or a longer label together with the line above or below, or with the heading above."""
    own = find_label(block.label, context.lexicon, context.allowed, is_scanned=block.row.is_scanned)
    best = own
    for before, after in _neighbours(lines, place, block):
        words = (*before, *block.label, *after)
        if {squeeze(word.text) for word in block.label} <= {squeeze(word.text) for word in before}:
            continue  # "FSH AND LH" over "FSH": a panel's name says nothing that its rows do not
        joined = find_label(words, context.lexicon, context.allowed, is_scanned=block.row.is_scanned)
        is_other = own and own.length == len(block.label) and any(_names_another(part, own, context) for part in (before, after) if part)
        if is_other and not (joined and _is_told_by_unit(joined, own, block, context)):
            continue  # the name of the row above in a second language
        if joined and joined.length == len(words) and (best is None or joined.strength > best.strength):
            best = joined
    if best is None or best is not own:
        return (best, ()) if best else None
    rest = without_second_name(best, block.label[best.length :], context.lexicon)
    if rest and best.words[-1].text.endswith(":") and (inner := find_label(rest, context.lexicon, context.allowed, is_scanned=block.row.is_scanned)):
        best, rest = inner, rest[inner.length :]  # "Motility: progressive | 15 %"
    return None if _is_prose(rest, context) else (best, rest)


def _is_told_by_unit(joined: Label, own: Label | None, block: Block, context: Context) -> bool:
    """ "Количество | 4.2 | млн/мл" over "сперматозоидов в 1 мл": the unit is one of the whole name's, and none of the first half's."""
    units = [piece.unit for cell in block.beside for piece in _pieces(cell, context) if piece.unit]
    one, whole = (label and label.analyte and context.vocabulary.get_analyte(label.analyte) for label in (own, joined))
    return bool(one and whole and units) and all(whole.accepts(unit) and not one.accepts(unit) for unit in units if one and whole)


def _names_another(words: Sequence[Word], own: Label, context: Context) -> bool:
    """True for words that are the label of another analyte by themselves."""
    other = find_label(words, context.lexicon, context.allowed, is_scanned=False) if own.analyte else None
    return other is not None and other.analyte not in (None, own.analyte) and other.length == len(words)


def _neighbours(lines: list[list[Block]], place: int, block: Block) -> list[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """Words that may belong before and after this label."""
    pairs: list[tuple[tuple[Word, ...], tuple[Word, ...]]] = []
    second = _block_below(lines, place + 1, block) if block.beside else None
    below = second.label if second and second.label else _label_only(lines, place + 1, block) if block.beside else ()
    if below:
        pairs.append(((), below))
        if third := _label_only(lines, place + 2, block) if second is None else ():
            pairs.append(((), (*below, *third)))  # "Follicle | 4.18" over "stimulating" over "hormone (FSH)"
    for distance in range(1, 6):
        heading = _label_only(lines, place - distance, block)
        if heading:
            pairs.append((heading, ()))
            if below and distance == 1:
                pairs.append((heading, below))
            break
    return pairs


def _label_around(lines: list[list[Block]], place: int, block: Block, context: Context) -> tuple[Label, tuple[Word, ...]] | None:
    """The label of values that stand on a line of their own: on the line above, or broken over the lines above and below."""
    if not any(piece.kind in (PieceKind.NUMBER, PieceKind.LIMIT) for cell in block.beside for piece in _pieces(cell, context)):
        return None
    above, below = (_label_only(lines, place + step, block, is_close=True) for step in (-1, 1))
    for words in (above + below, above):
        label = find_label(words, context.lexicon, context.allowed, is_scanned=block.row.is_scanned) if above else None
        if label and label.length == len(words):
            other = find_label(below, context.lexicon, context.allowed, is_scanned=block.row.is_scanned) if words is above and below else None
            return (replace(label, is_doubtful=True) if other and not _has_values_below(lines, place + 1, block) else label), ()
    return None


def _has_values_below(lines: list[list[Block]], place: int, like: Block) -> bool:
    """True when the line after `place` has values without a label too."""
    after = lines[place + 1] if place + 1 < len(lines) else []
    return any(not block.label and block.beside and block.columns == like.columns for block in after)


def _pieces(cell: Cell, context: Context) -> tuple[Piece, ...]:
    return cut_pieces(cell.words, context.style, context.lexicon)


def _label_only(lines: list[list[Block]], place: int, like: Block, *, is_close: bool = False) -> tuple[Word, ...]:
    """The label of a line that holds nothing else, in the same table; nothing where there is no such line."""
    if not 0 <= place < len(lines):
        return ()
    for block in lines[place]:
        if block.is_label_only and block.columns == like.columns and len(block.label) <= 6 and block.row.page == like.row.page:
            return block.label if not is_close or are_neighbours(block.row, like.row) else ()
    return ()


def _block_below(lines: list[list[Block]], place: int, like: Block) -> Block | None:
    """The second line of an entry in the same table: the rest of its label, its range or its unit, and nothing else."""
    for block in lines[place] if place < len(lines) else ():
        if block.beside and block.columns == like.columns and len(block.label) <= 6 and are_neighbours(like.row, block.row):
            roles = [(Header(block.columns).find_column(cell.left, cell.right).role, cell.text) for cell in block.beside]
            is_unit = ((role, text) for role, text in roles if role != "range")  # "0.211 nmol/L" is the value of the next entry
            is_rest = all(
                not text[:1].isdigit() and text[:1] not in "<>≤≥*" if role == "unit" else role == "other" and not any(map(str.isdigit, text))
                for role, text in is_unit
            )
            return block if is_rest else None
    return None


def _is_prose(words: Sequence[Word], context: Context) -> bool:
    """True when a label's rest is a sentence: "TSH levels are subject to circadian variation"."""
    pieces = cut_pieces(words, context.style, context.lexicon)
    return sum(len(piece.words) for piece in pieces if piece.kind is PieceKind.TEXT) > 3
