"""Who may open this page, and may anybody keep it?

In: a view that takes a request and a case. Out: a view that takes a request and an id: for the case's own patient only (404 for everybody else, as
for an id that does not exist), never cached. Not here: what may be done with the case; the verbs refuse that themselves.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from intake.access import get_own_case
from intake.casefile import has_consents
from intake.models import Case, Desk, User


class PatientRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: User


Rest = ParamSpec("Rest")
CaseView = Callable[Concatenate[PatientRequest, Case, Rest], HttpResponseBase]
IdView = Callable[Concatenate[HttpRequest, UUID, Rest], HttpResponseBase]


def own_case(view: CaseView[Rest]) -> IdView[Rest]:
    """The page of a case, for its patient."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, case_id: UUID, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponseBase:
        try:
            case = get_own_case(request.user, case_id)
        except Case.DoesNotExist as error:
            raise Http404 from error
        return view(cast(PatientRequest, request), case, *rest, **named)

    return guarded


def open_case_with_consents(view: CaseView[Rest]) -> IdView[Rest]:
    """A page that takes in something about the patient: only while the case is open, and only after he has agreed to it."""

    @own_case
    @wraps(view)
    def guarded(request: PatientRequest, case: Case, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponseBase:
        if not case.is_open:
            return redirect("case", case.pk)
        if not has_consents(case):
            return redirect("consent", case.pk)
        return view(request, case, *rest, **named)

    return guarded


def his_turn_with_consents(view: CaseView[Rest]) -> IdView[Rest]:
    """A page of answers: only while it is the patient's turn. The rules look at the answers when he gives the case back, so none slips past."""

    @open_case_with_consents
    @wraps(view)
    def guarded(request: PatientRequest, case: Case, *rest: Rest.args, **named: Rest.kwargs) -> HttpResponseBase:
        if case.desk != Desk.PATIENT:
            return redirect("case", case.pk)
        return view(request, case, *rest, **named)

    return guarded
