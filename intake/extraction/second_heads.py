"""Does a second paper begin in the middle of a page?

In: the rows of a page and what each tells of a kind. Out: the numbers of the rows where another paper's head begins: a name and a number or a
birthday stand there a second time, further down, with a title near them. Whether the two are reports of one sample is for `reports.py`.
"""

from collections.abc import Sequence
from itertools import pairwise

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.extraction.signs import Telling

MARKS = {("people", "name"), ("people", "accession"), ("dates", "born")}
NAME = ("people", "name")
FEWEST_MARKS = 2
ONE_HEAD = 6  # rows between two labels of one head
APART = 5  # rows between two heads
FEWEST_BELOW = 1  # rows below a head: its values may stand on the next page
LETTERHEAD = 6  # rows above the labels of a head
HEAD_AND_TITLE = 3  # rows below the labels of a head in which its title stands

Marked = tuple[int, frozenset[tuple[str, str]]]


def find_second_heads(rows: Sequence[Row], tellings: Sequence[Telling], lexicon: Lexicon) -> list[int]:
    """Where further papers begin; none on most pages."""
    marked = [(number, marks) for number, row in enumerate(rows) if (marks := _marks_on(row, lexicon))]
    if sum(NAME in marks for _number, marks in marked) < 2:
        return []
    heads = [head for head in _heads(marked) if len(frozenset[tuple[str, str]]().union(*(marks for _row, marks in head))) >= FEWEST_MARKS]
    begins = []
    for before, head in pairwise(heads):
        first, last = head[0][0], head[-1][0]
        top = max(first - LETTERHEAD, before[-1][0] + 1)
        has_title = any(telling.titles for telling in tellings[top : last + HEAD_AND_TITLE + 1])
        if first - before[-1][0] >= APART and has_title and last + FEWEST_BELOW < len(rows):
            begins.append(_begin_of_letterhead(rows, tellings, top, first, heads[0][0][0]))
    return begins


def _heads(marked: Sequence[Marked]) -> list[list[Marked]]:
    """Rows with labels of a head that stand close together; each head has its own name, so a second name begins another one."""
    heads: list[list[Marked]] = []
    for one in marked:
        if heads and one[0] - heads[-1][-1][0] < ONE_HEAD:
            heads[-1].append(one)
        else:
            heads.append([one])
    return [head for head in heads if any(NAME in marks for _row, marks in head)]


def _begin_of_letterhead(rows: Sequence[Row], tellings: Sequence[Telling], top: int, first: int, head: int) -> int:
    """The first row above the labels that the first paper has above its own, too; or the title."""
    above = {row.text for row in rows[:head]}
    repeated = (number for number in range(top, first) if rows[number].text in above)
    titled = (number for number in range(top, first) if tellings[number].titles)
    return next(repeated, next(titled, first))


def _marks_on(row: Row, lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """The labels of a head that begin a cell, or stand behind a mark in a line of them."""
    marks = set()
    for cell in row.cells:
        texts = [word.text for word in cell.words]
        for place in range(len(texts)):
            if place and not texts[place - 1].endswith((";", ",", ".", "|", "·")):
                continue
            for section in ("people", "dates"):
                if (found := lexicon.find(section, texts, place)) and (section, found.name) in MARKS and place + found.length <= len(texts):
                    marks.add((section, found.name))
    return frozenset(marks)
