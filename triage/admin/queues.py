"""Which cases wait for this nurse, and in which order?

In: a member of staff. Out: a handful of short queues for the first page, and the same conditions as filters of the long list. Counts stop at
a bound: beyond it nobody needs to know how many more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from intake.models import Case, Desk, Document, Stage, User
from intake.models.cases import CaseQuerySet
from triage.access import cases_for
from triage.models import Claim, ItemRequest

SHOWN = 8
COUNTED = 99


@dataclass(frozen=True, slots=True)
class QueueKind:
    """One queue: its key in addresses, its name, what an empty one says, and its condition."""

    key: str
    name: str
    when_empty: str
    condition: Callable[[User | AnonymousUser], Q]


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue as one person sees it now."""

    kind: QueueKind
    cases: list[Case]
    count: int

    @property
    def has_more(self) -> bool:
        return self.count > len(self.cases)

    @property
    def count_words(self) -> str:
        return f"{COUNTED}+" if self.count > COUNTED else str(self.count)


def _held_by(user: User | AnonymousUser) -> Q:
    return Q(pk__in=Claim.objects.filter(by_id=user.pk, released_at=None).values("case"))


KINDS: tuple[QueueKind, ...] = (
    QueueKind("mine", "With me", "You have no case in hand.", lambda user: Q(stage=Stage.IN_TRIAGE) & _held_by(user)),
    QueueKind("new", "New", "No case waits for a nurse.", lambda _: Q(stage=Stage.SUBMITTED)),
    QueueKind(
        "overdue",
        "Overdue",
        "Nothing is late.",
        lambda _: Q(due_at__lt=timezone.now(), stage__in=[Stage.SUBMITTED, Stage.IN_TRIAGE, Stage.QUEUED, Stage.IN_REVIEW]),
    ),
    QueueKind("patient", "Waiting for the patient", "No patient has been asked for anything.", lambda _: Q(stage=Stage.NEEDS_INFO)),
    QueueKind("colleagues", "With other nurses", "Nobody else has a case.", lambda user: Q(stage=Stage.IN_TRIAGE) & ~_held_by(user)),
    QueueKind("specialists", "With the specialists", "No case waits for a specialist.", lambda _: Q(stage__in=[Stage.QUEUED, Stage.IN_REVIEW])),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def queues_for(user: User | AnonymousUser) -> list[Queue]:
    """All queues, the most urgent cases of each first."""
    visible = cases_for(user)
    return [_open(kind, visible.filter(kind.condition(user))) for kind in KINDS]


def _open(kind: QueueKind, cases: CaseQuerySet) -> Queue:
    return Queue(kind, list(with_counts(cases).most_urgent_first()[:SHOWN]), cases.order_by()[: COUNTED + 1].count())


def with_counts(cases: CaseQuerySet) -> CaseQuerySet:
    """Cases with `paper_count`, `unread_count` (papers not settled), `holder` (who has it) and `is_back` (the patient answered a request)."""
    papers = Document.objects.filter(case=OuterRef("pk")).order_by().values("case")
    unsettled = papers.exclude(pk__in=Document.objects.settled().values("pk"))
    holder = Claim.objects.filter(case=OuterRef("pk"), released_at=None, desk__in=[Desk.NURSE, Desk.SPECIALIST]).order_by()
    return cases.annotate(
        paper_count=Coalesce(Subquery(papers.annotate(n=Count("pk")).values("n")), 0),
        unread_count=Coalesce(Subquery(unsettled.annotate(n=Count("pk")).values("n")), 0),
        holder=Subquery(holder.values("by__full_name")[:1]),
        is_back=Exists(ItemRequest.objects.filter(case=OuterRef("pk"), answered_at__isnull=False)),
    )
