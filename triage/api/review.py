"""Specialists' door for programs: the queue, the next case, and the signed opinion. The summary is in `summary.py`."""

from uuid import UUID

from django.db.models import Count, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from intake.api.base import CONFLICT, REFUSALS, Door, ListDoor
from intake.events import record_access
from intake.models import Case
from triage.access import get_case, queued_cases
from triage.api import serializers as shapes
from triage.api.desk import CaseStep, by_deadline
from triage.api.permissions import ForSpecialists
from triage.casework import claim_next, sign_opinion
from triage.models import Opinion


class ReviewQueue(ListDoor):
    permission_classes = [ForSpecialists]
    serializer_class = shapes.QueueEntry
    ordering = ("turn", "pk")

    def get_queryset(self) -> "QuerySet[Case]":
        return by_deadline(queued_cases(self.user)).annotate(page_count=Count("documents__pages"))

    @extend_schema(tags=["staff"], operation_id="review_queue", responses={200: shapes.QueueEntry(many=True), **REFUSALS})
    def get(self, request: Request, *args: object, **kwargs: object) -> Response:
        """What waits for any specialist, the earliest deadline first, without names."""
        return super().get(request, *args, **kwargs)


class NextCase(Door):
    permission_classes = [ForSpecialists]

    @extend_schema(
        tags=["staff"], operation_id="claim_next_case", request=shapes.Nothing, responses={200: shapes.StaffCaseShape, 204: None, **CONFLICT}
    )
    def post(self, _request: Request) -> Response:
        """Take the case with the earliest deadline. 204: nothing waits."""
        case = claim_next(by=self.user)
        return Response(status=status.HTTP_204_NO_CONTENT) if case is None else self.shown(shapes.StaffCaseShape, case)


class SignOpinion(CaseStep):
    @extend_schema(tags=["staff"], operation_id="staff_opinion", responses={200: shapes.OpinionShape, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The latest signed opinion of a case."""
        case = get_case(self.user, case_id)
        opinion = Opinion.objects.filter(case=case).latest("signed_at")
        record_access("view_opinion", by=self.user, case=case, target=opinion)
        return self.shown(shapes.OpinionShape, opinion)

    @extend_schema(tags=["staff"], operation_id="sign_opinion", request=shapes.Signing, responses={201: shapes.OpinionShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Sign and send. What is signed is never changed."""
        case, sent = self.case_and_words(case_id, shapes.Signing)
        opinion = sign_opinion(case, by=self.user, **sent)
        return self.shown(shapes.OpinionShape, opinion, status=status.HTTP_201_CREATED)
