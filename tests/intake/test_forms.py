"""What people type, and what is made of it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from intake.casefile import HistoryInput
from intake.consents import texts_in
from intake.countries import countries_in, country_name
from intake.dates import DateField
from intake.forms import AboutForm, AgreementForm, HistoryForm, PartnerForm
from intake.history import SECTIONS, find_section

TREATMENTS = find_section("treatments")


def about(**changed: str) -> AboutForm:
    given = {"full_name": "SAMPLE Person", "birth_date_0": "27", "birth_date_1": "3", "birth_date_2": "1989", "country": "TR"}
    return AboutForm(given | changed)


def history(**changed: str) -> HistoryForm:
    given = {question.key: "no" for question in TREATMENTS.questions}
    return HistoryForm(given | changed, section=TREATMENTS, given={})


def test_a_date_is_three_numbers() -> None:
    assert DateField().clean(["27", "3", "1989"]) == date(1989, 3, 27)


def test_a_date_may_be_typed_in_arabic_digits() -> None:
    assert DateField().clean(["٢٧", "٣", "١٩٨٩"]) == date(1989, 3, 27)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["30", "2", "1989"], "day"),
        (["29", "2", "1989"], "day"),
        (["0", "2", "1989"], "day"),
        (["", "2", "1989"], "day"),
        (["1", "13", "1989"], "month"),
        (["1", "", "1989"], "month"),
        (["1", "March", "1989"], "month"),
        (["1", "3", "89"], "year"),
        (["1", "3", ""], "year"),
        (["1", "3", "19890"], "year"),
        (["-1", "3", "1989"], "day"),
        (["²", "3", "1989"], "day"),
    ],
)
def test_a_date_that_does_not_exist_says_which_part_is_wrong(typed: list[str], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DateField().clean(typed)

    assert refused.value.code == code


def test_where_the_day_may_be_left_out_the_month_ends_on_its_last_day() -> None:
    assert DateField(needs_day=False).clean(["", "2", "2024"]) == date(2024, 2, 29)


def test_this_month_without_a_day_does_not_lie_in_the_future() -> None:
    today = timezone.localdate()

    assert DateField(needs_day=False).clean(["", str(today.month), str(today.year)]) == today


def test_nothing_typed_is_no_date() -> None:
    assert DateField(required=False).clean(["", "", ""]) is None


def test_about_gives_clean_values() -> None:
    form = about(full_name="  SAMPLE  Person ")

    assert form.is_valid()
    assert form.cleaned_data == {"full_name": "SAMPLE  Person", "birth_date": date(1989, 3, 27), "country": "TR"}


def test_an_adult_is_eighteen_on_his_birthday() -> None:
    today = timezone.localdate()
    eighteen = today.replace(year=today.year - 18) if (today.month, today.day) != (2, 29) else today.replace(year=today.year - 18, day=28)
    tomorrow = eighteen + timedelta(days=1)

    assert about(birth_date_0=str(eighteen.day), birth_date_1=str(eighteen.month), birth_date_2=str(eighteen.year)).is_valid()
    too_young = about(birth_date_0=str(tomorrow.day), birth_date_1=str(tomorrow.month), birth_date_2=str(tomorrow.year))
    assert too_young.has_error("birth_date", "too_young")


@pytest.mark.parametrize(("year", "code"), [("1901", "too_old"), ("2999", "date_in_future")])
def test_a_birthday_that_cannot_be_is_refused(year: str, code: str) -> None:
    assert about(birth_date_2=year).has_error("birth_date", code)


def test_a_country_must_be_one_of_the_list() -> None:
    assert about(country="XX").has_error("country")


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_every_language_names_the_same_countries_once(language: str) -> None:
    codes = [code for code, _name in countries_in(language)]

    assert sorted(codes) == sorted(dict(countries_in("en")))
    assert len({name for _code, name in countries_in(language)}) == len(codes) > 240


def test_a_country_is_named_in_the_language_of_the_page() -> None:
    assert (country_name("DE", "en"), country_name("DE", "tr"), country_name("DE", "ar"), country_name("DE", "xx")) == (
        "Germany",
        "Almanya",
        "ألمانيا",
        "Germany",
    )


def test_every_question_wants_an_answer() -> None:
    form = HistoryForm({}, section=TREATMENTS, given={})

    assert set(form.errors) == {question.key for question in TREATMENTS.questions}


def test_i_do_not_know_is_an_answer() -> None:
    form = history(chemotherapy="unknown")

    assert form.is_valid()
    assert form.answers()["chemotherapy"] == HistoryInput("unknown")


def test_a_date_goes_with_a_yes() -> None:
    form = history(testosterone_use="yes", testosterone_use_on_1="8", testosterone_use_on_2="2025")

    assert form.is_valid()
    assert form.answers()["testosterone_use"] == HistoryInput("yes", stopped_on=date(2025, 8, 31))


def test_a_yes_may_stand_without_a_date() -> None:
    form = history(chemotherapy="yes")

    assert form.is_valid()
    assert form.answers()["chemotherapy"] == HistoryInput("yes")


def test_a_date_beside_a_no_counts_for_nothing_even_when_it_is_none() -> None:
    form = history(chemotherapy="no", chemotherapy_on_0="99", chemotherapy_on_1="99", chemotherapy_on_2="99")

    assert form.is_valid()
    assert form.answers()["chemotherapy"] == HistoryInput("no")


def test_a_date_in_the_future_is_refused() -> None:
    form = history(chemotherapy="yes", chemotherapy_on_0="1", chemotherapy_on_1="1", chemotherapy_on_2="2999")

    assert form.has_error("chemotherapy_on", "date_in_future")


def test_every_page_of_questions_can_be_answered() -> None:
    for section in SECTIONS:
        form = HistoryForm({question.key: "no" for question in section.questions}, section=section, given={})
        assert form.is_valid(), section.slug


@pytest.mark.parametrize(
    ("typed", "is_valid"), [("33", True), ("٣٣", True), ("16", True), ("80", True), ("15", False), ("81", False), ("33.5", False), ("", False)]
)
def test_a_partners_age_is_full_years_between_16_and_80(typed: str, is_valid: bool) -> None:
    assert PartnerForm({"age": typed}).is_valid() is is_valid


def test_an_agreement_needs_every_required_box() -> None:
    texts = texts_in("en")
    form = AgreementForm({texts[0].purpose: "on", "shown": " ".join(text.sha256 for text in texts)}, texts=texts)

    assert not form.is_valid()
    assert set(form.errors) == {texts[1].purpose}


def test_an_agreement_to_other_words_than_ours_is_not_one() -> None:
    texts = texts_in("en")
    form = AgreementForm({text.purpose: "on" for text in texts} | {"shown": "0" * 64}, texts=texts)

    assert form.has_error("shown", "changed")
