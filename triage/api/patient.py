"""The patient's door for programs: what is still missing, handing in, answering a request, reading the opinion.

Here a patient sees what he can act on: what to ask for, why, how, and what a good copy looks like. Flags, routes, priorities and the
reasons of the rules are for staff: no shape in this file has a place for them.
"""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from intake.access import get_own_case
from intake.api.base import CONFLICT, REFUSALS, Door
from intake.api.serializers import CaseShape
from triage.casework import return_to_nurse, submit_case
from triage.models import Opinion


class Submission(serializers.Serializer[Any]):
    has_no_papers = serializers.BooleanField(required=False, default=False, help_text="Says that there is no paper to send.")


class SubmitCase(Door):
    @extend_schema(tags=["patient"], operation_id="submit_case", request=Submission, responses={200: CaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Hand the case in. Needs the consents, and a paper or the word that there is none."""
        case = get_own_case(self.user, case_id)
        submit_case(case, by=self.user, has_no_papers=self.taken(Submission)["has_no_papers"])
        return self.shown(CaseShape, case)


class AnswerRequests(Door):
    @extend_schema(tags=["patient"], operation_id="answer_requests", request=None, responses={200: CaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """I have sent what I have: the case goes back to the nurse."""
        case = get_own_case(self.user, case_id)
        return_to_nurse(case, by=self.user)
        return self.shown(CaseShape, case)


class OpinionForPatient(serializers.ModelSerializer[Opinion]):
    """A signed opinion as its patient reads it."""

    author = serializers.CharField(source="author.full_name")

    class Meta:
        model = Opinion
        fields = ["id", "author", "conclusion", "assessment_text", "recommendation", "signed_at"]
        read_only_fields = fields


class OwnOpinion(Door):
    @extend_schema(tags=["patient"], operation_id="opinion", responses={200: OpinionForPatient, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The latest opinion; 404 while there is none."""
        case = get_own_case(self.user, case_id)
        return self.shown(OpinionForPatient, Opinion.objects.select_related("author").filter(case=case).latest("signed_at"))
