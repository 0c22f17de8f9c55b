"""The later sets, the held-out one among them, say what their truth says: in every language and layout, each value and day is in the print."""

import re
import tomllib
from datetime import date
from itertools import chain, takewhile
from pathlib import Path
from random import Random

import pytest

from bench.records.content import KINDS, invent_case
from bench.records.layouts import load_layouts
from bench.records.numerals import print_day
from bench.records.record import Record, make_records
from bench.records.truth import read_pages_as_printed, squeeze
from bench.records.voice import LANGUAGES, RIGHT_TO_LEFT, VARIED, WORDING, Voice, load_wording, load_words_of_set

LAYOUTS = [layout for layout in load_layouts() if layout.wording in VARIED]
SETS = sorted(VARIED & {path.name for path in WORDING.iterdir()})
NEEDED = {
    "page": {"age", "age_in_years", "visit", "ordered", "printed", "date", "lower_limit", "upper_limit", "usual_range", "collected_semen"},
    "headings": {"note"},
    "bands": {"men", "follicular", "midcycle", "luteal", "age_to_49", "age_from_50"},
    "semen": {"other_cells", "each_field"},
    "notes": {"semen_analysis", "hormone_panel"},
}  # what papers of these sets say and others do not


def _make(language: str) -> list[Record]:
    """One record on every third layout that the language can be laid out on: five languages see each."""
    fitting = [layout for layout in LAYOUTS if not layout.languages or language in layout.languages][LANGUAGES.index(language) % 3 :: 3]
    made = list(make_records(layouts=[layout.name for layout in fitting], languages=[language], seed=17, count=len(fitting)))
    assert {record.layout for record in made} == {layout.name for layout in fitting}
    return made


def _parts(ink: str) -> list[str]:
    """Numbers and Latin words: extractors turn right-to-left lines round and take ligatures apart."""
    return re.findall(r"[0-9A-Za-z٠-٩۰-۹]+(?:[.٫][0-9٠-٩۰-۹]+)?", ink)


def _is_printed(ink: str, text: str, language: str) -> bool:
    """Extractors take a hyphen at the end of a line for one that the line's end has made."""
    whole = text.replace("-", "")
    return all(squeeze(part).replace("-", "") in whole for part in (_parts(ink) if language in RIGHT_TO_LEFT else [ink]))


def _is_day_printed(day: str, text: str, language: str) -> bool:
    numbers = load_wording(language)["numbers"]
    own = [load_words_of_set(language, name).get("numbers", {}).get("dates", []) for name in SETS]
    patterns = [*numbers["dates"], *chain.from_iterable(own)]
    return any(_is_printed(print_day(date.fromisoformat(day), pattern, months=numbers["months"]), text, language) for pattern in patterns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_every_layout_every_value_and_every_day_is_in_the_print(language: str) -> None:
    missing = []
    for record in _make(language):
        pages = read_pages_as_printed(record.pdf, right_to_left=language in RIGHT_TO_LEFT)
        missing += [(record.name, "SAMPLE")] * sum("SAMPLE" not in page for page in pages)
        for report in record.truth["reports"]:
            text = "".join(pages[number - 1] for number in report["pages"])
            days = [report[key] for key in ("collected_on", "received_on", "reported_on", "patient_birth_date")]
            days += [one.get("collected_on") for one in report["readings"]] + report.get("collected_on_also", [])
            missing += [(record.name, one["as_printed"]) for one in report["readings"] if not _is_printed(one["as_printed"], text, language)]
            missing += [(record.name, day) for day in days if day and not _is_day_printed(day, text, language)]
            missing += [(record.name, report["laboratory"])] * (not _is_printed(report["laboratory"], text, language))
    assert missing == []


@pytest.mark.parametrize("wording", SETS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_words_that_only_these_sets_print(language: str, wording: str) -> None:
    own = load_words_of_set(language, wording)
    assert {section: keys - set(own.get(section, {})) for section, keys in NEEDED.items() if keys - set(own.get(section, {}))} == {}


# The sets of one round do not know each other.
ROUNDS = (("second",), ("third", "fourth"), ("fifth",), ("sixth", "seventh"), ("eighth", "ninth"), ("tenth", "eleventh"), ("twelfth", "thirteenth"))


@pytest.mark.parametrize("wording", list(chain.from_iterable(ROUNDS[2:])))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_set_of_another_hand_speaks_with_words_of_its_own_beside_the_usual_ones(language: str, wording: str) -> None:
    """A real paper uses the usual word most of the time: at least a quarter of the names of analytes are in no set before, and not all."""
    others = chain.from_iterable(takewhile(lambda names: wording not in names, ROUNDS))
    opened = [load_wording(language), *(load_words_of_set(language, name) for name in others)]
    names = [(key, name) for key, own in load_words_of_set(language, wording)["labels"].items() for name in own]
    new = [name for key, name in names if not any(name in words.get("labels", {}).get(key, []) for words in opened)]
    assert len(names) / 4 <= len(new) < len(names)


@pytest.mark.parametrize("path", sorted((WORDING / "fourth").glob("*.toml")), ids=lambda path: path.stem)
def test_no_word_of_the_fourth_set_is_a_usual_one(path: Path) -> None:
    rare = tomllib.loads(path.read_text(encoding="utf-8"))
    for opened in (WORDING / path.name, WORDING / "second" / path.name):
        words = tomllib.loads(opened.read_text(encoding="utf-8")) if opened.exists() else {}
        shared = [
            (section, key, word) for section, keys in rare.items() for key, own in keys.items() if isinstance(own, list) for word in own
            if word in words.get(section, {}).get(key, [])
        ]  # fmt: skip
        assert shared == []


@pytest.mark.parametrize("seed", range(40))
def test_the_day_of_collection_stands_behind_a_label_of_collection_or_behind_date_alone(seed: int) -> None:
    """Days of order and of printing stand beside it and are others."""
    voice = Voice("en", Random(seed), wording=SETS[seed % len(SETS)])
    case = invent_case(voice, Random(seed))
    drawn = KINDS["semen_analysis"](case)
    shown = {detail.key: detail.text for detail in drawn.details}
    key, day = ("collected", drawn.days.collected) if drawn.days.collected else ("date", drawn.days.undecided)
    assert day == case.day
    assert shown[key].startswith(voice.day(case.day))
    assert len({"collected", "date"} & set(shown)) == 1
    assert shown.get("ordered") != voice.day(case.day)


def test_layouts_have_names_of_their_own_and_enough_are_held_out() -> None:
    names = [layout.name for layout in load_layouts()]
    assert len(set(names)) == len(names)
    assert sum(layout.held_out for layout in LAYOUTS) >= 8
