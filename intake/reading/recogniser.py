"""What is written in a small grey picture of one word? PP-OCRv6's recogniser, on the CPU, without its detector.

In: crops. Out: a text and a confidence for each. The model lies in the wheel of `rapidocr` (nothing is fetched); only `onnxruntime` runs it, on one
thread. Its alphabet has Latin letters with all their marks, digits, ≥, ≤, µ and ×, but no Cyrillic, no Arabic and no Arabic-Indic digits: of those
it makes nonsense, and whoever asks must know. Crops are read one by one: on one thread a batch saves nothing, and short numbers need no padding.
"""

from collections.abc import Sequence
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
NARROWEST = 16
SQUEEZE = 0.65  # narrower letters cost less: at two thirds of the width 147 numbers of scans read the same in 0.7 of the time, at half not


class Recogniser:
    """The loaded model: about 110 MB, 4 ms for "12", 10 ms for "1.50-12.40"."""

    def __init__(self) -> None:
        """Raises EngineFailed where the model or its runtime cannot be loaded."""
        cv2.setNumThreads(1)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the largest crop's memory for ever
        try:
            self._session = onnxruntime.InferenceSession(str(find_model()), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own that share no other parent
            raise EngineFailed from error
        self._input = self._session.get_inputs()[0].name
        letters = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]  # CTC: the first class is "no letter"

    def read(self, crop: Crop) -> tuple[str, float]:
        """The text of one crop and the confidence of its least sure letter."""
        (odds,) = self._session.run(None, {self._input: _as_input(crop)})
        return _decode(odds[0], self._letters)


def find_model() -> Path:
    """Where the model lies. Raises EngineFailed when its package is not installed; the package itself is never imported."""
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        raise EngineFailed
    return Path(package.origin).parent / MODEL


def _as_input(crop: Crop) -> "np.ndarray[Any, np.dtype[np.float32]]":
    """1 x 3 x 48 x width, -1 is black and 1 white."""
    pixels = np.frombuffer(crop.pixels, np.uint8).reshape(crop.height, crop.width)
    width = min(WIDEST, max(NARROWEST, round(SQUEEZE * HEIGHT * crop.width / crop.height)))
    way = cv2.INTER_AREA if crop.height > HEIGHT or crop.width > width else cv2.INTER_LINEAR
    scaled = cv2.resize(pixels, (width, HEIGHT), interpolation=way).astype(np.float32) / 127.5 - 1
    return np.repeat(scaled[None, None], 3, axis=1)


def _decode(odds: "np.ndarray[Any, Any]", letters: Sequence[str]) -> tuple[str, float]:
    """CTC: of each run of equal classes one letter."""
    best, sure = odds.argmax(axis=1), odds.max(axis=1)
    fresh = [place for place, kind in enumerate(best) if kind and (place == 0 or best[place - 1] != kind)]
    text = "".join(letters[best[place]] for place in fresh)
    return text, float(min((sure[place] for place in fresh), default=0.0))
