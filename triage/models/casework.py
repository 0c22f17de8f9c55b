"""What people do with a case: who has it, what was asked for, and the opinion (FHIR ClinicalImpression)."""

import hashlib
import json
import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from intake.models import Case, Desk, User


class Claim(models.Model):
    """Somebody has the case. The unique row is what makes two claims at once have one winner."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="claims")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="claims")
    desk = models.CharField(max_length=12, choices=Desk.choices)
    claimed_at = models.DateTimeField()
    lease_until = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    released_because = models.TextField(blank=True, help_text="The holder's own words for colleagues, where a reason was asked for.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case"], condition=Q(released_at=None), name="one_live_claim_per_case")]

    def __str__(self) -> str:
        return f"claim {self.pk} on case {self.case_id}"


class ItemRequest(models.Model):
    """A nurse asks the patient for one item. It stays open until the patient has answered it or the nurse takes it back."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="requests")
    rule = models.CharField(max_length=40, help_text="The work-up item asked for.")
    note = models.TextField(blank=True, help_text="The nurse's own words to the patient.")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "rule"], condition=Q(answered_at=None), name="ask_once_at_a_time")]

    def __str__(self) -> str:
        return f"request {self.pk} ({self.rule})"


class Conclusion(models.TextChoices):
    """What the specialist concludes from the papers, as a code. It is a first view from records, never a diagnosis."""

    SUITABLE_TO_DISCUSS = "suitable_to_discuss", "Suitable to discuss sperm retrieval"
    MORE_NEEDED = "more_needed", "More information is needed first"
    OTHER_TREATMENT_FIRST = "other_treatment_first", "Another treatment should be considered first"
    RETRIEVAL_NOT_ADVISED = "retrieval_not_advised", "Sperm retrieval is not advised on these records"
    SEE_IN_PERSON = "see_in_person", "An examination in person is needed to say more"


class OpinionIsSigned(Exception):
    """Somebody's program tried to change a signed opinion."""


class Opinion(models.Model):
    """A signed first opinion. It is never changed after signing; a further opinion is a further row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="opinions")
    author_name = models.CharField(max_length=120, help_text="As it stood under the opinion on the day it was signed.")
    conclusion = models.CharField(max_length=32, choices=Conclusion.choices)
    assessment_text = models.TextField(help_text="What the records show, in the specialist's words.")
    recommendation = models.TextField(help_text="What the specialist suggests next.")
    signed_at = models.DateTimeField()
    documents = models.JSONField(default=list, help_text="Ids and digests of the papers it is based on.")
    sha256 = models.CharField(max_length=64, help_text="Of the signed words, so that a later change shows.")

    class Meta:
        ordering = ["signed_at"]

    def __str__(self) -> str:
        return f"opinion {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once, when it is signed."""
        if not self._state.adding:
            raise OpinionIsSigned(f"{self} is signed and is never changed; a further opinion is a further row.")
        self.sha256 = self.fingerprint()
        super().save(*args, **kwargs)

    def fingerprint(self) -> str:
        """SHA-256 over everything that was signed, in one fixed order."""
        signed = [
            str(self.pk),
            str(self.case_id),
            self.author_id,
            self.author_name,
            self.conclusion,
            self.assessment_text,
            self.recommendation,
            self.signed_at.isoformat(),
            self.documents,
        ]
        return hashlib.sha256(json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def is_as_signed(self) -> bool:
        """Nobody has changed a word since."""
        return self.fingerprint() == self.sha256
