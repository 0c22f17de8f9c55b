"""Small invented files for uploads, and readings as the machine would make them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone

from intake.extraction.readings import Reading, RecordReading, ReportHead, ReportReading
from intake.ingest import claim_next_document
from intake.models import Case, Document, User
from intake.reading.words import Box, Page, PageSource
from intake.storage import MARK
from intake.uploads import ReceivedUpload, receive_upload

PDF = b"%PDF-1.7\nSAMPLE, not a real paper\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0SAMPLE"
PNG = b"\x89PNG\r\n\x1a\nSAMPLE"
PICTURE = b"\xff\xd8\xff\xe0SAMPLE"


def upload(case: Case, data: bytes = PDF, name: str = "SAMPLE.pdf", by: User | None = None) -> ReceivedUpload:
    return receive_upload(case=case, file=SimpleUploadedFile(name, data), by=by or case.patient.user)


def claimed(case: Case, data: bytes = PDF) -> Document:
    """A new document of the case, in the hands of a worker."""
    upload(case, data)
    document = claim_next_document(at=timezone.now())
    if document is None:
        raise ValueError("Another document of this test was in the way.")
    return document


def blobs() -> list[str]:
    """Every file under MEDIA_ROOT, finished or not, but for the mark of the store."""
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file() and path.name != MARK)


class BrokenUpload(UploadedFile):
    """A file whose bytes end in an error, as on a full disk or a lost connection."""

    def __init__(self, data: bytes, size: int, error: OSError | None = None) -> None:
        super().__init__(SimpleUploadedFile("SAMPLE.pdf", data).file, "SAMPLE.pdf", "application/pdf", size)
        self._error = error

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        yield from super().chunks(chunk_size)
        if self._error:
            raise self._error


def page(number: int = 1, *, preview: bytes | None = PICTURE, problem: str | None = None) -> Page:
    return Page(number, (), PageSource.TEXT, "pdfplumber", 1000, 1400, "en", 0.1, problem, preview)


def reading(analyte: str = "fsh", as_printed: str = "24.1", *, reasons: tuple[str, ...] = (), **more: object) -> Reading:
    number = Decimal(as_printed)
    given = {"number": number, "unit": "IU/L", "canonical_number": number, "canonical_unit": "[IU]/L"} | more
    return Reading(analyte, "FSH", as_printed, 1, Box(0.6, 0.2, 0.66, 0.22), 0.97, reasons=reasons, **given)  # type: ignore[arg-type]


def record(*readings: Reading, kind: str = "hormone_panel", head: ReportHead | None = None) -> RecordReading:
    """A file of one page with one report."""
    return RecordReading((page(),), (ReportReading(kind, "en", (1,), head or ReportHead(laboratory="SAMPLE Laboratory"), readings),))
