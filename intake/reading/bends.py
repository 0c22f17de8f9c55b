"""How much do the rows of a page that should be level rise and fall, because the paper was not flat?

In: a grey page in even light, seen from above and turned so that its rows are level on the whole. Out: a `Bend`, or None where the rows are straight
already or nothing is sure. Every word tells how steep its row is where it stands; the smoothest bend with these slopes is believed only if it gathers
the ink of the page into sharper rows.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from intake.reading.photos import Pixels

_WIDTH = 1000  # pixels across, at which rows are looked at
_JOINED = 14  # pixels of white that letters of one word, and words of one cell, may have between them
_SHORTEST, _TALLEST = 30, 34  # pixels: a run of letters that tells a slope, and one that is no picture or frame
_STEEPEST = 0.12  # rows that rise more are not rows
_FEWEST = 16  # runs
_UPRIGHT = 40  # pixels: what is so high without a gap is the frame of a table
_ROUNDS = 4  # each believes runs that disagree with all others less
_LEAST_SHARPER = 1.04
_LEAST_BEND = 2.0  # pixels; less is nothing to an engine
_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bend:
    """By how much each place of the flat page lies lower in the picture, in widths of the page: `weights` of the shapes in `_shapes`.

    `printed` is where the bend was seen (left, right, top, bottom); beyond, where nothing is printed, it does not grow.
    """

    weights: tuple[float, ...]
    printed: tuple[float, float, float, float] = (-1.0, 1.0, -1.0, 1.0)

    def at(self, across: _Floats, down: _Floats) -> _Floats:
        """The drop at places of the page, both -1 to 1 from edge to edge."""
        left, right, top, bottom = self.printed
        shapes = _shapes(np.clip(across, left, right), np.clip(down, top, bottom))
        return np.tensordot(np.array(self.weights, np.float32), shapes, 1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of letters: where their middles are (-1 to 1), how steep they are, and how much each is worth."""

    across: _Floats
    down: _Floats
    slopes: _Floats
    worth: _Floats


def find_bend(grey: Pixels) -> Bend | None:
    """The bend of the rows of print, None where they are straight."""
    factor = _WIDTH / grey.shape[1]
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    runs = _find_runs(ink)
    if len(runs.slopes) < _FEWEST:
        return None
    sides = (*np.percentile(runs.across, (1, 99)), *np.percentile(runs.down, (1, 99)))
    left, right, top, bottom = (float(side) for side in sides)
    bend = Bend(tuple(float(weight) for weight in _fit(runs)), (left, right, top, bottom))
    return bend if _is_believable(bend, ink) else None


def _find_runs(ink: Pixels) -> _Runs:
    ink = cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_UPRIGHT, 1), np.uint8)))
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _JOINED), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    rows, columns = np.nonzero(ink)
    of = labels[rows, columns]
    number = np.maximum(1, np.bincount(of, minlength=count)).astype(np.float64)
    x, y = (np.bincount(of, places, count) / number for places in (columns, rows))
    spread = np.bincount(of, columns.astype(np.float64) ** 2, count) / number - x**2
    slopes = (np.bincount(of, columns * rows.astype(np.float64), count) / number - x * y) / np.maximum(spread, 1e-6)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    is_row = (wide >= _SHORTEST) & (high <= np.minimum(_TALLEST, wide / 2 + 4)) & (np.abs(slopes) < _STEEPEST)
    height, width = ink.shape
    worth = np.minimum(wide, 150).astype(np.float64) ** 2
    return _Runs(*(part[is_row].astype(np.float32) for part in (x * (2 / width) - 1, y * (2 / height) - 1, slopes, worth)))


def _shapes(across: _Floats, down: _Floats) -> _Floats:
    """A slant, bows, waves and kinks of rows: the same all down the page, and growing along it."""
    second, third = 2 * across**2 - 1, (4 * across**2 - 3) * across
    fourth, fifth = 8 * across**4 - 8 * across**2 + 1, (16 * across**4 - 20 * across**2 + 5) * across
    alike = [across, second, third, fourth, fifth]
    return np.stack([shape + 0 * down for shape in alike] + [shape * down for shape in alike[:3]] + [across * down**2, second * down**2])


def _steepness(across: _Floats, down: _Floats) -> _Floats:
    """How steep each of the shapes is, in heights per width."""
    alike = [1 + 0 * across, 4 * across, 12 * across**2 - 3, 32 * across**3 - 16 * across, 80 * across**4 - 60 * across**2 + 5]
    return 2 * np.stack([*alike, *(shape * down for shape in alike[:3]), *(shape * down**2 for shape in alike[:2])])


def _fit(runs: _Runs) -> NDArray[np.float64]:
    """The weights whose slopes are nearest to those of the runs; the less a run agrees, the less it counts."""
    steepness = _steepness(runs.across, runs.down).T.astype(np.float64)
    trust: NDArray[np.float64] = np.ones(len(runs.slopes))
    weights: NDArray[np.float64] = np.zeros(steepness.shape[1])
    stiff = 0.004 * float(runs.worth.sum()) * np.diag(np.maximum(0.02, np.square(steepness).mean(axis=0)))
    for _ in range(_ROUNDS):
        counted = steepness * (runs.worth * trust)[:, None]
        weights = np.asarray(np.linalg.solve(counted.T @ steepness + stiff, counted.T @ runs.slopes), np.float64)
        off = np.abs(steepness @ weights - runs.slopes)
        trust = 1.0 / (1.0 + np.square(off / max(0.003, 1.5 * float(np.median(off)))))
    return weights


def _is_believable(bend: Bend, ink: Pixels) -> bool:
    """Whether the ink lies in sharper rows once the bend is taken out, and the bend is worth it."""
    height, width = ink.shape
    rows, columns = (places[::3].astype(np.float32) for places in np.nonzero(ink))
    drop = width * bend.at(columns * np.float32(2 / width) - 1, rows * np.float32(2 / height) - 1)
    if float(np.percentile(np.abs(drop - np.median(drop)), 98)) < _LEAST_BEND:
        return False
    return _sharpness(rows - drop) > _LEAST_SHARPER * _sharpness(rows)


def _sharpness(rows: _Floats) -> float:
    """How suddenly rows of print begin and end, over two pixels."""
    counts = np.bincount((rows - rows.min()).astype(np.int32)).astype(np.float64)
    return float(np.square(counts[2:] - counts[:-2]).sum())
