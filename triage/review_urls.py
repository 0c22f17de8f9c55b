"""Addresses of the specialists' pages."""

from django.urls import path

from triage.views import review

urlpatterns = [
    path("review/", review.review_queue, name="review_queue"),
    path("review/next", review.review_next, name="review_next"),
    path("review/<uuid:case_id>/", review.review_case, name="review_case"),
    path("review/<uuid:case_id>/opinion/", review.review_opinion, name="review_opinion"),
    path("review/<uuid:case_id>/page/<uuid:page_id>/", review.review_page, name="review_page"),
]
