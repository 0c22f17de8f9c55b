"""What was read right, wrong, twice, not at all, or out of thin air?

In: what is printed on a file (the truth: a dict with `reports`, each with `kind`, `pages`, `collected_on` and `readings`) and what was read (the
object that `read_file --json` prints). Out: a `Judged`: a verdict on every value (`matching.py`), and whether kinds, pages and days are right. Pure;
the figures are made in `figures.py`. A silent error is a wrong or invented value that asks nobody.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.matching import Json, Printed, Read, Verdict, judge_values, printed_in, readings_in

__all__ = ["Judged", "Printed", "Read", "Verdict", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One file. `dates` counts its reports' collected dates as right, wrong, missing or invented; `births` those that are a date of birth."""

    verdicts: tuple[Verdict, ...]
    is_read: bool
    is_kind_right: bool
    reports_right: int
    reports: int
    dates: Mapping[str, int]
    births: int


def judge(truth: Json, document: Json | None) -> Judged:
    """Compares one file. A file that could not be read has missed everything."""
    is_read = document is not None and document.get("status") == "read"
    reports: list[Json] = list((document or {}).get("reports") or []) if is_read else []
    wanted = truth["reports"]
    found = {report.get("kind") for report in reports}
    right = {number: _same_report(report, reports) for number, report in enumerate(wanted)}
    dates: dict[str, int] = defaultdict(int)
    for number, report in enumerate(wanted):
        if outcome := _judge_date(report, reports, right[number]):
            dates[outcome] += 1
    return Judged(
        verdicts=tuple(judge_values(list(printed_in(truth)), readings_in(reports))),
        is_read=is_read,
        is_kind_right=bool(wanted) and bool(found & _kinds_of(wanted[0])),
        reports_right=sum(place is not None for place in right.values()),
        reports=len(wanted),
        dates=dates,
        births=_count_births(wanted, reports),
    )


def _kinds_of(report: Json) -> set[str]:
    return {report["kind"], *report.get("kind_also", [])}


def _same_report(wanted: Json, reports: Sequence[Json]) -> int | None:
    """The number of the report with this kind and exactly these pages."""
    pages, kinds = set(wanted.get("pages") or []), _kinds_of(wanted)
    return next((i for i, one in enumerate(reports) if one.get("kind") in kinds and set(one.get("pages") or []) == pages), None)


def _judge_date(wanted: Json, reports: Sequence[Json], same: int | None) -> str | None:
    """Right, wrong, missing or invented; None where nothing is printed and nothing was read."""
    nearest = _nearest_report(wanted, reports, same)
    read = nearest.get("collected_on") if nearest else None
    allowed = {wanted.get("collected_on"), *wanted.get("collected_on_also", [])}
    if wanted.get("collected_on") is None:
        return None if read is None or read in allowed else "invented"
    if read is None:
        return "missing"
    return "right" if read in allowed else "wrong"


def _nearest_report(wanted: Json, reports: Sequence[Json], same: int | None) -> Json | None:
    if same is not None:
        return reports[same]
    pages, kinds = set(wanted.get("pages") or []), _kinds_of(wanted)
    shared = [len(pages & set(report.get("pages") or [])) for report in reports]
    near = [i for i in range(len(reports)) if shared[i] or len(reports) == 1]
    return reports[max(near, key=lambda i: (shared[i], reports[i].get("kind") in kinds, -i))] if near else None


def _count_births(wanted: Sequence[Json], reports: Sequence[Json]) -> int:
    """How many reports or values carry the patient's date of birth as the day they were collected."""
    births = {report.get("patient_birth_date") for report in wanted} - {None}
    days = [report.get("collected_on") for report in reports]
    days += [one.get("collected_on") for report in reports for one in report.get("readings") or []]
    return sum(day in births for day in days)
