"""Which labels stand in lines without a table, and what belongs to each?

In: one row, or a row under a label. Out: entries of "label: value", of several in one line ("FSH 18.4 IU/L, LH 9.1 IU/L"), and of a value on the
line below its label, or in a list under a heading. Tables with titles over their columns are read in `entries.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.earlier import with_earlier_days
from intake.extraction.entry import Entry, Placed
from intake.extraction.flowing import LONGEST_HEADING
from intake.extraction.labels import Label, find_label, may_stand_before
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.extraction.values import cut_pieces
from intake.extraction.whose import is_anothers_line, is_of_relative, is_patients_line
from intake.reading.words import Word
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

_HOUR = re.compile(r"\d{1,2}[:.hH]\d{2}h?")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?%[,;]?")
_GLUED = re.compile(r"^\d+(?:[.,]\d+)?(?=\D)")  # "2.0mls"
_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)
BETWEEN = ("-", "–", "—", "·", "•", "|")  # "Progressive 26 % - Non-progressive 12 %"
LONGEST_LIST = 6  # lines under one heading
SAME_EDGE = 0.012  # of the page's width: how far two lines of one column may begin apart


def find_in_line(row: Row, context: Context, *, needs_colon: bool) -> list[Entry]:
    """Entries of a row without columns: each begins with a label at the start of a cell, or with a label that ends in a colon."""
    starts = list(_label_starts(row, context, needs_colon=needs_colon)) if not _is_headed_as_limits(row, context) else []
    words = row.words
    entries: list[Entry] = []
    for number, (place, label) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(words)
        if label is None:
            continue
        placed = [
            Placed(piece, None, number_of_cell)
            for number_of_cell, run in enumerate(_by_cell(row, place + label.length, end))
            for piece in cut_pieces(run, context.style, context.lexicon)
        ]
        entries.append(Entry(label, row, with_earlier_days(placed, context)))
    return entries


def _is_headed_as_limits(row: Row, context: Context) -> bool:
    """ "WHO 2021: volume 1.4 mL": what stands behind the title of limits is nobody's result."""
    end = next((place for place, word in enumerate(row.words[: LONGEST_HEADING + 1], 1) if word.text.endswith(":")), 0)
    return end > 0 and context.lexicon.name_of("headers", " ".join(word.text for word in row.words[:end])) == "range"


def find_below_heading(rows: Sequence[Row], place: int, context: Context) -> list[Entry]:
    """The entry of "Normal: 4 %" in a list under "MORPHOLOGY": a label only together with the heading above the list."""
    first = rows[place].cells[0].words
    end = next((number for number, word in enumerate(first, 1) if word.text.rstrip().endswith(":")), len(first))
    heading = _heading_above(rows, place, context)
    rest = _by_cell(rows[place], end, len(rows[place].words))
    if heading is None or not rest or find_label(first[:end], context.lexicon, context.allowed, is_scanned=False):
        return []
    words = (*heading.words, *first[:end])
    label = find_label(words, context.lexicon, context.allowed, is_scanned=rows[place].is_scanned)
    # "Male: < 15 days" below "Inhibin B" says nothing more of what is measured.
    if label is None or label.analyte is None or label.length < len(words) or label.is_doubtful or label.strength <= heading.strength:
        return []
    placed = (Placed(piece, None, number) for number, run in enumerate(rest) for piece in cut_pieces(run, context.style, context.lexicon))
    return [Entry(label, rows[place], tuple(placed))]


def _heading_above(rows: Sequence[Row], place: int, context: Context) -> Label | None:
    """The label that stands alone above a list of lines with numbers."""
    for above in range(place - 1, max(place - 1 - LONGEST_LIST, -1), -1):
        if rows[above].page != rows[place].page or not are_neighbours(rows[above], rows[above + 1]):
            return None
        if len(rows[above].cells) == 1 and not any(letter.isdigit() for letter in rows[above].text):
            label = find_label(rows[above].words, context.lexicon, context.allowed, is_scanned=rows[above].is_scanned)
            return label if label and label.analyte and label.length == len(rows[above].words) else None
    return None


