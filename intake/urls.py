"""Addresses of intake: start, consent, answers, papers."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
