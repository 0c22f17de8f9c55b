"""Everybody who may knock, and one case with everything in it: what the access matrix is tried on.

The case belongs to patient B. It is being reviewed by one specialist; an earlier opinion is there already, so that every address has
something to show.
"""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from intake.events import record_access
from intake.models import Case, Document, Observation, User
from intake.storage import store_original, store_picture
from tests import cast
from triage.models import Notice, Opinion

ACTORS = ("anonymous", "patient A", "patient B", "nurse", "specialist without", "specialist with", "lead")
UNKNOWN = UUID("00000000-0000-4000-8000-000000000000")


@dataclass
class Clinic:
    """The cast and what they look at."""

    people: dict[str, User | None]
    case: Case
    document: Document
    value: Observation

    def client_of(self, actor: str) -> Client:
        client = Client(raise_request_exception=False)
        user = self.people[actor]
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    @cached_property
    def ids(self) -> dict[str, str]:
        """What to put where an address names a thing: `<uuid:case_id>` is the case."""
        page, report = self.document.pages.get(), self.document.reports.get()
        found = {"case": self.case, "document": self.document, "page": page, "report": report, "observation": self.value}
        return {name: str(thing.pk) for name, thing in found.items()}

    @cached_property
    def rows(self) -> dict[str, str]:
        """For Django's own pages: the id of a row of each model, by the model's name."""
        case, nurse = self.case, self.people["nurse"]
        seen = record_access("view_case", by=case.patient.user, case=case)
        found = {"case": case, "document": self.document, "user": nurse, "caseevent": case.events.first(), "accessevent": seen}
        notice = Notice.objects.create(case=case, recipient=case.patient.user, kind="submitted", language="en", created_at=timezone.now())
        return {name: str(row.pk) for name, row in (found | {"notice": notice, "group": Group.objects.get(name="lead")}).items()}


def open_clinic() -> Clinic:
    owner, holder = cast.person("b"), cast.staff("specialist", "with")
    case = cast.in_review(owner, holder)
    document = cast.paper(case)
    value = cast.value(document, reasons=("implausible",))
    store_original(case, document.pk, [b"%PDF-1.4 SAMPLE"])
    store_picture(document.pages.get(), b"SAMPLE picture")
    cast.assessment(case)
    Opinion.objects.create(
        case=case,
        author=holder,
        author_name=holder.full_name,
        conclusion="see_in_person",
        assessment_text="Words.",
        recommendation="Words.",
        signed_at=timezone.now(),
    )
    everybody = (None, cast.person("a"), owner, cast.staff("nurse"), cast.staff("specialist", "without"), holder, cast.staff("lead"))
    return Clinic(dict(zip(ACTORS, everybody, strict=True)), case, document, value)


def every_address() -> list[str]:
    """Every pattern of the resolver, as it is written in the url files."""
    return sorted(set(_walk(get_resolver().url_patterns, "")))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> list[str]:
    found = []
    for one in patterns:
        here = before + str(one.pattern)
        found += _walk(one.url_patterns, here) if isinstance(one, URLResolver) else [here]
    return found
