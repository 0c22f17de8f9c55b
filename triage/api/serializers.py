"""How triage's things look to staff's programs: the case with its route and priority, the assessment, values with what the machine doubted.

None of these shapes is ever used in an answer to a patient; his are in `triage/api/patient.py` and `intake/api/serializers.py`.
"""

from typing import Any

from rest_framework import serializers

from intake.api.serializers import BoxField, CaseShape, DocumentShape
from intake.models import Case, CaseEvent, Document, EarlierRetrieval, HistoryAnswer, Observation, Patient
from intake.wording import value_words
from triage.models import Assessment, Conclusion, Flag, ItemRequest, Opinion, Waiver, WaiverReason, WorkupItem


class StaffCaseShape(CaseShape):
    """A case in a list of staff: no name, no value."""

    class Meta(CaseShape.Meta):
        fields = [*CaseShape.Meta.fields, "route", "priority", "due_at", "version"]
        read_only_fields = fields


class QueueEntry(serializers.ModelSerializer[Case]):
    """A case that waits for any specialist. It opens to the one who claims it."""

    page_count = serializers.IntegerField()

    class Meta:
        model = Case
        fields = ["reference", "priority", "submitted_at", "due_at", "page_count"]
        read_only_fields = fields


class ItemShape(serializers.ModelSerializer[WorkupItem]):
    class Meta:
        model = WorkupItem
        fields = ["rule", "title", "status", "severity", "because", "source", "evidence", "ask_patient", "is_open"]
        read_only_fields = fields


class FlagShape(serializers.ModelSerializer[Flag]):
    class Meta:
        model = Flag
        fields = ["rule", "because", "source", "evidence"]
        read_only_fields = fields


class AssessmentShape(serializers.ModelSerializer[Assessment]):
    """What the guidelines said on a day (FHIR GuidanceResponse)."""

    items = ItemShape(many=True)
    flags = FlagShape(many=True)

    class Meta:
        model = Assessment
        fields = ["id", "as_of", "made_at", "guideline_digest", "route", "priority", "items", "flags"]
        read_only_fields = fields


class PatientShape(serializers.ModelSerializer[Patient]):
    birth_date = serializers.DateField(allow_null=True)

    class Meta:
        model = Patient
        fields = ["full_name", "birth_date", "country", "language"]
        read_only_fields = fields


class AnswerShape(serializers.ModelSerializer[HistoryAnswer]):
    class Meta:
        model = HistoryAnswer
        fields = ["question", "answer", "stopped_on", "ended_on", "answered_at"]
        read_only_fields = fields


class RetrievalShape(serializers.ModelSerializer[EarlierRetrieval]):
    """An earlier search for sperm as the patient tells it; empty where he does not know."""

    class Meta:
        model = EarlierRetrieval
        fields = ["kind", "performed_on", "sperm_found", "histology", "told_at"]
        read_only_fields = fields


class RequestShape(serializers.ModelSerializer[ItemRequest]):
    class Meta:
        model = ItemRequest
        fields = ["rule", "note", "asked_at", "answered_at"]
        read_only_fields = fields


class WaiverShape(serializers.ModelSerializer[Waiver]):
    """An item that staff do without. `by` is the name of who said so; live while `withdrawn_at` is null."""

    by = serializers.CharField(source="by.full_name")

    class Meta:
        model = Waiver
        fields = ["rule", "reason", "statement", "by", "given_at", "withdrawn_at"]
        read_only_fields = fields


class StaffDocumentShape(DocumentShape):
    needs_check_count = serializers.IntegerField(help_text="Values a person must look at before they may be used.")

    class Meta(DocumentShape.Meta):
        model = Document
        fields = [*DocumentShape.Meta.fields, "needs_check_count"]
        read_only_fields = fields


class CaseDeskShape(serializers.Serializer[Any]):
    """Everything staff need to decide the next step of a case."""

    case = StaffCaseShape()
    patient = PatientShape()
    partner_age = serializers.IntegerField(allow_null=True, help_text="In full years, today.")
    history = AnswerShape(many=True)
    retrievals = RetrievalShape(many=True)
    documents = StaffDocumentShape(many=True)
    assessment = AssessmentShape(allow_null=True, help_text="The latest.")
    requests = RequestShape(many=True)
    waivers = WaiverShape(many=True, help_text="In force and taken back, in the order in which they were given.")
    allowed_verbs = serializers.ListField(child=serializers.CharField(), help_text="What you may do with it now.")


class EventShape(serializers.ModelSerializer[CaseEvent]):
    """One step of a case's story. `by` is the id of a log-in; null is the program itself."""

    by = serializers.IntegerField(source="by_id", allow_null=True)

    class Meta:
        model = CaseEvent
        fields = ["id", "at", "by", "verb", "from_stage", "to_stage", "detail"]
        read_only_fields = fields