def find_below_label(rows: Sequence[Row], place: int, context: Context) -> list[Entry]:
    """The entries of cells that begin with a number, each under a cell that is nothing but a label, or under two that make one."""
    entries: list[Entry] = []
    title = rows[place].cells[0]
    if is_anothers_line(title.text, context):
        return []
    is_strange = not _has_number(title, context) and not is_patients_line(title.text, context)
    for number, cell in enumerate(rows[place].cells):
        pieces = cut_pieces(cell.words, context.style, context.lexicon)
        is_value = bool(pieces) and pieces[0].kind in _NUMERIC
        label = _label_above(rows, place, cell, context) if is_value and not _begins_decisions(rows, place, cell, context) else None
        if label:
            # What stands beside belongs to it where nothing else stands on the line.
            beside = rows[place].cells[1:] if len(rows[place - 1].cells) == 1 and not number else ()
            others = [Placed(piece, None, n) for n, run in enumerate(beside, 1) for piece in cut_pieces(run.words, context.style, context.lexicon)]
            known = replace(label, is_doubtful=label.is_doubtful or is_strange)
            entries.append(Entry(known, rows[place], (*(Placed(piece, None, 0) for piece in pieces), *others)))
    return entries


def _begins_decisions(rows: Sequence[Row], place: int, cell: Cell, context: Context) -> bool:
    """ "< 2.0 | Low" over "2.0 - 3.5 | Borderline": limits of diagnoses, nobody's result."""
    below = next((one for row in rows[place + 1 : place + 2] for one in row.cells if abs(one.left - cell.left) <= SAME_EDGE), None)
    first = [cut_pieces(one.words, context.style, context.lexicon)[:1] for one in (cell, below) if one]
    kinds = [piece.kind for pieces in first for piece in pieces]
    return len(kinds) == 2 and kinds[0] is PieceKind.LIMIT and kinds[1] in (PieceKind.RANGE, PieceKind.LIMIT)


def _label_above(rows: Sequence[Row], place: int, cell: Cell, context: Context) -> Label | None:
    """The label that the cells above this one are, from one line or from two."""
    words: tuple[Word, ...] = ()
    for above in range(place - 1, max(place - 3, -1), -1):
        over = _cell_over(rows[above], rows[above + 1], cell)
        if over is None or _has_value_beside(rows, above, over, context) or _begins_with_unit(over, context):
            return None
        words = (*over.words, *words)
        label = find_label(words, context.lexicon, context.allowed, is_scanned=rows[place].is_scanned)
        if label and label.length == len(words):
            return label
    return None


def _begins_with_unit(cell: Cell, context: Context) -> bool:
    """ "Mio/ml (norm < 5)", "2 days" over "0.16" of the next line: what could name a count or a day is the unit of another."""
    kinds = (piece.kind for piece in cut_pieces(cell.words, context.style, context.lexicon))
    return next((kind for kind in kinds if kind is not PieceKind.NUMBER), None) is PieceKind.UNIT


def _has_value_beside(rows: Sequence[Row], place: int, label: Cell, context: Context) -> bool:
    """True when a cell behind the label holds a number that is not the next card's, whose own label stands above it."""
    return any(
        cell.left > label.left and _has_number(cell, context) and not _is_below_label(rows, place, cell, context) for cell in rows[place].cells
    )


def _has_number(cell: Cell, context: Context) -> bool:
    return any(piece.kind in _NUMERIC for piece in cut_pieces(cell.words, context.style, context.lexicon))


def _is_below_label(rows: Sequence[Row], place: int, cell: Cell, context: Context) -> bool:
    over = _cell_over(rows[place - 1], rows[place], cell) if place else None
    return over is not None and find_label(over.words, context.lexicon, context.allowed, is_scanned=rows[place].is_scanned) is not None


