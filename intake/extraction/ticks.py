"""Which of the printed choices are ticked?

In: the rows of one report. Out: the same rows without the choices whose box is empty, and without the boxes: of "[ ] low [X] high" stays "high". A
box stands before its choice, or behind it where the last box of a cell has nothing behind it. Where no box of a cell is ticked, nothing was chosen.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.rows import Cell, Row
from intake.reading.words import Word

LONGEST_BOX = 3  # words: "[", "X", "]"
PLUS = "(+)"  # an answer: "sY84 (+)", "reflux (+)"
_EMPTY, _TICKED = "☐□❏❑", "☑☒■✓✔✗✘"
_MARKS = re.compile(r"[Xx×√vV✓✔✗✘*+Хх]")
_ENDS = ("[]", "][", "()", ")(")  # a line read from the right may have its brackets the other way


def without_unticked(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with only what is ticked, where they have boxes."""
    return tuple(_chosen(row) if any(_box_at(cell.words, place) for cell in row.cells for place in range(len(cell.words))) else row for row in rows)


def _chosen(row: Row) -> Row:
    cells = tuple(replace(cell, words=words) for cell in row.cells if (words := _ticked_words(cell)))
    return replace(row, cells=cells) if cells else row


def _ticked_words(cell: Cell) -> tuple[Word, ...]:
    """The words of a cell before its choices, and the ticked choices."""
    runs: list[list[Word]] = [[]]
    ticks: list[bool] = []
    place = 0
    while place < len(cell.words):
        if found := _box_at(cell.words, place):
            length, is_ticked = found
            ticks.append(is_ticked)
            runs.append([])
            place += length
        else:
            runs[-1].append(cell.words[place])
            place += 1
    if not ticks:
        return cell.words
    is_behind = not runs[-1] and len(runs[0]) > 0
    before, choices = ([], runs[:-1]) if is_behind else (runs[0], runs[1:])
    chosen = [word for run, is_ticked in zip(choices, ticks, strict=True) if is_ticked for word in run]
    return (*before, *chosen)


def _box_at(words: Sequence[Word], place: int) -> tuple[int, bool] | None:
    """How many words the box that begins here takes, and whether it is ticked."""
    first = words[place].text
    if len(first) == 1 and first in _EMPTY + _TICKED:
        return 1, first in _TICKED
    for length in range(min(LONGEST_BOX, len(words) - place), 0, -1):
        text = "".join(word.text for word in words[place : place + length])
        is_box = len(text) in (2, 3) and text[0] + text[-1] in _ENDS
        if is_box and text != PLUS and (len(text) == 2 or _MARKS.fullmatch(text[1:-1])):
            return length, len(text) == 3
    return None
