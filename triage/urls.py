"""Addresses of triage: what is missing, messages, the opinion; the specialists' pages."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
