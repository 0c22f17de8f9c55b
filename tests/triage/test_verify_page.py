"""A nurse holds a paper's values against its ink, and her word is what counts."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from intake.models import AccessEvent, Case, Document, DocumentState, Observation, Stage, User
from tests.cast import case_of, held, paper, person, staff, value
from tests.pages import inline_things, logged_in, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(client: Client) -> User:
    nurse = staff("nurse")
    logged_in(nurse, client)
    return nurse


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"), Stage.SUBMITTED)


@pytest.fixture
def document(case: Case) -> Document:
    return paper(case)


def page(document: Document) -> str:
    return reverse("admin:verify_document", args=[document.pk])


def say(client: Client, observation: Observation, word: str, **more: str) -> HttpResponse:
    return client.post(page(observation.report.document), {"word": word, "observation": str(observation.pk), **more})


def test_the_box_of_each_value_is_drawn_on_the_picture_of_its_page(client: Client, nurse: User, document: Document) -> None:
    observation = value(document)

    html = client.get(page(document)).content.decode()

    box = re.search(rf'<rect id="box-{observation.pk}"[^>]* x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', html)
    assert box is not None
    left, top, width, height = (float(number) for number in box.groups())
    assert left < 0.6 < 0.7 < left + width
    assert top < 0.2 < 0.22 < top + height
    assert reverse("page_picture", args=[observation.page_id]) in html


def test_numbers_in_drawings_keep_their_decimal_point_in_every_language(client: Client, nurse: User, document: Document) -> None:
    value(document)

    html = client.get(page(document), headers={"accept-language": "tr"}).content.decode()

    assert re.findall(r'(?:x|y|width|height|viewBox)="[^"]*,[^"]*"', html) == []


def test_values_that_need_a_check_stand_first_with_the_reason_in_words(client: Client, nurse: User, document: Document) -> None:
    certain = value(document, "fsh", "24")
    asking = value(document, "lh", "11", reasons=("decimal_doubtful",))

    answer = client.get(page(document))

    html, words = answer.content.decode(), said(answer)
    assert "1 value needs your eye" in words
    assert "The decimal mark may have been lost" in words
    assert html.index(f'id="value-{asking.pk}"') < html.index(f'id="value-{certain.pk}"')


def test_no_percentage_speaks_for_a_value_that_asks(client: Client, nurse: User, document: Document) -> None:
    """A share just below the threshold rounds to 99 %, and would be believed rather than the reason to look."""
    value(document, "lh", "1.2", reasons=("disagreement",))

    words = said(client.get(page(document)))

    assert "Two looks at the print gave different answers" in words
    assert re.findall(r"\d+ %", words) == []


def test_what_nobody_has_confirmed_is_called_what_the_machine_read(client: Client, nurse: User, document: Document) -> None:
    """Under "Printed" a wrong number would pass for the one on the paper."""
    observation = value(document, "lh", "1.2", reasons=("disagreement",))

    before = said(client.get(page(document)))
    say(client, observation, "right")

    assert "Machine read 1.2" in before
    assert "Printed" not in before
    assert "Printed 1.2" in said(client.get(page(document)))


def test_right_confirms_the_value_and_leads_to_the_next_that_asks(client: Client, nurse: User, document: Document) -> None:
    first = value(document, "fsh", "24", reasons=("low_confidence",))
    second = value(document, "lh", "11", reasons=("low_confidence",))

    answer = say(client, first, "right")

    first.refresh_from_db()
    assert (first.status, first.verified_by) == ("final", nurse)
    assert answer["Location"] == f"{page(document)}?at={second.pk}#value-{second.pk}"


def test_right_is_refused_when_the_value_is_no_longer_the_one_on_the_page(client: Client, nurse: User, document: Document) -> None:
    observation = value(document, "lh", "11.2", reasons=("low_confidence",))
    shown = re.search(r'name="seen" value="([^"]+)"', client.get(page(document)).content.decode())
    assert shown is not None
    say(client, observation, "correct", as_printed="5")

    answer = say(client, observation, "right", seen=shown[1])

    assert answer.status_code == 422
    assert "Somebody has changed this value" in said(answer)
    assert observation.report.document.case.events.filter(verb="verify_observation").count() == 0


def test_right_is_taken_for_the_value_on_the_page(client: Client, nurse: User, document: Document) -> None:
    observation = value(document, "lh", "11.2", reasons=("low_confidence",))
    shown = re.search(r'name="seen" value="([^"]+)"', client.get(page(document)).content.decode())
    assert shown is not None

    say(client, observation, "right", seen=shown[1])

    observation.refresh_from_db()
    assert observation.status == "final"


def test_a_correction_is_converted_and_stands_beside_what_the_machine_read(client: Client, nurse: User, document: Document) -> None:
    observation = value(document, "testosterone_total", "284")

    say(client, observation, "correct", as_printed="2,84", unit="ng/mL")

    observation.refresh_from_db()
    assert observation.status == "corrected"
    assert (observation.as_printed, observation.corrected_as_printed) == ("284", "2,84")
    assert float(observation.value_in_force.canonical_number) == pytest.approx(9.847, abs=0.001)  # type: ignore[union-attr,arg-type]
    assert "Machine read 284" in said(client.get(page(document)))


def test_a_correction_without_sense_is_refused_with_a_sentence_and_keeps_what_was_typed(client: Client, nurse: User, document: Document) -> None:
    observation = value(document)

    answer = say(client, observation, "correct", as_printed="twelve", unit="mIU/mL")

    observation.refresh_from_db()
    assert answer.status_code == 422
    assert "Please write a number as it is printed" in said(answer)
    assert 'value="twelve"' in answer.content.decode()
    assert observation.status == "preliminary"


def test_an_unknown_unit_is_refused(client: Client, nurse: User, document: Document) -> None:
    observation = value(document)

    answer = say(client, observation, "correct", as_printed="12", unit="furlong")

    observation.refresh_from_db()
    assert answer.status_code == 422
    assert observation.status == "preliminary"


def test_what_is_no_value_no_longer_counts_and_can_be_taken_back(client: Client, nurse: User, document: Document) -> None:
    observation = value(document)

    say(client, observation, "not_a_value")
    observation.refresh_from_db()
    assert observation.value_in_force is None

    say(client, observation, "right")
    observation.refresh_from_db()
    assert observation.value_in_force is not None


def test_a_value_the_machine_missed_is_added(client: Client, nurse: User, document: Document) -> None:
    report = document.reports.get()

    answer = client.post(
        page(document), {"word": "add", "analyte": "prolactin", "as_printed": "9.8", "unit": "ng/mL", "report": str(report.pk), "page": "1"}
    )

    added = Observation.objects.get(analyte="prolactin")
    assert answer.status_code == 302
    assert added.report == report
    assert added.value_in_force is not None
    assert added.box is None
    assert "Added" in said(client.get(page(document)))


def test_a_value_is_not_added_to_a_report_of_another_paper(client: Client, nurse: User, case: Case, document: Document) -> None:
    elsewhere = paper(case, "SAMPLE other.pdf").reports.get()

    answer = client.post(
        page(document), {"word": "add", "analyte": "prolactin", "as_printed": "9.8", "unit": "ng/mL", "report": str(elsewhere.pk), "page": "1"}
    )

    assert answer.status_code == 422
    assert not Observation.objects.filter(analyte="prolactin").exists()


def test_a_value_of_another_paper_is_not_touched_from_here(client: Client, nurse: User, case: Case, document: Document) -> None:
    elsewhere = value(paper(case, "SAMPLE other.pdf"))

    answer = client.post(page(document), {"word": "not_a_value", "observation": str(elsewhere.pk)})

    elsewhere.refresh_from_db()
    assert answer.status_code == 422
    assert elsewhere.status == "preliminary"


@pytest.mark.parametrize(
    "sent", [{}, {"word": "dance"}, {"word": "right"}, {"word": "right", "observation": "nonsense"}, {"word": "not_his", "report": "x"}]
)
def test_a_form_that_says_nothing_is_answered_with_a_sentence(client: Client, nurse: User, document: Document, sent: dict[str, str]) -> None:
    assert client.post(page(document), sent).status_code == 422


def test_another_name_on_the_paper_is_marked(client: Client, nurse: User, case: Case, document: Document) -> None:
    case.patient.full_name = "Demir Yılmaz"
    case.patient.save()
    document.reports.update(patient_name="")
    report = document.reports.get()
    report.patient_name = "Kemal Aydın"
    report.save()
    value(document)

    words = said(client.get(page(document)))

    assert "This may be somebody else's paper." in words
    assert "differs from “Demir Yılmaz”" in words


def test_one_word_takes_all_values_of_a_foreign_report_out(client: Client, nurse: User, case: Case, document: Document) -> None:
    case.patient.full_name = "Demir Yılmaz"
    case.patient.save()
    report = document.reports.get()
    report.patient_name = "Kemal Aydın"
    report.save()
    value(document, "fsh")
    value(document, "lh")

    client.post(page(document), {"word": "not_his", "report": str(report.pk)})

    assert [each.value_in_force for each in Observation.objects.all()] == [None, None]
    assert "This may be somebody else's paper." not in said(client.get(page(document)))


def test_the_words_of_a_paper_are_shown_as_words(client: Client, nurse: User, document: Document) -> None:
    document.title = "<script>alert(1)</script>.pdf"
    document.save()
    observation = value(document)
    Observation.objects.filter(pk=observation.pk).update(label='"><img src=x onerror=alert(1)>', as_printed="<b>24</b>")

    html = client.get(page(document)).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<b>24</b>" not in html


def test_nothing_on_the_page_is_inline(client: Client, nurse: User, document: Document) -> None:
    value(document, reasons=("low_confidence",))

    assert inline_things(client.get(page(document))) == []


def test_a_paper_that_could_not_be_read_can_be_read_again(client: Client, nurse: User, document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(state=DocumentState.QUARANTINED, problem="quarantined", attempts=3)

    assert "Read it again" in said(client.get(page(document)))
    client.post(page(document), {"word": "read_again"})

    document.refresh_from_db()
    assert (document.state, document.attempts) == (DocumentState.RECEIVED, 0)


def test_values_of_a_closed_case_stay_as_they_are(client: Client, nurse: User, case: Case, document: Document) -> None:
    observation = value(document)
    Case.objects.filter(pk=case.pk).update(stage=Stage.OPINION_SENT)

    answer = say(client, observation, "right")

    observation.refresh_from_db()
    assert answer.status_code == 422
    assert observation.status == "preliminary"
    assert "Correct…" not in said(client.get(page(document)))


def test_on_a_paper_of_a_colleagues_case_a_nurse_may_look_and_not_speak(client: Client, nurse: User, case: Case, document: Document) -> None:
    held(case, staff("nurse", "colleague"))
    observation = value(document)

    looked = client.get(page(document))
    spoke = say(client, observation, "right")

    assert "A colleague has this case in hand." in said(looked)
    assert 'name="word"' not in looked.content.decode()
    assert spoke.status_code == 422
    observation.refresh_from_db()
    assert observation.status == "preliminary"


def test_looking_at_a_paper_is_written_down(client: Client, nurse: User, document: Document) -> None:
    client.get(page(document))

    seen = AccessEvent.objects.get(action="view_document")
    assert (seen.by, seen.target) == (nurse, f"document {document.pk}")


def test_the_neighbouring_papers_are_one_click_away(client: Client, nurse: User, case: Case, document: Document) -> None:
    second = paper(case, "SAMPLE second.pdf")

    assert f'rel="next" href="{page(second)}"' in client.get(page(document)).content.decode()
    assert f'rel="prev" href="{page(document)}"' in client.get(page(second)).content.decode()


def test_a_paper_of_a_draft_and_a_paper_that_is_not_there_look_alike(client: Client, nurse: User) -> None:
    draft = paper(case_of(person("other")))

    assert client.get(page(draft)).status_code == 404
    assert client.get(reverse("admin:verify_document", args=[uuid4()])).status_code == 404


def test_a_nurse_is_not_the_nurse_of_her_own_case(client: Client, nurse: User) -> None:
    own = paper(case_of(nurse, Stage.SUBMITTED))

    assert client.get(page(own)).status_code == 404


def test_a_paper_with_many_values_takes_no_more_queries(client: Client, nurse: User, document: Document, django_assert_max_num_queries) -> None:
    for number in range(20):
        value(document, "fsh", str(number + 1))

    with django_assert_max_num_queries(22):
        client.get(page(document))
