"""Which kinds of report can be invented? The table of them; each function draws one chapter for a case."""

from collections.abc import Callable

from bench.records.content.case import Case, invent_case
from bench.records.content.genetics import cftr, karyotype, y_microdeletion
from bench.records.content.hormones import female_fertility, hormone_panel
from bench.records.content.imaging import scrotal_ultrasound, transrectal_ultrasound
from bench.records.content.letters import other_lab, referral_letter
from bench.records.content.semen import semen_analysis
from bench.records.content.words_only import histology, operation_note, serology
from bench.records.matter import Chapter

KINDS: dict[str, Callable[[Case], Chapter]] = {
    "semen_analysis": semen_analysis,
    "hormone_panel": hormone_panel,
    "karyotype": karyotype,
    "y_microdeletion": y_microdeletion,
    "cftr": cftr,
    "scrotal_ultrasound": scrotal_ultrasound,
    "transrectal_ultrasound": transrectal_ultrasound,
    "histology": histology,
    "operation_note": operation_note,
    "serology": serology,
    "female_fertility": female_fertility,
    "referral_letter": referral_letter,
    "other_lab": other_lab,
}

__all__ = ["KINDS", "Case", "invent_case"]
