"""Which numbers are printed on a page in Arabic-Indic (٠ to ٩) or Persian (۰ to ۹) digits?

In: the words of a page read for Arabic script, and its picture. Out: the same words; on a page that prints such digits, the numbers in them stand
instead of what an engine made of their ink. OCR engines hardly know these digits: of 36 numbers on scans Tesseract read 6, and "١٦" as a certain
"17"; and it tears numbers apart or joins them with what stands beside them. So numbers are looked for in the ink, wherever no word of letters was
surely read. Whoever uses a number in these digits asks a person in any case.

What a single shape is, a small network says (`other_shapes.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from intake.reading.ocr import Picture
from intake.reading.other_shapes import SURE, Shape, find_shapes
from intake.reading.photos import Pixels
from intake.reading.words import Box, Word

ARABIC, PERSIAN = (str.maketrans("0123456789,", digits) for digits in ("٠١٢٣٤٥٦٧٨٩٫", "۰۱۲۳۴۵۶۷۸۹٫"))
FEWEST = 3  # numbers of unmistakable digits that make a page one of them; pages of European digits had one at most, the others four at least
UNMISTAKABLE = frozenset("2345678")  # no stroke, ring or dot; in two of them
SURE_OF_PAGE, SURE_OF_DAY = 0.7, 0.6
DOUBTFUL, BELIEVED = 0.3, 0.8  # confidences: of a number in the wrong digits, and the most that one reader alone is worth
LETTERS_SURE = {1: 0.93, 2: 0.85}  # from where on a word of so many letters is letters, and no number misread
MORE_LETTERS_SURE = 0.75
EUROPEAN_SURE = 0.85
LETTERS_LIKE_DIGITS = frozenset("oO0اهل")
_NO = "لا"  # it looks like a seven
_AMOUNT = r"\d+(?:[,/]\d+)?"  # Persian papers print a slash for a decimal mark
_NUMBER = re.compile(rf"{_AMOUNT}(?:-{_AMOUNT})?")
_DAY = re.compile(r"\d{1,2}([/,-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/,-])\d{1,2}\2\d{1,2}")
_NOUGHTS = re.compile(r"0[0-]+")  # dirt
_MARK_HIGH, _MARK_LOW, _NOUGHT_LOW = 0.62, 0.62, 0.8  # a decimal mark is at most so high, and its middle lies below that of a nought
_HIGHEST_NOUGHT = 0.25  # dirt above the digits looks like one
_MARGIN = 0.15  # of a run's height
_DIGIT, _LOW, _OF_USUAL = 0.85, 0.42, 0.7  # a digit's height to its run's; runs lower than this share of the usual word are noughts and signs
_PAPER = 8, 9  # the paper is looked at so much smaller, and print is smaller than so many of its pixels
_DARKER = 45  # grey levels between print and the paper around it
_LOWEST, _HIGHEST, _WIDEST, _LEAST_AREA = 0.04, 1.5, 2.2, 0.007  # of the usual word's height: what may be a sign
_BESIDE = 60  # runs that a shape may go on with: those begun last
_FACES = ((0.75, 0.95), (0.9, 1.15), (1.5, 2.0))  # of a digit's height: gaps within numbers, and steps between digits, in narrow, wide, typed faces
_LEAST_GAP = 0.3
_OFF_LINE, _SMALLEST_NOUGHT = 0.4, 0.14  # of the usual word's height
WIDER = 1.1  # times the digits must be read in numbers of several before a wider face is believed


@dataclass(frozen=True, slots=True)
class _Number:
    """What is printed, in European digits, where, and how sure that is."""

    text: str
    box: Box
    sure: float

    def stands_in(self, box: Box) -> bool:
        """Whether its middle lies there."""
        return box.left <= (self.box.left + self.box.right) / 2 <= box.right and box.top <= self.box.middle <= box.bottom


def read_other_digits(words: Sequence[Word], picture: Picture, languages: Sequence[str]) -> tuple[Word, ...]:
    """The words, with the numbers that are printed in other digits."""
    if not any(_is_other_digit(letter) for word in words for letter in word.text):
        return tuple(words)
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    surely = [_is_surely_letters(word) for word in words]
    ink = _Ink(pixels, [word for word, is_known in zip(words, surely, strict=True) if is_known], median(word.box.height for word in words))
    shapes = ink.find_shapes()
    numbers: list[_Number] = []
    for gap, step in _FACES:
        numbers = max(
            numbers, [*ink.find_numbers(shapes, words, gap, step)], key=lambda found: _count_digits(found) * (1 if found is not numbers else WIDER)
        )
    if sum(number.sure >= SURE_OF_PAGE and len(number.text) > 1 and not UNMISTAKABLE.isdisjoint(number.text) for number in numbers) < FEWEST:
        return tuple(words)
    left = [word if is_known else _doubted(word) for word, is_known in zip(words, surely, strict=True) if is_known or not _is_read(word, numbers)]
    digits = PERSIAN if languages[:1] == ("fa",) else ARABIC
    return (*left, *(Word(number.text.translate(digits), number.box, min(number.sure, BELIEVED)) for number in numbers))


def _is_other_digit(letter: str) -> bool:
    return letter.isdecimal() and not letter.isascii()


def _is_surely_letters(word: Word) -> bool:
    """True for a word of letters that an engine believes: no number is looked for in its ink."""
    text = word.text.strip("\u200e\u200f")
    letters = sum(map(str.isalpha, text))
    if any(map(str.isdecimal, text)) or text in LETTERS_LIKE_DIGITS:
        return False
    return text.strip(":.") == _NO or (letters > 0 and word.confidence >= LETTERS_SURE.get(letters, MORE_LETTERS_SURE))


def _count_digits(numbers: Sequence[_Number]) -> int:
    return sum(len(number.text) for number in numbers if len(number.text) > 1)


def _is_read(word: Word, numbers: Sequence[_Number]) -> bool:
    """Whether numbers were found in the word's ink, or it in theirs."""
    box = word.box
    over = [number.box for number in numbers if box.top <= number.box.middle <= box.bottom or number.box.top <= box.middle <= number.box.bottom]
    shared = sum(max(0.0, min(box.right, other.right) - max(box.left, other.left)) for other in over)
    return shared > box.width / 2 or any(other.left <= (box.left + box.right) / 2 <= other.right for other in over)


