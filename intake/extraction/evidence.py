"""What speaks for a value that was read from pixels, and what against it?

In: a draft, its reading, the paper's own habits. Out: named figures, mostly 0 or 1, the features of the calibrated confidence (`confidence.py`; its
data file has a weight for each of them). Nothing is decided here, and nothing of it concerns text layers: their letters are certain.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile, takewhile
from math import log10
from statistics import median

from intake.extraction.context import Context
from intake.extraction.ink import has_room_for_a_mark
from intake.extraction.pieces import Piece
from intake.extraction.readings import Reading
from intake.extraction.tables import Draft
from intake.reading.numerals import has_digit, is_mark_added, numbers_in
from intake.reading.words import SecondLook, Word
from intake.units import parse_unit
from intake.vocabulary import Analyte, Language
from intake.vocabulary.folding import squeeze

MOST_OFFSET = 0.6  # of a word's height
FAR_OUTSIDE = 5
LEAST_STRANGER = 4  # letters
SCRAP = 0.5  # below this the engine did not believe what it wrote
LONGEST_SCRAP = 2  # letters: no answer in words is so short
LEAST_TOLD, LEAST_SURE = 5, 0.75  # words of a sentence, and what each of them must be worth
_MARKS = (".", ",", "٫")
_WHOLE = re.compile(r"(\d[.,]\d+)[.,]$")  # a number that has its mark; that behind it is the sentence's
_FORMAL = re.compile(r"\d{2},[XY]|\dT/\dT|c\.\d")  # a karyotype, lengths of poly-T, a variant: little else looks like them, or like a known answer
SUREST = 0.999  # a reader's "certain" is worth no more than one error in a thousand
UNSURE, CERTAIN = 0.9, 0.99  # a first reader below and a second one from here on: of 90 such numbers the second had all right
_PARTS = re.compile(r"(?P<sign>[<>≤≥=]*)(?P<number>.*)")


def weigh_value(draft: Draft, reading: Reading, analyte: Analyte, context: Context, *, has_flags: bool) -> dict[str, float]:
    """The evidence about one value; `has_flags` says that this report marks what is out of range."""
    is_number = draft.piece is not None and draft.piece.number is not None
    telling = [word for word in draft.words if has_digit(word.text)] if is_number else []
    looks = [word.look for word in telling or draft.words]
    seen = [look for look in looks if look is not None]
    is_formal = draft.value is not None and (bool(_FORMAL.search(draft.value)) or _is_spelt_as_known(draft.value, context))
    evidence = {
        "engine_doubt": _doubt(min(_first_confidence(word.confidence, word.look) for word in draft.words)),
        "confirmed": float(all(look is not None and look.agrees for look in looks)),
        "contradicted": float(any(look.contradicts and not is_outvoted(look) for look in seen)),
        "seen_once": float(any(not look.first or is_outvoted(look) for look in seen)),
        "unseen": float(is_number and not seen),
        "mark_added": float(any(look.agrees and is_mark_added(look.first, look.second) for look in seen)),
        "second_doubt": _doubt(min((look.confidence for look in seen), default=SUREST)),
        "label_known": float(squeeze(draft.label) in context.lexicon.tables.get("labels", {})),
        "label_whole": float(any(squeeze(cell.text) == squeeze(draft.label) for cell in draft.row.cells)),
        "stranger": float(_has_stranger(draft, context)),
        "off_row": float(is_off_its_row(draft)),
        "code": float(not is_number and (analyte.answer != "text" or is_formal)),
        "free_text": float(not is_number and analyte.answer == "text" and not is_formal),
        "scrap": float(not is_number and _is_scrap(draft, analyte)),
    }
    if draft.piece is not None and draft.piece.number is not None:
        evidence |= _weigh_number(draft, draft.piece, reading, analyte, context) | _weigh_range(draft, draft.piece, has_flags=has_flags)
    return evidence


def _is_scrap(draft: Draft, analyte: Analyte) -> bool:
    """Too short for an answer in words; one that its only reader did not believe; or a sentence with a word that was hardly read: "aucun
    spermatnznïde" denies nobody knows what."""
    if analyte.answer == "text":
        return len(squeeze(draft.value or "")) <= LONGEST_SCRAP
    if any(word.confidence <= SCRAP and word.look is None for word in draft.words):
        return True
    is_spoilt = any(word.confidence < LEAST_SURE and len(squeeze(word.text)) > LONGEST_SCRAP for word in draft.words)
    return len(draft.words) >= LEAST_TOLD and is_spoilt


