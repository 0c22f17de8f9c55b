"""How much may one request send, and how much may one answer hold?

Kept apart from the views because DRF looks these classes up while its own views are being imported.
"""

from typing import Any

from django.utils.translation import gettext_noop as _
from rest_framework import status
from rest_framework.exceptions import APIException, NotFound, ParseError, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

MAX_BODY_BYTES = 1024 * 1024  # of JSON; files are counted apart


class TooMuch(APIException):
    """A body over the limit."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"
    default_detail = _("The body of the request is too large. Send less at a time.")


class BoundedJSONParser(JSONParser):
    """JSON up to a limit, counted while reading: DRF reads the stream past Django's own limit, and a Content-Length may be missing or lie."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            return super().parse(_Bounded(stream), media_type, parser_context)  # type: ignore[arg-type]  # only `read` is called
        except RecursionError as error:  # brackets nested thousands deep
            raise ParseError from error


class _Bounded:
    """A stream that refuses to give more than the limit."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def read(self, _size: int = -1) -> bytes:
        found: bytes = self._stream.read(MAX_BODY_BYTES + 1)
        if len(found) > MAX_BODY_BYTES:
            raise TooMuch
        return found


class Cursor(CursorPagination):
    """Lists come in pages of 50, of up to 100 on request; a larger wish is refused, not silently cut."""

    page_size_query_param = "page_size"
    max_page_size = 100

    def get_ordering(self, _request: Request, _queryset: Any, view: Any) -> tuple[str, ...]:
        """The view's own. Its first column makes the cursor and must be nearly unique."""
        return tuple(view.ordering)

    def get_page_size(self, request: Request) -> int:
        wish = request.query_params.get("page_size")
        if wish is None:
            return int(self.page_size or self.max_page_size)
        if not (wish.isascii() and wish.isdigit() and len(wish) < 5 and 1 <= int(wish) <= self.max_page_size):
            raise ValidationError({"page_size": [f"A number from 1 to {self.max_page_size}."]})
        return int(wish)

    def decode_cursor(self, request: Request) -> Any:
        if "\x00" in request.query_params.get(self.cursor_query_param, ""):
            raise NotFound
        return super().decode_cursor(request)
