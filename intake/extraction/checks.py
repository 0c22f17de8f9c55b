"""May this value be used, or must a person look first?

In: drafts of one report. Out: readings: numbers converted to canonical units, every doubt as a reason. Nothing is repaired: a value that looks wrong
keeps what is printed and asks. Pages read by OCR are judged strictly, a clean row of a text layer must not ask.

    label_doubtful       something beside the label was not understood       implausible         outside the analyte's hard bounds
    column_doubtful      which of several numbers is the value is unsure     flag_against_range  the printed flag contradicts the printed range
    unit_unknown         no unit that this analyte may have                  arithmetic          sums or products on the paper do not agree
    decimal_doubtful     the decimal mark may be lost or meant otherwise     conflict            the same thing is printed with two values
    comparator_doubtful  a "<" read from pixels without certainty            low_confidence      the engine itself is not sure
    ambiguous            the words can mean either answer                    row_doubtful        value and label stand on different heights
    disagreement         the second reader sees another number               repaired            it does, is certain, and its number is shown
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.extraction.agreement import check_together
from intake.extraction.confidence import load_calibration
from intake.extraction.context import Context
from intake.extraction.evidence import contradicts, is_cut_short, is_outvoted, reasons_of, weigh_value
from intake.extraction.pieces import Piece
from intake.extraction.readings import Reading, ReferenceRange
from intake.extraction.rows import box_of
from intake.extraction.tables import Draft
from intake.units import Unit, convert, is_spoilt, parse_unit
from intake.vocabulary import Analyte
from intake.vocabulary.reading import PER_EJACULATE

LEAST_COMPARATOR_CONFIDENCE = 0.9
# A printed range within this factor of the usual one is the usual one in another laboratory.
NEAR = Decimal("2.4")  # less than what parts the limits of sperm per mL (16) and in all (39): a bare "sperm count" may be either
# From here on a count without a power of ten is a count of cells, not of millions.
_LEADERS = re.compile(r"[\s.,·…_]{2,}$")  # dots that lead to the next column
_LIKE_SIGNS = frozenset("xkcezsv€«‹ксхе")
_MISREAD_LIMIT = re.compile(r"2(\d+(?:[.,]\d+)?)")
_CARET_MISREAD = re.compile(r"104(?:[369]|12)")
LEAST_ABSOLUTE_COUNT = 10_000
SEMEN = "semen_analysis"
_MINUTE, _MILLION = Unit("min", "", 0, "min"), Unit("1", "", 6, "10*6")


def to_readings(drafts: Sequence[Draft], context: Context) -> tuple[Reading, ...]:
    """The readings of one report; drafts of the same value printed twice become one."""
    volume = next((d.piece.number for d in drafts if d.analyte == "semen_volume" and d.piece and d.on is None), None)
    has_flags = sum(draft.flag in ("H", "L") for draft in drafts) > 0
    readings = [_to_reading(draft, context, volume, has_flags=has_flags) for draft in drafts]
    return tuple(decide(reading) for reading in check_together(readings))


# ------------------------------------------------------------------------------------------------------------------------------ one value


def _to_reading(draft: Draft, context: Context, volume: Decimal | None, *, has_flags: bool) -> Reading:
    analyte = context.vocabulary.get_analyte(draft.analyte)
    reasons = {*draft.doubts, *_doubts_of_readers(draft), *_doubts_of_day(draft, context)}
    confidence = min(word.confidence for word in draft.words)
    reading = Reading(
        analyte=draft.analyte,
        label=draft.label,
        as_printed=draft.as_printed,
        page=draft.row.page,
        box=box_of(draft.words),
        confidence=confidence,
        value=draft.value,
        flag=draft.flag,
        collected_on=draft.on,
        reference_range=_reference(draft.range),
        range_box=box_of(limits.words) if (limits := draft.range or draft.misread_range) else None,
    )
    if draft.piece and draft.piece.number is not None:
        reading = _measure(reading, draft, analyte, volume, reasons)
        if reading.unit and context.lexicon.name_of("units", reading.unit.partition("/")[0]) == "ambiguous":
            reasons.add("ambiguous")  # "mil/mL" is a thousand in Spain and a million elsewhere
        reasons |= _number_doubts(draft)
        if context.kind == SEMEN and _has_limits_of_others(draft, analyte):
            reasons.add("label_doubtful")
        if draft.row.is_scanned:
            reasons |= _pixel_doubts(draft)
    elif draft.as_printed.rstrip().endswith("-") and draft.as_printed.strip()[:1].isalpha():
        reasons.add("ambiguous")  # "grey-": its other half stands on the next line
    evidence = weigh_value(draft, reading, analyte, context, has_flags=has_flags) if draft.row.is_scanned else {}
    return replace(reading, reasons=tuple(sorted(reasons)), evidence=evidence)


def _doubts_of_readers(draft: Draft) -> set[str]:
    """Where the readers saw different things: whether what is shown is the second one's, and whether that is as good as certain."""
    looks = [(word.text, word.look) for word in draft.words if word.look and word.look.contradicts]
    if any(text != look.second for text, look in looks):
        return {"disagreement"}
    return set() if all(is_outvoted(look) for _, look in looks) else {"repaired"}


