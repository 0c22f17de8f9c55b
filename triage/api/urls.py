"""Addresses of triage below /api/v1/."""

from django.urls import path

from triage.api import desk, patient, review, summary, values

urlpatterns = [
    path("cases/<uuid:case_id>/missing/", patient.MissingItems.as_view(), name="api_missing"),
    path("cases/<uuid:case_id>/submit/", patient.SubmitCase.as_view(), name="api_submit"),
    path("cases/<uuid:case_id>/answer/", patient.AnswerRequests.as_view(), name="api_answer"),
    path("cases/<uuid:case_id>/opinion/", patient.OwnOpinion.as_view(), name="api_opinion"),
    path("staff/cases/", desk.StaffCases.as_view(), name="api_staff_cases"),
    path("staff/cases/<uuid:case_id>/", desk.StaffCase.as_view(), name="api_staff_case"),
    path("staff/cases/<uuid:case_id>/events/", desk.StaffEvents.as_view(), name="api_staff_events"),
    path("staff/cases/<uuid:case_id>/observations/", values.StaffValues.as_view(), name="api_staff_values"),
    path("staff/cases/<uuid:case_id>/claim/", desk.ClaimCase.as_view(), name="api_claim"),
    path("staff/cases/<uuid:case_id>/put-back/", desk.PutBack.as_view(), name="api_put_back"),
    path("staff/cases/<uuid:case_id>/request-items/", desk.RequestItems.as_view(), name="api_request_items"),
    path("staff/cases/<uuid:case_id>/waive-item/", desk.WaiveItem.as_view(), name="api_waive_item"),
    path("staff/cases/<uuid:case_id>/withdraw-waiver/", desk.WithdrawWaiver.as_view(), name="api_withdraw_waiver"),
    path("staff/cases/<uuid:case_id>/release/", desk.ReleaseCase.as_view(), name="api_release"),
    path("staff/cases/<uuid:case_id>/close/", desk.CloseCase.as_view(), name="api_close"),
    path("staff/cases/<uuid:case_id>/summary/", summary.Summary.as_view(), name="api_summary"),
    path("staff/cases/<uuid:case_id>/opinion/", review.SignOpinion.as_view(), name="api_sign_opinion"),
    path("staff/observations/<uuid:observation_id>/verify/", values.VerifyValue.as_view(), name="api_verify"),
    path("staff/observations/<uuid:observation_id>/correct/", values.CorrectValue.as_view(), name="api_correct"),
    path("staff/observations/<uuid:observation_id>/reject/", values.RejectValue.as_view(), name="api_reject"),
    path("staff/reports/<uuid:report_id>/observations/", values.MissedValues.as_view(), name="api_record"),
    path("staff/review/queue/", review.ReviewQueue.as_view(), name="api_review_queue"),
    path("staff/review/next/", review.NextCase.as_view(), name="api_review_next"),
]
