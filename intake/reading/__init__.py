"""Ink to words: `read_pages(path, *, ocr)` reads a file in a confined process, page by page."""

from intake.reading.pages import read_pages
from intake.reading.sandbox import confinement_level

__all__ = ["confinement_level", "read_pages"]
