"""What does a person mean who writes down what the paper says?

In: an analyte and what was typed. Out: a `TypedValue` in canonical units, or a refusal. Stricter than reading a paper: a person can be asked
again, so whatever could be understood in two ways is refused with a sentence. Pure; who may say it and where it is kept is not decided here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from intake.errors import IntakeError
from intake.extraction.number_styles import NUMBER, NumberStyle, parse_number
from intake.units import parse_unit
from intake.vocabulary import Analyte, Vocabulary

LONGEST_TEXT = 200
_TYPED = re.compile(rf"(?P<comparator><=|>=|=<|=>|≤|≥|<|>)?\s*(?P<number>{NUMBER})")
_COMPARATORS = {"≤": "<=", "≥": ">=", "=<": "<=", "=>": ">="}


class CorrectionRefused(IntakeError):
    """A person's word about a value that cannot be kept as it was given."""


class NothingWritten(CorrectionRefused):
    code = "nothing_written"
    message = "Please write what the paper says, in at most 200 characters."


class AnalyteUnknown(CorrectionRefused):
    code = "analyte_unknown"
    message = "This test is not one that we keep. Please choose one from the list."


class NotANumber(CorrectionRefused):
    code = "not_a_number"
    message = "Please write a number as it is printed, such as 18.4 or <0.1, without its unit."


class NumberAmbiguous(CorrectionRefused):
    code = "number_ambiguous"
    message = "This number can be understood in two ways. Please write it without a mark for thousands, such as 1500 or 1.5."


class UnitUnknown(CorrectionRefused):
    code = "unit_unknown"
    message = "This test is not measured in this unit. Please write the unit as it is printed, such as mIU/mL."


class HardlyPossible(CorrectionRefused):
    code = "implausible"
    message = "This number is not possible for this test in this unit. Please check the number, its decimal mark and the unit."


class CodeUnknown(CorrectionRefused):
    code = "value_unknown"
    message = "This is not one of the answers for this test. Please choose one from the list."


@dataclass(frozen=True, slots=True)
class TypedValue:
    """A value as a person gives it; the fields are those of `Observation`."""

    as_printed: str
    number: Decimal | None = None
    comparator: str = ""
    unit: str = ""
    canonical_number: Decimal | None = None
    canonical_unit: str = ""
    value: str = ""


def read_typed(vocabulary: Vocabulary, analyte_id: str, *, as_printed: str, unit: str | None, value: str | None) -> TypedValue:
    """The meaning of what was typed. Numbers go by `as_printed` and `unit`, coded answers by `value`. Raises CorrectionRefused."""
    printed = " ".join(as_printed.replace("\x00", "").split())
    if not printed or len(printed) > LONGEST_TEXT:
        raise NothingWritten
    try:
        analyte = vocabulary.get_analyte(analyte_id)
    except KeyError as error:
        raise AnalyteUnknown from error
    if analyte.answer == "number":
        return _read_number(analyte, printed, (unit or "").strip())
    return TypedValue(printed, value=_read_answer(analyte, (value or "").strip() or printed))


def _read_number(analyte: Analyte, printed: str, unit: str) -> TypedValue:
    found = _TYPED.fullmatch(printed)
    if found is None:
        raise NotANumber
    number, is_ambiguous = parse_number(found["number"], NumberStyle())
    if is_ambiguous:
        raise NumberAmbiguous
    canonical = _convert(analyte, number, unit)
    if analyte.hard is not None and canonical is not None and not analyte.hard.holds(canonical):
        raise HardlyPossible
    comparator = found["comparator"] or ""
    canonical_unit = analyte.unit.code if analyte.unit and canonical is not None else ""
    return TypedValue(printed, number, _COMPARATORS.get(comparator, comparator), unit, canonical, canonical_unit)


def _convert(analyte: Analyte, number: Decimal, unit: str) -> Decimal | None:
    """In the canonical unit; None for a unit that is right but leads there only by way of another value (an amount per ejaculate)."""
    if analyte.unit is None:
        if unit:
            raise UnitUnknown
        return number
    parsed = parse_unit(unit) if unit else None
    if parsed is None or not analyte.accepts(parsed):
        raise UnitUnknown
    return analyte.in_canonical(number, parsed)


def _read_answer(analyte: Analyte, value: str) -> str:
    if analyte.answer == "text":
        return value
    if value not in analyte.values:
        raise CodeUnknown
    return value
