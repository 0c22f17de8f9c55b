"""The confined, long-lived process that reads crops of words, and hard pages, a second time.

In: frames on standard input: crops of words or of lines, one blob of pixels after the other, or a page. Out: a frame of [text, confidence] for each
word; of [confidence, words] for each line, a word as [text, left, right, confidence]; of the boxes of a page's lines. It ends when its input ends.
It keeps no file, starts no program, writes nothing. Started and watched by `second_reader.py`.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from intake.reading.confinement import Allowance, confine
from intake.reading.detector import Detector
from intake.reading.frames import Bounds, Frame, pack_frame, unpack_frame
from intake.reading.processes import system_paths
from intake.reading.recogniser import Recogniser
from intake.reading.words import Crop

_BOUNDS = Bounds(head=1 << 20, blob=64 << 20)


def main(options: Mapping[str, Any]) -> None:
    """Load the models, confine, then serve. `options`: the most memory as address space in bytes."""
    reader = _Reader()
    confine(Allowance(memory=options["memory"], seconds=0, readable=system_paths()))
    with open(0, "rb", closefd=False) as source, os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)  # whatever a library prints goes where standard error goes

        def read(size: int) -> bytes:
            piece = source.read(size)
            if len(piece) < size:
                raise EOFError
            return piece

        for frame in _frames(read):
            for piece in pack_frame({"seen": reader.answer(frame)}):
                sink.write(piece)
            sink.flush()


class _Reader:
    """Both models; what libraries load late, they load now."""

    def __init__(self) -> None:
        self._recogniser, self._detector = Recogniser(), Detector()
        self._recogniser.read([Crop(b"\xff" * 48 * 96, 96, 48)])
        self._detector.find_lines(np.full((64, 64), 255, np.uint8))

    def answer(self, frame: Frame) -> list[list[Any]]:
        """What the frame asks for: `do` is "words", "lines" or "page"."""
        match frame.head["do"]:
            case "page":
                return self._find_lines(frame)
            case "lines":
                return [self._read_line(crop) for crop in _crops(frame)]
            case _:
                return [[text, _share(confidence)] for text, confidence in self._recogniser.read(_crops(frame))]

    def _find_lines(self, frame: Frame) -> list[list[Any]]:
        width, height = frame.head["page"]
        return [box.as_list() for box in self._detector.find_lines(np.frombuffer(frame.blobs[0], np.uint8).reshape(height, width))]

    def _read_line(self, crop: Crop) -> list[Any]:
        parts, sure = self._recogniser.read_line(crop)
        return [_share(sure), [[one.text, one.left, one.right, _share(one.confidence)] for one in parts]]


def _share(confidence: float) -> float:
    return round(min(1.0, confidence), 4)


def _frames(read: Any) -> Iterator[Frame]:
    while True:
        try:
            yield unpack_frame(read, _BOUNDS)
        except EOFError:
            return


def _crops(frame: Frame) -> Iterator[Crop]:
    pixels, start = frame.blobs[0], 0
    for width, height in frame.head["sizes"]:
        yield Crop(pixels[start : start + width * height], width, height)
        start += width * height
