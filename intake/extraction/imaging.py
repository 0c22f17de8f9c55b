"""What does an ultrasound report of the scrotum say about the testes?

In: the rows of the report. Out: drafts: the volume and the longest diameter of each testis, and what was found. Which testis a
number belongs to is told by the last organ and side that were named before it, by a side named behind it in brackets, or by the column it stands
in; the size of a cyst, an epididymis or a lesion is nobody's. Nothing is calculated here: a volume that is not printed is not read. Masses and
other findings are read in `findings.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise

from intake.extraction.clauses import Clause, find_clauses, has
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.drafts import Draft
from intake.extraction.findings import read_findings
from intake.extraction.number_styles import NUMBER, parse_number
from intake.extraction.pieces import Piece, PieceKind
from intake.extraction.rows import Row
from intake.extraction.values import cut_pieces
from intake.reading.words import Word
from intake.units import parse_unit
from intake.vocabulary.folding import fold, squeeze

LEFT, RIGHT = "left", "right"
ORGAN_REACH = 4  # words: "head of the epididymis of the right testis"
OF_VOLUME = ("testis_volume_left", "testis_volume_right", "semen_volume")  # whose labels have the words for a volume
_TIMES = r"\s*[x×хX*✕]\s*"
_LENGTH_UNIT = r"(?:mm|cm|мм|см|ملم|مم|سم|میلی\s?متر|سانتی\s?متر)"
_SIZE = re.compile(
    rf"(?:(?<!\w)(?P<unit_before>{_LENGTH_UNIT})\s*)?(?P<first>{NUMBER})\s*(?P<unit_first>{_LENGTH_UNIT})?{_TIMES}(?P<second>{NUMBER})\s*(?:{_LENGTH_UNIT})?"
    rf"(?:{_TIMES}(?P<third>{NUMBER}))?\s*(?P<unit>{_LENGTH_UNIT})?(?!\w)",
    re.IGNORECASE,
)
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_SUFFIX = re.compile(r"(?<=[A-Za-z])['’]\w+[.,]?$")  # Turkish: "10,4 ml'dir."


@dataclass(slots=True)
class _Spoken:
    """What the text speaks of at a word: a testis, another organ (False), or nothing yet (None); and on which side."""

    is_testis: bool | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with the words it takes and the side it belongs to."""

    analyte: str
    clause: Clause
    piece: Piece
    unit_text: str | None
    side: str
    is_doubtful: bool


