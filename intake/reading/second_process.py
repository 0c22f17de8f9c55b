"""The confined, long-lived process that reads crops of words a second time.

In: frames with crops on standard input, one blob of pixels after the other. Out: a frame of [text, confidence] each. It ends when its input ends.
It keeps no file, starts no program, writes nothing. Started and watched by `second_reader.py`.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Any

from intake.reading.confinement import Allowance, confine
from intake.reading.frames import Bounds, Frame, pack_frame, unpack_frame
from intake.reading.processes import system_paths
from intake.reading.recogniser import Recogniser
from intake.reading.words import Crop

_BOUNDS = Bounds(head=1 << 20, blob=64 << 20)


def main(options: Mapping[str, Any]) -> None:
    """Load the model, confine, then serve. `options`: the most memory as address space in bytes."""
    recogniser = Recogniser()
    recogniser.read(Crop(b"\xff" * 48 * 96, 96, 48))  # what libraries load late, they load now
    confine(Allowance(memory=options["memory"], seconds=0, readable=system_paths()))
    with open(0, "rb", closefd=False) as source, os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)  # whatever a library prints goes where standard error goes

        def read(size: int) -> bytes:
            piece = source.read(size)
            if len(piece) < size:
                raise EOFError
            return piece

        for frame in _frames(read):
            seen = [recogniser.read(crop) for crop in _crops(frame)]
            for piece in pack_frame({"seen": [[text, round(min(1.0, confidence), 4)] for text, confidence in seen]}):
                sink.write(piece)
            sink.flush()


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
