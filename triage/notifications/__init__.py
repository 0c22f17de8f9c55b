"""How do messages reach people? An outbox: rows are claimed, sent through their channel, and tried again when that fails.

In: `Notice` rows, written with the step they tell of. Out: messages sent; rows that say sent, or failed for a person to see.
A new channel is one file and one line in `CHANNELS`; it passes `tests/triage/test_notifications.py`.
"""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Protocol

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from triage.models import Notice, NoticeState
from triage.notifications.email import EmailChannel
from triage.notifications.messages import NotDelivered

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # longer than any mail server may think (EMAIL_TIMEOUT)
# After the first failure wait so long, after the second so long …; after the last the notice has failed.
PATIENCE = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))


class Channel(Protocol):
    """A way to reach somebody. Raises NotDelivered when it could not; whatever it sends carries no health data and no name."""

    def send(self, notice: Notice) -> None: ...


CHANNELS: dict[str, Channel] = {"email": EmailChannel()}


def claim_next_notice(*, at: datetime) -> Notice | None:
    """Take the oldest notice that may be sent now. Of two workers at once one gets it; one that fell silent loses it to the next.

    A notice that has used up its tries, perhaps by killing its workers, is given up here, where no worker can die before it is written.
    """
    worn_out = _eligible(at).filter(attempts__gt=len(PATIENCE))
    worn_out.update(state=NoticeState.FAILED, token=None, lease_until=None)
    for pk in _eligible(at).order_by("created_at", "pk").values_list("pk", flat=True)[:20]:
        token = uuid.uuid4()
        won = _eligible(at).filter(pk=pk).update(state=NoticeState.SENDING, attempts=F("attempts") + 1, token=token, lease_until=at + LEASE)
        if won:
            return Notice.objects.select_related("case", "recipient").get(pk=pk)
    return None


def deliver_notice(notice: Notice) -> bool:
    """Send a claimed notice. True when it went out; otherwise it waits for its next try, or has failed for good."""
    mine = Notice.objects.filter(pk=notice.pk, state=NoticeState.SENDING, token=notice.token)
    if notice.token is None or not mine.exists():
        return False  # somebody else has it, or has sent it
    try:
        CHANNELS[notice.channel].send(notice)
    except NotDelivered as error:
        logger.warning("Not delivered, attempt %d: %s", notice.attempts, error)
        mine.update(**_after_failure(notice.attempts, timezone.now()))
        return False
    return mine.update(state=NoticeState.SENT, sent_at=timezone.now(), token=None, lease_until=None) == 1


def deliver_waiting(*, at_most: int = 50) -> int:
    """Send what may be sent now. Answers how many went out."""
    sent = 0
    for _ in range(at_most):
        notice = claim_next_notice(at=timezone.now())
        if notice is None:
            break
        sent += deliver_notice(notice)
    return sent


def retry_notice(notice: Notice) -> bool:
    """A person lets a failed notice be tried again from the beginning."""
    failed = Notice.objects.filter(pk=notice.pk, state=NoticeState.FAILED)
    return failed.update(state=NoticeState.WAITING, attempts=0, lease_until=None, token=None) == 1


def is_notice_waiting(*, at: datetime) -> bool:
    return _eligible(at).exists()


def _eligible(at: datetime) -> "QuerySet[Notice]":
    """Waiting with no pause ahead, or claimed by somebody who has fallen silent. While waiting, `lease_until` is the end of the pause.

    An end further ahead than the longest pause was written under a clock that has since gone back: it is over.
    """
    is_over = Q(lease_until__lte=at) | Q(lease_until__gt=at + PATIENCE[-1] + LEASE)
    waiting = Q(state=NoticeState.WAITING) & (Q(lease_until=None) | is_over)
    return Notice.objects.filter(waiting | Q(state=NoticeState.SENDING) & is_over)


def _after_failure(attempts: int, at: datetime) -> dict[str, object]:
    if attempts > len(PATIENCE):
        return {"state": NoticeState.FAILED, "token": None, "lease_until": None}
    return {"state": NoticeState.WAITING, "token": None, "lease_until": at + PATIENCE[attempts - 1]}
