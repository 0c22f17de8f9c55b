"""What is kept of a reading, and what does a person say to it?

In: a machine's reading under a worker's claim, or a person's word about one value. Out: rows, an event, and `document_read`, in one
transaction. A person's word stands beside the machine's and never overwrites it; the last person's word counts, and each is an event. Not here:
how values are read, what they mean, and whose case it is: triage registers a rule (`register_objection`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from intake import wording
from intake.corrections import CorrectionRefused, TypedValue, read_typed
from intake.errors import IntakeError
from intake.events import record_event
from intake.extraction.readings import RecordReading, ReportReading
from intake.models import Case, Document, DocumentState, Observation, ObservationStatus, Page, Report, User
from intake.rows import fit_number, observation_row, page_row, report_row
from intake.signals import document_read
from intake.storage import delete_blob, store_picture
from intake.vocabulary import load_vocabulary

__all__ = [
    "CaseIsClosed",
    "ClaimLost",
    "CorrectionRefused",
    "PageElsewhere",
    "ValueChanged",
    "correct_observation",
    "find_objection",
    "record_observation",
    "register_objection",
    "reject_observation",
    "save_readings",
    "verify_observation",
]


Objection = Callable[[Case, User], IntakeError | None]

_objections: list[Objection] = []


class ClaimLost(Exception):
    """The document belongs to another worker by now; nothing was written."""


class CaseIsClosed(CorrectionRefused):
    code = "case_closed"
    message = "This case is closed, and its values stay as they were. Nothing was changed."


class ValueChanged(CorrectionRefused):
    code = "value_changed"
    message = "Somebody has changed this value since you opened the paper. Please open the paper again."


class PageElsewhere(CorrectionRefused):
    code = "page_elsewhere"
    message = "This page belongs to another paper. Please open the paper again and add the value there."


def register_objection(rule: Objection) -> None:
    """Let `rule(case, by)` say why this person may not speak about the case's values now; None where he may."""
    if rule not in _objections:
        _objections.append(rule)


def find_objection(case: Case, by: User) -> IntakeError | None:
    """Why this person may not speak about the case's values now, in words for him; None where he may."""
    if not case.is_open:
        return CaseIsClosed()
    return next((objection for rule in _objections if (objection := rule(case, by))), None)


def save_readings(document: Document, reading: RecordReading, *, token: UUID | None) -> None:
    """Keep what was read, if `token` still owns the document. Raises ClaimLost."""
    pages = {page.number: page_row(document, page) for page in reading.pages}
    stored = _store_pictures(pages, reading)
    try:
        with transaction.atomic():
            _write(document, pages, reading, token)
    except ClaimLost:
        for name in stored:
            delete_blob(document.case, name)
        raise


def _write(document: Document, pages: dict[int, Page], reading: RecordReading, token: UUID | None) -> None:
    settled = {"state": DocumentState.READ, "problem": "", "read_at": timezone.now(), "token": None, "lease_until": None}
    if Document.objects.filter(pk=document.pk, token=token, state=DocumentState.READING).update(**settled) != 1:
        raise ClaimLost
    Page.objects.bulk_create(pages.values())
    for number, report in enumerate(reading.reports, start=1):
        _write_report(document, pages, report, number)
    record_event(document.case, "read_document", document=document.pk, state=DocumentState.READ, pages=len(pages), reports=len(reading.reports))
    _announce(document)


def _write_report(document: Document, pages: dict[int, Page], reading: ReportReading, number: int) -> None:
    report = report_row(document, reading, number)
    report.save(force_insert=True)
    Observation.objects.bulk_create(observation_row(report, pages[found.page], found) for found in reading.readings)


def _store_pictures(pages: dict[int, Page], reading: RecordReading) -> list[UUID]:
    """Before the transaction, which must not wait for a disk. A picture without a row is swept later."""
    for page in reading.pages:
        if page.preview:
            store_picture(pages[page.number], page.preview)
    return [row.pk for row in pages.values() if row.has_picture]


def _announce(document: Document) -> None:
    document.refresh_from_db()
    document_read.send(sender=Document, document=document)


