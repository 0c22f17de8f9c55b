"""What does a nurse see of one paper? Its pages, its reports, its values in the order in which they want to be looked at.

In: a document. Out: frozen rows for `templates/admin/staff/verify.html`. Nothing is decided or saved here.
"""

from dataclasses import dataclass
from datetime import date

from intake import wording
from intake.identity import Match, compare_dates, compare_names
from intake.ink import Ink, find_ink
from intake.models import Document, Observation, ObservationStatus, Page, Report, ValueInForce

SPEAKS_AGAINST = frozenset({"arithmetic", "conflict", "decimal_doubtful", "flag_against_range", "implausible"})


@dataclass(frozen=True, slots=True)
class Row:
    """One value on its paper."""

    observation: Observation
    page: Page
    report: Report
    ink: Ink | None

    @property
    def name(self) -> str:
        return wording.analyte_name(self.observation.analyte)

    @property
    def in_force(self) -> ValueInForce | None:
        return self.observation.value_in_force

    @property
    def said(self) -> str:
        return wording.value_words(self.observation.analyte, self.in_force)

    @property
    def read_as(self) -> str:
        """What the machine read, in words; shown beside a correction."""
        return self.observation.as_printed

    @property
    def canonical(self) -> str:
        """The converted value, unless it repeats the printed one."""
        converted = wording.canonical_words(self.in_force)
        return "" if converted.casefold() == self.said.casefold() else converted

    @property
    def is_likely_misread(self) -> bool:
        """The number itself speaks against its reading: then "right" must not be what the Enter key says."""
        return bool(SPEAKS_AGAINST & set(self.observation.reasons))

    @property
    def reasons(self) -> list[str]:
        return [wording.reason_words(code) for code in self.observation.reasons]

    @property
    def collected_on(self) -> date | None:
        return self.observation.collected_on or self.report.collected_on

    @property
    def confidence(self) -> int:
        """Of the machine, in per cent; rounded down, so that 100 means all of it. Shown only beside values that do not ask: 99 % beside a doubt would
        speak louder than the doubt."""
        return int(self.observation.confidence * 100)

    @property
    def tone(self) -> str:
        """One word for the colour of the row and of its box."""
        if self.observation.needs_check:
            return "ask"
        return {"preliminary": "read", "final": "right", "corrected": "corrected", "entered-in-error": "none"}[self.observation.status]

    @property
    def is_typed(self) -> bool:
        """A person put this value in; the machine had not seen it."""
        return self.observation.box is None

    @property
    def is_settled(self) -> bool:
        return self.observation.status != ObservationStatus.PRELIMINARY

    @property
    def codes(self) -> list[tuple[str, str]]:
        """The answers this analyte can have; empty for numbers and free text."""
        return answers_of(self.observation.analyte)

    @property
    def units(self) -> list[str]:
        return units_of(self.observation.analyte)


@dataclass(frozen=True, slots=True)
class Head:
    """A report's head, held against the case. `is_in_use`: some value of it still counts."""

    report: Report
    name: Match
    birth_date: Match
    is_in_use: bool

    @property
    def kind(self) -> str:
        return wording.kind_name(self.report.kind)

    @property
    def is_alarming(self) -> bool:
        return self.is_in_use and Match.DIFFERENT in (self.name, self.birth_date)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page and the boxes on it."""

    page: Page
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole paper."""

    document: Document
    heads: list[Head]
    pictures: list[PagePicture]
    rows: list[Row]

    @property
    def asking(self) -> list[Row]:
        """Values that a person must look at."""
        return [row for row in self.rows if row.observation.needs_check]

    @property
    def others(self) -> list[Row]:
        return [row for row in self.rows if not row.observation.needs_check]

    @property
    def is_mine(self) -> bool:
        """No report on this paper names somebody else."""
        return not any(head.is_alarming for head in self.heads)

    def next_after(self, observation_id: object) -> Row | None:
        """Where the eye goes from here: down the page to the next value that asks, round to the first; then to any value nobody has looked at."""
        here = next((place for place, row in enumerate(self.rows) if row.observation.pk == observation_id), -1)
        round_trip = self.rows[here + 1 :] + self.rows[: here + 1]
        asking = next((row for row in round_trip if row.observation.needs_check), None)
        return asking or next((row for row in self.rows[here + 1 :] if not row.is_settled), None)


def lay_out(document: Document) -> Sheet:
    """Values that need a check first; then all others in the order of the page."""
    rows = _rows(document)
    pages = list(document.pages.all())
    return Sheet(
        document=document,
        heads=[_head(report, document, rows) for report in document.reports.all()],
        pictures=[PagePicture(page, [row for row in rows if row.page.pk == page.pk and row.ink]) for page in pages],
        rows=rows,
    )


def _rows(document: Document) -> list[Row]:
    found = Observation.objects.filter(report__document=document).select_related("report", "page", "verified_by")
    rows = [Row(each, each.page, each.report, find_ink(each, each.page)) for each in found]
    return sorted(rows, key=lambda row: (row.page.number, row.observation.box_top or 1.0, row.observation.box_left or 0.0, str(row.observation.pk)))


def _head(report: Report, document: Document, rows: list[Row]) -> Head:
    patient = document.case.patient
    return Head(
        report,
        name=compare_names(report.patient_name, patient.full_name),
        birth_date=compare_dates(report.patient_birth_date_text, patient.birth_date_text),
        is_in_use=any(row.report == report and row.in_force for row in rows),
    )


def answers_of(analyte: str) -> list[tuple[str, str]]:
    entry = wording.find_analyte(analyte)
    if entry is None or entry.answer != "code":
        return []
    return [(code, wording.answer_words(analyte, code)) for code in sorted(entry.values)]


def units_of(analyte: str) -> list[str]:
    entry = wording.find_analyte(analyte)
    return [wording.unit_words(unit.code) for unit in entry.units] if entry else []
