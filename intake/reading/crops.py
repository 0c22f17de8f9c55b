"""Which pixels was a number read from? What a second reader needs, cut out while the page's picture is still at hand.

In: words and the picture they were read from. Out: the same words; those that hold a digit, in any script, carry their crop. Crops of a page are
bounded together: what is over has none, gets no second look, and is asked about more readily. Nothing is judged here.
"""

from collections.abc import Iterable
from dataclasses import replace

from intake.reading.ocr import Picture
from intake.reading.words import Box, Crop, Word

MARGIN = 0.12  # of the word's height on each side: measured, more lets neighbours in and less cuts commas off
MOST_BYTES = 384 << 10  # of a page: about 150 numbers at 300 dpi; of 500 pages together under 200 MB
TALLEST = 160  # pixels: anything higher is no number of a table
LONGEST = 30  # letters: anything longer is no value


def with_ink(words: Iterable[Word], picture: Picture, *, most: int = MOST_BYTES) -> tuple[Word, ...]:
    """The words, each number with its crop as long as there is room for `most` bytes."""
    kept: list[Word] = []
    for word in words:
        crop = _cut(picture, word.box) if _may_be_value(word.text) else None
        if crop is not None and len(crop.pixels) <= most:
            most -= len(crop.pixels)
            word = replace(word, ink=crop)
        kept.append(word)
    return tuple(kept)


def _may_be_value(text: str) -> bool:
    return len(text) <= LONGEST and any(character.isdecimal() for character in text)


def _cut(picture: Picture, box: Box) -> Crop | None:
    margin = MARGIN * box.height * picture.height
    left, right = max(0, int(box.left * picture.width - margin)), min(picture.width, int(box.right * picture.width + margin) + 1)
    top, bottom = max(0, int(box.top * picture.height - margin)), min(picture.height, int(box.bottom * picture.height + margin) + 1)
    if not 4 <= bottom - top <= TALLEST or right - left < 2:
        return None
    rows = (picture.pixels[row * picture.width + left : row * picture.width + right] for row in range(top, bottom))
    return Crop(b"".join(rows), right - left, bottom - top)
