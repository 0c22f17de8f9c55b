"""Do two independent readers see the same number?

In: pages, the readings of a first extraction, a second reader. Out: the same pages; words that are worth it (`worth_looking.py`) carry what the
second reader saw in their crop. Where it is certain of another number its text is taken, and the word says so (`look.agrees` is False): whoever uses
it must ask a person. Extraction then runs once more over words that were seen twice. Nothing is averaged.

The second reader knows Latin letters and European digits only. What is printed in other digits keeps its first reading and has no second look, and a
comma that it takes for a dot is the same mark: the paper's own habit decides what a mark means (`values.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from intake.extraction.readings import ReportReading
from intake.extraction.worth_looking import (
    LIKE_DIGITS,
    LIKE_THYROXINE,
    LONGEST_SCRAP,
    find_words,
    is_readable,
    is_wide,
    may_be_no_cyrillic,
    may_be_nought,
)
from intake.reading.numerals import LETTERS_LIKE_DIGITS, has_digit, is_flag_misread, is_mark_added, numbers_in
from intake.reading.second_reader import SecondReader
from intake.reading.words import Crop, Page, SecondLook, Word
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

SURE = 0.8  # below this the second reader's own text is not worth more than the first one's
SURE_OF_LETTERS, SURE_OF_NAME = 0.9, 0.95
SURE_OF_MARK = SURE_ALONE = 0.97
BELIEVED = 0.5  # below this the first reader did not believe what it wrote: that contradicts nobody
UNSTEADY = 0.6
SCRAP_REACH = 1.2  # of a word's height
_ZERO = re.compile(r"[Oo](?:[.,][Oo0]+)?[HL*]?")
Place = tuple[int, int]  # a page's number, a place among its words
Answer = tuple[str, float]  # what the second reader sees in a crop, and how sure it is
_VALUE = re.compile(r"[(\[*]*[<>≤≥]?=?\d[\d.,]*(?:[-–~]\d[\d.,]*)?[)\]*%]*[A-Za-z]{0,2}")
_DIRT = ".,:;'’‘`´\"°·_~"
_ARROWS = "↑↓"
_BLANK = re.compile(r" (?=[↑↓*]$|[A-Za-z]$)")  # before a flag
_NOUGHTS = frozenset(("O", "О", "@", "Q", "0.", "0,", "O.", "O,"))  # but no "o", which is a word
_SIGNS = frozenset(("+", "++", "+++"))
_CROSS = "十"  # ten, in the second reader's alphabet: the same strokes
_ENDS = ",;:."
# A number with a unit in letters that the second reader lacks: "24млн/мл"; the nought among them may be a letter: "Омлн".
_GLUED = re.compile(r"(?P<number>[<>≤≥]?\d[\d.,]*|[OО]|[хx×]10\d)(?P<unit>/?[^\W\d_][^\s\d]*)[.,;:]?")
_SEEN_FIRST = re.compile(r"(?:[хx×]10\^?|10\^)[⁶⁹69]|[<>≤≥]?\d[\d.,]*")
_NO_POWER = "105"  # of ten, in which nobody counts
_MICRO, _RAISED = frozenset("µμ"), frozenset("²³")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ALLELES = re.compile(r"[579]T/[579]T")  # "$T/7T"
_ALLELES_SPOILT = re.compile(r"[^\s/]{1,2}[TI1l]/[^\s/]{1,2}[TI1l]")
_MARKER = re.compile(r"\(?[sS]Y(?P<number>\d{2,4})\)?")
_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN_NAME = re.compile(r"(?=.*[DFGLQRSVWZdfghlqstvz])[(\[]?[A-Za-z]{2,}(?:[/-]?[A-Za-z]{2,})?[)\]]?[.,;:]?")  # with a letter that has no like
_VARIANT = re.compile(r"\(?[A-Z](?P<place>\d{3,4})(?:[A-Z]|del)\)?[.,;:]?")  # of a gene: "G542X"
_POWER = re.compile(r"[хx×]?1?0\^(?P<power>[69])/?")
_SPOILT_POWER = re.compile(r"[хx×]?10[^/]{1,3}(?P<volume>/[^\W\d_]+)")
_FLAGGED_UNIT = re.compile(r"(?:[HL] |L(?=(?:IU|UI|IE|U)/))(?P<unit>\S+/\S+)")  # 0,3 "L IE/L"
_NAME = re.compile(r"\W?[A-Za-z]{3,}[A-Za-z0-9/ -]*\W?", re.ASCII)
_UNIT_FIRST = re.compile(r"[A-Za-zµμ]+/[A-Za-z]+(?= ?\d*[.,]?\d*$)")
_LIMIT = re.compile(r"[≥≤](?P<number>\d[\d.,]*)")


def look_again(pages: Sequence[Page], reports: Sequence[ReportReading], reader: SecondReader) -> tuple[Page, ...]:
    """The pages with their second looks. All numbers of a file are asked about in one go."""
    readings = [reading for report in reports for reading in report.readings]
    wanted = {page.number: find_words(page, [reading for reading in readings if reading.page == page.number]) for page in pages}
    places = [(number, place) for number, found in wanted.items() for place in found]
    by_number = {page.number: page for page in pages}
    crops = [_shown(word, word.ink) for number, place in places if (word := by_number[number].words[place]).ink is not None]
    answers = reader.read_crops(crops) if crops else ()
    if answers is None:
        return tuple(pages)
    seen = dict(zip(places, answers, strict=True))
    shown = {place: by_number[place[0]].words[place[1]] for place in places}
    seen |= _look_closer(shown, seen, reader) | _look_closer_at_units(shown, seen, reader)
    return tuple(_with_looks(page, {place: seen[page.number, place] for place in wanted[page.number]}) for page in pages)


def _shown(word: Word, ink: Crop) -> Crop:
    """Letters are read better wide, digits are read as well narrow; a scrap may be a sign."""
    is_scrap = word.confidence < BELIEVED and len(word.text) <= LONGEST_SCRAP
    return ink if has_digit(word.text) or is_scrap or may_be_nought(word.text) else _stretched(ink)


def _look_closer(words: Mapping[Place, Word], seen: Mapping[Place, Answer], reader: SecondReader) -> dict[Place, Answer]:
    """Where two readings of a number differ, a third, of the stretched crop: it settles for the first, leaves the second, or doubts both."""
    crops = {place: word.ink for place, word in words.items() if word.ink and (look := settle(word, *seen[place]).look) and not look.agrees}
    again = reader.read_crops([_stretched(crop) for crop in crops.values()]) if crops else None
    third = dict(zip(crops, again or (), strict=False))
    return {place: _settle_third(words[place].text, seen[place], answer) for place, answer in third.items()}


def _look_closer_at_units(words: Mapping[Place, Word], seen: Mapping[Place, Answer], reader: SecondReader) -> dict[Place, Answer]:
    """A unit among letters that the second reader lacks, of which it is not sure ("µg/L" for "рд/1"): believed where it sees the same in a crop of
    another width. Measured on pages of nine languages: 60 such units were right, whatever either look was worth, none was wrong."""
    doubted = [place for place, word in words.items() if not is_readable(word.text) and _is_unsure_unit(*seen[place])]
    crops = [crop for place in doubted for crop in _other_widths(words[place])]
    again = (reader.read_crops(crops) if crops else None) or ()
    looks = zip(doubted, again[::2], again[1::2], strict=False)
    return {place: (seen[place][0], SURE_OF_LETTERS) for place, *others in looks if any(_is_same_unit(seen[place][0], text) for text, _ in others)}


def _other_widths(word: Word) -> tuple[Crop, ...]:
    """The crop twice, as wide as it was not shown before."""
    if word.ink is None:
        return ()
    wide = _stretched(word.ink)
    return (word.ink if _shown(word, word.ink) is not word.ink else wide), _stretched(wide)


def _is_unsure_unit(text: str, confidence: float) -> bool:
    return confidence < SURE_OF_LETTERS and is_unit(text.strip().rstrip(_ENDS))


def _is_same_unit(one: str, other: str) -> bool:
    unit = parse_unit(other.strip().rstrip(_ENDS))
    return unit is not None and unit == parse_unit(one.strip().rstrip(_ENDS))


def _settle_third(first: str, second: Answer, third: Answer) -> Answer:
    """Two of three are believed; where all differ, the second is shown and nobody is sure of it."""
    numbers = [numbers_in(_before_unit(text) if _GLUED.fullmatch(first) else text) for text in (first, second[0], third[0])]
    if numbers[2] == numbers[0] != ():
        return third
    if second[0] == third[0] and not _VALUE.fullmatch(third[0]):
        return max(second, third, key=lambda seen: seen[1])
    return second if numbers[2] == numbers[1] else (second[0], min(second[1], UNSTEADY))


def _before_unit(text: str) -> str:
    seen = _SEEN_FIRST.match(text)
    return seen[0] if seen else ""


def _stretched(crop: Crop) -> Crop:
    """Twice as wide."""
    wide = bytearray(2 * len(crop.pixels))
    wide[::2] = wide[1::2] = crop.pixels
    return Crop(bytes(wide), 2 * crop.width, crop.height)


def _with_looks(page: Page, seen: Mapping[int, tuple[str, float]]) -> Page:
    """The page with the looks, and without the pixels: they have served."""
    settled = [settle(word, *seen[place]) if place in seen else word for place, word in enumerate(page.words)]
    words = [_doubted_beside_scraps(word, first, settled, page) for word, first in zip(settled, page.words, strict=True)]
    return replace(page, words=tuple(replace(word, ink=None) if word.ink else word for word in words))


def _doubted_beside_scraps(word: Word, first: Word, words: Sequence[Word], page: Page) -> Word:
    """ "11.2" may fall into a "1" that only the second reader sees, and a scrap right behind it that neither reads: then somebody looks."""
    if word.look is None or word.look.first or word.look.agrees:
        return word
    reach = SCRAP_REACH * word.box.height * page.height / max(page.width, 1)
    near = (other for other in words if other is not word and abs(other.box.middle - word.box.middle) < word.box.height / 2)
    behind = (other for other in near if abs(other.box.left - word.box.right) < reach and other.look is None)
    is_torn = any(other.confidence < BELIEVED and squeeze(other.text) and not is_unit(other.text) for other in behind)
    return replace(word, look=replace(word.look, first=first.text)) if is_torn else word


def settle(word: Word, second: str, confidence: float) -> Word:
    """The word with what the second reader saw in it: confirmed, corrected (and then doubtful), or doubted."""
    second = printed = _as_unit(word, second.strip().replace(_CROSS, "+"))
    second = second.translate(LETTERS_LIKE_DIGITS) if _ZERO.fullmatch(second) else second
    if _is_known_misreading(word.text, second, printed, confidence):
        return _agreed(word, second, second, confidence)
    if _is_name(second, confidence) if is_wide(word) or _ARABIC.search(word.text) else _is_latin_name(word, second, confidence):
        return replace(word, text=second, confidence=confidence, look=SecondLook(word.text, word.confidence, second, confidence, agrees=False))
    if _ARABIC.search(word.text) and not has_digit(word.text):
        return word
    if not is_readable(word.text) and (glued := _GLUED.fullmatch(word.text)):
        return _with_number(word, glued, second, confidence)
    if is_unit(second.rstrip(_ENDS)) and not word.text.isdecimal():
        return _with_unit(word, second.rstrip(_ENDS), confidence)
    if not has_digit(second) and not _VALUE.fullmatch(word.text):
        return _with_letters(word, second, confidence) if is_readable(word.text) else word
    if numbers_in(word.text) == numbers_in(second) and numbers_in(second):
        return _agreed(word, _without_dirt(word.text, second), second, confidence)
    return _with_other_number(word, second, confidence)


def _as_unit(word: Word, second: str) -> str:
    """What the second reader saw among letters that it lacks: a unit without the flag close before it, a power of ten with the first's volume."""
    if is_readable(word.text):
        return second
    power, volume = _POWER.match(second), _SPOILT_POWER.fullmatch(word.text)
    if power and volume:
        return f"10^{power['power']}{volume['volume']}"
    flagged = _FLAGGED_UNIT.fullmatch(second)
    return flagged["unit"] if flagged and is_unit(flagged["unit"]) else second


