"""The opinion: written, looked at as the patient will read it, signed once, on exactly the papers that were on the table."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.models import Case, Document, Stage, User
from intake.observations import correct_observation
from tests.cast import case_of, held, paper, person, staff, value
from tests.pages import hidden, logged_in, said
from triage.assessment import assess_case
from triage.models import Notice, Opinion

pytestmark = pytest.mark.django_db
WORDS = {"conclusion": "more_needed", "assessment_text": "Two samples <b>without</b> sperm.\n\nFSH is 24.", "recommendation": "A karyotype, please."}


@pytest.fixture
def specialist(client: Client) -> User:
    specialist = staff("specialist")
    logged_in(specialist, client)
    return specialist


@pytest.fixture
def case(specialist: User) -> Case:
    """In this specialist's hands, with one paper, assessed."""
    case = held(case_of(person("patient"), Stage.IN_REVIEW), specialist)
    paper(case)
    assess_case(case, on=timezone.localdate())
    case.refresh_from_db()
    return case


def sheet(case: Case) -> str:
    return reverse("review_case", args=[case.pk])


def opinion(case: Case) -> str:
    return reverse("review_opinion", args=[case.pk])


def looked_at(client: Client, case: Case, **changed: str) -> tuple[HttpResponse, dict[str, str]]:
    """The preview, and what its form would send."""
    form = client.get(opinion(case))
    sent = WORDS | {"version": hidden(form, "version"), "seen": hidden(form, "seen")} | changed
    return client.post(opinion(case), sent | {"word": "look"}), sent


def test_an_opinion_is_looked_at_before_it_is_signed_and_nothing_is_kept_until_then(client: Client, specialist: User, case: Case) -> None:
    preview, _ = looked_at(client, case)

    assert "This is what the patient will read" in said(preview)
    assert "More information is needed first" in said(preview)
    assert "&lt;b&gt;without&lt;/b&gt;" in preview.content.decode()
    assert not Opinion.objects.exists()


def test_the_preview_is_word_for_word_what_the_patient_reads(client: Client, specialist: User, case: Case) -> None:
    preview, sent = looked_at(client, case)
    client.post(opinion(case), sent | {"word": "sign"})

    page = logged_in(case.patient.user).get(reverse("opinion", args=[case.pk]), headers={"accept-language": "en"})

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
    assert "A paper, a value or an item of the work-up has changed" in said(answer)
    assert not Opinion.objects.exists()

    again = sent | {"seen": hidden(answer, "seen"), "version": hidden(answer, "version")}
    client.post(opinion(case), again | {"word": "sign"})
    assert str(late.pk) in {one["id"] for one in Opinion.objects.get().documents}


def test_an_opinion_cannot_be_signed_past_a_value_that_a_nurse_has_changed_meanwhile(client: Client, specialist: User, case: Case) -> None:
    observation = value(case.documents.get())
    _, sent = looked_at(client, case)
    correct_observation(observation, by=staff("nurse"), as_printed="2.4")

    answer = client.post(opinion(case), sent | {"word": "sign"})

    assert answer.status_code == 409
    assert not Opinion.objects.exists()


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
