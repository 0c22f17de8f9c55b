"""The case: a patient's request for a review (FHIR ServiceRequest), what he agreed to and what he told us.

A case's stage is changed only by `triage/casework.py`, where all transitions stand in one table.
"""

import secrets
import uuid
from datetime import date

from django.db import models

from intake.models.people import Patient


class Desk(models.TextChoices):
    """Whose turn it is."""

    PATIENT = "patient", "Patient"
    NURSE = "nurse", "Nurse"
    SPECIALIST = "specialist", "Specialist"
    NOBODY = "nobody", "Nobody"


class Stage(models.TextChoices):
    """Where a case stands."""

    DRAFT = "draft", "Being prepared by the patient"
    SUBMITTED = "submitted", "Waiting for a nurse"
    IN_TRIAGE = "in_triage", "With a nurse"
    NEEDS_INFO = "needs_info", "Waiting for the patient"
    QUEUED = "queued", "Waiting for a specialist"
    IN_REVIEW = "in_review", "With a specialist"
    OPINION_SENT = "opinion_sent", "Opinion sent"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn by the patient"


DESK_OF_STAGE: dict[str, str] = {
    Stage.DRAFT: Desk.PATIENT,
    Stage.SUBMITTED: Desk.NURSE,
    Stage.IN_TRIAGE: Desk.NURSE,
    Stage.NEEDS_INFO: Desk.PATIENT,
    Stage.QUEUED: Desk.SPECIALIST,
    Stage.IN_REVIEW: Desk.SPECIALIST,
    Stage.OPINION_SENT: Desk.NOBODY,
    Stage.CLOSED: Desk.NOBODY,
    Stage.WITHDRAWN: Desk.NOBODY,
}
# The patient may always add a paper while somebody may still look at it.
OPEN_STAGES = [Stage.DRAFT, Stage.SUBMITTED, Stage.IN_TRIAGE, Stage.NEEDS_INFO, Stage.QUEUED, Stage.IN_REVIEW]
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is mistaken for something else on the telephone


def new_reference() -> str:
    """Eight characters in two groups, to read out to a person. It opens nothing."""
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


class CaseQuerySet(models.QuerySet["Case"]):
    def waiting_for(self, desk: str) -> "CaseQuerySet":
        """Cases whose next step belongs to this desk."""
        return self.filter(stage__in=[stage for stage, at in DESK_OF_STAGE.items() if at == desk])

    def most_urgent_first(self) -> "CaseQuerySet":
        """Earliest deadline first; it was set with the priority, so nothing starves."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "created_at", "pk")

    def open(self) -> "CaseQuerySet":
        return self.filter(stage__in=OPEN_STAGES)


class Case(models.Model):
    """One request for a first review. Its key opens all its papers: destroying the key erases them everywhere, backups included."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="cases")
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.DRAFT)
    route = models.CharField(max_length=40, blank=True, help_text="Of the latest assessment. For staff only.")
    priority = models.CharField(max_length=2, default="P3", help_text="P1 the same working day … P4 waiting for papers.")
    due_at = models.DateTimeField(null=True, blank=True, help_text="When the desk whose turn it is should have done its step.")
    version = models.PositiveIntegerField(default=1, help_text="Counts transitions: whoever acts on an older one is told so.")
    wrapped_key = models.BinaryField(help_text="The case's own key, wrapped by a storage key (intake/crypto.py).")
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stage", "due_at"], name="case_by_stage_and_deadline")]
        constraints = [models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="case_stage_is_known")]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def desk(self) -> str:
        return DESK_OF_STAGE[self.stage]

    @property
    def is_open(self) -> bool:
        """Papers are still taken in."""
        return self.stage in OPEN_STAGES


class Consent(models.Model):
    """One agreement (FHIR Consent): to one purpose, in one version and language of its text, until it is withdrawn."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=32)
    version = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    text_sha256 = models.CharField(max_length=64, help_text="Of exactly the text that was shown.")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "purpose"], condition=models.Q(withdrawn_at=None), name="one_live_consent_per_purpose"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | models.Q(withdrawn_at__gte=models.F("given_at")), name="withdrawn_after_given"
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk} ({self.purpose})"


class AnswerChoice(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "I do not know"


class HistoryAnswer(models.Model):
    """What the patient answered to one question (FHIR QuestionnaireResponse.item). The questions are data in `intake/history.py`."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="history")
    question = models.CharField(max_length=40, help_text="A key of the contract, such as testosterone_use.")
    answer = models.CharField(max_length=8, choices=AnswerChoice.choices)
    stopped_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "question"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"answer {self.pk} ({self.question})"

    @property
    def is_yes(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.answer)

    @property
    def dates(self) -> dict[str, date | None]:
        return {"stopped_on": self.stopped_on, "ended_on": self.ended_on}
