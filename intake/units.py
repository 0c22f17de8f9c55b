"""What does a printed unit mean, and what is a number in another unit?

In: a unit as a paper spells it ("mlU/mL", "×10⁶/ml", "нмоль/л"), a number. Out: a `Unit` (UCUM code and its parts), a converted number. An unknown
spelling is None, never a guess: µg is not pg, and mIU is not µIU, however alike they look. What a unit is *good for* is not decided here: which
units an analyte may have, its molar mass and its special factors stand in `vocabulary/analytes.toml`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

SPELLINGS = Path(__file__).parent / "vocabulary" / "units.toml"
_POWER_OF_TEN = re.compile(r"(?:[x×х*]|)10(?:\^|\*{1,2}|e|(?<=[x×х]10)4|)([369]|12)(?:[x×х*]|)")  # "x1046": engines take "^" for a 4
# "million per mL", "млн. в 1 мл", "Mio/1 ml"
_IN_ONE = re.compile(
    r"(?<=[a-zа-я\u0621-\u06cc%\d.])\s+(?:per|в|у|w|je|pro|par|por|na|на|la|in|dalam|در|لكل|في)\s+(?:(?:1|هر)\s*)?(?=[^\W\d])"
    r"|(?<=\S)\s*/\s*1\s*(?=[^\W\d])"
)
_NOISE = re.compile(r"[\s.·\[\]{}()\"'”“’‘´`]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as atoms above and below the line and a power of ten: ng/dL is g over L at -8. `code` is its UCUM code.

    Two units are equal when they say the same with the same number: ng/mL and ug/L, m[IU]/mL and [IU]/L, 10*6/mL and 10*9/L.
    """

    above: str
    below: str
    power: int
    code: str = field(compare=False)

    def measures_like(self, other: "Unit") -> bool:
        """True when only powers of ten lie between the two."""
        return (self.above, self.below) == (other.above, other.below)


@dataclass(frozen=True, slots=True)
class Rate:
    """How one unit becomes another that is no power of ten away: number in `unit` × `factor` + `offset`."""

    unit: Unit
    factor: Decimal
    offset: Decimal = Decimal(0)


def convert(number: Decimal, unit: Unit, to: Unit, *, molar_mass: Decimal | None = None, rates: tuple[Rate, ...] = ()) -> Decimal | None:
    """The number in `to`; None where no way leads there. `molar_mass` in g/mol leads from mass to amount of substance and back."""
    if unit.measures_like(to):
        return _scaled(number, unit.power - to.power)
    for rate in rates:
        if unit.measures_like(rate.unit):
            return _scaled(number, unit.power - rate.unit.power) * rate.factor + rate.offset
    if molar_mass is None or unit.below != to.below:
        return None
    if (unit.above, to.above) == ("g", "mol"):
        return _scaled(number, unit.power - to.power) / molar_mass
    if (unit.above, to.above) == ("mol", "g"):
        return _scaled(number, unit.power - to.power) * molar_mass
    return None


def _scaled(number: Decimal, power: int) -> Decimal:
    return number * Decimal(10) ** power


@lru_cache(maxsize=20_000)
def parse_unit(text: str) -> Unit | None:
    """The unit that `text` spells, or None. Nothing is repaired except I/l/1 in "IU", where no other reading exists."""
    spellings = _load_spellings()
    folded = _fold(text)
    if whole := spellings.wholes.get(folded):
        return whole
    for word in spellings.silent:
        folded = folded.replace(word, "")
    above, line, below = folded.partition("/")
    numerator = _find_part(above, spellings, is_above=bool(line)) or _find_count_of_cells(above, spellings)
    denominator = _find_part(below, spellings, is_above=False) if line else _Part("", 0, "")
    if numerator is None or denominator is None:
        return None
    return _joined(numerator, denominator)


def is_spoilt(text: str) -> bool:
    """True for a unit that an engine gave other dots: "دقبقه" is shown as what it means."""
    spellings = _load_spellings()
    parts = (part for part in _fold(text).split("/") if part not in spellings.parts and part not in spellings.parts_above)
    return any(part.translate(_DOTS) in spellings.dotless for part in parts) and parse_unit(text) is not None


_DOTS = str.maketrans("تثنيىیخجذزشضظغقة", "ببببببححدرسصطعفه")  # letters that differ in dots alone
_LONG_WORD = 4  # letters


@dataclass(frozen=True, slots=True)
class _Part:
    atom: str
    power: int
    code: str


