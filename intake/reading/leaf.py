"""What the confined reader knows of one page before anybody has read its pixels: words, or a cleaned picture. Internal to the reader process."""

from dataclasses import dataclass

from intake.reading.photos import Pixels
from intake.reading.words import Word


@dataclass(frozen=True, slots=True)
class Leaf:
    """One upright page: `words` from a text layer, or else `grey` pixels at `dpi` to be read; `preview` shows the same page in colour."""

    preview: Pixels
    words: tuple[Word, ...] | None = None
    grey: Pixels | None = None
    dpi: int = 0
