"""Says where the program is and how the first member of staff gets in. `make run` calls it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from intake.models import User


class Command(BaseCommand):
    help = "Prints the address and how to get a first staff account."

    def handle(self, *args: Any, **options: Any) -> None:
        write = self.stdout.write
        write("")
        write(self.style.SUCCESS(f"  Anteroom   {settings.SITE_URL}/"))
        write(f"  Staff      {settings.SITE_URL}/admin/     Specialists  {settings.SITE_URL}/review/")
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
