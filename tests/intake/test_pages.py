"""Pages for everybody, the patient's own pages, and sending files: what is promised of every one of them."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as house
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intake.casefile import describe_patient
from intake.models import Case, Document, Patient
from intake.uploads import CutOff, UploadTypeNotRead
from intake.views.papers import FULL_FILES_AT_ONCE, NothingChosen, TooMuchAtOnce
from tests.cast import case_of, person
from tests.intake.papers import JPEG, PDF, PNG, blobs

OPEN_PAGES = ["start", "privacy", "account_request_login_code", "account_login"]
CASE_PAGES = ["case", "consent", "about", "partner", "papers", "papers_live", "withdraw"]
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def case(db) -> Case:
    return case_of(person("patient"))


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    client.force_login(case.patient.user)
    return client


def send(browser: Client, case: Case, *files: tuple[str, bytes], script: bool = False, **fields: str):
    given = {"files": [SimpleUploadedFile(name, data) for name, data in files], "end": "1"} | fields
    return browser.post(reverse("upload", args=[case.pk]), {key: value for key, value in given.items() if value}, headers=SCRIPT if script else {})


def is_strict(page: str) -> bool:
    """Nothing that the content policy would block."""
    return not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", page)


# --- every page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
@pytest.mark.parametrize("name", OPEN_PAGES)
def test_an_open_page_stands_in_its_language_and_direction_without_anything_inline(client: Client, db, name: str, language: str) -> None:
    answer = client.get(reverse(name), headers={"Accept-Language": language})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert is_strict(page)
    assert page.count("<h1") == 1
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", CASE_PAGES)
def test_a_page_of_the_case_is_never_kept_and_has_nothing_inline(patient: Client, case: Case, name: str) -> None:
    answer = patient.get(reverse(name, args=[case.pk]))

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert is_strict(answer.content.decode())


@pytest.mark.parametrize("name", [*CASE_PAGES, "history", "retrievals", "check_answers", "sent", "answer", "opinion", "upload"])
def test_a_page_of_the_case_is_for_its_patient_only(client: Client, case: Case, name: str) -> None:
    address = reverse(name, args=[case.pk])

    asked_to_log_in = client.get(address)
    client.force_login(person("stranger"))
    forbidden, unknown = client.get(address), client.get(address.replace(str(case.pk), "00000000-0000-4000-8000-000000000000"))

    assert asked_to_log_in.url.startswith(reverse("account_request_login_code"))
    assert (forbidden.status_code, unknown.status_code) == (404, 404)
    assert re.sub("[0-9a-f-]{36}|value=.\\w+.", "", forbidden.content.decode()) == re.sub("[0-9a-f-]{36}|value=.\\w+.", "", unknown.content.decode())


def test_every_input_on_the_forms_has_a_label(patient: Client, case: Case) -> None:
    for name in ("about", "partner", "consent", "papers"):
        page = patient.get(reverse(name, args=[case.pk])).content.decode()
        for field in re.findall(r"<(?:input|select)[^>]*>", page):
            if 'type="hidden"' not in field:
                assert f'for="{re.search(r"id=.([^ >]+?).[ >]", field).group(1)}"' in page, (name, field)


# --- language ----------------------------------------------------------------------------------------------------


def test_the_choice_of_language_stays_on_the_page_and_is_the_language_we_write_in(patient: Client, case: Case) -> None:
    here = reverse("about", args=[case.pk])

    answer = patient.post(reverse("set_language"), {"language": "ar", "next": here})

    assert answer.url == here
    assert 'lang="ar" dir="rtl"' in patient.get(here).content.decode()
    assert Patient.objects.get().language == "ar"


@pytest.mark.parametrize("name", ["about", "partner", "retrievals"])
def test_another_language_in_the_middle_of_a_form_keeps_what_was_typed(patient: Client, case: Case, name: str) -> None:
    here = reverse(name, args=[case.pk])
    typed = {"full_name": "Invented Name", "birth_date_0": "31", "age": "33", "sperm_found": "no", "performed_on_2": "2019"}

    page = patient.post(reverse("set_language"), {**typed, "language": "tr", "next": here, "is_form": "yes"}, follow=True)

    html = page.content.decode()
    assert (page.status_code, page.redirect_chain) == (200, [(here, 307)])
    assert '<html lang="tr"' in html
    assert 'class="error"' not in html
    for field, said in typed.items():
        if f'name="{field}"' in html:
            assert re.search(rf'name="{field}" value="{said}"|name="{field}"[^>]* value="{said}"', html), field
    assert not case.history.exists()


def test_another_language_in_the_middle_of_the_history_keeps_each_tick_and_stores_none(patient: Client, case: Case) -> None:
    here = reverse("history_section", args=[case.pk, "family"]) + "?from=check"

    ticked = {"consanguinity": "yes", "sperm_frozen_before": "unknown"}

    page = patient.post(reverse("set_language"), {**ticked, "language": "ar", "next": here, "is_form": "yes"}, follow=True)

    html = page.content.decode()
    assert page.redirect_chain == [(here, 307)]
    assert html.count(" checked") == 2
    assert 'role="alert"' not in html
    assert not case.history.exists()


@pytest.mark.parametrize("name", ["about", "partner", "retrievals"])
def test_a_languages_button_sends_the_form_along_and_is_not_what_the_enter_key_presses(patient: Client, case: Case, name: str) -> None:
    html = patient.get(reverse(name, args=[case.pk])).content.decode()

    first = re.search(r'<button[^>]*form="answers"[^>]*>', html)
    assert first is not None
    assert "language" not in first[0]
    assert html.count(f'form="answers" formaction="{reverse("set_language")}" formnovalidate') == 3


def test_an_agreement_is_not_carried_from_one_language_to_another(patient: Client, case: Case) -> None:
    assert 'form="answers"' not in patient.get(reverse("consent", args=[case.pk])).content.decode()


def test_a_language_that_we_do_not_have_changes_nothing(patient: Client, case: Case) -> None:
    patient.post(reverse("set_language"), {"language": "xx", "next": "/"})

    assert Patient.objects.get().language == "en"


def test_the_choice_of_language_leads_to_no_other_site(patient: Client, case: Case) -> None:
    assert patient.post(reverse("set_language"), {"language": "tr", "next": "https://elsewhere.example/"}).url == "/"


# --- what goes wrong ----------------------------------------------------------------------------------------------------


def test_an_unknown_address_says_where_to_go(client: Client, db) -> None:
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()
    assert f'href="{reverse("start")}"' in answer.content.decode()


def test_a_form_without_its_token_is_refused_with_a_sentence(case: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(case.patient.user)

    answer = browser.post(reverse("partner", args=[case.pk]), {"age": "33"})

    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()


def test_an_error_of_ours_has_a_calm_page_that_needs_nothing(db, monkeypatch) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(case_of(person("patient")).patient.user)
    monkeypatch.setattr("triage.views.patient.own_cases", lambda user: 1 / 0)

    answer = browser.get(reverse("home"))

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


def test_the_house_says_that_it_is_up(client: Client, db) -> None:
    assert client.get(reverse("healthz")).json() == {"status": "ok"}


# --- about him ----------------------------------------------------------------------------------------------------


def test_who_he_is_is_kept_and_shown_again(patient: Client, case: Case) -> None:
    given = {"full_name": "SAMPLE <b>Person</b>", "birth_date_0": "27", "birth_date_1": "3", "birth_date_2": "1989", "country": "TR"}

    answer = patient.post(reverse("about", args=[case.pk]), given)

    kept = Patient.objects.get()
    assert answer.url == reverse("case", args=[case.pk])
    assert (kept.full_name, kept.birth_date, kept.country) == ("SAMPLE <b>Person</b>", date(1989, 3, 27), "TR")
    page = patient.get(reverse("about", args=[case.pk])).content.decode()
    assert "SAMPLE &lt;b&gt;Person&lt;/b&gt;" in page
    assert '<option value="TR" selected>' in page


def test_a_name_is_never_a_template(patient: Client, case: Case) -> None:
    describe_patient(case, by=case.patient.user, full_name="{{ 7|add:7 }}{% now 'Y' %}", birth_date=date(1989, 3, 27), country="TR")

    assert "{{ 7|add:7 }}{% now &#x27;Y&#x27; %}" in patient.get(reverse("check_answers", args=[case.pk])).content.decode()


def test_the_partners_age_is_kept(patient: Client, case: Case) -> None:
    patient.post(reverse("partner", args=[case.pk]), {"age": "33"})

    assert Patient.objects.get().partner.age == 33


# --- sending files ----------------------------------------------------------------------------------------------------


def test_several_files_arrive_and_lead_back_to_the_papers(patient: Client, case: Case) -> None:
    answer = send(patient, case, ("a.pdf", PDF), ("b.jpg", JPEG), ("c.png", PNG))

    assert answer.url == reverse("papers", args=[case.pk])
    assert sorted(document.title for document in case.documents.all()) == ["a.pdf", "b.jpg", "c.png"]


def test_each_file_gets_its_own_answer(patient: Client, case: Case) -> None:
    send(patient, case, ("a.pdf", PDF))

    answer = send(patient, case, ("a.pdf", PDF), ("notes.txt", b"SAMPLE words"), ("b.jpg", JPEG))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.index("We already have this file") < page.index(UploadTypeNotRead.message) < page.index("Received.")
    assert case.documents.count() == 2


def test_a_script_gets_only_the_answer_to_its_file(patient: Client, case: Case) -> None:
    answer = send(patient, case, ("a.pdf", PDF), script=True, expected_count="1")

    assert answer.status_code == 200
    assert answer.content.decode().strip().startswith("<li>")
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("fields", [{"end": ""}, {"end": "0"}, {"expected_count": "2"}, {"expected_count": "0"}])
def test_what_did_not_arrive_whole_is_not_taken_in(patient: Client, case: Case, fields: dict[str, str]) -> None:
    answer = send(patient, case, ("a.pdf", PDF), **fields)

    assert answer.status_code == 400
    assert CutOff.message in answer.content.decode()
    assert not Document.objects.exists()
    assert blobs() == []


def test_a_body_that_breaks_off_is_not_taken_in(patient: Client, case: Case) -> None:
    whole = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n' + PDF * 50

    answer = patient.post(reverse("upload", args=[case.pk]), data=whole, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 400
    assert CutOff.message in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_that_the_parser_drops_is_noticed(patient: Client, case: Case) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="expected_count"\r\n\r\n1\r\n'
        b'--x\r\nContent-Disposition: form-data; name="files"; filename=".."\r\nContent-Type: application/pdf\r\n\r\n' + PDF + b"\r\n"
        b'--x\r\nContent-Disposition: form-data; name="end"\r\n\r\n1\r\n--x--\r\n'
    )

    answer = patient.post(reverse("upload", args=[case.pk]), data=body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 400
    assert CutOff.message in answer.content.decode()


def test_sending_nothing_says_what_to_do(patient: Client, case: Case) -> None:
    answer = send(patient, case)

    assert answer.status_code == 400
    assert NothingChosen.message in answer.content.decode()


def test_more_files_than_a_form_may_carry_are_refused_with_a_sentence(patient: Client, case: Case) -> None:
    many = [(f"{number}.pdf", PDF + bytes([number])) for number in range(house.DATA_UPLOAD_MAX_NUMBER_FILES + 1)]

    answer = send(patient, case, *many)

    assert answer.status_code == 413
    assert TooMuchAtOnce.message in answer.content.decode()
    assert not Document.objects.exists()


def test_a_body_that_is_too_large_is_refused_before_it_is_read(patient: Client, case: Case, settings) -> None:
    settings.MAX_FILE_BYTES = 10

    answer = send(patient, case, ("a.pdf", PDF + b"x" * (FULL_FILES_AT_ONCE * 10 + 64 * 1024)))

    assert answer.status_code == 413
    assert blobs() == []


def test_sending_needs_the_token_of_the_page(case: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(case.patient.user)

    answer = send(browser, case, ("a.pdf", PDF))

    assert answer.status_code == 403
    assert not Document.objects.exists()


def test_a_stranger_cannot_send_into_the_case(client: Client, case: Case) -> None:
    client.force_login(person("stranger"))

    assert send(client, case, ("a.pdf", PDF)).status_code == 404
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<img src=x onerror=alert(1)>.pdf", "&lt;img src=x onerror=alert(1)&gt;.pdf"),
        ("{{7*7}}.pdf", "{{7*7}}.pdf"),
        ("a\u202egpj.pdf", "agpj.pdf"),
        ("=cmd|calc.pdf", "=cmd|calc.pdf"),
    ],
)
def test_a_name_is_only_ever_text(patient: Client, case: Case, name: str, shown: str) -> None:
    send(patient, case, (name, PDF))

    assert shown in patient.get(reverse("papers", args=[case.pk])).content.decode()
