"""Whose papers may this person see? The only way to somebody's documents, pages and values.

In: a user and an id. Out: rows, or `DoesNotExist`: what is forbidden and what is unknown look the same. A patient sees his own cases. Who among
the staff sees which is not known here: triage registers a rule (`register_grant`). Without a rule nobody else sees anything.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from intake.models import Case, Document, Observation, Page, User
from intake.models.cases import CaseQuerySet
from intake.models.documents import DocumentQuerySet

Grant = Callable[[User], Q]

_grants: list[Grant] = []


def register_grant(rule: Grant) -> None:
    """Let `rule(user)` open further cases: a Q over Case. An empty Q opens nothing; "all" must say so, such as Q(pk__isnull=False)."""
    if rule not in _grants:
        _grants.append(rule)


def own_cases(user: User | AnonymousUser) -> CaseQuerySet:
    """The cases that this user opened for himself."""
    if not isinstance(user, User) or not user.is_active:
        return Case.objects.none()
    return Case.objects.filter(patient__user=user)


def get_own_case(user: User | AnonymousUser, case_id: UUID) -> Case:
    """Raises Case.DoesNotExist, for another's case too."""
    return own_cases(user).select_related("patient").get(pk=case_id)


def documents_for(user: User | AnonymousUser) -> DocumentQuerySet:
    """The documents of all cases that this user may see."""
    return Document.objects.filter(case__in=_visible_cases(user))


def get_document(user: User | AnonymousUser, document_id: UUID) -> Document:
    """Raises Document.DoesNotExist."""
    return documents_for(user).select_related("case__patient").get(pk=document_id)


def get_page(user: User | AnonymousUser, page_id: UUID) -> Page:
    """Raises Page.DoesNotExist."""
    return Page.objects.filter(document__case__in=_visible_cases(user)).select_related("document__case").get(pk=page_id)


def get_observation(user: User | AnonymousUser, observation_id: UUID) -> Observation:
    """Raises Observation.DoesNotExist."""
    theirs = Observation.objects.filter(report__document__case__in=_visible_cases(user))
    return theirs.select_related("report__document__case", "page").get(pk=observation_id)


def _visible_cases(user: User | AnonymousUser) -> CaseQuerySet:
    if not isinstance(user, User) or not user.is_active:
        return Case.objects.none()
    allowed = Q(patient__user=user)
    for rule in _grants:
        allowed |= rule(user)
    return Case.objects.filter(allowed).order_by()
