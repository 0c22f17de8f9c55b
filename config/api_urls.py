"""Addresses of the programs' door, below /api/v1/."""

from django.urls import URLPattern, path, re_path
from drf_spectacular.views import SpectacularAPIView

from intake.api.base import NothingHere
from intake.api.urls import urlpatterns as of_intake
from triage.api.urls import urlpatterns as of_triage

urlpatterns: list[URLPattern] = [
    *of_intake,
    *of_triage,
    path("schema/", SpectacularAPIView.as_view(), name="api_schema"),
    re_path(r"", NothingHere.as_view(), name="api_nothing"),
]