def _is_name(second: str, confidence: float) -> bool:
    """A name or a unit in Latin letters, of which an engine for Arabic letters makes digits: nothing else comes out so sure."""
    unit = _UNIT_FIRST.match(second)
    return confidence >= SURE_OF_LETTERS if unit and is_unit(unit[0]) else confidence >= SURE_OF_NAME and bool(_NAME.fullmatch(second))


def _is_latin_name(word: Word, second: str, confidence: float) -> bool:
    """A name in Latin letters of which an engine for Cyrillic ones makes others ("5НВО"): the second reader sees Latin letters in Cyrillic words too,
    but is hardly ever sure of those, nor sees such as have no like among them."""
    variant = _VARIANT.fullmatch(second)
    is_name = variant["place"] in word.text if variant else second in ("T3", "T4") if word.text in LIKE_THYROXINE else _LATIN_NAME.fullmatch(second)
    return bool(is_name and _CYRILLIC.search(word.text)) and confidence >= SURE_OF_MARK and may_be_no_cyrillic(word)


def _with_other_number(word: Word, second: str, confidence: float) -> Word:
    """A number of which the readers see not quite the same."""
    if (limit := _limit_misread(word.text, second)) is not None:
        return _agreed(word, limit, second, confidence)
    if confidence >= SURE_OF_MARK and _VALUE.fullmatch(second) and is_mark_added(word.text, second):
        return _agreed(word, second, second, confidence)  # weighed as `mark_added`
    if word.confidence < BELIEVED and confidence >= SURE_ALONE and _VALUE.fullmatch(second):
        return replace(word, text=second, confidence=confidence, look=SecondLook("", confidence, second, confidence, agrees=False))
    look = SecondLook(word.text, word.confidence, second, confidence, agrees=False)
    is_better = is_flag_misread(word.text, second) or confidence >= SURE or word.confidence < BELIEVED <= confidence
    shown = _BLANK.sub("", second)
    is_whole = _VALUE.fullmatch(shown.strip(_ARROWS)) or any(
        like.fullmatch(word.text) and kind.fullmatch(shown) for like, kind in ((_DAY, _DAY), (_ALLELES_SPOILT, _ALLELES))
    )
    return replace(word, text=shown if is_better and is_whole else word.text, look=look)