def _cell_over(row: Row, below: Row, cell: Cell) -> Cell | None:
    """The cell of the line above with the same left edge."""
    if row.page != below.page or not are_neighbours(row, below):
        return None
    return next((over for over in row.cells if abs(over.left - cell.left) <= SAME_EDGE), None)


def _by_cell(row: Row, start: int, end: int) -> list[tuple[Word, ...]]:
    """The row's words from `start` to `end`, cell by cell."""
    runs: list[tuple[Word, ...]] = []
    first = 0
    for cell in row.cells:
        run = cell.words[max(start - first, 0) : max(end - first, 0)]
        first += len(cell.words)
        if run:
            runs.append(run)
    return runs


def _label_starts(row: Row, context: Context, *, needs_colon: bool) -> list[tuple[int, Label | None]]:
    """Where labels begin, ours and (as None) others that end in a colon."""
    words = row.words
    cell_starts = {sum(len(cell.words) for cell in row.cells[:number]) for number in range(len(row.cells))}
    starts: list[tuple[int, Label | None]] = []
    days, place, is_strange = _words_of_days(words, context), 0, False
    while place < len(words):
        # Misread labels are looked for only where a cell begins: anywhere else a label must be exact and end in a colon.
        label = find_label(words[place:], context.lexicon, context.allowed, is_scanned=row.is_scanned and place in cell_starts)
        has_colon = label is not None and (label.words[-1].text.endswith(":") or _next_is_colon(words, place + label.length))
        begins = place in cell_starts or _ends_clause(words[place - 1].text) or _is_behind_heading(words, place, starts)
        begins = begins or (label is not None and _is_between_shares(words, place, label, starts))
        if label and _begins_in_next_cell(words, place, label, cell_starts, context):
            label = None  # "2.0 ml   pH: 7.5"
        label = label and _without_answer_in_next_cell(words, place, label, row, context)
        if label and place not in cell_starts and (_ends_a_limit(words[place].text) or _is_unit_before_label(words, place, label, context)):
            place += 1  # "11 % (≥ 30) Non-progressive: 9 %": the limits of the value before
            continue
        if label and _is_unit_of_number(words, place, label):
            # "3 % , head defects 60 %": behind the comma a label may begin; behind "9 %" another, with a colon.
            comma = next((number for number, word in enumerate(label.words) if word.text == ","), label.length)
            is_alone = "%" in [word.text for word in label.words[:2]] or (has_colon and label.words[0].text[:1].isdigit())
            place += _unit_before(label) or (1 if is_alone else comma)
            continue
        if label and (has_colon or (begins and not needs_colon)) and not days.intersection(range(place, place + label.length)):
            since = starts[-1][0] if starts else 0
            is_clear = begins or _is_behind_word(words, place, starts, context) or _is_understood(words, place, since, cell_starts, context)
            is_strange = is_strange or (place not in cell_starts and not _is_clear_heading(words[:place], starts, context))
            starts.append((place, label if is_clear and not is_strange else replace(label, is_doubtful=True)))
            place += label.length
            continue
        text = words[place].text + (":" if words[place].text[:1].isalpha() and _next_is_colon(words, place + 1) else "")
        if _is_other_label(text, context):
            starts.append((place, None))
        place += 1
    return starts


def _is_behind_heading(words: Sequence[Word], place: int, starts: Sequence[tuple[int, Label | None]]) -> bool:
    """ "Motility: progressive (PR) 9 %", "Macroscopy: volume 1.2 mL": right behind a label or a heading with a colon another begins, as below it."""
    start, before = starts[-1] if starts else (0, None)
    length = before.length if before else 1
    is_first = before is not None or (len(starts) == 1 and place <= LONGEST_HEADING)
    return is_first and bool(starts) and start + length == place and words[place - 1].text.endswith(":")


