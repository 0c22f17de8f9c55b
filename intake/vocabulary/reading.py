"""Are the vocabulary files right, and what do they say?

In: the folder with `analytes.toml`, `kinds.toml` and `languages/*.toml`. Out: a `Vocabulary` and a list of problems, each naming the file, the entry
and the nearest right word. Nothing is repaired: a vocabulary with a problem is not used.
"""

import difflib
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from intake.units import Rate, Unit, convert, parse_unit
from intake.vocabulary.folding import squeeze
from intake.vocabulary.schema import Analyte, Bounds, Kind, Language, Vocabulary

ANSWERS = ("number", "code", "text")
ANALYTE_KEYS = {
    "name", "loinc", "answer", "unit", "units", "molar_mass", "rates", "hard", "review", "usual", "kinds", "codes", "values", "is_sensitive",
}  # fmt: skip
KIND_KEYS = {"name", "specimen", "analytes", "titles", "signs"}
# What a language file may say. None: any name is right as long as it is one of ours (labels, kinds) or a number (months).
SECTIONS: dict[str, set[str] | None] = {
    "headers": {"analyte", "result", "unit", "range", "flag", "previous", "other"},
    "dates": {"collected", "examined", "received", "reported", "born", "plain", "other"},
    "people": {"name", "accession", "other"},
    "months": {str(month) for month in range(1, 13)},
    "kinds": None,
    "labels": None,
    "label_rest": {"harmless", "doubtful"},
    "answers": {
        "negative", "positive", "indeterminate", "absent", "present", "deleted", "intact", "partial", "low", "normal", "yes", "no", "not_done",
    },
    "flags": {"high", "low", "normal", "abnormal"},
    "ranges": {"below", "above", "to", "or_more", "or_less"},
    "likeness": {"fillers", "endings", "beginnings", "joined", "same"},
    "units": {"ambiguous"},
    "phrases": {
        "sperm", "azoospermia", "cryptozoospermia", "other_diagnoses", "none", "seen", "rare", "pellet", "examined", "not_a_finding",
        "deletion", "band", "per_field", "sperm_kinds", "undone", "male", "female", "sperm_features", "zygosity", "tested", "partial",
        "testis", "left", "right", "both", "mass", "varicocele", "other_organ", "excluded", "after", "semen", "variant", "possible",
        "institution", "professions", "paper", "only", "prepared",
        "but", "obstructive", "nor", "limits", "wholly", "un", "lacking", "within", "done", "or", "finding_features", "microlithiasis", "numerals",
        "day_collected", "day_received", "day_reported", "day_born", "day_other", "day_names", "day_rest",
        "sex_label", "female_letter", "relatives", "patient", "this", "every", "unfinished", "evidence", "absence", "confirmed", "concluding",
    },
    "histology": {
        "sertoli_cell_only", "maturation_arrest", "early_maturation_arrest", "late_maturation_arrest", "hypospermatogenesis",
        "tubular_hyalinisation", "normal_spermatogenesis", "germ_cell_neoplasia_in_situ", "tumour",
    },
}  # fmt: skip


class Problems(list[str]):
    """Problems in the order they were met."""

    def say(self, place: str, what: str) -> None:
        self.append(f"{place}: {what}")

    def unknown(self, place: str, what: str, word: str, right: Iterable[str]) -> None:
        nearest = difflib.get_close_matches(word, sorted(right), n=1, cutoff=0.5)
        hint = f"; did you mean {nearest[0]}?" if nearest else ""
        self.say(place, f"no such {what}: {word}{hint}")


def read_vocabulary(folder: Path) -> tuple[Vocabulary, Problems]:
    """The vocabulary in `folder` and what is wrong with it. Entries with problems are left out."""
    problems = Problems()
    kinds_data = _load(folder / "kinds.toml", problems)
    analytes_data = _load(folder / "analytes.toml", problems)
    if problems:
        # What the other files say of kinds and analytes cannot be judged without these two.
        return Vocabulary({}, {}, {}), problems
    analytes: dict[str, Analyte] = {}
    for name, data in analytes_data.items():
        analyte = _read_analyte(name, data, set(kinds_data), problems)
        if analyte:
            analytes[name] = analyte
    kinds = {name: _read_kind(name, data, set(analytes_data), problems) for name, data in kinds_data.items()}
    languages: dict[str, Language] = {}
    for path in sorted((folder / "languages").glob("*.toml")):
        language = _read_language(path, analytes, set(kinds), problems)
        languages[language.code] = language
    if "en" not in languages:
        problems.say("languages/en.toml", "is missing; English is loaded for every language")
    for language in languages.values():
        for code in set(language.beside) - set(languages):
            problems.unknown(f"languages/{language.code}.toml: beside", "language", code, languages)
    return Vocabulary(analytes, kinds, languages), problems


def is_loinc(code: str) -> bool:
    """True when the check digit is right: Luhn's, as LOINC's users' guide describes it."""
    body, dash, check = code.partition("-")
    if not (dash and body.isdecimal() and check.isdecimal() and len(check) == 1):
        return False
    doubled = "".join(str(int(digit) * 2) if place % 2 == 0 else digit for place, digit in enumerate(reversed(body)))
    return (10 - sum(map(int, doubled)) % 10) % 10 == int(check)


def _load(path: Path, problems: Problems) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        problems.say(path.name, "is missing")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.say(path.name, str(error))
    return {}


