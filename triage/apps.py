"""Triage: what is missing, and who looks next?"""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "triage"

    def ready(self) -> None:
        from triage import checks, receivers  # noqa: F401, PLC0415  registers the system checks and the one receiver
