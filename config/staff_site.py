"""Which pages does the nurse's area have, and who may enter?

Django's own admin with a handful of pages of ours put before it: the desk of a case, the checking of a paper, the local outbox, the state of
the system. What the pages do lives in `intake/admin` and `triage/admin`; this file only gives them addresses and one door.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme


class StaffSite(admin.AdminSite):
    """The admin for nurses and leads. Specialists have pages of their own under /review/."""

    site_header = "Anteroom"
    site_title = "Anteroom"
    index_title = "Queues"
    site_url = None
    enable_nav_sidebar = False
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """Nurses and leads."""
        user = request.user
        return bool(user.is_active and user.is_staff and _roles(request) & {"nurse", "lead"})

    def is_lead(self, request: HttpRequest) -> bool:
        """May see logs, log-ins and the outbox."""
        return self.has_permission(request) and "lead" in _roles(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's, in English: the staff area is not translated yet, and half a translation misleads."""
        guarded = super().admin_view(view, cacheable)

        def in_english(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            translation.activate("en")
            request.LANGUAGE_CODE = "en"  # type: ignore[attr-defined] # LocaleMiddleware puts it there
            return guarded(request, *args, **kwargs)

        return in_english

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """There is one log-in page, with rate limits. Whoever is logged in and still not allowed is told so."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
            wanted = reverse("admin:index")
        if self.has_permission(request):
            return redirect(wanted)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(wanted, settings.LOGIN_URL)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from triage.admin.queues import queues_for

        return super().index(request, {"queues": queues_for(request.user), **(extra_context or {})})

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        from triage.admin.outbox import has_outbox

        is_lead = self.is_lead(request)
        ours = {"is_lead": is_lead, "is_specialist": "specialist" in _roles(request), "shows_outbox": is_lead and has_outbox()}
        return {**super().each_context(request), **ours}

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from intake.admin import verify
        from triage.admin import desk, outbox, system

        guard = self.admin_view
        return [
            path("next/", guard(desk.take_next), name="take_next"),
            path("cases/<uuid:case_id>/", guard(desk.case_desk), name="case_desk"),
            path("documents/<uuid:document_id>/", guard(verify.verify_document), name="verify_document"),
            path("outbox/", guard(outbox.show_outbox), name="outbox"),
            path("system/", guard(system.show_system), name="system"),
            *super().get_urls(),
        ]


def _roles(request: HttpRequest) -> frozenset[str]:
    """Looked up once for each request: Django's admin asks for permission once for each model it lists."""
    from triage.roles import roles_of

    if not hasattr(request, "staff_roles"):
        request.staff_roles = roles_of(request.user)  # type: ignore[attr-defined] # kept with the request
    return request.staff_roles  # type: ignore[attr-defined,no-any-return]
