"""Celery doors. A message is only a doorbell: it carries nothing, any one is as good as any other, and a lost one costs two seconds.

The rows say what there is to do (`ingest.py`).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone
from kombu.exceptions import ChannelError, KombuError

from intake.accounts import forget_unused
from intake.ingest import drain, is_work_waiting
from intake.storage import sweep_leftovers

logger = logging.getLogger(__name__)

DRAIN_SECONDS = 50  # then the next doorbell, so that a worker that is asked to stop soon can


@shared_task
def drain_documents() -> None:
    """Read what waits."""
    with _survives_the_machine():
        drain(for_seconds=DRAIN_SECONDS)


@shared_task
def sweep_documents() -> None:
    """Read what waits although nobody rang, or nobody came. Not by another ring: that would stand in line behind all others."""
    with _survives_the_machine():
        if is_work_waiting():
            drain(for_seconds=DRAIN_SECONDS)


@shared_task
def sweep_storage() -> None:
    """Delete what broken uploads and readings left on the disk."""
    sweep_leftovers()


@shared_task
def sweep_accounts() -> None:
    """Forget who asked for a code and never came."""
    forget_unused(at=timezone.now())


def ring_doorbell() -> None:
    """Tell a worker that there is something to read. A broker that is down is nobody's error here: the sweeper rings again."""
    try:
        drain_documents.delay()
    except (KombuError, ChannelError, OSError) as error:
        logger.warning("The doorbell could not be rung (%s); the sweeper will.", type(error).__name__)


@contextmanager
def _survives_the_machine() -> Iterator[None]:
    """Celery stops the whole worker when a task raises MemoryError; one document must not do that to all others. A database that is away is told in
    a line, not in a traceback every two seconds."""
    try:
        yield
    except MemoryError:
        logger.error("Out of memory while reading; the document will be tried again.")  # noqa: TRY400 - a traceback would need memory too
    except OperationalError:
        logger.error("The database cannot be used; what waits is read when it can.")  # noqa: TRY400 - messages may quote rows
