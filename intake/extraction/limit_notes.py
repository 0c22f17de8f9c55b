"""Which lines tell the limits of a guideline or of the laboratory, and nobody's results?

In: the rows of one report. Out: the numbers of those rows: "Lower reference limits (WHO 2021): volume 1.4 mL, total motility 42 %", with the lines on
which the sentence goes on; and boxes of limits, which name again what stands above: "Normal values   Volume: ≥ 1.4 mL   pH: ≥ 7.2". Only what
stands before the colon is asked; limits in tables, or beside a result, are read in `beside.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.extraction.titles import are_neighbours
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

_APOSTROPHE = re.compile("['’`]")  # of an article, or a speck between two words
MOST_BEFORE = 12  # words before the colon
MOST_LINES = 4  # on which the sentence goes on
MOST_BOX = 8  # lines of a box
SAME_EDGE = 0.01  # of the page's width


def find_limit_notes(rows: Sequence[Row], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of the rows that tell limits."""
    found: set[int] = set()
    for place, row in enumerate(rows):
        if place in found:
            continue
        if box := _find_box(rows, place, lexicon):
            found |= box
            continue
        if not _tells_limits(row, rows[place + 1 : place + 2], lexicon):
            continue
        found.add(place)
        for below in range(place + 1, min(place + 1 + MOST_LINES, len(rows))):
            if _ends(rows[below - 1]) or not _is_one_line(rows[below]) or not are_neighbours(rows[below - 1], rows[below]):
                break
            found.add(below)
    return frozenset(found)


def without_notes_beside(rows: Sequence[Row], lexicon: Lexicon) -> tuple[Row, ...]:
    """The rows without such sentences in a column of their own beside a table: "Lower limits (WHO 2021):" over "volume 1.4 mL; concentration 16"."""
    taken = {id(cell) for place, row in enumerate(rows) for title in row.cells for cell in _note_at(rows, place, title, lexicon)}
    kept = (replace(row, cells=tuple(cell for cell in row.cells if id(cell) not in taken)) for row in rows)
    return tuple(row for row in kept if row.cells) if taken else tuple(rows)


def _note_at(rows: Sequence[Row], place: int, cell: Cell, lexicon: Lexicon) -> tuple[Cell, ...]:
    """The cells of the note that begins here, one below the other; none where this is no note."""
    if ":" not in cell.text:
        return ()
    column = _column_below(rows, place, cell)
    lines = [replace(rows[place], cells=(one,)) for one in column]
    words = [word for one in column[:2] for word in one.words]
    colon = next(number for number, word in enumerate(words) if ":" in word.text)
    names_test = lexicon.find("labels", [word.text for word in words[colon + 1 :]]) is not None
    is_titled = _is_titled(replace(rows[place], cells=tuple(column[:2])), words[colon + 1 :], lexicon)
    if not names_test or not any(map(_is_list, lines[:2])) or not (is_titled or _tells_limits(lines[0], lines[1:2], lexicon)):
        return ()
    last = next((number for number, line in enumerate(lines) if _ends(line)), len(lines) - 1)
    return tuple(column[: last + 1])


def _column_below(rows: Sequence[Row], place: int, cell: Cell) -> list[Cell]:
    """The cell and those that begin at its left edge in the next lines."""
    column = [cell]
    for number in range(place + 1, min(place + 1 + MOST_BOX, len(rows))):
        below = next((one for one in rows[number].cells if abs(one.left - cell.left) <= SAME_EDGE), None)
        if below is None or not are_neighbours(rows[number - 1], rows[number]):
            break
        column.append(below)
    return column


def _find_box(rows: Sequence[Row], place: int, lexicon: Lexicon) -> set[int]:
    """The rows of a box that begins here: the title of a column of ranges, and behind it labels with colons that stand above it, too."""
    texts = [word.text for word in rows[place].words]
    title = lexicon.find("headers", texts)
    if title is None or title.name != "range" or (lexicon.find("labels", texts) or title).length > title.length:
        return set()
    named: set[str | None] = {name for row in rows[:place] for cell in row.cells if (name := _named_by(cell.words, lexicon))}
    behind = rows[place].words[title.length :]
    if not any(word.text.endswith(":") for word in behind[:MOST_BEFORE]) or _named_by(behind, lexicon) not in named:
        return set()
    end = place + 1
    while end < min(place + 1 + MOST_BOX, len(rows)) and are_neighbours(rows[end - 1], rows[end]) and _goes_on(rows[end], named, lexicon):
        end += 1
    return set(range(place, end))


def _named_by(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    found = lexicon.find("labels", [word.text for word in words])
    return found.name if found else None


def _goes_on(row: Row, named: set[str | None], lexicon: Lexicon) -> bool:
    """True for a line whose cells begin with labels that stand above the box, the first perhaps with the rest of a limit."""
    first, *others = (_named_by(cell.words, lexicon) for cell in row.cells)
    return (first in named or not row.text[:1].isalpha()) and named.issuperset(others) and ":" in row.text


def _tells_limits(row: Row, below: Sequence[Row], lexicon: Lexicon) -> bool:
    """True for one cell that names limits before a colon, and numbers behind it, or a list of them on the next line."""
    words = row.words
    colon = next((place for place, word in enumerate(words[:MOST_BEFORE]) if word.text.endswith(":")), None)
    if colon is None or not _is_one_line(row):
        return False
    limits = lexicon.phrase("limits")
    is_named = any(limits.has(squeeze(part)) for word in words[: colon + 1] for part in _APOSTROPHE.split(word.text))
    behind = words[colon + 1 :]
    is_named = is_named or _is_titled(row, behind, lexicon)
    if is_named and not behind:
        return any(_is_one_line(other) and _is_list(other) for other in below)
    # On narrow paper the first number may stand on the next line.
    return is_named and bool(behind) and (not _ends(row) or any(letter.isdigit() for word in behind for letter in word.text))


def _is_titled(row: Row, behind: Sequence[Word], lexicon: Lexicon) -> bool:
    """ "Normal values (WHO 2010): Volume ≥ 1.5 ml, total count …": the title of a column of ranges over a list that begins with a test."""
    texts = [word.text for word in row.words[: len(row.words) - len(behind)]]  # "Morphology : normal forms 3 %" is a result
    titles = (lexicon.find("headers", texts, start) for start in range(len(texts)))
    is_named = any(title is not None and title.name == "range" for title in titles)
    return is_named and _is_list(row) and lexicon.find("labels", [word.text for word in behind]) is not None


def _is_one_line(row: Row) -> bool:
    """True for one cell; several are one line of prose set wide where each but the last ends with a comma."""
    return all(cell.text.endswith((",", ";", "،")) for cell in row.cells[:-1])


def _is_list(row: Row) -> bool:
    """ "volume 1.4 mL, concentration 16 million/mL," and no row of a table."""
    texts = [word.text for word in row.words]
    return any(text.endswith((",", ";", "،")) for text in texts) and any(letter.isdigit() for text in texts for letter in text)


def _ends(row: Row) -> bool:
    return row.words[-1].text.endswith((".", "۔"))