def _is_known_misreading(first: str, second: str, printed: str, confidence: float) -> bool:
    """A flag that the first reader took for a digit, a nought that it took for a letter, a marker, or a pair of alleles."""
    if _SPOILT_POWER.fullmatch(first) and second.startswith("10^"):
        return confidence >= UNSTEADY
    if is_flag_misread(first, second):
        return confidence >= (SURE_OF_MARK if has_digit(second) else SURE)
    is_spoilt = bool(_ALLELES.fullmatch(second)) and (
        (first[-2:] == second[-2:] and not first[0].isalnum()) or first == second.replace("T", "1")  # "71/71"
    )
    is_digit = (printed == "0" and first in _NOUGHTS) or (confidence >= SURE_OF_LETTERS and printed == LIKE_DIGITS.get(first))
    return confidence >= SURE and (is_digit or is_spoilt or _is_marker_misread(first, second))


def _is_marker_misread(first: str, second: str) -> bool:
    """ "sY84", of which engines for other letters make "584", "$84" or "4"."""
    marker, digits = _MARKER.fullmatch(second), "".join(filter(str.isdecimal, first))
    return marker is not None and digits != "" and (digits.endswith(marker["number"]) or marker["number"].endswith(digits))


def is_unit(text: str) -> bool:
    """True for anything that some analyte may be measured in."""
    unit = parse_unit(text)
    return unit is not None and unit.code != "1" and not text[:1].isdecimal()


