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


def test_a_box_of_limits_below_its_table_holds_no_results() -> None:
    readings = printed("""
        SPERMIOGRAMMA
        Parametro                Esito        Unità
        Volume eiaculato         3,5          ml
        pH                       8,0
        Leucociti                1,45         milioni/ml

        Valori normali  Volume eiaculato: ≥1,4 ml  pH: ≥7,2
          Leucociti: < 1,0 milioni/ml
    """)

    assert readings == {"semen_volume": "3.5 ml", "semen_ph": "8.0", "semen_leukocytes": "1.45 milioni/ml"}


def test_a_normal_value_of_something_that_stands_nowhere_else_is_a_result() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume: 3.5 mL
        Normal morphology: 3 %
    """)

    assert readings["sperm_normal_forms"] == "3 %"
