"""What the confined reader knows of a page before anybody has read its pixels: words, a cleaned picture, or both. Internal to the reader process."""

from dataclasses import dataclass

from intake.reading.photos import Pixels
from intake.reading.words import Word


@dataclass(frozen=True, slots=True)
class Leaf:
    """One upright page: `words` from a text layer, or `grey` pixels at `dpi` to be read, or both: then the pixels are what the layer does not say.

    `preview` shows the same page in colour.
    """

    preview: Pixels
    words: tuple[Word, ...] | None = None
    grey: Pixels | None = None
    dpi: int = 0