def _doubts_of_day(draft: Draft, context: Context) -> set[str]:
    """An earlier result of a later day than the paper's own: one of the days is misread."""
    is_late = draft.on is not None and context.collected_on is not None and draft.on > context.collected_on
    return {"ambiguous"} if draft.row.is_scanned and is_late else set()


def _measure(reading: Reading, draft: Draft, analyte: Analyte, volume: Decimal | None, reasons: set[str]) -> Reading:
    """The reading with its number, unit and canonical number."""
    piece = draft.piece
    if piece is None or piece.number is None:
        return reading
    counted = _with_million(draft, analyte)
    unit, shown = _settle_unit(counted, analyte, piece.number)
    if counted is not draft or (draft.row.is_scanned and _fits_unit_like_it(draft, piece.number, unit, analyte)):
        reasons.add("unit_unknown")
    canonical = _in_canonical(piece.number, unit, analyte, volume)
    if canonical is None:
        reasons.add("unit_unknown")
    elif analyte.hard and not analyte.hard.holds(canonical):
        reasons.add("implausible")
    canonical_unit = analyte.unit.code if analyte.unit else None
    return replace(
        reading,
        number=piece.number,
        comparator=piece.comparator,
        unit=shown and _LEADERS.sub("", shown),
        canonical_number=None if canonical is None else _rounded(canonical),
        canonical_unit=canonical_unit,
    )


def _with_million(draft: Draft, analyte: Analyte) -> Draft:
    """A count in minutes is one in millions, "min" an engine's "mln"; or the value of another row: a person is asked."""
    is_misread = draft.row.is_scanned and draft.unit == _MINUTE and not analyte.accepts(_MINUTE) and analyte.accepts(_MILLION)
    return replace(draft, unit=_MILLION, unit_text=_MILLION.code) if is_misread else draft


def _settle_unit(draft: Draft, analyte: Analyte, number: Decimal) -> tuple[Unit | None, str | None]:
    """The printed unit; where none can be read, the only one that fits both the value and the printed range."""
    if analyte.unit is None:
        return None, None
    if draft.unit is not None and (analyte.accepts(draft.unit) or not draft.row.is_scanned):
        is_misread = _is_million_misread(draft.unit, draft.unit_text) or is_spoilt(draft.unit_text or "")
        return draft.unit, draft.unit.code if is_misread else draft.unit_text
    if draft.unit_text is None and number >= LEAST_ABSOLUTE_COUNT and (absolute := _absolute_unit(analyte)):
        return absolute, absolute.code
    if draft.unit is None and draft.unit_text and not draft.row.is_scanned:
        return None, draft.unit_text  # printed clearly, and nobody knows it
    printed = draft.range or _misread_limit(draft)
    fitting = {unit for unit in analyte.units if _fits(number, printed, unit, analyte)}
    if len(fitting) == 1 and not _may_be_per_volume(analyte):
        scale = fitting.pop()
        spellings = [unit for unit in analyte.units if unit == scale]
        if draft.unit is None:  # what is printed and not understood may be another unit: "UA" was "U/L" beside a range of mU
            return (None, draft.unit_text) if draft.unit_text else (spellings[0], spellings[0].code)
        # "pg/dL" was "ug/dL"; but "g/dL" beside another analyte's value stays what it is, and asks.
        alike = next((unit for unit in spellings if _look_alike(draft.unit.code, unit.code)), None)
        if alike:
            return alike, alike.code
    return draft.unit, draft.unit_text


def _may_be_per_volume(analyte: Analyte) -> bool:
    """True for what laboratories give in the whole ejaculate or in a litre of it: where no unit is printed, the volume alone would tell."""
    return analyte.unit is not None and analyte.unit.below == PER_EJACULATE and any(unit.below != PER_EJACULATE for unit in analyte.units)


def _is_million_misread(unit: Unit, text: str | None) -> bool:
    """ "min/ml" and "mtn/ml", an engine's "mln/ml", and "x1046/ml", its "x10^6/ml", are shown as what they mean."""
    count = (text or "").partition("/")[0]
    return unit.above == "1" and count != "" and (parse_unit(count) in (None, parse_unit("min")) or bool(_CARET_MISREAD.search(count)))


