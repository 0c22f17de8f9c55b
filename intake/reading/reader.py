"""The confined process that opens a patient's file. It alone touches those bytes; what it sends is pixels, words and numbers.

In: the file on standard input and the page numbers wanted. Out: frames on standard output: one about the file (or why it is refused), one a page, one
at the end. It is forked from a process that has imported its libraries (`fork_server.py`) and confines itself before reading the first byte. Asked
for by `sandbox.py`; it is expected to be killed by hostile files, so it keeps nothing and cleans nothing up.
"""

import dataclasses
import os
import time
from collections.abc import Mapping
from typing import Any, Protocol

from PIL import Image

from intake.errors import EmptyFile, TooComplex, TooManyPages, TypeNotRead, UnreadableFile
from intake.reading.confinement import Allowance, confine, die_with, probe
from intake.reading.filetypes import HEAD_BYTES, TAIL_BYTES, FileType, find_type
from intake.reading.frames import Buffer, pack_frame
from intake.reading.leaf import Leaf
from intake.reading.limits import PREVIEW_QUALITY, Limits
from intake.reading.processes import system_paths


class _File(Protocol):
    pages: int

    def read_leaf(self, number: int) -> Leaf: ...


def main(options: Mapping[str, Any]) -> None:
    """Confine, then serve: `job` is "probe", or "read" with `first` and `last` page."""
    die_with(options["parent"])
    limits = Limits(**options["limits"])
    confinement = confine(Allowance(memory=limits.reader_memory, seconds=limits.reader_cpu, readable=system_paths()))
    out = _Out()
    if options["job"] == "probe":
        out.send({"kind": "probe", "denied": probe(), **dataclasses.asdict(confinement)})
        return
    try:
        data = _read_input(limits)
        file = _open(data, limits)
        if file.pages > limits.pages:
            raise TooManyPages
    except UnreadableFile as problem:
        out.send({"kind": "refused", "code": problem.code})
        return
    except (MemoryError, RecursionError):
        out.send({"kind": "refused", "code": TooComplex.code})
        return
    out.send({"kind": "file", "pages": file.pages})
    for number in range(options["first"], min(options["last"], file.pages) + 1):
        _send_page(out, file, number)
    out.send({"kind": "end"})


def prepare() -> None:
    """Import everything that reading needs, once for all readers, while it can still be found. Not at the top of this file: whoever starts
    readers must never load what parses patients' files."""
    import cv2
    import numpy as np

    import intake.reading.docx
    import intake.reading.pdf
    import intake.reading.pictures  # noqa: F401
    from intake.reading.images import clean

    cv2.setNumThreads(1)
    Image.preinit()
    # Libraries import and set up much when they are first used: on a blank sheet here, instead of a twentieth of a second in each reader.
    clean(np.full((400, 300, 3), 255, np.uint8), 72.0)


def _open(data: bytes, limits: Limits) -> _File:
    """The file, by what it is. Raises TypeNotRead and whatever it is refused for."""
    from intake.reading.docx import DocxFile
    from intake.reading.pdf import PdfFile
    from intake.reading.pictures import PictureFile

    kind = find_type(data[:HEAD_BYTES], data[-TAIL_BYTES:])
    match kind:
        case None:
            raise TypeNotRead
        case FileType.PDF:
            return PdfFile(data, limits)
        case FileType.DOCX:
            return DocxFile(data, limits)
        case _:
            return PictureFile(data, limits, kind)


def _read_input(limits: Limits) -> bytes:
    """The whole file. Raises EmptyFile."""
    with open(0, "rb", closefd=False) as source:
        data = source.read(limits.file_bytes + 1)
    if not data:
        raise EmptyFile
    return data


def _send_page(out: "_Out", file: _File, number: int) -> None:
    began = time.perf_counter()
    try:
        leaf = file.read_leaf(number)
    except UnreadableFile as problem:
        out.send({"kind": "page", "number": number, "problem": problem.code})
        return
    except (MemoryError, RecursionError):
        out.send({"kind": "page", "number": number, "problem": TooComplex.code})
        return
    preview = _jpeg(leaf)
    head: dict[str, Any] = {"kind": "page", "number": number, "problem": None}
    if leaf.words is not None:
        head["words"] = [[word.text, *word.box.as_list(), word.confidence] for word in leaf.words]
    if leaf.grey is None:
        height, width = leaf.preview.shape[:2]
        out.send({**head, "width": width, "height": height, "seconds": time.perf_counter() - began}, preview)
        return
    height, width = leaf.grey.shape
    pixels = leaf.grey.tobytes()
    out.send({**head, "width": width, "height": height, "dpi": leaf.dpi, "seconds": time.perf_counter() - began}, preview, pixels)


def _jpeg(leaf: Leaf) -> bytes:
    """The preview: small enough to keep for each page, good enough to read digits on."""
    import cv2

    return cv2.imencode(".jpg", leaf.preview, [cv2.IMWRITE_JPEG_QUALITY, PREVIEW_QUALITY])[1].tobytes()


class _Out:
    """Standard output for frames alone: whatever a library prints goes where standard error goes."""

    def __init__(self) -> None:
        self._descriptor = os.dup(1)
        os.dup2(2, 1)

    def send(self, head: Mapping[str, Any], *blobs: Buffer) -> None:
        for piece in pack_frame(head, blobs):
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
