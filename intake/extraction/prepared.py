"""Which lines tell of sperm prepared for treatment, and not of the ejaculate?

In: the rows of one report. Out: the numbers of the rows below a heading of their own ("Swim-up", "Sperm preparation (density gradient)",
"Capacitación espermática"), up to the next heading. Columns of prepared samples beside the fresh one are told by their titles (`columns.py`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from intake.extraction.context import Context
from intake.extraction.rows import Row
from intake.vocabulary.folding import squeeze

LONGEST_LINE = 6  # words of a heading on a line of its own
_BRACKETED = re.compile(r"\([^()]*\)")
JOINING = {"+", "&", "with", "and", "mit", "und", "con", "y", "avec", "et", "ve", "ile", "e", "с", "и"}  # two examinations on one paper
MOST_BELOW = 12  # lines


def find_prepared(rows: Sequence[Row], context: Context) -> frozenset[int]:
    """The numbers of the rows that speak of a prepared sample."""
    found: set[int] = set()
    for place, row in enumerate(rows):
        if place not in found and _begins_section(row) and _names_preparation(row, context):
            end = place + 1
            while end < min(place + 1 + MOST_BELOW, len(rows)) and not _is_heading(rows[end]) and rows[end].page == row.page:
                end += 1
            found |= set(range(place, end))
    return frozenset(found)


def _is_heading(row: Row) -> bool:
    """A line of few words in one cell, without a number and without a colon but at its end."""
    is_short = len(row.cells) == 1 and len(row.words) <= LONGEST_LINE
    return is_short and not any(letter.isdigit() for letter in row.text) and ":" not in row.text.rstrip(": ")


def _begins_section(row: Row) -> bool:
    """A heading, or a longer one with brackets: "Motile sperm count (REM) - technique: swim-up"; but not "Preparation method: swim-up"."""
    words = _BRACKETED.sub(" ", row.text).partition(":")[0].split()
    is_longer = len(row.cells) == 1 and _BRACKETED.search(row.text.partition(":")[0]) is not None and _is_short_title(words)
    return _is_heading(row) or (is_longer and row.text[:1].isupper())


def _is_short_title(words: Sequence[str]) -> bool:
    return 1 < len(words) <= LONGEST_LINE and not any(letter.isdigit() for word in words for letter in word) and not words[-1].endswith(".")


def _names_preparation(row: Row, context: Context) -> bool:
    phrase, named = context.lexicon.phrase("prepared"), context.lexicon.find("kinds", [word.text for word in row.words])
    if named is not None and named.length < len(row.words) and row.words[named.length].text.casefold() in JOINING:
        return False  # "Seminogram + REM", "Semen analysis with wash": the paper's own title speaks of the ejaculate first
    if named is not None and not _is_heading(row):
        return False
    texts = [squeeze(part) for part in row.text.partition(":")[0].replace("-", " ").split()]
    return any(map(phrase.has, texts)) or any(phrase.has(one + other) for one, other in pairwise(texts))
