"""Addresses of triage: the patient's case, what is missing, the opinion; then the specialists' pages."""

from django.urls import include, path

from triage.views import patient

urlpatterns = [
    path("case/", patient.home, name="home"),
    path("case/<uuid:case_id>/", patient.case, name="case"),
    path("case/<uuid:case_id>/papers/", patient.papers, name="papers"),
    path("case/<uuid:case_id>/papers/live/", patient.papers_live, name="papers_live"),
    path("papers/<uuid:document_id>/", patient.paper, name="paper"),
    path("case/<uuid:case_id>/check/", patient.check_answers, name="check_answers"),
    path("case/<uuid:case_id>/sent/", patient.sent, name="sent"),
    path("case/<uuid:case_id>/answer/", patient.answer, name="answer"),
    path("case/<uuid:case_id>/opinion/", patient.opinion, name="opinion"),
    path("case/<uuid:case_id>/withdraw/", patient.withdraw, name="withdraw"),
    path("", include("triage.review_urls")),
]
