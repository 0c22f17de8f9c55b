"""The two logs, for leads: what happened to cases, and who looked at what."""

from django.contrib import admin

from intake.admin.read_only import ReadOnlyAdmin
from intake.models import AccessEvent, CaseEvent


@admin.register(CaseEvent)
class CaseEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "case_id", "verb", "by_id", "from_stage", "to_stage"]
    list_filter = ["verb"]
    search_fields = ["case__id", "case__reference"]
    search_help_text = "Reference or id of the case"
    ordering = ["-at", "-pk"]


@admin.register(AccessEvent)
class AccessEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "case_id", "action", "by_id", "target"]
    list_filter = ["action"]
    search_fields = ["case__id", "case__reference", "target"]
    search_help_text = "Reference or id of the case, or id of what was seen"
