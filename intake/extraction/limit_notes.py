"""Which lines tell the limits of a guideline or of the laboratory, and nobody's results?

In: the rows of one report. Out: the numbers of those rows: "Lower reference limits (WHO 2021): volume 1.4 mL, total motility 42 %", with the lines on
which the sentence goes on. Only what stands before the colon is asked; limits in tables, or beside a result, are read in `beside.py`.
"""

from collections.abc import Sequence

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.extraction.titles import are_neighbours
from intake.vocabulary.folding import squeeze

MOST_BEFORE = 12  # words before the colon
MOST_LINES = 4  # on which the sentence goes on


def find_limit_notes(rows: Sequence[Row], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of the rows that tell limits."""
    found: set[int] = set()
    for place, row in enumerate(rows):
        if place in found or not _tells_limits(row, lexicon):
            continue
        found.add(place)
        for below in range(place + 1, min(place + 1 + MOST_LINES, len(rows))):
            if _ends(rows[below - 1]) or len(rows[below].cells) > 1 or not are_neighbours(rows[below - 1], rows[below]):
                break
            found.add(below)
    return frozenset(found)


def _tells_limits(row: Row, lexicon: Lexicon) -> bool:
    """True for one cell that names limits before a colon, and numbers behind it."""
    words = row.words
    colon = next((place for place, word in enumerate(words[:MOST_BEFORE]) if word.text.endswith(":")), None)
    if colon is None or len(row.cells) > 1:
        return False
    limits = lexicon.phrase("limits")
    is_named = any(limits.has(squeeze(word.text)) for word in words[: colon + 1])
    behind = words[colon + 1 :]
    # On narrow paper the first number may stand on the next line.
    return is_named and bool(behind) and (not _ends(row) or any(letter.isdigit() for word in behind for letter in word.text))


def _ends(row: Row) -> bool:
    return row.words[-1].text.endswith((".", "۔"))
