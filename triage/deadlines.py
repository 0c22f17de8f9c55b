"""By when should the desk whose turn it is have done its step?

One clock runs from the day the patient hands in until the opinion is sent; it stands still while we wait for the patient. So a case
that comes back from him, or from a claim that ran out, keeps its place near the front, and no case can starve. Pure of side effects:
the deadline follows from the case's priority and its events, whenever it is asked for.
"""

from datetime import datetime, timedelta

from intake.models import Case, CaseEvent, Desk, Stage
from triage.rules import load_guidelines

SATURDAY = 5


def find_deadline(case: Case, *, at: datetime) -> datetime | None:
    """None while no desk of staff has the case. `case.stage` and `case.priority` are taken as they stand on the instance."""
    if case.desk not in (Desk.NURSE, Desk.SPECIALIST) or case.submitted_at is None:
        return None
    return add_working_days(case.submitted_at + time_with_patient(case, at=at), working_days_for(case.priority))


def working_days_for(priority: str) -> int:
    """How soon a case of this priority should be answered: a number of the clinic's policy (`response_days_p1` … `response_days_p4`)."""
    return int(load_guidelines().policy[f"response_days_{priority.lower()}"])


def time_with_patient(case: Case, *, at: datetime) -> timedelta:
    """How long we have waited for the patient since he handed in."""
    total, since = timedelta(0), None
    steps = CaseEvent.objects.filter(case=case).exclude(to_stage="").order_by("pk").values_list("at", "to_stage")
    for moment, stage in steps:
        if since is not None:
            total += max(moment - since, timedelta(0))  # a clock may be put back
        since = moment if stage == Stage.NEEDS_INFO else None
    return total + (at - since if since is not None else timedelta(0))


def add_working_days(start: datetime, days: int) -> datetime:
    """The same time of day, so many working days later. Saturdays and Sundays do not count: what starts on one starts on Monday morning."""
    moment = start
    while moment.weekday() >= SATURDAY:
        moment = (moment + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    while days:
        moment += timedelta(days=1)
        days -= moment.weekday() < SATURDAY
    return moment
