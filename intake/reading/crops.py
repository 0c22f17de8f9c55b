"""Which pixels was a word read from? What a second reader needs, cut out while the page's picture is still at hand.

In: words and the picture they were read from. Out: the same words with their crops: those that hold a digit, in any script, before all others. The
crops of a file are bounded together: what is over has none, gets no second look, and is asked about more readily. Nothing is judged here.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.reading.ocr import Picture
from intake.reading.words import Box, Crop, Word

MARGIN = 0.12  # of the word's height on each side: measured, more lets neighbours in and less cuts commas off
PAGE_BYTES = 768 << 10  # a dense page at 300 dpi
FILE_BYTES = 128 << 20  # the numbers of 500 pages
TALLEST = 160  # pixels: anything higher is no number of a table
LONGEST = 30  # letters: anything longer is no value


class InkBox:
    """The crops of one file: gives each page its share of what is left, numbers first, then words, the least sure before others."""

    def __init__(self, most: int = FILE_BYTES) -> None:
        self._most = self._left = most

    def fill(self, words: Sequence[Word], picture: Picture) -> tuple[Word, ...]:
        """The words with their crops. In the second half of a very long file only numbers have one."""
        left = min(PAGE_BYTES, self._left)
        crops: dict[int, Crop] = {}
        for place in sorted(range(len(words)), key=lambda place: _turn(words[place])):
            if not _has_digit(words[place].text) and self._left < self._most / 2:
                break
            word = words[place]
            crop = _cut_word(picture, word.box) if len(word.text) <= LONGEST and word.look is None else None  # what was seen twice has served
            if crop is not None and len(crop.pixels) <= left:
                crops[place] = crop
                left -= len(crop.pixels)
        self._left -= sum(len(crop.pixels) for crop in crops.values())
        return tuple(replace(word, ink=crops[place]) if place in crops else word for place, word in enumerate(words))


def _turn(word: Word) -> float:
    return -1.0 if _has_digit(word.text) else word.confidence


def _has_digit(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def cut(picture: Picture, box: Box, margin: float = 0.0) -> Crop:
    """What stands in the box, and `margin` pixels around it; at least one pixel."""
    left, right = max(0, int(box.left * picture.width - margin)), min(picture.width, int(box.right * picture.width + margin) + 1)
    top, bottom = max(0, int(box.top * picture.height - margin)), min(picture.height, int(box.bottom * picture.height + margin) + 1)
    rows = (picture.pixels[row * picture.width + left : row * picture.width + right] for row in range(top, bottom))
    return Crop(b"".join(rows), right - left, bottom - top)


def _cut_word(picture: Picture, box: Box) -> Crop | None:
    crop = cut(picture, box, MARGIN * box.height * picture.height)
    return crop if 4 <= crop.height <= TALLEST and crop.width >= 2 else None
