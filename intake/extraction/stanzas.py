"""Which results say "Result:" themselves, below a label on a line of its own?

In: the rows of one report. Out: entries of stanzas: a line that is nothing but a label, perhaps a line with the method, then the value behind or
below a title of its own ("Result: 4.2 mL", or "Value" over "4.2 mL" beside "Normal" over "> 1.5"), then the limits. Titles over a whole table are
read in `titles.py`, values right below a label in `two_lines.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from intake.extraction.columns import LONGEST_TITLE, ROLES, Column, Role, read_titles
from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.labels import Label, find_label
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.extraction.two_lines import is_value_line, label_of_line, label_with_rest
from intake.extraction.values import cut_pieces
from intake.reading.words import Word

MOST_BETWEEN = 3  # titled lines between a label and its result
MOST_LIMITS = 8  # lines of limits below a result
FARTHER = 1.15  # times as far from the line above as from the line below
BETWEEN = 99  # the number of a cell on a line between label and result
A_BLANK_LINE = 1.7  # times as far as the lines of one cell
SAME_EDGE = 0.03  # of the page's width: how far a value may begin from its title's edge
_LIMITS = (PieceKind.RANGE, PieceKind.LIMIT)
_OF_RESULT = {"result", "unit", "range", "flag"}
_ROLES: dict[PieceKind, Role] = {PieceKind.UNIT: "unit", PieceKind.RANGE: "range", PieceKind.FLAG: "flag"}


def find_stanzas(rows: Sequence[Row], context: Context) -> dict[int, tuple[Entry, ...]]:
    """Row number -> the entry of the stanza whose value stands there; the stanza's other lines map to nothing."""
    found: dict[int, tuple[Entry, ...]] = {}
    for place, row in enumerate(rows):
        if place in found:
            continue
        placed, last = _behind_title(row, context), place
        if not placed:
            placed, last = _below_titles(rows, place, context), place + 1
        times = A_BLANK_LINE if last == place else 1
        above = _find_label(rows, place, times, context) if placed else None
        if not placed and is_value_line(row, context):
            placed, last, above = _alone(row, context), place, find_label_over_limits(rows, place, context)
            above = above and _doubt_below_value(above, rows, place, found, context)
        if above is None:
            continue
        top, label, between = above
        limits, end = _limits_below(rows, last, context)
        placed = [*placed, *between, *limits]
        columns = tuple(dict.fromkeys(one.column for one in placed if one.column))
        found |= dict.fromkeys(range(top, end), ()) | {last: (Entry(label, rows[last], tuple(placed), columns),)}
    return found


def _behind_title(row: Row, context: Context) -> list[Placed]:
    """The pieces of "Result: 4.2 mL   Reference: > 1.5"; none where the line does not begin with the title of a result."""
    runs = list(_titled_runs(row, context)) or _result_in_cells(row, context)
    if not runs or runs[0][0] != "result":
        return []
    placed: list[Placed] = []
    for number, (role, words) in enumerate(runs):
        placed.extend(_placed(row, words, role, number, context))
    return placed


def _titled_runs(row: Row, context: Context) -> Iterator[tuple[Role, tuple[Word, ...]]]:
    """What stands behind each title with a colon, and the title's role; nothing where the row begins with anything else. "= 9.8 nmol/L" says the
    same amount once more."""
    words, texts = row.words, [word.text for word in row.words]
    role: Role | None = None
    begun = place = 0
    while place < len(words):
        found = context.lexicon.find("headers", texts, place)
        end = place + found.length if found else place + 1
        is_titled = found and (_has_colon(texts, end) or (not place and _is_amount(words[end:], found.name, context)))
        if is_titled or (role and texts[place] == "="):
            if role and place > begun:
                yield role, words[begun:place]
            role, begun = (ROLES[found.name] if found else "other"), end
        elif role is None:
            return
        place = end
    if role and begun < len(words):
        yield role, words[begun:]


