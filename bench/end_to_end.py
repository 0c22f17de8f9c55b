"""How many pages a minute, from upload to stored values: scanned ones beside the bare Tesseract binary on the same page images, and typed ones?

In: nothing; a house of its own is started (web, worker, beat) and stopped. Out: two tables. Both sides take turns, A B A B, so that a busy
machine disturbs both alike; the ratio is the figure to look at, the pages a minute belong to the machine of the day.
"""

import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.records import papers, sheet, wear
from bench.records.record import make_records
from tests.journeys.house import running_house

ROUNDS = 5
TYPED_DOCUMENTS, TYPED_TARGET = 40, 300
DPI = 200
PAGES_PER_DOCUMENT = (1, 1, 1, 1, 4, 8, 8)
LONGEST_ROUND_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Stack:
    """The same scanned pages, once as a patient's files and once as bare pictures."""

    files: list[bytes]
    pictures: list[Path]


def make_stack(folder: Path, seed: int) -> Stack:
    """24 pages in 7 files: semen analyses, hormone panels and genetics, each worn differently."""
    folder.mkdir(parents=True)
    drawn = [wear.scanned(sheet.as_picture(_page(number, seed), DPI), seed * 1000 + number) for number in range(sum(PAGES_PER_DOCUMENT))]
    waiting = iter(drawn)
    files = [sheet.as_picture_pdf([next(waiting) for _ in range(size)], DPI) for size in PAGES_PER_DOCUMENT]
    pictures = []
    for number, picture in enumerate(drawn):
        pictures.append(folder / f"{number:03}.pgm")
        picture.save(pictures[-1])
    return Stack(files, pictures)


def seconds_of_tesseract(pictures: list[Path]) -> float:
    """The bare binary, one page a call, every core busy."""
    started = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        for done in cores.map(_bare_tesseract, pictures):
            done.check_returncode()
    return time.monotonic() - started


def seconds_from_upload_to_values(files: list[bytes]) -> float:
    """Uploads every file as one patient; waits until all of them are read."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from intake.casefile import give_consents, open_case
    from intake.consents import required_purposes
    from intake.models import Document, DocumentState, User
    from intake.uploads import receive_upload

    user = User.objects.create_user(f"patient{time.time_ns()}@example.org")
    case = open_case(by=user, language="en")
    give_consents(case, by=user, purposes=required_purposes(), language="en")
    started = time.monotonic()
    for number, data in enumerate(files):
        receive_upload(case=case, file=SimpleUploadedFile(f"{number}.pdf", data), by=user)
    documents = Document.objects.filter(case=case)
    while (left := documents.count() - documents.settled().count()) and time.monotonic() - started < LONGEST_ROUND_SECONDS:
        time.sleep(0.1)
    taken = time.monotonic() - started
    if left or documents.exclude(state=DocumentState.READ).exists():
        raise SystemExit("Not every document was read; the figure would mean nothing.")
    return taken


def main() -> None:
    """Prints the table."""
    shared = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108  pictures in memory: the disk is not what is measured
    with tempfile.TemporaryDirectory(prefix="anteroom-bench-", dir=shared) as home, running_house(Path(home)) as house:
        os.environ.update(house.environment, DJANGO_SETTINGS_MODULE="config.settings")
        import django

        django.setup()
        stacks = [make_stack(Path(home) / f"stack{seed}", seed) for seed in range(ROUNDS + 1)]
        seconds_from_upload_to_values(stacks[ROUNDS].files[:2])  # the first document starts the OCR processes
        ours, bare = [], []
        for stack in stacks[:ROUNDS]:
            ours.append(seconds_from_upload_to_values(stack.files))
            bare.append(seconds_of_tesseract(stack.pictures))
        _print_table(sum(PAGES_PER_DOCUMENT), ours, bare)
        _print_typed(*measure_typed())


def measure_typed() -> tuple[int, list[float]]:
    """Pages of invented records with a text layer in all languages and layouts, and the seconds of each round over them."""
    import pypdfium2

    files = [record.pdf for record in make_records(seed=1, count=TYPED_DOCUMENTS)]
    pages = sum(len(pypdfium2.PdfDocument(file)) for file in files)
    return pages, [seconds_from_upload_to_values(files) for _ in range(ROUNDS)]


def _print_table(pages: int, ours: list[float], bare: list[float]) -> None:
    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"\nScanned pages, {pages} in {len(PAGES_PER_DOCUMENT)} files, {len(ours)} rounds, {cores} cores, load {load:.1f}")
    print(f"{'':44}{'pages/min':>10}   {'each round'}")
    for name, seconds in (("upload to stored values, one worker", ours), ("bare tesseract, same pictures, all cores", bare)):
        rounds = "  ".join(f"{60 * pages / one:.1f}" for one in seconds)
        print(f"{name:44}{60 * pages * len(seconds) / sum(seconds):>10.1f}   {rounds}")
    print(f"{'ratio (target 0.7)':44}{sum(bare) / sum(ours):>10.2f}   " + "  ".join(f"{b / o:.2f}" for o, b in zip(ours, bare, strict=True)))


def _print_typed(pages: int, seconds: list[float]) -> None:
    rounds = "  ".join(f"{60 * pages / one:.1f}" for one in seconds)
    print(f"\nTyped pages (text layer), {pages} in {TYPED_DOCUMENTS} files, {len(seconds)} rounds, load {os.getloadavg()[0]:.1f}")
    print(f"{f'upload to stored values (target {TYPED_TARGET})':44}{60 * pages * len(seconds) / sum(seconds):>10.1f}   {rounds}")


def _page(number: int, seed: int) -> sheet.Sheet:
    on = date(2026, 6, 1) + timedelta(days=number + 40 * seed)
    if number % 3 == 0:
        return papers.hormone_paper(on, number=number, fsh=f"{12 + number / 10:.1f}")
    if number % 3 == 1:
        return papers.semen_paper(on, number=number, volume=f"{1.5 + number / 10:.1f}")
    return papers.genetics_paper(on, number=number)


def _bare_tesseract(picture: Path) -> subprocess.CompletedProcess[bytes]:
    command = ["tesseract", picture, "-", "-l", "eng", "--psm", "4", "--dpi", str(DPI), "tsv"]
    return subprocess.run(command, env=os.environ | {"OMP_THREAD_LIMIT": "1"}, capture_output=True, check=False)


if __name__ == "__main__":
    main()
