"""Ink to words: `read_pages(path, *, ocr)` reads a file in a confined process, page by page."""
