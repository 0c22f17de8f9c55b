"""Notices waiting to be sent: an outbox of rows. Ids and codes only, no health data."""

from django.db import models
from django.db.models import Q

from intake.models import Case, User


class NoticeState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class Notice(models.Model):
    """A message to somebody, kept as a row until a worker has delivered it. It says that there is something to see, never what."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, help_text="A folder of templates/notices/.")
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=16, default="email")
    state = models.CharField(max_length=8, choices=NoticeState.choices, default=NoticeState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="notice_by_turn")]
        constraints = [models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_means_when")]

    def __str__(self) -> str:
        return f"notice {self.pk} ({self.kind})"
