"""`manage.py read_file FILE… [--json] [--explain]`: read files from disk through the same confined reader as the worker. Touches no database.

Exit code 0 when every file was read, 3 when some were not (their line says why), 2 for wrong usage.
"""

import hashlib
import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intake.errors import UnreadableFile
from intake.extraction.readings import RecordReading
from intake.management.explaining import explain, tabulate
from intake.pipeline import read_file
from intake.reading.ocr import ENGINES, EngineFailed
from intake.vocabulary import load_vocabulary

SOME_UNREAD, WRONG_USAGE = 3, 2


class Command(BaseCommand):
    help = "Read medical papers (PDF, Word, photos, scans) and print what they say."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="One JSON object a line, in the order of the files.")
        parser.add_argument("--explain", action="store_true", help="Show every stage: pages, rows, reports, readings and why they ask for a check.")
        parser.add_argument("--engine", choices=sorted(ENGINES), default="tesseract", help="The OCR engine (default: tesseract).")

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        if missing := [path for path in files if not path.is_file()]:
            self.stderr.write("No such file: " + ", ".join(map(str, missing)))
            sys.exit(WRONG_USAGE)
        unread = 0
        for path in files:
            try:
                outcome = _read(path, options["engine"])
            except EngineFailed as error:
                raise CommandError(f"The OCR engine {options['engine']} is not installed or does not start.") from error
            unread += isinstance(outcome, UnreadableFile)
            for line in _report(path, outcome, options):
                self.stdout.write(line)
        if unread:
            sys.exit(SOME_UNREAD)


def _read(path: Path, engine: str) -> RecordReading | UnreadableFile:
    try:
        return read_file(path, vocabulary=load_vocabulary(), ocr=engine)
    except UnreadableFile as problem:
        return problem


def _report(path: Path, outcome: RecordReading | UnreadableFile, options: dict[str, Any]) -> Iterator[str]:
    if options["json"]:
        yield json.dumps(as_json(path, outcome), ensure_ascii=False)
    elif isinstance(outcome, UnreadableFile):
        yield f"{path}: not read ({outcome.code}). {outcome.message}"
    else:
        yield f"{path}: {len(outcome.pages)} page(s), {len(outcome.reports)} report(s)"
        yield from tabulate(outcome)
    if options["explain"] and isinstance(outcome, RecordReading):
        # Beside --json the explanation would break the one-object-a-line promise; it is for people.
        yield from () if options["json"] else explain(outcome)


def as_json(path: Path, outcome: RecordReading | UnreadableFile) -> dict[str, Any]:
    """The object of the contract for one file."""
    with path.open("rb") as file:
        head = {"file": str(path), "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
    if isinstance(outcome, UnreadableFile):
        return {**head, "status": "unreadable", "problem": {"code": outcome.code, "message": outcome.message}, "pages": [], "reports": []}
    return {**head, "status": "read", "problem": None, **outcome.as_json()}
