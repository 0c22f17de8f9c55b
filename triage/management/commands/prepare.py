"""Makes this installation ready: database, cache table, static files. With --welcome it also says where everything is; `make run` calls it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from intake.models import User
from intake.reading.sandbox import confinement_level


class Command(BaseCommand):
    help = "Brings database, cache table and static files up to date."
    requires_system_checks = []  # `manage.py check` has its own place in `make check`; a start should not wait for it

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--welcome", action="store_true", help="then print the addresses and how to get a first staff account")

    def handle(self, *args: Any, welcome: bool, **options: Any) -> None:
        call_command("migrate", verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
        if welcome:
            self._welcome()

    def _welcome(self) -> None:
        write = self.stdout.write
        write("")
        write(self.style.SUCCESS(f"  Anteroom   {settings.SITE_URL}/"))
        write(f"  Staff      {settings.SITE_URL}/admin/     Specialists  {settings.SITE_URL}/review/")
        write(f"  Papers are opened in a confined process; level of confinement on this machine: {confinement_level()}")
        if not User.objects.filter(is_staff=True, is_active=True).exists():
            write("")
            write("  There is no staff account yet. In another terminal:")
            write("      .venv/bin/python manage.py add_staff you@example.org --role lead --name 'Your Name'")
            write("  Or fill this installation with a small invented clinic:  make demo")
        if not settings.EMAIL_URL:
            write("")
            write(f"  No mail server is set: mails, log-in codes among them, go to the local outbox, {settings.SITE_URL}/admin/outbox/")
        write("")
        write("  Stop with Ctrl-C.")
        write("")
