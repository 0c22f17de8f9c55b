"""What a benchmark keeps between two runs is used again only for what it was made of; and the memory it reports is really taken."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import page_cache, samples
from bench.memory import PeakMemory, taken_bytes
from bench.page_cache import KeptReader, PageCache
from bench.samples import Sample, load_samples, recall_samples
from intake.reading.words import Box, Crop, Page, PageSource, Word

PAGE = Page(1, (Word("FSH", Box(0.1, 0.1, 0.2, 0.12)),), PageSource.OCR, "tesseract", 100, 140, preview=b"picture")
SAMPLE = Sample("a.pdf", b"%PDF", "text", "en", "semen_analysis", "house", {"reports": []})


class Counting:
    """Stands for a second reader; counts what it is shown."""

    def __init__(self) -> None:
        self.shown = 0

    def read_crops(self, crops: list[Crop]) -> tuple[tuple[str, float], ...]:
        self.shown += len(crops)
        return tuple((str(crop.width), 0.9) for crop in crops)


def reading(times: list[int], *, problem: str | None = None) -> tuple[tuple[Page, ...], float]:
    times.append(1)
    return ((PAGE if problem is None else Page(1, (), PageSource.OCR, "tesseract", 1, 1, problem=problem)),), 2.5


def test_pages_are_read_once_and_come_back_without_their_pictures(tmp_path: Path) -> None:
    times: list[int] = []
    cache = PageCache(tmp_path)

    cache.recall(b"file", lambda: reading(times))
    pages, seconds = cache.recall(b"file", lambda: reading(times))

    assert (len(times), pages, seconds, pages[0].preview) == (1, (PAGE,), 2.5, None)


def test_another_file_is_read_for_itself(tmp_path: Path) -> None:
    times: list[int] = []
    for data in (b"one", b"other"):
        PageCache(tmp_path).recall(data, lambda: reading(times))

    assert len(times) == 2


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    times: list[int] = []
    for _ in range(2):
        PageCache(tmp_path).recall(b"file", lambda: reading(times, problem="too_complex"))

    assert len(times) == 2


@pytest.mark.parametrize(("is_lenient", "readings"), [(False, 2), (True, 1)])
def test_changed_code_reads_anew_unless_one_is_lenient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_lenient: bool, readings: int) -> None:
    times: list[int] = []
    PageCache(tmp_path).recall(b"file", lambda: reading(times))
    monkeypatch.setattr(page_cache, "_sources", lambda: b"changed")

    PageCache(tmp_path, is_lenient).recall(b"file", lambda: reading(times))

    assert len(times) == readings


def test_the_second_reader_is_asked_only_about_what_it_has_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    monkeypatch.setattr(page_cache, "get_second_reader", lambda: counting)
    crops = [Crop(bytes(width * 3), width, 3) for width in (5, 7)]

    KeptReader(tmp_path / "kept").read_crops(crops)
    again = KeptReader(tmp_path / "kept")

    assert again.read_crops([*crops, Crop(bytes(27), 9, 3)]) == (("5", 0.9), ("7", 0.9), ("9", 0.9))
    assert counting.shown == 3
    assert again.recalled_seconds > 0


@pytest.mark.parametrize(("is_lenient", "makings"), [(False, 2), (True, 1)])
def test_samples_are_made_again_when_the_generator_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_lenient: bool, makings: int
) -> None:
    made: list[int] = []

    def make() -> Iterator[Sample]:
        made.append(1)
        yield SAMPLE

    assert list(recall_samples(tmp_path, {"form": "text"}, make)) == [SAMPLE]
    assert list(recall_samples(tmp_path, {"form": "text"}, make)) == [SAMPLE]
    monkeypatch.setattr(samples, "_fingerprint", lambda: "changed")
    assert list(recall_samples(tmp_path, {"form": "text"}, make, is_lenient=is_lenient)) == [SAMPLE]
    assert len(made) == makings


def test_files_of_one_s_own_are_found_by_the_names_in_their_truth(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.scan.pdf", "a.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "a.json").write_text(
        '{"files": ["a.pdf", "a.scan.pdf", "a.jpg"], "kind": "cftr", "language": "tr", "forms": {"a.jpg": "photo"}, "reports": []}'
    )

    found = list(load_samples(tmp_path, tmp_path))

    assert [(one.name, one.form, one.language, one.kind) for one in found] == [
        ("a.pdf", "text", "tr", "cftr"),
        ("a.scan.pdf", "scan", "tr", "cftr"),
        ("a.jpg", "photo", "tr", "cftr"),
    ]


def test_the_memory_of_a_child_is_counted_with_its_parent() -> None:
    with PeakMemory(os.getpid()) as memory:
        before = taken_bytes(os.getpid())
        command = [sys.executable, "-c", "import time; held = bytearray(200_000_000); print('.', flush=True); time.sleep(60)"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            deadline = time.monotonic() + 20
            while memory.peak < before + 190_000_000 and time.monotonic() < deadline:
                time.sleep(0.05)
            child.kill()

    assert memory.peak > before + 190_000_000


def test_what_a_forked_process_shares_with_its_parent_counts_once() -> None:
    before = taken_bytes(os.getpid())
    held = bytearray(b"x") * 200_000_000
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(told, 1)  # until the parent has measured
        os._exit(0)
    try:
        assert 190_000_000 < taken_bytes(os.getpid()) - before < 300_000_000
    finally:
        os.write(tell, b".")
        os.waitpid(child, 0)
        os.close(told)
        os.close(tell)
    assert len(held) == 200_000_000