def _result_in_cells(row: Row, context: Context) -> list[tuple[Role, tuple[Word, ...]]]:
    """ "Result | 31.40 | mIU/mL | Adult males: 0.95 - 11.95": a title that is a cell, beside one that is but an amount; words may follow its unit."""
    title, amount, *others = row.cells if len(row.cells) > 2 else (None, None)
    found = context.lexicon.find("headers", [word.text for word in title.words]) if title else None
    if title is None or amount is None or found is None or found.name != "result" or found.length < len(title.words):
        return []
    if not _is_amount(amount.words, "result", context) and not _is_limit(amount.words, context):
        return []
    own = 0
    while own < len(others) and {piece.kind for piece in cut_pieces(others[own].words, context.style, context.lexicon)} <= set(_ROLES):
        own += 1
    rest = tuple(word for cell in others[own:] for word in cell.words)
    result = tuple(word for cell in (amount, *others[:own]) for word in cell.words)
    return [("result", result), ("range", rest)] if rest else [("result", result)]


def _is_limit(words: Sequence[Word], context: Context) -> bool:
    """ "< 37": less than can be measured."""
    return {piece.kind for piece in cut_pieces(words, context.style, context.lexicon)} == {PieceKind.LIMIT}


def _has_colon(texts: Sequence[str], end: int) -> bool:
    return texts[end - 1].endswith(":") or (end < len(texts) and texts[end] == ":")


def _is_amount(words: Sequence[Word], title: str, context: Context) -> bool:
    """A number behind the title of a result, limits behind theirs, and no word: "Your result 19.2 IU/L" needs no colon."""
    kinds = [piece.kind for piece in cut_pieces(words, context.style, context.lexicon) if piece.kind is not PieceKind.FLAG]
    is_begun = bool(kinds) and (kinds[0] in _LIMITS or (kinds[0] is PieceKind.NUMBER and title == "result"))
    return is_begun and {PieceKind.TEXT, PieceKind.DATE}.isdisjoint(kinds)


def _placed(row: Row, words: Sequence[Word], role: Role, cell: int, context: Context) -> Iterator[Placed]:
    """The pieces behind or below one title; a unit, a flag or a range behind a result is none itself, but "slightly increased" is one answer."""
    before = None
    for piece in cut_pieces(words, context.style, context.lexicon):
        is_word = piece.kind is PieceKind.FLAG and before is PieceKind.TEXT
        own = _ROLES.get(piece.kind, role) if role == "result" and before and not is_word else role
        before = piece.kind
        yield Placed(piece, Column(own, *row.span(words), ""), cell)


def _below_titles(rows: Sequence[Row], place: int, context: Context) -> list[Placed]:
    """The pieces of a line each of whose cells begins under a title of the line above; none where that line holds anything but such titles."""
    row, below = rows[place], rows[place + 1] if place + 1 < len(rows) else rows[place]
    first = context.lexicon.find("headers", [word.text for word in row.cells[0].words])
    if first is None or first.name != "result" or row is below or not are_neighbours(row, below):
        return []
    columns, strangers = read_titles(row, context.lexicon, context.order)
    if len(strangers) == 1 and _are_limits(below.cells[1:], context):
        strangers, columns = [], [*columns, replace(strangers[0], role="range")]  # "N" over "1.5 - 12.4"
    roles = [column.role for column in columns]
    if strangers or not set(roles) <= _OF_RESULT or len(set(roles)) < len(roles):
        return []
    over = [next((column for column in columns if abs(column.left - cell.left) <= SAME_EDGE), None) for cell in below.cells]
    if over[0] is not columns[0] or None in over:
        return []
    pairs = enumerate(zip(over, below.cells, strict=True))
    return [one for number, (column, cell) in pairs if column for one in _placed(below, cell.words, column.role, number, context)]


