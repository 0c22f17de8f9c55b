"""Nothing that a reader says is believed unchecked."""

import io
import json
import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reading.frames import BadFrame, Bounds, Frame, pack_frame, unpack_frame
from intake.reading.limits import LIMITS
from intake.reading.sheets import get_count, sheet_of

BOUNDS = Bounds(head=10_000, blob=1_000)
PREVIEW = b"\xff\xd8\xff\xe0SAMPLE"
HEAD = {"kind": "page", "number": 1, "problem": None, "width": 2, "height": 3, "dpi": 300, "seconds": 0.1}


def unpacked(data: bytes, bounds: Bounds = BOUNDS) -> Frame:
    source = io.BytesIO(data)

    def read(size: int) -> bytes:
        piece = source.read(size)
        if len(piece) < size:
            raise BadFrame
        return piece

    return unpack_frame(read, bounds)


def framed(head: object, *blobs: bytes) -> bytes:
    text = json.dumps(head).encode()
    return struct.pack(">4sI", b"ANT1", len(text)) + text + b"".join(blobs)


def test_a_frame_arrives_as_it_was_sent() -> None:
    frame = unpacked(
        b"".join(
            bytes(piece)
            for piece in pack_frame(
                {"kind": "page", "text": "sonuç"},
                [
                    b"one",
                    b"",
                ],
            )
        )
    )

    assert (frame.head["text"], frame.blobs) == ("sonuç", (b"one", b""))


@given(st.binary(max_size=200))
def test_noise_is_never_a_frame(data: bytes) -> None:
    with pytest.raises(BadFrame):
        unpacked(data)


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">4sI", b"ANT1", 2**31),
        framed([]),
        framed({"blobs": [2**40]}),
        framed({"blobs": [-1]}),
        framed({"blobs": [True]}, b"x"),
        framed({"blobs": [1] * 17}, b"x" * 17),
        framed({"blobs": "x"}),
        framed({}),
        framed({"blobs": [], "n": float("nan")}),
        struct.pack(">4sI", b"ANT1", 9_000) + b"[" * 9_000,
    ],
)
def test_a_frame_out_of_bounds_is_refused(data: bytes) -> None:
    with pytest.raises(BadFrame):
        unpacked(data)


def test_a_page_of_pixels_and_a_page_of_words_are_taken_over() -> None:
    pixels = sheet_of(Frame(HEAD, (PREVIEW, b"123456")), 1, LIMITS)
    typed = sheet_of(Frame({**HEAD, "words": [["FSH", 0, 0.1, 0.2, 0.3]]}, (PREVIEW,)), 1, LIMITS)

    assert pixels.picture is not None
    assert (pixels.picture.width, pixels.picture.height, pixels.picture.dpi) == (2, 3, 300)
    assert [word.text for word in typed.words or ()] == ["FSH"]


@pytest.mark.parametrize(
    ("change", "blobs"),
    [
        ({"number": 2}, (PREVIEW, b"123456")),
        ({"kind": "end"}, (PREVIEW, b"123456")),
        ({"width": 3}, (PREVIEW, b"123456")),
        ({"width": "2"}, (PREVIEW, b"123456")),
        ({"height": 10**9}, (PREVIEW, b"123456")),
        ({"dpi": None}, (PREVIEW, b"123456")),
        ({"seconds": -1}, (PREVIEW, b"123456")),
        ({}, (b"<script>", b"123456")),
        ({}, (PREVIEW,)),
        ({"problem": "my own words"}, ()),
        ({"words": [["FSH", 0, 0, 2, 1]]}, (PREVIEW,)),
        ({"words": [["FSH", 0.5, 0, 0.1, 1]]}, (PREVIEW,)),
        ({"words": [["FSH", 0, 0, 1]]}, (PREVIEW,)),
        ({"words": [[5, 0, 0, 1, 1]]}, (PREVIEW,)),
        ({"words": [["x" * 501, 0, 0, 1, 1]]}, (PREVIEW,)),
        ({"words": {"FSH": 1}}, (PREVIEW,)),
    ],
)
def test_a_page_that_lies_about_itself_is_refused(change: dict[str, object], blobs: tuple[bytes, ...]) -> None:
    with pytest.raises(BadFrame):
        sheet_of(Frame({**HEAD, **change}, blobs), 1, LIMITS)


def test_more_words_or_pages_than_allowed_are_refused() -> None:
    strict = replace(LIMITS, words=1, pages=3)

    with pytest.raises(BadFrame):
        sheet_of(Frame({**HEAD, "words": [["a", 0, 0, 1, 1]] * 2}, (PREVIEW,)), 1, strict)
    with pytest.raises(BadFrame):
        get_count({"pages": 4}, strict)


def test_control_characters_do_not_get_through() -> None:
    sheet = sheet_of(Frame({**HEAD, "words": [["F\x1b[31mS\x00H\u202e", 0, 0, 1, 1]]}, (PREVIEW,)), 1, LIMITS)

    assert [word.text for word in sheet.words or ()] == ["F[31mSH"]
