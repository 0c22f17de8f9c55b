"""From which shapes does the program know Arabic-Indic and Persian digits? Draws them in many fonts, and fits the small network that reads them.

`python -m bench.digit_shapes FONT.ttf … --latin FONT.ttf …` writes `intake/reading/other_digits.npz`. In: font files (Amiri, Thabit, DejaVu, Noto
Kufi, Naskh and Sans Arabic, Almarai, Cairo, IBM Plex Sans Arabic, Lateef, Scheherazade New, Tajawal and Vazirmatn made the file in force; Liberation
and Carlito the European letters). Out: weights of 16 bits. With `--apart NAME` fonts with that in their names are left out of fitting and read
instead: 84 (Thabit) and 96 (Vazirmatn) of 100 single digits of an unknown family were right, and in 1,000 there were 1 and 12 of which the network
was 99 % sure and wrong. So nobody may take such a number for certain.
"""

import argparse
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from intake.reading.other_shapes import DATA, SIGNS, features_of

DIGITS = tuple(a + p for a, p in zip("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True))
MARKS = ("/", "-–", "٫،,", "<", ">", "(", ")")
OTHERS = "234567890abcdeghkmnpqrstuvxyzABCDEFGHKMNPQRSTUVXYZ"
# Letters of the same script as they stand in words (a joiner beside them gives their other forms), but for those drawn like a digit: ا ه ة و ر لا.
JOINER = "\u200d"
LETTERS = [before + letter + after for letter in "بجحسصطعفقكلمني" for before in ("", JOINER) for after in ("", JOINER)]
PIXELS, EDGE = 120, 20
HIDDEN, ROUNDS, BATCH, LEAST_STEP = 128, 24, 128, 1e-5
Floats = NDArray[np.floating[Any]]


class Pen:
    """Draws signs as scans show them: slanted, stretched, thick or thin, small, blurred, grainy."""

    def __init__(self, fonts: Sequence[str], seed: int) -> None:
        self._fonts, self._chance = list(fonts), np.random.default_rng(seed)
        self._drawn: dict[tuple[str, str], NDArray[np.uint8]] = {}

    def draw(self, signs: Sequence[Sequence[str]]) -> tuple[Floats, int] | None:
        """The features of one of the signs (each may be printed in several ways), and which; None where too little of it is left."""
        font, number = str(self._chance.choice(self._fonts)), int(self._chance.integers(len(signs)))
        sign = str(self._chance.choice(list(signs[number])))
        if not _has(font, sign):
            return None
        worn, scale = self._wear(self._plain(font, sign))
        if worn.max() < 60:
            return None
        worn = worn / worn.max() + self._chance.normal(0, self._chance.uniform(0, 0.06), worn.shape)
        _, labels, stats, _ = cv2.connectedComponentsWithStats((worn > self._chance.uniform(0.35, 0.55)).astype(np.uint8))
        if len(stats) < 2:
            return None
        place = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
        left, top, wide, high, _ = (int(figure) for figure in stats[place])
        part = np.s_[top : top + high, left : left + wide]
        one = ImageFont.truetype(font, PIXELS).getbbox("1" if signs is OTHERS_ALONE else "١")
        height = high / ((one[3] - one[1]) * scale) * self._chance.uniform(0.8, 1.2)
        return features_of(np.clip(worn[part], 0, 1) * (labels[part] == place), height), number

    def _plain(self, font: str, sign: str) -> NDArray[np.uint8]:
        if (font, sign) not in self._drawn:
            page = Image.new("L", (400, 300), 0)
            ImageDraw.Draw(page).text((120, 60), sign, font=ImageFont.truetype(font, PIXELS), fill=255)
            rows, columns = np.nonzero(np.asarray(page) > 60)
            cut = np.asarray(page)[rows.min() - EDGE : rows.max() + EDGE + 1, columns.min() - EDGE : columns.max() + EDGE + 1]
            self._drawn[font, sign] = cut
        return self._drawn[font, sign]

    def _wear(self, plain: NDArray[np.uint8]) -> tuple[Floats, float]:
        uniform, (high, wide) = self._chance.uniform, plain.shape
        angle = np.radians(uniform(-5, 5))
        turn = np.array(
            [[uniform(0.75, 1.3) * np.cos(angle), uniform(-0.22, 0.22) - np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0]], np.float32
        )
        turn[:, 2] = np.array([wide, high]) * 0.9 - turn[:, :2] @ np.array([wide, high]) / 2
        worn = cv2.warpAffine(plain, turn, (int(wide * 1.8), int(high * 1.8)))
        thicker = int(self._chance.integers(-1, 4))
        if thicker:
            change = cv2.dilate if thicker > 0 else cv2.erode
            worn = change(worn, np.ones((2 * abs(thicker) + 1,) * 2, np.uint8))
        scale = uniform(9, 34) / PIXELS
        small = cv2.resize(worn, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)
        return np.asarray(cv2.GaussianBlur(small, (0, 0), uniform(0.3, 1.1)), np.float32), scale


OTHERS_ALONE, LETTERS_ALONE = (OTHERS,), (LETTERS,)


@cache
def _has(font: str, sign: str) -> bool:
    """Whether the font draws the sign; many have the digits of one language only."""
    face = ImageFont.truetype(font, PIXELS)
    return all(bytes(face.getmask(letter)) != bytes(face.getmask("\ue777")) for letter in sign.strip(JOINER))


def draw_many(fonts: Sequence[str], latin: Sequence[str], count: int, seed: int) -> tuple[Floats, NDArray[np.int64]]:
    """Features and places in `SIGNS`: so many digits, a quarter as many marks, European letters, and letters of the same script."""
    plan = (
        (Pen(fonts, seed), DIGITS, count, 0),
        (Pen(fonts, seed + 1), MARKS, count // 4, 10),
        (Pen(latin, seed + 2), OTHERS_ALONE, count // 4, 17),
        (Pen(fonts, seed + 3), LETTERS_ALONE, count // 4, 17),
    )
    drawn = [(found[0], found[1] + first) for pen, signs, number, first in plan for _ in range(number) if (found := pen.draw(signs))]
    return np.array([one for one, _ in drawn]), np.array([place for _, place in drawn])


def fit(features: Floats, places: NDArray[np.int64], seed: int = 0) -> list[Floats]:
    """One hidden layer, by Adam, with steps that grow smaller."""
    chance, outputs = np.random.default_rng(seed), len(SIGNS)
    sizes = ((features.shape[1], HIDDEN), (HIDDEN, outputs))
    weights: list[Floats] = [part for size in sizes for part in (chance.normal(0, (2 / size[0]) ** 0.5, size), np.zeros(size[1]))]
    mean, spread = [np.zeros_like(part) for part in weights], [np.zeros_like(part) for part in weights]
    step = 0
    for turn in range(ROUNDS):
        rate, order = 2e-3 * (1 - turn / ROUNDS) + LEAST_STEP, chance.permutation(len(features))
        for some in (order[start : start + BATCH] for start in range(0, len(order), BATCH)):
            step += 1
            for place, slope in enumerate(_slopes(weights, features[some], places[some])):
                mean[place] = 0.9 * mean[place] + 0.1 * slope
                spread[place] = 0.999 * spread[place] + 0.001 * slope**2
                weights[place] -= rate * (mean[place] / (1 - 0.9**step)) / (np.sqrt(spread[place] / (1 - 0.999**step)) + 1e-8)
    return weights


def judge(weights: Sequence[Floats], features: Floats) -> tuple[Floats, Floats]:
    """The hidden layer, and the odds of every sign."""
    inner = np.maximum(features @ weights[0] + weights[1], 0)
    odds = inner @ weights[2] + weights[3]
    odds = np.exp(odds - odds.max(axis=1, keepdims=True))
    return inner, odds / odds.sum(axis=1, keepdims=True)


def _slopes(weights: Sequence[Floats], features: Floats, places: NDArray[np.int64]) -> list[Floats]:
    inner, wrong = judge(weights, features)
    wrong[np.arange(len(places)), places] -= 1
    wrong /= len(places)
    back = (wrong @ weights[2].T) * (inner > 0)
    return [features.T @ back + 1e-4 * weights[0], back.sum(0), inner.T @ wrong + 1e-4 * weights[2], wrong.sum(0)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the weights, or says how well a family that was left out is read."""
    parser = argparse.ArgumentParser(prog="python -m bench.digit_shapes", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("fonts", nargs="+", help="fonts with both sorts of digits")
    parser.add_argument("--latin", nargs="+", required=True, help="fonts with European letters")
    parser.add_argument("--apart", metavar="NAME", help="read the fonts with this in their names instead of fitting on them; writes nothing")
    parser.add_argument("--count", type=int, default=40_000)
    options = parser.parse_args(arguments)
    apart = [font for font in options.fonts if options.apart and options.apart in font]
    weights = fit(*draw_many([font for font in options.fonts if font not in apart], options.latin, options.count, 1))
    if not apart:
        np.savez_compressed(DATA, *(part.astype(np.float16) for part in weights))
        print(f"{DATA}: {Path(DATA).stat().st_size} bytes")
        return
    pen = Pen(apart, 2)
    drawn = [found for _ in range(1000) if (found := pen.draw(DIGITS))]
    _, odds = judge(weights, np.array([one for one, _ in drawn]))
    right = odds.argmax(axis=1) == np.array([place for _, place in drawn])
    print(f"{right.mean():.3f} of single digits right; {int((~right & (odds.max(axis=1) > 0.99)).sum())} wrong ones above 0.99")


if __name__ == "__main__":
    main()
