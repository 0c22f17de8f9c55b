"""Staff's door for programs: the nurses' queue, a case with its assessment and story, and the steps of a case.

Every view gets through `triage.access`, calls one verb of `triage.casework`, answers. What a person may not see is not found.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from intake.api.base import CONFLICT, REFUSALS, Door, ListDoor
from intake.casefile import told_retrievals
from intake.events import record_access
from intake.models import Case, CaseEvent, Desk, Document, ObservationStatus, Partner, Stage
from triage.access import cases_for, get_case
from triage.api import serializers as shapes
from triage.api.permissions import ForNurses, ForStaff
from triage.assessment import latest_assessment
from triage.casework import allowed_verbs, claim_case, close_case, put_back, release_case, request_items, waive_item, withdraw_waiver
from triage.models import Waiver
from triage.refusals import ChangedMeanwhile

LAST_OF_ALL = datetime(9999, 1, 1, tzinfo=UTC)  # a cursor needs a value to stand on; no deadline sorts behind every deadline


def by_deadline(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """With the column that lists of staff are ordered by."""
    return cases.annotate(turn=Coalesce("due_at", Value(LAST_OF_ALL)))


class StaffCases(ListDoor):
    permission_classes = [ForStaff]
    serializer_class = shapes.StaffCaseShape
    ordering = ("turn", "pk")

    def get_queryset(self) -> "QuerySet[Case]":
        cases = cases_for(self.user)
        if desk := self._choice("desk", Desk.values):
            cases = cases.waiting_for(desk)
        if stage := self._choice("stage", Stage.values):
            cases = cases.filter(stage=stage)
        return by_deadline(cases)

    @extend_schema(
        tags=["staff"],
        operation_id="staff_cases",
        parameters=[OpenApiParameter("stage", enum=Stage.values), OpenApiParameter("desk", enum=Desk.values)],
        responses={200: shapes.StaffCaseShape(many=True), **REFUSALS},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The cases I may see, the earliest deadline first; `stage` and `desk` narrow them. A nurse's queue is `?desk=nurse`."""
        return super().get(request, *args, **kwargs)

    def _choice(self, name: str, known: list[str]) -> str | None:
        wish = self.request.query_params.get(name)
        if wish is not None and wish not in known:
            raise ValidationError({name: [f"One of: {', '.join(known)}."]})
        return wish


class StaffCase(Door):
    permission_classes = [ForStaff]

    @extend_schema(tags=["staff"], operation_id="staff_case", responses={200: shapes.CaseDeskShape, **REFUSALS})
    def get(self, _request: Request, case_id: UUID) -> Response:
        """One case: whose it is, its papers, what the guidelines say, what was asked for, and what you may do now."""
        case = get_case(self.user, case_id)
        record_access("view_case", by=self.user, case=case)
        return self.shown(shapes.CaseDeskShape, on_the_desk(case, self.user))


def on_the_desk(case: Case, user: Any) -> dict[str, Any]:
    """What lies on the desk of whoever decides about a case."""
    partner = Partner.objects.filter(patient=case.patient_id).first()
    return {
        "case": case,
        "patient": case.patient,
        "partner_age": partner.age_on(timezone.localdate()) if partner else None,
        "retrievals": told_retrievals(case),
        "history": case.history.order_by("question"),
        "documents": with_checks_counted(case.documents.order_by("received_at", "pk")),
        "assessment": latest_assessment(case),
        "requests": case.requests.order_by("asked_at", "pk"),
        "waivers": Waiver.objects.filter(case=case).select_related("by"),
        "allowed_verbs": sorted(allowed_verbs(case, user)),
    }


def with_checks_counted(documents: "QuerySet[Document]") -> "QuerySet[Document]":
    """Each document with the number of its values that a person must look at."""
    waiting = Q(reports__observations__status=ObservationStatus.PRELIMINARY) & ~Q(reports__observations__reasons=[])
    return documents.annotate(needs_check_count=Count("reports__observations", filter=waiting))


class StaffEvents(ListDoor):
    permission_classes = [ForStaff]
    serializer_class = shapes.EventShape
    ordering = ("pk",)

    def get_queryset(self) -> "QuerySet[CaseEvent]":
        return CaseEvent.objects.filter(case=get_case(self.user, self.kwargs["case_id"]))

    @extend_schema(tags=["staff"], operation_id="staff_events", responses={200: shapes.EventShape(many=True), **REFUSALS})
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The story of a case, from its beginning."""
        return super().get(request, *args, **kwargs)


class CaseStep(Door):
    """One step of a case. A step that is not possible now is refused with 409 and changes nothing."""

    permission_classes = [ForStaff]

    def case_and_words(self, case_id: UUID, shape: type[shapes.Step]) -> tuple[Case, dict[str, Any]]:
        """The case and what was sent, unless the case has changed since the program saw it. Whose it is comes before what was sent."""
        case = get_case(self.user, case_id)
        sent = self.taken(shape)
        if sent.pop("version", case.version) != case.version:
            raise ChangedMeanwhile
        return case, sent


class ClaimCase(CaseStep):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="claim_case", request=shapes.Step, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Take a submitted case."""
        case, _ = self.case_and_words(case_id, shapes.Step)
        claim_case(case, by=self.user)
        return self.shown(shapes.StaffCaseShape, case)


class PutBack(CaseStep):
    @extend_schema(tags=["staff"], operation_id="put_back", request=shapes.Reason, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Give a case back to its queue, with a reason; it keeps its deadline."""
        case, sent = self.case_and_words(case_id, shapes.Reason)
        put_back(case, by=self.user, reason=sent["reason"])
        return self.shown(shapes.StaffCaseShape, case)


class RequestItems(CaseStep):
    @extend_schema(tags=["staff"], operation_id="request_items", request=shapes.Asking, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Ask the patient for items of the work-up."""
        case, sent = self.case_and_words(case_id, shapes.Asking)
        request_items(case, by=self.user, rules=sent["rules"], note=sent["note"])
        return self.shown(shapes.StaffCaseShape, case)


class WaiveItem(CaseStep):
    @extend_schema(tags=["staff"], operation_id="waive_item", request=shapes.Waiving, responses={201: shapes.WaiverShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Close an open item of the work-up without a paper, with a reason."""
        case, sent = self.case_and_words(case_id, shapes.Waiving)
        waiver = waive_item(case, by=self.user, **sent)
        return self.shown(shapes.WaiverShape, waiver, status=status.HTTP_201_CREATED)


class WithdrawWaiver(CaseStep):
    @extend_schema(tags=["staff"], operation_id="withdraw_waiver", request=shapes.Reopening, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Open such an item again."""
        case, sent = self.case_and_words(case_id, shapes.Reopening)
        withdraw_waiver(case, by=self.user, item=sent["item"])
        return self.shown(shapes.StaffCaseShape, case)


class ReleaseCase(CaseStep):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="release_case", request=shapes.Reason, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Give a case to the specialists' queue. Open blockers and papers in another name need a reason; unread papers and unchecked values
        refuse it."""
        case, sent = self.case_and_words(case_id, shapes.Reason)
        release_case(case, by=self.user, reason=sent["reason"])
        return self.shown(shapes.StaffCaseShape, case)


class CloseCase(CaseStep):
    permission_classes = [ForNurses]

    @extend_schema(tags=["staff"], operation_id="close_case", request=shapes.Step, responses={200: shapes.StaffCaseShape, **CONFLICT})
    def post(self, _request: Request, case_id: UUID) -> Response:
        """Nothing more is to come."""
        case, _ = self.case_and_words(case_id, shapes.Step)
        close_case(case, by=self.user)
        return self.shown(shapes.StaffCaseShape, case)
