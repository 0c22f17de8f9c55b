"""What is written in a small grey picture of one word or line? PP-OCRv6's recogniser, on the CPU.

In: crops. Out: a text and a confidence for each, or the words of a line with their places. The model lies in the wheel of `rapidocr` (nothing is
fetched); only `onnxruntime` runs it, on one thread. Its alphabet has Latin letters with all their marks, digits, ≥, ≤, µ and ×, but no Cyrillic, no
Arabic and no Arabic-Indic digits: of those it makes nonsense, and whoever asks must know. Crops are drawn to one of few widths, so that those of one
width can be read in one go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from intake.reading.ocr import EngineFailed
from intake.reading.words import Crop

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT = 48  # pixels the model wants a line to be high
WIDEST = 1200  # and as wide as a value can be
STEP = 16  # pixels between widths: with 16 and eight at once 247 numbers took 0.85 of the time, one by one at their own widths
AT_ONCE = 8
SQUEEZE = 0.65  # narrower letters cost less: at two thirds of the width 147 numbers of scans read the same in 0.7 of the time, at half not
WIDE, WIDER = 1.3, 1.8  # whole lines hold letters as well as digits, and narrow faces are read only when stretched: "mUeiaculato" at 1
WIDEST_LINE = 3200
LONGEST_NUMBER = 12  # letters of a cell that is read twice in any case
UNSTEADY = 0.6  # at most so sure is a number that looks different when it is stretched
SURE_OF_LINE = 0.97  # of the mean letter: a line below it is looked at once more, stretched further


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a line: where it stands, as fractions of the crop's width, and the confidence of its least sure letter."""

    text: str
    left: float
    right: float
    confidence: float


class Recogniser:
    """The loaded model: about 110 MB, 4 ms for "12", 10 ms for "1.50-12.40"."""

    def __init__(self) -> None:
        """Raises EngineFailed where the model or its runtime cannot be loaded."""
        cv2.setNumThreads(1)
        try:
            self._session = onnxruntime.InferenceSession(str(find_model(MODEL)), make_options(), providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own that share no other parent
            raise EngineFailed from error
        self._input = self._session.get_inputs()[0].name
        letters = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]  # CTC: the first class is "no letter"

    def read(self, crops: Iterable[Crop]) -> list[tuple[str, float]]:
        """The text of each crop and the confidence of its least sure letter."""
        inputs = [_as_input(crop, SQUEEZE, WIDEST) for crop in crops]
        by_width: dict[int, list[int]] = {}
        for place, pixels in enumerate(inputs):
            by_width.setdefault(pixels.shape[3], []).append(place)
        seen: dict[int, tuple[str, float]] = {}
        for places in by_width.values():
            for some in (places[start : start + AT_ONCE] for start in range(0, len(places), AT_ONCE)):
                (odds,) = self._session.run(None, {self._input: np.concatenate([inputs[place] for place in some])})
                seen.update((place, _decode(one, self._letters)) for place, one in zip(some, odds, strict=True))
        return [seen[place] for place in range(len(inputs))]

    def read_line(self, crop: Crop) -> tuple[tuple[Part, ...], float]:
        """The words of a line, and the confidence of its mean letter."""
        parts, sure = _cut_words(self._look_at(crop, WIDE, WIDEST_LINE), self._letters)
        is_number = any(letter.isdecimal() for part in parts for letter in part.text) and sum(len(part.text) for part in parts) <= LONGEST_NUMBER
        if sure >= SURE_OF_LINE and not is_number:
            return parts, sure
        again, surer = _cut_words(self._look_at(crop, WIDER, WIDEST_LINE), self._letters)
        best, sure = (again, surer) if surer > sure else (parts, sure)
        is_steady = "".join(part.text for part in again) == "".join(part.text for part in parts)
        return (best if is_steady or not is_number else _doubted(best)), sure

    def _look_at(self, crop: Crop, stretch: float, widest: int) -> "np.ndarray[Any, Any]":
        (odds,) = self._session.run(None, {self._input: _as_input(crop, stretch, widest)})
        return odds[0]  # type: ignore[no-any-return]  # onnxruntime does not tell


def make_options() -> Any:
    """One thread, and no more memory kept than the model itself takes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena keeps the largest crop's memory for ever
    return options


def find_model(name: str) -> Path:
    """Where a model lies. Raises EngineFailed when its package is not installed; the package itself is never imported."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        raise EngineFailed
    return Path(package.origin).parent / name


def _as_input(crop: Crop, stretch: float, widest: int) -> "np.ndarray[Any, np.dtype[np.float32]]":
    """1 x 3 x 48 x width, -1 is black and 1 white; the width is one of few, and letters are made a little narrower or wider for it."""
    pixels = np.frombuffer(crop.pixels, np.uint8).reshape(crop.height, crop.width)
    width = min(widest, max(STEP, STEP * round(stretch * HEIGHT * crop.width / crop.height / STEP)))
    way = cv2.INTER_AREA if crop.height > HEIGHT or crop.width > width else cv2.INTER_LINEAR
    scaled = cv2.resize(pixels, (width, HEIGHT), interpolation=way).astype(np.float32) / 127.5 - 1
    return np.repeat(scaled[None, None], 3, axis=1)


def _decode(odds: "np.ndarray[Any, Any]", letters: Sequence[str]) -> tuple[str, float]:
    """CTC: of each run of equal classes one letter."""
    best, sure = odds.argmax(axis=1), odds.max(axis=1)
    fresh = _fresh(best)
    text = "".join(letters[best[place]] for place in fresh)
    return text, float(min((sure[place] for place in fresh), default=0.0))


def _fresh(best: "np.ndarray[Any, Any]") -> list[int]:
    """The steps at which a letter begins."""
    return [place for place, kind in enumerate(best) if kind and (place == 0 or best[place - 1] != kind)]


def _cut_words(odds: "np.ndarray[Any, Any]", letters: Sequence[str]) -> tuple[tuple[Part, ...], float]:
    """The words between blanks, each as wide as its letters' steps and half a letter on either side; and the mean letter's confidence."""
    best, sure = odds.argmax(axis=1), odds.max(axis=1)
    fresh = _fresh(best)
    if not fresh:
        return (), 0.0
    half = (fresh[-1] - fresh[0]) / max(1, len(fresh) - 1) / 2 if len(fresh) > 1 else len(best) / 2
    runs: list[list[int]] = [[]]
    for place in fresh:
        if letters[best[place]].isspace():
            runs.append([])
        else:
            runs[-1].append(place)
    parts = tuple(_part(run, best, sure, letters, half) for run in runs if run)
    return parts, float(np.mean([sure[place] for place in fresh]))


def _doubted(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(replace(part, confidence=min(part.confidence, UNSTEADY)) for part in parts)


def _part(run: Sequence[int], best: "np.ndarray[Any, Any]", sure: "np.ndarray[Any, Any]", letters: Sequence[str], half: float) -> Part:
    left, right = (run[0] + 0.5 - half) / len(best), (run[-1] + 0.5 + half) / len(best)
    return Part("".join(letters[best[place]] for place in run), max(0.0, left), min(1.0, right), float(min(sure[place] for place in run)))
