"""A nurse's queues and the desk of a case: what she sees, and each step she may take."""

import re
from datetime import timedelta

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
from triage.models import Claim, ItemRequest

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


@pytest.fixture
def nurse(client: Client) -> User:
    nurse = staff("nurse")
    logged_in(nurse, client)
    return nurse


@pytest.fixture
def submitted() -> Case:
    return case_of(person("patient"), Stage.SUBMITTED)


@pytest.fixture
def mine(nurse: User) -> Case:
    """A case in this nurse's hands, with one read paper, and assessed."""
    case = held(case_of(person("other"), Stage.IN_TRIAGE), nurse)
    paper(case)
    assess_case(case, on=timezone.localdate())
    case.refresh_from_db()
    return case


def desk(case: Case) -> str:
    return reverse("admin:case_desk", args=[case.pk])


def step(client: Client, case: Case, verb: str, **more: object) -> HttpResponse:
    return client.post(desk(case), {"verb": verb, "version": case.version, **more})


def queue(client: Client, key: str) -> str:
    """One queue of the first page, as words."""
    html = client.get(INDEX).content.decode()
    found = re.search(rf'<section class="card queue queue--{key}".*?</section>', html, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_a_submitted_case_stands_among_the_new_ones(client: Client, nurse: User, submitted: Case) -> None:
    assert submitted.reference in queue(client, "new")
    assert submitted.reference not in queue(client, "mine")


def test_a_case_in_my_hands_stands_with_me_and_not_with_my_colleagues(client: Client, nurse: User, mine: Case) -> None:
    theirs = held(case_of(person("third"), Stage.IN_TRIAGE), staff("nurse", "colleague"))

    assert mine.reference in queue(client, "mine")
    assert mine.reference not in queue(client, "colleagues")
    assert theirs.reference in queue(client, "colleagues")


def test_a_late_case_stands_among_the_overdue_most_late_first(client: Client, nurse: User, submitted: Case) -> None:
    later = case_of(person("later"), Stage.QUEUED)
    Case.objects.filter(pk=submitted.pk).update(due_at=timezone.now() - timedelta(days=1))
    Case.objects.filter(pk=later.pk).update(due_at=timezone.now() - timedelta(days=3))

    words = queue(client, "overdue")

    assert words.index(later.reference) < words.index(submitted.reference)
    assert "3 days late" in words


def test_a_case_that_waits_for_the_patient_is_never_overdue(client: Client, nurse: User) -> None:
    case = case_of(person("patient"), Stage.NEEDS_INFO)
    Case.objects.filter(pk=case.pk).update(due_at=timezone.now() - timedelta(days=1))

    assert case.reference in queue(client, "patient")
    assert case.reference not in queue(client, "overdue")


def test_a_case_that_is_back_from_the_patient_says_so(client: Client, nurse: User, submitted: Case) -> None:
    now = timezone.now()
    ItemRequest.objects.create(case=submitted, rule="G_KARYO", asked_by=nurse, asked_at=now, answered_at=now)

    assert "back from the patient" in queue(client, "new")


def test_a_draft_is_no_business_of_the_nurse(client: Client, nurse: User) -> None:
    draft = case_of(person("patient"))

    assert draft.reference not in client.get(INDEX).content.decode()
    assert client.get(desk(draft)).status_code == 404


def test_the_first_page_takes_no_more_queries_for_more_cases(client: Client, nurse: User, django_assert_max_num_queries) -> None:
    for number in range(12):
        paper(case_of(person(f"patient{number}"), Stage.SUBMITTED))

    with django_assert_max_num_queries(25):
        words = queue(client, "new")

    assert words.startswith("New 12")
    assert "All in “New”" in words


def test_the_next_case_is_the_one_with_the_earliest_deadline(client: Client, nurse: User, submitted: Case) -> None:
    urgent = case_of(person("urgent"), Stage.SUBMITTED)
    Case.objects.filter(pk=urgent.pk).update(due_at=timezone.now())

    answer = client.post(reverse("admin:take_next"))

    assert answer["Location"] == desk(urgent)
    assert Claim.objects.get(released_at=None).case == urgent


def test_when_nothing_waits_the_nurse_is_told_so(client: Client, nurse: User) -> None:
    assert "No case waits for a nurse." in said(client.post(reverse("admin:take_next"), follow=True))


def test_taking_a_case_gives_it_to_the_nurse(client: Client, nurse: User, submitted: Case) -> None:
    step(client, submitted, "claim")

    submitted.refresh_from_db()
    assert submitted.stage == Stage.IN_TRIAGE
    assert submitted.claims.get(released_at=None).by == nurse


def test_buttons_are_shown_only_for_steps_that_are_allowed(client: Client, nurse: User, submitted: Case, mine: Case) -> None:
    free, held_by_me = client.get(desk(submitted)).content.decode(), client.get(desk(mine)).content.decode()

    assert 'value="claim"' in free
    assert 'value="release"' not in free
    assert 'value="claim"' not in held_by_me
    assert {'value="release"', 'value="put_back"', 'value="request_items"'} <= set(re.findall(r'value="\w+"', held_by_me))


def test_a_colleagues_case_shows_no_buttons(client: Client, nurse: User) -> None:
    theirs = held(case_of(person("third"), Stage.IN_TRIAGE), staff("nurse", "colleague"))

    assert 'name="verb"' not in client.get(desk(theirs)).content.decode()
    assert step(client, theirs, "release", reason="x").status_code == 409


def test_the_desk_shows_what_is_missing_and_why(client: Client, nurse: User, mine: Case) -> None:
    words = said(client.get(desk(mine)))

    assert "G_KARYO" in words
    assert "missing" in words


def test_numbers_of_values_say_what_they_count_where_a_narrow_page_has_no_heads_of_columns(client: Client, nurse: User, mine: Case) -> None:
    value(paper(mine))
    doubtful = paper(mine, "second.pdf")
    value(doubtful, "lh", "4", reasons=("low_confidence",))

    words = said(client.get(desk(mine)))

    assert "1 value" in words
    assert "1 to check" in words
    assert "of 1 values" not in words


def test_ticked_items_are_asked_of_the_patient_with_a_note(client: Client, nurse: User, mine: Case) -> None:
    step(client, mine, "request_items", rule=["G_KARYO", "G_YMD"], note="Please send both.")

    mine.refresh_from_db()
    assert mine.stage == Stage.NEEDS_INFO
    assert set(mine.requests.values_list("rule", "note")) == {("G_KARYO", "Please send both."), ("G_YMD", "Please send both.")}


def test_asking_for_nothing_is_refused_and_keeps_the_note(client: Client, nurse: User, mine: Case) -> None:
    answer = step(client, mine, "request_items", note="My careful words")

    assert answer.status_code == 409
    assert "Please choose at least one item" in said(answer)
    assert "My careful words" in answer.content.decode()


def test_release_is_refused_while_a_value_is_unchecked_and_leads_to_it(client: Client, nurse: User, mine: Case) -> None:
    unchecked = value(mine.documents.get(), "fsh", "24", reasons=("low_confidence",))

    answer = step(client, mine, "release", reason="because")

    mine.refresh_from_db()
    assert answer.status_code == 409
    assert mine.stage == Stage.IN_TRIAGE
    assert f"#value-{unchecked.pk}" in answer.content.decode()


def test_release_with_open_blockers_needs_a_reason(client: Client, nurse: User, mine: Case) -> None:
    assert "Please give a reason" in said(step(client, mine, "release"))

    step(client, mine, "release", reason="The couple travels tomorrow.")

    mine.refresh_from_db()
    assert mine.stage == Stage.QUEUED


def test_putting_back_needs_a_reason_and_keeps_the_deadline(client: Client, nurse: User, mine: Case) -> None:
    due_at = mine.due_at
    assert step(client, mine, "put_back", reason=" ").status_code == 409

    step(client, mine, "put_back", reason="My shift ends.")

    mine.refresh_from_db()
    assert (mine.stage, mine.due_at.date()) == (Stage.SUBMITTED, due_at.date())  # type: ignore[union-attr]


def test_whoever_acts_on_an_old_page_is_told_so(client: Client, nurse: User, submitted: Case) -> None:
    Case.objects.filter(pk=submitted.pk).update(version=submitted.version + 1)

    answer = step(client, submitted, "claim")

    assert answer.status_code == 409
    assert "Somebody else was faster" in said(answer)
    assert not Claim.objects.exists()


def test_an_unknown_step_is_refused(client: Client, nurse: User, mine: Case) -> None:
    assert step(client, mine, "sign_opinion").status_code == 409


def test_a_paper_in_another_name_is_marked_on_the_desk(client: Client, nurse: User, mine: Case) -> None:
    mine.patient.full_name = "Demir Yılmaz"
    mine.patient.save()
    report = mine.documents.get().reports.get()
    report.patient_name = "Kemal Aydın"
    report.save()
    value(mine.documents.get())

    assert "Another name or birth date" in said(client.get(desk(mine)))


def test_the_story_joins_steps_of_one_kind(client: Client, nurse: User, mine: Case) -> None:
    for _ in range(3):
        record_event(mine, "upload_document", by=mine.patient.user)

    words = said(client.get(desk(mine)))

    assert "The patient added a paper ×3" in words
    assert "assessed" not in words.partition("What has happened")[2]


def test_opening_a_case_is_written_down_and_keeps_the_claim_alive(client: Client, nurse: User, mine: Case) -> None:
    mine.claims.update(lease_until=timezone.now() + timedelta(minutes=1))

    client.get(desk(mine))

    assert AccessEvent.objects.get(action="view_case").by == nurse
    assert mine.claims.get().lease_until > timezone.now() + timedelta(hours=1)


def test_a_nurse_has_no_desk_for_her_own_case(client: Client, nurse: User) -> None:
    assert client.get(desk(case_of(nurse, Stage.SUBMITTED))).status_code == 404


def test_the_desk_of_a_large_case_takes_a_fixed_number_of_queries(client: Client, nurse: User, mine: Case, django_assert_max_num_queries) -> None:
    for number in range(8):
        document = paper(mine, f"SAMPLE {number}.pdf")
        for analyte in ("fsh", "lh", "prolactin"):
            value(document, analyte, "9")

    with django_assert_max_num_queries(45):
        assert client.get(desk(mine)).status_code == 200


def test_the_list_of_cases_has_the_queues_as_filters_and_opens_the_desk(client: Client, nurse: User, submitted: Case, mine: Case) -> None:
    listed = client.get("/admin/intake/case/?queue=new").content.decode()

    assert submitted.reference in listed
    assert mine.reference not in listed
    assert client.get(f"/admin/intake/case/{mine.pk}/change/")["Location"] == desk(mine)


def test_nothing_on_the_pages_is_inline(client: Client, nurse: User, mine: Case) -> None:
    for address in (INDEX, desk(mine), "/admin/intake/case/", "/admin/system/"):
        assert inline_things(client.get(address)) == [], address


def test_staff_without_a_log_in_are_led_to_the_one_log_in_page_and_back(client: Client) -> None:
    answer = client.get("/admin/", follow=True)

    assert answer.redirect_chain[-1][0].startswith("/account/login/code/?next=/admin/")


def test_a_log_in_never_leads_to_another_site(client: Client, nurse: User) -> None:
    assert client.get("/admin/login/?next=https://evil.example/")["Location"] == "/admin/"


def test_the_staff_area_is_english_whatever_the_browser_wants(client: Client, nurse: User, mine: Case) -> None:
    html = client.get(desk(mine), headers={"accept-language": "tr"}).content.decode()

    assert '<html lang="en"' in html
    assert "Log out" in html
