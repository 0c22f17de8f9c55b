"""Which files are read in a benchmark, and what stands on them?

In: a folder of files with their truth, or what makes them. Out: `Sample`s: the bytes of a file, the form it has (text, scan, photo …) and what is
printed on it. What was made once can be kept on disk. How an invented record gets its form is in `forms.py`.
"""

import hashlib
import json
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """One file to read. `name` ends as its bytes do (".pdf", ".jpg")."""

    name: str
    data: bytes
    form: str
    language: str
    kind: str
    layout: str
    truth: Mapping[str, Any]


def load_samples(files: Path, truths: Path) -> Iterator[Sample]:
    """The files of a folder that a truth (`*.json`, naming its `files`) speaks of."""
    for path in sorted(truths.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        for name in truth.get("files") or [path.stem]:
            data = (files / name).read_bytes()
            yield Sample(name, data, _form_of(name, truth), truth.get("language") or "und", truth["kind"], path.stem, truth)


def _form_of(name: str, truth: Mapping[str, Any]) -> str:
    if name in truth.get("forms", {}):
        return str(truth["forms"][name])
    *earlier, last = PurePath(name).suffixes
    marked = [form for form in ("scan", "fax", "photo", "wa") if f".{form}" in earlier]
    return marked[0] if marked else "text" if last == ".pdf" else "image"


def recall_samples(
    folder: Path | None, chosen: Mapping[str, Any], make: Callable[[], Iterator[Sample]], *, is_lenient: bool = False
) -> Iterator[Sample]:
    """The samples of a choice: from disk when they were made before by this generator (or, leniently, by an earlier one), otherwise by `make`."""
    if folder is None:
        yield from make()
        return
    choice = hashlib.sha256(json.dumps(chosen, sort_keys=True).encode()).hexdigest()[:12]
    own = folder / "samples" / f"{choice}.{_fingerprint()}"
    kept = [own] if own.exists() else sorted(own.parent.glob(f"{choice}.*"), key=lambda path: path.stat().st_mtime) if is_lenient else []
    if not kept:
        kept = [_keep(own, make())]
    for path in sorted(kept[-1].iterdir()):
        yield pickle.loads(path.read_bytes())  # noqa: S301  written by `_keep`


def _keep(folder: Path, samples: Iterator[Sample]) -> Path:
    """Writes the samples beside the folder and moves them there once all are made."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new-") as new:
        for number, sample in enumerate(samples):
            (Path(new) / f"{number:05}").write_bytes(pickle.dumps(sample))
        if not folder.exists():
            shutil.copytree(new, folder)
    return folder


@cache
def _fingerprint() -> str:
    """Of the code and the words that invented records and their wear are made of."""
    here = Path(__file__).parent
    sources = [
        here / "forms.py",
        here / "wear.py",
        *sorted(path for path in (here / "records").rglob("*") if path.suffix in {".py", ".toml", ".html"}),
    ]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:12]
