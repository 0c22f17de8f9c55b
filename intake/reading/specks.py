"""Which specks on a page are dirt, and how does it look without them?

In: a grey page and its dpi. Out: the page with paper where a speck of the size of a full stop stands with nothing near it. An engine makes letters
and marks of such dirt, in the blanks of tables above all, and rows and titles are misunderstood for them. A decimal point, the dot of a letter and
the two of a colon have ink near them and stay, whatever they look like.
"""

import cv2
import numpy as np

from intake.reading.photos import Pixels

_SIZE, _AROUND = 0.02, 0.05  # inches: no speck is larger, and nothing of a print is farther from the rest of it
_FAINTEST = 45  # grey levels a speck is darker than the paper


def remove_specks(grey: Pixels, dpi: float) -> Pixels:
    """A copy without specks that stand alone."""
    paper = int(np.percentile(grey[::16, ::16], 75))
    ink = cv2.threshold(grey, paper - _FAINTEST, 1, cv2.THRESH_BINARY_INV)[1]
    size, around = (2 * max(2, round(inches * dpi / 2)) + 1 for inches in (_SIZE, 2 * _AROUND))
    # How much ink there is close to each place and around it: in print there is more around. Counts end at 255, which no speck has.
    here, near = (cv2.boxFilter(ink, -1, (side, side), normalize=False) for side in (size, around))
    alone = cv2.bitwise_and(ink, cv2.compare(here, near, cv2.CMP_EQ))
    cleaned = grey.copy()
    cleaned[cv2.dilate(alone, np.ones((3, 3), np.uint8)) > 0] = paper  # and their soft edges
    return cleaned