def _is_spelt_as_known(value: str, context: Context) -> bool:
    """True for an answer of the vocabulary, letter by letter: "artmis" is no "artmış", whose strokes both readers lose in small print."""
    return value.casefold() in _spellings_of(tuple(context.vocabulary.languages.values()))


@lru_cache(maxsize=4)
def _spellings_of(languages: tuple[Language, ...]) -> frozenset[str]:
    """Every answer and flag of these languages as the vocabulary spells it."""
    sections = (language.sections.get(name, {}) for language in languages for name in ("answers", "flags"))
    return frozenset(word.casefold() for section in sections for words in section.values() for word in words)


def _has_stranger(draft: Draft, context: Context) -> bool:
    """True when a word that nobody knows stands between label and value: "progressive", misread, makes another test of "motility".

    Not in a sentence that measures something else first: "Right testis 38 x 19 x 26 mm, volume 9.8 mL".
    """
    label = squeeze(draft.label)
    cell = next((cell for cell in draft.row.cells if label and label in squeeze(cell.text)), None)
    if cell is None:
        return False
    before = list(takewhile(lambda word: word not in draft.words, cell.words))
    ends = [place for place, word in enumerate(before, 1) if (text := squeeze(word.text)) and label.endswith(text)]
    between = before[max(ends, default=len(before)) :]
    rest = [text for word in between if (text := squeeze(word.text)).isalpha() and not word.text.startswith("(")]
    return not any(word.text.isdecimal() for word in between) and any(
        len(text) >= LEAST_STRANGER and context.lexicon.name_of("label_rest", text) is None for text in rest
    )


def _first_confidence(confidence: float, look: SecondLook | None) -> float:
    """The engine's own confidence, before a second look was reckoned in; where it lost a mark, that is known and weighed by itself."""
    if look is None:
        return confidence
    if is_outvoted(look):
        return look.confidence
    return look.confidence if look.agrees and is_mark_added(look.first, look.second) else look.first_confidence


def is_outvoted(look: SecondLook) -> bool:
    """True for a number of which the first reader was not sure, and the second one is, in its crop and in the stretched one: as good as seen once.

    Not where that lost a mark or added a stroke to a number: an arrow before "0" makes "10" for both crops alike.
    """
    if not look.contradicts or look.first_confidence >= UNSURE or look.confidence < CERTAIN or not numbers_in(look.second):
        return False
    first, second = (_PARTS.fullmatch(text.strip().replace(",", ".")) for text in (look.first, look.second))
    if first is None or second is None or (has_digit(look.first) and first["sign"] != second["sign"]):
        return False
    one, other = first["number"], second["number"]
    return ("." in other or "." not in one) and other not in (f"1{one}", f"{one}1")


def _doubt(confidence: float) -> float:
    """0 for a certain reader, 1 for one that is right half of the time, more below that; logarithmic, as errors are."""
    return (log10(max(1 - confidence, 1 - SUREST)) + 3) / (log10(0.5) + 3)


def _weigh_number(draft: Draft, piece: Piece, reading: Reading, analyte: Analyte, context: Context) -> dict[str, float]:
    usual = context.digit_widths.get(draft.row.page)
    canonical, hard = reading.canonical_number, analyte.hard
    return {
        "other_digits": float(not any(has_digit(word.text) for word in piece.words)),
        "comparator": float(piece.comparator is not None),
        "room_for_mark": float(any(has_room_for_a_mark(word, usual) for word in piece.words)),
        "unit_printed": float(draft.unit is not None and reading.unit == draft.unit_text),
        "unusual": float(canonical is not None and analyte.usual is not None and hard is not None and _is_unusual(canonical, analyte)),
    }


def _is_unusual(canonical: Decimal, analyte: Analyte) -> bool:
    usual = analyte.usual
    return (
        usual is not None
        and canonical != 0
        and bool((usual.high and canonical > FAR_OUTSIDE * usual.high) or (usual.low and canonical * FAR_OUTSIDE < usual.low))
    )


