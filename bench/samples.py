"""Which files are read in a benchmark, and what stands on them?

In: a folder of files with their truth. Out: `Sample`s: the bytes of a file, the form it has (text, scan, photo …) and what is printed on it. How an
invented record gets its form is in `forms.py`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
