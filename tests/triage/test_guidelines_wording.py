"""What patients read about an item keeps its limits, in every language they can choose."""

import pytest
from django.conf import settings
from django.utils import translation

from triage.rules import load_guidelines
from triage.rules.patient_words import FORBIDDEN, find_forbidden
from triage.rules.rule import ItemRule

ITEMS_FOR_PATIENTS = [item for item in load_guidelines().items if item.ask_patient]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
FORBIDDEN_SENTENCES = {
    "en": [
        "There is a 40 % chance.",
        "You need surgery.",
        "This is an AZFc deletion.",
        "Think of a donor.",
        "Excellent news.",
        "Your FSH is too high.",
    ],
    "tr": ["Şansınız var.", "Tanı kondu.", "AZFc delesyonu.", "Donör düşünün.", "Mükemmel sonuç.", "Değer çok yüksek.", "Oran yüzde kırk."],
    "ar": ["هناك فرصة جيدة.", "نتيجة ممتازة.", "هذا حذف AZFc.", "فكروا في متبرع.", "القيمة مرتفعة جدا.", "ننصح بالجراحة."],
}


def texts(item: ItemRule, language: str) -> list[str]:
    assert item.wording is not None
    english = (item.wording.ask, item.wording.why, item.wording.how, item.wording.good_copy)
    with translation.override(language):
        return [translation.gettext(text) for text in english]


def test_every_language_that_patients_can_choose_has_its_list() -> None:
    assert set(FORBIDDEN) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ITEMS_FOR_PATIENTS, ids=lambda item: item.id)
def test_what_a_patient_reads_never_interprets_predicts_or_advises(item: ItemRule, language: str) -> None:
    read = texts(item, language)

    assert all(read)
    assert [find_forbidden(text, language) for text in read] == [None] * 4


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("item", ITEMS_FOR_PATIENTS, ids=lambda item: item.id)
def test_every_text_for_patients_is_translated(item: ItemRule, language: str) -> None:
    assert not set(texts(item, language)) & set(texts(item, "en"))


@pytest.mark.parametrize(("language", "sentence"), [(code, sentence) for code, sentences in FORBIDDEN_SENTENCES.items() for sentence in sentences])
def test_a_sentence_that_a_patient_must_not_read_is_found(language: str, sentence: str) -> None:
    assert find_forbidden(sentence, language) is not None
