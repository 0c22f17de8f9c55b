"""How does a pure reading become rows? In: pages, reports, readings. Out: unsaved models, with everything that a column can hold.

A value that a column cannot hold as it stands is never cut or rounded in silence: the row then says `does_not_fit` and a person looks at the paper.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from intake.extraction.readings import Reading, ReferenceRange, ReportReading
from intake.models import Document, Observation, Page, Report
from intake.reading import words

DOES_NOT_FIT = "does_not_fit"
SMALLEST = Decimal("1E-9")  # nine decimal places …
LARGEST = Decimal("1E15")  # … and fifteen digits before them
VALUE_TEXTS = ("label", "as_printed", "comparator", "unit", "canonical_unit", "value", "reference_range", "interpretation")
VALUE_NUMBERS = ("number", "canonical_number", "reference_range_low", "reference_range_high")


def page_row(document: Document, page: words.Page) -> Page:
    return Page(
        document=document,
        number=page.number,
        source=str(page.source),
        engine=_text(Page, "engine", page.engine),
        language=_text(Page, "language", page.language),
        width=page.width,
        height=page.height,
        seconds=page.seconds,
        problem=page.problem or "",
        has_picture=bool(page.preview),
    )


def report_row(document: Document, reading: ReportReading, number: int) -> Report:
    head = reading.head
    return Report(
        document=document,
        number=number,
        kind=reading.kind,
        language=_text(Report, "language", reading.language),
        page_numbers=list(reading.pages),
        laboratory=_text(Report, "laboratory", head.laboratory),
        accession=_text(Report, "accession", head.accession),
        patient_name=_plain(head.patient_name or ""),
        patient_birth_date_text=head.patient_birth_date.isoformat() if head.patient_birth_date else "",
        collected_on=head.collected_on,
        collected_at=head.collected_at,
        received_on=head.received_on,
        issued_on=head.reported_on,
    )


def observation_row(report: Report, page: Page, reading: Reading) -> Observation:
    limits = reading.reference_range or ReferenceRange("")
    given: dict[str, Any] = {
        "label": reading.label,
        "as_printed": reading.as_printed,
        "comparator": reading.comparator,
        "unit": reading.unit,
        "canonical_unit": reading.canonical_unit,
        "value": reading.value,
        "reference_range": limits.as_printed,
        "interpretation": reading.flag,
        "number": reading.number,
        "canonical_number": reading.canonical_number,
        "reference_range_low": limits.low,
        "reference_range_high": limits.high,
    }
    held = {name: _text(Observation, name, given[name]) for name in VALUE_TEXTS} | {name: fit_number(given[name]) for name in VALUE_NUMBERS}
    texts_fit = all(held[name] == (given[name] or "") for name in VALUE_TEXTS)
    numbers_fit = all((held[name] is None) == (given[name] is None) for name in VALUE_NUMBERS)
    left, top, right, bottom = reading.box.as_list()
    return Observation(
        report=report,
        page=page,
        analyte=reading.analyte,
        collected_on=reading.collected_on,
        box_left=left,
        box_top=top,
        box_right=right,
        box_bottom=bottom,
        confidence=min(1.0, max(0.0, reading.confidence)),
        reasons=[*reading.reasons, *([] if texts_fit and numbers_fit else [DOES_NOT_FIT])],
        **held,
    )


def fit_number(number: Decimal | None) -> Decimal | None:
    """The number to nine decimal places; None when that would not be the number any more."""
    if number is None or not number.is_finite() or abs(number) >= LARGEST:
        return None
    fitted = number.quantize(SMALLEST, rounding=ROUND_HALF_EVEN)
    return fitted if bool(fitted) == bool(number) else None


def _text(model: type[Page | Report | Observation], column: str, text: str | None) -> str:
    """The text as the column holds it: without what no database takes, and cut with a mark when it is too long."""
    longest: int | None = getattr(model._meta.get_field(column), "max_length", None)
    held = _plain(text or "")
    return held if longest is None or len(held) <= longest else held[: longest - 1] + "…"


def _plain(text: str) -> str:
    """Without NUL and halves of surrogates, which text layers of broken PDFs do hold."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()
