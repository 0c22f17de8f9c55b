"""Which of the pieces beside a value are its unit, its range, its flag?

In: an entry and the piece chosen as its value. Out: the unit, the laboratory's range, the printed flag; None where nothing certain stands there.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from intake.extraction.context import Context
from intake.extraction.entry import Entry, Placed
from intake.extraction.lexicon import Lexicon, Phrase, edit_distance
from intake.extraction.pieces import Piece, PieceKind
from intake.reading.words import Word
from intake.units import Unit, parse_unit
from intake.vocabulary import Analyte
from intake.vocabulary.folding import squeeze

# A printed range within this factor of the usual one is the usual one in another laboratory.
NEAR = Decimal("2.5")
ROUNDED = Decimal("0.03")  # how far laboratories round
ALIKE = Decimal("1.5")  # two numbers so near the ends of the usual range are its ends in another laboratory, and not results of other days
OLDEST = 120  # years
SHORTEST_NAME = 2  # letters
LONGEST_MISREAD_UNIT = 16  # letters
_UNIT_LETTERS = "/ngmulpdIULM%гнмлкдпЕМоь6"
_SPOILT_MOLES = re.compile(r"(?<=мол)[ыьъ]{1,2}[/1|]?[лп]?$")  # "нмолыл": of moles no laboratory counts but those in a litre
_SPOILT_LITRE = re.compile(r"/([mdµu]?)(?:[I1|!\]]|i[lL1I]?|l[lL1I]|_[lL])$")  # "U/I", "mIU/mil", "ng/d_L"
_SPOILT_MICRO = re.compile(r"^p(?=[a-zA-Z])")  # "pg/mL", which may be "µg/mL"
# "10°/mL", "10А6/мл", "10/6/mL"; "1076/мл", "105/mL", in which nobody counts
_SPOILT_POWER = re.compile(r"10(?:[^\d/]{1,3}6?|[47]6|/6|5)б?(?=/)")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_STRAY_MARK = re.compile(r"[\"'”“’‘´`_|]|\d \d")
TIMES = ("d", "h", "min")
MILLIONS = "mn"
PER_VOLUME = ("1ml", "1мл", "/ml", "perml", "proml", "parml", "porml", "inml", "enml", "wml", "peml", "naml", "jeml", "вмл", "умл", "permilliliter")
ONE_VOLUME = ("1ml", "1мл")
PERSIAN_PER_VOLUME = ("میلیلیتر", "سیسی")  # "در هر میلی لیتر"
RANGES = ("range", "low", "high")


class Sexes(NamedTuple):
    """Words that say whose range it is."""

    male: Phrase
    female: Phrase


def role_of(placed: Placed) -> str | None:
    return placed.column.role if placed.column else None


def is_of_material(placed: Placed) -> bool:
    """ "Ejaculate" under "Material": a word that is a unit elsewhere, in a column of its own title."""
    return placed.column is not None and placed.column.role == "other" and bool(placed.column.title)


def place_of(pieces: Sequence[Piece], wanted: Piece) -> int:
    return next(place for place, piece in enumerate(pieces) if piece is wanted)


def find_unit(entry: Entry, value: Piece, analyte: Analyte) -> tuple[Unit | None, str | None]:
    """The unit behind the value, in its own column, in the range or beside the label; or the text of one that nobody knows. "mn" is short for
    millions, but of a time for minutes."""
    unit, text = _find_unit(entry, value, analyte)
    minutes = parse_unit("min") if unit == parse_unit(MILLIONS) else None
    words = (*entry.label.words, *(word for placed in entry.placed for word in placed.piece.words))
    is_short = minutes is not None and analyte.accepts(minutes) and any(squeeze(word.text) == MILLIONS for word in words)
    return (minutes, minutes.code) if minutes and is_short else (unit, text)


def _find_unit(entry: Entry, value: Piece, analyte: Analyte) -> tuple[Unit | None, str | None]:
    placed = list(entry.placed)
    others = [p.piece.words for p in placed if p.piece.kind is PieceKind.NUMBER and p.piece.words != value.words]
    own = next((p.cell for p in placed if p.piece is value), None)
    printed = [p for p in placed if p.piece.kind is PieceKind.UNIT and p.piece.words not in others and not is_of_material(p)]
    units = [p for p in printed if not _is_half_a_unit(entry, p, value) and not _is_of_next_label(entry, p, analyte)]
    behind = [p.piece for p in sorted(units, key=lambda p: p.cell != own)]  # "≥ 1400 µL | 3.4 mL": the value's own before its limits'
    glued = [piece for piece in behind if piece.words == value.words]
    candidates = [*glued, *behind]
    for piece in candidates:
        if piece.unit and analyte.unit and analyte.accepts(piece.unit):
            return piece.unit, _unit_text(piece, is_scanned=entry.row.is_scanned)
    for piece in candidates:
        if (whole := _unit_per_volume(piece, entry)) and analyte.accepts(whole):
            return whole, whole.code
    if not candidates and (above := _unit_of_label(entry) or _unit_above(entry, value)):
        return above, above.code
    if candidates:
        return candidates[0].unit, _unit_text(candidates[0], is_scanned=entry.row.is_scanned)
    if timed := _unit_of_time(entry, analyte):
        return timed, timed.code
    return _unit_in_column(placed, analyte) or (None, _unknown_behind(entry, value) or _unknown_in_label(entry))


def _is_of_next_label(entry: Entry, unit: Placed, analyte: Analyte) -> bool:
    """ "DHEA-S [µmol/L] | 4.31 | 4.34-12.20 Testosterone [µg/L]": behind words in its own cell, where the label has a unit that fits."""
    before = [p.piece for p in entry.placed if p.cell == unit.cell and p.cell and p.piece.words[0].box.left < unit.piece.words[0].box.left]
    has_words = any(piece.kind is PieceKind.TEXT and any(len(squeeze(word.text)) >= SHORTEST_NAME for word in piece.words) for piece in before)
    return has_words and entry.label.unit is not None and analyte.accepts(entry.label.unit)


def _unit_in_column(placed: Sequence[Placed], analyte: Analyte) -> tuple[Unit | None, str] | None:
    """What no rule of units took for one: in the column of units "10^6" may be, and of anything else the text is told."""
    text = next((p.piece.text for p in placed if p.piece.kind is PieceKind.TEXT and p.column and p.column.role == "unit"), None)
    unit = parse_unit(text) if text else None
    return (unit if unit and analyte.accepts(unit) else None, text) if text else None


def _unit_per_volume(piece: Piece, entry: Entry) -> Unit | None:
    """ "Spermatozoa per ml: 5 millions", "1 ml-də spermatozoid: 5 mln": the label has the volume, the number the power of ten."""
    name = "".join(word.text for word in entry.label.words).rstrip(" :).").casefold()
    is_per_volume = name.endswith((*PER_VOLUME, *PERSIAN_PER_VOLUME)) or name.startswith(ONE_VOLUME)
    return parse_unit(f"{piece.text}/mL") if is_per_volume else None


def _unit_of_label(entry: Entry) -> Unit | None:
    """The unit in the label's brackets; of "Spermatozoa/ml (x10^6)" the volume before them belongs to it."""
    own = entry.label.unit
    name = "".join(word.text for word in entry.label.words).casefold().partition("(")[0]
    is_count = own is not None and own.code.startswith("10*") and "/" not in own.code and name.endswith(PER_VOLUME)
    return parse_unit(f"{own.code.replace('*', '^')}/mL") if own and is_count else own


