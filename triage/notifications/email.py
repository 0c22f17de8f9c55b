"""Notices by e-mail, through Django's mail backend (a server, or the local outbox of an embedded installation)."""

from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.utils import translation

from triage.models import Notice
from triage.notifications.messages import NotDelivered, write_message


class EmailChannel:
    """One plain text per notice, to the address the recipient logs in with."""

    def send(self, notice: Notice) -> None:
        message = write_message(notice)
        headers = {
            # The same for every try, so that a mail sent twice by a cut connection is shown once.
            "Message-ID": f"<notice-{notice.pk}-{notice.case_id}@anteroom.invalid>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": translation.to_locale(notice.language).replace("_", "-"),
        }
        try:
            EmailMessage(message.subject, message.body, to=[notice.recipient.email], headers=headers).send()
        except (SMTPException, OSError) as error:
            raise NotDelivered(f"{notice}: {type(error).__name__}") from error
