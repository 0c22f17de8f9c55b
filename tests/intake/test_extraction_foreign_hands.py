"""Habits of laboratories whose papers nobody here had seen: limits in words, codes of catalogues, days behind a sentence's first words."""

import pytest

from tests.records.typed import printed, read


@pytest.mark.parametrize(
    ("title", "volume", "shown"),
    [
        ("SPERMOGRAMME", "Volume de l'éjaculat (pesée)", "Supérieur ou égal à 1,4"),
        ("SEMINOGRAMA", "Volumen", "Mayor o igual a 1,4"),
        ("SPERMIOGRAMMA", "Volume", "Superiore o uguale a 1,4"),
        ("СПЕРМОГРАММА", "Объем", "Не ниже 1,4"),
        ("SEMEN ANALYSIS", "Volume", "Not less than 1.4"),
    ],
)
def test_a_limit_in_words_is_a_limit_in_every_language(title: str, volume: str, shown: str) -> None:
    readings = printed(f"""
        {title}
        {volume}             2.2 mL      {shown}
        pH                   7.6         7.2 - 8.0
    """)

    assert readings["semen_volume"].startswith("2.2 ")


def test_a_code_of_a_catalogue_behind_a_label_is_no_flag() -> None:
    readings = printed("""
        Sprawozdanie z badań laboratoryjnych
        Badanie                 Wynik     Jm.      Zakres ref.
        FSH  ICD-9: L65         18,90     mIU/ml   1,50 - 12,40     H
        LH   ICD-9: L67         7,45      mIU/ml   1,70 - 8,60
    """)

    assert readings == {"fsh": "18.90 mIU/ml", "lh": "7.45 mIU/ml"}


def test_a_day_behind_the_place_where_a_sample_was_taken_is_the_day_of_collection() -> None:
    (report,) = read("""
        SPERMOGRAMME
        Recueil au laboratoire le 11/02/2026 à 08:40 Recueil complet: OUI
        Volume 2,2 mL
    """)

    assert str(report.head.collected_on) == "2026-02-11"


def test_a_bare_word_of_a_wrapped_unit_is_no_label() -> None:
    readings = printed("""
        SPERMOGRAMME
        Zinc                        3,9 µmol/éjaculat      > 2,4
        éjaculat
        Volume                      2,2 mL
    """)

    assert "sperm_total" not in readings
