"""Do the values of one report agree with each other?

In: the readings of one report. Out: the same readings, those printed twice once, and those that contradict one another with a reason: one thing
with two values, shares that do not add up to the whole, a total that is not volume times concentration.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.extraction.readings import Reading


def check_together(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings without repeats, each contradiction as a reason on all that take part in it."""
    checked = _without_repeats(readings)
    for check in (_check_sum_of_motility, _check_total_motility, _check_total_count, _check_repeats, _check_none_by_count):
        checked = check(checked)
    return tuple(checked)


def _without_repeats(readings: Sequence[Reading]) -> list[Reading]:
    """The same value printed again says nothing new: of equals, the surest copy stays."""
    kept: list[Reading] = []
    for reading in readings:
        twin = next((place for place, other in enumerate(kept) if _says_the_same(reading, other)), None)
        if twin is None:
            kept.append(reading)
        else:
            kept[twin] = _with_evidence(min(kept[twin], reading, key=_doubts), "repeated")
    return kept


def _doubts(reading: Reading) -> tuple[int, float]:
    """How much stands against a reading."""
    return len(reading.reasons), reading.evidence.get("engine_doubt", 0.0) - reading.evidence.get("confirmed", 0.0)


def _with_evidence(reading: Reading, name: str) -> Reading:
    return replace(reading, evidence={**reading.evidence, name: 1.0}) if reading.evidence else reading


def _says_the_same(one: Reading, other: Reading) -> bool:
    if (one.analyte, one.collected_on, one.value, one.comparator) != (other.analyte, other.collected_on, other.value, other.comparator):
        return False
    return one.number == other.number and (one.canonical_number == other.canonical_number or one.canonical_number is None)


def _check_repeats(readings: list[Reading]) -> list[Reading]:
    """One thing with two values on one day: both ask."""
    doubted = [reading for reading in readings if any(_contradict_each_other(reading, other) for other in readings)]
    return _with_reason(readings, doubted, "conflict")


def _check_none_by_count(readings: list[Reading]) -> list[Reading]:
    """That no sperm were seen is no surer than the count of nought that says so."""
    doubts = {(reading.page, reading.box): reading.reasons for reading in readings if reading.number == 0}
    return [
        replace(one, reasons=tuple(sorted({*one.reasons, *doubts.get((one.page, one.box), ())}))) if one.value == "none" else one for one in readings
    ]


def _contradict_each_other(one: Reading, other: Reading) -> bool:
    is_same_thing = (one.analyte, one.collected_on) == (other.analyte, other.collected_on)
    return is_same_thing and not _same_amount(one, other)


def _same_amount(one: Reading, other: Reading) -> bool:
    """The same reading, or one amount in two units: laboratories that print ng/mL and nmol/L side by side."""
    if one is other:
        return True
    if one.unit and one.unit == other.unit and one.number != other.number:
        return False  # two numbers in one unit were not converted: results of two days, for instance
    first, second = one.canonical_number, other.canonical_number
    return first is not None and second is not None and abs(first - second) <= Decimal("0.03") * max(abs(first), abs(second))


def _numbers(readings: Sequence[Reading]) -> dict[str, Reading]:
    return {reading.analyte: reading for reading in readings if reading.canonical_number is not None and reading.collected_on is None}


def _check_sum_of_motility(readings: list[Reading]) -> list[Reading]:
    return _check_equation(readings, ("motility_progressive", "motility_nonprogressive", "sperm_immotile"), None)


def _check_total_motility(readings: list[Reading]) -> list[Reading]:
    return _check_equation(readings, ("motility_progressive", "motility_nonprogressive"), "motility_total")


def _check_equation(readings: list[Reading], parts: tuple[str, ...], whole: str | None) -> list[Reading]:
    """The parts must add up to the whole (100 % where none is named) within two points."""
    numbers = _numbers(readings)
    names = (*parts, whole) if whole else parts
    if not all(name in numbers for name in names):
        return readings
    total = sum((numbers[part].canonical_number or Decimal(0) for part in parts), Decimal(0))
    wanted = (numbers[whole].canonical_number or Decimal(0)) if whole else Decimal(100)
    is_azoospermic = total == 0 and whole is None  # no sperm, no shares
    if abs(total - wanted) <= 2 or is_azoospermic:
        return readings if is_azoospermic else _confirmed(readings, [numbers[name] for name in names])
    return _with_reason(readings, [numbers[name] for name in names], "arithmetic")


def _check_total_count(readings: list[Reading]) -> list[Reading]:
    """Volume times concentration is the total count, within a fifth: laboratories round."""
    numbers = _numbers(readings)
    names = ("semen_volume", "sperm_concentration", "sperm_total")
    if not all(name in numbers for name in names):
        return readings
    volume, concentration, total = (numbers[name].canonical_number or Decimal(0) for name in names)
    if abs(volume * concentration - total) <= max(Decimal("0.2") * total, Decimal("0.5")):
        return _confirmed(readings, [numbers[name] for name in names]) if total else readings
    return _with_reason(readings, [numbers[name] for name in names], "arithmetic")


def _confirmed(readings: list[Reading], parts: Sequence[Reading]) -> list[Reading]:
    """What adds up was hardly misread."""
    return [_with_evidence(reading, "adds_up") if any(reading is part for part in parts) else reading for reading in readings]


def _with_reason(readings: list[Reading], doubted: Sequence[Reading], reason: str) -> list[Reading]:
    return [
        replace(reading, reasons=tuple(sorted({*reading.reasons, reason}))) if any(reading is other for other in doubted) else reading
        for reading in readings
    ]
