"""The desk of a case: what a nurse sees of it and what she may do with it.

In: a case and one verb of `triage/casework.py`. Out: the page again, one step further, or with the sentence why not. Buttons are shown for
what the table of steps allows; the verb itself decides.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from intake.events import record_access
from intake.models import Case, Stage, User
from intake.requests import SignedInRequest
from triage import casework
from triage.access import cases_for, get_case
from triage.admin.desk_view import lay_desk
from triage.models import WaiverReason
from triage.refusals import ChangedMeanwhile, NotNow, TransitionRefused

TRIES = 5  # cases somebody else may take from under our hand before we give up


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case_desk(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show a case, or take one step with it."""
    try:
        case = get_case(request.user, case_id)
    except Case.DoesNotExist as error:
        raise Http404 from error
    if request.method == "POST":
        return _step(request, case)
    record_access("view_case", by=request.user, case=case, target=case)
    casework.renew_claim(case, by=request.user)
    return _page(request, case)


@require_POST
def take_next(request: SignedInRequest) -> HttpResponse:
    """Give this nurse the submitted case with the earliest deadline."""
    user = request.user
    for case in cases_for(user).filter(stage=Stage.SUBMITTED).most_urgent_first()[:TRIES]:
        try:
            casework.claim_case(case, by=user)
        except TransitionRefused:
            continue  # a colleague was faster
        return HttpResponseRedirect(reverse("admin:case_desk", args=[case.pk]))
    messages.info(request, "No case waits for a nurse.")
    return HttpResponseRedirect(reverse("admin:index"))


def _page(request: SignedInRequest, case: Case, *, trouble: str = "", status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": f"Case {case.reference}",
        "desk": lay_desk(case, request.user),
        "case": case,
        "trouble": trouble,
        "sent": request.POST,
        "chosen": request.POST.getlist("rule"),
        "waiver_reasons": WaiverReason.choices,
    }
    return render(request, "admin/staff/desk.html", context, status=status)


def _step(request: SignedInRequest, case: Case) -> HttpResponse:
    user = request.user
    step = STEPS.get(request.POST.get("verb", ""))
    try:
        if step is None:
            raise NotNow
        _expect_version(case, request.POST)
        done = step(case, request.POST, user)
    except TransitionRefused as refused:
        return _page(request, get_case(user, case.pk), trouble=refused.message, status=409)
    messages.success(request, done)
    return HttpResponseRedirect(reverse("admin:case_desk", args=[case.pk]))


def _expect_version(case: Case, sent: QueryDict) -> None:
    """Who acts on a page that is out of date is told so, before anything is done."""
    if sent.get("version", "") != str(case.version):
        raise ChangedMeanwhile


def _claim(case: Case, _: QueryDict, by: User) -> str:
    casework.claim_case(case, by=by)
    return "You have this case now."


def _put_back(case: Case, sent: QueryDict, by: User) -> str:
    casework.put_back(case, by=by, reason=sent.get("reason", ""))
    return "The case is back in the queue, with the deadline it had."


def _request_items(case: Case, sent: QueryDict, by: User) -> str:
    casework.request_items(case, by=by, rules=sent.getlist("rule"), note=sent.get("note", ""))
    return "The patient has been asked. Our clock stands still until he answers."


def _waive_item(case: Case, sent: QueryDict, by: User) -> str:
    casework.waive_item(case, by=by, item=sent.get("item", ""), reason=sent.get("why", ""), statement=sent.get("statement", ""))
    return "The item is closed without a paper. Your colleagues see that you did it, and why."


def _withdraw_waiver(case: Case, sent: QueryDict, by: User) -> str:
    casework.withdraw_waiver(case, by=by, item=sent.get("item", ""))
    return "The item counts again as the papers have it."


def _release(case: Case, sent: QueryDict, by: User) -> str:
    casework.release_case(case, by=by, reason=sent.get("reason", ""))
    return "The case waits for a specialist now."


def _close(case: Case, _: QueryDict, by: User) -> str:
    casework.close_case(case, by=by)
    return "The case is closed."


STEPS: dict[str, Callable[[Case, QueryDict, User], str]] = {
    "claim": _claim,
    "put_back": _put_back,
    "request_items": _request_items,
    "waive_item": _waive_item,
    "withdraw_waiver": _withdraw_waiver,
    "release": _release,
    "close": _close,
}
