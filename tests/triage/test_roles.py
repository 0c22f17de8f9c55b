"""Who among the staff is what."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from intake.models import User
from tests.cast import person, staff
from triage.roles import Role, is_lead, is_nurse, is_specialist, roles_of

pytestmark = pytest.mark.django_db


def test_the_groups_are_there_from_the_first_migration() -> None:
    assert set(Group.objects.values_list("name", flat=True)) >= set(Role)


def test_each_role_is_its_group() -> None:
    assert [check(staff(role)) for role, check in (("nurse", is_nurse), ("specialist", is_specialist), ("lead", is_lead))] == [True, True, True]


def test_one_person_may_have_two_roles() -> None:
    user = staff("nurse")
    user.groups.add(Group.objects.get(name=Role.SPECIALIST))

    assert roles_of(user) == {Role.NURSE, Role.SPECIALIST}


def test_a_superuser_leads_but_signs_nothing() -> None:
    root = User.objects.create_superuser("root@clinic.example.org", "a long invented password")

    assert is_lead(root)
    assert not is_specialist(root)


def test_visitors_patients_other_groups_and_people_who_left_have_no_role() -> None:
    gone, other = staff("lead"), person("other")
    gone.is_active = False
    other.groups.add(Group.objects.create(name="choir"))

    assert [roles_of(user) for user in (AnonymousUser(), person("patient"), gone, other)] == [frozenset()] * 4
