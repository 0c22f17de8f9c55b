"""When does the clock ring, and when does it hold its breath?

In: the schedule in `settings.py`. Out: doorbells, unless so many already wait in their queue that nobody is answering: any one is as good as any
other, so while every worker is away for a day the broker keeps a handful of messages and not one for every two seconds.
"""

from typing import Any

from celery.beat import PersistentScheduler, ScheduleEntry
from kombu.entity import Queue

ENOUGH = 8  # more than there are doors behind a queue, so that one kind of ring never silences another for long


class Scheduler(PersistentScheduler):  # type: ignore[misc]  # celery has no types
    """What `CELERY_BEAT_SCHEDULER` names."""

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        if self._count_waiting(entry) < ENOUGH:
            super().apply_entry(entry, producer=producer)

    def _count_waiting(self, entry: ScheduleEntry) -> int:
        """Messages in the entry's queue. 0 while the broker does not answer: ringing then fails as it would without us, and is logged."""
        queue: Queue = self.app.amqp.router.route(dict(entry.options), entry.task)["queue"]
        try:
            return int(queue.bind(self.connection.default_channel).queue_declare().message_count)
        except (*self.connection.connection_errors, *self.connection.channel_errors):
            return 0
