"""All papers, for leads: what state each is in. A click opens the page on which it is checked."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from intake.admin.read_only import ReadOnlyAdmin
from intake.models import Document


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ["received_at", "case_reference", "state", "problem", "attempts", "size", "id"]
    list_filter = ["state", "content_type"]
    search_fields = ["id", "case__reference"]
    search_help_text = "Reference of the case, or id of the paper"
    ordering = ["-received_at"]
    date_hierarchy = "received_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        return super().get_queryset(request).select_related("case")

    @admin.display(description="case")
    def case_reference(self, document: Document) -> str:
        return document.case.reference

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The paper's own page says more, and writes down who looked."""
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        return HttpResponseRedirect(reverse("admin:verify_document", args=[found.pk]))