def read_imaging(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """All drafts of the report."""
    clauses = tuple(find_clauses([_with_label_first(row, context) for row in rows]))
    measured = [_draft(found, context) for found in _measure(clauses, context)]
    return (*measured, *read_findings(clauses, context))


def read_told_volumes(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """The volumes of the testes that the sentences of a letter tell; only where a testis is named."""
    measured = (_draft(found, context) for found in _measure(tuple(find_clauses(rows)), context) if not found.is_doubtful)
    return tuple(draft for draft in measured if draft.analyte.startswith("testis_volume"))


# ------------------------------------------------------------------------------------------------------------------- sizes and volumes


def _with_label_first(row: Row, context: Context) -> Row:
    """ "2.6 x 1.5 cm | right testis": a number in the first cell belongs to the side that the second names, and not to the one named above."""
    if len(row.cells) < 2:
        return row
    first, second, *others = row.cells
    named = [_sides_of(Clause(row, cell.words, _tokens(cell.words)), context) for cell in (first, second)]
    has_digits = [any(letter.isdigit() for letter in cell.text) for cell in (first, second)]
    is_led = has_digits == [True, False] and not named[0] and len(named[1]) == 1
    return replace(row, cells=(second, first, *others)) if is_led else row


def _measure(clauses: Sequence[Clause], context: Context) -> Iterator[_Found]:
    spoken = _Spoken()
    titles: list[tuple[float, float, str]] = []
    for number, clause in enumerate(clauses):
        if side := _title_of_column(clause, context):
            if number == 0 or clauses[number - 1].row is not clause.row or not titles:
                titles = []
            titles.append((*clause.row.span(clause.words), side))
        yield from _measure_clause(clause, spoken, titles, context)


def _title_of_column(clause: Clause, context: Context) -> str | None:
    """The side that a cell without any number names, where its row names both sides: the title of a column."""
    sides = _sides_of(clause, context)
    row_sides = {side for cell in clause.row.cells for side in _sides_of(Clause(clause.row, cell.words, _tokens(cell.words)), context)}
    has_digits = any(letter.isdigit() for word in clause.row.words for letter in word.text)
    return sides[0] if len(sides) == 1 and len(row_sides) == 2 and not has_digits and len(clause.row.cells) > 1 else None


def _tokens(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple("".join(letter for letter in fold(word.text) if letter.isalnum()) for word in words)


def _sides_of(clause: Clause, context: Context) -> list[str]:
    return [side for place in range(len(clause.tokens)) if (side := _side_at(clause, place, context))]


def _side_at(clause: Clause, place: int, context: Context) -> str | None:
    """The side a word names. A single letter names one only where a clause begins: in "(L x W x H)" it is the length."""
    token = clause.tokens[place]
    if len(token) == 1 and place > 0:
        return None
    return next((side for side in (LEFT, RIGHT) if context.lexicon.phrase(side).has(token)), None)


def _measure_clause(clause: Clause, spoken: _Spoken, titles: Sequence[tuple[float, float, str]], context: Context) -> Iterator[_Found]:
    """Walks over the words, remembering organ and side, and gives each number to what was named last."""
    numbers = {**_sizes_in(clause, context), **_volumes_in(clause, context)}
    is_lesion = has(clause, "mass", context)
    for place, token in enumerate(clause.tokens):
        _listen(clause, place, token, spoken, context)
        if place not in numbers:
            continue
        kind, piece, unit_text = numbers[place]
        side = _column_side(clause, piece.words, titles) or _side_behind(clause, place, min(numbers), context) or spoken.side
        if side is None or spoken.is_testis is False or (is_lesion and kind == "testis_length"):
            continue
        yield _Found(kind, clause, piece, unit_text, side, spoken.is_testis is None)


def _listen(clause: Clause, place: int, token: str, spoken: _Spoken, context: Context) -> None:
    """Takes in what one word says of organ and side."""
    lexicon = context.lexicon
    if side := _side_at(clause, place, context):
        spoken.side = side
    if lexicon.phrase("testis").has(token) and not _is_of_organ(clause, place, context):
        spoken.is_testis = True
    elif lexicon.phrase("other_organ").has(token) or lexicon.phrase("varicocele").has(token):
        spoken.is_testis = False
    if lexicon.phrase("both").has(token):
        spoken.side = None


def _is_of_organ(clause: Clause, place: int, context: Context) -> bool:
    """ "Придаток правого яичка", "epididymis of the right testis": the testis is only where the organ named right before it belongs."""
    texts = [word.text for word in clause.words[: place + 1]]
    first = max((n for n in range(1, place + 1) if texts[n - 1].endswith((",", ":", ";")) or texts[n].startswith("(")), default=0)
    return any(context.lexicon.phrase("other_organ").has(token) for token in clause.tokens[max(first, place - ORGAN_REACH) : place])


def _side_behind(clause: Clause, place: int, first: int, context: Context) -> str | None:
    """ "38 x 21 x 24 mm (right), 36 x 20 x 22 mm (left)": where no side stands before the first size, each belongs to the next side."""
    if any(_side_at(clause, number, context) for number in range(first)):
        return None
    return next((side for number in range(place, len(clause.tokens)) if (side := _side_at(clause, number, context))), None)


def _column_side(clause: Clause, words: Sequence[Word], titles: Sequence[tuple[float, float, str]]) -> str | None:
    if len(titles) < 2 or len(clause.row.cells) < 2:
        return None
    left, right = clause.row.span(words)
    over = [side for start, end, side in titles if left < end and right > start]
    return over[0] if len(over) == 1 else None


def _sizes_in(clause: Clause, context: Context) -> dict[int, tuple[str, Piece, str | None]]:
    """The longest diameter of each "38 x 21 x 24 mm", by the place of its first word."""
    sizes: dict[int, tuple[str, Piece, str | None]] = {}
    order = _order_of_sizes(clause)
    text, starts = _joined([clause.words[place] for place in order])
    for match in _SIZE.finditer(text):
        parts = [(match[name], parse_number(match[name], context.style)) for name in ("first", "second", "third") if match[name]]
        printed, (longest, _) = max(parts, key=lambda part: part[1][0])
        taken = [
            place
            for place, start in zip(order, starts, strict=True)
            if start < match.end() and start + len(_plain(clause.words[place])) > match.start()
        ]
        is_doubtful = any(doubt for _, (_, doubt) in parts) or _is_unlikely([number for _, (number, _) in parts]) or _is_torn(clause, len(parts))
        words = tuple(clause.words[place] for place in sorted(taken))
        piece = Piece(PieceKind.NUMBER, words, longest, is_doubtful=is_doubtful, shown=printed)
        sizes[min(taken)] = ("testis_length", piece, match["unit"] or match["unit_first"] or match["unit_before"] or _unit_of_row(clause))
    return sizes


def _unit_of_row(clause: Clause) -> str | None:
    """ "Size of the testis, mm | 35 x 19 x 24 | 33 x 18 x 22": the unit that ends the label of a line with its numbers in cells of their own."""
    label = clause.row.cells[0].words
    text = label[-1].text.strip("()[],:")
    is_label = len(label) > 1 and clause.words[0] not in label and not any(letter.isdigit() for word in label[:-1] for letter in word.text)
    return text if is_label and parse_unit(text) else None


def _is_torn(clause: Clause, diameters: int) -> bool:
    """ "35 | 19 x 24 | 33 x 18 x 22": a number alone beside sizes may be the first of one; a scan may have lost one where others have more."""
    beside = clause.row.cells[1:]
    is_alone = any(cell.text.replace(",", "").replace(".", "").isdecimal() for cell in beside)
    most = max((sum(bool(match[name]) for name in ("first", "second", "third")) for cell in beside for match in _SIZE.finditer(cell.text)), default=0)
    return is_alone or (clause.row.is_scanned and diameters < most)


def _order_of_sizes(clause: Clause) -> list[int]:
    """Places of the words, those between Arabic words from left to right: "38 x 21 x 24 mm" is not turned round in a line that is."""
    order = list(range(len(clause.words)))
    if not clause.row.is_mirrored:
        return order
    runs = [list(run) for _, run in groupby(order, key=lambda place: bool(_ARABIC.search(clause.words[place].text)))]
    return [place for run in runs for place in (run if _ARABIC.search(clause.words[run[0]].text) else _by_place(run, clause))]


def _by_place(run: list[int], clause: Clause) -> list[int]:
    return sorted(run, key=lambda place: clause.words[place].box.left)


def _is_unlikely(diameters: Sequence[Decimal]) -> bool:
    """One diameter three times another: a decimal mark was lost, or it is no testis."""
    return max(diameters) > 3 * min(diameters)


def _joined(words: Sequence[Word]) -> tuple[str, list[int]]:
    """The words as one folded text, and where each begins in it."""
    starts: list[int] = []
    text = ""
    for word in words:
        text = f"{text} " if text else ""
        starts.append(len(text))
        text += _plain(word)
    return text, starts


def _plain(word: Word) -> str:
    return fold(word.text)


def _volumes_in(clause: Clause, context: Context) -> dict[int, tuple[str, Piece, str | None]]:
    """Every plain number with a unit of volume behind it, by the place of its first word."""
    volumes: dict[int, tuple[str, Piece, str | None]] = {}
    analyte = context.vocabulary.get_analyte("testis_volume_left")
    bare = [replace(word, text=_SUFFIX.sub("", word.text)) for word in clause.words]
    pieces = cut_pieces(bare, context.style, context.lexicon)
    pairs = [*pairwise(pieces), *(pairwise(reversed(pieces)) if clause.row.is_mirrored else ())]
    for piece, behind in pairs:
        if piece.kind is PieceKind.NUMBER and behind.kind is PieceKind.UNIT and behind.unit and analyte.accepts(behind.unit):
            place = next(number for number, word in enumerate(bare) if word is piece.words[0])
            words = clause.words[place : place + len(piece.words)]
            volumes[place] = ("testis_volume", replace(piece, words=words), behind.text.rstrip(").,;"))
    unit = _unit_of_row(clause) if _names_volume(clause.row.cells[0].words[:-1], context) else None
    if unit and [piece.kind for piece in pieces] == [PieceKind.NUMBER] and (parsed := parse_unit(unit)) and analyte.accepts(parsed):
        volumes[clause.words.index(pieces[0].words[0])] = ("testis_volume", pieces[0], unit)
    return volumes


def _names_volume(label: Sequence[Word], context: Context) -> bool:
    """ "Testis volume", "Volume"; "Residual urine" is neither."""
    spoken = context.lexicon.bags.speaks_of
    return all(context.lexicon.phrase("testis").has(squeeze(word.text)) or any(spoken(word.text, name) for name in OF_VOLUME) for word in label)


def _draft(found: _Found, context: Context) -> Draft:
    unit = parse_unit(found.unit_text) if found.unit_text else None
    doubts = frozenset({"label_doubtful"}) if found.is_doubtful else frozenset[str]()
    label = " ".join(word.text for word in found.clause.words[:4]).strip(" :.;-")
    analyte = f"{found.analyte}_{found.side}"
    on = _other_day(found.clause, context)
    return Draft(analyte, label, found.clause.row, found.piece.words, piece=found.piece, unit=unit, unit_text=found.unit_text, on=on, doubts=doubts)


def _other_day(clause: Clause, context: Context) -> date | None:
    """ "Comparison: 19.08.2023 (right testis 2.9 x 1.6 x 1.9 cm)": the only day of a sentence, where it is not the report's."""
    texts = [word.text.strip("(),;:") for word in clause.words]
    days = {day for place in range(len(texts)) if (day := read_day(texts, place, context.lexicon, context.order)[0])}
    return days.pop() if len(days) == 1 and context.collected_on not in days else None
