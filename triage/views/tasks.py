"""What is left for the patient to do before he hands in? The rows of his task list.

In: a case and what triage says of it. Out: rows with a state; nothing is stored. A row that is not needed never stands in the way of handing in.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intake.casefile import has_consents
from intake.history import QUESTIONS
from intake.models import Case, Partner
from triage.progress import PatientView


class TaskState(StrEnum):
    DONE = "done"
    STARTED = "started"
    OPEN = "open"
    OPTIONAL = "optional"
    BLOCKED = "blocked"  # something else comes first


@dataclass(frozen=True, slots=True)
class Task:
    """One row. `hint` is one short sentence."""

    title: str | Promise
    hint: str | Promise
    url: str
    state: TaskState


def task_list(case: Case, view: PatientView) -> tuple[Task, ...]:
    """In the order in which it is best done."""
    agreed = has_consents(case)
    rows = (
        (_("Your agreement"), _("Two short texts about how your data are used."), "consent", TaskState.DONE if agreed else TaskState.OPEN),
        (_("About you"), _("Your name as on your papers, date of birth, country."), "about", _about(case)),
        (_("Your papers"), _papers_hint(view), "papers", TaskState.DONE if view.documents else TaskState.OPEN),
        (_("Your history"), _("Short questions about treatments, illnesses and operations."), "history", _history(case)),
        (_("Your partner"), _("Only her age."), "partner", _partner(case)),
    )
    return tuple(
        Task(title, hint, reverse(name, args=[case.pk]), state if agreed or name == "consent" else TaskState.BLOCKED)
        for title, hint, name, state in rows
    )


def is_ready_to_check(case: Case) -> bool:
    """He has agreed and said who he is; whatever else is missing he may hand in without."""
    return has_consents(case) and _about(case) == TaskState.DONE


def _about(case: Case) -> TaskState:
    patient = case.patient
    return TaskState.DONE if patient.full_name and patient.birth_date and patient.country else TaskState.OPEN


def _papers_hint(view: PatientView) -> str | Promise:
    count = len(view.documents)
    if not count:
        return _("Photos, PDF or Word files of your results and letters.")
    return ngettext("%(count)d paper received.", "%(count)d papers received.", count) % {"count": count}


def _history(case: Case) -> TaskState:
    answered = case.history.filter(question__in=[question.key for question in QUESTIONS]).count()
    if answered == len(QUESTIONS):
        return TaskState.DONE
    return TaskState.STARTED if answered else TaskState.OPEN


def _partner(case: Case) -> TaskState:
    return TaskState.DONE if Partner.objects.filter(patient=case.patient).exists() else TaskState.OPTIONAL
