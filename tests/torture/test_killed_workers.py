"""A worker that is killed at any moment loses nothing and does nothing twice. Slow: `make torture` runs it, `make test` does not."""

import json
import random
import signal
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.records import papers, sheet
from tests.journeys.house import House, running_house

DOCUMENTS = 40
KILLS = 10
LEASE_SECONDS = 5

UPLOAD = """
import pathlib, sys
from django.core.files.uploadedfile import SimpleUploadedFile
from intake import casefile
from intake.consents import required_purposes
from intake.models import User
from intake.uploads import receive_upload
user = User.objects.create_user("patient@example.org")
for number, path in enumerate(sorted(pathlib.Path({folder!r}).glob("*.pdf"))):
    if number % 20 == 0:
        user = User.objects.create_user(f"patient{{number}}@example.org")
        case = casefile.open_case(by=user, language="en")
        casefile.give_consents(case, by=user, purposes=required_purposes(), language="en")
    receive_upload(case=case, file=SimpleUploadedFile(path.name, path.read_bytes()), by=user)
"""
LEDGER = """
import json
from django.db.models import Count
from intake.models import CaseEvent, Document, Observation
print(json.dumps([
    {"state": d.state, "attempts": d.attempts, "pages": d.pages.count(), "reports": d.reports.count(),
     "values": Observation.objects.filter(report__document=d).count(),
     "read": CaseEvent.objects.filter(verb="read_document", detail__document=str(d.pk)).count()}
    for d in Document.objects.all()]))
"""


def _ledger(house: House) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(house.manage("shell", "-v0", "-c", LEDGER).strip().splitlines()[-1])
    return found


@pytest.mark.torture
def test_ten_kills_lose_no_document_and_read_none_twice(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201  printed by pytest when the test fails
    chance = random.Random(seed)
    shelf = tmp_path / "papers"
    shelf.mkdir()
    for number in range(DOCUMENTS):
        paper = papers.semen_paper(date(2026, 1, 1) + timedelta(days=number), number=number)
        (shelf / f"{number:03}.pdf").write_bytes(sheet.as_text_pdf([paper]))

    with running_house(tmp_path, LEASE_SECONDS=str(LEASE_SECONDS), MAX_ATTEMPTS="15") as house:
        house.stop("worker", signal.SIGKILL)
        house.manage("shell", "-v0", "-c", UPLOAD.format(folder=str(shelf)))
        for _ in range(KILLS):
            house.start("worker")
            time.sleep(chance.uniform(1.0, 5.0))
            house.stop("worker", signal.SIGKILL)
        house.start("worker")
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline and any(row["state"] in ("received", "reading") for row in _ledger(house)):
            time.sleep(1)
        ledger = _ledger(house)

    assert len(ledger) == DOCUMENTS
    assert {row["state"] for row in ledger} == {"read"}
    assert {row["pages"] for row in ledger} == {1}
    assert {row["reports"] for row in ledger} == {1}
    assert {row["read"] for row in ledger} == {1}, "each document was saved once"
