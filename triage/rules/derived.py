"""Which facts follow from others?

In: plain numbers in canonical units, or the facts of one day. Out: numbers, or facts that no paper prints. Each formula is one named function with
its source. A fact that follows from an uncertain one is uncertain, one that follows from a limit ("<0.1") as well; what a paper prints itself is
never derived. The class of a Y-chromosome deletion follows from its markers in `y_deletion.py`. Decides nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod
from types import MappingProxyType

from triage.rules.facts import Fact

LAMBERT, ELLIPSOID = Decimal("0.71"), Decimal("0.52")
FORMULAS: Mapping[str, Decimal] = MappingProxyType({"0.71": LAMBERT, "prader": LAMBERT, "0.52": ELLIPSOID, "0.523": Decimal("0.523")})
"""Factors by which length × width × height was multiplied. Prader's beads agree with Lambert's 0.71."""

_NG_DL_PER_NMOL_L = Decimal("28.842")  # testosterone, 288.42 g/mol
_PG_ML_PER_PMOL_L = Decimal("0.27239")  # estradiol, 272.39 g/mol


def long_axis(diameters: Sequence[Decimal]) -> Decimal:
    """The longest of three diameters, cm: what FSH is read beside (Schoor et al. 2002)."""
    return max(diameters)


def ellipsoid_volume(diameters: Sequence[Decimal], factor: Decimal = LAMBERT) -> Decimal:
    """A testis in mL from three diameters in cm, by Lambert's factor 0.71 unless another is named (Lambert 1951; 0.52 is the plain ellipsoid)."""
    return prod(diameters, start=factor)


def volume_by_lambert(volume: Decimal, factor: Decimal) -> Decimal:
    """What the same testis measures in mL with Lambert's factor: 10 mL by 0.52 are 13.65 mL."""
    return volume * LAMBERT / factor


def total_sperm_number(volume: Decimal, concentration: Decimal) -> Decimal:
    """10*6 per ejaculate from mL and 10*6/mL (WHO manual, 6th edition)."""
    return volume * concentration


def sperm_concentration(total: Decimal, volume: Decimal) -> Decimal | None:
    """10*6/mL from 10*6 per ejaculate and mL; None without a volume."""
    return total / volume if volume > 0 else None


def testosterone_estradiol_ratio(testosterone: Decimal, estradiol: Decimal) -> Decimal | None:
    """ng/dL over pg/mL, as in Pavlovich et al. 2001, from nmol/L and pmol/L; None for an estradiol of nothing."""
    return testosterone * _NG_DL_PER_NMOL_L / (estradiol * _PG_ML_PER_PMOL_L) if estradiol > 0 else None


@dataclass(frozen=True, slots=True)
class Derivation:
    """`formula` makes the derived number of the numbers of two analytes of one day; None where it has no meaning."""

    first: str
    second: str
    formula: Callable[[Decimal, Decimal], Decimal | None]


DERIVATIONS: Mapping[str, Derivation] = MappingProxyType(
    {
        "sperm_total": Derivation("semen_volume", "sperm_concentration", total_sperm_number),
        "sperm_concentration": Derivation("sperm_total", "semen_volume", sperm_concentration),
        "testosterone_estradiol_ratio": Derivation("testosterone_total", "estradiol", testosterone_estradiol_ratio),
    }
)
"""Analyte → what it follows from. Rules ask for a derived analyte as for a printed one."""


def derive_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """What follows from these facts of one day (or of one undated report) and stands on none of its papers."""
    every = tuple(facts)
    printed = {fact.analyte for fact in every}
    wanted = [(name, by) for name, by in DERIVATIONS.items() if by.first in printed and by.second in printed and name not in printed]
    return tuple(_derive(name, *([fact for fact in every if fact.analyte == source] for source in (by.first, by.second))) for name, by in wanted)


def _derive(name: str, first: Sequence[Fact], second: Sequence[Fact]) -> Fact:
    origin = tuple(sorted({fact.evidence for fact in (*first, *second)}))
    numbers = _one_number(first), _one_number(second)
    number = None if numbers[0] is None or numbers[1] is None else DERIVATIONS[name].formula(numbers[0], numbers[1])
    return Fact(name, origin[0], number, is_certain=number is not None, derived_from=origin)


def _one_number(facts: Sequence[Fact]) -> Decimal | None:
    """The certain number on which these agree; None where one is uncertain, is a limit, or says something else."""
    numbers = {fact.number if fact.is_certain and not fact.comparator else None for fact in facts}
    return numbers.pop() if len(numbers) == 1 else None