def _doubted(word: Word) -> Word:
    """What may be a European number and was not surely seen as one."""
    is_doubtful = word.confidence < EUROPEAN_SURE and any("0" <= letter <= "9" for letter in word.text)
    return replace(word, confidence=min(word.confidence, DOUBTFUL)) if is_doubtful else word


@dataclass(frozen=True, slots=True)
class _Ink:
    """A page's grey pixels, the words on it that are surely letters, and the usual word's height (a share of the page's)."""

    pixels: Pixels
    known: Sequence[Word]
    usual: float

    def find_numbers(self, shapes: Sequence[Sequence[int]], words: Sequence[Word], gap: float, step: float) -> Iterator[_Number]:
        """The numbers among the shapes."""
        usual = self.usual * self.pixels.shape[0]
        for run in _find_runs(shapes, gap, usual):
            high = run.bottom - run.top
            digit = _DIGIT * high if high >= _LOW * usual else _OF_USUAL * usual
            crop, start = self._cut(run)
            for part in _parts_of(as_marks(find_shapes(crop, digit)), step * digit):
                number = self._number_of(part, run, start)
                if number and (len(number.text) > 1 or self._is_likely(number, words)):
                    yield number

    def _is_likely(self, digit: _Number, words: Sequence[Word]) -> bool:
        """A single digit may be a stroke, a ring or dirt: some word must have been seen there, and letters on its line; a nought is no speck."""
        is_seen = any(digit.stands_in(word.box) and sum(map(str.isalpha, word.text)) <= 2 for word in words)
        is_on_line = any(abs(word.box.middle - digit.box.middle) <= _OFF_LINE * self.usual for word in self.known)
        return is_seen and is_on_line and (digit.text != "0" or digit.box.height >= _SMALLEST_NOUGHT * self.usual)

    def find_shapes(self) -> list[list[int]]:
        """Left, top, width and height of each shape of ink outside the known words that may be a sign, from left to right."""
        rows, columns = self.pixels.shape
        usual = self.usual * rows
        sparse = np.ascontiguousarray(self.pixels[:: _PAPER[0], :: _PAPER[0]])
        paper = cv2.resize(cv2.medianBlur(sparse, _PAPER[1]), (columns, rows), interpolation=cv2.INTER_LINEAR)
        ink = (cv2.subtract(paper, self.pixels) > _DARKER).astype(np.uint8)
        for word in self.known:
            box = word.box
            ink[int(box.top * rows) : int(box.bottom * rows) + 1, int(box.left * columns) : int(box.right * columns) + 1] = 0
        shapes = cv2.connectedComponentsWithStats(ink)[2][1:]
        _, _, wide, high, area = shapes.T
        is_sign = (high >= _LOWEST * usual) & (high <= _HIGHEST * usual) & (wide >= 2) & (wide <= _WIDEST * usual) & (area >= _LEAST_AREA * usual**2)
        found: list[list[int]] = sorted(shapes[is_sign, :4].tolist())
        return found

    def _cut(self, run: "_Run") -> tuple[Pixels, int]:
        """The run's pixels with some around them, and the column with which they begin."""
        margin, start = round(_MARGIN * (run.bottom - run.top)), max(0, run.left - 2)
        return self.pixels[max(0, run.top - margin) : run.bottom + margin + 1, start : run.right + 3], start

    def _number_of(self, part: Sequence[Shape], run: "_Run", start: int) -> _Number | None:
        text, sure = meaning_of("".join(shape.sign for shape in part)), min(shape.sure for shape in part)
        if text is None or sure < (SURE_OF_DAY if _DAY.fullmatch(text) else SURE):
            return None
        rows, columns = self.pixels.shape
        return _Number(text, Box((start + part[0].left) / columns, run.top / rows, (start + part[-1].right) / columns, run.bottom / rows), sure)