def _unit_of_time(entry: Entry, analyte: Analyte) -> Unit | None:
    """ "Days of abstinence 4": a day, an hour or a minute that the label itself counts in; of two nobody knows which."""
    units = [unit for word in entry.label.words if (unit := parse_unit(word.text.strip("():,."))) and unit.code in TIMES and analyte.accepts(unit)]
    return units[0] if len({unit.code for unit in units}) == 1 else None


def _unknown_behind(entry: Entry, value: Piece) -> str | None:
    """ "37.6 xy/L": the word with a line right behind a number is its unit, known or not."""
    place = next((number for number, placed in enumerate(entry.placed) if placed.piece is value), None)
    behind = entry.placed[place + 1] if place is not None and place + 1 < len(entry.placed) else None
    is_unit = behind is not None and behind.piece.kind is PieceKind.TEXT and behind.cell == entry.placed[place or 0].cell
    text = behind.piece.words[0].text.strip(".,;()") if behind is not None and is_unit else ""
    return text if "/" in text.strip("/") else None


def _unknown_in_label(entry: Entry) -> str | None:
    """ "Round cells (10°/ml)" on a scan: a unit in brackets whose raised power was not read."""
    bracketed = (word.text for word in entry.label.words if word.text.startswith("(10") and word.text.endswith(")") and "/" in word.text)
    return next((text.strip("()") for text in bracketed), None) if entry.row.is_scanned else None


