"""Which admin site does the house use? Named in INSTALLED_APPS in place of Django's own."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    """Django's admin with our pages on it (`config/staff_site.py`)."""

    default_site = "config.staff_site.StaffSite"
