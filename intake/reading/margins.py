"""Which rows of a page hold any print? An engine spends a fifth of its time on looking at paper; half a page of results costs as much as a full one.

In: pictures. Out: the same pictures without the blank rows above and below the print, and words put back to where they stand on the whole page.
"""

from dataclasses import dataclass, replace

import numpy as np

from intake.reading.ocr import Picture
from intake.reading.words import Box, Word

_KEPT_INCHES = 0.15  # an engine wants some paper around the print
_FAINTEST = 40  # grey levels darker than the paper: the faintest print that an engine could read
_FEWEST = 2  # pixels of a row


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A picture of the rows that hold print; `top` rows were cut off above it, of `height` on the whole page."""

    picture: Picture
    top: int
    height: int

    def put_back(self, word: Word) -> Word:
        """The word on the whole page."""
        box, share = word.box, self.picture.height / self.height
        start = self.top / self.height
        return replace(word, box=Box(box.left, start + box.top * share, box.right, min(1.0, start + box.bottom * share)))


def trim(picture: Picture) -> Trimmed:
    """The picture from the first row of print to the last; whole where there is none."""
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)
    paper = int(np.percentile(pixels[::16, ::16], 75))
    printed = np.flatnonzero(np.count_nonzero(pixels < paper - _FAINTEST, axis=1) >= _FEWEST)
    if not len(printed):
        return Trimmed(picture, 0, picture.height)
    kept = round(_KEPT_INCHES * picture.dpi)
    top, bottom = max(0, int(printed[0]) - kept), min(picture.height, int(printed[-1]) + kept + 1)
    rows = memoryview(picture.pixels)[top * picture.width : bottom * picture.width]
    return Trimmed(Picture(rows, picture.width, bottom - top, picture.dpi), top, picture.height)
