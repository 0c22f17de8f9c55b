"""What do a scanner, a fax machine and a telephone do to a page? Pixels in, pixels out; all chance comes from the generator that is passed in.

In: a page as an array, grey (height, width) or colour (height, width, 3), 0 is black. Out: the same kind of array. Not here: files (`forms.py`).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Chance = np.random.Generator
Floats = npt.NDArray[np.floating[Any]]


def skewed(page: Pixels, degrees: float) -> Pixels:
    """Laid on the glass a little askew."""
    high, wide = page.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return _pixels(cv2.warpAffine(page, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)))


def blurred(page: Pixels, sigma: float) -> Pixels:
    """Out of focus; `sigma` in pixels."""
    return _pixels(cv2.GaussianBlur(page, (0, 0), sigma)) if sigma > 0.05 else page


def shaken(page: Pixels, length: int, degrees: float) -> Pixels:
    """Moved by `length` pixels while the shutter was open."""
    if length < 2:
        return page
    path = np.zeros((length, length), np.float32)
    path[length // 2] = 1
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), degrees, 1.0)
    path = cv2.warpAffine(path, turn, (length, length))
    return _pixels(cv2.filter2D(page, -1, path / max(float(path.sum()), 1e-6)))


def faded(page: Pixels, ink: float) -> Pixels:
    """Printed with little toner: black becomes grey; `ink` 1 is full."""
    return _pixels(cv2.convertScaleAbs(page, alpha=ink, beta=255 * (1 - ink)))


def noisy(page: Pixels, chance: Chance, sigma: float) -> Pixels:
    """Grain of a sensor."""
    grain = np.empty(page.shape[:2], np.int16)
    cv2.setRNGSeed(int(chance.integers(2**31)))
    cv2.randn(grain, 0, sigma)
    if page.ndim == 3:
        grain = np.repeat(grain[..., None], 3, axis=2)
    return _pixels(cv2.add(page, grain, dtype=cv2.CV_8U))


def specked(page: Pixels, chance: Chance, share: float) -> Pixels:
    """Dust: dark and light specks of one to three pixels."""
    spoilt = page.copy()
    high, wide = page.shape[:2]
    for tone in (50, 250):
        for y, x, size in zip(*_places(chance, high, wide, share / 2), strict=True):
            spoilt[y : y + size, x : x + size] = tone
    return spoilt


def _places(chance: Chance, high: int, wide: int, share: float) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    number = int(high * wide * share)
    return chance.integers(0, high, number).tolist(), chance.integers(0, wide, number).tolist(), chance.integers(1, 4, number).tolist()


def edged(page: Pixels, chance: Chance) -> Pixels:
    """The dark band along one side where the lid did not close."""
    spoilt, width = page.copy(), int(page.shape[1] * chance.uniform(0.005, 0.015))
    side = slice(0, width) if chance.random() < 0.5 else slice(-width, None)
    spoilt[:, side] = (spoilt[:, side] * 0.35).astype(np.uint8)
    return spoilt


def faxed(page: Pixels, chance: Chance, *, lines_per_dot: float) -> Pixels:
    """Black or white only, fewer lines than dots, some lines lost. `lines_per_dot` is 196/204 for fine, 98/204 for standard."""
    high, wide = page.shape[:2]
    rows = cv2.resize(page, (wide, round(high * lines_per_dot)), interpolation=cv2.INTER_AREA).astype(np.float32)
    rows += chance.normal(0, 14, rows.shape)  # what the threshold makes of grey: ragged edges
    bilevel = np.where(rows < chance.uniform(135, 175), 0, 255).astype(np.uint8)
    for y in chance.integers(1, len(bilevel), int(len(bilevel) * 0.004)):
        bilevel[y] = bilevel[y - 1]
    return bilevel


def curled(page: Pixels, chance: Chance) -> Pixels:
    """Paper that does not lie flat: lines of text wave by up to half a per cent of the page's height."""
    high, wide = page.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    lift = high * chance.uniform(0.001, 0.005)
    wave = lift * np.sin(np.pi * (x / wide) * chance.uniform(0.8, 1.6) + chance.uniform(0, 2 * np.pi))
    return _pixels(cv2.remap(page, x, y + wave.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def folded(page: Pixels, chance: Chance) -> Pixels:
    """Folded in half or in three and opened again: each panel has its own brightness, each fold a thin bright and dark line."""
    high = page.shape[0]
    light = np.ones(high, np.float32)
    folds = (0.5,) if chance.random() < 0.5 else (1 / 3, 2 / 3)
    edges = [0, *(int(high * (fold + chance.uniform(-0.02, 0.02))) for fold in folds), high]
    for top, bottom in pairwise(edges):
        light[top:bottom] *= np.linspace(chance.uniform(0.9, 1.0), chance.uniform(0.9, 1.0), bottom - top, dtype=np.float32)
    for edge in edges[1:-1]:
        light[edge : edge + 2] *= 1.1
        light[edge + 2 : edge + 6] *= 0.8
    return _clipped(page * light.reshape(-1, *([1] * (page.ndim - 1))))


def lit(page: Pixels, chance: Chance) -> Pixels:
    """Lit from one side, with the shadow of a hand or the telephone, in the colour of the lamp."""
    high, wide = page.shape[:2]
    # Light changes slowly: an eighth of the pixels is enough to compute it.
    x, y = np.meshgrid(np.linspace(-1, 1, wide // 8, dtype=np.float32), np.linspace(-1, 1, high // 8, dtype=np.float32))
    angle = chance.uniform(0, 2 * np.pi)
    light = 1 - chance.uniform(0.05, 0.22) * (1 + np.cos(angle) * x + np.sin(angle) * y) / 2
    if chance.random() < 0.6:
        centre_x, centre_y, reach = chance.uniform(-1, 1), chance.uniform(-1, 1), chance.uniform(0.5, 1.1)
        inside = 1 / (1 + np.exp(((x - centre_x) ** 2 + (y - centre_y) ** 2 - reach**2) * 12))
        light *= 1 - chance.uniform(0.1, 0.35) * inside
    lamp = np.array([1.0, chance.uniform(0.94, 1.0), chance.uniform(0.82, 1.0)], np.float32)
    seen = cv2.resize(light[..., None] * lamp, (wide, high))
    return _pixels(cv2.multiply(page, seen, dtype=cv2.CV_8U))


def seen_at_a_slant(page: Pixels, chance: Chance, width: int, height: int, table: Pixels | None = None) -> Pixels:
    """The sheet on a table as a camera sees it: not quite from above, not quite filling the picture."""
    high, wide = page.shape[:2]
    margin = chance.uniform(0.01, 0.08)
    corners = np.array([[margin, margin], [1 - margin, margin], [1 - margin, 1 - margin], [margin, 1 - margin]])
    target = ((corners + chance.uniform(-0.03, 0.03, (4, 2))) * [width, height]).astype(np.float32)
    warp = cv2.getPerspectiveTransform(np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32), target)
    return _pixels(
        cv2.warpPerspective(
            page, warp, (width, height), dst=make_table(chance, width, height) if table is None else table, borderMode=cv2.BORDER_TRANSPARENT
        )
    )


def make_table(chance: Chance, width: int, height: int) -> Pixels:
    """A table top: one colour with a grain along it."""
    colour = chance.uniform((60, 45, 35), (150, 130, 120)).astype(np.float32)
    grain = cv2.resize(chance.normal(0, 9, (height // 3, max(2, width // 60))).astype(np.float32), (width, height))
    return _clipped(colour + grain[..., None])


def _pixels(array: Any) -> Pixels:
    return np.asarray(array, dtype=np.uint8)


def _clipped(array: Floats) -> Pixels:
    return np.clip(array, 0, 255).astype(np.uint8)
