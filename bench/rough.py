"""What happens to a paper between the laboratory and a telephone: folded in four, stained, stamped, signed, held, put in a sleeve, laid on others?

In and out: pages and photos as colour arrays, as in `wear.py`; all chance comes from the generator that is passed in. What lies over a number may
make it illegible: then a reading has to ask or to be silent, and never to guess.
"""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.wear import Chance, Pixels

_BLUE, _VIOLET = (40, 60, 150), (90, 50, 140)  # red, green, blue of stamps and pens
_COFFEE, _SKIN = (140, 95, 50), (205, 160, 130)


def creased(page: Pixels, chance: Chance) -> Pixels:
    """Folded in four: every panel lies at a slant of its own, so that rows break at the folds, and the folds are worn."""
    high, wide = page.shape[:2]
    across, down = wide * chance.uniform(0.48, 0.52), high * chance.uniform(0.48, 0.52)
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    lift = np.float32(high * chance.uniform(-0.006, 0.006)) * np.abs(x - across) / wide
    bent = cv2.remap(page, x, (y + lift).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light = np.where(x < across, chance.uniform(0.88, 1), chance.uniform(0.88, 1)) * np.where(y < down, chance.uniform(0.92, 1), 1.0)
    worn = np.maximum(np.exp(-(((x - across) / 3) ** 2)), np.exp(-(((y - down) / 3) ** 2)))
    return _clipped(bent * light[..., None] + 60 * chance.uniform(0.2, 1.0) * worn[..., None])


def stained(page: Pixels, chance: Chance) -> Pixels:
    """The ring of a cup."""
    shape = np.zeros(page.shape[:2], np.float32)
    high, wide = shape.shape
    middle, reach = (int(chance.uniform(0, wide)), int(chance.uniform(0, high))), int(wide * chance.uniform(0.12, 0.2))
    cv2.circle(shape, middle, reach, 0.12, -1)
    cv2.circle(shape, middle, reach, float(chance.uniform(0.3, 0.5)), max(2, wide // 150))
    return _inked(page, cv2.GaussianBlur(shape, (0, 0), wide / 500), _COFFEE)


def stamped(page: Pixels, chance: Chance) -> Pixels:
    """A round stamp with words, pressed unevenly, anywhere but in the head."""
    high, wide = page.shape[:2]
    shape = np.zeros((high, wide), np.uint8)
    reach = int(wide * chance.uniform(0.07, 0.1))
    middle = (int(chance.uniform(0.15, 0.85) * wide), int(chance.uniform(0.15, 0.7) * high))
    for share in (1.0, 0.93, 0.6):
        cv2.circle(shape, middle, int(reach * share), 255.0, max(2, wide // 700), cv2.LINE_AA)
    for row, word in enumerate(("SAMPLE", "LAB", "No 000")):
        cv2.putText(
            shape, word, (middle[0] - reach // 2, middle[1] + (row - 1) * reach // 4), cv2.FONT_HERSHEY_SIMPLEX, wide / 2600, 255.0, 3, cv2.LINE_AA
        )
    turn = cv2.getRotationMatrix2D(middle, chance.uniform(-30, 30), 1.0)
    pressed = cv2.resize(chance.uniform(0.3, 0.95, (12, 9)).astype(np.float32), (wide, high), interpolation=cv2.INTER_CUBIC)
    return _inked(page, cv2.warpAffine(shape, turn, (wide, high)) / 255.0 * pressed, _BLUE if chance.random() < 0.6 else _VIOLET)


def signed(page: Pixels, chance: Chance) -> Pixels:
    """A pen's loops, a hand high."""
    high, wide = page.shape[:2]
    shape = np.zeros((high, wide), np.float32)
    time = np.linspace(0, 1, 200)
    left, top, size = chance.uniform(0.1, 0.7) * wide, chance.uniform(0.2, 0.8) * high, wide * chance.uniform(0.04, 0.07)
    waves = [chance.uniform(0.3, 1) * np.sin(2 * np.pi * (chance.uniform(2, 7) * time + chance.uniform(0, 1))) for _ in range(4)]
    path = np.stack([left + size * (4 * time + 0.4 * waves[0] + 0.3 * waves[1]), top + size * 0.5 * (waves[2] + waves[3])], axis=1)
    cv2.polylines(shape, [path.astype(np.int32)], False, float(chance.uniform(0.7, 0.95)), max(2, wide // 500), cv2.LINE_AA)
    return _inked(page, shape, _BLUE)


def glared(photo: Pixels, chance: Chance) -> Pixels:
    """A lamp mirrored in a plastic sleeve: a streak in which print is pale, or gone."""
    high, wide = photo.shape[:2]
    shape = np.zeros((high // 8, wide // 8), np.float32)
    middle, size = (chance.uniform(0.1, 0.9) * wide / 8, chance.uniform(0.1, 0.9) * high / 8), (wide / 80, wide / chance.uniform(14, 30))
    cv2.ellipse(shape, (middle, size, float(chance.uniform(0, 180))), 1.0, -1)
    streak = cv2.resize(cv2.GaussianBlur(shape, (0, 0), wide / 400), (wide, high)) * chance.uniform(0.4, 1.0)
    return _clipped(photo + (255.0 - photo) * streak[..., None])


def held(photo: Pixels, chance: Chance) -> Pixels:
    """A thumb from the left or the right edge."""
    high, wide = photo.shape[:2]
    shape = np.zeros((high, wide), np.float32)
    side = 0.0 if chance.random() < 0.5 else float(wide)
    middle, light = (side, float(chance.uniform(0.2, 0.9) * high)), chance.uniform(0.6, 1.0)
    cv2.ellipse(shape, (middle, (wide * chance.uniform(0.14, 0.24), wide * 0.1), float(chance.uniform(-25, 25))), 1.0, -1)
    return _inked(photo, cv2.GaussianBlur(shape, (0, 0), wide / 600), tuple(int(tone * light) for tone in _SKIN))


def crowded(table: Pixels, chance: Chance) -> Pixels:
    """Other papers under the one that is meant, their corners showing, with grey rows on them."""
    high, wide = table.shape[:2]
    for _ in range(int(chance.integers(1, 4))):
        middle = (float(chance.choice((0.05, 0.95)) * wide), float(chance.uniform(0, 1) * high))
        corners = cv2.boxPoints((middle, (wide * 0.6, high * 0.6), float(chance.uniform(-35, 35))))
        cv2.fillConvexPoly(table, corners.astype(np.int32), tuple(int(tone) for tone in chance.uniform(165, 235, 1).repeat(3)))
        start, end, step = corners[0], corners[3], (corners[1] - corners[0]) / 20
        for row in range(2, 18):
            ends = np.stack([0.9 * start + 0.1 * end, 0.1 * start + 0.9 * end]) + row * step
            cv2.polylines(table, [ends.astype(np.int32)], False, (120.0, 120.0, 120.0), 3)
    return table


def _inked(page: Pixels, share: NDArray[Any], colour: tuple[int, ...]) -> Pixels:
    """The colour laid over the page; `share` 1 covers."""
    return _clipped(page + (np.array(colour, np.float32) - page) * np.clip(share, 0, 1)[..., None])


def _clipped(array: NDArray[Any]) -> Pixels:
    return np.clip(array, 0, 255).astype(np.uint8)
