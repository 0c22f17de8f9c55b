"""How sure may the reading be of a value that came from pixels? Fits `intake/extraction/confidence.toml` and shows whether it tells the truth.

`python -m bench.calibration` reads invented records of the tuning layouts as scans, faxes and photos, fits the weights of the evidence on one seed,
and prints on another seed how often a confidence was right, and for each threshold how many wrong values would be silent and how many right ones
asked about. `--write` puts the weights into the data file. `--cache DIR` as in `bench.accuracy`.

Every file is read twice, once without the second reader, so that the weights also hold where it cannot be had. Fitted are values against which
nothing stands but the readers themselves: what asks anyhow does not need a figure. A value that is read wrong from the text layer of the same record
too is no fault of the ink, and left out. Weights keep the sign that their names promise.
"""

import argparse
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from bench.accuracy import find_samples, measure, parse
from bench.page_cache import PageCache
from bench.samples import Sample
from bench.scoring import Read, judge
from intake import pipeline
from intake.extraction import checks
from intake.extraction.confidence import DATA, Calibration, load_calibration
from intake.extraction.readings import Reading, RecordReading
from intake.reading.ocr_pool import close_pools
from intake.reading.words import Crop, PageSource

FOR = ("confirmed", "label_known", "label_whole", "unit_printed", "flag_fits", "adds_up", "repeated", "code")
AGAINST = (
    *("engine_doubt", "other_digits", "contradicted", "second_doubt", "off_row", "stranger", "comparator", "room_for_mark", "unusual", "no_range"),
    *("seen_once", "mark_added", "mark_expected", "fits_smaller", "far_outside", "range_absurd", "flag_against", "free_text", "scrap"),
    "unseen",
)
NAMES = (*FOR, *AGAINST)
# What is believed before any page was seen, so that a doubt that the pages at hand do not show still counts.
PRIOR = dict.fromkeys(AGAINST, -1.0) | {"confirmed": 2.5, "engine_doubt": -5.0, "other_digits": -5.0, "stranger": -7.0}
PRIOR |= {"unseen": -3.0, "seen_once": -5.0, "mark_added": -3.0, "room_for_mark": -3.0, "scrap": -4.0}
STIFFNESS = 6.0  # about how many errors it takes to change that
THRESHOLDS = (0.9, 0.95, 0.97, 0.975, 0.98, 0.985, 0.9875, 0.99, 0.9925, 0.995, 0.9975)
EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 1.0)
TEXT = "text"
DIFFERING = {"repaired", "disagreement"}


@dataclass(frozen=True, slots=True)
class Case:
    """One value: the evidence about it, and whether it was right."""

    evidence: dict[str, float]
    is_right: bool
    name: str = ""
    is_seen_twice: bool = True


class Absent:
    """A second reader that cannot be had."""

    def read_crops(self, crops: Sequence[Crop]) -> None:
        """Nothing."""


Mistake = tuple[str, str, str, str]


def find_mistakes(reading: RecordReading, sample: Sample) -> Iterator[Mistake]:
    """What is read wrong: of which record, of which analyte, as which number and answer."""
    for verdict in judge(sample.truth, {"status": "read", **reading.as_json()}).verdicts:
        if verdict.read and verdict.what != "correct":
            yield _mistake(sample, verdict.read)


def _mistake(sample: Sample, read: Read) -> Mistake:
    return sample.name.partition(".")[0], read.analyte, str(read.number), str(read.value)


def collect(reading: RecordReading, sample: Sample, *, is_seen_twice: bool = True, not_of_ink: Collection[Mistake] = ()) -> Iterator[Case]:
    """The cases of one file. The reading must have been made with `undecided`, so that its reasons are those that ask in any case."""
    document = {"status": "read", **reading.as_json()}
    for verdict in judge(sample.truth, document).verdicts:
        if verdict.read is None or verdict.why == "date" or _mistake(sample, verdict.read) in not_of_ink:
            continue  # a wrong day says nothing about the ink either
        found = _find(reading, verdict.read)
        if found is not None and found.evidence and not set(found.reasons) - DIFFERING:
            yield Case(dict(found.evidence), verdict.what == "correct", f"{verdict.analyte} in {sample.name}: {found.as_printed}", is_seen_twice)


def _find(reading: RecordReading, read: Read) -> Reading | None:
    number = None if read.number is None else float(read.number)
    for one in reading.reports[read.report].readings:
        if one.analyte == read.analyte and one.value == read.value and (None if one.number is None else float(one.number)) == number:
            return one
    return None


def undecided(reading: Reading) -> Reading:
    """Stands in for `decide`: nothing is asked for lack of confidence."""
    return reading


