"""The specialist's pages: the queue without names, a case on one sheet, each number with its place, the opinion."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.events import record_event
from intake.models import AccessEvent, Case, Stage, User
from tests.cast import case_of, held, paper, person, staff, value
from tests.pages import inline_things, logged_in, said
from triage.assessment import assess_case
from triage.models import Claim, Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def specialist(client: Client) -> User:
    specialist = staff("specialist")
    logged_in(specialist, client)
    return specialist


@pytest.fixture
def case(specialist: User) -> Case:
    """In this specialist's hands, with one paper, assessed."""
    case = held(case_of(person("patient"), Stage.IN_REVIEW), specialist)
    case.patient.full_name = "Demir Yılmaz"
    case.patient.save()
    paper(case)
    assess_case(case, on=timezone.localdate())
    case.refresh_from_db()
    return case


def sheet(case: Case) -> str:
    return reverse("review_case", args=[case.pk])


# --- the queue ---------------------------------------------------------------------------------------------------------------


def test_the_queue_shows_references_earliest_deadline_first_and_no_names(client: Client, specialist: User) -> None:
    later, sooner = case_of(person("a"), Stage.QUEUED), case_of(person("b"), Stage.QUEUED)
    Case.objects.filter(pk=sooner.pk).update(due_at=timezone.now())
    for each in (later, sooner):
        each.patient.full_name = "Demir Yılmaz"
        each.patient.save()

    words = said(client.get(reverse("review_queue")))

    assert words.index(sooner.reference) < words.index(later.reference)
    assert "Yılmaz" not in words


def test_the_next_case_is_given_and_is_then_mine(client: Client, specialist: User) -> None:
    waiting = case_of(person("a"), Stage.QUEUED)

    answer = client.post(reverse("review_next"))

    waiting.refresh_from_db()
    assert answer["Location"] == sheet(waiting)
    assert waiting.stage == Stage.IN_REVIEW
    assert "My cases 1" in said(client.get(reverse("review_queue")))


def test_two_specialists_never_get_the_same_case(client: Client, specialist: User) -> None:
    case_of(person("a"), Stage.QUEUED)
    colleague = logged_in(staff("specialist", "colleague"))

    first, second = client.post(reverse("review_next")), colleague.post(reverse("review_next"))

    assert first["Location"].startswith("/review/")
    assert second["Location"] == reverse("review_queue")
    assert Claim.objects.count() == 1


def test_when_nothing_waits_the_specialist_is_told_so(client: Client, specialist: User) -> None:
    assert "No case waits for a specialist." in said(client.post(reverse("review_next"), follow=True))


@pytest.mark.parametrize("role", ["nurse", "patient"])
def test_the_pages_are_not_there_for_anybody_else(client: Client, role: str) -> None:
    user = person("somebody") if role == "patient" else staff(role)
    logged_in(user, client)

    assert client.get(reverse("review_queue")).status_code == 404


# --- the sheet ----------------------------------------------------------------------------------------------------------------


def test_each_number_leads_to_its_place_on_the_page(client: Client, specialist: User, case: Case) -> None:
    observation = value(case.documents.get())

    html = client.get(sheet(case)).content.decode()
    address = f"{reverse('review_page', args=[case.pk, observation.page_id])}?observation={observation.pk}"
    there = client.get(address).content.decode()

    assert f'href="{address}#box-{observation.pk}"' in html
    assert re.search(rf'<rect id="box-{observation.pk}" class="[^"]*is-lit"', there)


def test_a_value_nobody_has_confirmed_is_marked_wherever_it_stands(client: Client, specialist: User, case: Case) -> None:
    observation = value(case.documents.get(), reasons=("low_confidence",))

    assert "24 IU/L H not yet confirmed" in said(client.get(sheet(case)))
    assert "1 value not yet confirmed by a person." in said(client.get(sheet(case)))
    assert "not yet confirmed" in said(client.get(reverse("review_page", args=[case.pk, observation.page_id])))


def test_a_certain_value_carries_no_such_mark(client: Client, specialist: User, case: Case) -> None:
    value(case.documents.get())

    response = client.get(sheet(case))

    assert "24 IU/L H" in said(response)
    assert "open-mark" not in response.content.decode()


def test_absence_is_said_as_clearly_as_presence(client: Client, specialist: User, case: Case) -> None:
    words = said(client.get(sheet(case)))

    assert "No semen analysis among the papers." in words
    assert "Karyotype no result among the papers" in words
    assert "Luteinising hormone no result among the papers" in words
    assert "Not answered: testosterone use" in words


