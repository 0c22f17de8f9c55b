"""In which unit is a number that was printed without one?

In: an analyte, the number, the laboratory's printed range. Out: the one unit that explains both, or None. Every unit of the analyte is tried; a unit
explains them when the number is plausible in it and the printed range lies near the usual range. Units of the same scale count as one. Without a
printed range, or when two scales fit, nobody knows: the value then stays uncertain. (A testosterone of "9.0" is high in ng/mL and low in nmol/L.)
"""

from decimal import Decimal

from intake.units import Unit
from intake.vocabulary import Analyte

NEAR = Decimal("1.5")
"""So many times larger or smaller than the usual limit is still the same limit; the closest two scales of one analyte lie 3.4 times apart."""


def find_unit(analyte: Analyte, number: Decimal, low: Decimal | None, high: Decimal | None) -> Unit | None:
    """The unit, or None when none or several scales fit."""
    fitting = {analyte.in_canonical(number, unit): unit for unit in reversed(analyte.units) if _explains(analyte, unit, number, low, high)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _explains(analyte: Analyte, unit: Unit, number: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    converted = analyte.in_canonical(number, unit)
    if converted is None or analyte.usual is None or (analyte.hard is not None and not analyte.hard.holds(converted)):
        return False
    ends = ((low, analyte.usual.low), (high, analyte.usual.high))
    compared = [_is_near(analyte.in_canonical(printed, unit), usual) for printed, usual in ends if printed and usual]
    return bool(compared) and all(compared)


def _is_near(printed: Decimal | None, usual: Decimal) -> bool:
    return printed is not None and usual / NEAR <= printed <= usual * NEAR
