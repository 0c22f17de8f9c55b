"""Nurses' door for programs: the values of a case, and a person's word on each.

The word is given through the verbs of `intake.observations`, the same that the page with the picture uses.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from intake.api.base import CONFLICT, REFUSALS, Door, ListDoor
from intake.events import record_access
from intake.models import Observation, ObservationStatus, Page, Report
from intake.observations import correct_observation, record_observation, reject_observation, verify_observation
from triage.access import cases_for, get_case, get_value
from triage.api import serializers as shapes
from triage.api.permissions import ForNurses, ForStaff

CHOICES = {"true": True, "false": False}


class StaffValues(ListDoor):
    permission_classes = [ForStaff]
    serializer_class = shapes.StaffValueShape
    ordering = ("pk",)

    def get_queryset(self) -> "QuerySet[Observation]":
        case = get_case(self.user, self.kwargs["case_id"])
        record_access("view_values", by=self.user, case=case)
        values = Observation.objects.filter(report__document__case=case).select_related("report")
        wish = self.request.query_params.get("needs_check")
        if wish is None:
            return values
        if wish not in CHOICES:
            raise ValidationError({"needs_check": ["true or false."]})
        doubted = values.filter(status=ObservationStatus.PRELIMINARY).exclude(reasons=[])
        return doubted if CHOICES[wish] else values.exclude(pk__in=doubted.values("pk"))

    @extend_schema(
        tags=["staff"],
        operation_id="staff_values",
        parameters=[OpenApiParameter("needs_check", OpenApiTypes.BOOL)],
        responses={200: shapes.StaffValueShape(many=True), **REFUSALS},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The values of a case, in no particular order; `needs_check` narrows them to those a person must look at, or to the others."""
        return super().get(request, *args, **kwargs)


class VerifyValue(Door):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="verify_value", request=shapes.Verification, responses={200: shapes.StaffValueShape, **CONFLICT})
    def post(self, _request: Request, observation_id: UUID) -> Response:
        """What I saw is what the paper says. Refused if the value has changed since."""
        value = get_value(self.user, observation_id)
        value = verify_observation(value, by=self.user, **self.taken(shapes.Verification))
        return self.shown(shapes.StaffValueShape, value)


class CorrectValue(Door):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="correct_value", request=shapes.Correction, responses={200: shapes.StaffValueShape, **CONFLICT})
    def post(self, _request: Request, observation_id: UUID) -> Response:
        """The paper says something else."""
        value = get_value(self.user, observation_id)
        value = correct_observation(value, by=self.user, **self.taken(shapes.Correction))
        return self.shown(shapes.StaffValueShape, value)


class RejectValue(Door):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="reject_value", request=shapes.Seen, responses={200: shapes.StaffValueShape, **CONFLICT})
    def post(self, _request: Request, observation_id: UUID) -> Response:
        """This is no value of this paper."""
        value = get_value(self.user, observation_id)
        value = reject_observation(value, by=self.user, **self.taken(shapes.Seen))
        return self.shown(shapes.StaffValueShape, value)


class MissedValues(Door):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="record_value", request=shapes.MissedValue, responses={201: shapes.StaffValueShape, **CONFLICT})
    def post(self, _request: Request, report_id: UUID) -> Response:
        """Add a value that the machine did not find."""
        report = Report.objects.get(pk=report_id, document__case__in=cases_for(self.user))
        sent = self.taken(shapes.MissedValue)
        value = record_observation(report, by=self.user, **{**sent, "page": self._page_of(report, sent["page"])})
        return self.shown(shapes.StaffValueShape, value, status=status.HTTP_201_CREATED)

    def _page_of(self, report: Report, page_id: UUID) -> Page:
        page = report.document.pages.filter(pk=page_id).first()
        if page is None:
            raise ValidationError({"page": ["Not a page of this report's document."]})
        return page
