"""Which kinds of report can be invented? The table of them; each function draws one chapter for a case."""

from collections.abc import Callable

from bench.records.content.case import Case, invent_case
from bench.records.content.hormones import female_fertility, hormone_panel
from bench.records.content.semen import semen_analysis
from bench.records.matter import Chapter

KINDS: dict[str, Callable[[Case], Chapter]] = {
    "semen_analysis": semen_analysis,
    "hormone_panel": hormone_panel,
    "female_fertility": female_fertility,
}

__all__ = ["KINDS", "Case", "invent_case"]
