"""`manage.py assess --json FILE` or `assess CASE_ID`: what is missing, what staff must see, which route, how soon.

In: facts as JSON (touching no database), or the id of a stored case (only looked at, nothing recorded). Out: the verdicts as JSON on standard
output; with `--explain` every rule's conditions with their truth and evidence instead. Exit codes: 0; 2 for wrong usage or wrong JSON.
"""

import json
import sys
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from triage.rules import Facts, Guidelines, evaluate, load_guidelines
from triage.rules.building import unknown
from triage.rules.describing import explain
from triage.rules.json_facts import JsonFactsError, read_facts

WRONG_USAGE = 2


class Command(BaseCommand):
    help = "Says what is missing from a work-up: from facts as JSON, or for a stored case."
    requires_system_checks = ()  # facts on standard input need neither database nor URLs

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case_id", nargs="?", help="id of a stored case")
        parser.add_argument("--json", metavar="FILE", dest="path", help="facts as JSON; - reads standard input")
        parser.add_argument("--explain", action="store_true", help="show each condition with its truth and evidence")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="DAY", help="replay that day (YYYY-MM-DD); later papers are left out")

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["case_id"]) == bool(options["path"]):
            raise CommandError("Give either a case id or --json FILE.", returncode=WRONG_USAGE)
        guidelines = load_guidelines()
        if options["path"]:
            facts, on = _facts_from_json(options["path"], options["as_of"])
            _check_waivers(facts, guidelines)
        else:
            facts, on = _facts_of_case(options["case_id"], options["as_of"])
        for line in _answer(guidelines, facts, on, is_explained=options["explain"]):
            self.stdout.write(line)


def _answer(guidelines: Guidelines, facts: Facts, on: date, *, is_explained: bool) -> Iterator[str]:
    if is_explained:
        yield from explain(guidelines, facts, on=on)
    else:
        yield json.dumps(evaluate(guidelines, facts, on=on).as_json(), ensure_ascii=False, indent=2)


def _facts_from_json(path: str, as_of: date | None) -> tuple[Facts, date]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
        facts, on = read_facts(json.loads(text), as_of=as_of)
    except OSError as problem:
        raise CommandError(f"The file cannot be read: {problem.strerror}.", returncode=WRONG_USAGE) from problem
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise CommandError("This is not JSON in UTF-8.", returncode=WRONG_USAGE) from problem
    except JsonFactsError as problem:
        raise CommandError(str(problem), returncode=WRONG_USAGE) from problem
    if on is None:
        raise CommandError("The JSON names no day: give as_of, or --as-of YYYY-MM-DD.", returncode=WRONG_USAGE)
    return facts, on


def _check_waivers(facts: Facts, guidelines: Guidelines) -> None:
    """A waiver of an item that does not exist would close nothing, silently."""
    known = {rule.id for rule in guidelines.items}
    for item in facts.waived:
        if item not in known:
            raise CommandError(f"waivers: {unknown('item', item, known)}", returncode=WRONG_USAGE)


def _facts_of_case(case_id: str, as_of: date | None) -> tuple[Facts, date]:
    from intake.models import Case  # here: facts as JSON must work without a database
    from triage.evidence import collect_facts

    on = as_of or timezone.localdate()
    try:
        return collect_facts(Case.objects.get(pk=uuid.UUID(case_id)), on=on), on
    except (ValueError, Case.DoesNotExist) as problem:
        raise CommandError("There is no case with this id.", returncode=WRONG_USAGE) from problem
