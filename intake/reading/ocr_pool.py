"""How are pages read on all cores, when an engine may hang or die on any of them?

In: pictures. Out: words, from warm confined processes (`ocr_process.py`), one per core, each with a private directory on memory-backed disk. A
process that is silent too long or dies is killed and replaced; the page it had is reported as `PageTooHard`, the pool goes on. `EnginePool` is
itself an `Engine`.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from intake.reading.frames import BadFrame, Bounds, Buffer, Frame
from intake.reading.limits import LIMITS, Limits
from intake.reading.ocr import ENGINES, Engine, EngineFailed, Look, Picture
from intake.reading.processes import Child, ChildFailed
from intake.reading.sheets import words_of
from intake.reading.turns import Turns
from intake.reading.words import Word

_PREFIX = "anteroom-ocr-"
_WORKER = "intake.reading.ocr_process"


class PageTooHard(Exception):
    """The engine hung, died or gave up on this page, and does read others."""


class _Place:
    """Room for one warm process, and the process in it once somebody has asked. For one thread at a time."""

    def __init__(self, engine: str, limits: Limits) -> None:
        self._engine, self._limits = engine, limits
        self._worker: _Worker | None = None

    def ask(self, head: Mapping[str, Any], blobs: Sequence[Buffer], seconds: float) -> Frame:
        """One question, one answer within `seconds`. Raises PageTooHard; the next question then meets a new process."""
        self._worker = self._worker or _Worker(self._engine, self._limits)
        try:
            return self._worker.ask(head, blobs, seconds)
        except ChildFailed as error:
            self.close()
            raise PageTooHard from error

    def close(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


class _Worker:
    """One warm process and its directory."""

    def __init__(self, engine: str, limits: Limits) -> None:
        self._folder = tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_fast_disk())
        command, data = _tesseract_places()
        options = {
            "engine": ENGINES[engine],
            "folder": self._folder,
            "memory": limits.ocr_memory,
            "seconds": int(limits.ocr_seconds),
            "readable": [place for place in (command, data) if place],
            "path": f"{Path(command).parent}:/usr/bin:/bin" if command else "/usr/bin:/bin",
        }
        self._child = Child(_WORKER, options)
        self._limits = limits

    def ask(self, head: Mapping[str, Any], blobs: Sequence[Buffer], seconds: float) -> Frame:
        """One question, one answer within `seconds`. Raises ChildFailed, and then this worker is finished."""
        self._child.send(head, blobs, seconds)
        return self._child.receive(Bounds(head=8 << 20, blob=self._limits.preview_bytes), seconds)

    def close(self) -> None:
        self._child.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


class _Mine(threading.local):
    """The place that the present thread keeps during its turn, and how much its file had had when it last asked for one."""

    place: _Place | None = None
    had: int = 0


class EnginePool(Engine):
    """An engine by its name in `ENGINES`, in as many processes as there are cores. Safe to use from many threads."""

    def __init__(self, engine: str = "tesseract", *, cores: int | None = None, limits: Limits = LIMITS) -> None:
        self.name = engine
        self.cores = cores or count_cores()
        self._limits = limits
        self._places = Turns(_Place(engine, limits) for _ in range(self.cores))
        self._mine = _Mine()

    def read(self, picture: Picture, languages: tuple[str, ...]) -> tuple[Word, ...]:
        """The words of a picture. Raises PageTooHard or EngineFailed."""
        return self.read_stack((picture,), languages)[0]

    def read_stack(self, pictures: Sequence[Picture], languages: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
        """The words of each picture, read in one go. Raises PageTooHard (any of them may be at fault) or EngineFailed."""
        stack = self._ask_about(pictures, {"do": "read", "languages": languages}).head.get("stack")
        if not isinstance(stack, list) or len(stack) != len(pictures):
            raise PageTooHard
        try:
            return tuple(words_of(words, self._limits) for words in stack)
        except BadFrame as error:
            raise PageTooHard from error

    def look(self, picture: Picture) -> Look | None:
        """Which way is up. Raises PageTooHard or EngineFailed."""
        seen = self._ask_about((picture,), {"do": "look"}).head.get("look")
        return Look(int(seen["quarter_turns"]) % 4, seen["script"]) if isinstance(seen, dict) else None

    def turn_preview(self, preview: bytes, quarter_turns: int) -> bytes:
        """A JPEG picture turned clockwise. Raises PageTooHard or EngineFailed."""
        blobs: Sequence[bytes] = self._ask({"do": "turn", "quarter_turns": quarter_turns}, [preview], self._limits.ocr_seconds).blobs
        return blobs[0] if blobs else preview

    def close(self) -> None:
        """End all idle processes. Those at work end with their page."""
        self._places.visit_idle(_Place.close)

    def _ask_about(self, pictures: Sequence[Picture], head: Mapping[str, Any]) -> Frame:
        shapes = [[picture.width, picture.height, picture.dpi] for picture in pictures]
        return self._ask({**head, "stack": shapes}, [picture.pixels for picture in pictures], self._limits.ocr_seconds * len(pictures))

    def _ask(self, head: Mapping[str, Any], blobs: Sequence[Buffer], seconds: float) -> Frame:
        with self._turn() as place:
            answer = place.ask(head, blobs, seconds)
        if answer.head.get("ok") is not True:
            raise PageTooHard if answer.head.get("is_page") is True else EngineFailed
        return answer

    @contextmanager
    def turn(self, had: int = 0) -> Iterator[bool]:
        """Wait for a process and keep it for this thread's questions: whoever takes pages in hand only then takes all that wait by then.

        Gives whether more threads wait.

        `had`: how many pages this file has had already; a file that has had none goes before a packet. It holds for later questions too.
        """
        self._mine.had = had
        with self._turn():
            yield self._places.is_crowded

    @contextmanager
    def _turn(self) -> Iterator[_Place]:
        if self._mine.place is not None:
            yield self._mine.place
            return
        with self._places.turn(self._mine.had) as place:
            self._mine.place = place
            try:
                yield place
            finally:
                self._mine.place = None


_pools: dict[tuple[int, str], EnginePool] = {}
_guard = threading.Lock()


def get_pool(engine: str) -> EnginePool:
    """The warm pool of this process for an engine. Raises KeyError for an engine that is not in `ENGINES`."""
    ENGINES[engine]
    with _guard:
        key = (os.getpid(), engine)  # a forked worker must not talk into its parent's pipes
        if key not in _pools:
            _sweep()
            if not any(owner == os.getpid() for owner, _ in _pools):
                atexit.register(close_pools)
            _pools[key] = EnginePool(engine)
        return _pools[key]


def close_pools() -> None:
    """End the warm processes of this process and remove their directories."""
    with _guard:
        for key in [key for key in _pools if key[0] == os.getpid()]:
            _pools.pop(key).close()


def count_cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _fast_disk() -> str | None:
    """Memory-backed disk where there is one, so that pages never touch a platter."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - mkdtemp makes a private directory in it


@cache
def _tesseract_places() -> tuple[str | None, str | None]:
    """The program and its folder of language packs, which a confined process must be allowed to see."""
    command = shutil.which("tesseract")
    if command is None:
        return None, None
    told = subprocess.run([command, "--list-langs"], capture_output=True, text=True, timeout=20, check=False).stdout  # noqa: S603 - fixed arguments
    found = re.search(r'"([^"]+)"', told)
    return command, found.group(1) if found else None


def _sweep() -> None:
    """Remove directories of processes that were killed before they could."""
    for folder in Path(_fast_disk() or tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists() and Path("/proc/self").exists():
            shutil.rmtree(folder, ignore_errors=True)