def _are_limits(cells: Sequence[Cell], context: Context) -> bool:
    """True for one cell, and in it a range or a limit and no number."""
    kinds = {piece.kind for cell in cells for piece in cut_pieces(cell.words, context.style, context.lexicon)}
    return len(cells) == 1 and PieceKind.NUMBER not in kinds and not kinds.isdisjoint(_LIMITS)


def _find_label(rows: Sequence[Row], place: int, times: float, context: Context) -> tuple[int, Label, list[Placed]] | None:
    """Where the label alone on a line or on two begins, the label, and the pieces between it and the result: method, limits, a unit, each on a
    line that says so. `times`: how far the result may stand from the line above, more than lines of one cell do."""
    between: list[Placed] = []
    for above in range(place - 1, max(place - 2 - MOST_BETWEEN, -1), -1):
        row = rows[above]
        if not are_neighbours(row, rows[above + 1], times=times if above == place - 1 else 1):
            return None
        line = _line_between(row, context)
        # "Total sperm" may be a unit, too; a line that is but "days" is one.
        if (line is None or len(row.words) > 1) and (label := label_of_line(row, context)):
            return above, label, between
        if line is None:
            found, rest = _label_on_two_lines(rows, above, context, between), label_with_rest(row, context)
            return found or (above, rest, between) if rest else found
        between.extend(line)
    return None


def _alone(row: Row, context: Context) -> list[Placed]:
    """The pieces of a line that is nothing but a value."""
    return [one for number, cell in enumerate(row.cells) for one in _placed(row, cell.words, "result", number, context)]


def find_label_over_limits(rows: Sequence[Row], place: int, context: Context) -> tuple[int, Label, list[Placed]] | None:
    """ "FSH" over "Normal: 1.5 - 12.4 IU/L" over a value alone: where the label begins, the label, and the limits."""
    limits: list[Placed] = []
    for above in range(place - 1, max(place - 2 - MOST_LIMITS, -1), -1):
        row = rows[above]
        if len(row.cells) > 1 or not are_neighbours(row, rows[above + 1]):
            return None
        titled = next(_titled_runs(row, context), None) or _behind_short_title(row, context)
        pieces = list(_placed(row, titled[1] if titled else row.words, "range", BETWEEN, context))
        kinds = {one.piece.kind for one in pieces}
        if titled is None and kinds.isdisjoint(_LIMITS):
            return None
        limits = [*pieces, *limits]
        is_first = titled[0] == "range" if titled else kinds <= {PieceKind.RANGE, PieceKind.UNIT}
        over = rows[above - 1] if is_first and above and are_neighbours(rows[above - 1], row) else None
        label = (label_of_line(over, context) or label_with_rest(over, context)) if over else None
        if label:
            return above - 1, label, limits
    return None


def _behind_short_title(row: Row, context: Context) -> tuple[Role, tuple[Word, ...]] | None:
    """The limits behind a title that nobody knows and that is no label: "N: < 1.0", "V.R.: 1.5 - 12.4 IU/L"."""
    colon = next((place for place, word in enumerate(row.words[:LONGEST_TITLE]) if word.text.endswith(":")), None)
    if colon is None or find_label(row.words[: colon + 1], context.lexicon, context.allowed, is_scanned=row.is_scanned):
        return None
    words = row.words[colon + 1 :]
    kinds = {piece.kind for piece in cut_pieces(words, context.style, context.lexicon)}
    return ("range", words) if kinds and kinds <= {*_LIMITS, PieceKind.UNIT} and not kinds.isdisjoint(_LIMITS) else None


