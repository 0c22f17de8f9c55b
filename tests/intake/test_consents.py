"""What people agree to is exactly what stood on their page."""

import dataclasses

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from intake.casefile import has_consents, open_case
from intake.consents import find_text, purposes, required_purposes, texts_in
from intake.models import Case, Consent
from tests.cast import person

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def case(db) -> Case:
    return open_case(by=person("patient"), language="en")


@pytest.fixture
def patient(client: Client, case: Case) -> Client:
    client.force_login(case.patient.user)
    return client


def shown_in(language: str) -> str:
    return " ".join(text.sha256 for text in texts_in(language))


def test_the_purposes_are_those_that_the_house_knows() -> None:
    assert purposes() == required_purposes() == ("care_and_genetic_data", "transfer_abroad")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_house_has_every_text_in_the_same_version(language: str) -> None:
    for text, english in zip(texts_in(language), texts_in("en"), strict=True):
        assert text.language == language
        assert (text.purpose, text.version, text.is_required) == (english.purpose, english.version, english.is_required)
        assert len(text.body.split("\n\n")) == len(english.body.split("\n\n")), "a translation says as much as its original"


def test_another_word_is_another_digest() -> None:
    text = find_text("transfer_abroad", "en")

    for part in ("title", "body", "agreement"):
        assert dataclasses.replace(text, **{part: "other words"}).sha256 != text.sha256


def test_a_language_without_a_text_gets_the_english_one_and_says_so() -> None:
    assert find_text("transfer_abroad", "fi").language == "en"
    assert find_text("transfer_abroad", "../../en").language == "en"


def test_a_regional_language_finds_its_base() -> None:
    assert find_text("transfer_abroad", "tr-tr").language == "tr"


def test_an_unknown_purpose_has_no_text() -> None:
    assert find_text("advertising", "en") is None


def test_no_box_is_ticked_before(patient: Client, case: Case) -> None:
    page = patient.get(reverse("consent", args=[case.pk])).content.decode()

    assert page.count('type="checkbox"') == 2
    assert "checked" not in page


def test_ticking_both_boxes_keeps_version_language_and_digest_of_what_was_read(patient: Client, case: Case) -> None:
    boxes = dict.fromkeys(purposes(), "on")

    patient.post(reverse("consent", args=[case.pk]), boxes | {"shown": shown_in("tr")}, headers={"Accept-Language": "tr"})

    kept = {consent.purpose: (consent.version, consent.language, consent.text_sha256) for consent in Consent.objects.all()}
    assert kept == {text.purpose: (text.version, "tr", text.sha256) for text in texts_in("tr")}
    assert has_consents(case)


@pytest.mark.parametrize("left_out", ["care_and_genetic_data", "transfer_abroad", "shown"])
def test_half_an_agreement_is_none(patient: Client, case: Case, left_out: str) -> None:
    given = dict.fromkeys(purposes(), "on") | {"shown": shown_in("en")}
    del given[left_out]

    answer = patient.post(reverse("consent", args=[case.pk]), given)

    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_who_agreed_in_another_language_sees_the_text_again(patient: Client, case: Case) -> None:
    answer = patient.post(reverse("consent", args=[case.pk]), dict.fromkeys(purposes(), "on") | {"shown": shown_in("tr")})

    assert answer.status_code == 422
    assert "once more" in answer.content.decode()
    assert not Consent.objects.exists()


@pytest.mark.parametrize("name", ["about", "partner", "history", "papers", "check_answers"])
def test_nothing_about_his_health_is_asked_before_he_agrees(patient: Client, case: Case, name: str) -> None:
    assert patient.get(reverse(name, args=[case.pk])).url == reverse("consent", args=[case.pk])


def test_what_is_posted_before_he_agrees_is_not_kept(patient: Client, case: Case) -> None:
    patient.post(reverse("history_section", args=[case.pk, "health"]), {"diabetes": "yes"})
    patient.post(reverse("partner", args=[case.pk]), {"age": "33"})

    assert not case.history.exists()
    assert not hasattr(case.patient, "partner")
