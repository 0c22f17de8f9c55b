"""Rows that people may look at in the admin but change only through the verbs."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


def is_lead(request: HttpRequest) -> bool:
    """The site knows who is what (`config/staff_site.py`); intake does not."""
    return bool(admin.site.is_lead(request))  # type: ignore[attr-defined] # ours, not Django's plain site


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # one class for all models
    """No adding, no changing, no deleting; the site's own door decides who may look."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_lead(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
