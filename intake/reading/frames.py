"""How do a confined process and its parent speak, when the parent must not believe a word?

A frame is: four bytes of magic, the length of a JSON head, the head, then as many blobs as `head["blobs"]` lists lengths. Both ends use the same
functions; whoever receives gives bounds and gets a `Frame` or `BadFrame`. Numbers are finite, nesting is shallow, nothing is unpickled.
"""

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

Buffer = bytes | bytearray | memoryview

_MAGIC = b"ANT1"
_START = struct.Struct(">4sI")
_MOST_BLOBS = 16  # pages of a stack


class BadFrame(Exception):
    """What came is not a frame, or is larger than agreed."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a JSON object and raw bytes beside it."""

    head: Mapping[str, Any]
    blobs: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes a head and a single blob may have."""

    head: int
    blob: int


def pack_frame(head: Mapping[str, Any], blobs: Sequence[Buffer] = ()) -> list[Buffer]:
    """The pieces of a frame in the order they go down the pipe; pixels are not copied."""
    sizes = [memoryview(blob).nbytes for blob in blobs]
    text = json.dumps({**head, "blobs": sizes}, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return [_START.pack(_MAGIC, len(text)) + text, *blobs]


def unpack_frame(read: Callable[[int], bytes], bounds: Bounds) -> Frame:
    """Read one frame; `read(n)` gives exactly n bytes or raises. Raises BadFrame for anything out of bounds."""
    magic, length = _START.unpack(read(_START.size))
    if magic != _MAGIC or length > bounds.head:
        raise BadFrame
    head = _parse(read(length))
    sizes = head.get("blobs")
    if not isinstance(sizes, list) or len(sizes) > _MOST_BLOBS or not all(type(size) is int and 0 <= size <= bounds.blob for size in sizes):
        raise BadFrame
    return Frame(head, tuple(read(size) for size in sizes))


def _parse(text: bytes) -> dict[str, Any]:
    try:
        head = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadFrame from error
    if not isinstance(head, dict):
        raise BadFrame
    return head


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
