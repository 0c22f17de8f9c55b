"""Addresses of intake below /api/v1/."""

from django.urls import path

from intake.api import views

urlpatterns = [
    path("cases/", views.OwnCases.as_view(), name="api_cases"),
    path("cases/<uuid:case_id>/", views.OwnCase.as_view(), name="api_case"),
    path("cases/<uuid:case_id>/documents/", views.Documents.as_view(), name="api_documents"),
    path("documents/<uuid:document_id>/", views.OneDocument.as_view(), name="api_document"),
]
