"""Words to readings: which reports are in a file, and which values stand in each.

In: pages of words. Out: `split_reports` gives the reports, `extract_readings` the values of one, `read_reports` both together. Pure: the same
words give the same readings, and nothing is looked up outside the vocabulary.
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.checks import to_readings
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.extraction.entries import find_entries
from intake.extraction.genetics import read_genetics, read_told_regions
from intake.extraction.histology import read_histology
from intake.extraction.imaging import read_imaging, read_told_volumes
from intake.extraction.ink import find_digit_widths
from intake.extraction.karyotypes import read_karyotypes
from intake.extraction.labels import allowed_analytes
from intake.extraction.letters import date_findings, date_tables, read_letter
from intake.extraction.lexicon import get_lexicon
from intake.extraction.line_numbers import without_line_numbers
from intake.extraction.narrative import read_narrative
from intake.extraction.number_styles import find_style
from intake.extraction.readings import Reading, ReportReading
from intake.extraction.reports import Report, split_reports
from intake.extraction.rows import Cell, Row
from intake.extraction.sperm import settle_sperm_seen
from intake.extraction.tables import read_entries
from intake.extraction.ticks import without_unticked
from intake.reading.words import Page
from intake.vocabulary import Vocabulary

__all__ = ["Report", "extract_readings", "read_reports", "split_reports"]

GENETICS = "genetics"
RETOLD = {"referral_letter", "operation_note", "other"}


def read_reports(pages: Sequence[Page], vocabulary: Vocabulary) -> tuple[ReportReading, ...]:
    """Every report of a file with its readings."""
    reports = split_reports(pages, vocabulary)
    return tuple(_of_newest_day(ReportReading(r.kind, r.language, r.pages, r.head, extract_readings(r, vocabulary))) for r in reports)


def _of_newest_day(report: ReportReading) -> ReportReading:
    """A flow sheet whose every value stands under one of several days, and whose head has none: the newest is the report's own, the others are
    earlier ones. A single day is that of earlier results, beside a column of results that are still to come."""
    days = {reading.collected_on for reading in report.readings}
    newest = max((day for day in days if day), default=None)
    if (
        newest is None
        or None in days
        or len(days) < 2
        or report.head.collected_on
        or report.kind in RETOLD
        or (report.head.reported_on or newest) < newest
    ):
        return report
    readings = tuple(replace(one, collected_on=None) if one.collected_on == newest else one for one in report.readings)
    return replace(report, head=replace(report.head, collected_on=newest), readings=readings)


def extract_readings(report: Report, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """The values of one report, in the order of the paper."""
    report = replace(report, rows=without_line_numbers(without_unticked(report.rows)))
    lexicon = get_lexicon(vocabulary, report.language)
    style = find_style((word for row in report.rows for word in row.words), lexicon.language.decimal)
    allowed = allowed_analytes(vocabulary, report.kind)
    context = Context(vocabulary, lexicon, report.kind, allowed, style, report.order, report.head.collected_on, find_digit_widths(report.rows))
    if vocabulary.kinds[report.kind].specimen == GENETICS:
        return to_readings(read_genetics(report.rows, context), context)
    entries = find_entries(report.rows, context)
    drafts = read_entries(entries, context)
    if report.kind == "scrotal_ultrasound":
        told = read_imaging(report.rows, context)
        drafts = (*(draft for draft in drafts if draft.piece or draft.analyte not in {one.analyte for one in told}), *told)
    if report.kind == "histology":
        drafts = read_histology(report.rows, context) or drafts
    if report.kind == "semen_analysis":
        drafts = settle_sperm_seen((*drafts, *read_narrative(report.rows, context)), entries, context)
    if report.kind in RETOLD:
        drafts = _retell(drafts, report, context)
    return to_readings(_doubt_mixed_lines(drafts), context)


def _doubt_mixed_lines(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """In a line read from the right, Latin labels and numbers may stand in either order: two values on one such line ask, but where each has a cell
    with its label."""
    named: dict[Row, dict[str, Cell | None]] = {}
    for draft in drafts:
        if draft.row.is_mirrored and draft.piece and not draft.is_tabled:
            named.setdefault(draft.row, {})[draft.analyte] = _own_cell(draft)
    mixed = {row for row, cells in named.items() if len(cells) > 1 and (None in cells.values() or len(set(map(id, cells.values()))) < len(cells))}
    return tuple(
        replace(draft, doubts=draft.doubts | {"column_doubtful"}) if draft.row in mixed and not draft.is_tabled else draft for draft in drafts
    )


def _own_cell(draft: Draft) -> Cell | None:
    """The cell in which both the value and its label stand."""
    cells = (cell for cell in draft.row.cells if any(word is draft.words[0] for word in cell.words))
    return next((cell for cell in cells if all(part in cell.text for part in draft.label.split())), None)


def _retell(drafts: Sequence[Draft], report: Report, context: Context) -> tuple[Draft, ...]:
    """A letter retells results of other days and places: what its sentences do not date, a person decides."""
    told = read_letter(report.rows, context)
    taken = {id(word) for draft in told for word in draft.words}
    karyotypes = read_karyotypes([(row, None) for row in report.rows], context)
    genes = date_findings((*karyotypes, *read_told_regions(report.rows, context)), report.rows, context)
    volumes = (replace(one, doubts=one.doubts | {"ambiguous"}) for one in read_told_volumes(report.rows, context))
    others = (*date_tables(drafts, report.rows, context), *volumes, *genes)
    return (*told, *(draft for draft in others if not any(id(word) in taken for word in draft.words)))
