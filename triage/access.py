"""Which cases may somebody of the staff see? The only way from a member of staff to a case.

In: a user. Out: cases, never more than this person's, and never his own: nobody is staff in his own case, so a nurse who is a patient here reads
hers on the patient's pages (`intake.access.own_cases`), without flags and routes. What a person may then *do* with a case stands in the table of
`triage/casework.py`. `grant_of` is registered with `intake.access` at start-up, so that papers follow the same rule as their case.
"""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Q

from intake.models import Case, Desk, Observation, Stage, User
from intake.models.cases import CaseQuerySet
from triage.models import Claim, Opinion
from triage.roles import Role, roles_of

NOTHING = Q(pk__in=[])


def grant_of(user: User | AnonymousUser) -> Q:
    """What a member of staff may see, as a condition over Case.

    * a lead: all cases
    * a nurse: every case that its patient has handed in and not withdrawn
    * a specialist: the cases he holds now, and those he has signed an opinion on, unless withdrawn
    """
    roles = roles_of(user)
    if Role.LEAD in roles:
        return Q(pk__isnull=False)
    grant = NOTHING
    if Role.NURSE in roles:
        grant |= ~Q(stage__in=[Stage.DRAFT, Stage.WITHDRAWN])
    if Role.SPECIALIST in roles:
        held = Claim.objects.filter(by=user.pk, desk=Desk.SPECIALIST, released_at=None).values("case")
        signed = Opinion.objects.filter(author=user.pk).values("case")
        grant |= (Q(pk__in=held) | Q(pk__in=signed)) & ~Q(stage=Stage.WITHDRAWN)
    return grant


def cases_for(user: User | AnonymousUser) -> CaseQuerySet:
    """What his roles grant, but for his own."""
    cases: CaseQuerySet = Case.objects.all()
    if not user.is_authenticated or not user.is_active:
        return cases.none()
    return cases.filter(grant_of(user)).exclude(patient__user=user)


def get_case(user: User | AnonymousUser, case_id: UUID | str) -> Case:
    """One case. Raises Case.DoesNotExist, alike for what is not there, what is not his, and an id that is none."""
    try:
        return cases_for(user).select_related("patient__user").get(pk=case_id)
    except ValidationError as error:
        raise Case.DoesNotExist from error


def get_value(user: User | AnonymousUser, observation_id: UUID) -> Observation:
    """One value of one of these cases. Raises Observation.DoesNotExist."""
    values = Observation.objects.filter(report__document__case__in=cases_for(user).order_by())
    return values.select_related("report__document__case", "page").get(pk=observation_id)


def queued_cases(user: User | AnonymousUser) -> CaseQuerySet:
    """What waits for any specialist but this one's own, earliest deadline first. Shown without names; a case opens to the one who claims it."""
    return Case.objects.filter(stage=Stage.QUEUED).exclude(patient__user=user.pk).most_urgent_first()
