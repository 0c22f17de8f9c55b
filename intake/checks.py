"""`manage.py check`: is the vocabulary sound, can papers be read here, and how well is the reader confined?"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register  # noqa: A004 - Django's own word

from intake.models.documents import LONGEST_LEASE
from intake.reading.ocr import ENGINES
from intake.reading.sandbox import confinement_level
from intake.vocabulary import find_problems


@register
def check_vocabulary(**_: Any) -> list[CheckMessage]:
    return [Error(problem, id="intake.E001") for problem in find_problems()]


@register
def check_reader(**_: Any) -> list[CheckMessage]:
    """The level that was really reached on this machine, by trying what must not be possible."""
    level = confinement_level()
    if level == "full":
        return [Info("The reader of uploaded files is fully confined on this machine.", id="intake.I001")]
    hint = "Use a Linux kernel with Landlock (5.13 or newer) and seccomp, on x86-64 or arm64."
    if settings.READER_REQUIRE_SANDBOX:
        return [Error(f"READER_REQUIRE_SANDBOX is on, but the reader is only at level {level!r}: nothing is read.", hint=hint, id="intake.E002")]
    return [Warning(f"The reader of uploaded files is only at level {level!r} of confinement.", hint=hint, id="intake.W001")]


@register
def check_work(**_: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if not 1 <= settings.LEASE_SECONDS < LONGEST_LEASE.total_seconds():
        found.append(Error(f"LEASE_SECONDS must lie between 1 and {LONGEST_LEASE.total_seconds():.0f}.", id="intake.E003"))
    if settings.MAX_ATTEMPTS < 1:
        found.append(Error("MAX_ATTEMPTS must be at least 1.", id="intake.E004"))
    if settings.OCR_ENGINE not in ENGINES:
        found.append(Error(f"OCR_ENGINE must be one of: {', '.join(sorted(ENGINES))}.", id="intake.E005"))
    return found
