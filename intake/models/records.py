"""What happened to a case and who looked: one row each, written with the step itself and never changed. Ids and codes only, no health data."""

from django.db import models

from intake.models.cases import Case
from intake.models.people import User


class CaseEvent(models.Model):
    """One step of a case. Written in the same transaction as the step; never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Empty: the program itself.")
    verb = models.CharField(max_length=40)
    from_stage = models.CharField(max_length=16, blank=True)
    to_stage = models.CharField(max_length=16, blank=True)
    detail = models.JSONField(default=dict, blank=True, help_text="Ids and codes.")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="event_by_case")]

    def __str__(self) -> str:
        return f"event {self.pk} ({self.verb})"


class AccessEvent(models.Model):
    """Somebody saw something of a case (FHIR AuditEvent)."""

    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="accesses")
    action = models.CharField(max_length=40, help_text="view_page, view_case, download_original …")
    target = models.CharField(max_length=80, blank=True, help_text="Kind and id of what was seen.")

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["case", "-at"], name="access_by_case")]

    def __str__(self) -> str:
        return f"access {self.pk} ({self.action})"
