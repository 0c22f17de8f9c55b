"""Which words of a page is it worth to show the second reader?

In: a page whose words carry their ink, and the readings of a first extraction. Out: places among the page's words. Every number behind a value; then,
as far as the budget goes: days, units that nobody knows, lines that made no sense (a spoilt label or a number taken for letters costs the whole
value), and numbers of ranges. Not here: what the second reader saw (`second_look.py`).

The second reader knows Latin letters and European digits only: words of other scripts are not shown to it, unless they hold such digits or stand
where a unit should be ("mIU/mL" on a Russian page).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from intake.extraction.readings import Reading
from intake.extraction.rows import Row, find_rows, is_glued_nought
from intake.reading.languages import languages_in
from intake.reading.numerals import has_digit
from intake.reading.words import Box, Page, Word

BUDGET = 2400  # pixels of width, at the height that the reader wants, beside the values themselves: about 0.2 s a page
LINE_HEIGHT = 48
MOST_ODD, MOST_NAMES, MOST_DAYS = 8, 40, 4
DOUBTED = 0.8  # Cyrillic letters below this may be misread Latin ones
MOST_UNIT_WORDS = 3
LONGEST_ANSWER = 3  # words: "Not detected"; prose is not read again
FEW_ANSWERS, MOST_ANSWER_WORDS = 8, 40
HALF, LONGEST_SCRAP, MARGIN = 0.5, 2, 0.05  # of the page's height: about two lines
CERTAIN = 0.93  # the first reader's confidence in what is no value's number: above it, letters are right and a look would only cost time
_MAYBE_LIMIT = re.compile(r"[<>]\d.*|2\d+([.,]\d+)?")
# "7:75" is no time of day, "«50!" a limit, '12,5"' has a flag
_ODD_NUMBER = re.compile(r"\d{1,3}(?:[:;'’](?:\d|[6-9]\d)|;\d\d),?|\d+[.,]{2}\d+|[.,]\d+[.,]\d+|[«‘’“\"]\d[\d.,]*!?|\d[\d.,]*[\"“”»]")
_BRACKETED = re.compile(r"\([^()\s]{2,9}\)[.,;:]?")
_SPOILT = re.compile(r"[^\W\d_]*\d[^\W\d_]{2,}|[^\W\d_]{2,}\d[^\W\d_]*")  # a digit among capitals
_HYPHENED = re.compile("[\u0400-\u04ff]{4,}-[\u0400-\u042f]{2}.?")
_VARIANT = re.compile(r"\(?(?:[^\W\d_]|[^\w\s]{1,4}|№)\d{3,4}[\u0410-\u042f]\)?[.,;:]?")  # "С542Х", "\/1282Х"
LIKE_THYROXINE = ("ТА", "ТЗ")
LIKE_DIGITS = {"\N{CYRILLIC SMALL LETTER O}": "0", "\N{CYRILLIC SMALL LETTER ZE}": "3", "\N{CYRILLIC CAPITAL LETTER ZE}": "3"}
_NOUGHT = re.compile(r"[OОo@QDeøØ©°](?:[.,*]{1,2}|[LН↓])?")  # a typewriter strikes its nought through
_NO_UNIT = re.compile(r"[(\[<>≤≥=~]*\d[\d.,]*[)\]:;]*|[-–—:.,;]+|\d[\d.,]*[-–]\d[\d.,]*")  # the ends of a range that stands before its unit
_DAY, _AROUND = re.compile(r"\d{1,4}[./-](?:\d{1,2}|[^\W\d_]{3,9})[./-]\d{1,4}"), "()[],;:"
_NO_VALUE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[A-Z]{1,4}[-/]?\d{4,}")  # a day, the number of a sample


def find_words(page: Page, readings: Sequence[Reading]) -> list[int]:
    """The places worth a look, the values' numbers first; each once."""
    shown = [place for place, word in enumerate(page.words) if word.ink is not None]
    inked = [place for place in shown if is_readable(page.words[place].text)]
    numbers = [place for place in shown if has_digit(page.words[place].text)]
    rows = find_rows(page)
    odd = [place for place in numbers if _ODD_NUMBER.fullmatch(page.words[place].text)][:MOST_ODD]
    noughts, names = _noughts(page, shown, rows), _foreign_names(page, shown)
    chosen = dict.fromkeys([*_inside(page, numbers, [reading.box for reading in readings]), *odd, *noughts, *_answers(page, inked, readings), *names])
    left = BUDGET
    ranges = [box for reading in readings if (box := reading.range_box) is not None]
    is_of_days = any(reading.collected_on for reading in readings)  # the day over a column is that of all its values
    days = [place for place in numbers if _DAY.fullmatch(page.words[place].text.strip(_AROUND)) and (is_of_days or _is_suspect(page.words[place]))]
    days.sort(key=lambda place: page.words[place].confidence)  # a wrong day is wrong for all values of a paper
    useful = [place for place in (*_senseless(page, inked, readings, rows), *_inside(page, numbers, ranges)) if _is_suspect(page.words[place])]
    useful.sort(key=lambda place: _cost(page.words[place]))  # values and signs before words
    for place in (*days[: 3 * MOST_DAYS if is_of_days else MOST_DAYS], *_units_in_doubt(page, shown, readings, rows), *useful):
        left -= 0 if place in chosen else _cost(page.words[place])
        if left < 0:
            break
        chosen[place] = None
    return list(chosen)


