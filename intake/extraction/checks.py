"""May this value be used, or must a person look first?

In: drafts of one report. Out: readings: numbers converted to canonical units, every doubt as a reason. Nothing is repaired: a value that looks wrong
keeps what is printed and asks. Pages read by OCR are judged strictly, a clean row of a text layer must not ask.

    label_doubtful       something beside the label was not understood       implausible         outside the analyte's hard bounds
    column_doubtful      which of several numbers is the value is unsure     flag_against_range  the printed flag contradicts the printed range
    unit_unknown         no unit that this analyte may have                  arithmetic          sums or products on the paper do not agree
    decimal_doubtful     the decimal mark may be lost or meant otherwise     conflict            the same thing is printed with two values
    comparator_doubtful  a "<" read from pixels without certainty            low_confidence      the engine itself is not sure
    ambiguous            the words can mean either answer                    row_doubtful        value and label stand on different heights
    disagreement         the second reader sees another number
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from intake.extraction.agreement import check_together
from intake.extraction.context import Context
from intake.extraction.ink import has_room_for_a_mark
from intake.extraction.readings import Reading, ReferenceRange
from intake.extraction.rows import box_of
from intake.extraction.tables import Draft
from intake.extraction.values import Piece
from intake.units import Unit, convert
from intake.vocabulary import Analyte
from intake.vocabulary.reading import PER_EJACULATE

# Measured on noisy pages: below this Tesseract was wrong far more often than above.
LEAST_CONFIDENCE = 0.85
LEAST_COMPARATOR_CONFIDENCE = 0.9
# A printed range within this factor of the usual one is the usual one in another laboratory.
NEAR = Decimal("2.5")
# From here on a count without a power of ten is a count of cells, not of millions.
LEAST_ABSOLUTE_COUNT = 10_000
FAR_OUTSIDE = 5
MOST_OFFSET = 0.6  # of a word's height


def to_readings(drafts: Sequence[Draft], context: Context) -> tuple[Reading, ...]:
    """The readings of one report; drafts of the same value printed twice become one."""
    volume = next((d.piece.number for d in drafts if d.analyte == "semen_volume" and d.piece and d.on is None), None)
    has_flags = sum(draft.flag in ("H", "L") for draft in drafts) > 0
    readings = [_to_reading(draft, context, volume, has_flags=has_flags) for draft in drafts]
    return check_together(readings)


# ------------------------------------------------------------------------------------------------------------------------------ one value


def _to_reading(draft: Draft, context: Context, volume: Decimal | None, *, has_flags: bool) -> Reading:
    analyte = context.vocabulary.get_analyte(draft.analyte)
    reasons = set(draft.doubts)
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
    if any(word.look and not word.look.agrees for word in draft.words):
        reasons.add("disagreement")
    if draft.row.is_scanned and confidence < LEAST_CONFIDENCE:
        reasons.add("low_confidence")
    if draft.row.is_scanned and _is_off_its_row(draft):
        reasons.add("row_doubtful")
    if draft.piece and draft.piece.number is not None:
        reading = _measure(reading, draft, analyte, volume, reasons)
        if reading.unit and context.lexicon.name_of("units", reading.unit.partition("/")[0]) == "ambiguous":
            reasons.add("ambiguous")  # "mil/mL" is a thousand in Spain and a million elsewhere
        reasons |= _number_doubts(draft, reading, context, has_flags=has_flags)
    return replace(reading, reasons=tuple(sorted(reasons)))


def _is_off_its_row(draft: Draft) -> bool:
    """True when a value stands so far above or below its label that it may belong to the neighbouring row."""
    cells = draft.row.cells
    own = next((cell for cell in cells if draft.words[0] in cell.words), cells[0])
    height = median(word.box.height for word in (*cells[0].words, *own.words))
    return abs(own.middle - cells[0].middle) > MOST_OFFSET * height


def _measure(reading: Reading, draft: Draft, analyte: Analyte, volume: Decimal | None, reasons: set[str]) -> Reading:
    """The reading with its number, unit and canonical number."""
    piece = draft.piece
    if piece is None or piece.number is None:
        return reading
    unit, shown = _settle_unit(draft, analyte, piece.number)
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
        unit=shown,
        canonical_number=None if canonical is None else _rounded(canonical),
        canonical_unit=canonical_unit,
    )


def _settle_unit(draft: Draft, analyte: Analyte, number: Decimal) -> tuple[Unit | None, str | None]:
    """The printed unit; where none can be read, the only one that fits both the value and the printed range."""
    if analyte.unit is None:
        return None, None
    if draft.unit is not None and (analyte.accepts(draft.unit) or not draft.row.is_scanned):
        return draft.unit, draft.unit_text
    if draft.unit_text is None and number >= LEAST_ABSOLUTE_COUNT and (absolute := _absolute_unit(analyte)):
        return absolute, absolute.code
    printed = draft.range or _misread_limit(draft)
    fitting = {unit for unit in analyte.units if _fits(number, printed, unit, analyte)}
    if len(fitting) == 1:
        scale = fitting.pop()
        spellings = [unit for unit in analyte.units if unit == scale]
        if draft.unit is None:
            return spellings[0], spellings[0].code
        # "pg/dL" was "ug/dL"; but "g/dL" beside another analyte's value stays what it is, and asks.
        alike = next((unit for unit in spellings if _look_alike(draft.unit.code, unit.code)), None)
        if alike:
            return alike, alike.code
    return draft.unit, draft.unit_text


def _look_alike(one: str, other: str) -> bool:
    """True when the codes of two units differ in one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _misread_limit(draft: Draft) -> Piece | None:
    """ "≥16" that an engine read as "216": good enough to choose between units, never shown as the laboratory's range."""
    piece = draft.misread_range
    if piece is None or piece.number is None or not piece.text.startswith("2") or len(piece.text) < 2:
        return None
    return replace(piece, low=Decimal(piece.text[1:].replace(",", ".")))


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


