"""May what OCR read yesterday be used again today? Words and second looks kept on disk, so that work on extraction is measured in seconds.

In: a folder; the bytes of a file. Out: its pages, what the second reader saw, and the seconds they took when they were read. The key is the file's
hash and the fingerprint of the code that reads; with `is_lenient`, what another version of that code has read will do. Only for benchmarks: the
pickles are our own, and nobody else's are opened.
"""

import hashlib
import os
import pickle
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from intake.reading.second_reader import get_second_reader
from intake.reading.words import Box, Crop, Page, Word

_READING = Path(__file__).resolve().parent.parent / "intake" / "reading"


@dataclass(frozen=True, slots=True)
class PageCache:
    """What was read, under `folder`; without a folder nothing is kept."""

    folder: Path | None
    is_lenient: bool = False

    def recall(self, data: bytes, read: Callable[[], tuple[tuple[Page, ...], float]]) -> tuple[tuple[Page, ...], float]:
        """The pages of a file and the seconds that reading them took, from disk or by `read`."""
        if self.folder is None:
            return read()
        own = self.folder / "pages" / f"{hashlib.sha256(data).hexdigest()}.{_fingerprint(_shape())}.{_fingerprint(_sources())}.pickle"
        kept = own if own.exists() else self._find_other(own) if self.is_lenient else None
        if kept is not None:
            return _load(kept)  # type: ignore[no-any-return]  # a pickle does not tell its type
        pages, seconds = read()
        if not any(page.problem for page in pages):  # what failed today may succeed tomorrow
            _save(own, (tuple(replace(page, preview=None) for page in pages), seconds))
        return pages, seconds

    def second_reader(self, data: bytes) -> "KeptReader":
        """A second reader that remembers what it saw on this file."""
        return KeptReader(self.folder and self.folder / "second" / f"{hashlib.sha256(data).hexdigest()}.{_fingerprint(_second_sources())}.pickle")

    def _find_other(self, own: Path) -> Path | None:
        name, shape, *_ = own.name.split(".")
        others = own.parent.glob(f"{name}.{shape}.*.pickle")
        return max(others, key=lambda path: path.stat().st_mtime, default=None)


class KeptReader:
    """The second reader of the program, asked only about crops it has not seen before. `recalled_seconds` is what the others took at the time."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen: dict[str, tuple[str, float, float]] = _load(path) if path and path.exists() else {}
        self.recalled_seconds = 0.0

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        """See `intake.reading.second_reader.SecondReader`."""
        keys = [_fingerprint(b"%d " % crop.width + crop.pixels) for crop in crops]
        self.recalled_seconds += sum(self._seen[key][2] for key in keys if key in self._seen)
        new = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in self._seen}
        if new:
            started = time.perf_counter()
            seen = get_second_reader().read_crops(list(new.values()))
            if seen is None:
                return None
            each = (time.perf_counter() - started) / len(new)
            self._seen |= {key: (text, confidence, each) for key, (text, confidence) in zip(new, seen, strict=True)}
            if self._path:
                _save(self._path, self._seen)
        return tuple(self._seen[key][:2] for key in keys)


def _load(path: Path) -> Any:
    return pickle.loads(path.read_bytes())  # noqa: S301  written by `_save`


def _save(path: Path, what: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    new.write_bytes(pickle.dumps(what))
    new.replace(path)


def _shape() -> bytes:
    """The fields of a pickled page: a page of another shape cannot be used however lenient one is."""
    return " ".join(one.name for kind in (Page, Word, Box) for one in fields(kind)).encode()


@cache
def _sources() -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(_READING.iterdir()) if path.suffix in {".py", ".toml"})


@cache
def _second_sources() -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(_READING.glob("second_*.py")))


def _fingerprint(what: bytes) -> str:
    return hashlib.sha256(what).hexdigest()[:12]