def _read_analyte(name: str, data: dict[str, Any], kinds: set[str], problems: Problems) -> Analyte | None:
    place = f"analytes.toml: {name}"
    for key in data.keys() - ANALYTE_KEYS:
        problems.unknown(place, "key", key, ANALYTE_KEYS)
    for kind in set(data.get("kinds", ())) - kinds:
        problems.unknown(place, "kind", kind, kinds)
    for code in data.get("loinc", ()):
        if not is_loinc(code):
            problems.say(place, f"LOINC {code} has a wrong check digit")
    if data.get("answer") not in ANSWERS or not data.get("name"):
        problems.say(place, f"needs a name, and an answer out of {', '.join(ANSWERS)}")
        return None
    analyte = Analyte(
        id=name,
        name=data["name"],
        answer=data["answer"],
        loinc=tuple(data.get("loinc", ())),
        kinds=frozenset(data.get("kinds", ())),
        is_sensitive=data.get("is_sensitive") is True,
        codes=data.get("codes", {}),
        values=frozenset(data.get("values", ())) | frozenset(data.get("codes", {}).values()),
        hard=_bounds(place, data.get("hard"), problems),
        review=_bounds(place, data.get("review"), problems),
        usual=_bounds(place, data.get("usual"), problems),
        **_measures(place, data, problems),
    )
    _check_analyte(place, analyte, problems)
    return analyte


def _measures(place: str, data: dict[str, Any], problems: Problems) -> dict[str, Any]:
    """The parts of an analyte that speak of units."""
    if "unit" not in data or data["unit"] == "1":
        return {}
    unit = _unit(place, data["unit"], problems)
    others = [_unit(place, text, problems) for text in data.get("units", ())]
    rates = [(_unit(place, rate["unit"], problems), rate) for rate in data.get("rates", ())]
    return {
        "unit": unit,
        "units": tuple(u for u in (unit, *others) if u),
        "molar_mass": Decimal(data["molar_mass"]) if "molar_mass" in data else None,
        "rates": tuple(Rate(u, Decimal(rate["factor"]), Decimal(rate.get("offset", 0))) for u, rate in rates if u),
    }


def _unit(place: str, text: str, problems: Problems) -> Unit | None:
    unit = parse_unit(text)
    if unit is None:
        problems.say(place, f"the unit {text} is not spelt in units.toml")
    return unit


def _bounds(place: str, pair: list[Any] | None, problems: Problems) -> Bounds | None:
    if pair is None:
        return None
    if len(pair) != 2 or not pair[0] < pair[1]:
        problems.say(place, f"bounds must be two rising numbers, not {pair}")
        return None
    return Bounds(Decimal(pair[0]), Decimal(pair[1]))


# A concentration becomes an amount per ejaculate by the volume, which only the paper knows (extraction/tables.py).
PER_EJACULATE = "{ejac}"


def _check_analyte(place: str, analyte: Analyte, problems: Problems) -> None:
    if analyte.answer == "number" and analyte.hard is None:
        problems.say(place, "a number needs hard bounds")
    if analyte.answer == "code" and not analyte.values:
        problems.say(place, "a coded answer needs codes or values")
    if analyte.unit is None or analyte.unit.below == PER_EJACULATE:
        return
    for unit in analyte.units:
        if convert(Decimal(1), unit, analyte.unit, molar_mass=analyte.molar_mass, rates=analyte.rates) is None:
            problems.say(place, f"{unit.code} cannot be converted to {analyte.unit.code}; give a molar_mass or a rate")


def _read_kind(name: str, data: dict[str, Any], analytes: set[str], problems: Problems) -> Kind:
    place = f"kinds.toml: {name}"
    for analyte in set(data.get("analytes", ())) - analytes:
        problems.unknown(place, "analyte", analyte, analytes)
    if not data.get("specimen"):
        problems.say(place, "needs a specimen")
    for key in data.keys() - KIND_KEYS:
        problems.unknown(place, "key", key, KIND_KEYS)
    titles = tuple(frozenset(squeeze(word) for word in title.split()) for title in data.get("titles", ()))
    signs = frozenset(squeeze(word) for word in data.get("signs", ()))
    return Kind(name, data.get("name", name), data.get("specimen", ""), frozenset(data.get("analytes", ())), titles, signs)


def _read_language(path: Path, analytes: dict[str, Analyte], kinds: set[str], problems: Problems) -> Language:
    data = _load(path, problems)
    place = f"languages/{path.name}"
    if data.get("code") != path.stem:
        problems.say(place, f"its code must be {path.stem}")
    sections = {name: section for name, section in data.items() if isinstance(section, dict)}
    for section, entries in sections.items():
        allowed = SECTIONS.get(section, set())
        if section not in SECTIONS:
            problems.unknown(place, "section", section, SECTIONS)
        elif allowed is None:
            allowed = kinds if section == "kinds" else {*analytes, "nothing"}
        for name in entries.keys() - (allowed or set()):
            problems.unknown(f"{place}: {section}", "name", name, allowed or ())
    _check_labels(place, sections.get("labels", {}), problems)
    frozen = {name: {key: tuple(words) for key, words in entries.items()} for name, entries in sections.items()}
    name, decimal = data.get("name", path.stem), data.get("decimal", ".")
    lists = (tuple(data.get(key, ())) for key in ("beside", "false_friends"))
    return Language(path.stem, name, decimal, tuple(data.get("common", ())), frozen, *lists)


def _check_labels(place: str, labels: dict[str, list[str]], problems: Problems) -> None:
    """One label means one analyte."""
    owners: dict[str, str] = {}
    for analyte, spellings in labels.items():
        for spelling in spellings:
            owner = owners.setdefault(squeeze(spelling), analyte)
            if owner != analyte:
                problems.say(f"{place}: labels", f"“{spelling}” stands under {owner} and {analyte}")
