"""Notices on their way to people, for leads: what waits, what was sent, what failed."""

from django.contrib import admin

from intake.admin.read_only import ReadOnlyAdmin
from triage.models import Notice


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "case_id", "kind", "language", "channel", "state", "attempts", "sent_at"]
    list_filter = ["state", "kind", "channel"]
    search_fields = ["case__id", "case__reference"]
    ordering = ["-created_at"]
