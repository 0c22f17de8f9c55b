"""How do people log in? With a one-time code sent to their e-mail address; whoever has no account yet gets one by asking for a code.

In: what django-allauth asks its adapter. Out: its answers for this house. Staff may also log in with a password on the same pages.
Deliberately not here: sign-up with a form of its own; it would tell a stranger which addresses are known.
"""

import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from importlib import import_module

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from intake.models import Patient, User

UNUSED = timedelta(days=2)
CODE_DIGITS = 8  # with three tries a code, and three codes a minute for one address, guessing takes years


def find_or_open_account(email: str) -> User | None:
    """The active log-in of this address, made now if there is none; None where the log-in has been closed.

    A known address costs one write as well, so that the time of the answer does not tell it from a new one.
    """
    if User.objects.filter(email__iexact=email).update(email=F("email")) == 0:
        with suppress(IntegrityError), transaction.atomic():  # the same person pressed the button twice
            User.objects.create_user(email)
    return User.objects.filter(email__iexact=email, is_active=True).first()


def remember_language(user: User, language: str) -> None:
    """Write to this person in this language from now on. One that we do not have changes nothing."""
    if language in dict(settings.LANGUAGES):
        Patient.objects.filter(user=user).update(language=language)


def forget_unused(*, at: datetime) -> int:
    """Delete log-ins that nobody ever opened, and sessions that are over: codes are free, so they would pile up. Answers how many log-ins."""
    never_opened = User.objects.filter(last_login=None, date_joined__lt=at - UNUSED, is_staff=False, is_superuser=False, groups=None, patients=None)
    _, deleted = never_opened.delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return deleted.get(User._meta.label, 0)


class AccountAdapter(DefaultAccountAdapter):
    """The house's answers to django-allauth."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Check the newest e-mail from us and enter its code."),
        "too_many_login_attempts": _("That was tried too often. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("We have just sent you a code. Wait a minute before you ask for another one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  the adapter's signature
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """What he chose before we knew who he is counts from now on."""
        super().login(request, user)
        remember_language(user, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))

    def generate_login_code(self) -> str:
        return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL
