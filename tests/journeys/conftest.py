"""Houses and browsers for the journeys."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.records import papers, sheet, wear
from tests.journeys.house import House, running_house
from tests.services import private_postgresql, private_redis


@pytest.fixture(params=["embedded", "postgresql and redis"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The default on one machine, and the way it runs on several."""
    with ExitStack() as stack:
        addresses = {}
        if request.param != "embedded":
            addresses = {"database_url": stack.enter_context(private_postgresql()), "broker_url": stack.enter_context(private_redis())}
        yield stack.enter_context(running_house(tmp_path, **addresses))


@pytest.fixture
def shelf(tmp_path: Path) -> dict[str, Path]:
    """The patient's papers: a text-layer PDF, a scan, a photo."""
    today = date.today()  # noqa: DTZ011  the day the patient lives in
    first, second, blood = (today - timedelta(days=days) for days in (75, 40, 50))
    files = {
        "semen.pdf": sheet.as_text_pdf([papers.semen_paper(first, number=1)]),
        "semen-scan.pdf": sheet.as_picture_pdf([wear.scanned(sheet.as_picture(papers.semen_paper(second, number=2, volume="3.1")), seed=3)]),
        "hormones.jpg": wear.photographed(sheet.as_picture(papers.hormone_paper(blood), dpi=300), seed=4),
        "genetics.pdf": sheet.as_text_pdf([papers.genetics_paper(blood)]),
        "damaged.pdf": b"%PDF-1.7\nthis is where the connection broke",
    }
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in files}
