"""How is a measured amount printed? A quantity with the units laboratories use for it, the range beside it, and a row with its truth.

Factors and ranges come from the clinical literature, not from the program's own unit table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.records.content.case import Case, rounded
from bench.records.matter import Row, Said
from bench.records.voice import Voice

SHARE_BELOW_LIMIT = 0.06
SHARE_OF_BARE_ZEROS = 0.7  # 0 and not 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to print a quantity: unit, how many of it make one canonical unit, decimals, usual range in this unit."""

    unit: str
    factor: float
    places: int
    low: str | None
    high: str | None

    def reference(self, voice: Voice) -> str:
        return voice.reference(*(None if limit is None else Decimal(limit) for limit in (self.low, self.high)))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An analyte with its scales. `least` is the assay's lower limit in canonical units, printed as "<limit"."""

    analyte: str
    scales: tuple[Scale, ...]
    code: str = ""
    least: float | None = None


def measured_row(case: Case, quantity: Quantity, amount: float, *, previous: Sequence[tuple[date, float]] = (), optional: bool = False) -> Row:
    """`amount` is canonical; the row prints it in one of the quantity's scales, earlier amounts in the same."""
    voice, chance = case.voice, case.chance
    scale = chance.choice(quantity.scales)
    comparator, number = _limited(quantity, scale, amount, chance)
    label, unit, reference = voice.label(quantity.analyte), voice.unit(scale.unit) if scale.unit else "", scale.reference(voice)
    said = Said(
        quantity.analyte,
        (comparator or "") + voice.number(number),
        number,
        comparator,
        unit=scale.unit or None,
        reference=reference or None,
        label=label,
    )
    said = replace(said, is_optional=optional)
    cells, earlier = _previous(case, said, scale, previous)
    code = quantity.code if quantity.code else f"{chance.randint(10000, 99999)}-{chance.randint(0, 9)}"
    method = voice.say("methods", "immunoassay") if chance.random() < 0.5 else ""
    return Row(label, said.as_printed, unit, reference, _outside(number, scale), cells, code, method, (said, *earlier))


def _limited(quantity: Quantity, scale: Scale, amount: float, chance: Random) -> tuple[str | None, Decimal]:
    if quantity.least is not None and (amount <= quantity.least or chance.random() < SHARE_BELOW_LIMIT):
        return "<", rounded(quantity.least * scale.factor, scale.places)
    if amount == 0 and chance.random() < SHARE_OF_BARE_ZEROS:
        return None, Decimal(0)
    return None, rounded(amount * scale.factor, scale.places)


def _outside(number: Decimal, scale: Scale) -> str:
    if scale.low is not None and number < Decimal(scale.low):
        return "low"
    return "high" if scale.high is not None and number > Decimal(scale.high) else ""


def _previous(case: Case, said: Said, scale: Scale, previous: Sequence[tuple[date, float]]) -> tuple[tuple[str, ...], tuple[Said, ...]]:
    cells, earlier = [], []
    for day, amount in previous:
        number = rounded(amount * scale.factor, scale.places)
        printed = case.voice.number(number)
        cells.append(printed)
        earlier.append(Said(said.analyte, printed, number, unit=said.unit, label=said.label, collected_on=day, is_previous=True))
    return tuple(cells), tuple(earlier)


def earlier_days(case: Case) -> tuple[date, ...]:
    """The days of earlier results, latest first; none where the layout has no columns for them."""
    count = case.chance.choice((0, 1, 2)) if case.voice.shows_previous else 0
    return tuple(case.day - timedelta(days=case.chance.randint(80, 130) * (place + 1)) for place in range(count))
