"""Shapes of tables that other houses draw: titles in two languages, limits in a box of their own, values halfway between two lines."""

from dataclasses import replace

from intake.reading.words import Box, Page
from tests.records.typed import printed, read, typed


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


def _squeezed(page: Page) -> Page:
    """The page with its lines so close that each overlaps the next."""
    return replace(page, words=tuple(replace(word, box=_raised(word.box, 0.45 * word.box.top)) for word in page.words))


def _raised(box: Box, by: float) -> Box:
    return replace(box, top=box.top - by, bottom=box.bottom - by)


def test_values_halfway_between_their_labels_and_limits_belong_to_the_labels() -> None:
    page = typed("""
        SPERMIOGRAM
        Round cells                                   Leukocytes
                           1.2 million/mL                                  0.47 million/mL
        < 5.0                                         < 1.0
        Volume                                        pH
                           3.5 mL                                          8.1
        1.4 - 6.0                                     7.2 - 8.0
    """)
    readings = printed(_squeezed(page))

    assert readings == {"round_cells": "1.2 million/mL", "semen_leukocytes": "0.47 million/mL", "semen_volume": "3.5 mL", "semen_ph": "8.1"}


def test_a_value_beside_one_of_several_limits_belongs_to_the_label_over_them() -> None:
    readings = printed("""
        HORMONES
        Follicle stimulating hormone
        Men: 1.5 - 12.4
        Follicular phase: 3.5 - 12.5            0.20 mIU/mL
        Ovulation: 4.7 - 21.5
        Prolactin                               227 mIU/L
        86 - 324
    """)

    assert readings == {"fsh": "0.20 mIU/mL", "prolactin": "227 mIU/L"}


def test_titled_limits_in_a_bracket_behind_a_value_make_no_sentence() -> None:
    readings = printed("""
        HORMONES
        LH           : 16.34 IU/L   ( Ref: Adult male: 1.7-8.6, Follicular phase: 2.4-12.6, Mid
                                    cycle peak: 14.0-95.6, Women, luteal: 1.0-11.4 )
        Prolactin    : 227 mIU/L ( Ref: 86-324 )
    """)

    assert readings == {"lh": "16.34 IU/L", "prolactin": "227 mIU/L"}


def test_answers_below_markers_belong_to_them_cell_by_cell() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION
        Marker            SRY (sY14)       ZFX/ZFY        AZFa sY84        AZFa sY86
        PCR           POSITIVE         POSITIVE       POSITIVE         NEGATIVE
    """)

    assert (readings["sts_sy84"], readings["sts_sy86"]) == ("present", "absent")


def test_the_name_of_a_section_beside_its_rows_is_no_part_of_a_label() -> None:
    readings = printed("""
        SEMEN ANALYSIS
                          Examination        Result      Unit       Normal
                          Abstinence         4           days       2-7
              Physical    pH                 7.5                    7.2-8.0
                          Volume             3.5         mL         > 1.4
            Other aspects Liquefaction       25          min        < 60
                          Round cells        1.2         10^6/mL    < 5.0
    """)

    assert {"semen_ph": "7.5", "liquefaction_time": "25 min", "semen_volume": "3.5 mL"}.items() <= readings.items()


def test_a_heading_below_an_answer_is_no_part_of_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test:          Volume
        Result:        3.5
        Unit:          mL
        Test:          Viscosity
        Result:        Slightly increased
      Microscopic examination
        Test:          Round cells
        Result:        1.2
        Unit:          million/mL
    """)

    assert readings["semen_viscosity"] == "Slightly increased"


def test_a_referral_with_a_number_beside_it_is_no_letter() -> None:
    (report,) = read("""
        Patient                SAMPLE Person
        Referral No.           A38-889354

        HORMONES
        FSH                    24.4 IU/L
    """)

    assert report.kind == "hormone_panel"


def test_the_last_of_several_days_under_one_title_is_the_result() -> None:
    (report,) = read("""
        HORMONES
        Test                        Result                         Reference range
                      19-08-2024    15-12-2024    07-03-2025
        FSH (IU/L)    20.1          20.6          19.4             1.5 - 12.4
        LH (IU/L)     13.8          21.1          17.0             1.7 - 8.6
        SHBG (nmol/L)                             41.0             18.3 - 54.1
    """)

    own = {reading.analyte: str(reading.number) for reading in report.readings if reading.collected_on is None}
    assert own == {"fsh": "19.4", "lh": "17.0", "shbg": "41.0"}
    assert not any(reading.reasons for reading in report.readings)


def test_mn_of_a_time_is_short_for_minutes() -> None:
    readings = printed("""
        SPERMOGRAMME
        Examen                 Résultat     Unité       Valeurs usuelles
        Liquéfaction           20           mn          < 60
        Volume                 3,5          mL          > 1,4
    """)

    assert readings["liquefaction_time"] == "20 min"


def test_the_first_line_of_a_table_is_no_second_line_of_its_titles() -> None:
    readings = printed("""
        SEMINOGRAMA
        Parámetro              Resultados         Rango de referencia
        Concentración          No se observan
        Células redondas       1,7 x10^6/mL       <5,0
    """)

    assert readings["round_cells"] == "1.7 x10^6/mL"


def test_a_label_that_ends_with_one_millilitre_says_what_the_millions_are_counted_in() -> None:
    assert printed("BADANIE NASIENIA\nLiczba plemników w 1 ml: 12 mln")["sperm_concentration"] == "12 10*6/mL"


def test_days_of_the_head_right_above_a_table_are_no_titles_of_its_columns() -> None:
    (report,) = read("""
        Sample received: 2024-05-02       Report date: 2024-05-04
        Test                     Result      Unit       Reference range
        FSH                      6.2         U/L        1.5-12.4
        Estradiol                38.9        pg/mL      11.3-43.2
    """)

    assert {reading.collected_on for reading in report.readings} == {None}


def test_lower_reference_values_in_a_sentence_are_nobodys() -> None:
    readings = printed("""
        Спермограмма
        Объем эякулята                 2.4 мл

        Нижние референсные значения ВОЗ 2021 г.: объем 1,4 мл, концентрация 16 млн/мл, общее число 39 млн,
        подвижность 42 %, прогрессивная 30 %, морфология 4 %.
    """)

    assert readings == {"semen_volume": "2.4 мл"}


def test_a_dash_behind_a_region_is_a_sign() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION
        STS marker          PCR product
        SRY (sY14)          +
        AZFa sY84           +
        AZFc sY254          -
    """)

    assert (readings["sts_sy84"], readings["sts_sy254"]) == ("present", "absent")


def test_limits_in_several_lines_belong_to_no_stanza_below_them() -> None:
    readings = printed("""
        HORMONES
        Test:                LH
        Result:              7.6
        Unit:                IU/L
        Normal values:       Men: 1.7 - 8.6
                             Women, luteal: 1.0 - 11.4
        Test:                Testosterone
        Result:              384
        Unit:                ng/dL
        Normal values:       Men 20-49 years: 249 - 836
    """)

    assert readings == {"lh": "7.6 IU/L", "testosterone_total": "384 ng/dL"}
