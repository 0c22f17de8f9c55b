"""How fast is reading beside `ocrmypdf`, on the same scanned files in the same run; how many text pages a minute; how much memory at the peak?

In: nothing; `python -m bench.against_ocrmypdf`. Out: a table. `ocrmypdf` makes a PDF searchable and stops there; reading goes on to values and
looks twice at each. Both use every core, and take turns, A B A B, so that a busy machine disturbs both alike: the ratio is the figure to look at.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf

from bench.end_to_end import PAGES_PER_DOCUMENT, make_stack
from bench.memory import PeakMemory
from bench.reading_speed import seconds_of_reading
from bench.records.record import Record, make_records
from intake.reading.ocr_pool import close_pools

ROUNDS = 3
TEXT_PAGES = 60


def seconds_of_ocrmypdf(files: list[Path]) -> float:
    """One file after the other, its pages on every core, in English as most of the pages are; without PDF/A, which would cost it more."""
    command = [
        str(Path(sys.executable).parent / "ocrmypdf"),
        "--quiet",
        "--force-ocr",
        "--output-type",
        "pdf",
        "-l",
        "eng",
        "--jobs",
        str(os.cpu_count()),
    ]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    started = time.monotonic()
    for path in files:
        subprocess.run([*command, path, path.with_suffix(".searchable")], env=environment, capture_output=True, check=True)
    return time.monotonic() - started


def main() -> None:
    """Prints the table."""
    shared = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108  files in memory: the disk is not what is measured
    with tempfile.TemporaryDirectory(prefix="anteroom-bench-", dir=shared) as home:
        stacks = [_write(Path(home) / f"stack{seed}", make_stack(Path(home) / f"pictures{seed}", seed).files) for seed in range(ROUNDS)]
        seconds_of_reading(stacks[0][:2])  # the first document starts the OCR processes
        peaks: list[int] = []
        ours, theirs = _in_turns(stacks, lambda files: _seconds_and_peak(files, peaks), seconds_of_ocrmypdf)
        records = list(make_records(count=TEXT_PAGES))
        singly = _pages_a_minute(_write(Path(home) / "singly", [record.pdf for record in records]))
        at_once = _pages_a_minute(_write(Path(home) / "at-once", [_joined(records)]))
        close_pools()
    pages = sum(PAGES_PER_DOCUMENT)
    print(f"\n{pages} scanned pages in {len(PAGES_PER_DOCUMENT)} files, {ROUNDS} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, seconds in (("file to values, second look included", ours), ("ocrmypdf, file to searchable file", theirs)):
        print(f"{name:44}{60 * pages * ROUNDS / sum(seconds):>10.1f}   " + "  ".join(f"{60 * pages / one:.1f}" for one in seconds))
    print(f"{'ratio':44}{sum(theirs) / sum(ours):>10.2f}   " + "  ".join(f"{b / o:.2f}" for o, b in zip(ours, theirs, strict=True)))
    print(f"{'pages with text, a file for each record':44}{singly:>10.1f}")
    print(f"{'pages with text, all in one file':44}{at_once:>10.1f}")
    print(f"{'peak memory with all processes, GB':44}{max(peaks) / 1e9:>10.2f}")


def _in_turns(stacks: list[list[Path]], one: Callable[[list[Path]], float], other: Callable[[list[Path]], float]) -> tuple[list[float], list[float]]:
    pairs = [(one(files), other(files)) for files in stacks]
    return [first for first, _ in pairs], [second for _, second in pairs]


def _seconds_and_peak(files: list[Path], peaks: list[int]) -> float:
    with PeakMemory(os.getpid()) as memory:
        seconds = seconds_of_reading(files)
    peaks.append(memory.peak)
    return seconds


def _pages_a_minute(files: list[Path]) -> float:
    pages = 0
    for path in files:
        with pikepdf.open(path) as pdf:
            pages += len(pdf.pages)
    return 60 * pages / seconds_of_reading(files)


def _joined(records: list[Record]) -> bytes:
    whole = pikepdf.Pdf.new()
    for record in records:
        with pikepdf.open(io.BytesIO(record.pdf)) as part:
            whole.pages.extend(part.pages)
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def _write(folder: Path, files: list[bytes]) -> list[Path]:
    folder.mkdir(parents=True)
    paths = [folder / f"{number:03}.pdf" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return paths


if __name__ == "__main__":
    main()
