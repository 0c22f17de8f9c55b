"""Every address of the house. Patients' pages, then staff's, then programs'."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("intake.urls")),
    path("", include("triage.urls")),
    path("account/", include("intake.account_urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("config.api_urls")),
]
