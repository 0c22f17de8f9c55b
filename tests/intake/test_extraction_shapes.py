"""Shapes of tables that other houses draw: titles in two languages, limits in a box of their own, values halfway between two lines."""

from tests.records.typed import printed


def test_a_title_in_two_languages_stands_over_one_column() -> None:
    readings = printed("""
        HORMONES
        Tahlil | Test          Sonuç | Result        Birim | Unit      Referans Aralığı | Reference range
        FSH                    24.4                  IU/L              1.5 - 12.4
        LH                     18.7                  IU/L              1.7 - 8.6
    """)

    assert readings == {"fsh": "24.4 IU/L", "lh": "18.7 IU/L"}
