"""Of which type is a file? The one list of what we take, for the door (`intake/uploads.py`) and for the confined reader.

In: the first and the last bytes of a file; names and what a browser claims do not count. Out: a `FileType`, or None for what we do not read.
Standard library only and nothing is unpacked: this runs where the keys are.
"""

from enum import StrEnum

HEAD_BYTES = 1024 + 8  # mail programs put rubbish before "%PDF-"
TAIL_BYTES = 1 << 16  # where a ZIP file lists what it holds
_PDF_MARK_WITHIN = 1024
_MPEG_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})  # of ISO/IEC 23008-12; AVIF shares the container, not these


class FileType(StrEnum):
    """What we read, as media types (RFC 6838)."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    HEIF = "image/heif"


_MARKS = {
    b"\xff\xd8\xff": FileType.JPEG,
    b"\x89PNG\r\n\x1a\n": FileType.PNG,
    b"II*\0": FileType.TIFF,
    b"MM\0*": FileType.TIFF,
    b"II+\0": FileType.TIFF,
    b"MM\0+": FileType.TIFF,
}


def find_type(head: bytes, tail: bytes) -> FileType | None:
    """The type by at least `HEAD_BYTES` from the start and `TAIL_BYTES` from the end, or all there is."""
    if b"%PDF-" in head[: _PDF_MARK_WITHIN + len(b"%PDF-")]:
        return FileType.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return FileType.HEIF if _MPEG_BRANDS & _brands(head) else None
    if head.startswith(b"PK\x03\x04"):  # any office program's file is a ZIP; only Word's lists a part of this name
        return FileType.DOCX if b"word/document" in tail[-TAIL_BYTES:] else None
    return next((kind for mark, kind in _MARKS.items() if head.startswith(mark)), None)


def _brands(head: bytes) -> set[bytes]:
    """The first box of the file names what it conforms to, four letters each."""
    end = min(int.from_bytes(head[:4], "big"), 256)
    return {head[start : start + 4] for start in (8, *range(16, end, 4))}
