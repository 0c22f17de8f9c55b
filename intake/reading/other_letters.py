"""Which words of an Arabic or Persian page were taken for Latin ones, and what are they?

In: the words of a page read for Arabic script with English beside it, and its picture. Out: a picture of nothing but the lines with words that the
engine does not believe, to be read in the page's own script alone; then the words, with what that reading is surer of. English must be expected
beside, or units and digits are lost; but then the engine also makes "Sat" of a blurred "الخصية". What has a digit, and what is no Arabic word the
second time either, stays as it was.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from intake.reading.ocr import Picture
from intake.reading.passed_over import keep_parts
from intake.reading.words import Box, Word

DOUBTED, DOUBTED_LATIN = 0.7, 0.88  # what is less sure is read again
SURER = 0.1  # by so much must another reading of an Arabic word be
_WORD = re.compile(r"[(\[]?[^\W\d_]{2,}[.,:;!»)\]\u200e\u200f]*")  # engines add the signs of a direction
_ARABIC = re.compile(r"[\u0620-\u06ff]{2,}")


def find_doubted_lines(picture: Picture, words: Sequence[Word]) -> Picture | None:
    """The lines of doubted words, on blank paper; None where there are none, or the page is in another script."""
    doubted = [word.box for word in words if _is_doubted(word)]
    if not doubted or 2 * sum(_is_arabic(word) for word in words) < sum(bool(_WORD.fullmatch(word.text)) for word in words):
        return None
    return keep_parts(picture, [word.box for word in words if any(box.top <= word.box.middle <= box.bottom for box in doubted)])


def settle_letters(words: Sequence[Word], again: Sequence[Word]) -> tuple[Word, ...]:
    """The words; instead of a doubted one what stands in its place in the other reading, if that is Arabic and surer."""
    settled: list[Word] = []
    for word in words:
        others = [other.box for other in words if other is not word]
        settled.extend((_find_better(word, others, again) if _is_doubted(word) else ()) or (word,))
    return tuple(settled)


def _find_better(word: Word, others: Sequence[Box], again: Sequence[Word]) -> list[Word]:
    """What stands in the word's place, and in no other word's: the box of a word that is not believed may be too wide."""
    inside = [other for other in again if _lies_in(other.box, word.box) and not any(_lies_in(other.box, box) for box in others)]
    if not inside or not all(_is_arabic(other) or not any(map(str.isalnum, other.text)) for other in inside):
        return []
    sure = fmean(other.confidence for other in inside)
    is_surer = sure > word.confidence + (SURER if _is_arabic(word) else 0.0) and any(map(_is_arabic, inside))
    return [replace(other, confidence=min(other.confidence, sure)) for other in inside] if is_surer else []


def _is_doubted(word: Word) -> bool:
    return word.confidence < (DOUBTED if _is_arabic(word) else DOUBTED_LATIN) and _WORD.fullmatch(word.text) is not None


def _is_arabic(word: Word) -> bool:
    return _ARABIC.search(word.text) is not None


def _lies_in(inner: Box, outer: Box) -> bool:
    across = (inner.left + inner.right) / 2
    return outer.left <= across <= outer.right and outer.top <= inner.middle <= outer.bottom
