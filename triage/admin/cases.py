"""The long list of cases, with the queues as filters. A click opens the desk of the case; nothing can be edited in the list."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from intake.admin.read_only import ReadOnlyAdmin
from intake.models import Case
from triage.access import cases_for
from triage.admin.queues import BY_KEY, KINDS, with_counts
from triage.wording import route_words


class QueueFilter(admin.SimpleListFilter):
    """The queues of the first page."""

    title = "queue"
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.key, kind.name) for kind in KINDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        kind = BY_KEY.get(self.value() or "")
        return queryset.filter(kind.condition(request.user)) if kind else queryset


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    list_display = ["reference", "stage", "priority", "route_in_words", "due_at", "papers", "held_by"]
    list_filter = [QueueFilter, "stage", "priority"]
    ordering = [F("due_at").asc(nulls_last=True), "created_at"]
    search_fields = ["reference"]
    search_help_text = "Reference, such as 2B4K-9XQ7"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever the site lets in; which cases, `get_queryset` says."""
        return admin.site.has_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return with_counts(cases_for(request.user))

    @admin.display(description="route", ordering="route")
    def route_in_words(self, case: Case) -> str:
        return route_words(case.route)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "All cases"} | (extra_context or {}))

    @admin.display(description="papers")
    def papers(self, case: Any) -> str:
        return f"{case.paper_count} ({case.unread_count} being read)" if case.unread_count else str(case.paper_count)

    @admin.display(description="with")
    def held_by(self, case: Any) -> str:
        return case.holder or "–"

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """A case has a desk of its own."""
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        return HttpResponseRedirect(reverse("admin:case_desk", args=[found.pk]))
