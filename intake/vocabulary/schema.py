"""What is an analyte, a kind of report, a language? The vocabulary as frozen values.

In: nothing; `reading.py` beside it builds them from the TOML files and says what is wrong with those. Nothing here reads a paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from intake.units import Rate, Unit, convert

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lowest and highest, both included, in an analyte's canonical unit."""

    low: Decimal
    high: Decimal

    def holds(self, number: Decimal) -> bool:
        return self.low <= number <= self.high


@dataclass(frozen=True, slots=True)
class Analyte:
    """One thing that is measured or answered. Numbers have a canonical `unit` (None: a pure number); codes and texts have none.

    `units` are all units in which it may be printed, the canonical one first. `kinds` is empty where its labels mean it on every report.
    `is_sensitive`: a result that would frighten a patient where the machine misread it.
    """

    id: str
    name: str
    answer: Literal["number", "code", "text"]
    loinc: tuple[str, ...] = ()
    unit: Unit | None = None
    units: tuple[Unit, ...] = ()
    molar_mass: Decimal | None = None
    rates: tuple[Rate, ...] = ()
    hard: Bounds | None = None
    review: Bounds | None = None
    usual: Bounds | None = None
    kinds: frozenset[str] = frozenset()
    codes: Mapping[str, str] = field(default_factory=dict)
    values: frozenset[str] = frozenset()
    is_sensitive: bool = False

    def accepts(self, unit: Unit) -> bool:
        """True when papers print this analyte in `unit`: another spelling of a listed one, at the same scale."""
        return unit in self.units

    def in_canonical(self, number: Decimal, unit: Unit | None) -> Decimal | None:
        """The number in the canonical unit; None where the printed unit is not one of this analyte's, or no conversion exists."""
        if self.unit is None:
            return number if unit is None else None
        if unit is None or not self.accepts(unit):
            return None
        return convert(number, unit, self.unit, molar_mass=self.molar_mass, rates=self.rates)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report. `analytes` are those that make a paper without a telling title this kind.

    `titles` are beginnings of words (squeezed) that together, in any order, make a line its title; `signs` are beginnings of words in its text.
    """

    id: str
    name: str
    specimen: str
    analytes: frozenset[str]
    titles: tuple[frozenset[str], ...] = ()
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of one language, by section and name, as its file has them.

    `beside` are languages whose words its laboratories print too; English is one for all of them and not named. `false_friends` are words that
    mean something in a phrase of those languages and something else here ("no" is "in the" in Portuguese).
    """

    code: str
    name: str
    decimal: str
    common: tuple[str, ...]
    sections: Mapping[str, Words]
    beside: tuple[str, ...] = ()
    false_friends: tuple[str, ...] = ()

    def words(self, section: str, name: str) -> tuple[str, ...]:
        return self.sections.get(section, {}).get(name, ())


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything the machine knows about words. `languages` by ISO 639-1 code."""

    analytes: Mapping[str, Analyte]
    kinds: Mapping[str, Kind]
    languages: Mapping[str, Language]

    def get_analyte(self, analyte_id: str) -> Analyte:
        """The analyte of an id of the public contract; every `sts_<marker>` is the one called `sts`. KeyError when there is none."""
        return self.analytes["sts" if analyte_id.startswith("sts_") else analyte_id]
