"""How do doorbells travel on one machine? As small files in a folder: kombu's filesystem transport, made safe for several processes.

In and out: Celery messages without content. kombu writes a message where its readers already look, so that now and then one reads half a
message and the worker dies of it (kombu 5.7, `transport/filesystem.py`). Here a message appears whole, by renaming, and one that cannot be
read is dropped: the row is the truth, and the sweeper rings again. Several machines use Redis instead (`BROKER_URL`).
"""

import logging
import os
import time
from pathlib import Path
from queue import Empty
from typing import Any
from uuid import uuid4

from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """One process's end of the folder."""

    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # kombu's own classes disagree about the name
        name = f"{time.time_ns()}_{uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        part = folder / f".{name}.part"
        part.write_text(dumps(payload))
        part.rename(folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002  never waits, like the transport it stands for
        """The oldest message. Whoever renames it first has it. Raises queue.Empty."""
        folder = Path(self.data_folder_in)
        for name in sorted(entry.name for entry in os.scandir(folder) if entry.name.partition(".")[2] == f"{queue}.msg"):
            taken = folder / f".{name}.taken"
            try:
                (folder / name).rename(taken)
                text = taken.read_text()
                taken.unlink()
            except FileNotFoundError:
                continue  # another worker was quicker
            try:
                return loads(text)
            except ValueError:
                logger.warning("A doorbell could not be read; it is dropped and the sweeper rings again.")
        raise Empty


class Transport(filesystem.Transport):  # type: ignore[misc]
    """What `CELERY_BROKER_TRANSPORT` names."""

    Channel = Channel
