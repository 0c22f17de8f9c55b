"""Do two independent readers see the same number?

In: pages, the readings of a first extraction, a second reader. Out: the same pages; words that values and ranges were read from carry what the second
reader saw in their crop. Where it is certain of another number its text is taken, and the word says so (`look.agrees` is False): whoever uses it must
ask a person. Extraction then runs once more over words that were seen twice. Nothing is averaged.

The second reader knows Latin letters and European digits only. What is printed in other digits keeps its first reading and has no second look, and a
comma that it takes for a dot is the same mark: the paper's own habit decides what a mark means (`values.py`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from intake.extraction.readings import Reading, ReportReading
from intake.reading.second_reader import SecondReader
from intake.reading.words import Box, Page, SecondLook, Word

SURE = 0.8  # below this the second reader's own text is not worth more than the first one's
BUDGET = 3000  # pixels of width, at the height the reader wants, of ranges per page: about 0.25 s. Values are looked at in any case
_HEIGHT = 48
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_VALUE = re.compile(r"[(\[*]*[<>≤≥]?=?\d[\d.,]*(?:[-–~]\d[\d.,]*)?[)\]*%]*[A-Za-z]{0,2}")
_LETTERS_LIKE_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "–": "-", "—": "-", "，": ",", "．": ".", "·": "."})
_LIMIT = re.compile(r"[≥≤](?P<number>\d[\d.,]*)")


def look_again(pages: Sequence[Page], reports: Sequence[ReportReading], reader: SecondReader) -> tuple[Page, ...]:
    """The pages with their second looks. All numbers of a file are asked about in one go."""
    readings = [reading for report in reports for reading in report.readings]
    wanted = {page.number: _choose(page, [reading for reading in readings if reading.page == page.number]) for page in pages}
    places = [(number, place) for number, found in wanted.items() for place in found]
    by_number = {page.number: page for page in pages}
    crops = [ink for number, place in places if (ink := by_number[number].words[place].ink) is not None]
    answers = reader.read_crops(crops) if crops else ()
    if answers is None:
        return tuple(pages)
    seen = dict(zip(places, answers, strict=True))
    return tuple(_with_looks(page, {place: seen[page.number, place] for place in wanted[page.number]}) for page in pages)


def _choose(page: Page, readings: Sequence[Reading]) -> list[int]:
    """The places, among the page's words, of numbers behind values; then of numbers behind ranges, as far as the budget goes."""
    inked = [place for place, word in enumerate(page.words) if word.ink is not None and word.text.isascii() | _has_latin_digit(word.text)]
    values = _inside(page, inked, [reading.box for reading in readings])
    ranges = _inside(page, inked, [box for reading in readings if (box := reading.range_box) is not None])
    left = BUDGET
    for place in ranges:
        ink = page.words[place].ink
        left -= ink.width * _HEIGHT // ink.height if ink else 0
        if place not in values and left >= 0:
            values.append(place)
    return values


def _has_latin_digit(text: str) -> bool:
    return any("0" <= letter <= "9" for letter in text)


def _inside(page: Page, places: Iterable[int], boxes: Sequence[Box]) -> list[int]:
    return [place for place in places if any(_shares(page.words[place].box, box) for box in boxes)]


def _shares(word: Box, box: Box) -> bool:
    """True when the word, or a part that it was cut into, is what stands in the box."""
    return word.top <= box.middle <= word.bottom and min(word.right, box.right) - max(word.left, box.left) > 0.5 * min(word.width, box.width)


def _with_looks(page: Page, seen: Mapping[int, tuple[str, float]]) -> Page:
    """The page with the looks, and without the pixels: they have served."""
    words = (settle(word, *seen[place]) if place in seen else word for place, word in enumerate(page.words))
    return replace(page, words=tuple(replace(word, ink=None) if word.ink else word for word in words))


def settle(word: Word, second: str, confidence: float) -> Word:
    """The word with what the second reader saw in it: confirmed, corrected (and then doubtful), or doubted."""
    second = second.strip()
    if numbers_in(word.text) == numbers_in(second) and numbers_in(second):
        return _agreed(word, word.text, second, confidence)
    if (limit := _limit_misread(word.text, second)) is not None:
        return _agreed(word, limit, second, confidence)
    look = SecondLook(word.text, second, confidence, agrees=False)
    return replace(word, text=second if confidence >= SURE and _VALUE.fullmatch(second) else word.text, look=look)


def _agreed(word: Word, text: str, second: str, confidence: float) -> Word:
    """Two readers that err on different things err together as often as the product says."""
    together = 1 - (1 - word.confidence) * (1 - confidence)
    return replace(word, text=text, confidence=together, look=SecondLook(word.text, second, confidence, agrees=True))


def numbers_in(text: str) -> tuple[str, ...]:
    """The signs and numbers of a text, in order, one way to write marks."""
    plain = text.translate(_LETTERS_LIKE_DIGITS) if any(letter.isdecimal() for letter in text) else text
    plain = plain.replace(">=", "≥").replace("<=", "≤")
    signs = tuple(letter for letter in plain if letter in "<>≤≥")
    return (*signs, *(found.replace(",", ".") for found in _NUMBER.findall(plain)))


def _limit_misread(first: str, second: str) -> str | None:
    """ "≥16", which the first reader's alphabet lacks: it prints "216", ">16" or "16"."""
    limit = _LIMIT.fullmatch(second)
    if limit is None:
        return None
    bare = first.lstrip("<>≤≥=").replace(",", ".")
    number = limit["number"].replace(",", ".")
    return second[0] + first.lstrip("<>≤≥=").removeprefix("" if bare == number else "2") if bare in (number, f"2{number}") else None
