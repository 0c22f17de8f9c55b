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
from triage.progress import patient_view
from triage.rules.verdicts import ItemStatus


class ItemAsked(serializers.Serializer[Any]):
    """One item still asked for, in the patient's language."""

    id = serializers.CharField()
    status = serializers.ChoiceField(choices=[str(status) for status in ItemStatus])
    is_needed = serializers.BooleanField(help_text="False: helpful if he has it.")
    ask = serializers.CharField()
    why = serializers.CharField()
    how = serializers.CharField()
    good_copy = serializers.CharField()


class ItemRequested(serializers.Serializer[Any]):
    """What a nurse or a specialist asked for in person."""

    id = serializers.CharField(source="rule")
    ask = serializers.CharField()
    why = serializers.CharField()
    how = serializers.CharField()
    good_copy = serializers.CharField()
    note = serializers.CharField()
    asked_at = serializers.DateTimeField()


class Missing(serializers.Serializer[Any]):
    is_settled = serializers.BooleanField(help_text="False while a paper is still being read: ask again.")
    missing = ItemAsked(many=True)
    being_checked = ItemAsked(many=True, help_text="Something came; a person will look at it.")
    requests = ItemRequested(many=True)


class MissingItems(Door):
    @extend_schema(tags=["patient"], operation_id="missing_items", responses={200: Missing, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """What is still missing and why it is asked for, what a person is looking at, and what staff have asked me for."""
        return self.shown(Missing, patient_view(get_own_case(self.user, case_id)))


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

    author = serializers.CharField(source="author_name")

    class Meta:
        model = Opinion
        fields = ["id", "author", "conclusion", "assessment_text", "recommendation", "signed_at"]
        read_only_fields = fields


class OwnOpinion(Door):
    @extend_schema(tags=["patient"], operation_id="opinion", responses={200: OpinionForPatient, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The latest opinion; 404 while there is none."""
        case = get_own_case(self.user, case_id)
        return self.shown(OpinionForPatient, Opinion.objects.filter(case=case).latest("signed_at"))
