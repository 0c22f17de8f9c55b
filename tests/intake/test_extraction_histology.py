"""Histology of the testis: the patterns that sentences name."""

import pytest

from tests.records.typed import printed

TITLES = {
    "en": "HISTOPATHOLOGY REPORT",
    "tr": "PATOLOJİ RAPORU - HISTOPATHOLOGY",
    "ru": "ГИСТОЛОГИЧЕСКОЕ ИССЛЕДОВАНИЕ",
    "de": "HISTOLOGISCHER BEFUND",
}


@pytest.mark.parametrize(
    ("title", "sentence", "pattern"),
    [
        ("HISTOPATHOLOGY REPORT", "Diagnosis: Sertoli-cell-only syndrome.", "sertoli_cell_only"),
        ("HISTOPATHOLOGY REPORT", "Early maturation arrest in all tubules.", "early_maturation_arrest"),
        ("HISTOPATHOLOGY REPORT", "Maturation arrest at the level of primary spermatocytes.", "maturation_arrest"),
        ("HISTOPATHOLOGY REPORT", "Germ cell neoplasia in situ is present.", "germ_cell_neoplasia_in_situ"),
        ("HISTOPATHOLOGY REPORT", "Right: hypospermatogenesis. Left: Sertoli cell only.", "hypospermatogenesis; sertoli_cell_only ? ambiguous"),
        ("PATOLOJİ RAPORU - HISTOPATHOLOGY", "Tanı: sadece sertoli hücreleri izlenmiştir, tübüllerde germ hücresi yoktur.", "sertoli_cell_only"),
        ("ГИСТОЛОГИЧЕСКОЕ ИССЛЕДОВАНИЕ", "Заключение: синдром клеток Сертоли.", "sertoli_cell_only"),
        ("HISTOLOGISCHER BEFUND", "Beurteilung: Reifungsarrest auf Stufe der Spermatozyten.", "maturation_arrest"),
        ("EXAMEN HISTOLOGIQUE - HISTOLOGY", "Conclusion : arrêt de maturation précoce.", "early_maturation_arrest"),
        ("BIOPSIA TESTICULAR", "Detención de la maduración en ambos testículos.", "maturation_arrest"),
        ("ESAME ISTOLOGICO", "Quadro di sindrome a sole cellule di Sertoli.", "sertoli_cell_only"),
        ("BADANIE HISTOPATOLOGICZNE", "Zatrzymanie dojrzewania na etapie spermatocytów.", "maturation_arrest"),
    ],
)
def test_the_pattern_is_named_in_one_word_whatever_the_language(title: str, sentence: str, pattern: str) -> None:
    assert printed(f"{title}\n{sentence}") == {"histology_pattern": pattern}


@pytest.mark.parametrize(
    "sentence",
    [
        "No germ cell neoplasia in situ.",
        "Clinical question: suspected maturation arrest.",
        "Seminoma excluded.",
        "Fibrous tissue without tubules.",
    ],
)
def test_what_is_denied_or_only_asked_about_is_no_finding(sentence: str) -> None:
    assert printed(f"HISTOPATHOLOGY REPORT\n{sentence}") == {}


def test_a_denial_before_a_bracket_does_not_deny_what_stands_in_it() -> None:
    said = printed("HISTOPATHOLOGY REPORT\n\nComplete absence of germ cells (Sertoli cell only syndrome).")

    assert said == {"histology_pattern": "sertoli_cell_only"}
