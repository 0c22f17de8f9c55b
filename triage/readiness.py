"""What still stands between a case and the specialists' queue?

In: a case. Out: the papers not yet settled, those in another name, the values a person must look at first, the blockers of the work-up that are
still open.
Decides nothing: `triage/casework.py` refuses on it, the nurse's page shows it.
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from intake.identity import bears_another_name
from intake.models import Case, Document, Observation, ObservationStatus, Report
from triage.evidence import PARTNER_KINDS, is_in_another_name
from triage.models import Assessment, WorkupItem
from triage.rules.verdicts import Severity

# What no rule reads and no rule will: words about how a sample looked, and tests that come after the question of this house. Everything
# else must be looked at; an analyte that is new is never forgotten.
ONLY_DESCRIBED = frozenset(
    {"semen_appearance", "semen_viscosity", "agglutination", "liquefaction_time", "mar_test", "immunobead_test", "hba1c", "free_t4"}
)


def unsettled_documents(case: Case) -> QuerySet[Document]:
    """Papers that a worker has yet to finish."""
    return case.documents.exclude(pk__in=case.documents.settled().values("pk"))


def unchecked_values(case: Case) -> list[Observation]:
    """Critical values: those that may feed a rule and that the machine is not sure of, or that stand in another person's name, while no person has
    said a word."""
    preliminary = Observation.objects.filter(report__document__case=case, status=ObservationStatus.PRELIMINARY).exclude(analyte__in=ONLY_DESCRIBED)
    foreign = {report.pk for report in Report.objects.filter(document__case=case) if is_in_another_name(report, case.patient)}
    return [observation for observation in preliminary if observation.needs_check or observation.report_id in foreign]


def foreign_reports(case: Case) -> list[Report]:
    """Reports about the patient that bear another name or birth date and have a value in use that no person has confirmed."""
    preliminary = Observation.objects.filter(report__document__case=case, status=ObservationStatus.PRELIMINARY).exclude(analyte__in=ONLY_DESCRIBED)
    in_use = Report.objects.filter(pk__in=preliminary.values("report")).exclude(kind__in=PARTNER_KINDS)
    return [report for report in in_use if bears_another_name(report, case.patient)]


def open_blockers(assessment: Assessment | None) -> list[WorkupItem]:
    """Items without which the work-up must not be called complete."""
    items: Iterable[WorkupItem] = assessment.items.filter(severity=Severity.BLOCKER) if assessment else ()
    return [item for item in items if item.is_open]
