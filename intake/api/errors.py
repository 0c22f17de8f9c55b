"""What does the programs' door answer when something is refused? One JSON object, always: {"code", "message"} and, for fields, {"fields"}.

In: whatever a view raised. Out: a 4xx answer (507 when the disk is full) whose code is stable and whose sentence says what to do next.
Deliberately not here: mistakes of the program. They stay exceptions, become a plain 500 and are logged.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied, RequestDataTooBig, SuspiciousOperation, ValidationError
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from intake.api.limits import TooMuch
from intake.errors import IntakeError

NOT_FOUND = _("There is nothing here for you. Check the address, or log in with the account it belongs to.")
# One sentence and a next step for what DRF names by a code. Codes without an entry keep DRF's own sentence.
SENTENCES = {
    "not_found": NOT_FOUND,
    "not_authenticated": _("Please log in first."),
    "authentication_failed": _("Please log in again."),
    "permission_denied": _("This is not open to you, or the request carried no valid CSRF token. Fetch a new token and try again."),
    "parse_error": _("The body of the request cannot be understood. Check that it is well-formed and try again."),
    "invalid": _("Some of what was sent cannot be taken. See `fields` for each of them."),
    "method_not_allowed": _("This address does not take that method."),
    "unsupported_media_type": _("This address does not take that type of body."),
    "throttled": _("Too many requests. Wait as long as the Retry-After header says and try again."),
}
# A refusal is about how things stand (409), unless it is about what was sent (400) or its code has a status of its own.
ABOUT_WHAT_WAS_SENT = {
    *("analyte_unknown", "cut_off", "empty", "implausible", "item_unknown", "not_a_number", "nothing_asked", "nothing_written"),
    *("number_ambiguous", "page_elsewhere", "reason_missing", "statement_missing", "unit_unknown", "value_unknown"),
    *("waiver_reason_unknown", "words_missing"),
}
STATUS_OF_REFUSAL = dict.fromkeys(ABOUT_WHAT_WAS_SENT, status.HTTP_400_BAD_REQUEST) | {
    "no_space": status.HTTP_507_INSUFFICIENT_STORAGE,
    "too_large": status.HTTP_413_REQUEST_ENTITY_TOO_LARGE,
    "type_not_read": status.HTTP_415_UNSUPPORTED_MEDIA_TYPE,
}


def answer_error(error: Exception, _context: Mapping[str, Any]) -> Response | None:
    """REST_FRAMEWORK["EXCEPTION_HANDLER"]. None lets a mistake of the program go on to Django's 500."""
    answer = _answer(error)
    if answer is not None:
        set_rollback()
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _answer(error: Exception) -> Response | None:
    if isinstance(error, IntakeError):
        return problem(error.code, str(error), STATUS_OF_REFUSAL.get(error.code, status.HTTP_409_CONFLICT))
    known = _as_api_error(error)
    return None if known is None else _answer_api_error(known)


def _as_api_error(error: Exception) -> exceptions.APIException | None:
    """Django's ways of saying no, in DRF's words."""
    if isinstance(error, exceptions.APIException):
        return error
    if isinstance(error, Http404 | ObjectDoesNotExist):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    if isinstance(error, RequestDataTooBig):
        return TooMuch()
    if isinstance(error, BadRequest | SuspiciousOperation | ValidationError):
        return exceptions.ParseError()
    return None


def _answer_api_error(error: exceptions.APIException) -> Response:
    code = str(error.default_code)
    sentence = SENTENCES.get(code, str(error.default_detail))
    fields = error.detail if isinstance(error, exceptions.ValidationError) else None
    answer = problem(code, sentence, error.status_code, fields=fields)
    wait = getattr(error, "wait", None)
    if wait is not None:
        answer.headers["Retry-After"] = str(int(wait) + 1)
    return answer


def problem(code: str, sentence: str, at: int, *, fields: Any = None) -> Response:
    """A refusal as JSON, its sentence in the language of the request."""
    body: dict[str, Any] = {"code": code, "message": gettext(sentence)}
    if fields is not None:
        body["fields"] = fields if isinstance(fields, Mapping) else {"": fields}
    return Response(body, status=at)