class ValueInForceShape(serializers.Serializer[Any]):
    """The value that counts now: the person's word where there is one, else the machine's."""

    as_printed = serializers.CharField()
    number = serializers.FloatField(allow_null=True)
    comparator = serializers.CharField(allow_null=True)
    unit = serializers.CharField(allow_null=True)
    canonical_number = serializers.FloatField(allow_null=True)
    canonical_unit = serializers.CharField(allow_null=True)
    value = serializers.CharField(allow_null=True, help_text="A coded answer.")
    is_certain = serializers.BooleanField()


class StaffValueShape(serializers.ModelSerializer[Observation]):
    """One value (FHIR Observation): what the machine read, why it doubts, and what counts now."""

    report = serializers.UUIDField(source="report_id")
    document = serializers.UUIDField(source="report.document_id")
    kind = serializers.CharField(source="report.kind")
    page = serializers.UUIDField(source="page_id")
    box = BoxField(allow_null=True)
    number = serializers.FloatField(allow_null=True)
    canonical_number = serializers.FloatField(allow_null=True)
    reference_range_low = serializers.FloatField(allow_null=True)
    reference_range_high = serializers.FloatField(allow_null=True)
    needs_check = serializers.BooleanField()
    reasons = serializers.ListField(child=serializers.CharField())
    value_in_force = ValueInForceShape(allow_null=True, help_text="Null when a person said that this is no value of the paper.")
    in_words = serializers.SerializerMethodField(help_text="What counts now, in one line: 18.4 mIU/mL. Send it back as `seen`.")
    verified_by = serializers.IntegerField(source="verified_by_id", allow_null=True)

    class Meta:
        model = Observation
        fields = [
            *("id", "document", "report", "kind", "page", "box", "analyte", "label", "as_printed", "number", "comparator", "unit"),
            *("canonical_number", "canonical_unit", "value", "reference_range", "reference_range_low", "reference_range_high", "interpretation"),
            *("collected_on", "confidence", "reasons", "needs_check", "status", "verified_by", "verified_at", "value_in_force", "in_words"),
        ]
        read_only_fields = fields

    def get_in_words(self, value: Observation) -> str:
        return value_words(value.analyte, value.value_in_force)


class OpinionShape(serializers.ModelSerializer[Opinion]):
    """A signed opinion (FHIR ClinicalImpression)."""

    author = serializers.CharField(source="author_name")

    class Meta:
        model = Opinion
        fields = ["id", "author", "conclusion", "assessment_text", "recommendation", "signed_at", "sha256"]
        read_only_fields = fields


# --- what staff send -------------------------------------------------------------------------------------------------------------------


class Step(serializers.Serializer[Any]):
    """Any step of a case. `version` as last seen: with it, a step on a case that has changed since is refused."""

    version = serializers.IntegerField(required=False, min_value=1)


class Reason(Step):
    reason = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class Seen(serializers.Serializer[Any]):
    """A word about a value as it was seen: if it has changed since, the word is refused with 409."""

    seen = serializers.CharField(max_length=400, required=False, help_text="`in_words` of the value, as last read.")


class Verification(Seen):
    """Right is only said of something that was seen."""

    seen = serializers.CharField(max_length=400, allow_blank=True, help_text="`in_words` of the value, as last read.")


class Nothing(serializers.Serializer[Any]):
    """No body is needed."""


class Written(serializers.Serializer[Any]):
    """A value as it stands on the paper."""

    as_printed = serializers.CharField(max_length=200)
    unit = serializers.CharField(max_length=40, required=False, allow_null=True, default=None)
    value = serializers.CharField(max_length=200, required=False, allow_null=True, default=None, help_text="For a coded answer.")


class Correction(Written, Seen):
    """What the paper really says."""


class MissedValue(Written):
    """A value that the machine did not find."""

    page = serializers.UUIDField(help_text="Id of a page of the same document.")
    analyte = serializers.CharField(max_length=40)


class Asking(Step):
    """Which items the patient is asked for, and a note to him."""

    rules = serializers.ListField(child=serializers.CharField(max_length=40), min_length=1, max_length=50)
    note = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class Reopening(Step):
    """Which item is asked for again."""

    item = serializers.CharField(max_length=40, help_text="Id of the work-up item.")


class Waiving(Reopening):
    """Which item is closed without a paper, and why."""

    reason = serializers.ChoiceField(choices=WaiverReason.choices)
    statement = serializers.CharField(
        max_length=2000,
        required=False,
        default="",
        allow_blank=True,
        help_text="For colleagues. What was seen elsewhere needs one: what, when, where.",
    )


class Signing(Step):
    """The words the patient will read."""

    conclusion = serializers.ChoiceField(choices=Conclusion.choices)
    assessment_text = serializers.CharField(max_length=10_000)
    recommendation = serializers.CharField(max_length=10_000)
