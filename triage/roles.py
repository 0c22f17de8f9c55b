"""Who among the staff is what? Three groups, made by a migration; a person may be in several. A superuser is a lead.

Patients are in no group: what they may see follows from what is theirs (`triage/access.py`).
"""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser

from intake.models import User


class Role(StrEnum):
    """Names of the groups."""

    NURSE = "nurse"
    SPECIALIST = "specialist"
    LEAD = "lead"


def roles_of(user: User | AnonymousUser) -> frozenset[Role]:
    """The roles of one log-in; none for a patient, a visitor or somebody who has left. One query."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    held = {Role(name) for name in user.groups.filter(name__in=list(Role)).values_list("name", flat=True)}
    return frozenset(held | {Role.LEAD}) if user.is_superuser else frozenset(held)


def is_nurse(user: User | AnonymousUser) -> bool:
    return Role.NURSE in roles_of(user)


def is_specialist(user: User | AnonymousUser) -> bool:
    return Role.SPECIALIST in roles_of(user)


def is_lead(user: User | AnonymousUser) -> bool:
    return Role.LEAD in roles_of(user)
