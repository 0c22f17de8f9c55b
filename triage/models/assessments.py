"""What the guidelines said about a case on a day (FHIR GuidanceResponse), kept with the rules' ids and the digest of the guidelines used."""

from django.db import models

from intake.models import Case
from triage.rules.verdicts import OPEN_STATUSES


class Assessment(models.Model):
    """One evaluation of one case. The newest is in force; older ones are kept so that what changed can be shown."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assessments")
    as_of = models.DateField()
    made_at = models.DateTimeField()
    guideline_digest = models.CharField(max_length=64)
    route = models.CharField(max_length=40)
    priority = models.CharField(max_length=2)

    class Meta:
        ordering = ["-made_at", "-pk"]
        get_latest_by = ["made_at", "pk"]
        indexes = [models.Index(fields=["case", "-made_at"], name="assessment_latest")]

    def __str__(self) -> str:
        return f"assessment {self.pk} of case {self.case_id}"


class WorkupItem(models.Model):
    """One item of the work-up as judged in one assessment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="items")
    rule = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=16)
    severity = models.CharField(max_length=12)
    because = models.TextField(help_text="For staff.")
    source = models.CharField(max_length=200)
    evidence = models.JSONField(default=list, help_text="Ids of what it rests on.")
    ask_patient = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["assessment", "rule"], name="one_verdict_per_rule")]

    def __str__(self) -> str:
        return f"work-up item {self.pk} ({self.rule})"

    @property
    def is_open(self) -> bool:
        """Something is still to come or to be looked at."""
        return self.status in OPEN_STATUSES


class Flag(models.Model):
    """Something staff must see (FHIR DetectedIssue). Never shown to a patient."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="flags")
    rule = models.CharField(max_length=40)
    because = models.TextField()
    source = models.CharField(max_length=200)
    evidence = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"flag {self.pk} ({self.rule})"
