"""The patient's pages that speak of his case: whose turn it is, what is missing, handing in, a request, the opinion, withdrawing.

In: his own case (`intake.views.guards`). Out: pages; a posted step is one verb of `casework.py`, and its refusal is shown as its sentence. Nothing of
flags, routes or priorities is known here: all that is shown comes from `progress.patient_view`.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache

from intake import casefile
from intake.access import documents_for, own_cases
from intake.consents import purposes
from intake.countries import country_name
from intake.events import record_access
from intake.history import SECTIONS
from intake.models import Case, Desk, Partner, Stage
from intake.views.guards import PatientRequest, open_case_with_consents, own_case
from triage import casework, roles
from triage.progress import patient_view
from triage.refusals import TransitionRefused
from triage.views.tasks import is_ready_to_check, task_list


@never_cache
@login_required
def home(request: PatientRequest) -> HttpResponseBase:
    """To one's own place: staff to their work; a patient to his open case, else to his latest, else to a new one. Posting opens a new one."""
    held = roles.roles_of(request.user)
    if held == {roles.Role.SPECIALIST}:
        return redirect("review_queue")
    if held:
        return redirect("admin:index")
    cases = own_cases(request.user)
    known = cases.open().order_by("-created_at").first() or cases.order_by("-created_at").first()
    if known is None or (request.method == "POST" and not known.is_open):
        known = casefile.open_case(by=request.user, language=get_language() or "en")
    return redirect("case", known.pk)


@own_case
def case(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Whose turn it is; before handing in also the list of what is left to do."""
    view = patient_view(case)
    tasks = task_list(case, view) if case.stage == Stage.DRAFT else ()
    shown = {"case": case, "view": view, "tasks": tasks, "is_ready": is_ready_to_check(case), "is_yours": view.desk == Desk.PATIENT}
    return render(request, "triage/patient/case.html", shown)


@own_case
def papers(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Send papers, see what was read, see what is missing."""
    if case.is_open and not casefile.has_consents(case):
        return redirect("consent", case.pk)
    return render(request, "triage/patient/papers.html", {"case": case, "view": patient_view(case)})


@own_case
def papers_live(request: PatientRequest, case: Case) -> HttpResponseBase:
    """The part of the page of papers that changes by itself."""
    return render(request, "triage/patient/papers_live.html", {"case": case, "view": patient_view(case)})


@never_cache
@login_required
def paper(request: PatientRequest, document_id: str) -> HttpResponseBase:
    """One of his papers: its pages, and what we read on them."""
    document = documents_for(request.user).filter(case__in=own_cases(request.user), pk=document_id).select_related("case__patient").first()
    if document is None:
        raise Http404
    record_access("view_document", by=request.user, case=document.case, target=document)
    shown = next(row for row in patient_view(document.case).documents if row.id == document.pk)
    return render(request, "triage/patient/paper.html", {"case": document.case, "paper": shown})


@open_case_with_consents
def check_answers(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Everything once more before it is handed in."""
    if case.stage != Stage.DRAFT or not is_ready_to_check(case):
        return redirect("case", case.pk)
    if request.method == "POST":
        if _step(request, casework.submit_case, case, has_no_papers=request.POST.get("has_no_papers") == "yes"):
            return redirect("sent", case.pk)
        return redirect("check_answers", case.pk)
    given = {answer.question: answer for answer in case.history.all()}
    shown = {
        "case": case,
        "view": patient_view(case),
        "country": country_name(case.patient.country, get_language() or "en"),
        "retrievals": casefile.told_retrievals(case),
        "partner": Partner.objects.filter(patient=case.patient).first(),
        "sections": [(section, [(question, given.get(question.key)) for question in section.questions]) for section in SECTIONS],
    }
    return render(request, "triage/patient/check_answers.html", shown)


@own_case
def sent(request: PatientRequest, case: Case) -> HttpResponseBase:
    """It has arrived, and what happens next. Opened again later it may not be true any more: then the case says where it stands."""
    if case.stage not in (Stage.SUBMITTED, Stage.IN_TRIAGE):
        return redirect("case", case.pk)
    return render(request, "triage/patient/sent.html", {"case": case})


@open_case_with_consents
def answer(request: PatientRequest, case: Case) -> HttpResponseBase:
    """What a nurse or a specialist asked for, and the way back to them."""
    if case.stage != Stage.NEEDS_INFO:
        return redirect("case", case.pk)
    if request.method == "POST":
        _step(request, casework.return_to_nurse, case)
        return redirect("case", case.pk)
    return render(request, "triage/patient/answer.html", {"case": case, "view": patient_view(case)})


@own_case
def opinion(request: PatientRequest, case: Case) -> HttpResponseBase:
    """What the specialist wrote. The newest stands first."""
    opinions = list(case.opinions.order_by("-signed_at"))
    if not opinions:
        return redirect("case", case.pk)
    record_access("view_opinion", by=request.user, case=case, target=opinions[0])
    return render(request, "triage/patient/opinion.html", {"case": case, "opinions": opinions})


@own_case
def withdraw(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Asked once more before it is done; then nobody works on it, and the agreements are taken back with it."""
    if request.method == "POST":
        with transaction.atomic():
            if _step(request, casework.withdraw_case, case):
                for purpose in purposes():
                    casefile.withdraw_consent(case, by=request.user, purpose=purpose)
        return redirect("case", case.pk)
    if not case.is_open:
        return redirect("case", case.pk)
    return render(request, "triage/patient/withdraw.html", {"case": case})


def _step(request: PatientRequest, verb: Callable[..., None], case: Case, **options: bool) -> bool:
    """Take the step; a refusal becomes a message."""
    try:
        verb(case, by=request.user, **options)
    except TransitionRefused as refusal:
        messages.warning(request, gettext(refusal.message))
        return False
    return True
