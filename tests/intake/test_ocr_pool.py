"""OCR processes: one page's misfortune is nobody else's."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from intake.reading import ocr_pool
from intake.reading.confinement import find_landlock_abi
from intake.reading.limits import LIMITS
from intake.reading.ocr import ENGINES, EngineFailed, Picture
from intake.reading.ocr_pool import EnginePool, PageTooHard

EASY = Picture(b"\xff" * 400, 20, 20, 300)
DEADLY = Picture(b"\x00" * 400, 20, 20, 300)


@contextmanager
def pool_of(monkeypatch: pytest.MonkeyPatch, engine: str, *, cores: int = 1, seconds: float = 3.0) -> Iterator[EnginePool]:
    monkeypatch.setitem(ENGINES, "broken", f"tests.intake.broken_engines:{engine}")
    pool = EnginePool("broken", cores=cores, limits=replace(LIMITS, ocr_seconds=seconds))
    try:
        yield pool
    finally:
        pool.close()


def folders() -> list[Path]:
    return list(Path(ocr_pool._fast_disk() or tempfile.gettempdir()).glob(f"{ocr_pool._PREFIX}{os.getpid()}-*"))


@pytest.mark.parametrize("engine", ["HangingEngine", "DyingEngine", "GivingUpEngine"])
def test_a_page_that_hangs_or_kills_an_engine_is_too_hard_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    with pool_of(monkeypatch, engine) as pool:
        began = time.monotonic()
        with pytest.raises(PageTooHard):
            pool.read(DEADLY, ("en",))
        waited = time.monotonic() - began
        words = pool.read(EASY, ("en",))

    assert [word.text for word in words] == ["read"]
    assert waited < 10


def test_a_picture_that_tesseract_refuses_is_too_hard_and_not_a_fault_of_the_machine() -> None:
    ribbon = Picture(b"\xff" * 50 * 40_000, 40_000, 50, 300)  # longer than Tesseract takes; a file of it would else be tried again for ever
    ribbon = replace(ribbon, pixels=ribbon.pixels[:1_000_000] + bytes(1000) + ribbon.pixels[1_001_000:])
    pool = EnginePool("tesseract", cores=1)
    try:
        with pytest.raises(PageTooHard):
            pool.read(ribbon, ("en",))
    finally:
        pool.close()


def test_an_engine_that_is_not_there_is_our_fault_and_not_the_page_s(monkeypatch: pytest.MonkeyPatch) -> None:
    with pool_of(monkeypatch, "AbsentEngine") as pool, pytest.raises(EngineFailed):
        pool.read(EASY, ("en",))


def test_pages_are_read_at_the_same_time_and_each_gets_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pool_of(monkeypatch, "HangingEngine", cores=2, seconds=20) as pool, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: pool.read(EASY, ("en",)), range(12)))

    assert [[word.text for word in words] for words in answers] == [["read"]] * 12


def test_a_process_outlives_the_thread_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pool_of(monkeypatch, "HangingEngine", seconds=20) as pool:
        for _ in range(2):
            with ThreadPoolExecutor(1) as thread:
                words = thread.submit(pool.read, EASY, ("en",)).result()
            assert [word.text for word in words] == ["read"]


def test_a_closed_pool_leaves_no_directory_and_no_page_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = folders()
    with pool_of(monkeypatch, "HangingEngine", seconds=20) as pool:
        pool.read(EASY, ("en",))
        during = folders()

    assert len(during) == len(before) + 1
    assert folders() == before


def test_directories_of_dead_programs_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_pool, "_fast_disk", lambda: str(tmp_path))
    dead, alive = tmp_path / f"{ocr_pool._PREFIX}999999999-x", tmp_path / f"{ocr_pool._PREFIX}{os.getpid()}-y"
    dead.mkdir()
    alive.mkdir()

    ocr_pool._sweep()

    assert (dead.exists(), alive.exists()) == (False, True)


def test_an_engine_sees_neither_our_files_nor_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with pool_of(monkeypatch, "CuriousEngine", seconds=20) as pool:
        seen = [word.text for word in pool.read(EASY, ("en",))]

    assert seen == [] or find_landlock_abi() == 0


def test_a_program_that_ends_takes_its_processes_and_directories_with_it() -> None:
    code = (
        "import os; from intake.reading.ocr import Picture; from intake.reading.ocr_pool import get_pool; "
        "get_pool('silent').read(Picture(b'x', 1, 1, 300), ()); print(os.getpid())"
    )
    root = Path(__file__).parents[2]

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)

    shared = Path(ocr_pool._fast_disk() or tempfile.gettempdir())
    assert list(shared.glob(f"{ocr_pool._PREFIX}{ended.stdout.strip()}-*")) == []
