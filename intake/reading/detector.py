"""Where on a page is print? PP-OCRv6's detector, on the CPU.

In: a grey picture. Out: boxes of lines of print, in any script: cells of a table, lines of prose. What lies outside of them is rules, dots, specks
and shade. The model lies in the wheel of `rapidocr`, beside the recogniser's; 0.4 s of one processor for a page. Nothing is read here.
"""

from typing import Any

import cv2
import numpy as np
import onnxruntime

from intake.reading.ocr import EngineFailed
from intake.reading.photos import Pixels
from intake.reading.recogniser import find_model, make_options
from intake.reading.words import Box

MODEL = "models/PP-OCRv6_det_small.onnx"
_LONGEST = 960  # pixels of the longer side: twice as many cost five times the time and found the same cells
_STEP = 32  # the model's sides are multiples of it
_LIKELY, _MEAN_LIKELY = 0.3, 0.5  # that a pixel, and all pixels of a box, belong to print
_GROWTH = 1.6  # the model marks the core of a line: its box is larger by this share of area over circumference
_SMALLEST = 3  # pixels of the model's picture
_MOST_LINES = 1000


class Detector:
    """The loaded model: about 60 MB, and as much again while it looks at a page."""

    def __init__(self) -> None:
        """Raises EngineFailed where the model or its runtime cannot be loaded."""
        try:
            self._session = onnxruntime.InferenceSession(str(find_model(MODEL)), make_options(), providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises classes of its own that share no other parent
            raise EngineFailed from error
        self._input = self._session.get_inputs()[0].name

    def find_lines(self, page: Pixels) -> list[Box]:
        """The boxes of print, from top to bottom."""
        scale = min(1.0, _LONGEST / max(page.shape))
        height, width = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in page.shape)
        small = cv2.resize(page, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
        likely = self._session.run(None, {self._input: np.repeat(small[None, None], 3, axis=1)})[0][0, 0]
        return sorted(_boxes_of(likely), key=lambda box: (box.top, box.left))[:_MOST_LINES]


def _boxes_of(likely: "np.ndarray[Any, Any]") -> list[Box]:
    """Boxes around what is likely print, as fractions of the picture."""
    height, width = likely.shape
    cores = cv2.dilate((likely > _LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    boxes: list[Box] = []
    for outline in cv2.findContours(cores, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, wide, high = cv2.boundingRect(outline)
        inside = cv2.drawContours(np.zeros((high, wide), np.uint8), [outline - [left, top]], -1, (1,), cv2.FILLED)
        if min(wide, high) < _SMALLEST or likely[top : top + high, left : left + wide][inside > 0].mean() < _MEAN_LIKELY:
            continue
        more = _GROWTH * wide * high / (2 * (wide + high))
        sides = ((left - more) / width, (top - more) / height, (left + wide + more) / width, (top + high + more) / height)
        boxes.append(Box(*(min(1.0, max(0.0, side)) for side in sides)))
    return boxes
