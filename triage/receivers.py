"""What a paper says was saved or changed: assess its case, in the same transaction. Nothing else is received here."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from intake.models import Document
from intake.signals import document_read
from triage.assessment import assess_case


@receiver(document_read)
def assess_case_of(*, document: Document, **_: Any) -> None:
    """If this fails, the change that was announced is undone with it: no value is in force that no rule has seen."""
    assess_case(document.case, on=timezone.localdate())
