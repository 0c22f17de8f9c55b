"""The specialist's pages: the queue, a case on one sheet, its pages, the opinion.

In: a specialist (or a lead, who may look) and a case of his. Out: pages; each step is one verb of `triage/casework.py`. Who has neither role, or not
this case, meets the same "not found" as for an address that does not exist.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake.events import record_access
from intake.identity import bears_another_name
from intake.ink import find_ink
from intake.models import Case, Observation, Page, Report, User
from intake.requests import SignedInRequest
from triage import casework, refusals
from triage.access import get_case, queued_cases
from triage.models import Claim, Opinion, WaiverReason
from triage.roles import Role, roles_of
from triage.summary import summarise_case
from triage.views.review_forms import OpinionForm
from triage.views.review_sheet import lay_history, lay_semen
from triage.waivers import live_waivers

SHOWN = 50  # of the queue: beyond it only the number matters


def for_specialists(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Log in first; then specialists and leads only. In English: these pages are not translated, and half a translation misleads."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not roles_of(request.user) & {Role.SPECIALIST, Role.LEAD}:
            raise Http404
        translation.activate("en")
        request.LANGUAGE_CODE = "en"  # type: ignore[attr-defined] # LocaleMiddleware puts it there
        return view(request, *args, **kwargs)

    return guarded


def _get_case(user: User, case_id: UUID) -> Case:
    try:
        return get_case(user, case_id)
    except Case.DoesNotExist as error:
        raise Http404 from error


@require_safe
@for_specialists
def review_queue(request: SignedInRequest) -> HttpResponse:
    """What waits, without names; and what this specialist has in hand or has signed."""
    user = request.user
    waiting = queued_cases(user)
    context = {
        "waiting": waiting.annotate(page_count=Count("documents__pages"))[:SHOWN],
        "waiting_count": waiting.count(),
        "mine": Claim.objects.filter(by=user, released_at=None, case__stage="in_review").select_related("case").order_by("case__due_at"),
        "signed": Opinion.objects.filter(author=user).select_related("case").order_by("-signed_at")[:10],
        "may_take": Role.SPECIALIST in roles_of(user),
    }
    return render(request, "triage/review/queue.html", context)


@require_POST
@for_specialists
def review_next(request: SignedInRequest) -> HttpResponse:
    """Give me the next case."""
    try:
        case = casework.claim_next(by=request.user)
    except refusals.TransitionRefused as refused:
        messages.error(request, refused.message)
        return redirect("review_queue")
    if case is None:
        messages.info(request, "No case waits for a specialist.")
        return redirect("review_queue")
    return redirect("review_case", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_specialists
def review_case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """One case on one sheet; or one step with it."""
    user = request.user
    case = _get_case(user, case_id)
    if request.method == "POST":
        return _step(request, case, user)
    _look(case, user)
    return render(request, "triage/review/case.html", _sheet(case, user))


def _look(case: Case, user: User) -> None:
    """Write down that he saw it; opening it is also the sign that he still works on it."""
    record_access("view_case", by=user, case=case, target=case)
    casework.renew_claim(case, by=user)


def _sheet(case: Case, user: User) -> dict[str, Any]:
    summary = summarise_case(case)
    return {
        "case": case,
        "summary": summary,
        "semen": lay_semen(summary),
        "history": lay_history(summary),
        "foreign": _foreign_papers(case),
        "verbs": casework.allowed_verbs(case, user),
        "opinions": case.opinions.all(),
        "requests": case.requests.filter(answered_at=None),
        "holder": case.claims.filter(released_at=None).select_related("by").first(),
        "today": timezone.localdate(),
        "waiver_reasons": WaiverReason.choices,
    }


def _foreign_papers(case: Case) -> set[UUID]:
    """Papers on which another name or birth date stands. The nurse has let them pass; the reviewer must know."""
    reports = Report.objects.filter(document__case=case).exclude(observations=None).distinct()
    return {report.document_id for report in reports if bears_another_name(report, case.patient)}


def _step(request: SignedInRequest, case: Case, user: User) -> HttpResponse:
    steps = {"request_items": _request_items, "put_back": _put_back, "waive_item": _waive_item, "withdraw_waiver": _withdraw_waiver}
    step = steps.get(request.POST.get("verb", ""))
    try:
        if step is None:
            raise refusals.NotNow
        _expect_version(request, case)
        done = step(request, case, user)
    except refusals.TransitionRefused as refused:
        case = _get_case(user, case.pk)
        return render(request, "triage/review/case.html", {**_sheet(case, user), "trouble": refused.message, "sent": request.POST}, status=409)
    messages.success(request, done)
    return redirect("review_case", case.pk) if step in (_waive_item, _withdraw_waiver) else redirect("review_queue")


def _expect_version(request: SignedInRequest, case: Case) -> None:
    if request.POST.get("version", "") != str(case.version):
        raise refusals.ChangedMeanwhile


def _request_items(request: SignedInRequest, case: Case, user: User) -> str:
    casework.request_items(case, by=user, rules=request.POST.getlist("rule"), note=request.POST.get("note", ""))
    return f"The patient of case {case.reference} has been asked."


def _waive_item(request: SignedInRequest, case: Case, user: User) -> str:
    said = request.POST
    casework.waive_item(case, by=user, item=said.get("item", ""), reason=said.get("why", ""), statement=said.get("statement", ""))
    return "The item is closed without a paper. Your colleagues see that you did it, and why."


def _withdraw_waiver(request: SignedInRequest, case: Case, user: User) -> str:
    casework.withdraw_waiver(case, by=user, item=request.POST.get("item", ""))
    return "The item counts again as the papers have it."


def _put_back(request: SignedInRequest, case: Case, user: User) -> str:
    casework.put_back(case, by=user, reason=request.POST.get("reason", ""))
    return f"Case {case.reference} is back in the queue, with the deadline it had."


@require_safe
@for_specialists
def review_page(request: SignedInRequest, case_id: UUID, page_id: UUID) -> HttpResponse:
    """A page of the case's papers, with one value marked on it. The picture itself writes down who looked."""
    case = _get_case(request.user, case_id)
    try:
        page = Page.objects.select_related("document").get(pk=page_id, document__case=case)
    except Page.DoesNotExist as error:
        raise Http404 from error
    values = page.observations.exclude(status="entered-in-error").select_related("report", "verified_by").order_by("box_top", "pk")
    around = list(page.document.pages.all())
    here = around.index(page)
    context = {
        "case": case,
        "page": page,
        "marks": [(value, find_ink(value, page)) for value in values],
        "marked": request.GET.get("observation", ""),
        "previous": around[here - 1] if here else None,
        "next": around[here + 1] if here + 1 < len(around) else None,
        "of": len(around),
    }
    return render(request, "triage/review/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_specialists
def review_opinion(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write, look at it as the patient will, sign. Nothing is kept before the signature."""
    user = request.user
    case = _get_case(user, case_id)
    if "sign_opinion" not in casework.allowed_verbs(case, user):
        messages.info(request, "This case is not in your hands, so no opinion can be written here.")
        return redirect("review_case", case.pk)
    if request.method != "POST":
        _look(case, user)
        return _form_page(request, case, user, OpinionForm())
    form = OpinionForm(request.POST)
    if not form.is_valid() or request.POST.get("word") == "change":
        return _form_page(request, case, user, form, status=200 if form.is_valid() else 422)
    if request.POST.get("word") == "sign":
        return _sign(request, case, user, form)
    return _preview(request, case, user, form)


def _form_page(request: SignedInRequest, case: Case, user: User, form: OpinionForm, *, trouble: str = "", status: int = 200) -> HttpResponse:
    context = {**_sheet(case, user), "form": form, "trouble": trouble, "seen": _papers(case)}
    return render(request, "triage/review/opinion.html", context, status=status)


def _preview(request: SignedInRequest, case: Case, user: User, form: OpinionForm) -> HttpResponse:
    """The very page the patient will get, from an opinion that is not stored."""
    papers = [{"id": str(document.pk)} for document in case.documents.settled()]
    unsigned = Opinion(case=case, author=user, author_name=user.full_name, signed_at=timezone.now(), documents=papers, **form.cleaned_data)
    context = {"case": case, "form": form, "opinion": unsigned, "seen": request.POST.get("seen", ""), "version": request.POST.get("version", "")}
    return render(request, "triage/review/sign.html", context)


def _sign(request: SignedInRequest, case: Case, user: User, form: OpinionForm) -> HttpResponse:
    if request.POST.get("seen", "") != _papers(case):
        trouble = "A paper, a value or an item of the work-up has changed since you opened this case. Please look at it before you sign."
        return _form_page(request, case, user, form, trouble=trouble, status=409)
    try:
        _expect_version(request, case)
        casework.sign_opinion(case, by=user, **form.cleaned_data)
    except refusals.TransitionRefused as refused:
        return _form_page(request, case, user, form, trouble=refused.message, status=409)
    messages.success(request, "Your opinion is signed. The patient has been told that it is there.")
    return redirect("review_case", case.pk)


def _papers(case: Case) -> str:
    """Which papers there are, how far each is, when a person last said something about a value, and which items are closed without a paper: what was
    on the table when the page was opened."""
    rows = case.documents.order_by("pk").values_list("pk", "state")
    said_at = Observation.objects.filter(report__document__case=case).aggregate(last=Max("verified_at"))["last"]
    closed = live_waivers(case).values_list("pk", flat=True)
    return " ".join([*(f"{pk.hex[:8]}{state[:2]}" for pk, state in rows), said_at.isoformat() if said_at else "-", *map(str, closed)])
