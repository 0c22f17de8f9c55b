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
from typing import Any, Protocol, TypeVar

from intake.reading.frames import Bounds, Frame
from intake.reading.limits import LIMITS, Limits
from intake.reading.ocr import Picture
from intake.reading.ocr_pool import count_cores
from intake.reading.processes import Child, ChildFailed
from intake.reading.turns import Turns
from intake.reading.words import Box, Crop, Word

_PROCESS = "intake.reading.second_process"
_ANSWER = Bounds(head=4 << 20, blob=0)
_AT_ONCE = 200  # crops in one question: a packet's numbers must not hold up a single photo for long
_LONGEST = 200
_MOST_LINES, _MOST_WORDS = 1000, 200

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Line:
    """One run of print: where it stands, its words, and the confidence of its mean letter."""

    box: Box
    words: tuple[Word, ...]
    confidence: float


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
        shares = [crops[start :: len(self._readers)] for start in range(min(len(self._readers), len(crops)))]
        with ThreadPoolExecutor(max(1, len(shares))) as threads:
            answers = list(threads.map(lambda reader, share: reader.read_crops(share), self._readers, shares))
        if any(answer is None for answer in answers):
            return None
        turns = zip_longest(*(answer for answer in answers if answer is not None))
        return tuple(seen for turn in turns for seen in turn if seen is not None)

    def read_page(self, picture: Picture, had: int = 0) -> tuple[Line, ...] | None:
        """See `WarmReader`. Each of several pages has a process of its own."""
        with self._turns.turn(had) as reader:
            return reader.read_page(picture, had)

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
        seen: list[tuple[str, float]] = []
        for start in range(0, len(crops), _AT_ONCE):
            some = crops[start : start + _AT_ONCE]
            sizes = [[crop.width, crop.height] for crop in some]
            answer = self._ask({"sizes": sizes}, b"".join(crop.pixels for crop in some), start, partial(_checked, count=len(some)))
            if answer is None:
                return None
            seen.extend(answer)
        return tuple(seen)

    def read_page(self, picture: Picture, had: int = 0) -> tuple[Line, ...] | None:
        """The lines of print on a page, from top to bottom; None when this reader cannot be had. Letters other than Latin come out as nonsense.

        `had`: how many pages of its file were read before: whoever has had fewer goes first.
        """
        return self._ask({"page": [picture.width, picture.height]}, picture.pixels, had, _checked_lines)

    @property
    def pid(self) -> int | None:
        """The process at work, if there is one."""
        return self._child.pid if self._child else None

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._line.turn():
            self._drop()

    def _ask(self, head: Mapping[str, Any], pixels: bytes, had: int, check: Callable[[Frame], Answer]) -> Answer | None:
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


def _checked(frame: Frame, count: int) -> list[tuple[str, float]]:
    """The answer, believed only in its shape. Raises ChildFailed."""
    seen = frame.head.get("seen")
    if not isinstance(seen, list) or len(seen) != count:
        raise ChildFailed
    return [_checked_one(item) for item in seen]


def _checked_one(item: object) -> tuple[str, float]:
    if not isinstance(item, list) or len(item) != 2 or not isinstance(item[0], str) or type(item[1]) not in (int, float):
        raise ChildFailed
    return _plain(item[0]), _checked_shares(item[1:])[0]


def _checked_lines(frame: Frame) -> tuple[Line, ...]:
    """The lines of a page, believed only in their shape. Raises ChildFailed."""
    lines = frame.head.get("lines")
    if not isinstance(lines, list) or len(lines) > _MOST_LINES:
        raise ChildFailed
    return tuple(map(_checked_line, lines))


def _checked_line(item: object) -> Line:
    if not isinstance(item, list) or len(item) != 6 or not isinstance(item[5], list) or len(item[5]) > _MOST_WORDS:
        raise ChildFailed
    left, top, right, bottom, confidence = _checked_shares(item[:5])
    words = (_checked_word(word, top, bottom) for word in item[5])
    return Line(Box(left, top, right, bottom), tuple(word for word in words if word.text.strip()), confidence)


def _checked_word(item: object, top: float, bottom: float) -> Word:
    if not isinstance(item, list) or len(item) != 4 or not isinstance(item[0], str):
        raise ChildFailed
    left, right, confidence = _checked_shares(item[1:])
    return Word(_plain(item[0]), Box(left, top, right, bottom), confidence)


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