def _is_half_a_unit(entry: Entry, unit: Placed, value: Piece) -> bool:
    """ "/mL" behind something that is not the value: the first half, the power of ten, was not understood."""
    place = next(number for number, placed in enumerate(entry.placed) if placed is unit)
    before = entry.placed[place - 1] if place else None
    return unit.piece.text.startswith("/") and before is not None and before.cell == unit.cell and before.piece.words != value.words


def _unit_above(entry: Entry, value: Piece) -> Unit | None:
    """The unit in the title over the value."""
    return next((placed.column.unit for placed in entry.placed if placed.piece.words == value.words and placed.column), None)


def _unit_text(piece: Piece, *, is_scanned: bool) -> str:
    """The unit as printed, without the sentence's commas and brackets around it; its UCUM code where an engine put marks into it."""
    text = piece.text.strip(",;:").lstrip(".")
    if is_scanned and piece.unit and (_STRAY_MARK.search(text) or "q" in text):  # Azerbaijani writes "nq", an engine too
        return piece.unit.code
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text.rstrip(" ([")


def find_alike_unit(text: str, analyte: Analyte) -> Unit | None:
    """The only unit of the analyte that is one letter, or one spoilt power of ten, away from a misread one ("ни/мл", "UL", "x10°/mL")."""
    straight = parse_unit(_SPOILT_MOLES.sub("ь/л", _SPOILT_LITRE.sub(r"/\1L", text.replace("rn", "m"))))
    if straight and analyte.accepts(straight):
        return straight
    changed = {text[:place] + letter + text[place + step :] for place in range(len(text) + 1) for letter in _UNIT_LETTERS for step in (0, 1)}
    changed |= {text[:place] + text[place + 1 :] for place in range(1, len(text)) if text[place] == text[place - 1]}  # seen twice
    changed.add(_SPOILT_POWER.sub("10^6", text))
    listed = {_plain_code(unit): unit for unit in analyte.units}
    near = {listed[_plain_code(unit)] for spelling in changed if (unit := parse_unit(spelling)) and _plain_code(unit) in listed}
    if len(near) != 1 or not 1 < len(text) <= LONGEST_MISREAD_UNIT:
        return None
    scale = near.pop()
    return min(
        (unit for unit in analyte.units if unit == scale), key=lambda unit: edit_distance(text.casefold(), _plain_code(unit).casefold(), len(text))
    )


def may_be_micro(text: str, analyte: Analyte) -> bool:
    """Whether a unit is one of the analyte's if its "p" is a misread "µ"."""
    unit = parse_unit(_SPOILT_MICRO.sub("µ", text))
    return unit is not None and analyte.accepts(unit)


def _plain_code(unit: Unit) -> str:
    return unit.code.replace("[IU]", "U")


def find_only_unit(analyte: Analyte) -> Unit | None:
    """The unit of an analyte that has but one scale."""
    return analyte.unit if len(set(analyte.units)) == 1 else None


def find_range(entry: Entry, value: Piece, sexes: Sexes) -> Piece | None:
    """The laboratory's range: in its column, else any range beside the value, else another limit. Of several (by sex, by age) only the men's."""
    if ends := _range_of_ends(entry):
        return ends
    elsewhere = ("previous", "rival", "other", "low", "high")
    placed = [p for p in entry.placed if p.piece is not value and role_of(p) not in elsewhere]
    in_column = [p for p in placed if role_of(p) == "range"]
    beside = [p.piece for p in in_column or placed]
    found = [piece for piece in beside if piece.kind in (PieceKind.RANGE, PieceKind.LIMIT)]
    if not found and entry.row.is_scanned and (broken := _range_without_dash(entry, value)):
        return broken
    if len(found) > 1:
        found = [piece for piece in found if _stands_behind(beside, piece, sexes.male)]
    found = [piece for piece in found if not _stands_behind(beside, piece, sexes.female) and not _is_an_age(beside, piece)]
    return found[0] if len(found) == 1 else None


