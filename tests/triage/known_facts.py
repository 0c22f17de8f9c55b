"""What the rules would know of a case today, and papers in somebody's name."""

from datetime import date

from intake.models import Case, Document, Report
from triage.evidence import collect_facts
from triage.rules.facts import Fact

TODAY = date(2026, 11, 22)


def only_fact(case: Case) -> Fact:
    (fact,) = collect_facts(case, on=TODAY).reports[0].facts
    return fact


def named(document: Document, printed: str, *, known: str = "Omer Yilmaz", kind: str = "hormone_panel") -> Document:
    """The paper prints a name; the case has another or the same."""
    Report.objects.filter(document=document).update(kind=kind)
    report = document.reports.get()
    report.patient_name = printed
    report.save()
    patient = document.case.patient
    patient.full_name = known
    patient.save()
    return document
