"""Strains change where words stand, or add and take away what they say they do; nothing else."""

import pytest

from bench.strained import STRAINS
from intake.reading.words import Page
from tests.records.typed import typed

PAPER = """
SAMPLE HORMONE REPORT
FSH          18.4 IU/L     1.5 - 12.4
LH           9.1 IU/L      1.7 - 8.6
Men with a high level of this hormone should be examined.
"""


def words_after(name: str) -> list[str]:
    return [word.text for page in STRAINS[name]([typed(PAPER)]) for word in page.words]


WORDS = [word.text for word in typed(PAPER).words]


@pytest.mark.parametrize("name", ["as printed", "set wide", "leaning", "cut in two"])
def test_a_strain_that_moves_words_keeps_them_all(name: str) -> None:
    assert sorted(words_after(name)) == sorted(WORDS)


@pytest.mark.parametrize(
    ("name", "more"), [("numbered", ["2", "3"]), ("counted", ["1", "1"]), ("method", ["ECLIA", "ECLIA"]), ("dated", ["14.11.2025"] * 2)]
)
def test_a_column_more_has_a_word_for_each_line_of_the_table(name: str, more: list[str]) -> None:
    assert sorted(words_after(name)) == sorted([*WORDS, *more])


def test_units_are_glued_to_their_numbers() -> None:
    assert [word for word in words_after("glued") if word not in WORDS] == ["18.4IU/L", "9.1IU/L"]


@pytest.mark.parametrize("name", ["words lost", "units lost"])
def test_what_is_lost_is_a_part_of_what_was_there(name: str) -> None:
    paper = typed("\n".join(f"Line{number}   {number} mg/L" for number in range(60)))
    kept = [word.text for page in STRAINS[name]([paper]) for word in page.words]

    assert len(kept) < len(paper.words)
    assert set(kept) <= {word.text for word in paper.words}


def test_the_halves_of_a_page_are_two_pages() -> None:
    pages: list[Page] = list(STRAINS["cut in two"]([typed(PAPER)]))

    assert [(page.number, page.words[0].text) for page in pages] == [(1, "SAMPLE"), (2, "LH")]
