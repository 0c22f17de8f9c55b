"""How is a case laid out on one sheet of paper? Tables for the specialist's page, from the summary of the case.

In: a `CaseSummary`. Out: frozen rows for `templates/triage/review/`. Absence is a row like any other; nothing is judged here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from intake.wording import analyte_name, find_analyte, unit_words
from triage.summary import CaseSummary, HistoryLine, Sample, SummaryValue

# What makes an azoospermia certain stands first, on every sheet, found or not.
ALWAYS_IN_SEMEN = ("sperm_seen", "pellet_examined", "semen_volume", "semen_ph")
THEN_IN_SEMEN = ("sperm_concentration", "sperm_total", "motility_progressive", "motility_total", "sperm_normal_forms", "sperm_vitality", "abstinence")


@dataclass(frozen=True, slots=True)
class SemenRow:
    """One analyte across all samples; None where a sample's paper does not say."""

    name: str
    unit: str
    values: tuple[SummaryValue | None, ...]


@dataclass(frozen=True, slots=True)
class SemenTable:
    """Samples as columns, newest first."""

    samples: tuple[Sample, ...]
    rows: tuple[SemenRow, ...]


@dataclass(frozen=True, slots=True)
class HistorySheet:
    """Answers by what was answered, because a yes must not drown in noes."""

    yes: tuple[HistoryLine, ...]
    no: tuple[HistoryLine, ...]
    unknown: tuple[HistoryLine, ...]
    unanswered: tuple[HistoryLine, ...]


def lay_semen(summary: CaseSummary) -> SemenTable:
    """All analytes that any sample has, and those that must never be passed over in silence."""
    found = {value.analyte for sample in summary.samples for value in sample.values}
    known = (*ALWAYS_IN_SEMEN, *(analyte for analyte in THEN_IN_SEMEN if analyte in found))
    rest = sorted(found - set(known), key=analyte_name)
    return SemenTable(summary.samples, tuple(_row(analyte, summary.samples) for analyte in (*known, *rest)))


def _row(analyte: str, samples: Iterable[Sample]) -> SemenRow:
    entry = find_analyte(analyte)
    unit = unit_words(entry.unit.code) if entry and entry.unit else ""
    return SemenRow(analyte_name(analyte), unit, tuple(sample.find_value(analyte) for sample in samples))


def lay_history(summary: CaseSummary) -> HistorySheet:
    def said(answer: str) -> tuple[HistoryLine, ...]:
        return tuple(line for line in summary.history if line.answer == answer)

    return HistorySheet(said("yes"), said("no"), said("unknown"), said(""))
