"""Which mails has this installation written to its local outbox?

Only where no mail server is configured, and only for leads: log-in codes are among the mails. In: a page number. Out: mails, newest first.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triage.roles import is_lead

FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
BETWEEN_MAILS = re.compile(rb"\n-{79}\n")  # what Django's file backend writes after each mail
MAILS_ON_A_PAGE = 20
FILES_LOOKED_AT = 500
LARGEST_FILE = 1024 * 1024  # bytes; ours have one short mail each


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it would have gone out."""

    to: str
    subject: str
    body: str
    sent_at: datetime


def has_outbox() -> bool:
    """Mails stay on this machine."""
    return settings.EMAIL_BACKEND == FILE_BACKEND


@never_cache
@require_safe
def show_outbox(request: HttpRequest) -> HttpResponse:
    """The outbox, newest first."""
    if not has_outbox():
        raise Http404
    if not is_lead(request.user):
        raise PermissionDenied
    mails = sorted((mail for path in _files() for mail in _mails_in(path)), key=lambda mail: mail.sent_at, reverse=True)
    page = Paginator(mails, MAILS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "admin/staff/outbox.html", {**admin.site.each_context(request), "title": "Outbox", "page": page})


def _files() -> list[Path]:
    """The newest files first; very old ones are left to whoever cleans the folder."""
    paths = [path for path in Path(settings.EMAIL_FILE_PATH).glob("*.log") if path.is_file()]
    return sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)[:FILES_LOOKED_AT]


def _mails_in(path: Path) -> list[Mail]:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE)
    written_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    return [_mail(part.strip(), written_at) for part in BETWEEN_MAILS.split(content) if part.strip()]


def _mail(raw: bytes, written_at: datetime) -> Mail:
    parsed = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
    body = parsed.get_body(("plain",))
    return Mail(to=str(parsed["To"]), subject=str(parsed["Subject"]), body=str(body.get_content()) if body else "", sent_at=_date(parsed, written_at))


def _date(mail: EmailMessage, otherwise: datetime) -> datetime:
    try:
        said = parsedate_to_datetime(str(mail["Date"]))
    except ValueError:
        return otherwise
    return said if said.tzinfo else said.replace(tzinfo=UTC)  # "-0000" is UTC without a place
