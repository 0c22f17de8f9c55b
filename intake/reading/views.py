"""Where in a photo is each place of the flat page? One sampling of the photo's pixels, whatever has to be undone: slant, turn and bend.

In: the paper's corners in a picture, an angle, a bend. Out: a `View`, and pictures seen through it. Every further sampling would blur print, and
costs as much as the first.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from intake.reading.bends import Bend
from intake.reading.photos import Matrix, Pixels, size_of

_CELL = 16  # pixels: between places so near to each other a slant and a bend are straight
_SPARSE = 0.55  # of the picture's pixels: sampling fewer would step over thin strokes


@dataclass(frozen=True, slots=True)
class View:
    """A page of `width` by `height` pixels; `matrix` leads from there to the picture of `seen` times `seen` the size it was found on."""

    width: float
    height: float
    matrix: Matrix
    bend: Bend | None = None

    def turned(self, degrees: float) -> "View":
        """The page turned about its middle; positive is anticlockwise."""
        turn = np.vstack([cv2.getRotationMatrix2D((self.width / 2, self.height / 2), -degrees, 1.0), (0, 0, 1)])
        return replace(self, matrix=self.matrix @ turn)

    def bent(self, bend: Bend | None) -> "View":
        """The page whose rows fall by `bend`."""
        return replace(self, bend=bend)

    def of(self, picture: Pixels, reduced: float, width: float, *, finest: bool = False) -> Pixels:
        """The page, `width` pixels wide, of a picture that is `reduced` times as large as that in which the corners were found."""
        factor = width / self.width
        while factor * self.density / reduced < _SPARSE:  # averaging first keeps thin strokes that sampling alone would step over
            picture, reduced = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), reduced / 2
        across, down = self._places(max(1, round(width)), max(1, round(self.height * factor)), factor, reduced)
        way = cv2.INTER_CUBIC if finest else cv2.INTER_LINEAR
        return cv2.remap(picture, across, down, way, borderMode=cv2.BORDER_REPLICATE)

    @property
    def density(self) -> float:
        """How many pixels of the page there are to one of the picture, across, in its middle."""
        middle = np.array([[self.width / 2 - 1, self.width / 2 + 1], [self.height / 2] * 2, [1.0, 1.0]])
        x, y, z = self.matrix @ middle
        return 2.0 / max(1e-6, float(np.hypot(*np.diff([x / z, y / z])[:, 0])))

    def _places(self, width: int, height: int, factor: float, reduced: float) -> tuple[Pixels, Pixels]:
        """Where in the reduced picture each pixel is: computed for every sixteenth, one cell beyond the edges."""
        columns = (np.arange(-1, width // _CELL + 2, dtype=np.float64) + 0.5) * _CELL
        rows = (np.arange(-1, height // _CELL + 2, dtype=np.float64) + 0.5) * _CELL
        x, y = np.meshgrid(columns, rows)
        if self.bend is not None:
            y = y + width * self.bend.at((x * (2 / width) - 1).astype(np.float32), (y * (2 / height) - 1).astype(np.float32))
        seen_x, seen_y, depth = np.tensordot(self.matrix, np.stack([x / factor, y / factor, np.ones_like(x)]), 1)
        return _between(reduced * seen_x / depth - 0.5, width, height), _between(reduced * seen_y / depth - 0.5, width, height)


def look_at(corners: Matrix, shortest: float, longest: float) -> View:
    """The paper between four corners from straight above, its long edge between `shortest` and `longest` pixels."""
    width, height = size_of(corners)
    factor = min(max(width, height, shortest), longest) / max(width, height)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)]) * factor
    matrix = np.asarray(cv2.getPerspectiveTransform(flat.astype(np.float32), corners.astype(np.float32)), np.float64)
    return View(width * factor, height * factor, matrix)


def _between(sparse: Matrix, width: int, height: int) -> Pixels:
    """Every pixel's value from those of every sixteenth."""
    whole = cv2.resize(sparse.astype(np.float32), None, fx=_CELL, fy=_CELL, interpolation=cv2.INTER_LINEAR)
    return whole[_CELL : _CELL + height, _CELL : _CELL + width]
