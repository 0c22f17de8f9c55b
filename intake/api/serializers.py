"""How intake's things look to programs. FHIR R4 names in snake_case; numbers as numbers, days as ISO 8601, codes as in the contract of `read_file`.

What a patient may see stands here. What only staff may see (what the machine doubted, printed flags, coded answers) is in `triage/api`.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from intake.errors import NOT_READ, PutAside
from intake.models import Case, Document, Observation, Page, Report


class CaseShape(serializers.ModelSerializer[Case]):
    """A case as its patient sees it."""

    desk = serializers.ChoiceField(choices=["patient", "nurse", "specialist", "nobody"], help_text="Whose turn it is.")

    class Meta:
        model = Case
        fields = ["id", "reference", "stage", "desk", "is_open", "created_at", "submitted_at", "closed_at"]
        read_only_fields = fields


class DocumentProblem(serializers.Serializer[Any]):
    """Why a file could not be read, and what to do."""

    code = serializers.CharField()
    message = serializers.CharField()


class DocumentShape(serializers.ModelSerializer[Document]):
    """One uploaded file (FHIR DocumentReference)."""

    case = serializers.UUIDField(source="case_id")
    problem = serializers.SerializerMethodField()
    original = serializers.SerializerMethodField(help_text="Address of the file as it was sent.")

    class Meta:
        model = Document
        fields = ["id", "case", "title", "content_type", "size", "state", "is_settled", "problem", "received_at", "read_at", "original"]
        read_only_fields = fields

    @extend_schema_field(DocumentProblem(allow_null=True))
    def get_problem(self, document: Document) -> dict[str, str] | None:
        return found_problem(document)

    def get_original(self, document: Document) -> str:
        return reverse("original", args=[document.pk])


def found_problem(document: Document) -> dict[str, str] | None:
    """The problem's code and its sentence in the language of the request; None when there is none."""
    if not document.problem:
        return None
    return {"code": document.problem, "message": gettext(NOT_READ.get(document.problem, PutAside).message)}


class PageShape(serializers.ModelSerializer[Page]):
    """One upright page."""

    picture = serializers.SerializerMethodField(help_text="Address of its picture; null while there is none.")

    class Meta:
        model = Page
        fields = ["id", "number", "width", "height", "source", "language", "problem", "picture"]
        read_only_fields = fields

    def get_picture(self, page: Page) -> str | None:
        return reverse("page_picture", args=[page.pk]) if page.has_picture else None


class BoxField(serializers.ListField):
    """Left, top, right, bottom of the printed value as fractions of the upright page."""

    child = serializers.FloatField(min_value=0, max_value=1)

    def to_representation(self, data: Any) -> list[float]:
        return list(data.as_list())


class ValueShape(serializers.ModelSerializer[Observation]):
    """One value as the patient sees it: what the paper says, where it says so, and whether a person still has to look. Never a judgement."""

    page = serializers.UUIDField(source="page_id")
    box = BoxField(allow_null=True, help_text="Null for a value typed in by a person.")
    as_printed = serializers.CharField(source="value_in_force.as_printed")
    number = serializers.FloatField(source="value_in_force.number", allow_null=True)
    comparator = serializers.CharField(source="value_in_force.comparator", allow_null=True)
    unit = serializers.CharField(source="value_in_force.unit", allow_null=True, help_text="As printed.")
    canonical_number = serializers.FloatField(source="value_in_force.canonical_number", allow_null=True)
    canonical_unit = serializers.CharField(source="value_in_force.canonical_unit", allow_null=True, help_text="UCUM.")
    needs_check = serializers.BooleanField(help_text="A person will look at this value before it is used.")

    class Meta:
        model = Observation
        fields = [
            *("id", "analyte", "label", "as_printed", "number", "comparator", "unit", "canonical_number", "canonical_unit"),
            *("reference_range", "collected_on", "page", "box", "status", "needs_check"),
        ]
        read_only_fields = fields


class ReportShape(serializers.ModelSerializer[Report]):
    """One printed report inside a file (FHIR DiagnosticReport)."""

    observations = serializers.SerializerMethodField()
    has_kept_results = serializers.SerializerMethodField(help_text="A result was read that a nurse looks at before it is shown here.")

    class Meta:
        model = Report
        fields = [
            *("id", "number", "kind", "language", "page_numbers", "laboratory", "collected_on", "collected_at", "received_on", "issued_on"),
            *("observations", "has_kept_results"),
        ]
        read_only_fields = fields

    @extend_schema_field(ValueShape(many=True))
    def get_observations(self, report: Report) -> Any:
        return ValueShape([each for each in report.observations.all() if not each.is_kept_for_a_nurse], many=True, context=self.context).data

    def get_has_kept_results(self, report: Report) -> bool:
        return any(each.is_kept_for_a_nurse for each in report.observations.all())


class DocumentInFull(DocumentShape):
    """A file with its pages and everything read from it."""

    pages = PageShape(many=True)
    reports = ReportShape(many=True)

    class Meta(DocumentShape.Meta):
        fields = [*DocumentShape.Meta.fields, "pages", "reports"]
        read_only_fields = fields


class Upload(serializers.Serializer[Any]):
    """A multipart body with exactly one file."""

    file = serializers.FileField(allow_empty_file=True)  # an empty file is refused by the verb, in its own words
