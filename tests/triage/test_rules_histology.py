"""What pathologists print, read by the words of histology.toml."""

import tomllib
from pathlib import Path

import pytest

import intake.vocabulary
from triage.rules import load_guidelines
from triage.rules.histology import Patterns, plain_words

PATTERNS = load_guidelines().patterns
GCNIS, TUMOUR, SCO = "germ_cell_neoplasia_in_situ", "tumour", "sertoli_cell_only"
MA, EARLY, LATE, HYPO = "maturation_arrest", "early_maturation_arrest", "late_maturation_arrest", "hypospermatogenesis"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sertoli cell only", {SCO}),
        ("SERTOLI-CELL-ONLY syndrome", {SCO}),
        ("sertoli_cell_only", {SCO}),
        ("SCO", {SCO}),
        ("Germinal aplasia (Del Castillo)", {SCO}),
        ("Sadece Sertoli hücreleri izlendi", {SCO}),
        ("SADECE SERTOLİ", {SCO}),
        ("синдром клеток Сертоли", {SCO}),
        ("Только клетки Сертоли", {SCO}),
        ("خلايا سيرتولي فقط", {SCO}),
        ("Nur Sertoli-Zellen", {SCO}),
        ("Cellules de Sertoli seules", {SCO}),
        ("Maturation arrest at the spermatocyte stage", {MA, EARLY}),
        ("late maturation arrest", {MA, LATE}),
        ("Остановка созревания на уровне сперматоцитов", {MA}),
        ("Matürasyon duraklaması", {MA}),
        ("توقف النضج", {MA}),
        ("hypospermatogenesis", {HYPO}),
        ("Гипосперматогенез", {HYPO}),
        ("GCNIS", {GCNIS}),
        ("ITGCN is present in two tubules", {GCNIS}),
        ("germ cell neoplasia in situ cannot be excluded", {GCNIS}),
        ("classic seminoma, pT1", {TUMOUR}),
        ("Семинома", {TUMOUR}),
        ("Leydig hücreli tümör", {TUMOUR}),
        ("Mixed: hypospermatogenesis right, Sertoli cell only left", {HYPO, SCO}),
    ],
)
def test_a_pattern_is_known_by_its_words(text: str, named: set[str]) -> None:
    tissue = PATTERNS.read(text)

    assert (set(tissue.named), tissue.is_recognised) == (named, True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("No GCNIS", set()),
        ("No evidence of malignancy.", set()),
        ("no tumour or GCNIS", set()),
        ("Sertoli cell only without GCNIS", {SCO}),
        ("Sertoli cell only. GCNIS: not identified", {SCO}),
        ("GCNIS izlenmedi", set()),
        ("GCNIS YOK", set()),
        ("Опухоль не обнаружена", set()),
        ("без признаков злокачественности", set()),
        ("Negative for germ cell neoplasia in situ; hypospermatogenesis", {HYPO}),
        ("لا يوجد ورم", set()),
        ("Kein Anhalt für Seminom", set()),
    ],
)
def test_what_is_denied_is_recognised_and_not_named(text: str, named: set[str]) -> None:
    tissue = PATTERNS.read(text)

    assert (set(tissue.named), tissue.is_recognised) == (named, True)


@pytest.mark.parametrize("text", ["", "see the letter", "pattern XIV", "scopic", "Johnsen score 4"])
def test_words_that_are_not_known_are_left_to_a_person(text: str) -> None:
    assert not PATTERNS.read(text).is_recognised


def test_the_codes_that_the_reader_writes_are_all_known() -> None:
    words = tomllib.loads((Path(intake.vocabulary.__file__).parent / "languages" / "en.toml").read_text(encoding="utf-8"))

    assert [code for code in words["histology"] if not PATTERNS.read(code).named] == []
    assert PATTERNS.read("sertoli_cell_only; germ_cell_neoplasia_in_situ").named == {SCO, GCNIS}


def test_a_doubt_about_a_denial_is_for_the_tumour() -> None:
    """Where the text first denies and later finds it, it is found."""
    assert PATTERNS.read("Right: no GCNIS. Left: GCNIS").named == {GCNIS}


def test_capitals_dashes_and_dotted_letters_do_not_matter() -> None:
    assert plain_words("  SERTOLİ—Cell\tONLY ") == "sertoli cell only"


def test_without_words_nothing_is_recognised() -> None:
    assert not Patterns().read("Sertoli cell only").is_recognised
