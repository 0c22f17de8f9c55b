"""Celery's doors to triage: doorbells without arguments. The rows are the truth; a bell that is lost or rings twice changes nothing."""

from celery import shared_task
from django.utils import timezone

from triage.casework import return_expired_claims
from triage.notifications import deliver_waiting, is_notice_waiting


@shared_task
def deliver_notices() -> None:
    deliver_waiting()


@shared_task
def sweep_notices() -> None:
    if is_notice_waiting(at=timezone.now()):
        deliver_notices.delay()


@shared_task
def sweep_claims() -> None:
    return_expired_claims(at=timezone.now())
