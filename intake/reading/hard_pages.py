"""What does a page say that the first reader could hardly read: dotted rows, narrow faces, bad faxes?

In: the page's picture, what the first reader made of it, and the lines that a second reader found on it (`second_reader.py`). Out: a picture with
nothing but print, for the first reader to look at again; then words: line by line those of the reader that is surer, numbers with what both saw,
or that only one of them saw any.

The second reader knows Latin letters and European digits only: on pages of other scripts its numbers and units count, not its letters.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.reading.numerals import are_same_print, has_digit, is_flag_misread, is_mark_added
from intake.reading.ocr import Picture
from intake.reading.second_reader import Line
from intake.reading.strips import find_paper
from intake.reading.words import Box, SecondLook, Word

HARD = 0.88  # the mean letter's confidence; pages that are read well have 0.9 and more
FEWEST_LETTERS = 40  # a page with less is empty, or a picture
MOST_PAGES = 24  # of one file: each costs as much again as it did
CLEAR = 0.95  # the mean letter of a line that need not be read again
LONGEST_NUMBER = 8.0  # heights of its line: "18.42 mIU/mL"
SURE_ALONE = 0.5  # a word outside all lines is kept when the first reader believes it this much
SURE_OF_NUMBER, SURE_OF_FLAG = 0.8, 0.97
SURE_OF_LETTERS = 0.8
BELIEVED = 0.5  # below this the first reader did not believe what it wrote: that contradicts nobody
_FOREIGN = re.compile("[^\\w\\s]*[\u0620-\u06ff]{2,}[^\\w\\s]*")  # Arabic script: Cyrillic letters may be misread Latin ones
_PLAIN = re.compile(r"\d+[.,]\d+")
_ANY_SCRIPT = re.compile(r"[(\[<>≤≥=~*]*\d[\d.,]*[)\]*%]?|[-–x×%]|10\^\d+(?:/mL)?|[mµμnpu]?(?:g|mol|IU|UI|IE|U)/(?:[md]?[Ll]|ejaculate)")
_SIGN = re.compile(r"[-–x×%]")  # all that is left of "ДГЕА-С", too


def is_hard(words: Sequence[Word]) -> bool:
    """Whether there is print that the first reader is not sure of."""
    return is_much(words) and _mean_confidence(words) < HARD


def is_much(words: Sequence[Word]) -> bool:
    """Whether there is enough print to judge by."""
    return sum(len(word.text) for word in words) >= FEWEST_LETTERS


def is_unclear(box: Box, words: Sequence[Word]) -> bool:
    """Whether the first reader was not sure of a line, or saw nothing in it: then it is worth another look."""
    return _mean_confidence([word for word in words if _middle(word.box, box)]) < CLEAR


def is_worth_reading(box: Box, words: Sequence[Word], picture: Picture, *, is_latin: bool) -> bool:
    """Whether the second reader can add to a line: to one that is unclear, and of another script only to numbers and units."""
    if not is_latin:
        is_short = box.width * picture.width <= LONGEST_NUMBER * box.height * picture.height
        return is_short and not _is_foreign([word for word in words if _middle(word.box, box)])
    return is_unclear(box, words)


def _is_foreign(words: Sequence[Word]) -> bool:
    """Whether a line is surely in letters, or at all in digits, that the second reader does not know."""
    is_of_letters = all(word.confidence >= SURE_OF_LETTERS and _FOREIGN.fullmatch(word.text) for word in words)
    return bool(words) and (_has_other_digits(words) or is_of_letters)


def keep_print(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The picture with paper where none of these lines is: rules, dots, specks and shade are gone."""
    width, height, pixels = picture.width, picture.height, bytes(picture.pixels)
    page = bytearray([find_paper(picture)]) * (width * height)
    for box in boxes:
        left, right = int(box.left * width), min(width, int(box.right * width) + 1)
        for row in range(int(box.top * height), min(height, int(box.bottom * height) + 1)):
            start, end = row * width + left, row * width + right
            page[start:end] = pixels[start:end]
    return replace(picture, pixels=bytes(page))


def merge(lines: Sequence[Line], readings: Sequence[Sequence[Word]], *, is_latin: bool) -> tuple[Word, ...]:
    """The page's words. `readings` are those of the first reader, the better one first; the last is that of the picture as it was."""
    shared = [_share_out(lines, words) for words in readings]
    merged = [word for place, line in enumerate(lines) for word in _settle_line(line, [shares[place] for shares in shared], is_latin=is_latin)]
    alone = (word for word in readings[-1] if word.confidence >= SURE_ALONE and not _touches_any(word.box, lines))
    return (*merged, *alone)


