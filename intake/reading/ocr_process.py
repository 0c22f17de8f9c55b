"""The confined, long-lived process that turns our own pixels into words with one engine.

In: frames with a picture on standard input. Out: a frame of words each. It ends when its input ends, that is when its parent does. It may start the
engine's program and write into one private directory, nothing else. Started and watched by `ocr_pool.py`.
"""

import dataclasses
import importlib
import io
import os
import resource
import tempfile
from collections.abc import Mapping
from typing import IO, Any

from PIL import Image

from intake.reading.confinement import Allowance, confine
from intake.reading.doubts import doubt
from intake.reading.frames import Bounds, Frame, pack_frame, unpack_frame
from intake.reading.languages import languages_in, load_languages
from intake.reading.limits import PREVIEW_QUALITY
from intake.reading.margins import trim
from intake.reading.ocr import Engine, EngineFailed, Picture
from intake.reading.other_digits import read_other_digits
from intake.reading.other_letters import find_doubted_lines, settle_letters
from intake.reading.other_shapes import load_network
from intake.reading.passed_over import find_passed_over, without_repeats
from intake.reading.processes import system_paths
from intake.reading.words import Word

_BOUNDS = Bounds(head=1 << 20, blob=1 << 28)
_FILE_SIZE = 1 << 28
_BLANK = Picture(b"\xff" * 200 * 100, 200, 100, 300)


def main(options: Mapping[str, Any]) -> None:
    """Serve until standard input ends. `options`: the engine as "module:class", its directory, memory, seconds, and where programs and data are."""
    os.environ.update({"PATH": options["path"], "TMPDIR": options["folder"], "LC_ALL": "C.UTF-8"})
    tempfile.tempdir = options["folder"]
    Image.preinit()
    Image.new("L", (8, 8)).save(io.BytesIO(), "JPEG")
    module, name = options["engine"].split(":")
    engine: Engine = getattr(importlib.import_module(module), name)()
    load_network()
    load_languages()  # both are files, which nobody in here can open soon
    confine(
        Allowance(
            memory=options["memory"],
            seconds=0,
            file_size=_FILE_SIZE,
            readable=(*system_paths(), *options["readable"]),
            writable=(options["folder"], "/dev/null"),
            programs=True,
        )
    )
    with open(0, "rb", closefd=False) as source, os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)
        while (frame := _next(source)) is not None:
            _limit_time(options["seconds"] * max(1, len(frame.head.get("stack", ()))))
            for piece in pack_frame(*_answer(engine, frame)):
                sink.write(piece)
            sink.flush()


def _next(source: IO[bytes]) -> Frame | None:
    def read(size: int) -> bytes:
        piece = source.read(size)
        if len(piece) < size:
            raise EOFError
        return piece

    try:
        return unpack_frame(read, _BOUNDS)
    except EOFError:
        return None


def _answer(engine: Engine, frame: Frame) -> tuple[dict[str, Any], list[bytes]]:
    head = frame.head
    if head["do"] == "turn":
        return {"ok": True}, [_turned(frame.blobs[0], head["quarter_turns"])]
    pictures, languages = _unstacked(frame), tuple(head.get("languages", ()))
    try:
        if head["do"] == "look":
            look = engine.look(pictures[0])
            return {"ok": True, "look": dataclasses.asdict(look) if look else None}, []
        read = _read_print(engine, pictures, languages)
    except EngineFailed:
        return {"ok": False, "is_page": _is_sound(engine, languages)}, []
    doubted = [doubt(words, picture) for words, picture in zip(read, pictures, strict=True)]
    return {"ok": True, "stack": [[[word.text, *word.box.as_list(), round(word.confidence, 4)] for word in words] for words in doubted]}, []


def _is_sound(engine: Engine, languages: tuple[str, ...]) -> bool:
    """An engine that reads a blank sheet is not what was wrong: the page broke it, or somebody killed its program."""
    try:
        engine.read(_BLANK, languages)
    except EngineFailed:
        return False
    return True


def _read_print(engine: Engine, pictures: list[Picture], languages: tuple[str, ...]) -> list[list[Word]]:
    """The words of each picture; the engine sees no blank margins."""
    trimmed = [trim(picture) for picture in pictures]
    read = engine.read_stack([one.picture for one in trimmed], languages)
    whole = [(*words, *_read_rest(engine, one.picture, words, languages)) for one, words in zip(trimmed, read, strict=True)]
    if languages[:1] and languages[0] in languages_in("Arab"):
        whole = [_read_arabic(engine, one.picture, words, languages) for one, words in zip(trimmed, whole, strict=True)]
    return [[one.put_back(word) for word in words] for one, words in zip(trimmed, whole, strict=True)]


def _read_rest(engine: Engine, picture: Picture, words: tuple[Word, ...], languages: tuple[str, ...]) -> tuple[Word, ...]:
    """What the engine passed over, read by itself."""
    rest = find_passed_over(picture, words)
    return without_repeats(words, engine.read(rest, languages)) if rest else ()


def _read_arabic(engine: Engine, picture: Picture, words: tuple[Word, ...], languages: tuple[str, ...]) -> tuple[Word, ...]:
    """The words of a page in Arabic script: those taken for Latin read once more without English beside, and its own digits."""
    lines = find_doubted_lines(picture, words)
    settled = settle_letters(words, engine.read(lines, languages[:1])) if lines else words
    return read_other_digits(settled, picture, languages)


def _unstacked(frame: Frame) -> list[Picture]:
    """The pictures of a question: their shapes stand in the head, their pixels in a blob each."""
    return [Picture(pixels, *shape) for pixels, shape in zip(frame.blobs, frame.head["stack"], strict=True)]


def _turned(preview: bytes, quarter_turns: int) -> bytes:
    """The preview turned clockwise; decoded here because it came out of the reader of a patient's file."""
    turned = io.BytesIO()
    picture = Image.open(io.BytesIO(preview), formats=["JPEG"])
    picture.transpose({1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}[quarter_turns]).save(
        turned, "JPEG", quality=PREVIEW_QUALITY
    )
    return turned.getvalue()


def _limit_time(seconds: int) -> None:
    """Bound the engine's program, which inherits this: should we be killed while it runs, it must not run on for ever."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