def _range_of_ends(entry: Entry) -> Piece | None:
    """The range whose ends stand in two columns."""
    ends = {placed.column.role: placed.piece for placed in entry.placed if placed.column and placed.piece.kind is PieceKind.NUMBER}
    low, high = ends.get("low"), ends.get("high")
    if low is None or high is None:
        return None
    shown = f"{low.text} - {high.text}"
    doubtful = low.is_doubtful or high.is_doubtful
    return Piece(PieceKind.RANGE, (*low.words, *high.words), low=low.number, high=high.number, is_doubtful=doubtful, shown=shown)


def _range_without_dash(entry: Entry, value: Piece) -> Piece | None:
    """Two growing numbers in the column of ranges, whose dash an engine took for something else."""
    ends = [
        placed.piece for placed in entry.placed if role_of(placed) == "range" and placed.piece.kind is PieceKind.NUMBER and placed.piece is not value
    ]
    if len(ends) != 2 or ends[0].number is None or ends[1].number is None or ends[0].number >= ends[1].number:
        return None
    low, high = ends
    return Piece(PieceKind.RANGE, (*low.words, *high.words), low=low.number, high=high.number, shown=f"{low.text} - {high.text}")


def _stands_behind(pieces: Sequence[Piece], wanted: Piece, phrase: Phrase) -> bool:
    """True when a word of the phrase stands right before the range."""
    place = place_of(pieces, wanted)
    return place > 0 and any(phrase.has(squeeze(word.text)) for word in pieces[place - 1].words)


def _is_an_age(pieces: Sequence[Piece], wanted: Piece) -> bool:
    """ "Men 20 to 49 years: 2.49 to 8.36": whole numbers with a title behind them, which speaks of the next range."""
    place = place_of(pieces, wanted) + 1
    ends = [end for end in (wanted.low, wanted.high) if end is not None]
    is_young = all(end == int(end) and end <= OLDEST for end in ends)
    return is_young and place < len(pieces) and pieces[place].kind is PieceKind.TEXT and pieces[place].text.endswith(":")


def is_usual_range(printed: Piece | None, unit: Unit | None, analyte: Analyte) -> bool:
    """True when the printed range, in the printed unit, is near the analyte's usual one."""
    if printed is None or analyte.usual is None:
        return False
    pairs = [(printed.low, analyte.usual.low), (printed.high, analyte.usual.high)]
    compared = [(analyte.in_canonical(limit, unit), usual) for limit, usual in pairs if limit is not None and limit > 0 and usual > 0]
    return bool(compared) and all(limit is not None and usual / NEAR <= limit <= usual * NEAR for limit, usual in compared)


def find_misread_range(entry: Entry, value: Piece, lexicon: Lexicon) -> Piece | None:
    """A plain number in the column of ranges, or in brackets of its own, on a page read by OCR."""
    in_column = [p.piece for p in entry.placed if (p.column and p.column.role == "range") or is_bracketed_limit(entry, p, lexicon)]
    numbers = [piece for piece in in_column if piece.kind is PieceKind.NUMBER and piece is not value]
    return numbers[0] if entry.row.is_scanned and len(numbers) == 1 else None


def is_bracketed_limit(entry: Entry, placed: Placed, lexicon: Lexicon) -> bool:
    """ "7.9   (27.2)", "7.9 (normal 27.2)" on a scan: what stands in brackets behind a value, or behind the title of limits, was a limit whose sign
    an engine read as a digit or not at all."""
    words = placed.piece.words
    if not entry.row.is_scanned or placed.piece.kind is not PieceKind.NUMBER:
        return False
    if not (words[0].text.startswith("(") and words[-1].text.endswith(")")):
        return _is_in_bracket_of_limits(entry, placed, lexicon)
    return any(other.piece.kind is PieceKind.NUMBER and (other.cell or 0) < (placed.cell or 0) for other in entry.placed)


def _is_in_bracket_of_limits(entry: Entry, placed: Placed, lexicon: Lexicon) -> bool:
    """Whether the last bracket opened before it, and not closed since, begins with the title of limits, "(V.R. 2 7)", or a sign."""
    place = place_of([other.piece for other in entry.placed], placed.piece)
    before = [word.text for other in reversed(entry.placed[:place]) for word in reversed(other.piece.words)]
    mark = next((text for text in before if text.startswith("(") or text.endswith(")")), "")
    is_sign = len(mark) == len("(x")  # "(x 39)", an engine's "(≥ 39)"
    return mark.startswith("(") and not mark.endswith(")") and (is_sign or lexicon.name_of("headers", mark) == "range")


