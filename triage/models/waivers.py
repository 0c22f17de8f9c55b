"""What staff do without: one item of the work-up of one case, closed by a person instead of a paper."""

from django.db import models
from django.db.models import F, Q

from intake.crypto import EncryptedTextField
from intake.models import Case, User


class WaiverReason(models.TextChoices):
    """Why an item is closed without a paper."""

    SEEN_ELSEWHERE = "seen_elsewhere", "Done, and seen elsewhere"
    NOT_APPLICABLE_HERE = "not_applicable_here", "Does not apply to this patient"
    REFUSED_BY_PATIENT = "refused_by_patient", "The patient does not want it"
    CLINICIAN_DECISION = "clinician_decision", "A clinician decides without it"


class Waiver(models.Model):
    """A member of staff closes one item, until somebody takes it back. Rows are never changed otherwise: a new word is a new row."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="waivers")
    rule = models.CharField(max_length=40, help_text="The work-up item that is done without.")
    reason = models.CharField(max_length=24, choices=WaiverReason.choices)
    statement = EncryptedTextField(blank=True, help_text="What that person has seen, and where; for colleagues, never for the patient.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "rule"], condition=Q(withdrawn_at=None), name="one_live_waiver_per_item"),
            models.CheckConstraint(condition=Q(reason__in=WaiverReason.values), name="waiver_reason_is_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None) | Q(withdrawn_at__gte=F("given_at"), withdrawn_by__isnull=False),
                name="waiver_withdrawn_by_somebody_later",
            ),
        ]

    def __str__(self) -> str:
        return f"waiver {self.pk} ({self.rule})"