def _doubt_below_value(
    stanza: tuple[int, Label, list[Placed]], rows: Sequence[Row], place: int, found: Mapping[int, Sequence[Entry]], context: Context
) -> tuple[int, Label, list[Placed]]:
    """The stanza; a value above it that is no surely labelled one, and no farther from the label than the label's own, may be the label's: a person
    looks."""
    top, label, between = stanza
    if not top or not are_neighbours(rows[top - 1], rows[top]) or not is_value_line(rows[top - 1], context):
        return stanza
    is_labelled = any(not entry.label.is_doubtful for entry in found.get(top - 1, ()))
    is_farther = _gap(rows[top - 1], rows[top]) > FARTHER * _gap(rows[place - 1], rows[place])
    return stanza if is_labelled or is_farther else (top, replace(label, is_doubtful=True), between)


def _gap(one: Row, below: Row) -> float:
    """How far two lines' middles stand apart."""
    return below.box.middle - one.box.middle


def _line_between(row: Row, context: Context) -> list[Placed] | None:
    """The pieces of a line with a title of its own, or of one that is but a unit or a flag; None where the line is neither."""
    titled = next(_titled_runs(row, context), None)
    if titled and titled[0] != "result":
        return list(_placed(row, titled[1], titled[0], BETWEEN, context)) if titled[0] != "other" else []  # "Material: ejaculate"
    pieces = cut_pieces(row.words, context.style, context.lexicon)
    if len(pieces) == 1 and pieces[0].kind in (PieceKind.UNIT, PieceKind.FLAG):
        return list(_placed(row, row.words, _ROLES[pieces[0].kind], BETWEEN, context))
    return [] if _says_how(row, pieces, context) else None


def _says_how(row: Row, pieces: Sequence[Piece], context: Context) -> bool:
    """ "Sample type: semen": words behind a title that nobody knows and that is no label, and no amount among them."""
    is_titled = any(word.text.endswith(":") for word in row.words[: min(LONGEST_TITLE, len(row.words) - 1)])
    is_worded = {piece.kind for piece in pieces} <= {PieceKind.TEXT, PieceKind.UNIT, PieceKind.FLAG}
    label = find_label(row.words, context.lexicon, context.allowed, is_scanned=row.is_scanned) if is_titled and is_worded else None
    return is_titled and is_worded and (label is None or label.analyte is None)


def _label_on_two_lines(rows: Sequence[Row], place: int, context: Context, between: list[Placed]) -> tuple[int, Label, list[Placed]] | None:
    if not place or not are_neighbours(rows[place - 1], rows[place]):
        return None
    words = (*rows[place - 1].words, *rows[place].words)
    label = find_label(words, context.lexicon, context.allowed, is_scanned=rows[place].is_scanned)
    return (place - 1, label, between) if label and label.length == len(words) else None


def _limits_below(rows: Sequence[Row], last: int, context: Context) -> tuple[list[Placed], int]:
    """The limits on the lines below a result, behind or under a title of their own, and the number of the first line that is none of them."""
    placed: list[Placed] = []
    end = last + 1
    row = rows[last]
    is_open = len(row.cells) > 1 and _is_title_of_limits(replace(row, cells=row.cells[-1:]), context)  # "Result: 3.3 mL   Range:"
    while end < min(len(rows), last + 1 + MOST_LIMITS):
        row = rows[end]
        if not are_neighbours(rows[end - 1], row, times=A_BLANK_LINE if _is_title_of_limits(row, context) else 1):
            break
        titled = next(_titled_runs(row, context), None)
        pieces = list(_placed(row, titled[1] if titled else row.words, "range", end, context))
        if _is_title_of_limits(row, context):
            placed.extend(pieces if titled else [])
        elif (is_open or end > last + 1) and not titled and any(one.piece.kind in _LIMITS for one in pieces):
            placed.extend(pieces)
        else:
            break
        end += 1
    return placed, end


def _is_title_of_limits(row: Row, context: Context) -> bool:
    texts = [word.text for word in row.words]
    found = context.lexicon.find("headers", texts)
    if found is None or found.name != "range":
        return False
    return found.length == len(texts) or _has_colon(texts, found.length) or _is_amount(row.words[found.length :], "range", context)