def _weigh_range(draft: Draft, piece: Piece, *, has_flags: bool) -> dict[str, float]:
    """What the laboratory's own range and flag say about the number."""
    limits, number = draft.range, piece.number
    if limits is None or number is None:
        return {"no_range": 1.0}
    wholly = number == number.to_integral_value() and not _has_mark(piece.text)
    return {
        "mark_expected": float(wholly and number >= 10 and _has_decimals(limits)),
        "fits_smaller": float(not _has_mark(piece.text) and _would_fit_smaller(number, limits)),
        "far_outside": float(_is_far_outside(number, limits)),
        "range_absurd": float(limits.low is not None and limits.high is not None and limits.low >= limits.high),
        "flag_against": float(contradicts(draft.flag, piece, limits) or (has_flags and draft.flag is None and contradicts("N", piece, limits))),
        "flag_fits": float(draft.flag in ("H", "L") and not contradicts(draft.flag, piece, limits)),
    }


def is_off_its_row(draft: Draft) -> bool:
    """True when a value stands so far above or below its label that it may belong to the neighbouring row."""
    cells = draft.row.cells
    own = next((cell for cell in cells if draft.words[0] in cell.words), cells[0])
    height = median(word.box.height for word in (*cells[0].words, *own.words))
    return abs(own.middle - cells[0].middle) > MOST_OFFSET * height


def is_cut_short(draft: Draft) -> bool:
    """True when a number ends or begins with a mark that both readers see: "1, 64" is one number in two words, and a part of it is no value.

    And where right behind it stands a scrap that no reader believes: "11.2" may fall into "1" and dirt.
    """
    words = draft.piece.words if draft.piece is not None and draft.piece.number is not None else ()
    texts = [_WHOLE.sub(r"\1", (word.look.second if word.look else word.text).strip("()[]*")) for word in words if any(map(str.isdigit, word.text))]
    return any(text[-1:] in _MARKS or text[:1] in _MARKS for text in texts if text) or (bool(words) and _has_scrap_behind(draft, words[-1]))


def _has_scrap_behind(draft: Draft, last: Word) -> bool:
    """The next word of the value's cell is neither its unit nor a flag, and nobody is sure of it."""
    cell = next((cell for cell in draft.row.cells if any(word is last for word in cell.words)), None)
    behind = list(dropwhile(lambda word: word is not last, cell.words))[1:2] if cell else []
    return any(
        word.confidence < SCRAP and word.look is None and len(squeeze(word.text)) > 1 and parse_unit(word.text.strip(".,;:()")) is None
        for word in behind
    )


def contradicts(flag: str | None, value: Piece, limits: Piece) -> bool:
    """A high flag on a value that is not high, a low one on a value that is not low, "normal" on one outside."""
    number, low, high = value.number, limits.low, limits.high
    if number is None or value.comparator is not None:
        return False
    is_high, is_low = high is not None and number > high, low is not None and number < low
    if flag == "H":
        return high is not None and not is_high
    if flag == "L":
        return low is not None and not is_low
    return flag == "N" and (is_high or is_low)


def _has_decimals(limits: Piece) -> bool:
    ends = [end for end in (limits.low, limits.high) if end is not None]
    return bool(ends) and all("." in str(end) for end in ends)


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _would_fit_smaller(number: Decimal, limits: Piece) -> bool:
    """A whole number above the range that a lost decimal mark would bring into it."""
    if limits.high is None or number <= limits.high or number < 10:
        return False
    low = limits.low or Decimal(0)
    return any(low <= number / ten <= limits.high for ten in (10, 100))


def _is_far_outside(number: Decimal, limits: Piece) -> bool:
    """Zero is not far outside: no sperm at all is what these papers are about."""
    return number != 0 and bool((limits.high and number > FAR_OUTSIDE * limits.high) or (limits.low and number * FAR_OUTSIDE < limits.low))


def reasons_of(evidence: Mapping[str, float]) -> set[str]:
    """What stands against a value, as codes for people."""
    return {code for name, code in AGAINST.items() if evidence.get(name, 0.0) >= 1.0}


AGAINST = {
    "engine_doubt": "low_confidence",
    "other_digits": "low_confidence",
    "seen_once": "low_confidence",
    "scrap": "low_confidence",
    "mark_added": "decimal_doubtful",
    "room_for_mark": "decimal_doubtful",
    "mark_expected": "decimal_doubtful",
    "fits_smaller": "decimal_doubtful",
    "far_outside": "decimal_doubtful",
    "range_absurd": "decimal_doubtful",
    "comparator": "comparator_doubtful",
    "flag_against": "flag_against_range",
    "stranger": "label_doubtful",
    "off_row": "row_doubtful",
}