def _noughts(page: Page, shown: Sequence[int], rows: Sequence[Row]) -> list[int]:
    """What begins a short cell and may be a nought, of all numbers the one that matters most; alone, or with a unit behind it in one word."""
    begun = [cell.words[0] for row in rows for cell in row.cells if len(cell.words) <= LONGEST_ANSWER and may_be_nought(cell.words[0].text)]
    small = [cell.words[0] for row in rows for cell in row.cells[1:] if len(cell.words) <= LONGEST_ANSWER and _is_like_a_digit(cell.words[0])]
    glued = [place for place in shown if is_glued_nought(page.words[place].text)]
    return [*glued, *_inside(page, shown, [word.box for word in (*begun, *small)][:MOST_ODD])]


def _foreign_names(page: Page, shown: Sequence[int]) -> list[int]:
    """What may be a name or a unit in Latin letters on a page in others: of "SHBG" an engine for Arabic makes "6" and one for Cyrillic "5НВО", of
    "µg/mL" "۱۱9/۲۱۲" and "рд/ті."."""
    may_be = next((test for script, test in _MAY_BE_LATIN.items() if page.language in languages_in(script)), None)
    names = [place for place in shown if may_be and may_be(page.words[place])]
    return sorted(sorted(names, key=lambda place: page.words[place].confidence)[:MOST_NAMES])


def may_be_no_cyrillic(word: Word) -> bool:
    """Whether Cyrillic letters may be misread Latin ones: what is not sure, "5НВО", "Апії-НВс", and "Т4" of which comes "ТА", for certain."""
    is_spoilt = _HYPHENED.fullmatch(word.text) or (word.text.isupper() and _SPOILT.search(word.text)) or word.text in LIKE_THYROXINE
    is_doubted = word.confidence < DOUBTED and sum(map(str.isalpha, word.text)) > 1
    return not is_readable(word.text) and (is_doubted or bool(is_spoilt or _VARIANT.fullmatch(word.text)))


def _may_be_latin(word: Word) -> bool:
    is_of_two = len({letter.isascii() for letter in word.text if letter.isdecimal()}) > 1
    has_latin = any(letter.isalpha() and letter.isascii() for letter in word.text)
    return word.confidence < HALF or is_wide(word) or is_of_two or (has_latin and word.confidence < CERTAIN)


_MAY_BE_LATIN = {"Arab": _may_be_latin, "Cyrl": may_be_no_cyrillic}


def is_wide(word: Word) -> bool:
    """True when there is more ink than so few letters can have."""
    return word.ink is not None and word.ink.width > len(word.text) * word.ink.height


def may_be_nought(text: str) -> bool:
    """True for what engines make of a round 0, with a flag behind it or not."""
    return _NOUGHT.fullmatch(text) is not None


def _is_like_a_digit(word: Word) -> bool:
    """A Cyrillic letter for a digit; a small o, which rows take for a nought between words and a unit."""
    return word.text in LIKE_DIGITS or (word.text == "0" and word.confidence <= HALF)


def _is_suspect(word: Word) -> bool:
    """True for what the first reader is not sure of, and for "216", which may be "≥16" however sure it is."""
    return word.confidence < CERTAIN or bool(_MAYBE_LIMIT.fullmatch(word.text))