def verify_observation(observation: Observation, *, by: User, seen: str | None = None) -> Observation:
    """A person says: the value in force is what the paper says. After a rejection this is the machine's reading again. `seen`: the words that stood
    before her eyes (`wording.value_words`); right is said of these, not of what a colleague has made of the value since. Raises CorrectionRefused."""
    with _persons_word(observation, "verify_observation", by, seen) as row:
        if row.status != ObservationStatus.CORRECTED:
            row.status = ObservationStatus.FINAL
    return row


def correct_observation(
    observation: Observation, *, by: User, as_printed: str, unit: str | None = None, value: str | None = None, seen: str | None = None
) -> Observation:
    """A person says what the paper says instead. `unit=None` keeps the unit in force. Raises CorrectionRefused."""
    with _persons_word(observation, "correct_observation", by, seen) as row:
        unit = _unit_in_force(row) if unit is None else unit
        typed = read_typed(load_vocabulary(), row.analyte, as_printed=as_printed, unit=unit, value=value)
        row.status = ObservationStatus.CORRECTED
        _set_corrected(row, typed)
    return row


def reject_observation(observation: Observation, *, by: User, seen: str | None = None) -> Observation:
    """A person says: this is not a value of this paper. Raises CorrectionRefused."""
    with _persons_word(observation, "reject_observation", by, seen) as row:
        row.status = ObservationStatus.ENTERED_IN_ERROR
        _set_corrected(row, TypedValue(""))
    return row


def record_observation(
    report: Report, *, page: Page, analyte: str, as_printed: str, by: User, unit: str | None = None, value: str | None = None
) -> Observation:
    """A person adds a value that the machine did not find. Raises CorrectionRefused."""
    if page.document_id != report.document_id:
        raise PageElsewhere
    typed = read_typed(load_vocabulary(), analyte, as_printed=as_printed, unit=unit, value=value)
    with transaction.atomic():
        _lock_case(report, by)
        held = asdict(typed) | {"number": fit_number(typed.number), "canonical_number": fit_number(typed.canonical_number)}
        word = {"status": ObservationStatus.FINAL, "verified_by": by, "verified_at": timezone.now()}
        row = Observation.objects.create(report=report, page=page, analyte=analyte, **held, **word)
        _tell(row, "record_observation", by)
    return row


@contextmanager
def _persons_word(observation: Observation, verb: str, by: User, seen: str | None) -> Iterator[Observation]:
    """The locked row to change; afterwards it is saved, signed, written down and announced."""
    with transaction.atomic():
        row = Observation.objects.select_for_update(of=("self",), no_key=True).select_related("report__document__case").get(pk=observation.pk)
        _lock_case(row.report, by)
        if seen is not None and seen.split() != wording.value_words(row.analyte, row.value_in_force).split():
            raise ValueChanged
        yield row
        row.verified_by, row.verified_at = by, timezone.now()
        row.save()
        _tell(row, verb, by)


def _tell(row: Observation, verb: str, by: User) -> None:
    document = row.report.document
    record_event(document.case, verb, by=by, document=document.pk, observation=row.pk, analyte=row.analyte)
    _announce(document)


def _lock_case(report: Report, by: User) -> None:
    """Keep the case from being closed or handed on until the transaction ends. An opinion rests on the values as they stood."""
    objection = find_objection(Case.objects.select_for_update(no_key=True).get(pk=report.document.case_id), by)
    if objection is not None:
        raise objection


def _unit_in_force(row: Observation) -> str:
    return row.corrected_unit if row.status == ObservationStatus.CORRECTED else row.unit


def _set_corrected(row: Observation, typed: TypedValue) -> None:
    row.corrected_as_printed = typed.as_printed
    row.corrected_number = fit_number(typed.number)
    row.corrected_comparator = typed.comparator
    row.corrected_unit = typed.unit
    row.corrected_canonical_number = fit_number(typed.canonical_number)
    row.corrected_canonical_unit = typed.canonical_unit
    row.corrected_value = typed.value
