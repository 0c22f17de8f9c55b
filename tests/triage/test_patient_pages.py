"""The patient's way through his own case: what he sees at each stage, and what each button does."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from intake.casefile import describe_patient
from intake.models import AccessEvent, Case, Consent, DocumentState, Stage
from tests.cast import FOR_STAFF_ONLY, assessment, case_of, held, paper, person, staff, value
from triage import casework
from triage.models import Conclusion

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    case = case_of(person("patient"))
    describe_patient(case, by=case.patient.user, full_name="SAMPLE Person", birth_date=date(1989, 3, 27), country="TR")
    return case


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    client.force_login(case.patient.user)
    return client


def see(browser: Client, name: str, case: Case) -> str:
    answer = browser.get(reverse(name, args=[case.pk]))
    assert answer.status_code == 200, (name, answer.status_code, answer.headers.get("Location"))
    return answer.content.decode()


def press(browser: Client, name: str, case: Case, **fields: str):
    return browser.post(reverse(name, args=[case.pk]), fields)


def at(case: Case, stage: str) -> Case:
    Case.objects.filter(pk=case.pk).update(stage=stage)
    case.refresh_from_db()
    return case


def asked(case: Case, note: str = "Both pages, please.") -> Case:
    """A nurse has asked for something."""
    nurse = staff("nurse")
    held(at(case, Stage.IN_TRIAGE), nurse)
    made = assessment(case)
    made.items.filter(rule="KARYOTYPE").update(rule="G_KARYO")
    casework.request_items(case, by=nurse, rules=["G_KARYO"], note=note)
    return case


def answered(case: Case) -> Case:
    """A specialist has written."""
    specialist = staff("specialist")
    held(at(case, Stage.IN_REVIEW), specialist)
    words = {"assessment_text": "Line one.\n\nLine <two>.", "recommendation": "SAMPLE advice."}
    casework.sign_opinion(case, by=specialist, conclusion=Conclusion.MORE_NEEDED, **words)
    return case


# --- home ----------------------------------------------------------------------------------------------------


def test_home_opens_a_case_for_somebody_new_and_only_one(client: Client) -> None:
    client.force_login(person("new"))

    first, second = client.get(reverse("home")), client.get(reverse("home"))

    assert first.url == second.url == reverse("case", args=[Case.objects.get().pk])


def test_home_still_shows_an_answered_case_and_a_button_opens_the_next(patient: Client, case: Case) -> None:
    answered(case)

    assert patient.get(reverse("home")).url == reverse("case", args=[case.pk])
    assert patient.post(reverse("home")).url == reverse("case", args=[Case.objects.exclude(pk=case.pk).get().pk])


@pytest.mark.parametrize(("role", "name"), [("nurse", "admin:index"), ("lead", "admin:index"), ("specialist", "review_queue")])
def test_home_leads_staff_to_their_work_and_opens_no_case(client: Client, role: str, name: str) -> None:
    client.force_login(staff(role))

    assert client.get(reverse("home")).url == reverse(name)
    assert not Case.objects.exists()


# --- the case ----------------------------------------------------------------------------------------------------


def test_before_he_agrees_everything_else_waits(client: Client) -> None:
    case = case_of(person("new"))
    Consent.objects.all().delete()
    client.force_login(case.patient.user)

    page = see(client, "case", case)

    assert f'href="{reverse("consent", args=[case.pk])}"' in page
    assert f'href="{reverse("papers", args=[case.pk])}"' not in page
    assert page.count("Cannot start yet") == 5


def test_the_list_says_what_is_done_and_what_is_left(patient: Client, case: Case) -> None:
    paper(case)

    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", see(patient, "case", case)))

    assert "1 paper received. Completed" in page
    assert "Your name as on your papers, date of birth, country. Completed" in page
    assert "Only her age. If you like" in page
    assert "Short questions about treatments, illnesses and operations. To do" in page


def test_it_says_whose_turn_it_is(patient: Client, case: Case) -> None:
    shown = {}
    for stage in Stage.values:
        shown[stage] = re.search(r'class="who">([^<]+)<', see(patient, "case", at(case, stage))).group(1)

    assert shown[Stage.DRAFT] == "It is your turn"
    assert shown[Stage.NEEDS_INFO] == "It is your turn: we need something from you"
    assert {shown[stage] for stage in (Stage.SUBMITTED, Stage.IN_TRIAGE, Stage.QUEUED, Stage.IN_REVIEW)} == {"It is our turn"}
    assert shown[Stage.OPINION_SENT] == shown[Stage.CLOSED] == "The specialist has answered"
    assert shown[Stage.WITHDRAWN] == "You have withdrawn this case"


def test_no_page_of_his_shows_what_is_for_staff(patient: Client, case: Case) -> None:
    value(paper(case), "fsh", "24")
    assessment(case)
    answered(asked(case))

    for name in ("case", "papers", "papers_live", "opinion", "sent" if case.submitted_at else "case"):
        page = see(patient, name, case)
        for secret in FOR_STAFF_ONLY:
            assert secret not in page, (name, secret)


# --- papers ----------------------------------------------------------------------------------------------------


def test_a_value_is_shown_as_printed_and_never_judged(patient: Client, case: Case) -> None:
    value(paper(case), "fsh", "24.10")

    page = see(patient, "papers", case)

    assert "24.10 IU/L" in page
    assert "3 October 2026" in page
    assert "1.5 - 12.4" not in page
    assert "A nurse will check this." not in page


def test_a_value_that_the_machine_is_not_sure_of_says_so(patient: Client, case: Case) -> None:
    value(paper(case), "fsh", "24", reasons=("low_confidence",))

    assert "A nurse will check this." in see(patient, "papers", case)


@pytest.mark.parametrize(
    ("state", "problem", "words"),
    [
        (DocumentState.RECEIVED, "", "Waiting to be read"),
        (DocumentState.READ, "", "No values were read by machine"),
        (DocumentState.UNREADABLE, "needs_password", "locked with a password"),
        (DocumentState.QUARANTINED, "quarantined", "A person will look"),
    ],
)
def test_each_state_of_a_paper_has_its_words(patient: Client, case: Case, state: str, problem: str, words: str) -> None:
    document = paper(case)
    type(document).objects.filter(pk=document.pk).update(state=state, problem=problem)

    assert words in see(patient, "papers", case)


def test_the_live_part_says_when_it_has_come_to_rest(patient: Client, case: Case) -> None:
    document = paper(case)
    resting = see(patient, "papers_live", case)
    type(document).objects.filter(pk=document.pk).update(state=DocumentState.RECEIVED)

    assert 'data-settled="yes"' in resting
    assert 'data-settled="no"' in see(patient, "papers_live", case)
    assert "<html" not in resting


def test_what_is_missing_says_why_how_and_what_a_good_copy_is(patient: Client, case: Case) -> None:
    page = see(patient, "papers", case)

    assert "A karyotype report (chromosome analysis from blood)" in page
    for heading in ("Why it matters", "How to get it", "What a good copy looks like"):
        assert heading in page


def test_he_can_open_his_paper_and_that_is_written_down(patient: Client, case: Case) -> None:
    document = paper(case)

    answer = patient.get(reverse("paper", args=[document.pk]))

    assert reverse("page_picture", args=[document.pages.get().pk]) in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert AccessEvent.objects.get(action="view_document").target == f"document {document.pk}"


def test_a_paper_is_for_its_patient_only_even_among_staff(client: Client, case: Case) -> None:
    document = paper(at(case, Stage.SUBMITTED))

    for stranger in (person("stranger"), staff("nurse"), staff("lead")):
        client.force_login(stranger)
        assert client.get(reverse("paper", args=[document.pk])).status_code == 404


def test_after_handing_in_a_paper_can_still_be_added_but_not_after_the_end(patient: Client, case: Case) -> None:
    assert 'id="pick"' in see(patient, "papers", at(case, Stage.IN_REVIEW))
    assert 'id="pick"' not in see(patient, "papers", at(case, Stage.CLOSED))


# --- check and send ----------------------------------------------------------------------------------------------------


def test_checked_answers_show_everything_and_what_was_left_out(patient: Client, case: Case) -> None:
    paper(case, "SAMPLE blood.pdf")

    page = see(patient, "check_answers", case)

    for words in ("SAMPLE Person", "27 March 1989", "Türkiye", "SAMPLE blood.pdf", "Not provided"):
        assert words in page


def test_sending_hands_the_case_in_and_confirms_it(patient: Client, case: Case) -> None:
    paper(case)

    answer = press(patient, "check_answers", case)

    case.refresh_from_db()
    assert case.stage == Stage.SUBMITTED
    assert answer.url == reverse("sent", args=[case.pk])
    assert case.reference in see(patient, "sent", case)


def test_nothing_more_to_do_is_not_said_any_more_once_something_was_asked(patient: Client, case: Case) -> None:
    at(case, Stage.NEEDS_INFO)

    answer = patient.get(reverse("sent", args=[case.pk]))

    assert answer.url == reverse("case", args=[case.pk])


def test_without_papers_he_must_say_that_he_has_none(patient: Client, case: Case) -> None:
    refused = patient.post(reverse("check_answers", args=[case.pk]), follow=True).content.decode()
    case.refresh_from_db()
    assert case.stage == Stage.DRAFT
    assert "No paper has arrived yet" in refused

    press(patient, "check_answers", case, has_no_papers="yes")

    case.refresh_from_db()
    assert case.stage == Stage.SUBMITTED


def test_who_has_not_said_who_he_is_cannot_send_yet(client: Client) -> None:
    case = case_of(person("nameless"))
    client.force_login(case.patient.user)

    assert client.get(reverse("check_answers", args=[case.pk])).url == reverse("case", args=[case.pk])
    assert press(client, "check_answers", case, has_no_papers="yes").url == reverse("case", args=[case.pk])
    case.refresh_from_db()
    assert case.stage == Stage.DRAFT


def test_sending_twice_is_sending_once(patient: Client, case: Case) -> None:
    paper(case)

    press(patient, "check_answers", case)
    press(patient, "check_answers", case)

    assert case.events.filter(verb="submit").count() == 1


@pytest.mark.parametrize("name", ["about", "partner", "history"])
def test_answers_wait_for_his_turn_so_that_the_rules_see_every_one(patient: Client, case: Case, name: str) -> None:
    for stage in (Stage.SUBMITTED, Stage.IN_TRIAGE, Stage.QUEUED, Stage.IN_REVIEW):
        at(case, stage)
        assert patient.get(reverse(name, args=[case.pk])).url == reverse("case", args=[case.pk]), stage
        patient.post(reverse("history_section", args=[case.pk, "family"]), {"consanguinity": "yes"})

    assert not case.history.exists()
    assert patient.get(reverse("partner", args=[at(case, Stage.NEEDS_INFO).pk])).status_code == 200


# --- a request ----------------------------------------------------------------------------------------------------


def test_a_request_shows_what_why_how_and_the_note_as_text(patient: Client, case: Case) -> None:
    asked(case, note="Both pages,\n<b>please</b>.")

    page = see(patient, "answer", case)

    assert "A karyotype report" in page
    assert "Both pages,<br>&lt;b&gt;please&lt;/b&gt;." in page
    assert f'action="{reverse("upload", args=[case.pk])}"' in page


def test_he_gives_it_back_with_what_he_has(patient: Client, case: Case) -> None:
    asked(case)

    press(patient, "answer", case)

    case.refresh_from_db()
    assert case.stage == Stage.SUBMITTED
    assert not case.requests.filter(answered_at=None).exists()


def test_where_nothing_is_asked_there_is_nothing_to_answer(patient: Client, case: Case) -> None:
    assert patient.get(reverse("answer", args=[case.pk])).url == reverse("case", args=[case.pk])


# --- the opinion ----------------------------------------------------------------------------------------------------


def test_the_opinion_is_read_in_full_with_its_author_and_its_limits(patient: Client, case: Case) -> None:
    answered(case)

    page = see(patient, "opinion", case)

    for words in ("Invented Specialist", "More information is needed first", "Line &lt;two&gt;.", "SAMPLE advice.", "It is not a diagnosis"):
        assert words in page
    assert AccessEvent.objects.filter(action="view_opinion", by=case.patient.user).count() == 1


def test_before_there_is_an_opinion_there_is_no_page_for_it(patient: Client, case: Case) -> None:
    assert patient.get(reverse("opinion", args=[case.pk])).url == reverse("case", args=[case.pk])