def _answers(page: Page, inked: Sequence[int], readings: Sequence[Reading]) -> list[int]:
    """The words of short answers; of a long table of them ("Absent", twenty times) only those that the first reader is not sure of."""
    boxes = [reading.box for reading in readings if reading.number is None and len(reading.as_printed.split()) <= LONGEST_ANSWER]
    answers = _inside(page, inked, boxes)
    scraps = [place for place in inked if place not in answers and page.words[place].confidence < HALF and _stands_among(page.words[place], boxes)]
    sure = answers if len(answers) <= FEW_ANSWERS else [place for place in answers if _is_suspect(page.words[place])][:MOST_ANSWER_WORDS]
    return [*sure, *scraps[:MOST_ODD]]


def _stands_among(word: Word, answers: Sequence[Box]) -> bool:
    """True for a scrap in a column of short answers: a sign that the first reader took for dirt."""
    column = [box for box in answers if box.left < word.box.right and word.box.left < box.right]
    is_short = len(word.text) <= LONGEST_SCRAP and len(column) > 1
    return is_short and min(box.top for box in column) - MARGIN < word.box.middle < max(box.bottom for box in column) + MARGIN


def is_readable(text: str) -> bool:
    """True when no letter and no digit of it belongs to a script that the second reader lacks."""
    return all(_is_known(letter) for letter in text) and text != ""


def _is_known(letter: str) -> bool:
    if letter.isdecimal():
        return letter.isascii()
    return not letter.isalpha() or "LATIN" in (name := unicodedata.name(letter, "")) or "MICRO" in name


def _cost(word: Word) -> int:
    return word.ink.width * LINE_HEIGHT // word.ink.height if word.ink else 0


def _inside(page: Page, places: Iterable[int], boxes: Sequence[Box]) -> list[int]:
    return [place for place in places if any(shares(page.words[place].box, box) for box in boxes)]


def shares(word: Box, box: Box) -> bool:
    """True when the word, or a part that it was cut into, is what stands in the box."""
    return word.top <= box.middle <= word.bottom and min(word.right, box.right) - max(word.left, box.left) > 0.5 * min(word.width, box.width)


def _units_in_doubt(page: Page, shown: Sequence[int], readings: Sequence[Reading], rows: Sequence[Row]) -> list[int]:
    """The words behind values whose unit is not known, nearest first; and where a value's column is in doubt, the numbers that may be its limits."""
    found: list[int] = []
    for reading in readings:
        if "unit_unknown" in reading.reasons:
            before, behind = _beside(reading, rows)
            units = [word.box for word in behind if not _NO_UNIT.fullmatch(word.text)][:MOST_UNIT_WORDS]
            units += [word.box for word in before if _BRACKETED.fullmatch(word.text) or "/" in word.text]  # in the label
            units += [word.box for word in [word for word in before[1:] if not _NO_UNIT.fullmatch(word.text)][-1:]]  # in a column before the values
            apart = [place for place in shown if _bare(page.words[place].text) == _bare(reading.unit or "")]  # in a head
            found.extend([*_inside(page, shown, units), *apart[:MOST_UNIT_WORDS]])
        if "column_doubtful" in reading.reasons:
            found.extend(_inside(page, shown, [word.box for word in _beside(reading, rows)[1] if _MAYBE_LIMIT.fullmatch(word.text)]))
    return found


def _bare(text: str) -> str:
    return text.strip(".,;:()[]")


def _beside(reading: Reading, rows: Sequence[Row]) -> tuple[Sequence[Word], Sequence[Word]]:
    """What stands before and behind a value on its row."""
    words = next((row.words for row in rows if any(shares(word.box, reading.box) for word in row.words)), ())
    places = [place for place, word in enumerate(words) if shares(word.box, reading.box)]
    return (words[: places[0]], words[places[-1] + 1 :]) if places else ((), ())


def _senseless(page: Page, inked: Sequence[int], readings: Sequence[Reading], rows: Sequence[Row]) -> list[int]:
    """The words of lines with a number or with several cells that gave no reading."""
    boxes = [reading.box for reading in readings]
    found: list[int] = []
    for row in rows:
        if _may_hold_a_value(row) and not any(shares(row.box, box) or row.box.top <= box.middle <= row.box.bottom for box in boxes):
            found.extend(place for place in inked if any(shares(word.box, page.words[place].box) for word in row.words))
    return found


def _may_hold_a_value(row: Row) -> bool:
    has_number = any(has_digit(word.text) and not _NO_VALUE.search(word.text) for word in row.words)
    return len(row.cells) > 1 and (has_number or min(word.confidence for word in row.words) < 0.5)