def test_a_corrected_value_is_shown_and_the_machines_is_not(client: Client, specialist: User, case: Case) -> None:
    observation = value(case.documents.get(), "fsh", "241")
    observation.status, observation.verified_by, observation.verified_at = "corrected", specialist, timezone.now()
    observation.corrected_as_printed, observation.corrected_number, observation.corrected_unit = "24,1", 24.1, "IU/L"  # type: ignore[assignment]
    observation.corrected_canonical_number, observation.corrected_canonical_unit = 24.1, "[IU]/L"  # type: ignore[assignment]
    observation.save()

    words = said(client.get(sheet(case)))

    assert "24.1 IU/L" in words
    assert "241" not in words


def test_a_value_of_a_paper_in_another_name_is_marked(client: Client, specialist: User, case: Case) -> None:
    report = case.documents.get().reports.get()
    report.patient_name = "Kemal Aydın"
    report.save()
    value(case.documents.get())

    words = said(client.get(sheet(case)))

    assert "24 IU/L H other name on the paper" in words
    assert "Kemal" not in words


def test_the_sheet_names_what_is_missing_with_rule_and_source(client: Client, specialist: User, case: Case) -> None:
    words = said(client.get(sheet(case)))

    item = case.assessments.latest().items.get(rule="G_KARYO")
    assert f"{item.title} missing" in words
    assert f"G_KARYO · {item.source}" in words


def test_a_paper_that_came_after_the_release_is_announced(client: Client, specialist: User, case: Case) -> None:
    record_event(case, "release", by=specialist)
    paper(case, "SAMPLE late.pdf")

    assert "1 paper arrived after the nurse released this case." in said(client.get(sheet(case)))


def test_opening_a_case_is_written_down_and_keeps_the_claim_alive(client: Client, specialist: User, case: Case) -> None:
    case.claims.update(lease_until=timezone.now() + timedelta(minutes=1))

    client.get(sheet(case))

    assert AccessEvent.objects.filter(action="view_case", by=specialist, case=case).exists()
    assert case.claims.get().lease_until > timezone.now() + timedelta(hours=1)


def test_a_colleagues_case_and_a_case_that_is_not_there_look_alike(client: Client, specialist: User) -> None:
    theirs = held(case_of(person("x"), Stage.IN_REVIEW), staff("specialist", "colleague"))

    for number in (theirs.pk, uuid4()):
        assert client.get(reverse("review_case", args=[number])).status_code == 404
        assert client.get(reverse("review_opinion", args=[number])).status_code == 404


def test_a_page_of_another_case_is_not_opened_through_mine(client: Client, specialist: User, case: Case) -> None:
    elsewhere = paper(case_of(person("x"), Stage.QUEUED)).pages.get()

    assert client.get(reverse("review_page", args=[case.pk, elsewhere.pk])).status_code == 404


def test_nobody_reviews_himself(client: Client, specialist: User) -> None:
    assert client.get(sheet(case_of(specialist, Stage.IN_REVIEW))).status_code == 404


def test_nothing_on_the_pages_is_inline(client: Client, specialist: User, case: Case) -> None:
    observation = value(case.documents.get())
    for address in (
        reverse("review_queue"),
        sheet(case),
        reverse("review_opinion", args=[case.pk]),
        reverse("review_page", args=[case.pk, observation.page_id]),
    ):
        assert inline_things(client.get(address)) == [], address


def test_a_large_case_takes_a_fixed_number_of_queries(client: Client, specialist: User, case: Case, django_assert_max_num_queries) -> None:
    for number in range(8):
        document = paper(case, f"SAMPLE {number}.pdf")
        for analyte in ("fsh", "lh", "prolactin"):
            value(document, analyte, "9")

    with django_assert_max_num_queries(45):
        assert client.get(sheet(case)).status_code == 200


# --- asking for more, putting back ---------------------------------------------------------------------------------------------


def step(client: Client, case: Case, verb: str, **more: object) -> HttpResponse:
    return client.post(sheet(case), {"verb": verb, "version": case.version, **more})


def test_asking_for_more_sends_the_case_to_the_patient(client: Client, specialist: User, case: Case) -> None:
    step(client, case, "request_items", rule=["G_KARYO"], note="Please.")

    case.refresh_from_db()
    assert case.stage == Stage.NEEDS_INFO
    assert Notice.objects.get(case=case).recipient == case.patient.user


def test_putting_back_needs_a_reason(client: Client, specialist: User, case: Case) -> None:
    assert "Please give a reason" in said(step(client, case, "put_back", reason=""))

    step(client, case, "put_back", reason="I know this couple.")

    case.refresh_from_db()
    assert case.stage == Stage.QUEUED


def test_whoever_acts_on_an_old_page_is_told_so(client: Client, specialist: User, case: Case) -> None:
    answer = client.post(sheet(case), {"verb": "put_back", "version": case.version - 1, "reason": "x"})

    case.refresh_from_db()
    assert answer.status_code == 409
    assert case.stage == Stage.IN_REVIEW
