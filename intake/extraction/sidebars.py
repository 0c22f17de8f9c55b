"""Does the head of a paper stand beside its results?

In: a page of words. Out: the page in parts, in the order of reading: what stands above a sidebar, the sidebar, what stands beside it, what stands
below. A sidebar is a strip at one side that no word crosses and that holds a head (labels of names, days and numbers, with what they say) and no
label of a result; the other side has no such head. Lines of the two sides are not lines of each other, however near they stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.extraction.bands import is_name
from intake.extraction.flows import find_rows_in_flows
from intake.extraction.labels import MOST_BEFORE
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row, find_rows, is_mirrored
from intake.reading.words import Page, Word
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

PLACES = tuple(hundredth / 100 for hundredth in (*range(18, 47), *range(54, 83)))  # where the blank may be, in widths of the page
BLANK = 0.005  # on either side of the place
OWN_LINE = 0.4  # of a word's height: what stands less above or below it is of its line
LEAST_HEIGHT = 0.1  # of a strip, in heights of the page
FEWEST_WORDS = 12  # on either side
FEWEST_LABELS = 3  # of a head in the sidebar
HEADS_A_RESULT = 4  # labels of a head for each word that may name a result: a month may be a test's name
MOST_LABELS = 1  # of a head beside it
FEWEST_ROWS = 7
MOST_UNDER = 2  # lines under the last label of a head
HEADS = ("people", "dates")  # sections of the vocabulary
TITLES = ("analyte", "unit", "range")  # and not "result": "patient" stands over those, too
LONGEST_LABEL = 3  # words
FEWEST_NUMBERS = 3  # a column of labels has none, a head has days and numbers


@dataclass(frozen=True, slots=True)
class _Strip:
    """A stretch of the page, from `top` to `bottom`, in which no word touches the upright line at `place`."""

    place: float
    top: float
    bottom: float
    words: tuple[Word, ...]

    def sides(self) -> tuple[list[Word], list[Word]]:
        """The narrow side and the other one."""
        left = [word for word in self.words if word.box.left < self.place]
        right = [word for word in self.words if word.box.left >= self.place]
        return (left, right) if self.place < 0.5 else (right, left)


def find_rows_beside(page: Page, lexicon: Lexicon) -> tuple[Row, ...]:
    """The rows of a page in the order of reading; a sidebar's rows stand before those beside it."""
    strip = _find_sidebar(page, lexicon)
    if strip is None:
        return find_rows_in_flows(page, lexicon)
    taken = set(map(id, strip.words))
    above = [word for word in page.words if id(word) not in taken and word.box.middle < strip.top]
    below = [word for word in page.words if id(word) not in taken and word.box.middle >= strip.top]
    narrow, wide = (_rows_of(side, page) for side in strip.sides())
    titles = tuple(row for row in wide[:1] if len(row.cells) == 1)  # what the paper is stands over the results, and is read before the head
    return (*_rows_of(above, page), *titles, *narrow, *wide[len(titles) :], *_rows_of(below, page))


def _rows_of(words: Sequence[Word], page: Page) -> tuple[Row, ...]:
    return find_rows(replace(page, words=tuple(words)), mirrored=is_mirrored(page.words))


def _find_sidebar(page: Page, lexicon: Lexicon) -> _Strip | None:
    """The strip with a head at one side, the one with the most words if there are several."""
    strips = sorted(_strips(page.words), key=lambda strip: len(strip.words), reverse=True)
    return next((strip for strip in strips if _is_sidebar(strip, page, lexicon)), None)


def _strips(words: Sequence[Word]) -> Iterator[_Strip]:
    """For each place the stretches with enough words on either side."""
    seen: set[frozenset[int]] = set()
    edges = [(word.box.left, word.box.right, word.box.middle, OWN_LINE * word.box.height) for word in words]
    for place in PLACES:
        crossing = [(middle, reach) for left, right, middle, reach in edges if left < place + BLANK and right > place - BLANK]
        for above, under in pairwise(sorted({(0.0, 0.0), *crossing, (1.0, 0.0)})):
            top, bottom = sum(above), under[0] - under[1]
            if bottom - top < LEAST_HEIGHT:
                continue
            strip = _Strip(place, top, bottom, tuple(word for word, (_, _, middle, _) in zip(words, edges, strict=True) if top < middle < bottom))
            narrow, wide = strip.sides()
            same = frozenset(map(id, narrow))
            if min(len(narrow), len(wide)) >= FEWEST_WORDS and same not in seen:
                seen.add(same)
                yield strip


def _is_sidebar(strip: _Strip, page: Page, lexicon: Lexicon) -> bool:
    narrow, wide = strip.sides()
    if sum(any(letter.isdigit() for letter in word.text) for word in narrow) < FEWEST_NUMBERS:
        return False
    if sum(_may_begin_head(word, lexicon) for word in narrow) < FEWEST_LABELS:
        return False  # as most strips are told, before their rows are made
    rows = _rows_of(narrow, page)
    heads, results = len(_heads_on(rows, lexicon)), sum(_names_a_result(row, lexicon) for row in rows)
    if len(rows) < FEWEST_ROWS or heads < FEWEST_LABELS or results * HEADS_A_RESULT > heads:
        return False
    if _has_table(rows, lexicon) or _is_answered_beside(rows, lexicon):
        return False
    return len(_heads_on(_rows_of(wide, page), lexicon)) <= MOST_LABELS


def _may_begin_head(word: Word, lexicon: Lexicon) -> bool:
    return any(squeeze(word.text) in lexicon.beginnings.get(section, ()) for section in HEADS)


def _has_table(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """True where half of a table stands under half of a head: titles of columns, or more lines under the last label than its answer takes."""
    last = max((place for place, row in enumerate(rows) if _heads_on([row], lexicon)), default=0)
    under = rows[last + 1 :]
    titles = (lexicon.name_of("headers", cell.text) for row in rows for cell in row.cells)
    return len(under) > MOST_UNDER or any(map(_is_measured, under)) or any(title in TITLES for title in titles)


def _is_answered_beside(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """True where most labels stand right over the next one: what they say is on the other side."""
    labels = [len(_heads_on([row], lexicon)) == 1 and not any(map(str.isdigit, row.text)) and len(row.words) <= LONGEST_LABEL for row in rows]
    return sum(one and other for one, other in pairwise(labels)) * 2 > sum(labels)


def _is_measured(row: Row) -> bool:
    """True for a number and its unit."""
    return row.text[:1].isdigit() and parse_unit(" ".join(word.text for word in row.words[1:])) is not None


def _names_a_result(row: Row, lexicon: Lexicon) -> bool:
    """True for the beginning of a table's row; a bullet, a count or a code may stand before the label."""
    texts = [word.text for word in row.words]
    if any(map(is_name, texts)):
        return True  # a marker
    return any((found := lexicon.find("labels", texts, start)) and found.name != "nothing" for start in range(min(len(texts), MOST_BEFORE + 1)))


def _heads_on(rows: Sequence[Row], lexicon: Lexicon) -> set[str]:
    """The labels of a head that begin a cell, or its part in another script: papers of two tongues print "اسم المريض Lab No."."""
    labels: set[str] = set()
    for texts in ([word.text for word in cell.words] for row in rows for cell in row.cells):
        for start in (place for place in range(len(texts)) if not place or texts[place - 1][:1].isascii() < texts[place][:1].isascii()):
            for section in HEADS:
                if found := lexicon.find(section, texts, start):
                    labels.add("".join(map(squeeze, texts[start : start + found.length])))
    return labels
