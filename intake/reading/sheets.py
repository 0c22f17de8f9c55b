"""What did the confined reader say about a page, once every word of it has been doubted?

In: frames from a process that may have been taken over by the file it opened. Out: a `Sheet` with every type, length, count and bound checked, or
`BadFrame`. This is the only way from the reader into the rest of the program.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.errors import UNREADABLE
from intake.reading.frames import BadFrame, Bounds, Frame
from intake.reading.limits import Limits
from intake.reading.ocr import Picture
from intake.reading.words import Box, Word

_LONGEST_WORD = 500
_HEAD_BYTES = 8 << 20
_LARGEST_SIDE = 30_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as the reader gave it: `words` from a text layer, a `picture` still to be read (with words: of the rest of the page), or both; or a
    `problem` (code of `intake.errors`). `after`: how many pages of its file come after it."""

    number: int
    width: int = 0
    height: int = 0
    words: tuple[Word, ...] | None = None
    picture: Picture | None = field(default=None, repr=False)
    preview: bytes | None = field(default=None, repr=False)
    seconds: float = 0.0
    problem: str | None = None
    after: int = 0


def bounds_of(limits: Limits) -> Bounds:
    """The most bytes a frame of the reader may have."""
    return Bounds(head=_HEAD_BYTES, blob=max(limits.page_pixels + 2 * _LARGEST_SIDE, limits.preview_bytes))


def sheet_of(frame: Frame, expected: int, limits: Limits) -> Sheet:
    """The page `expected` out of its frame. Raises BadFrame."""
    head = frame.head
    if head.get("kind") != "page" or head.get("number") != expected:
        raise BadFrame
    if head.get("problem") is not None:
        return Sheet(expected, problem=code_of(head["problem"]))
    width, height = whole(head.get("width"), _LARGEST_SIDE), whole(head.get("height"), _LARGEST_SIDE)
    seconds = fraction(head.get("seconds"), most=3600.0)
    preview = frame.blobs[0] if frame.blobs else b""
    if not preview.startswith(b"\xff\xd8\xff") or len(preview) > limits.preview_bytes:
        raise BadFrame
    words = words_of(head["words"], limits) if "words" in head else None
    picture = None if words is not None and len(frame.blobs) == 1 else _picture(frame, width, height)
    return Sheet(expected, width, height, words=words, picture=picture, preview=preview, seconds=seconds)


def _picture(frame: Frame, width: int, height: int) -> Picture:
    if len(frame.blobs) != 2 or len(frame.blobs[1]) != width * height:
        raise BadFrame
    dpi = min(1200, max(70, whole(frame.head.get("dpi"), 1_000_000)))  # engines fall over beyond these
    return Picture(frame.blobs[1], width, height, dpi)


def words_of(rows: object, limits: Limits) -> tuple[Word, ...]:
    """Words from rows of [text, left, top, right, bottom] with an optional confidence. Raises BadFrame."""
    if not isinstance(rows, list) or len(rows) > limits.words:
        raise BadFrame
    return tuple(_word(row) for row in rows)


def _word(row: object) -> Word:
    if not isinstance(row, list) or len(row) not in (5, 6) or not isinstance(row[0], str) or len(row[0]) > _LONGEST_WORD:
        raise BadFrame
    left, top, right, bottom = (fraction(side) for side in row[1:5])
    if left > right or top > bottom:
        raise BadFrame
    text = "".join(character for character in row[0] if character.isprintable() and not "\ud800" <= character <= "\udfff")
    return Word(text, Box(left, top, right, bottom), fraction(row[5]) if len(row) == 6 else 1.0)


def code_of(code: object) -> str:
    """A code of `intake.errors`. Raises BadFrame."""
    if not isinstance(code, str) or code not in UNREADABLE:
        raise BadFrame
    return code


def whole(number: object, most: int) -> int:
    """A whole number from 1 to `most`. Raises BadFrame."""
    if type(number) is not int or not 1 <= number <= most:
        raise BadFrame
    return number


def fraction(number: object, *, most: float = 1.0) -> float:
    """A finite number from 0 to `most`. Raises BadFrame."""
    if type(number) not in (int, float) or not math.isfinite(number) or not 0 <= number <= most:  # type: ignore[arg-type, operator]
        raise BadFrame
    return float(number)  # type: ignore[arg-type]


def get_count(head: Mapping[str, Any], limits: Limits) -> int:
    """How many pages the reader says there are. Raises BadFrame."""
    return whole(head.get("pages"), limits.pages)
