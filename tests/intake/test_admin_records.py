"""Lists in the staff area: leads may look, nobody may edit what only verbs may change, and new colleagues log in with codes."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from intake.models import AccessEvent, Case, CaseEvent, Document, Stage, User
from tests.cast import case_of, paper, person, staff
from tests.pages import logged_in
from triage.models import Notice

pytestmark = pytest.mark.django_db
LISTS = [Case, Document, CaseEvent, AccessEvent, Notice, User]


@pytest.fixture
def lead(client: Client) -> Client:
    return logged_in(staff("lead"), client)


def listing(model: type) -> str:
    return reverse(f"admin:intake_{model.__name__.lower()}_changelist" if model is not Notice else "admin:triage_notice_changelist")


def test_exactly_these_things_are_listed() -> None:
    assert set(admin.site._registry) == set(LISTS)


@pytest.mark.parametrize("model", LISTS)
def test_a_lead_opens_every_list(lead: Client, model: type) -> None:
    paper(case_of(person("patient"), Stage.SUBMITTED))

    assert lead.get(listing(model)).status_code == 200


@pytest.mark.parametrize("model", [Document, CaseEvent, AccessEvent, Notice, User])
def test_a_nurse_opens_only_the_list_of_cases(client: Client, model: type) -> None:
    logged_in(staff("nurse"), client)

    assert client.get(listing(Case)).status_code == 200
    assert client.get(listing(model)).status_code == 403


def test_a_paper_in_the_list_opens_its_own_page(lead: Client) -> None:
    document = paper(case_of(person("patient"), Stage.SUBMITTED))

    assert lead.get(f"{listing(Document)}{document.pk}/change/")["Location"] == reverse("admin:verify_document", args=[document.pk])


def test_patients_are_not_listed_among_the_log_ins(lead: Client) -> None:
    person("patient")
    staff("nurse", "nora")

    html = lead.get(listing(User)).content.decode()

    assert "nora@clinic.example.org" in html
    assert "patient@example.org" not in html


def test_a_new_colleague_has_no_password_and_logs_in_with_codes(lead: Client) -> None:
    nurses = Group.objects.get(name="nurse")

    answer = lead.post(
        reverse("admin:intake_user_add"),
        {"email": "New.Nurse@clinic.example.org", "full_name": "New Nurse", "groups": [nurses.pk], "is_staff": "on", "is_active": "on"},
    )

    colleague = User.objects.get(email="new.nurse@clinic.example.org")
    assert answer.status_code == 302
    assert not colleague.has_usable_password()
    assert not colleague.is_superuser
    assert list(colleague.groups.all()) == [nurses]


def test_an_address_in_use_is_refused_with_a_sentence(lead: Client) -> None:
    staff("nurse", "nora")

    answer = lead.post(reverse("admin:intake_user_add"), {"email": "NORA@clinic.example.org", "full_name": "Second", "is_active": "on"})

    assert answer.status_code == 200
    assert User.objects.filter(email__iexact="nora@clinic.example.org").count() == 1


def test_the_system_page_says_how_tightly_the_reader_is_confined(lead: Client) -> None:
    paper(case_of(person("patient"), Stage.SUBMITTED))

    html = lead.get(reverse("admin:system")).content.decode()

    assert "The reader's confinement" in html
    assert "No paper waits to be read." in html
    assert "in order" in html


def test_a_lead_cannot_turn_a_colleagues_log_in_into_his_own(lead: Client) -> None:
    colleague = staff("specialist", "sasha")
    page = reverse("admin:intake_user_change", args=[colleague.pk])

    lead.post(page, {"email": "lead@elsewhere.example.org", "full_name": colleague.full_name, "is_active": "on"})

    colleague.refresh_from_db()
    assert colleague.email == "sasha@clinic.example.org"


def test_a_lead_cannot_touch_a_superuser(lead: Client) -> None:
    root = User.objects.create_superuser("root@clinic.example.org")

    answer = lead.post(reverse("admin:intake_user_change", args=[root.pk]), {"full_name": "Nobody"})

    assert answer.status_code == 403
    root.refresh_from_db()
    assert root.is_active
