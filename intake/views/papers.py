"""Sending papers.

In: files from a browser. Out: for each file its own answer. The form's last field `end=1` proves that the body is whole, and `expected_count`
(written by JavaScript) that no file was dropped on the way: without them nothing is taken in, so that "received" is never said of half a file.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from intake import uploads
from intake.cleaning import clean_title
from intake.errors import IntakeError
from intake.models import Case, Document, User
from intake.views.guards import PatientRequest, open_case_with_consents

FULL_FILES_AT_ONCE = 4  # so many files of the largest size may come in one go; a browser with JavaScript sends one at a time
FORM_FIELDS_BYTES = 64 * 1024


class SendingRefused(IntakeError):
    """Nothing of what was sent was taken in."""


class NothingChosen(SendingRefused):
    code = "nothing_chosen"
    message = "Choose at least one file first."


class TooMuchAtOnce(SendingRefused):
    code = "too_much_at_once"
    message = "That was too much in one go, so nothing was kept. Please send fewer files at a time."


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What became of one file: its document, or the sentence why not. `is_new` is False where the same file was there already."""

    name: str
    document: Document | None = None
    is_new: bool = False
    problem: str = ""


@csrf_exempt  # checked in `_take_in`: the check reads the whole body, and that must not happen to a body that is too large
@open_case_with_consents
def upload(request: PatientRequest, case: Case) -> HttpResponseBase:
    """Take in what was sent, file by file."""
    if request.method != "POST":
        return redirect("papers", case.pk)
    try:
        _check_whole(request)
    except SendingRefused as refusal:
        return _answer(request, case, whole=refusal, status=413 if isinstance(refusal, TooMuchAtOnce) else 400)
    except uploads.CutOff as refusal:
        return _answer(request, case, whole=refusal, status=400)
    return _take_in(request, case)


@csrf_protect
@require_POST
def _take_in(request: PatientRequest, case: Case) -> HttpResponse:
    answers = [_take_in_one(file, case, request.user) for file in request.FILES.getlist("files")]
    if not _is_script(request) and all(answer.is_new for answer in answers):
        return redirect("papers", case.pk)
    return _answer(request, case, answers=answers, status=422 if any(answer.problem for answer in answers) else 200)


def _check_whole(request: HttpRequest) -> None:
    """Raises SendingRefused or CutOff before anything is stored."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > FULL_FILES_AT_ONCE * settings.MAX_FILE_BYTES + FORM_FIELDS_BYTES:
        raise TooMuchAtOnce
    try:
        fields, files = request.POST, request.FILES.getlist("files")
    except (TooManyFilesSent, RequestDataTooBig) as error:
        raise TooMuchAtOnce from error
    except (MultiPartParserError, UnreadablePostError) as error:
        raise uploads.CutOff from error
    expected = fields.get("expected_count", "")
    if fields.get("end") != "1" or (expected.isdecimal() and int(expected) != len(files)):
        raise uploads.CutOff
    if not files:
        raise NothingChosen


def _take_in_one(file: UploadedFile, case: Case, by: User) -> FileAnswer:
    name = clean_title(file.name)
    try:
        received = uploads.receive_upload(case=case, file=file, by=by)
    except uploads.UploadRefused as refusal:
        return FileAnswer(name, problem=_(refusal.message))
    return FileAnswer(name, received.document, received.is_new)


def _answer(
    request: HttpRequest, case: Case, *, answers: list[FileAnswer] | None = None, whole: IntakeError | None = None, status: int
) -> HttpResponse:
    template = "intake/parts/sending.html" if _is_script(request) else "intake/sending.html"
    return render(request, template, {"case": case, "answers": answers or [], "whole": _(whole.message) if whole else ""}, status=status)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