def _look_alike(one: str, other: str) -> bool:
    """True when the codes of two units differ in one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _fits_unit_like_it(draft: Draft, number: Decimal, unit: Unit | None, analyte: Analyte) -> bool:
    """ "4.21 ng/mL (1.60 - 4.49)" was "µg/mL": value and limits are usual in a unit that looks like this one, and the limits are not in this one."""
    if unit is None or draft.range is None or _fits(number, draft.range, unit, analyte):
        return False
    return any(_look_alike(unit.code, other.code) and _fits(number, draft.range, other, analyte) for other in analyte.units if other != unit)


def _misread_limit(draft: Draft) -> Piece | None:
    """ "≥16" that an engine read as "216": good enough to choose between units, never shown as the laboratory's range."""
    piece = draft.misread_range
    misread = _MISREAD_LIMIT.fullmatch(piece.text) if piece is not None else None
    return replace(piece, low=Decimal(misread[1].replace(",", "."))) if piece is not None and misread else None


def _absolute_unit(analyte: Analyte) -> Unit | None:
    return next((unit for unit in analyte.units if unit.above == "1" and unit.power in (0, 3)), None)


def _fits(number: Decimal, printed: Piece | None, unit: Unit, analyte: Analyte) -> bool:
    """True when in `unit` the value is possible and the printed range is near the usual one."""
    canonical = analyte.in_canonical(number, unit)
    if canonical is None or printed is None or analyte.usual is None or not (analyte.hard and analyte.hard.holds(canonical)):
        return False
    pairs = [(printed.low, analyte.usual.low), (printed.high, analyte.usual.high)]
    compared = [(analyte.in_canonical(limit, unit), usual) for limit, usual in pairs if limit is not None and limit > 0 and usual > 0]
    return bool(compared) and all(limit is not None and usual / NEAR <= limit <= usual * NEAR for limit, usual in compared)


def _in_canonical(number: Decimal, unit: Unit | None, analyte: Analyte, volume: Decimal | None) -> Decimal | None:
    canonical = analyte.in_canonical(number, unit)
    if canonical is not None or unit is None or analyte.unit is None or not analyte.accepts(unit):
        return canonical
    if analyte.unit.below != PER_EJACULATE or volume is None:
        return None
    # A concentration in seminal plasma times the volume is the amount in the ejaculate.
    per_litre = Unit(analyte.unit.above, "L", analyte.unit.power, "")
    concentration = convert(number, unit, per_litre, molar_mass=analyte.molar_mass)
    return None if concentration is None else concentration * volume / 1000


def _rounded(number: Decimal) -> Decimal:
    """Six significant digits: more than any laboratory measures."""
    return Decimal(f"{number:.6g}")


def _reference(piece: Piece | None) -> ReferenceRange | None:
    if piece is None:
        return None
    return ReferenceRange(piece.text.strip("()[] "), piece.low, piece.high)


def _pixel_doubts(draft: Draft) -> set[str]:
    """What asks whatever speaks for the value: half a number, and a sign that only one reader saw without being sure."""
    piece = draft.piece
    doubts = {"decimal_doubtful"} if is_cut_short(draft) else set()
    if piece is not None and piece.comparator and any(word.look is None and word.confidence < LEAST_COMPARATOR_CONFIDENCE for word in piece.words):
        doubts.add("comparator_doubtful")
    return doubts | ({"comparator_doubtful"} if _has_spoilt_sign(draft) else set())


def _has_spoilt_sign(draft: Draft) -> bool:
    """ "x 10 | pg/mL": before a number that begins its cell, what an engine makes of "<"."""
    cell = next((cell for cell in draft.row.cells if any(word is draft.words[0] for word in cell.words)), None)
    first, second = cell.words[:2] if cell and len(cell.words) > 1 else (draft.words[0], None)
    return second is draft.words[0] and first.text.casefold() in _LIKE_SIGNS and first.text not in draft.label.split()


def _number_doubts(draft: Draft) -> set[str]:
    """What is odd about the number itself, wherever it comes from; what only pixels make doubtful is weighed (`evidence.py`)."""
    piece, limits = draft.piece, draft.range
    doubts: set[str] = set()
    if piece is not None and piece.is_doubtful:
        doubts.add("decimal_doubtful")
    if piece is not None and limits and not draft.row.is_scanned and contradicts(draft.flag, piece, limits):
        doubts.add("flag_against_range")
    return doubts


def _has_limits_of_others(draft: Draft, analyte: Analyte) -> bool:
    """ "Leukocytes 10.54 10^3/µL (4.00 - 10.00)": a lower limit above all that is usual in semen is the blood's."""
    low = draft.range.low if draft.range else None
    canonical = None if low is None else analyte.in_canonical(low, draft.unit)
    return canonical is not None and analyte.usual is not None and analyte.usual.high is not None and canonical > analyte.usual.high


def decide(reading: Reading) -> Reading:
    """A value from pixels with its calibrated confidence; where that is too low, what stands against the value becomes a reason."""
    if not reading.evidence:
        return reading
    calibration = load_calibration()
    confidence = calibration.confidence(reading.evidence)
    if confidence >= calibration.threshold:
        return replace(reading, confidence=confidence)
    return replace(reading, confidence=confidence, reasons=tuple(sorted({*reading.reasons, *reasons_of(reading.evidence)})) or ("low_confidence",))
