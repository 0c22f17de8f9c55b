"""How far do the lines of a photographed page lean?

In: words with boxes and the runs of neighbouring words they make. Out: a `Lean`, with which a word's height on the page is taken back to the
left edge. A reader straightens pages before OCR; what is left over would put a value on its neighbour's row, which is worse than not reading it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.reading.words import Box, Word

LEAST_WORDS = 2
LEAST_WIDTH = 0.05  # of the page: shorter runs say little about an angle


@dataclass(frozen=True, slots=True)
class Lean:
    """Lines fall by `slope` per page width at half height, and by `growth` more at the foot than at the head; both in page heights."""

    slope: float = 0.0
    growth: float = 0.0

    def straight(self, box: Box) -> Box:
        """The box where it would stand on a page without lean."""
        fall = (self.slope + self.growth * (box.middle - 0.5)) * (box.left + box.right) / 2
        return Box(box.left, box.top - fall, box.right, box.bottom - fall)


def find_lean(runs: Sequence[Sequence[Word]]) -> Lean:
    """The lean that fits the runs best: weighted least squares over each run's own slope. Long runs know their angle best."""
    points = [point for run in runs if len(run) >= LEAST_WORDS and (point := _slope_of(run))]
    if len(points) < 3:
        return Lean()
    total = sum(weight for _, _, weight in points)
    mean_y = sum(weight * y for y, _, weight in points) / total
    mean_slope = sum(weight * slope for _, slope, weight in points) / total
    spread = sum(weight * (y - mean_y) ** 2 for y, _, weight in points)
    growth = sum(weight * (y - mean_y) * (slope - mean_slope) for y, slope, weight in points) / spread if spread > 1e-6 * total else 0.0
    return Lean(mean_slope + growth * (0.5 - mean_y), growth)


def _slope_of(run: Sequence[Word]) -> tuple[float, float, float] | None:
    """Height on the page, slope and weight of one run."""
    places = [((word.box.left + word.box.right) / 2, word.box.middle) for word in run]
    width = places[-1][0] - places[0][0]
    if width < LEAST_WIDTH:
        return None
    mean_x = sum(x for x, _ in places) / len(places)
    mean_y = sum(y for _, y in places) / len(places)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in places) / sum((x - mean_x) ** 2 for x, _ in places)
    return mean_y, slope, width**2
