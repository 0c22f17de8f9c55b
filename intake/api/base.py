"""What every view of the programs' door has in common: who may knock, how things are taken and shown, how a refusal is described.

Deliberately not here: anything about cases or papers.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from intake.api.limits import MAX_BODY_BYTES, Cursor, TooMuch
from intake.models import User


class Problem(serializers.Serializer[Any]):
    """A refusal: a stable code and a sentence that says what to do next."""

    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(required=False, help_text="What is wrong, field by field.")  # type: ignore[assignment]


REFUSALS: dict[int, type[Problem]] = {400: Problem, 403: Problem, 404: Problem, 429: Problem}
CONFLICT: dict[int, type[Problem]] = {409: Problem, **REFUSALS}


class Door(APIView):
    """One address for programs. Logged in or not at all; personal answers are not kept by anybody on the way."""

    permission_classes = [IsAuthenticated]

    @property
    def longest_body(self) -> int:
        """In bytes."""
        return MAX_BODY_BYTES

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # Before anything reads the body: even looking for a CSRF token would take the whole of it in.
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if not length.isdecimal() or int(length) > self.longest_body:
            raise TooMuch
        super().initial(request, *args, **kwargs)

    def finalize_response(self, request: Request | HttpRequest, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        final = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]
        final.headers["Cache-Control"] = "no-store"
        return final

    @property
    def user(self) -> User:
        """The person behind the request; permissions have already refused anonymous ones."""
        found = self.request.user
        if not isinstance(found, User):
            raise NotFound
        return found

    def taken(self, shape: type[BaseSerializer[Any]]) -> Any:
        """What was sent, checked against its shape."""
        sent = shape(data=self.request.data)
        sent.is_valid(raise_exception=True)
        return sent.validated_data

    def shown(self, shape: type[BaseSerializer[Any]], thing: Any, *, status: int = 200) -> Response:
        return Response(shape(thing, context={"request": self.request}).data, status=status)


class ListDoor(Door, ListAPIView[Any]):
    """An address that answers with one page of a list, and the addresses of the next and the previous page."""

    pagination_class = Cursor
    ordering: tuple[str, ...]


class NothingHere(Door):
    """Any other address below /api/v1/: the same answer as for an unknown id."""

    permission_classes = [AllowAny]

    @extend_schema(exclude=True)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise NotFound
