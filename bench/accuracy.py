"""How right is the reading? Invented records in every form, read by the real pipeline and compared with what is printed on them.

`python -m bench.accuracy` reads records of the layouts that the reading may be tuned on; `--held-out` those that it must never be tuned on.
`--cache DIR` keeps what OCR has read, so that a second run takes seconds; `--list` names every value that is not right, the worst first.
`--files DIR --truth DIR` compares files of your own. Out: tables by form, language and kind, the calibration of the confidence, the seconds
a page takes.
"""

import argparse
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache as cache_function
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.figures import calibrate, tabulate
from bench.forms import USUAL, make_samples
from bench.page_cache import PageCache
from bench.records.record import Record, make_records
from bench.samples import Sample, load_samples, recall_samples
from bench.scoring import Judged, Verdict, judge
from intake import pipeline
from intake.errors import UnreadableFile
from intake.reading import read_pages
from intake.reading.ocr_pool import close_pools
from intake.reading.words import Page
from intake.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file, what was read of it, and the seconds it took."""

    sample: Sample
    document: dict[str, Any]
    judged: Judged
    pages: int
    seconds: float


def measure(sample: Sample, cache: PageCache, folder: Path) -> Outcome:
    """Reads one file through the whole pipeline; its pages may come from the cache."""
    path = folder / sample.name
    path.write_bytes(sample.data)
    second, recalled = cache.second_reader(sample.data), []

    def recall_pages(file: Path | str, **options: Any) -> tuple[Page, ...]:
        began = time.perf_counter()
        pages, seconds = cache.recall(sample.data, lambda: _timed(file, options))
        recalled.append(seconds - (time.perf_counter() - began))
        return pages

    started = time.perf_counter()
    try:
        # The pipeline is run as it is; only its first step may be answered from disk.
        with patch.object(pipeline, "read_pages", recall_pages):
            reading = pipeline.read_file(path, vocabulary=load_vocabulary(), second=second)
        document = {"status": "read", **reading.as_json()}
    except UnreadableFile as problem:
        document = {"status": "unreadable", "problem": problem.code, "pages": [], "reports": []}
    finally:
        path.unlink()
    seconds = time.perf_counter() - started + sum(recalled) + second.recalled_seconds
    return Outcome(sample, document, judge(sample.truth, document), len(document["pages"]), seconds)


def _timed(file: Path | str, options: dict[str, Any]) -> tuple[tuple[Page, ...], float]:
    started = time.perf_counter()
    return read_pages(file, **options), time.perf_counter() - started


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The tables."""
    yield from tabulate([("all", [one.judged for one in outcomes])])
    for name in ("form", "language", "kind"):
        groups: dict[str, list[Judged]] = defaultdict(list)
        for one in outcomes:
            groups[getattr(one.sample, name)].append(one.judged)
        yield from ("", f"by {name}", *tabulate(sorted(groups.items())))
    yield from ("", *calibrate(one.judged for one in outcomes), "")
    for form in sorted({one.sample.form for one in outcomes}):
        read = [one for one in outcomes if one.sample.form == form and one.pages]
        pages = sum(one.pages for one in read)
        yield f"{form:<14}{sum(one.seconds for one in read) / max(1, pages):>8.2f} seconds a page, {pages} pages"
    if unread := sum(not one.judged.is_read for one in outcomes):
        yield f"{unread} files could not be read at all"
    yield f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def list_faults(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every value that is not right: silent errors first, then flagged ones, then what was missed; wrong kinds and dates last."""
    faults: dict[tuple[int, str], list[str]] = defaultdict(list)
    for one in outcomes:
        for verdict in one.judged.verdicts:
            if verdict.what != "correct":
                faults[_gravity(verdict), _describe(one, verdict)].append(one.sample.form)
    for (_, fault), forms in sorted(faults.items()):
        yield f"{fault} | {' '.join(forms)}"
    for one in outcomes:
        wanted = [(report["kind"], report.get("pages"), report.get("collected_on")) for report in one.sample.truth["reports"]]
        found = [(report["kind"], report["pages"], report["collected_on"]) for report in one.document["reports"]]
        if not one.judged.is_kind_right or set(one.judged.dates) - {"right"}:
            yield f"REPORTS   {one.sample.name}: printed {wanted} read {found} {one.document.get('problem') or ''}"


def list_asked(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Why right values ask for a look, the most frequent reason first."""
    asked = Counter(r for one in outcomes for v in one.judged.verdicts if v.what == "correct" and v.read and v.is_flagged for r in v.read.reasons)
    yield from (f"{count:>6}  {reason}" for reason, count in asked.most_common())


def _gravity(verdict: Verdict) -> int:
    return (0 if not verdict.is_flagged else 1) if verdict.is_error else 2


def _describe(one: Outcome, verdict: Verdict) -> str:
    mark = "SILENT" if verdict.is_error and not verdict.is_flagged else "asked" if verdict.is_error else ""
    printed = f"{verdict.truth.as_printed} {verdict.truth.unit or ''}".strip() if verdict.truth else "-"
    read = f"{verdict.read.shown} [{' '.join(verdict.read.reasons)}] {verdict.read.confidence:.2f}" if verdict.read else "-"
    what = f"{verdict.what} {verdict.why}".strip()
    return f"{mark:<7} {what:<16} {verdict.analyte:<24} printed {printed} | read {read} | {one.sample.name.split('.')[0]} | {one.sample.layout}"


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__.splitlines()[0] if __doc__ else None)
    half = parser.add_mutually_exclusive_group()
    half.add_argument("--held-out", action="store_true", help="layouts that the reading was never tuned on")
    half.add_argument("--tuning", action="store_true", help="layouts that the reading may be tuned on (the default)")
    parser.add_argument("--forms", nargs="+", metavar="FORM", help="which forms, such as: text scan fax photo shrunk_photo packet")
    parser.add_argument("--languages", nargs="+", metavar="XX", help="which languages, as ISO 639-1 codes")
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="which kinds of report")
    parser.add_argument("--layouts", nargs="+", metavar="NAME", help="which layouts, whichever half they belong to")
    parser.add_argument("--count", type=int, default=40, help="how many records (each in every form; default 40)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep the records and what OCR read of them")
    parser.add_argument("--keep", action="store_true", help="use what the cache holds although the generator or the page reading has changed")
    parser.add_argument("--list", action="store_true", help="every value that is not right, and why right ones ask for a look")
    parser.add_argument("--files", type=Path, metavar="DIR", help="files of your own instead of invented ones; needs --truth")
    parser.add_argument("--truth", type=Path, metavar="DIR", help="what is printed on them, one JSON file each")
    return parser.parse_args(arguments)


def find_samples(options: argparse.Namespace) -> Iterator[Sample]:
    """The files that the options ask for."""
    if options.files:
        yield from (sample for sample in load_samples(options.files, options.truth) if not options.forms or sample.form in options.forms)
        return
    chosen = {name: getattr(options, name) for name in ("languages", "kinds", "layouts", "held_out", "seed", "count")}
    records = cache_function(lambda: list(make_records(**chosen)))
    for form in options.forms or USUAL:
        yield from recall_samples(options.cache, {**chosen, "form": form}, partial(_make, records, form, options.seed), is_lenient=options.keep)


def _make(records: Callable[[], list[Record]], form: str, seed: int) -> Iterator[Sample]:
    return make_samples(records(), form, seed)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables."""
    options = parse(arguments)
    cache = PageCache(options.cache, options.keep)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="anteroom-accuracy-") as folder:
        for sample in find_samples(options):
            outcomes.append(measure(sample, cache, Path(folder)))
    close_pools()
    if options.list:
        print("\n".join([*list_faults(outcomes), "", "right, but asked for a look:", *list_asked(outcomes), ""]))
    print("\n".join(report(outcomes)))


if __name__ == "__main__":
    main()
