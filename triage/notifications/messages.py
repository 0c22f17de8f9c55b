"""What does a notice say? Subject and body in the recipient's language, from `templates/notices/<kind>/`.

In: a notice. Out: two texts. They say that there is something to see and where, never what: no health data, no name.
"""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from triage.models import Notice


class NotDelivered(Exception):
    """The channel could not take the message now; it is worth another try."""


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    body: str


def template_names(kind: str) -> tuple[str, str]:
    return f"notices/{kind}/subject.txt", f"notices/{kind}/body.txt"


def write_message(notice: Notice) -> Message:
    """The link is the same for everybody and opens nothing: whoever follows it logs in and is led to his case."""
    # From the setting, never from a request: a forged Host header must not end up in a mail.
    context = {"link": f"{settings.SITE_URL}{reverse('home')}", "reference": notice.case.reference}
    subject, body = template_names(notice.kind)
    with translation.override(notice.language):
        return Message(" ".join(render_to_string(subject, context).split()), render_to_string(body, context).strip() + "\n")
