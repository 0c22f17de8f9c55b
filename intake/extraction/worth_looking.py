"""Which words of a page is it worth to show the second reader?

In: a page whose words carry their ink, and the readings of a first extraction. Out: places among the page's words. Every number behind a value; then,
as far as the budget goes: units that nobody knows, lines that made no sense (a spoilt label or a number taken for letters costs the whole value), and
numbers of ranges. Not here: what the second reader saw (`second_look.py`).

The second reader knows Latin letters and European digits only: words of other scripts are not shown to it, unless they hold such digits or stand
where a unit should be ("mIU/mL" on a Russian page).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from intake.extraction.readings import Reading
from intake.extraction.rows import Row, find_rows
from intake.reading.words import Box, Page, Word

BUDGET = 2400  # pixels of width, at the height that the reader wants, beside the values themselves: about 0.2 s a page
LINE_HEIGHT = 48
NEAR = 0.25  # of the page's width: a unit further away belongs to something else
MOST_UNIT_WORDS = 2
LONGEST_ANSWER = 3  # words: "Not detected"; prose is not read again
MOST_ANSWER_WORDS = 40
CERTAIN = 0.93  # the first reader's confidence in what is no value's number: above it, letters are right and a look would only cost time
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def find_words(page: Page, readings: Sequence[Reading]) -> list[int]:
    """The places worth a look, the values' numbers first; each once."""
    shown = [place for place, word in enumerate(page.words) if word.ink is not None]
    inked = [place for place in shown if is_readable(page.words[place].text)]
    numbers = [place for place in shown if has_digit(page.words[place].text)]
    answers = _inside(
        page, inked, [reading.box for reading in readings if reading.number is None and len(reading.as_printed.split()) <= LONGEST_ANSWER]
    )
    unsure = [place for place in answers if page.words[place].confidence < CERTAIN]
    chosen = dict.fromkeys([*_inside(page, numbers, [reading.box for reading in readings]), *unsure[:MOST_ANSWER_WORDS]])
    left = BUDGET
    ranges = [box for reading in readings if (box := reading.range_box) is not None]
    for place in (*_units_in_doubt(page, shown, readings), *_senseless(page, inked, readings), *_inside(page, numbers, ranges)):
        if page.words[place].confidence >= CERTAIN:
            continue
        left -= 0 if place in chosen else _cost(page.words[place])
        if left < 0:
            break
        chosen[place] = None
    return list(chosen)


def has_digit(text: str) -> bool:
    """True when there is a European digit in it."""
    return any("0" <= letter <= "9" for letter in text)


def is_readable(text: str) -> bool:
    """True when no letter of it belongs to a script that the second reader lacks."""
    return all(not letter.isalpha() or "LATIN" in (name := unicodedata.name(letter, "")) or "MICRO" in name for letter in text) and text != ""


def _cost(word: Word) -> int:
    return word.ink.width * LINE_HEIGHT // word.ink.height if word.ink else 0


def _inside(page: Page, places: Iterable[int], boxes: Sequence[Box]) -> list[int]:
    return [place for place in places if any(shares(page.words[place].box, box) for box in boxes)]


def shares(word: Box, box: Box) -> bool:
    """True when the word, or a part that it was cut into, is what stands in the box."""
    return word.top <= box.middle <= word.bottom and min(word.right, box.right) - max(word.left, box.left) > 0.5 * min(word.width, box.width)


def _units_in_doubt(page: Page, shown: Sequence[int], readings: Sequence[Reading]) -> list[int]:
    """The words behind values whose unit is not known: nearest first."""
    found: list[int] = []
    for reading in readings:
        if "unit_unknown" in reading.reasons:
            behind = [place for place in shown if _gap(reading.box, page.words[place].box) is not None and not page.words[place].text.isdecimal()]
            found.extend(sorted(behind, key=lambda place: _gap(reading.box, page.words[place].box) or 0.0)[:MOST_UNIT_WORDS])
    return found


def _gap(value: Box, word: Box) -> float | None:
    """How far a word stands from a value on its line, on either side; None when it is not beside it."""
    gap = max(word.left - value.right, value.left - word.right)
    return gap if word.top <= value.middle <= word.bottom and 0 <= gap <= NEAR else None


def _senseless(page: Page, inked: Sequence[int], readings: Sequence[Reading]) -> list[int]:
    """The words of lines with a number or with several cells that gave no reading."""
    boxes = [reading.box for reading in readings]
    found: list[int] = []
    for row in find_rows(page):
        if _may_hold_a_value(row) and not any(shares(row.box, box) or row.box.top <= box.middle <= row.box.bottom for box in boxes):
            found.extend(place for place in inked if any(shares(word.box, page.words[place].box) for word in row.words))
    return found


def _may_hold_a_value(row: Row) -> bool:
    has_number = any(has_digit(word.text) and not _DAY.search(word.text) for word in row.words)
    return len(row.cells) > 1 and (has_number or min(word.confidence for word in row.words) < 0.5)
