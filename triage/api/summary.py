"""A case on one page for staff's programs: each number with its date, its range, how sure it is, and its place on the paper.

The words are those of `triage.summary`, which the specialist's page shows too.
"""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from intake.api.base import REFUSALS, Door
from intake.api.serializers import BoxField, DocumentShape
from intake.events import record_access
from triage.access import get_case
from triage.api.permissions import ForStaff
from triage.api.serializers import FlagShape, ItemShape, RetrievalShape, WaiverShape
from triage.casework import renew_claim
from triage.summary import summarise_case


class SummaryValueShape(serializers.Serializer[Any]):
    observation = serializers.UUIDField(source="observation_id")
    document = serializers.UUIDField(source="document_id")
    page = serializers.UUIDField(source="page_id")
    page_number = serializers.IntegerField()
    box = BoxField(allow_null=True)
    analyte = serializers.CharField()
    name = serializers.CharField()
    as_printed = serializers.CharField()
    number = serializers.FloatField(allow_null=True)
    comparator = serializers.CharField(allow_null=True)
    unit = serializers.CharField(allow_null=True)
    canonical_number = serializers.FloatField(allow_null=True)
    canonical_unit = serializers.CharField(allow_null=True)
    value = serializers.CharField(allow_null=True, help_text="A coded answer.")
    reference_range = serializers.CharField()
    interpretation = serializers.CharField()
    on = serializers.DateField(allow_null=True)
    date_basis = serializers.CharField(help_text="Which date `on` is: of collection, or the next best.")
    laboratory = serializers.CharField()
    is_certain = serializers.BooleanField(help_text="False: a person still has to look.")
    is_confirmed = serializers.BooleanField(help_text="A person has looked.")
    reasons = serializers.ListField(child=serializers.CharField())


class SeriesShape(serializers.Serializer[Any]):
    """One analyte over time, newest first; without values no paper has it."""

    analyte = serializers.CharField()
    name = serializers.CharField()
    values = SummaryValueShape(many=True)


class SampleShape(serializers.Serializer[Any]):
    """One semen analysis."""

    report = serializers.UUIDField(source="report_id")
    on = serializers.DateField(allow_null=True)
    date_basis = serializers.CharField()
    laboratory = serializers.CharField()
    values = SummaryValueShape(many=True)


class HistoryLineShape(serializers.Serializer[Any]):
    question = serializers.CharField()
    text = serializers.CharField()
    answer = serializers.CharField(help_text="yes, no, unknown; empty: not answered.")
    stopped_on = serializers.DateField(allow_null=True)
    ended_on = serializers.DateField(allow_null=True)


class WaivedItemShape(serializers.Serializer[Any]):
    """An item that is closed without a paper."""

    item = ItemShape()
    waiver = WaiverShape()


class SummaryShape(serializers.Serializer[Any]):
    """Everything a specialist needs to see of a case, without a name."""

    id = serializers.UUIDField(source="case_id")
    reference = serializers.CharField()
    stage = serializers.CharField()
    route = serializers.CharField()
    priority = serializers.CharField()
    due_at = serializers.DateTimeField(allow_null=True)
    patient_age = serializers.IntegerField(allow_null=True)
    partner_age = serializers.IntegerField(allow_null=True)
    country = serializers.CharField()
    samples = SampleShape(many=True)
    hormones = SeriesShape(many=True)
    genetics = SeriesShape(many=True)
    other = SeriesShape(many=True)
    partner = SeriesShape(many=True)
    history = HistoryLineShape(many=True)
    retrievals = RetrievalShape(many=True)
    missing = ItemShape(many=True)
    waived = WaivedItemShape(many=True)
    satisfied = ItemShape(many=True)
    flags = FlagShape(many=True)
    documents = DocumentShape(many=True)
    late_documents = DocumentShape(many=True, help_text="Arrived after the case was last released to the specialists.")
    pages = serializers.IntegerField()
    unconfirmed = serializers.IntegerField(help_text="How many of these values a person still has to look at.")


class Summary(Door):
    permission_classes = [ForStaff]

    @extend_schema(tags=["staff"], operation_id="summary", responses={200: SummaryShape, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """The case on one page. To whoever holds the case this is a sign of life: the claim is renewed."""
        case = get_case(self.user, case_id)
        record_access("view_summary", by=self.user, case=case)
        renew_claim(case, by=self.user)
        return self.shown(SummaryShape, summarise_case(case))