def _with_unit(word: Word, second: str, confidence: float) -> Word:
    """The first reader's alphabet has no µ and loses raised powers: where it read no unit, or one that only lacks the µ, the second is believed."""
    if parse_unit(word.text) == parse_unit(second):
        return _agreed(word, word.text, second, confidence)
    if not is_readable(word.text) and (confidence < SURE or len(second) < 2):
        return word  # "м" is no M
    look = SecondLook(word.text, word.confidence, second, confidence, agrees=False)
    is_finer = bool(_MICRO & set(second)) or (second[:-1] == word.text and second[-1:] in _RAISED)
    is_better = not is_unit(word.text) or is_finer or (word.confidence < BELIEVED and confidence >= SURE)
    return replace(word, text=second, confidence=confidence, look=look) if is_better else replace(word, look=look)


def _with_number(word: Word, glued: re.Match[str], second: str, confidence: float) -> Word:
    """The word with the number that the second reader saw before a unit that it cannot read."""
    seen = _SEEN_FIRST.match(second)
    if seen is None:
        return word
    is_sure = confidence >= (BELIEVED if glued["number"].endswith(_NO_POWER) else SURE)
    rest = second[seen.end() :].strip()
    shown = seen[0] + (rest if confidence >= SURE_OF_LETTERS and is_unit(rest) and not is_unit(glued["unit"]) else glued["unit"])
    nought = "0" if glued["number"][-1] in ".," and glued["unit"][0] in "OО" else ""  # "29.ОТЕЛ" is "29.0 IE/L"
    if numbers_in(seen[0]) == numbers_in(glued["number"] + nought) or (glued["number"] in _NOUGHTS and seen[0] == "0" and is_sure):
        return _agreed(word, shown, second, confidence)
    look = SecondLook(word.text, word.confidence, second, confidence, agrees=False)
    return replace(word, text=shown if is_sure else word.text, look=look)