def _is_between_shares(words: Sequence[Word], place: int, label: Label, starts: Sequence[tuple[int, Label | None]]) -> bool:
    """ "Motility: active 30% sluggish 20% immotile 50%": right behind the share of one label, and right before its own, another begins."""
    start, before = starts[-1] if starts else (0, None)
    between, behind = words[start + (before.length if before else 0) : place], words[place + label.length : place + label.length + 2]
    return before is not None and _is_share(between) and (_is_share(behind[:1]) or _is_share(behind))


def _is_share(words: Sequence[Word]) -> bool:
    return bool(_SHARE.fullmatch("".join(word.text for word in words)))


def _is_behind_word(words: Sequence[Word], place: int, starts: Sequence[tuple[int, Label | None]], context: Context) -> bool:
    """ "Appearance: creamy Viscosity: normal": the only word between is the answer of a label that words answer."""
    start, before = starts[-1] if starts else (0, None)
    is_worded = before is not None and before.analyte is not None and context.vocabulary.get_analyte(before.analyte).answer == "text"
    return is_worded and before is not None and start + before.length + 1 == place and words[place - 1].text.isalpha()


def _is_clear_heading(before: Sequence[Word], starts: Sequence[tuple[int, Label | None]], context: Context) -> bool:
    """False right behind "Partner:", "After wash -", "Last year,": a heading that no label is made of may make another's value of what follows."""
    if len(starts) > 1 or any(label for _, label in starts):
        return True
    lexicon, words, last = context.lexicon, [word for word in before if any(map(str.isalpha, word.text))], before[-1].text
    if len(before) > LONGEST_HEADING or not (last.endswith((":", ",", ";", ".")) or last in BETWEEN):
        return not is_of_relative([squeeze(word.text) for word in words], context)

    def is_clear(word: Word) -> bool:
        title, rest = lexicon.name_of("headers", word.text), lexicon.name_of("label_rest", word.text)
        is_ours = title is not None or rest == "harmless" or lexicon.bags.known.issuperset(lexicon.bags.habits.tokens(word.text))
        return is_ours and title in (None, "analyte", "result") and rest != "doubtful"

    return all(map(is_clear, words))


def _begins_in_next_cell(words: Sequence[Word], place: int, label: Label, cell_starts: set[int], context: Context) -> bool:
    """True where the first words of the label end another cell, and the label is one without them, or they are the unit of a number."""
    starts = sorted(start for start in cell_starts if place < start < place + label.length)
    is_unit = bool(starts) and place > 0 and parse_unit(" ".join(word.text for word in words[place : starts[0]]).lstrip("/ ")) is not None
    if is_unit and (words[place - 1].text[-1:].isdigit() or "/" in (words[place - 1].text, words[place].text)):
        return True  # "1,2 ml   N : 1,5 à 6", "12.6 million / ml   (N: 15 - 200)"
    before = find_label(words[place : starts[0]], context.lexicon, context.allowed, is_scanned=False) if starts else None
    again = find_label(words[starts[0] :], context.lexicon, context.allowed, is_scanned=False) if starts and before is None else None
    return again is not None and again.analyte == label.analyte


def _without_answer_in_next_cell(words: Sequence[Word], place: int, label: Label, row: Row, context: Context) -> Label:
    """ "Liquefaction | complete" is a label and its answer, although a paper may call the test so in one cell."""
    cell = next((cell for cell in row.cells if any(word is label.words[-1] for word in cell.words)), row.cells[0])
    begin = next(number for number, word in enumerate(label.words) if any(word is other for other in cell.words))
    own = find_label(words[place : place + begin], context.lexicon, context.allowed, is_scanned=False) if begin > 0 else None
    behind = cell.words[label.length - begin :]  # "Viscosity | in the normal range", of which "in" may end a label
    is_answer = not any(letter.isdigit() for word in behind for letter in word.text)
    is_whole = own is not None and own.length == begin and own.analyte == label.analyte and is_answer
    is_name = not behind and all(context.lexicon.name_of("label_rest", word.text) == "harmless" for word in cell.words)
    return own if own and is_whole and not is_name else label


