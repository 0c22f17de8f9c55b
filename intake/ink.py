"""Where on the page does a value stand? Boxes and cut-outs of a page's picture as SVG numbers.

In: observations and their pages. Out: ready text for SVG attributes (always with a decimal point, whatever the reader's language). The
page's own picture is one file; a cut-out is the same picture seen through a small window, so nothing more is stored or sent.
"""

from dataclasses import dataclass

from intake.models import Observation, Page
from intake.reading.words import Box

WINDOW_SHARE = 0.52  # of the page's width: about what a person needs to see the label, the value and the unit of one row
VALUE_STANDS_AT = 0.6  # of the window's width: labels stand before their values, and are longer than units
WINDOW_SHAPE = 5.6  # width to height of a cut-out
BREATH = 0.35  # how much a drawn box is larger than the print, as a share of the print's height


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle as SVG attributes."""

    x: str
    y: str
    width: str
    height: str

    @classmethod
    def of(cls, left: float, top: float, right: float, bottom: float) -> "Rect":
        return cls(_svg(left), _svg(top), _svg(right - left), _svg(bottom - top))

    @property
    def view_box(self) -> str:
        return f"{self.x} {self.y} {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class Ink:
    """A value's place: `box` in fractions of the page (for the overlay), `mark` and `window` in pixels of its picture (for the cut-out)."""

    page: Page
    box: Rect
    mark: Rect
    window: Rect


def find_ink(observation: Observation, page: Page) -> Ink | None:
    """None for a value that a person typed, or when the page has no picture."""
    box = observation.box
    if box is None or not page.has_picture:
        return None
    box = _with_breath(box, page)
    mark = Rect.of(box.left * page.width, box.top * page.height, box.right * page.width, box.bottom * page.height)
    return Ink(page, Rect.of(box.left, box.top, box.right, box.bottom), mark, _window(box, page))


def _with_breath(box: Box, page: Page) -> Box:
    vertical = box.height * BREATH
    horizontal = vertical * page.height / page.width
    return Box(max(0.0, box.left - horizontal), max(0.0, box.top - vertical), min(1.0, box.right + horizontal), min(1.0, box.bottom + vertical))


def _window(box: Box, page: Page) -> Rect:
    width = min(page.width, max(WINDOW_SHARE * page.width, box.width * page.width * 1.2))
    height = min(page.height, max(width / WINDOW_SHAPE, box.height * page.height * 1.6))
    left = _inside((box.left + box.right) / 2 * page.width - width * VALUE_STANDS_AT, page.width - width)
    top = _inside(box.middle * page.height - height / 2, page.height - height)
    return Rect.of(left, top, left + width, top + height)


def _inside(start: float, last: float) -> float:
    return min(max(0.0, start), max(0.0, last))


def _svg(number: float) -> str:
    return f"{number:.5f}".rstrip("0").rstrip(".")
