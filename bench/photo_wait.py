"""How long does a patient wait for a photo of one page: alone, and behind somebody's packet of a hundred pages?

In: nothing; a house of its own is started (web, worker, beat) and stopped. Out: a table: seconds from the upload to stored values, which a page
shows when it is asked next, and the worker's memory at its peak. Photos come one by one, each of another patient, who reads the portal in the
language of the paper where the portal speaks it, else in English. What somebody waits is what a photo takes longer behind the packet than alone.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.forms import as_packet, make_samples
from bench.memory import PeakMemory
from bench.records.record import Record, make_records
from bench.samples import Sample
from tests.journeys.house import running_house

if TYPE_CHECKING:
    from intake.models import Case, Document, User

ALONE, BEHIND = 25, 5
PACKET_PAGES = 100
LONGEST_WAIT_SECONDS = 1200


def make_photos(count: int) -> list[Sample]:
    """Photos of records of one page."""
    return list(make_samples(islice(_of_one_page(seed=0), count), "photo"))


def make_packet() -> bytes:
    """A hundred pages, half scanned, half text."""
    return as_packet(list(islice(_of_one_page(seed=1), PACKET_PAGES)), seed=1).data


def _of_one_page(seed: int) -> Iterator[Record]:
    records = make_records(count=2 * PACKET_PAGES, seed=seed)
    return (record for record in records if sum(len(report["pages"]) for report in record.truth["reports"]) == 1)


def upload(case: "Case", user: "User", name: str, data: bytes) -> "Document":
    """Hands in one file as the patient's page does."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from intake.uploads import receive_upload

    return receive_upload(case=case, file=SimpleUploadedFile(name, data), by=user).document


def seconds_until_read(document: "Document", started: float) -> float:
    """Waits until the values of a document are stored."""
    while not type(document).objects.settled().filter(pk=document.pk).exists():
        if time.monotonic() - started > LONGEST_WAIT_SECONDS:
            raise SystemExit("A document was never read; the figure would mean nothing.")
        time.sleep(0.05)  # how finely it measures; the wait is bounded above
    return time.monotonic() - started


def measure(photos: Sequence[Sample], packet: bytes) -> tuple[list[float], list[float], float]:
    """Seconds of each photo alone, of the last of them once more behind the packet, and of the packet."""
    for photo in photos[:2]:  # the first documents start the OCR processes
        _seconds_of(photo)
    alone = [_seconds_of(photo) for photo in photos[2:]]
    began = time.monotonic()
    large = upload(*_new_patient("en"), "packet.pdf", packet)
    time.sleep(3)  # a benchmark, not a test: by then every core is at work on the packet
    behind = [_seconds_of(photo) for photo in photos[-BEHIND:]]
    return alone, behind, seconds_until_read(large, began)


def main() -> None:
    """Prints the table."""
    photos, packet = make_photos(2 + ALONE), make_packet()
    shared = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108  files in memory: the disk is not what is measured
    with tempfile.TemporaryDirectory(prefix="anteroom-bench-", dir=shared) as home, running_house(Path(home)) as house:
        os.environ.update(house.environment, DJANGO_SETTINGS_MODULE="config.settings")
        import django

        django.setup()
        with PeakMemory(house.running["worker"].pid) as memory:
            alone, behind, whole = measure(photos, packet)
    print(f"\nUpload to stored values, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}{'':14}{'median':>8}{'p95':>8}{'worst':>8}")
    for name, seconds in (
        (f"{len(alone)} photos of one page, one by one", alone),
        (f"{len(behind)} of them behind a packet of {PACKET_PAGES} pages", behind),
        ("what these waited", [late - soon for late, soon in zip(behind, alone[-BEHIND:], strict=True)]),
    ):
        print(f"{name:56}{median(seconds):>8.1f}{_p95(seconds):>8.1f}{max(seconds):>8.1f}")
    print(f"{'the packet itself':56}{whole:>8.1f}")
    print(f"{'peak memory of the worker with all its processes, GB':56}{memory.peak / 1e9:>8.2f}")


def _seconds_of(photo: Sample) -> float:
    case, user = _new_patient(photo.language)
    started = time.monotonic()
    return seconds_until_read(upload(case, user, photo.name, photo.data), started)


def _new_patient(paper: str) -> tuple["Case", "User"]:
    """A patient with papers in a language."""
    from django.conf import settings

    from intake.casefile import give_consents, open_case
    from intake.consents import required_purposes
    from intake.models import User

    user = User.objects.create_user(f"patient{time.time_ns()}@example.org")
    case = open_case(by=user, language=paper if paper in dict(settings.LANGUAGES) else "en")
    give_consents(case, by=user, purposes=required_purposes(), language="en")
    return case, user


def _p95(seconds: Sequence[float]) -> float:
    """The smallest of the measured times that at least 95 % do not exceed."""
    ordered = sorted(seconds)
    return ordered[-(len(ordered) // 20) - 1]


if __name__ == "__main__":
    main()
