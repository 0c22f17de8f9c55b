"""What was handed in, and what has become of it: the book kept beside a house that is being tortured."""

import io
import json
import os
import signal
import time
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.records import papers, sheet
from tests.journeys.house import House

UPLOAD = """
import pathlib
from django.core.files.uploadedfile import SimpleUploadedFile
from intake import casefile
from intake.consents import required_purposes
from intake.models import User
from intake.uploads import receive_upload
for number, path in enumerate(sorted(pathlib.Path({folder!r}).iterdir())):
    if number % 20 == 0:
        user = User.objects.create_user(f"patient{{number}}@example.org")
        case = casefile.open_case(by=user, language="en")
        casefile.give_consents(case, by=user, purposes=required_purposes(), language="en")
    receive_upload(case=case, file=SimpleUploadedFile(path.name, path.read_bytes()), by=user)
"""
LEDGER = """
import json
from intake.models import CaseEvent, Document, Observation
print(json.dumps([
    {"id": str(d.pk), "title": d.title, "state": d.state, "problem": d.problem, "attempts": d.attempts, "pages": d.pages.count(),
     "bad": d.pages.exclude(problem="").count(), "reports": d.reports.count(),
     "values": Observation.objects.filter(report__document=d).count(),
     "read": CaseEvent.objects.filter(verb="read_document", detail__document=str(d.pk)).count()}
    for d in Document.objects.order_by("received_at")]))
"""
Rows = list[dict[str, object]]


def make_paper(number: int) -> sheet.Sheet:
    return papers.semen_paper(date(2026, 1, 1) + timedelta(days=number), number=number)


def typed(number: int, pages: int = 1) -> bytes:
    return sheet.as_text_pdf([make_paper(number + page) for page in range(pages)])


def scanned(number: int) -> bytes:
    out = io.BytesIO()
    sheet.as_picture(make_paper(number)).save(out, "JPEG", quality=80, dpi=(200, 200))
    return out.getvalue()


def hand_in(house: House, files: dict[str, bytes]) -> None:
    """Uploads the files in the order of their names, twenty a patient."""
    shelf = house.folder / "papers"
    shelf.mkdir()
    for name, data in files.items():
        (shelf / name).write_bytes(data)
    house.manage("shell", "-v0", "-c", UPLOAD.format(folder=str(shelf)))


def read_ledger(house: House) -> Rows:
    found: Rows = json.loads(house.manage("shell", "-v0", "-c", LEDGER).strip().splitlines()[-1])
    return found


def wait_until_settled(house: House, seconds: float = 300) -> Rows:
    """The ledger when nothing is left to read, or when the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(row["state"] in ("received", "reading") for row in read_ledger(house)):
        time.sleep(1)
    return read_ledger(house)


def assert_read_once(rows: Rows, files: Sequence[str]) -> None:
    """Each file is there, was read well and was saved once."""
    assert sorted(str(row["title"]) for row in rows) == sorted(files)
    wrong = [row for row in rows if (row["state"], row["problem"], row["bad"], row["read"]) != ("read", "", 0, 1) or not row["reports"]]
    assert wrong == []


def assert_log_names_nobody(house: House) -> None:
    """Ids only: no file's name, no address, nothing that stands on a paper."""
    told = "".join(path.read_text(errors="replace") for path in house.folder.glob("*.log"))
    for secret in ("paper-", "example.org", "SAMPLE", "Andrology", "Ejaculate"):
        assert secret not in told


def processes_of(worker: int, module: str) -> list[int]:
    """The processes of one of our modules that descend from the worker."""
    parents, found = dict[int, int](), list[int]()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if module.encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue  # it has ended
    return [pid for pid in found if worker in _ancestors(pid, parents)]


def kill_all(pids: Iterable[int]) -> int:
    """How many of them were still there to be killed."""
    killed = 0
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
            killed += 1
        except ProcessLookupError:
            continue
    return killed


def _ancestors(pid: int, parents: dict[int, int]) -> set[int]:
    above = set[int]()
    while pid in parents and pid not in above:
        above.add(pid)
        pid = parents[pid]
    return above
