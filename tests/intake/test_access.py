"""Nobody comes to another's papers, and what is forbidden looks like what does not exist."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from intake import access
from intake.models import Case, Document, Observation, Page, User
from tests.cast import case_of, paper, person, value

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grants(monkeypatch: pytest.MonkeyPatch) -> list[access.Grant]:
    """Only what a test registers, so that these promises do not lean on triage."""
    rules: list[access.Grant] = []
    monkeypatch.setattr(access, "_grants", rules)
    return rules


@pytest.fixture
def patient() -> User:
    return person("patient")


@pytest.fixture
def document(patient: User) -> Document:
    return paper(case_of(patient))


def test_a_patient_comes_to_his_own_case_papers_pages_and_values(patient: User, document: Document) -> None:
    found = value(document)

    assert access.get_own_case(patient, document.case_id) == document.case
    assert access.get_document(patient, document.pk) == document
    assert access.get_page(patient, document.pages.get().pk).document == document
    assert access.get_observation(patient, found.pk) == found


def _strangers(patient: User) -> list[User | AnonymousUser]:
    superuser = User.objects.create_superuser("super@example.org", "a long invented password")
    other = person("other")
    case_of(other)
    patient.is_active = False
    return [other, AnonymousUser(), superuser, patient]


def test_nobody_else_comes_to_them_not_even_without_a_rule_for_staff(patient: User, document: Document) -> None:
    found = value(document)

    for stranger in _strangers(patient):
        with pytest.raises(Case.DoesNotExist):
            access.get_own_case(stranger, document.case_id)
        with pytest.raises(Document.DoesNotExist):
            access.get_document(stranger, document.pk)
        with pytest.raises(Page.DoesNotExist):
            access.get_page(stranger, document.pages.get().pk)
        with pytest.raises(Observation.DoesNotExist):
            access.get_observation(stranger, found.pk)
        assert not access.documents_for(stranger).exists()


def test_an_unknown_document_raises_the_same(patient: User) -> None:
    with pytest.raises(Document.DoesNotExist):
        access.get_document(patient, uuid4())


def test_a_registered_rule_opens_what_it_names_and_nothing_more(patient: User, document: Document) -> None:
    colleague, elsewhere = person("colleague"), paper(case_of(person("other")))
    access.register_grant(lambda user: Q(pk=document.case_id) if user == colleague else Q(pk=None))

    assert list(access.documents_for(colleague)) == [document]
    assert list(access.documents_for(patient)) == [document]
    assert list(access.documents_for(elsewhere.case.patient.user)) == [elsewhere]


def test_a_rule_that_says_nothing_opens_nothing(document: Document) -> None:
    access.register_grant(lambda _: Q())

    assert not access.documents_for(person("other")).exists()


def test_a_rule_over_several_rows_names_a_document_once(patient: User, document: Document) -> None:
    paper(document.case, "second.pdf")
    access.register_grant(lambda _: Q(documents__isnull=False))

    assert access.documents_for(person("colleague")).count() == 2


def test_a_rule_is_registered_once(grants: list[access.Grant]) -> None:
    def rule(_: User) -> Q:
        return Q(pk=None)

    access.register_grant(rule)
    access.register_grant(rule)

    assert grants == [rule]


def test_a_staff_rule_does_not_make_a_case_somebody_s_own(document: Document) -> None:
    colleague = person("colleague")
    access.register_grant(lambda _: Q(pk__isnull=False))

    with pytest.raises(Case.DoesNotExist):
        access.get_own_case(colleague, document.case_id)