@dataclass(slots=True)
class _Run:
    """The box of shapes that stand side by side, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def is_continued_by(self, shape: Sequence[int], gap: float, usual: float) -> bool:
        left, top, _, high = shape
        digit = max(self.bottom - self.top, high)
        reach = usual if left < self.right else usual / 2  # the dots of a colon stand farther apart than a mark from a nought
        is_beside = left - self.right <= gap * max(digit, usual / 2) and self.top - reach <= top + high / 2 <= self.bottom + reach
        return is_beside and max(self.bottom, top + high) - min(self.top, top) <= _HIGHEST * usual

    def take(self, shape: Sequence[int]) -> None:
        left, top, wide, high = shape
        self.right, self.bottom = max(self.right, left + wide), max(self.bottom, top + high)
        self.left, self.top = min(self.left, left), min(self.top, top)


def _find_runs(shapes: Sequence[Sequence[int]], gap: float, usual: float) -> list[_Run]:
    runs: list[_Run] = []
    for shape in shapes:
        run = next((run for run in reversed(runs[-_BESIDE:]) if run.is_continued_by(shape, gap, usual)), None)
        if run:
            run.take(shape)
        else:
            left, top, wide, high = shape
            runs.append(_Run(left, top, left + wide, top + high))
    return runs


def as_marks(shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes as signs of a number: what is small and low is a decimal mark (in one piece or two), two dots over one another are a colon."""
    signs: list[Shape] = []
    dirt = _HIGHEST_NOUGHT if any(shape.height > _MARK_HIGH for shape in shapes) else -1.0  # noughts alone tell no height
    for shape in shapes:
        low = _NOUGHT_LOW if shape.sign == "0" else _MARK_LOW
        is_mark = shape.height < _MARK_HIGH and shape.middle > low
        one = replace(shape, sign=",", sure=max(shape.sure, SURE)) if is_mark else shape
        before = signs[-1] if signs else None
        if before and {one.sign, before.sign} <= {"0", ",", ":"} and one.left < before.centre:
            signs[-1] = replace(before, sign=":")
        elif not (before and before.sign == one.sign == ",") and not (one.sign == "0" and one.middle < dirt):
            signs.append(one)
    return signs


def _parts_of(shapes: Sequence[Shape], step: float) -> Iterator[list[Shape]]:
    """The shapes in parts: cut where the next one stands farther away than digits do, and at signs that no number has; without marks at the ends."""
    part: list[Shape] = []
    for shape in shapes:
        is_far = part and shape.centre - part[-1].centre > step and shape.left - part[-1].right > _LEAST_GAP * step
        is_sign = shape.sign in "<>():"
        if is_far or is_sign:
            yield from _bare(part)
            part = []
        part = part if is_sign else [*part, shape]
    yield from _bare(part)


def _bare(part: list[Shape]) -> Iterator[list[Shape]]:
    while part and part[0].sign in "/-":
        part = part[1:]
    while part and part[-1].sign in ",/-":
        part = part[:-1]
    if part:
        yield part


def meaning_of(text: str) -> str | None:
    """ "41,7", "7-2", or a day with one sort of mark: "1403/06/05", "27.05.1994"; None for anything else."""
    day = _DAY.fullmatch(text)
    if day:
        return text.replace(",", ".")
    return text if _NUMBER.fullmatch(text) and not _NOUGHTS.fullmatch(text) else None
