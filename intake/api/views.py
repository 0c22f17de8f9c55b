"""The patient's door for programs: his cases and his papers.

Every view gets through `intake.access`, calls one verb, answers. What is not his is not found.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from intake.access import get_document, get_own_case, own_cases
from intake.api.base import CONFLICT, REFUSALS, Door, ListDoor
from intake.api.serializers import CaseShape, DocumentInFull, DocumentShape, Upload
from intake.events import record_access
from intake.models import Case, Document, Observation, ObservationStatus
from intake.uploads import receive_upload

MULTIPART_FRAME_BYTES = 64 * 1024  # headers and boundaries around the file


class OwnCases(ListDoor):
    serializer_class = CaseShape
    ordering = ("-created_at", "pk")

    def get_queryset(self) -> QuerySet[Case]:
        return own_cases(self.user)

    @extend_schema(tags=["patient"], operation_id="cases", responses={200: CaseShape(many=True), **REFUSALS})
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """My cases, the newest first."""
        return super().get(request, *args, **kwargs)


class OwnCase(Door):
    @extend_schema(tags=["patient"], operation_id="case", responses={200: CaseShape, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """One of my cases: where it stands and whose turn it is."""
        return self.shown(CaseShape, get_own_case(self.user, case_id))


class Documents(ListDoor):
    """The papers of one of my cases."""

    serializer_class = DocumentShape
    parser_classes = [MultiPartParser]
    ordering = ("-received_at", "pk")

    @property
    def throttle_scope(self) -> str | None:
        return "uploads" if self.request.method == "POST" else None

    @property
    def longest_body(self) -> int:
        return int(settings.MAX_FILE_BYTES) + MULTIPART_FRAME_BYTES

    def get_queryset(self) -> QuerySet[Document]:
        return Document.objects.filter(case=get_own_case(self.user, self.kwargs["case_id"]))

    @extend_schema(tags=["patient"], operation_id="documents", responses={200: DocumentShape(many=True), **REFUSALS})
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The papers of one of my cases, the newest first."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        tags=["patient"],
        operation_id="upload_document",
        request={"multipart/form-data": Upload},
        responses={200: DocumentShape, 201: DocumentShape, **CONFLICT},
    )
    def post(self, request: Request, case_id: UUID) -> Response:
        """Send one file. 201: it was taken in; 200: this very file was there before. It is read at once; look at the document to see how far."""
        case = get_own_case(self.user, case_id)
        if len(request.FILES.getlist("file")) > 1:
            raise ValidationError({"file": ["Send one file at a time."]})
        received = receive_upload(case=case, file=self.taken(Upload)["file"], by=self.user)
        return self.shown(DocumentShape, received.document, status=status.HTTP_201_CREATED if received.is_new else status.HTTP_200_OK)


class OneDocument(Door):
    @extend_schema(tags=["patient"], operation_id="document", responses={200: DocumentInFull, **REFUSALS})
    def get(self, _request: Request, document_id: UUID) -> Response:
        """One paper: its state, its pages, and what was read from it, each value with its place on the page."""
        document = get_document(self.user, document_id)
        values = Observation.objects.exclude(status=ObservationStatus.ENTERED_IN_ERROR).order_by("page__number", "box_top", "pk")
        prefetch_related_objects([document], "pages", Prefetch("reports__observations", queryset=values))
        if document.case.patient.user_id != self.user.pk:
            record_access("view_document", by=self.user, case=document.case, target=document)
        return self.shown(DocumentInFull, document)