def fit(cases: Sequence[Case], steps: int = 4000) -> Calibration:
    """Logistic weights of the highest posterior probability, each kept on its side of zero."""
    table = np.array([[case.evidence.get(name, 0.0) for name in NAMES] for case in cases])
    right = np.array([case.is_right for case in cases], dtype=float)
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    sides = np.array([1.0 if name in FOR else -1.0 for name in NAMES])
    weights, base = prior.copy(), 3.0
    speed = 4.0 / (len(cases) + STIFFNESS) / (1 + float((table**2).sum(axis=1).max(initial=1.0)))
    velocity, velocity_of_base = np.zeros_like(weights), 0.0
    for _ in range(steps):
        off = right - 1 / (1 + np.exp(-(table @ weights + base)))
        velocity = 0.95 * velocity + speed * (off @ table - STIFFNESS * (weights - prior))
        velocity_of_base = 0.95 * velocity_of_base + speed * float(off.sum())
        weights, base = weights + velocity, base + velocity_of_base
        weights = np.where(weights * sides < 0, 0.0, weights)
    return Calibration(load_calibration().threshold, base, {name: float(weight) for name, weight in zip(NAMES, weights, strict=True) if weight})


def tabulate(cases: Sequence[Case], calibration: Calibration) -> Iterator[str]:
    """The calibration curve, and what each threshold would cost."""
    sure = np.array([calibration.confidence(case.evidence) for case in cases])
    right = np.array([case.is_right for case in cases])
    yield "confidence      values   mean   right"
    for low, high in pairwise(EDGES):
        chosen = (sure >= low) & ((sure < high) | (high == 1.0))
        if chosen.any():
            yield f"{low:.3f}-{high:.3f} {int(chosen.sum()):>8} {sure[chosen].mean():>7.3f} {right[chosen].mean():>7.3f}"
    yield "threshold   silent per 1,000   asked"
    for threshold in THRESHOLDS:
        kept = sure >= threshold
        silent = 1000 * float((~right[kept]).sum()) / max(1, int(kept.sum()))
        yield f"{threshold:>9} {silent:>18.2f} {1 - kept.mean():>7.1%}"


def write(calibration: Calibration, path: Path = DATA) -> None:
    """The data file anew; its threshold stays."""
    head = "# Fitted by `python -m bench.calibration --write`; not to be changed by hand. Evidence is explained in evidence.py."
    weights = "\n".join(f"{name} = {weight:.3f}" for name, weight in calibration.weights.items())
    path.write_text(f"{head}\nthreshold = {calibration.threshold}\nbase = {calibration.base:.3f}\n\n[weights]\n{weights}\n", encoding="utf-8")


def gather(options: argparse.Namespace) -> list[Case]:
    """The cases of all files that the options ask for."""
    cache = PageCache(options.cache, options.keep)
    cases: list[Case] = []
    not_of_ink: set[Mistake] = set()
    with tempfile.TemporaryDirectory(prefix="anteroom-calibration-") as folder, patch.object(checks, "decide", undecided):
        for sample in find_samples(options):
            for found, is_seen_twice in _read(sample, cache, Path(folder)):
                if sample.form == TEXT:
                    not_of_ink.update(find_mistakes(found, sample))
                cases.extend(collect(found, sample, is_seen_twice=is_seen_twice, not_of_ink=not_of_ink))
    return cases


def _read(sample: Sample, cache: PageCache, folder: Path) -> list[tuple[RecordReading, bool]]:
    """What the pipeline made of a file with and without the second reader; nothing when it could not be read."""
    kept: list[tuple[RecordReading, bool]] = []
    read_file = pipeline.read_file

    def read_and_keep(path: Path | str, **options: Any) -> RecordReading:
        kept.append((read_file(path, **options), True))
        if any(page.source is PageSource.OCR for page in kept[0][0].pages):
            kept.append((read_file(path, **(options | {"second": Absent()})), False))
        return kept[0][0]

    with patch.object(pipeline, "read_file", read_and_keep):  # the benchmark's own way to a file, listened to
        measure(sample, cache, folder)
    return kept


def main(arguments: Sequence[str] | None = None) -> None:
    """Fits on one seed, shows on the next."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibration", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", default="40", help="how many records of each seed (default 40)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--forms", nargs="+", default=["scan", "fax", "photo", "shrunk_photo"])
    parser.add_argument("--cache", metavar="DIR")
    parser.add_argument("--write", action="store_true", help="put the weights into the data file")
    options = parser.parse_args(arguments)
    given = ["--tuning", "--count", options.count, "--forms", TEXT, *options.forms, *(["--cache", options.cache, "--keep"] if options.cache else [])]
    fitted, others = (gather(parse([*given, "--seed", str(seed)])) for seed in (options.seed, options.seed + 1))
    close_pools()
    calibration = fit(fitted)
    print("\n".join(report(fitted, others, calibration)))
    if options.write:
        write(calibration)


def report(fitted: Sequence[Case], others: Sequence[Case], calibration: Calibration) -> Iterable[str]:
    """What is printed: the weights, then the curve on pages that were not fitted on."""
    yield from (f"{name:<16}{weight:>8.2f}" for name, weight in [("base", calibration.base), *calibration.weights.items()])
    yield f"\nfitted on {len(fitted)} values, {sum(not case.is_right for case in fitted)} of them wrong"
    for name, is_seen_twice in (("seen twice", True), ("seen once", False)):
        shown = [case for case in others if case.is_seen_twice is is_seen_twice]
        yield f"\n{len(shown)} values of other pages, {name}"
        yield from tabulate(shown, calibration)
    yield from (f"wrong at {calibration.confidence(case.evidence):.4f}: {case.name}" for case in others if not case.is_right)


if __name__ == "__main__":
    main()
