"""What was read, as text for people at a terminal: a table of values, and every stage on the way to them.

In: a `RecordReading`. Out: lines. Nothing is decided here.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from intake.extraction.confidence import load_calibration
from intake.extraction.readings import Reading, RecordReading, ReportReading
from intake.reading.words import Page, Word

_HEADINGS = ("analyte", "value", "unit", "canonical", "range", "flag", "date", "page", "sure", "asks")
_WIDEST = 28


def tabulate(record: RecordReading) -> Iterator[str]:
    """One table a report: what a person would want to see first."""
    for number, report in enumerate(record.reports, start=1):
        yield f"  Report {number}: {report.kind}, language {report.language or '?'}, pages {', '.join(map(str, report.pages))}; {_dates(report)}"
        rows = [_HEADINGS, *(_row(reading, report) for reading in report.readings)]
        yield from _columns(rows) if len(rows) > 1 else ["    (no values)"]


def explain(record: RecordReading) -> Iterator[str]:
    """Every stage: pages, their rows of words, how they were split into reports, each reading with its reasons."""
    for page in record.pages:
        found = f"problem {page.problem}" if page.problem else f"{len(page.words)} words, mean confidence {_mean(page):.2f}"
        shape = f"{page.width}x{page.height}, {page.seconds:.2f} s"
        yield f"  Page {page.number}: {page.source} by {page.engine}, language {page.language or '?'}, {shape}, {found}"
        for row in _rows(page):
            yield f"    {row[0].box.middle:.3f} | " + "  ".join(_marked(word) for word in row)
    for number, report in enumerate(record.reports, start=1):
        yield f"  Report {number}: {report.kind} on pages {', '.join(map(str, report.pages))}"
        for reading in report.readings:
            reasons = ", ".join(reading.reasons) or "no reason to check"
            yield f"    {reading.analyte}: “{reading.label}” “{reading.as_printed}” at {reading.box.as_list()} on page {reading.page}: {reasons}"
            if reading.evidence:
                yield f"      {reading.confidence:.4f} = " + ", ".join(_weighed(reading))


def _weighed(reading: Reading) -> Iterator[str]:
    """The evidence about a value from pixels, each with what it adds to or takes from the confidence (in logits)."""
    calibration = load_calibration()
    yield f"base {calibration.base:+.1f}"
    for name, figure in reading.evidence.items():
        if figure:
            yield f"{name} {calibration.weights.get(name, 0.0) * figure:+.1f}"


def _row(reading: Reading, report: ReportReading) -> tuple[str, ...]:
    day = reading.collected_on or report.head.collected_on
    canonical = f"{reading.canonical_number} {reading.canonical_unit}" if reading.canonical_number is not None else ""
    value = reading.value if reading.number is None else f"{reading.comparator or ''}{reading.number}"
    limits = reading.reference_range.as_printed if reading.reference_range else ""
    return (
        *(reading.analyte, value or "", reading.unit or "", canonical, limits, reading.flag or "", str(day or "")),
        *(str(reading.page), f"{reading.confidence:.2f}", ", ".join(reading.reasons)),
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    cut = [tuple(cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…" for cell in row[:-1]) + row[-1:] for row in rows]
    widths = [max(len(row[column]) for row in cut) for column in range(len(_HEADINGS))]
    for row in cut:
        yield ("    " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()


def _dates(report: ReportReading) -> str:
    head = report.head
    hour = f" {head.collected_at:%H:%M}" if head.collected_at else ""
    return f"collected {head.collected_on or '?'}{hour}, reported {head.reported_on or '?'}"


def _rows(page: Page) -> Iterator[list[Word]]:
    """Words on about the same height, left to right: for looking only; extraction has rows of its own."""
    ordered = sorted(page.words, key=lambda word: word.box.middle)
    for _, words in groupby(ordered, key=lambda word: round(word.box.middle * 100)):
        yield sorted(words, key=lambda word: word.box.left)


def _marked(word: Word) -> str:
    """A word; where two readers differ, what each of them saw; where the only one was unsure, how much."""
    if word.look and not word.look.agrees:
        return f"{word.text}({word.look.first} {word.look.first_confidence:.2f} / {word.look.second} {word.look.confidence:.2f})"
    return word.text if word.confidence >= 0.8 else f"{word.text}({word.confidence:.2f})"


def _mean(page: Page) -> float:
    return sum(word.confidence for word in page.words) / max(1, len(page.words))
