"""How many scanned pages a minute does reading alone take, beside the bare Tesseract binary on the same page images?

In: nothing; `python -m bench.reading_speed`. Out: one table. The same stacks and the same bare binary as `end_to_end.py`, without web, worker and
database: what is lost between here and there is theirs. Both sides take turns, A B A B; the ratio is the figure to look at.
"""

import os
import tempfile
import time
from pathlib import Path

from bench.end_to_end import PAGES_PER_DOCUMENT, make_stack, seconds_of_tesseract
from intake.pipeline import read_file
from intake.reading.ocr_pool import close_pools
from intake.vocabulary import load_vocabulary

ROUNDS = 3


def seconds_of_reading(files: list[Path]) -> float:
    """Reads one file after the other; the pages of each in parallel."""
    vocabulary = load_vocabulary()
    started = time.monotonic()
    for path in files:
        if any(page.problem or not page.words for page in read_file(path, vocabulary=vocabulary).pages):
            raise SystemExit(f"{path.name} was not read; the figure would mean nothing.")
    return time.monotonic() - started


def main() -> None:
    """Prints the table."""
    shared = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108  pictures in memory: the disk is not what is measured
    ours, bare = [], []
    with tempfile.TemporaryDirectory(prefix="anteroom-bench-", dir=shared) as home:
        for seed in range(ROUNDS):
            stack = make_stack(Path(home) / f"stack{seed}", seed)
            files = [Path(home) / f"{seed}-{number}.pdf" for number in range(len(stack.files))]
            for path, data in zip(files, stack.files, strict=True):
                path.write_bytes(data)
            if not seed:
                seconds_of_reading(files[:2])  # the first document starts the OCR processes
            ours.append(seconds_of_reading(files))
            bare.append(seconds_of_tesseract(stack.pictures))
    close_pools()
    pages, load = sum(PAGES_PER_DOCUMENT), os.getloadavg()[0]
    print(f"\nReading alone, {pages} scanned pages in {len(PAGES_PER_DOCUMENT)} files, {ROUNDS} rounds, {os.cpu_count()} cores, load {load:.1f}")
    for name, seconds in (("file to values, all cores", ours), ("bare tesseract, same pictures, all cores", bare)):
        print(f"{name:44}{60 * pages * ROUNDS / sum(seconds):>10.1f}   " + "  ".join(f"{60 * pages / one:.1f}" for one in seconds))
    print(f"{'ratio (target 0.7)':44}{sum(bare) / sum(ours):>10.2f}   " + "  ".join(f"{b / o:.2f}" for o, b in zip(ours, bare, strict=True)))


if __name__ == "__main__":
    main()
