"""The page on which a nurse holds a paper's values against its ink.

In: a document and what the nurse says about one of its values. Out: the page, standing at the next value. Each word goes through a verb of
`intake/observations.py`; the page works without JavaScript, `static/js/staff_verify.js` only makes it quicker.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import access, observations
from intake.admin.forms import CorrectionForm, MissedValueForm, analyte_choices
from intake.admin.sheet import Sheet, lay_out
from intake.errors import IntakeError
from intake.events import record_access
from intake.models import Document, Observation, User
from intake.requests import SignedInRequest
from intake.uploads import retry_document


class NotSaid(Exception):
    """What was sent says nothing that can be kept. The text is for the person."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_document(request: SignedInRequest, document_id: UUID) -> HttpResponse:
    """Show a paper beside its values, or take in what a person says about one of them."""
    try:
        document = access.get_document(request.user, document_id)
    except Document.DoesNotExist as error:
        raise Http404 from error
    if document.case.patient.user_id == request.user.pk:
        raise Http404  # nobody is staff in his own case
    if request.method == "POST":
        return _take_in(request, document)
    record_access("view_document", by=request.user, case=document.case, target=document)
    return _page(request, document)


def _page(request: SignedInRequest, document: Document, *, trouble: str = "", at: str = "", status: int = 200) -> HttpResponse:
    sheet = lay_out(document)
    objection = observations.find_objection(document.case, request.user)
    context = {
        **admin.site.each_context(request),
        "title": "Check a paper",
        "sheet": sheet,
        "document": document,
        "case": document.case,
        "trouble": trouble,
        "at": at or request.GET.get("at", ""),
        "sent": request.POST,
        "analytes": analyte_choices(),
        "neighbours": _neighbours(document),
        "may_speak": objection is None,
        "objection": objection.message if objection and document.case.is_open else "",
    }
    return render(request, "admin/staff/verify.html", context, status=status)


def _neighbours(document: Document) -> dict[str, Any]:
    """The case's papers around this one, in order of arrival."""
    papers = list(document.case.documents.order_by("received_at", "pk"))
    here = next(place for place, paper in enumerate(papers) if paper.pk == document.pk)
    return {
        "previous": papers[here - 1] if here else None,
        "next": papers[here + 1] if here + 1 < len(papers) else None,
        "number": here + 1,
        "of": len(papers),
    }


def _take_in(request: SignedInRequest, document: Document) -> HttpResponse:
    word, at = request.POST.get("word", ""), request.POST.get("observation", "")
    try:
        said_about = _say(word, document, request.POST, request.user)
    except (NotSaid, IntakeError) as refused:
        return _page(request, document, trouble=str(refused), at=at or word, status=422)
    if word == "read_again":
        messages.success(request, "The paper will be read again.")
    if said_about is None:
        return HttpResponseRedirect(reverse("admin:verify_document", args=[document.pk]))
    return HttpResponseRedirect(_address_of_next(lay_out(document), said_about))


def _say(word: str, document: Document, sent: QueryDict, by: User) -> Observation | None:
    if word == "read_again":
        retry_document(document, by=by)
        return None
    if word == "add":
        return _add(document, sent, by)
    if word == "not_his":
        return _not_his(document, sent, by)
    speak = WORDS.get(word)
    if speak is None:
        raise NotSaid("Choose one of the buttons beside the value.")
    return speak(_get_value(document, sent.get("observation", "")), sent, by)


def _get_value(document: Document, observation_id: str) -> Observation:
    try:
        return Observation.objects.select_related("report__document__case").get(pk=UUID(observation_id), report__document=document)
    except (ValueError, Observation.DoesNotExist) as error:
        raise NotSaid("This value is not on this paper any more. Please open the paper again.") from error


def _right(observation: Observation, sent: QueryDict, by: User) -> Observation:
    """Right is said of the value that stood on the page, not of what a colleague or another tab has made of it since."""
    observations.verify_observation(observation, by=by, seen=sent.get("seen"))
    return observation


def _not_a_value(observation: Observation, _: QueryDict, by: User) -> Observation:
    observations.reject_observation(observation, by=by)
    return observation


def _correct(observation: Observation, sent: QueryDict, by: User) -> Observation:
    said = _cleaned(CorrectionForm(sent))
    observations.correct_observation(observation, by=by, as_printed=said["as_printed"], unit=_unit(sent), value=said["value"] or None)
    return observation


def _add(document: Document, sent: QueryDict, by: User) -> Observation:
    said = _cleaned(MissedValueForm(sent, document=document))
    said |= {"unit": said["unit"] or None, "value": said["value"] or None}
    return observations.record_observation(said.pop("report"), **said, by=by)


def _not_his(document: Document, sent: QueryDict, by: User) -> Observation | None:
    """The whole report is somebody else's: none of its values counts. All of them, or none."""
    try:
        values = list(Observation.objects.filter(report__document=document, report=UUID(sent.get("report", ""))))
    except ValueError as error:
        raise NotSaid("This report is not on this paper any more. Please open the paper again.") from error
    with transaction.atomic():
        for value in values:
            observations.reject_observation(value, by=by)
    return values[-1] if values else None


def _unit(sent: QueryDict) -> str | None:
    """An emptied field says "no unit"; a form without the field says nothing about it."""
    return sent.get("unit", "").strip() if "unit" in sent else None


WORDS: dict[str, Callable[[Observation, QueryDict, User], Observation]] = {"right": _right, "not_a_value": _not_a_value, "correct": _correct}


def _cleaned(form: CorrectionForm) -> dict[str, Any]:
    if not form.is_valid():
        raise NotSaid(" ".join(str(sentence) for sentences in form.errors.values() for sentence in sentences))
    return dict(form.cleaned_data)


def _address_of_next(sheet: Sheet, said_about: Observation) -> str:
    following = sheet.next_after(said_about.pk)
    at = following.observation.pk if following else said_about.pk
    return f"{reverse('admin:verify_document', args=[sheet.document.pk])}?at={at}#value-{at}"
