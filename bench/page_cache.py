"""May what OCR read yesterday be used again today? Pages of words kept on disk, so that work on extraction is measured in seconds.

In: a folder; the bytes of a file. Out: its pages and the seconds they took. The key is the file's hash and the fingerprint of the code that reads
pages; with `is_lenient`, pages of another version of that code will do. Only for benchmarks: the pickles are our own, and nobody else's are opened.
"""

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from intake.reading.words import Box, Page, Word

_READING = Path(__file__).resolve().parent.parent / "intake" / "reading"


@dataclass(frozen=True, slots=True)
class PageCache:
    """Pages under `folder`; without a folder nothing is kept."""

    folder: Path | None
    is_lenient: bool = False

    def recall(self, data: bytes, read: Callable[[], tuple[tuple[Page, ...], float]]) -> tuple[tuple[Page, ...], float]:
        """The pages of a file and the seconds that reading them took, from disk or by `read`."""
        if self.folder is None:
            return read()
        own = self.folder / "pages" / f"{hashlib.sha256(data).hexdigest()}.{_fingerprint(_shape())}.{_fingerprint(_sources())}.pickle"
        kept = own if own.exists() else self._find_other(own) if self.is_lenient else None
        if kept is not None:
            return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301  written below, by this program
        pages, seconds = read()
        if any(page.problem for page in pages):
            return pages, seconds  # what failed today may succeed tomorrow
        own.parent.mkdir(parents=True, exist_ok=True)
        new = own.with_suffix(".new")
        new.write_bytes(pickle.dumps((tuple(replace(page, preview=None) for page in pages), seconds)))
        new.replace(own)
        return pages, seconds

    def _find_other(self, own: Path) -> Path | None:
        name, shape, *_ = own.name.split(".")
        others = own.parent.glob(f"{name}.{shape}.*.pickle")
        return max(others, key=lambda path: path.stat().st_mtime, default=None)


def _shape() -> bytes:
    """The fields of a pickled page: a page of another shape cannot be used however lenient one is."""
    return " ".join(one.name for kind in (Page, Word, Box) for one in fields(kind)).encode()


@cache
def _sources() -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(_READING.iterdir()) if path.suffix in {".py", ".toml"})


def _fingerprint(what: bytes) -> str:
    return hashlib.sha256(what).hexdigest()[:12]
