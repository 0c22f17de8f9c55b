"""Arabic and Persian words as scans spoil them: dots are lost, and an article looks like a denial."""

import pytest

from intake.extraction.labels import allowed_analytes
from intake.extraction.lexicon import get_lexicon
from intake.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("language", "spoilt", "name"),
    [
        ("ar", "تركنر الحنوابات المنوتة", "sperm_concentration"),  # تركيز الحيوانات المنوية
        ("ar", "حخم السابل المنوى", "semen_volume"),  # حجم السائل المنوي
        ("fa", "تستوسنرون نونال", "testosterone_total"),  # تستوسترون توتال
    ],
)
def test_an_arabic_label_is_known_though_its_dots_are_lost(language: str, spoilt: str, name: str) -> None:
    lexicon = get_lexicon(load_vocabulary(), language)
    found = lexicon.find_alike(spoilt.split(), 0, frozenset({name, "nothing"}))

    assert found is not None
    assert found.name == name


def test_labels_that_differ_in_dots_alone_are_not_told_apart() -> None:
    assert get_lexicon(load_vocabulary(), "fa").find_alike(["هپاتیت", "ت"], 0, allowed_analytes(load_vocabulary(), "serology")) is None


@pytest.mark.parametrize("noun", ["التضخيم", "الحذف", "الأثر", "التفاعل"])
def test_an_arabic_noun_with_its_article_is_no_denial(noun: str) -> None:
    assert get_lexicon(load_vocabulary(), "ar").name_of("answers", noun) is None
    assert get_lexicon(load_vocabulary(), "ar").name_of("answers", "تم التضخيم") == "present"
