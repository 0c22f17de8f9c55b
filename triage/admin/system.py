"""Is this installation well? How tightly the reader is confined, what is wrong with vocabulary and guidelines, what waits and what failed."""

from django.contrib import admin
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake import vocabulary
from intake.models import Document, DocumentState
from intake.reading import confinement_level
from triage.models import Notice, NoticeState
from triage.rules import loading

LEVELS = {
    "full": "The reader runs without network, without other programs and without other files (Landlock and seccomp).",
    "partial": "The reader is confined, but this kernel lacks part of what is needed. Docs: operations.",
    "rlimits": "The reader only has limits of memory and time. Use a newer kernel before papers of strangers are read here.",
}
WAITING = [DocumentState.RECEIVED, DocumentState.READING]


@never_cache
@require_safe
def show_system(request: HttpRequest) -> HttpResponse:
    """One page, read-only."""
    level = confinement_level()
    context = {
        **admin.site.each_context(request),
        "title": "System",
        "level": level,
        "level_words": LEVELS.get(level, ""),
        "problems": vocabulary.find_problems() + loading.find_problems(),
        "documents": _documents(),
        "waiting_since": Document.objects.filter(state__in=WAITING).aggregate(first=Min("received_at"))["first"],
        "put_aside": Document.objects.filter(state=DocumentState.QUARANTINED).order_by("-received_at")[:20],
        "notices": _notices(),
        "now": timezone.now(),
    }
    return render(request, "admin/staff/system.html", context)


def _documents() -> list[tuple[str, int]]:
    counted = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    return [(label, counted.get(state, 0)) for state, label in DocumentState.choices]


def _notices() -> list[tuple[str, int]]:
    counted = dict(Notice.objects.order_by().values_list("state").annotate(Count("pk")))
    return [(label, counted.get(state, 0)) for state, label in NoticeState.choices]
