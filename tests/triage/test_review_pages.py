"""The specialist's pages: the queue without names, a case on one sheet, each number with its place, the opinion."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.models import AccessEvent, Case, Document, Stage, User
from tests.cast import case_of, held, paper, person, staff, value
from triage.assessment import assess_case
from triage.models import Claim, Notice, Opinion

pytestmark = pytest.mark.django_db
WORDS = {"conclusion": "more_needed", "assessment_text": "Two samples <b>without</b> sperm.\n\nFSH is 24.", "recommendation": "A karyotype, please."}


@pytest.fixture
def specialist(client: Client) -> User:
    specialist = staff("specialist")
    client.force_login(specialist, backend="django.contrib.auth.backends.ModelBackend")
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


def opinion(case: Case) -> str:
    return reverse("review_opinion", args=[case.pk])


def said(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def hidden(answer: HttpResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    assert found is not None
    return unescape(found[1])


def looked_at(client: Client, case: Case, **changed: str) -> tuple[HttpResponse, dict[str, str]]:
    """The preview, and what its form would send."""
    form = client.get(opinion(case))
    sent = WORDS | {"version": hidden(form, "version"), "seen": hidden(form, "seen")} | changed
    return client.post(opinion(case), sent | {"word": "look"}), sent


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
    colleague = Client()
    colleague.force_login(staff("specialist", "colleague"), backend="django.contrib.auth.backends.ModelBackend")

    first, second = client.post(reverse("review_next")), colleague.post(reverse("review_next"))

    assert first["Location"].startswith("/review/")
    assert second["Location"] == reverse("review_queue")
    assert Claim.objects.count() == 1


def test_when_nothing_waits_the_specialist_is_told_so(client: Client, specialist: User) -> None:
    assert "No case waits for a specialist." in said(client.post(reverse("review_next"), follow=True))


@pytest.mark.parametrize("role", ["nurse", "patient"])
def test_the_pages_are_not_there_for_anybody_else(client: Client, role: str) -> None:
    user = person("somebody") if role == "patient" else staff(role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

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

    words = said(client.get(sheet(case)))

    assert "24 IU/L H" in words
    assert "not yet confirmed" not in words


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
    from intake.events import record_event

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
    for address in (reverse("review_queue"), sheet(case), opinion(case), reverse("review_page", args=[case.pk, observation.page_id])):
        html = client.get(address).content.decode()
        assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html) == [], address
        assert re.findall(r"<style|\sstyle=|\son\w+=", html) == [], address


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


# --- the opinion ------------------------------------------------------------------------------------------------------------------


def test_an_opinion_is_looked_at_before_it_is_signed_and_nothing_is_kept_until_then(client: Client, specialist: User, case: Case) -> None:
    preview, _ = looked_at(client, case)

    assert "This is what the patient will read" in said(preview)
    assert "More information is needed first" in said(preview)
    assert "&lt;b&gt;without&lt;/b&gt;" in preview.content.decode()
    assert not Opinion.objects.exists()


def test_the_preview_is_word_for_word_what_the_patient_reads(client: Client, specialist: User, case: Case) -> None:
    preview, sent = looked_at(client, case)
    client.post(opinion(case), sent | {"word": "sign"})
    patient = Client()
    patient.force_login(case.patient.user, backend="django.contrib.auth.backends.ModelBackend")

    page = patient.get(reverse("opinion", args=[case.pk]), headers={"accept-language": "en"})

    def article(answer: HttpResponse) -> str:
        found = re.search(r"<article.*?</article>", answer.content.decode(), re.DOTALL)
        assert found is not None
        return " ".join(found[0].split())

    assert article(preview) == article(page)


def test_signing_sends_the_opinion_and_tells_the_patient(client: Client, specialist: User, case: Case) -> None:
    _, sent = looked_at(client, case)

    answer = client.post(opinion(case), sent | {"word": "sign"}, follow=True)

    case.refresh_from_db()
    signed = Opinion.objects.get()
    assert case.stage == Stage.OPINION_SENT
    assert (signed.author, signed.conclusion, signed.recommendation) == (specialist, "more_needed", "A karyotype, please.")
    assert signed.assessment_text.replace("\r\n", "\n") == WORDS["assessment_text"]
    assert "Your opinion is signed." in said(answer)
    assert Notice.objects.filter(case=case, kind="opinion_ready").exists()


def test_the_words_survive_going_back_to_change_them(client: Client, specialist: User, case: Case) -> None:
    _, sent = looked_at(client, case)

    form = client.post(opinion(case), sent | {"word": "change"})

    assert form.status_code == 200
    assert "A karyotype, please." in form.content.decode()
    assert re.search(r'value="more_needed"[^>]*checked', form.content.decode())


@pytest.mark.parametrize("left_out", ["conclusion", "assessment_text", "recommendation"])
def test_an_incomplete_opinion_is_refused_and_what_is_written_stays(client: Client, specialist: User, case: Case, left_out: str) -> None:
    answer, _ = looked_at(client, case, **{left_out: " "})

    kept = "A karyotype, please." if left_out != "recommendation" else "FSH is 24."
    assert answer.status_code == 422
    assert kept in answer.content.decode()
    assert not Opinion.objects.exists()


def test_an_opinion_cannot_be_signed_past_a_paper_that_has_arrived_meanwhile(client: Client, specialist: User, case: Case) -> None:
    _, sent = looked_at(client, case)
    late: Document = paper(case, "SAMPLE late.pdf")

    answer = client.post(opinion(case), sent | {"word": "sign"})

    assert answer.status_code == 409
    assert "A paper has arrived" in said(answer)
    assert not Opinion.objects.exists()

    again = sent | {"seen": hidden(answer, "seen"), "version": hidden(answer, "version")}
    client.post(opinion(case), again | {"word": "sign"})
    assert str(late.pk) in {one["id"] for one in Opinion.objects.get().documents}


def test_an_opinion_on_a_case_that_has_moved_on_is_not_signed(client: Client, specialist: User, case: Case) -> None:
    _, sent = looked_at(client, case)

    answer = client.post(opinion(case), sent | {"word": "sign", "version": "0"})

    assert answer.status_code == 409
    assert "A karyotype, please." in answer.content.decode()
    assert not Opinion.objects.exists()


def test_a_signed_opinion_stays_to_be_read_by_its_author(client: Client, specialist: User, case: Case) -> None:
    _, sent = looked_at(client, case)
    client.post(opinion(case), sent | {"word": "sign"})

    assert "A karyotype, please." in said(client.get(sheet(case)))
    assert "unchanged since signing" in said(client.get(sheet(case)))
    assert client.get(opinion(case))["Location"] == sheet(case)
