"""`manage.py describe_rules`: writes docs/rules.md, what every rule asks and where it comes from. `--check`: exit 1 when that file is stale.

In: the guidelines. Out: one Markdown file, for the medical lead and for translators; a test keeps it fresh.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from triage.rules import load_guidelines
from triage.rules.manual import describe_guidelines


class Command(BaseCommand):
    help = "Writes docs/rules.md from the guidelines."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is stale")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "rules.md"
        text = describe_guidelines(load_guidelines())
        if not options["check"]:
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{path.name} written.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/rules.md is stale: run manage.py describe_rules.")
