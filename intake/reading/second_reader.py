"""Who reads a number a second time, when the first reader may be certain and wrong?

In: crops of words. Out: for each, what the second reader sees and how sure it is, or None for all when it cannot be had: then nothing is confirmed,
and more is asked. In: a page that the first reader could hardly read. Out: its lines. A warm confined process per core (`second_process.py`) serves
all threads of this one; it is started when first needed and replaced when it dies.
"""

import atexit
import math
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Any, NamedTuple, Protocol, TypeVar

from intake.reading.crops import cut
from intake.reading.frames import Bounds, Frame
from intake.reading.limits import LIMITS, Limits
from intake.reading.ocr import Picture
from intake.reading.ocr_pool import count_cores
from intake.reading.processes import Child, ChildFailed
from intake.reading.turns import Turns
from intake.reading.words import Box, Crop, Word

_PROCESS = "intake.reading.second_process"
_ANSWER = Bounds(head=4 << 20, blob=0)
_AT_ONCE, _LINES_AT_ONCE = 200, 40  # crops in one question: what a packet asks must not hold up a single photo for long
_LONGEST = 200
_MOST_LINES, _MOST_WORDS = 1000, 200

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Line:
    """One run of print: where it stands, its words, and the confidence of its mean letter."""

    box: Box
    words: tuple[Word, ...]
    confidence: float


class Part(NamedTuple):
    """A word of a line: where it stands, as fractions of the line's width, and how sure its least sure letter is."""

    text: str
    left: float
    right: float
    sure: float


class SecondReader(Protocol):
    """Reads crops of words, independently of the engine that found them."""

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        """Text and confidence (0 to 1) of each crop, in order; None when this reader cannot be had."""
        ...


class WarmReaders:
    """A second reader on every core: the crops of one paper are shared out, so that its values wait half as long on two."""

    def __init__(self, cores: int | None = None) -> None:
        self._readers = [WarmReader() for _ in range(cores or count_cores())]
        self._turns = Turns(self._readers)

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        """See `SecondReader`."""
        return self._share_out(crops, WarmReader.read_crops)

    def find_lines(self, picture: Picture, had: int = 0) -> tuple[Box, ...] | None:
        """The boxes of the lines of print on a page, from top to bottom; None when this reader cannot be had.

        `had`: how many pages of its file were read before: whoever has had fewer goes first.
        """
        with self._turns.turn(had) as reader:
            return reader.find_lines(picture, had)

    def read_lines(self, picture: Picture, boxes: Sequence[Box], had: int = 0, *, is_worth: Callable[[Box], bool] = bool) -> tuple[Line, ...] | None:
        """What stands in these boxes; without words where it is not worth reading. Letters other than Latin come out as nonsense."""
        places = [place for place, box in enumerate(boxes) if is_worth(box)]
        read = self._share_out([cut(picture, boxes[place]) for place in places], partial(WarmReader.read_lines, had=had))
        if read is None:
            return None
        seen = dict(zip(places, read, strict=True))
        return tuple(_line_in(box, *seen.get(place, (0.0, ()))) for place, box in enumerate(boxes))

    def _share_out(
        self, crops: Sequence[Crop], ask: Callable[["WarmReader", Sequence[Crop]], tuple[Answer, ...] | None]
    ) -> tuple[Answer, ...] | None:
        shares = [crops[start :: len(self._readers)] for start in range(min(len(self._readers), len(crops)))]
        with ThreadPoolExecutor(max(1, len(shares))) as threads:
            answers = list(threads.map(ask, self._readers, shares))
        if any(answer is None for answer in answers):
            return None
        turns = zip_longest(*(answer for answer in answers if answer is not None))
        return tuple(seen for turn in turns for seen in turn if seen is not None)

    def close(self) -> None:
        """End the processes; the next question starts others."""
        for reader in self._readers:
            reader.close()


