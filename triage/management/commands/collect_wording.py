"""`manage.py collect_wording`: the sentences that patients read but that stand in data, written where makemessages finds them.

In: the guidelines, the vocabulary, the refusals of both apps. Out: `triage/wording_from_data.py`, which nothing imports. With `--check` nothing is
written; the command fails when the file is not what the data say today.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from intake.errors import IntakeError
from intake.vocabulary import load_vocabulary
from triage.models import Conclusion
from triage.rules import load_guidelines

FILE = Path(__file__).parents[2] / "wording_from_data.py"
HEAD = '''"""Sentences for patients that stand in data, only for makemessages. Written by `manage.py collect_wording`: change the data instead."""
# ruff: noqa: E501
# fmt: off

from django.utils.translation import gettext_noop as _

'''


class Command(BaseCommand):
    help = "Collects the sentences for patients that stand in data, so that they can be translated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        fresh = wording_file()
        if not options["check"]:
            FILE.write_text(fresh, encoding="utf-8")
        elif not FILE.exists() or FILE.read_text(encoding="utf-8") != fresh:
            raise CommandError("triage/wording_from_data.py is stale. Run: make messages")


def wording_file() -> str:
    """What the file should hold, each sentence once."""
    sentences = dict.fromkeys([*_asked(), *_named(), *_refused(), *(str(label) for label in Conclusion.labels)])
    return HEAD + "".join(f"_({json.dumps(sentence, ensure_ascii=False)})\n" for sentence in sentences if sentence)


def _asked() -> Iterator[str]:
    for item in load_guidelines().items:
        if item.wording is not None:
            yield from (item.wording.ask, item.wording.why, item.wording.how, item.wording.good_copy)


def _named() -> Iterator[str]:
    vocabulary = load_vocabulary()
    yield from (analyte.name for analyte in vocabulary.analytes.values())
    yield from (kind.name for kind in vocabulary.kinds.values())


def _refused() -> Iterator[str]:
    """The messages of all refusals, from whichever module of ours raises them."""
    import_module(settings.ROOT_URLCONF)  # every page, and with the pages everything they call
    own = [child for child in _children(IntakeError) if child.__module__.split(".")[0] in ("intake", "triage") and "message" in vars(child)]
    return (child.message for child in sorted(own, key=lambda child: (child.__module__, child.__qualname__)))


def _children(parent: type[IntakeError]) -> Iterator[type[IntakeError]]:
    for child in parent.__subclasses__():
        yield child
        yield from _children(child)