@dataclass(frozen=True, slots=True)
class _Spellings:
    parts: Mapping[str, _Part]
    parts_above: Mapping[str, _Part]
    wholes: Mapping[str, Unit]
    silent: tuple[str, ...]
    dotless: Mapping[str, _Part]
    cells: tuple[str, ...]


def _joined(above: _Part, below: _Part) -> Unit:
    code = f"{above.code}/{below.code}" if below.code else above.code
    atom_above, atom_below = above.atom, below.atom
    if atom_above == "1" and atom_below == "{ejac}":  # a count per ejaculate is a count
        atom_below = ""
    # Labs write U for IU and back; which of the two it is follows from the analyte, never from the paper.
    return Unit("U" if atom_above == "[IU]" else atom_above, atom_below, above.power - below.power, code)


def _find_part(text: str, spellings: _Spellings, *, is_above: bool) -> _Part | None:
    if power := _POWER_OF_TEN.fullmatch(text):
        return _Part("1", int(power.group(1)), f"10*{power.group(1)}")
    if is_above and text in spellings.parts_above:
        return spellings.parts_above[text]
    if text == "" and not is_above:
        return None
    return _Part("1", 0, "1") if text == "" else spellings.parts.get(text) or spellings.dotless.get(text.translate(_DOTS))


def _find_count_of_cells(text: str, spellings: _Spellings) -> _Part | None:
    """ "10^6 cells", "million cells": behind a count, the name of what is counted."""
    names = (name for name in spellings.cells if text.endswith(name) and text != name)
    counts = (_find_part(text.removesuffix(name), spellings, is_above=True) for name in names)
    return next((count for count in counts if count and count.atom == "1" and count.power), None)


def _fold(text: str) -> str:
    """Lower case, no accents and spaces, superscripts as digits, every micro sign a "u"."""
    text = text.replace("МОд", "МО")  # Ukrainian: international units; "мОд" are thousandths of a unit
    plain = unicodedata.normalize("NFKD", text.replace("µ", "u").replace("μ", "u").replace("İ", "I")).casefold().replace("μ", "u").replace("ı", "i")
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = _IN_ONE.sub("/", plain).replace("⁄", "/").replace("∕", "/")
    return _NOISE.sub("", plain)


@cache
def _load_spellings() -> _Spellings:
    data: dict[str, Any] = tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))
    parts: dict[str, _Part] = {}
    for code, names in data["atoms"].items():
        parts |= _prefixed(code, names, data["prefixes"])
    for code, word in data["words"].items():
        parts |= {_fold(spelling): _Part(word["atom"], word["power"], code) for spelling in word["spellings"]}
    above: dict[str, _Part] = {}
    for code, names in data["atoms_above"].items():
        above |= _prefixed(code, names, data["prefixes"])
    for code, names in data["words_above"].items():
        word = data["words"][code]
        above |= {_fold(name): _Part(word["atom"], word["power"], code) for name in names}
    prepared = _Spellings(parts, above, {}, tuple(_fold(word) for word in data["silent"]["words"]), _without_dots(parts), _names_of_cells(parts))
    wholes = {_fold(name): _whole(code, prepared) for code, names in data["wholes"].items() for name in names}
    return replace(prepared, wholes=wholes)


def _names_of_cells(parts: Mapping[str, _Part]) -> tuple[str, ...]:
    return tuple(name for name, part in parts.items() if part.code == "{cells}" and len(name) > 1)


def _without_dots(parts: Mapping[str, _Part]) -> dict[str, _Part]:
    """Arabic words for units as engines leave them, that lose and add dots: long ones that differ from no other unit in dots alone."""
    bare: dict[str, set[_Part]] = {}
    for word, part in parts.items():
        if len(word) >= _LONG_WORD and word.translate(_DOTS) != word:
            bare.setdefault(word.translate(_DOTS), set()).add(part)
    return {word: meant.pop() for word, meant in bare.items() if len(meant) == 1}


def _prefixed(code: str, names: list[str], prefixes: dict[str, Any]) -> dict[str, _Part]:
    parts = {_fold(name): _Part(code, 0, code) for name in names}
    for prefix, entry in prefixes.items():
        for spelling in entry["spellings"]:
            parts |= {_fold(spelling + name): _Part(code, entry["power"], prefix + code) for name in names}
    return parts


def _whole(code: str, spellings: _Spellings) -> Unit:
    above, _, below = code.partition("/")
    numerator, denominator = spellings.parts[_fold(above)], spellings.parts[_fold(below)]
    return _joined(numerator, denominator)
