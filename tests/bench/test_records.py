"""The invented records say what their truth says: every value is in the print, in every layout and language; halves do not mix; a seed is a seed."""

import re
import tomllib
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from bench.records.content import KINDS, invent_case
from bench.records.layouts import load_layouts
from bench.records.numerals import to_jalali
from bench.records.record import Record, make_records
from bench.records.truth import read_pages_as_printed, squeeze
from bench.records.voice import LANGUAGES, RIGHT_TO_LEFT, WORDING, Voice, load_wording

LAYOUTS = load_layouts()
SETS = ("", *sorted(path.name for path in WORDING.iterdir() if path.is_dir()))
MAIN_LANGUAGES = ("en", "tr", "ru", "ar", "es", "fr", "de", "id")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Every layout of both halves, in every language among them."""
    counts = {half: sum(layout.held_out == half for layout in LAYOUTS) + 6 for half in (False, True)}
    return [record for half, count in counts.items() for record in make_records(held_out=half, seed=7, count=count)]


def _is_printed(as_printed: str, text: str, *, right_to_left: bool) -> bool:
    """Extractors turn right-to-left lines round and take ligatures apart: there, each number and Latin word counts."""
    if not right_to_left:
        return squeeze(as_printed) in text
    return all(squeeze(word) in text for word in re.findall(r"[0-9A-Za-z٠-٩۰-۹]+(?:[.٫][0-9٠-٩۰-۹]+)?", as_printed))


def test_every_value_of_the_truth_is_in_the_print(records: list[Record]) -> None:
    missing = []
    for record in records:
        pages = read_pages_as_printed(record.pdf, right_to_left=record.language in RIGHT_TO_LEFT)
        for report in record.truth["reports"]:
            for reading in report["readings"]:
                text = "".join(pages[number - 1] for number in report["pages"])
                if not _is_printed(reading["as_printed"], text, right_to_left=record.language in RIGHT_TO_LEFT):
                    missing.append((record.name, reading["analyte"], reading["as_printed"]))
    assert missing == []


def test_every_page_says_that_it_is_a_sample(records: list[Record]) -> None:
    assert [record.name for record in records for page in read_pages_as_printed(record.pdf) if "SAMPLE" not in page] == []


def test_every_layout_is_drawn(records: list[Record]) -> None:
    assert {record.layout for record in records} == {layout.name for layout in LAYOUTS}


def test_held_out_layouts_are_never_drawn_for_tuning(records: list[Record]) -> None:
    held_out = {layout.name for layout in LAYOUTS if layout.held_out}
    assert all(record.held_out == (record.layout in held_out) for record in records)


def test_a_number_means_what_is_printed(records: list[Record]) -> None:
    """The decimal mark and the digits aside, the ink and the number are the same."""
    western = str.maketrans("٠١٢٣٤٥٦٧٨٩٫۰۱۲۳۴۵۶۷۸۹,", "0123456789.0123456789.")
    numbers = [reading for record in records for report in record.truth["reports"] for reading in report["readings"] if reading["number"] is not None]
    told = [one for one in numbers if re.search(r"[0-9٠-٩۰-۹]", one["as_printed"]) and "canonical_number" not in one]
    assert len(told) > 100
    assert [one for one in told if float(one["as_printed"].translate(western).lstrip("<")) != one["number"]] == []


def test_the_same_seed_makes_the_same_bytes() -> None:
    first, again = (next(make_records(seed=3, count=1)) for _ in range(2))
    assert (first.pdf, first.truth) == (again.pdf, again.truth)


def test_another_seed_makes_another_record() -> None:
    first, other = (next(make_records(seed=seed, count=1, languages=["en"], kinds=["hormone_panel"])) for seed in (3, 4))
    assert first.truth != other.truth


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language: xx"):
        next(make_records(languages=["xx"]))


@pytest.mark.parametrize("language", MAIN_LANGUAGES)
def test_a_language_has_words_for_everything_that_english_has(language: str) -> None:
    """Units aside: a language without its own spelling prints the international one."""
    own, english = load_wording(language), load_wording("en")
    assert set(own["titles"]) == set(KINDS)
    assert [(section, key) for section in english if section != "units" for key in english[section] if key not in own[section]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_a_language_has_a_title_for_can_be_said_in_it(language: str) -> None:
    for kind in load_wording(language)["titles"]:
        for seed in range(8):
            voice = Voice(language, Random(seed), wording=SETS[seed % len(SETS)], shows_previous=True)
            said = KINDS[kind](invent_case(voice, Random(seed)))
            assert said.kind == kind
            assert all(detail.text for detail in said.details)


def test_a_packet_holds_several_reports_each_on_its_own_pages(records: list[Record]) -> None:
    packets = [record for record in records if record.layout.startswith("packet")]
    assert packets
    for record in packets:
        pages = [page for report in record.truth["reports"] for page in report["pages"]]
        assert len(record.kinds) == len(record.truth["reports"]) > 1
        assert pages == sorted(set(pages))


def test_no_value_is_stated_twice_and_asked_for_twice(records: list[Record]) -> None:
    """A reader that says a thing once has said it."""
    doubled = []
    for record in records:
        for report in record.truth["reports"]:
            asked = sorted((one["analyte"], one.get("collected_on") or "") for one in report["readings"] if not one.get("optional"))
            doubled += [(record.name, key) for key, same in groupby(asked) if len(list(same)) > 1]
    assert doubled == []


@pytest.mark.parametrize("path", sorted((WORDING / "second").glob("*.toml")), ids=lambda path: path.stem)
def test_the_words_of_the_second_set_are_not_among_the_usual_ones(path: Path) -> None:
    usual = tomllib.loads((WORDING / path.name).read_text(encoding="utf-8"))
    rare = tomllib.loads(path.read_text(encoding="utf-8"))
    shared = [(section, key) for section, words in rare.items() for key, list_ in words.items() if set(list_) & set(usual[section].get(key, []))]
    assert shared == []


def test_the_persian_calendar() -> None:
    assert [to_jalali(day) for day in (date(2025, 3, 21), date(2024, 3, 19), date(2023, 8, 3))] == [(1404, 1, 1), (1402, 12, 29), (1402, 5, 12)]