def _number_doubts(draft: Draft, reading: Reading, context: Context, *, has_flags: bool) -> set[str]:
    """What is odd about the number itself and its neighbours."""
    piece, limits = draft.piece, draft.range
    doubts: set[str] = set()
    if piece is None or piece.number is None:
        return doubts
    if piece.is_doubtful:
        doubts.add("decimal_doubtful")
    if limits and _contradicts(draft.flag, piece, limits):
        doubts.add("flag_against_range")
    if draft.row.is_scanned:
        doubts |= _scan_doubts(draft, piece, reading, has_flags=has_flags)
        usual = context.digit_widths.get(draft.row.page)
        if any(has_room_for_a_mark(word, usual) for word in piece.words):
            doubts.add("decimal_doubtful")
    return doubts


def _contradicts(flag: str | None, value: Piece, limits: Piece) -> bool:
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


def _scan_doubts(draft: Draft, value: Piece, reading: Reading, *, has_flags: bool) -> set[str]:
    """Pixels: lost decimal marks, invented comparators, flags that should be there."""
    doubts: set[str] = set()
    limits, number = draft.range, value.number
    if number is None:
        return doubts
    if value.comparator and reading.confidence < LEAST_COMPARATOR_CONFIDENCE:
        doubts.add("comparator_doubtful")
    if limits and _has_decimals(limits) and number == number.to_integral_value() and not _has_mark(value.text) and number >= 10:
        doubts.add("decimal_doubtful")
    if limits and (_is_far_outside(number, limits) or (not _has_mark(value.text) and _would_fit_smaller(number, limits))):
        doubts.add("decimal_doubtful")
    if has_flags and limits and draft.flag is None and _contradicts("N", value, limits):
        doubts.add("flag_against_range")
    if limits and limits.low is not None and limits.high is not None and limits.low >= limits.high:
        doubts.add("decimal_doubtful")
    return doubts


def _has_decimals(limits: Piece) -> bool:
    ends = [end for end in (limits.low, limits.high) if end is not None]
    return bool(ends) and all("." in str(end) for end in ends)


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in ".,٫")


def _would_fit_smaller(number: Decimal, limits: Piece) -> bool:
    """A whole number above the range that a lost decimal mark would bring into it."""
    if limits.high is None or number <= limits.high or number < 10:
        return False
    low = limits.low or Decimal(0)
    return any(low <= number / ten <= limits.high for ten in (10, 100))


def _is_far_outside(number: Decimal, limits: Piece) -> bool:
    return bool((limits.high and number > FAR_OUTSIDE * limits.high) or (limits.low and number * FAR_OUTSIDE < limits.low))
