"""Triage: what is missing, and who looks next?"""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "triage"

    def ready(self) -> None:
        from django.conf import settings

        from intake.access import register_grant
        from intake.observations import register_objection
        from triage import checks, receivers  # noqa: F401  registers the system checks and the one receiver
        from triage.access import grant_of
        from triage.casework import find_objection
        from triage.rules import use_clinic_folder

        register_grant(grant_of)
        register_objection(find_objection)
        use_clinic_folder(settings.GUIDELINES_DIR)