def _settle_line(line: Line, firsts: Sequence[Sequence[Word]], *, is_latin: bool) -> list[Word]:
    """The words of one line."""
    first = max(firsts, key=lambda words: (_has_other_digits(words), _weight(words)))
    if not line.words:
        return list(first)
    if is_latin:
        is_surer = line.confidence >= _mean_confidence(first)
    else:
        is_known = all(_ANY_SCRIPT.fullmatch(word.text) and word.confidence >= SURE_OF_NUMBER for word in line.words)
        is_rest = all(_SIGN.fullmatch(word.text) for word in line.words) and any(map(_is_of_letters, first))
        is_surer = is_known and not _has_other_digits(first) and not is_rest
    if not is_surer:
        return list(first)
    height = _usual_height(first) or 0.7 * line.box.height  # the detector's boxes have a margin
    seen = [_seen_by_both(_lowered(word, height), firsts) for word in line.words]
    return seen if is_latin else [*seen, *_beside(first, line.words)]


def _beside(first: Sequence[Word], seen: Sequence[Word]) -> list[Word]:
    """The first reader's words where the second saw nothing: it passes over the letters that it lacks ("мл" behind "5,9")."""
    return [word for word in first if not any(other.box.left < _across(word.box) < other.box.right for other in seen) and _is_of_letters(word)]


def _is_of_letters(word: Word) -> bool:
    return sum(map(str.isalpha, word.text)) > 1 and not has_digit(word.text)


def _across(box: Box) -> float:
    return (box.left + box.right) / 2


def _seen_by_both(word: Word, firsts: Sequence[Sequence[Word]]) -> Word:
    """The second reader's word with what the first reader saw there, in either picture."""
    seen = [[other for other in words if _middle(other.box, _with_margin(word.box))] for words in firsts]
    read = [(" ".join(other.text for other in others), min(other.confidence for other in others)) for others in seen if others]
    for text, first in read:
        if are_same_print(text, word.text) or (word.confidence >= SURE_OF_FLAG and is_flag_misread(text, word.text)):
            together = 1 - (1 - first) * (1 - word.confidence)
            shown = text if _PLAIN.fullmatch(text) and word.text.lstrip(".,") == text else word.text  # ".4.457": a speck, and the first saw it
            return replace(word, text=shown, confidence=together, look=SecondLook(text, first, shown, word.confidence, agrees=True))
    if not has_digit(word.text):
        return word
    added = next(((text, first) for text, first in read if is_mark_added(text, word.text)), None)
    believed = [(text, first) for text, first in read if has_digit(text) and first >= BELIEVED]
    text, first = added or (believed or [("", word.confidence)])[0]
    return replace(word, look=SecondLook(text, first, word.text, word.confidence, agrees=added is not None))


def _share_out(lines: Sequence[Line], words: Sequence[Word]) -> list[list[Word]]:
    """The words that stand in each line; boxes of neighbouring lines may overlap, and a word belongs to the one whose middle is nearest."""
    shares: list[list[Word]] = [[] for _ in lines]
    for word in words:
        around = [place for place, line in enumerate(lines) if _middle(word.box, line.box)]
        if around:
            shares[min(around, key=lambda place: abs(lines[place].box.middle - word.box.middle))].append(word)
    return shares


def _middle(inner: Box, outer: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    return outer.top <= inner.middle <= outer.bottom and outer.left <= (inner.left + inner.right) / 2 <= outer.right


def _with_margin(box: Box) -> Box:
    """The box of a word with half of its height around it: the first reader's boxes are tighter or looser, above all those of short numbers."""
    return Box(box.left, box.top - box.height / 2, box.right, box.bottom + box.height / 2)


def _touches_any(box: Box, lines: Sequence[Line]) -> bool:
    return any(_middle(box, line.box) or _middle(line.box, box) for line in lines)


def _lowered(word: Word, height: float) -> Word:
    """The word in a box as high as print, about the same middle."""
    box = word.box
    return replace(word, box=Box(box.left, max(0.0, box.middle - height / 2), box.right, min(1.0, box.middle + height / 2)))


def _usual_height(words: Sequence[Word]) -> float:
    heights = sorted(word.box.height for word in words if any(letter.isalnum() for letter in word.text))
    return heights[len(heights) // 2] if heights else 0.0


def _has_other_digits(words: Sequence[Word]) -> bool:
    """Whether Arabic-Indic digits were read: on part of a page the engine's process cannot know that the page prints them."""
    return any(letter.isdecimal() and not letter.isascii() for word in words for letter in word.text)


def _weight(words: Sequence[Word]) -> float:
    """How much was read with confidence."""
    return sum(len(word.text) * word.confidence**2 for word in words)


def _mean_confidence(words: Sequence[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0
