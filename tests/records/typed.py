"""Papers typed as text: each character takes a fixed place, two blanks or more begin a new cell.

So a layout can be seen in the test that speaks about it. Nothing is drawn; for papers of ink see `papers.py`.
"""

import re
from dataclasses import replace
from textwrap import dedent

from intake.extraction import read_reports
from intake.extraction.readings import Reading, ReportReading
from intake.reading.words import Box, Page, PageSource, SecondLook, Word
from intake.vocabulary import load_vocabulary

CHARACTER, LINE, HEIGHT = 1 / 125, 1 / 70, 1 / 100


def typed(text: str, *, number: int = 1, source: PageSource = PageSource.TEXT, confidence: float | None = None) -> Page:
    """A page of the typed lines. On an OCR page every word has `confidence` (0.96 unless told); "word~0.4" has its own."""
    sure = confidence if confidence is not None else (1.0 if source is PageSource.TEXT else 0.96)
    words = [
        _word(found, line, sure) for line, typed_line in enumerate(dedent(text).strip("\n").splitlines()) for found in re.finditer(r"\S+", typed_line)
    ]
    return Page(number, tuple(words), source, "typed", 1000, 1400)


def _word(found: re.Match[str], line: int, sure: float) -> Word:
    text, _, own = found.group().partition("~")
    left, top = 0.02 + found.start() * CHARACTER, 0.02 + line * LINE
    return Word(text, Box(left, top, left + len(text) * CHARACTER, top + HEIGHT), float(own) if own else sure)


def scanned(text: str, *, number: int = 1, confidence: float = 0.96) -> Page:
    """The same as if it had been read by an OCR engine, and a second time by another; "word~0.9" only the first could read, with that confidence."""
    page = typed(text, number=number, source=PageSource.OCR, confidence=confidence)
    marked = {word.box for word in typed(text, number=number, source=PageSource.OCR, confidence=-1.0).words if word.confidence >= 0}
    return replace(page, words=tuple(word if word.box in marked else _seen_twice(word) for word in page.words))


def _seen_twice(word: Word) -> Word:
    return replace(word, look=SecondLook(word.text, word.confidence, word.text, 0.99, agrees=True))


def read(*pages: Page | str) -> tuple[ReportReading, ...]:
    """The reports on typed pages."""
    return read_reports([page if isinstance(page, Page) else typed(page, number=place) for place, page in enumerate(pages, 1)], load_vocabulary())


def read_one(*pages: Page | str) -> dict[str, Reading]:
    """The present readings of the only report, by analyte."""
    (report,) = read(*pages)
    return {reading.analyte: reading for reading in report.readings if reading.collected_on is None}


def printed(*pages: Page | str) -> dict[str, str]:
    """What was read, shortly: "18.4 mIU/mL", with "?" and the reasons where a person is asked."""
    return {name: show(reading) for name, reading in read_one(*pages).items()}


def show(reading: Reading) -> str:
    shown = reading.value if reading.number is None else f"{reading.comparator or ''}{reading.number} {reading.unit or ''}".strip()
    return f"{shown} ? {' '.join(reading.reasons)}" if reading.reasons else str(shown)
