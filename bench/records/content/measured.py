"""How is a measured amount printed? A quantity with the units laboratories use for it, the range beside it, and a row with its truth.

Factors and ranges come from the clinical literature, not from the program's own unit table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.records.content.case import Case, rounded
from bench.records.matter import Row, Said, Table
from bench.records.voice import Voice

SHARE_BELOW_LIMIT = 0.06
SHARE_OF_BANDS, SHARE_OF_SECOND_UNITS = 0.6, 0.7
SHARE_OF_BARE_ZEROS = 0.7  # 0 and not 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to print a quantity: unit, how many of it make one canonical unit, decimals, usual range in this unit.

    `bands` are ranges by sex, age or phase, which some papers print one under the other: key of the wording, low, high.
    """

    unit: str
    factor: float
    places: int
    low: str | None
    high: str | None
    bands: tuple[tuple[str, str | None, str | None], ...] = ()

    def reference(self, voice: Voice) -> str:
        if self.bands and voice.is_varied and voice.chance.random() < SHARE_OF_BANDS:
            return "\n".join(f"{voice.say('bands', key)}: {_range(voice, low, high)}" for key, low, high in self.bands)
        return _range(voice, self.low, self.high)

    def limits(self, voice: Voice) -> tuple[str, str]:
        low, high = ("" if limit is None else voice.limit(Decimal(limit)) for limit in (self.low, self.high))
        return low, high


def _range(voice: Voice, low: str | None, high: str | None) -> str:
    return voice.reference(*(None if limit is None else Decimal(limit) for limit in (low, high)))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An analyte with its scales. `least` is the assay's lower limit in canonical units, printed as "<limit"; `rare` scales are for varied sets."""

    analyte: str
    scales: tuple[Scale, ...]
    code: str = ""
    least: float | None = None
    rare: tuple[Scale, ...] = ()

    def scales_for(self, voice: Voice) -> tuple[Scale, ...]:
        return self.scales + self.rare if voice.is_varied else self.scales


def measured_row(case: Case, quantity: Quantity, amount: float, *, previous: Sequence[tuple[date, float]] = (), optional: bool = False) -> Row:
    """`amount` is canonical; the row prints it in one of the quantity's scales, earlier amounts in the same."""
    voice, chance = case.voice, case.chance
    scale = chance.choice(quantity.scales_for(voice))
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
    method = method if quantity.code else ""  # what has no code of blood is measured by no immunoassay
    row = Row(label, said.as_printed, unit, reference, _outside(number, scale), cells, code, method, (said, *earlier), scale.limits(voice))
    row = _in_two_units(case, row, quantity, scale, amount) if voice.shows_second_unit and not comparator else row
    return replace(row, result=f"%{row.result}", unit="") if voice.has_percent_before and scale.unit == "%" else row


def _in_two_units(case: Case, row: Row, quantity: Quantity, scale: Scale, amount: float) -> Row:
    """The same amount once more in another unit. A reader may give either."""
    others = [one for one in quantity.scales if one.unit != scale.unit and abs(one.factor - scale.factor) > scale.factor / 100]
    if scale not in quantity.scales or not others or case.chance.random() >= SHARE_OF_SECOND_UNITS:
        return row
    other, voice = case.chance.choice(others), case.voice
    number = rounded(amount * other.factor, other.places)
    first = replace(row.says[0], canonical=rounded(amount, 4))
    again = replace(first, as_printed=voice.number(number), number=number, unit=other.unit, reference=None, is_optional=True)
    second = (again.as_printed, voice.unit(other.unit), _range(voice, other.low, other.high))
    return replace(row, second=second, says=(first, again, *row.says[1:]))


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


def add_earlier(case: Case, table: Table, days: Sequence[date]) -> Table:
    """The table with columns of earlier results beside its numbers; rows of words have empty cells there."""
    dates = tuple(case.voice.day(day) for day in days)
    return replace(table, rows=tuple(_with_earlier(case, row, days) for row in table.rows), previous_dates=dates, own_date=case.voice.day(case.day))


def _with_earlier(case: Case, row: Row, days: Sequence[date]) -> Row:
    said = row.says[0] if row.says else None
    if said is None or said.number is None or said.unit is None or said.canonical is not None or said.comparator or row.result != said.as_printed:
        return replace(row, previous=("",) * len(days))
    places = max(0, -int(said.number.as_tuple().exponent))
    most = 100 if said.unit == "%" else None
    amounts = [float(said.number) * case.chance.uniform(0.75, 1.3) for _ in days]
    numbers = [rounded(min(amount, most) if most else amount, places) for amount in amounts]
    printed = [case.voice.number(number) for number in numbers]
    earlier = [
        Said(said.analyte, ink, number, unit=said.unit, label=said.label, collected_on=day, is_previous=True)
        for ink, number, day in zip(printed, numbers, days, strict=True)
    ]
    return replace(row, previous=tuple(printed), says=(*row.says, *earlier))


def earlier_days(case: Case) -> tuple[date, ...]:
    """The days of earlier results, latest first; none where the layout has no columns for them."""
    count = case.chance.choice((0, 1, 2)) if case.voice.shows_previous else 0
    return tuple(case.day - timedelta(days=case.chance.randint(80, 130) * (place + 1)) for place in range(count))