def _with_letters(word: Word, second: str, confidence: float) -> Word:
    """A label or an answer: in Latin letters the second reader is the better one by far where it is sure; where it is not, it has said nothing."""
    if squeeze(word.text) == squeeze(second) != "":
        return _agreed(word, word.text, second, confidence)
    is_sign = second in _SIGNS and (word.confidence < BELIEVED or not squeeze(word.text))
    if confidence < (SURE if is_sign else SURE_OF_LETTERS) or not (squeeze(second) or is_sign):
        return word
    return replace(word, text=second, confidence=confidence, look=SecondLook(word.text, word.confidence, second, confidence, agrees=False))


def _without_dirt(first: str, second: str) -> str:
    """The first reading; where that is no number for dirt beside it (".6.17"), and the numbers are the same, the second, or the first without."""
    if _VALUE.fullmatch(first):
        return first
    bare = first.strip(_DIRT)
    return next((text for text in (second, bare) if _VALUE.fullmatch(text)), first) if numbers_in(bare) == numbers_in(first) else first


def _agreed(word: Word, text: str, second: str, confidence: float) -> Word:
    """Two readers that err on different things err together as often as the product says."""
    together = 1 - (1 - word.confidence) * (1 - confidence)
    return replace(word, text=text, confidence=together, look=SecondLook(word.text, word.confidence, second, confidence, agrees=True))


def _limit_misread(first: str, second: str) -> str | None:
    """ "≥16", which the first reader's alphabet lacks: it prints "216", ">16" or "16"."""
    limit = _LIMIT.fullmatch(second)
    if limit is None:
        return None
    bare = first.lstrip("<>≤≥=").replace(",", ".")
    number = limit["number"].replace(",", ".")
    return second[0] + first.lstrip("<>≤≥=").removeprefix("" if bare == number else "2") if bare in (number, f"2{number}") else None
