"""`manage.py demo`: fills an empty installation with a small invented clinic, and says who can log in and where to look.

In: an empty database. Out: staff, and a case at every stage, whose files went through the real reader (`triage/demonstration`). Refuses (exit 1)
where there is anybody already: invented cases never stand among real ones.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from intake.errors import IntakeError
from triage.demonstration import clinic as demonstration
from triage.demonstration.clinic import Clinic, Played

NOT_EMPTY = """There are people or cases in this installation already, and the demo never mixes with them.
For a demo apart, give it folders of its own:
    DATA_DIR=var/demo MEDIA_ROOT=var/demo/media make demo
    DATA_DIR=var/demo MEDIA_ROOT=var/demo/media make run"""


class Command(BaseCommand):
    help = "Fills an empty installation with a small invented clinic. Prints the log-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        if not demonstration.is_empty():
            raise CommandError(NOT_EMPTY)
        staff = demonstration.open_clinic()
        try:
            self._say("Printing the papers of six patients …")
            sent = demonstration.send_everything(staff, on=timezone.localdate())
            self._say(f"Reading {sum(len(played.papers) for played in sent)} papers with the real reader; this takes up to a minute …")
            demonstration.read_everything(sent)
            self._say("Comparing, asking, releasing, signing …")
            for played in sent:
                demonstration.play(played)
        except (IntakeError, demonstration.PapersNotRead) as refused:
            raise CommandError(str(refused)) from refused
        self._tell(staff, sent)

    def _tell(self, staff: Clinic, sent: list[Played]) -> None:
        self._say("", self.style.SUCCESS(f"  A small invented clinic, as of {timezone.localdate():%d %B %Y}"), "")
        self._say(f"  Staff log in with this password:  {self.style.SUCCESS(staff.password)}", f"  at  {_address('account_login')}", "")
        self._table(
            ("lead", staff.lead.email, _address("admin:index")),
            *(("nurse", nurse.email, _address("admin:index")) for nurse in staff.nurses),
            *(("specialist", specialist.email, _address("review_queue")) for specialist in staff.specialists),
        )
        self._say("", f"  Patients log in at  {_address('start')}  with a code. Mails stay on this machine; the lead finds the code at")
        self._say(f"  {_address('admin:outbox')}", "")
        self._table(*((played.case.reference, played.story.address, played.case.get_stage_display(), played.story.shows) for played in sent))
        self._say("", "  Where to look first", "")
        self._table(*_first_looks(staff, sent))
        self._say("", "  If nothing answers there yet:  make run", "")

    def _table(self, *rows: tuple[str, ...]) -> None:
        widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
        for row in rows:
            self._say("    " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())

    def _say(self, *lines: str) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()


def _first_looks(staff: Clinic, sent: list[Played]) -> list[tuple[str, ...]]:
    """One page for each of the three: role, log-in, address, what to see there."""
    by_address = {played.story.address: played for played in sent}
    daniel, omar, marco = (by_address[f"{name}@example.org"] for name in ("daniel", "omar", "marco"))
    photo = next(pk for pk, paper in omar.papers.items() if paper.name == "hormones.jpg")
    return [
        ("patient", daniel.story.address, _address("papers", daniel.case.pk), "what was read, and what is missing"),
        ("nurse", staff.nurses[0].email, _address("admin:verify_document", photo), "each value at its place on the photo"),
        ("specialist", marco.specialist.email, _address("review_case", marco.case.pk), "one page; every number leads to its source"),
    ]


def _address(name: str, *ids: object) -> str:
    return settings.SITE_URL + reverse(name, args=ids)