def _is_unit_of_number(words: Sequence[Word], place: int, label: Label) -> bool:
    """ "20 million per mL": behind a number, what could name a test is its unit."""
    if place and label.words[0].text[:1].isdigit() and place + 1 < len(words) and parse_unit(words[place + 1].text.rstrip(".,;")):
        return True  # "4 days": a number with its unit begins this cell
    is_behind = place > 0 and words[place - 1].text[-1:].isdigit() and ":" not in words[place - 1].text
    return is_behind and (bool(_unit_before(label)) or parse_unit(" ".join(word.text for word in label.words)) is not None)


def _unit_before(label: Label) -> int:
    """How many words of "million per ml. Agglutination" are the unit of the number before it, which its own mark or a bracket ends; 0 where none
    are."""
    texts = [word.text for word in label.words]
    first = int(texts[0].rstrip(".").isdigit())  # "20 %, sluggish"
    ends = [place for place in range(first + 1, len(texts)) if texts[place - 1].endswith((".", ",", ";")) or texts[place].startswith("(")]
    return next((end for end in (len(texts), *reversed(ends)) if parse_unit(" ".join(texts[first:end]).rstrip(".,;"))), 0)


def _words_of_days(words: Sequence[Word], context: Context) -> set[int]:
    """The numbers of words that are part of a day: "Mar" of "18 Mar 1977" is no test."""
    texts = [word.text for word in words]
    taken: set[int] = set()
    for place in range(len(texts)):
        taken.update(range(place, place + read_day(texts, place, context.lexicon, context.order)[1]))
    return taken


def _is_understood(words: Sequence[Word], place: int, since: int, cell_starts: set[int], context: Context) -> bool:
    """True when what stands between a label with a colon and the beginning of its clause is harmless: "17-OH" before "progesterone:" is not."""
    while place > since and place not in cell_starts and not _ends_clause(words[place - 1].text) and not words[place - 1].text.endswith(":"):
        text = words[place - 1].text
        if not may_stand_before(text, context.lexicon) and not _ends_a_limit(text) and not _is_amount(text):
            return False
        place -= 1
    return True


def _is_unit_before_label(words: Sequence[Word], place: int, label: Label, context: Context) -> bool:
    """ "9 % Immotile (d): 80 %": the unit of the value before stands in front of a label with a colon, and is no part of its name."""
    is_unit = words[place - 1].text[-1:].isdigit() and parse_unit(words[place].text) is not None and not _unit_before(label)
    later = find_label(words[place + 1 :], context.lexicon, context.allowed, is_scanned=False) if is_unit else None
    return later is not None and later.strength == label.strength and label.words[-1].text.endswith(":")


def _is_amount(text: str) -> bool:
    """A number, a unit, both in one, or an hour: the value before."""
    return bool(_HOUR.fullmatch(text)) or parse_unit(_GLUED.sub("", text)) is not None or text.replace(",", ".").replace(".", "", 1).isdecimal()


def _ends_a_limit(text: str) -> bool:
    """ "(≥", "(<", "30)": a part of limits in brackets."""
    return text.startswith(("(≥", "(≤", "(<", "(>")) or (text[:1].isdigit() and text[-1:] in (")", "]"))


def _ends_clause(text: str) -> bool:
    """ "FSH 18.4 IU/L, LH 9.1 IU/L": behind a comma the next result may begin."""
    is_hour = text[:1].isdigit() and ":" in text
    return text in BETWEEN or text.endswith((",", ";")) or is_hour or (text.endswith(".") and len(text) > 3)


def _is_other_label(text: str, context: Context) -> bool:
    """A word with a colon that is neither a time nor the title of a range, nor the word of a limit ("AMH 1.1 ng/mL altında: azalmış")."""
    is_of_limits = any(context.lexicon.name_of(section, text) for section in ("headers", "ranges"))
    return text.endswith(":") and bool(squeeze(text)) and not text[:-1].isdigit() and not is_of_limits


def _next_is_colon(words: Sequence[Word], place: int) -> bool:
    return place < len(words) and words[place].text.startswith(":")