class WarmReader:
    """PP-OCRv6 in one confined process. Safe to use from many threads; one question at a time."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._child: Child | None = None
        self._line = Turns(range(1))

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        """See `SecondReader`. A process that died is replaced once."""
        return self._ask_about(crops, {"do": "words"}, _AT_ONCE, 0, _checked_one)

    def find_lines(self, picture: Picture, had: int = 0) -> tuple[Box, ...] | None:
        """The boxes of a page's lines, from top to bottom; None when this reader cannot be had."""
        return self._ask({"do": "page", "page": [picture.width, picture.height]}, picture.pixels, had, _checked_boxes)

    def read_lines(self, crops: Sequence[Crop], had: int = 0) -> tuple[tuple[float, tuple[Part, ...]], ...] | None:
        """Of each line the confidence of its mean letter, and its words; None when this reader cannot be had."""
        return self._ask_about(crops, {"do": "lines"}, _LINES_AT_ONCE, had, _checked_line)

    @property
    def pid(self) -> int | None:
        """The process at work, if there is one."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._line.turn():
            self._drop()

    def _ask_about(
        self, crops: Sequence[Crop], head: Mapping[str, Any], most: int, had: int, check: Callable[[object], Answer]
    ) -> tuple[Answer, ...] | None:
        """The answers about all crops, so many in one question; whoever has had many stands further back in line."""
        seen: list[Answer] = []
        for start in range(0, len(crops), most):
            some = crops[start : start + most]
            sizes = [[crop.width, crop.height] for crop in some]
            pixels = b"".join(crop.pixels for crop in some)
            answer = self._ask({**head, "sizes": sizes}, pixels, had + start, partial(_checked, count=len(some), check=check))
            if answer is None:
                return None
            seen.extend(answer)
        return tuple(seen)

    def _ask(self, head: Mapping[str, Any], pixels: bytes | memoryview, had: int, check: Callable[[Frame], Answer]) -> Answer | None:
        """The answer as `check` gives it; a process that died is replaced once."""
        for _ in range(2):
            with self._line.turn(had):
                try:
                    self._child = self._child or Child(_PROCESS, {"memory": self._limits.second_memory})
                    self._child.send(head, [pixels], self._limits.second_seconds)
                    return check(self._child.receive(_ANSWER, self._limits.second_seconds))
                except ChildFailed:
                    self._drop()
        return None

    def _drop(self) -> None:
        if self._child is not None:
            self._child.kill()
        self._child = None


def _line_in(box: Box, confidence: float, parts: Sequence[Part]) -> Line:
    """The line with its words where they stand on the page."""
    words = (Word(one.text, Box(box.left + one.left * box.width, box.top, box.left + one.right * box.width, box.bottom), one.sure) for one in parts)
    return Line(box, tuple(words), confidence)


def _checked(frame: Frame, count: int, check: Callable[[object], Answer]) -> list[Answer]:
    """The answers, believed only in their shape. Raises ChildFailed."""
    seen = frame.head.get("seen")
    if not isinstance(seen, list) or len(seen) != count:
        raise ChildFailed
    return [check(item) for item in seen]


def _checked_one(item: object) -> tuple[str, float]:
    """A word's text and confidence."""
    if not isinstance(item, list) or len(item) != 2 or not isinstance(item[0], str) or type(item[1]) not in (int, float):
        raise ChildFailed
    return _plain(item[0]), _checked_shares(item[1:])[0]


def _checked_boxes(frame: Frame) -> tuple[Box, ...]:
    """The boxes of a page's lines, believed only in their shape. Raises ChildFailed."""
    boxes = frame.head.get("seen")
    if not isinstance(boxes, list) or len(boxes) > _MOST_LINES or not all(isinstance(box, list) and len(box) == 4 for box in boxes):
        raise ChildFailed
    return tuple(Box(*_checked_shares(box)) for box in boxes)


def _checked_line(item: object) -> tuple[float, tuple[Part, ...]]:
    """A line's confidence and words."""
    if not isinstance(item, list) or len(item) != 2 or not isinstance(item[1], list) or len(item[1]) > _MOST_WORDS:
        raise ChildFailed
    parts = (_checked_part(part) for part in item[1])
    return _checked_shares(item[:1])[0], tuple(part for part in parts if part.text.strip())


def _checked_part(item: object) -> Part:
    if not isinstance(item, list) or len(item) != 4 or not isinstance(item[0], str):
        raise ChildFailed
    return Part(_plain(item[0]), *_checked_shares(item[1:]))


def _checked_shares(items: Sequence[object]) -> list[float]:
    if not all(type(item) in (int, float) and math.isfinite(item) and 0 <= item <= 1 for item in items):  # type: ignore[arg-type, operator]  # just asked
        raise ChildFailed
    return [float(item) for item in items]  # type: ignore[arg-type]  # checked above


def _plain(text: str) -> str:
    return "".join(letter for letter in text[:_LONGEST] if letter.isprintable())


_readers: dict[int, WarmReaders] = {}
_guard = threading.Lock()


def get_second_reader() -> WarmReaders:
    """The warm readers of this process."""
    with _guard:
        if os.getpid() not in _readers:  # a forked worker must not talk into its parent's pipes
            _readers.clear()
            _readers[os.getpid()] = WarmReaders()
            atexit.register(_readers[os.getpid()].close)
        return _readers[os.getpid()]
