"""What is wrong with triage's data? `manage.py check` says so: guidelines that do not load (triage.E001), messages without words (triage.E002)."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from triage.notifications.messages import template_names
from triage.rules import find_problems
from triage.transitions import NOTICE_KINDS


@register("triage")
def check_guidelines(**_: Any) -> list[CheckMessage]:
    return [Error(problem, hint="Mend the file named in the message (triage/guidelines).", id="triage.E001") for problem in find_problems()]


@register("triage")
def check_notices(**_: Any) -> list[CheckMessage]:
    names = [name for kind in sorted(NOTICE_KINDS) for name in template_names(kind)]
    return [Error(f"The message {name} is missing.", hint="Write it under templates/.", id="triage.E002") for name in names if not _exists(name)]


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
