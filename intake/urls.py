"""Addresses of intake: start, consent, answers, papers."""

from django.urls import path

from intake.views import answers, blobs, papers, start

urlpatterns = [
    path("", start.start, name="start"),
    path("account/login/code/", start.AskForCode.as_view(), name="account_request_login_code"),
    path("privacy/", start.privacy, name="privacy"),
    path("language/", start.set_language, name="set_language"),
    path("healthz", start.healthz, name="healthz"),
    path("case/<uuid:case_id>/consent/", answers.consent, name="consent"),
    path("case/<uuid:case_id>/about/", answers.about, name="about"),
    path("case/<uuid:case_id>/history/", answers.history, name="history"),
    path("case/<uuid:case_id>/history/<slug:slug>/", answers.history_section, name="history_section"),
    path("case/<uuid:case_id>/retrievals/", answers.retrievals, name="retrievals"),
    path("case/<uuid:case_id>/partner/", answers.partner, name="partner"),
    path("case/<uuid:case_id>/papers/send/", papers.upload, name="upload"),
    path("papers/<uuid:document_id>/original", blobs.original, name="original"),
    path("pages/<uuid:page_id>.jpg", blobs.page_picture, name="page_picture"),
]