def find_flag(entry: Entry) -> str | None:
    """The printed flag; not a "normal" among the expected values."""
    beside = [placed for placed in entry.placed if role_of(placed) not in (*RANGES, "previous")]
    flags = [placed.piece.flag for placed in beside if placed.piece.kind is PieceKind.FLAG and placed.piece.flag]
    return next((flag for flag in flags if flag in ("H", "L")), flags[0] if flags else None)


def has_lost_day(entry: Entry) -> bool:
    """Results under "1Z.09.24", beside columns under days: the day of an earlier sample, misread."""
    lost = (column for column in entry.columns if column.role == "result" and not column.on)
    return any(sum(map(str.isdigit, column.title)) > 1 and not _DAY.fullmatch(column.title) for column in lost) and any(
        column.on for column in entry.columns
    )


def without_second_system(pieces: Sequence[Piece], entry: Entry, context: Context) -> Sequence[Piece]:
    """ "187.8 ng/dL | 249 - 836 | 6.51 nmol/L": of one result in two systems of units, which bear each other out, the first."""
    pieces = without_spoilt_limits(pieces, entry, context)
    analyte, amounts = context.vocabulary.get_analyte(entry.label.analyte or ""), list[Decimal]()
    number: Decimal | None = None
    units: set[Unit] = set()
    for piece in (placed.piece for placed in entry.placed):
        number = piece.number if any(piece is one for one in pieces) else number
        if piece.unit and number is not None and (amount := analyte.in_canonical(number, piece.unit)) is not None:
            amounts, units, number = [*amounts, amount], units | {piece.unit}, None
    is_one = len(pieces) == len(amounts) == len(units) == 2 and abs(amounts[0] - amounts[1]) <= ROUNDED * max(amounts) > 0
    return pieces[:1] if is_one else pieces


def without_spoilt_limits(pieces: Sequence[Piece], entry: Entry, context: Context) -> Sequence[Piece]:
    """ "48 % (2 54)", "10.04 ng/mL  0.73  16.05" on a scan: numbers in a bracket behind the value, or two behind its unit that are usual limits in
    it, were limits whose signs an engine lost."""
    if not entry.row.is_scanned or len(pieces) < 2 or pieces[0].words[0].text.startswith(("(", "[")):
        return pieces
    value, words = pieces[0], [word for placed in entry.placed for word in placed.piece.words]
    others = [piece for piece in pieces[1:] if not _is_in_bracket(words, value.words[-1], piece.words[0])]
    return [value] if _are_usual_limits(others, value, entry, context) else [value, *others]


def _is_in_bracket(words: Sequence[Word], value: Word, first: Word) -> bool:
    """Whether a bracket opens behind the value and is still open at this word, with nothing but numbers and signs in it."""
    is_open, places = False, {id(word): place for place, word in enumerate(words)}
    for word in words[places.get(id(value), len(words)) + 1 : places.get(id(first), 0) + 1]:
        goes_on = is_open and (word is first or not word.text.endswith((")", "]")))
        is_open = (word.text.startswith(("(", "[")) or goes_on) and (word is first or not any(map(str.isalpha, word.text)))
    return is_open


def _are_usual_limits(pieces: Sequence[Piece], value: Piece, entry: Entry, context: Context) -> bool:
    behind = [placed.piece for placed in entry.placed][place_of([placed.piece for placed in entry.placed], value) + 1 :]
    low, high = (pieces[0].number, pieces[1].number) if len(pieces) == 2 else (None, None)
    if low is None or high is None or not behind or not (unit := behind[0].unit):
        return False
    analyte = context.vocabulary.get_analyte(entry.label.analyte or "")
    ends = [
        (analyte.in_canonical(low, unit), analyte.usual and analyte.usual.low),
        (analyte.in_canonical(high, unit), analyte.usual and analyte.usual.high),
    ]
    return low < high and all(end and usual and usual / ALIKE <= end <= usual * ALIKE for end, usual in ends)
