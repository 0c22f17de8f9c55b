"""How much of anything may a document cost? One frozen value, so that a test or an operator can be stricter.

Sizes in bytes, times in seconds, areas in pixels. Seconds of processor time are the kernel's; all other seconds are those that `patience.py` counts:
time in line for a processor is not among them, so that a busy machine condemns no paper. Reasons stand beside the numbers; none of them is about
OCR quality.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of reading one file."""

    file_bytes: int = 100 << 20
    pages: int = 500
    chunk: int = 25  # pages a reader process sees before a fresh one takes over: PDF libraries do not give memory back
    page_pixels: int = 25_000_000  # what a page may be rendered to; A4 at 300 dpi has 8.7 million
    image_pixels: int = 120_000_000  # a larger picture is refused from its header
    words: int = 20_000
    preview_bytes: int = 4 << 20
    reader_memory: int = 1536 << 20  # address space, of which the libraries themselves take about 350 MiB
    reader_cpu: int = 60  # processor seconds for a chunk
    page_seconds: float = 40.0  # a reader silent for longer is killed
    document_seconds: float = 600.0  # all waiting for readers of one file together
    bad_pages: int = 10  # after so many pages that killed two readers, the rest is not tried
    ocr_memory: int = 2048 << 20
    ocr_seconds: float = 90.0  # one page in one engine
    second_memory: int = 2048 << 20  # address space of the second reader, of which it really uses about 150 MiB
    second_seconds: float = 30.0  # 200 crops take two


LIMITS = Limits()
PREVIEW_QUALITY = 60  # JPEG: digits stay legible, a page takes about 100 KB. WebP took 60 KB and ten times the processor time
