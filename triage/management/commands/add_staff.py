"""Makes a log-in for a nurse, a specialist or a lead, or adds a role to one that exists."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from intake.models import User
from triage.roles import Role


class Command(BaseCommand):
    help = "Makes a staff account, or gives an existing one a further role."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", choices=[str(role) for role in Role], action="append", required=True, help="may be given more than once")
        parser.add_argument("--name", default="", help="shown under what the person signs")
        parser.add_argument("--password-stdin", action="store_true", help="take the password from standard input instead of asking for it")
        parser.add_argument("--no-password", action="store_true", help="the person logs in with codes sent by mail")

    def handle(self, *args: Any, email: str, role: list[str], name: str, **options: Any) -> None:
        address = email.strip().lower()
        try:
            validate_email(address)
        except ValidationError as error:
            raise CommandError(f"{email!r} is not an e-mail address.") from error
        user = User.objects.filter(email=address).first()
        is_new = user is None
        password = self._password(options) if is_new else None
        with transaction.atomic():
            user = user or User.objects.create_user(address, password)
            user.full_name = name or user.full_name
            user.is_superuser = user.is_superuser or Role.LEAD in role
            user.is_staff = user.is_staff or bool({Role.LEAD, Role.NURSE} & {Role(one) for one in role})
            user.save()
            user.groups.add(*Group.objects.filter(name__in=role))
        self.stdout.write(f"{'Made' if is_new else 'Changed'} the account {address}: {', '.join(sorted(role))}.")

    def _password(self, options: dict[str, Any]) -> str | None:
        if options["no_password"]:
            return None
        if options["password_stdin"]:
            password = sys.stdin.readline().rstrip("\n")
        elif sys.stdin.isatty():
            password = getpass.getpass("Password (at least 12 characters): ")
        else:
            raise CommandError("There is no terminal to ask for a password. Use --password-stdin or --no-password.")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
