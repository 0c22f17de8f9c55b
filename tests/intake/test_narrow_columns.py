"""What goes on below, beside or under something else in a narrow column, one small invented paper for each."""

import pytest

from tests.records.typed import printed


def test_a_number_inside_the_label_is_no_value() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test            Result    Unit      Reference
        FSH (day 3)     18.4      mIU/mL    1.5 - 12.4
    """)

    assert readings == {"fsh": "18.4 mIU/mL"}


def test_a_number_may_stand_under_its_flag_in_a_narrow_column() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                            Result    Unit      Reference
        FSH                             ↓         mIU/mL    1.5 - 12.4
                                        0.14
        Sex hormone binding globulin    ↑         nmol/L    18.3 - 54.1
        (SHBG)                          61.1
        LH                              9.1       mIU/mL    1.7 - 8.6
    """)

    assert readings == {"fsh": "0.14 mIU/mL", "shbg": "61.1 nmol/L", "lh": "9.1 mIU/mL"}


def test_the_number_beside_the_next_label_is_not_the_flags() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                            Result    Unit      Reference
        FSH                             ↓         mIU/mL    1.5 - 12.4
        LH                              9.1       mIU/mL    1.7 - 8.6
        Prolactin                       14.3      ng/mL     4.0 - 15.2
    """)

    assert readings == {"lh": "9.1 mIU/mL", "prolactin": "14.3 ng/mL"}


def test_a_unit_may_stand_behind_the_last_of_several_ranges() -> None:
    readings = printed("""
        FEMALE HORMONES
        Test                  Result    Reference
        LH                    11.4      Follicular phase: 2.4-12.6
                                        Mid cycle: 14.0-95.6
                                        Luteal phase: 1.0-11.4 IU/L
        Progesterone          8.8       5.8-75.9 nmol/L
    """)

    assert readings == {"lh": "11.4 IU/L", "progesterone": "8.8 nmol/L"}


def test_a_value_in_minutes_over_the_word_for_high_is_no_title_of_limits() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Semen volume      4.7 mL         > 1.4
        Liquefaction      45 min         < 60
        Viscosity         high
        Concentration     12 million/mL  > 16
        Total count       56 million     > 39
    """)

    assert readings["sperm_concentration"] == "12 million/mL"


def test_a_heading_below_a_table_of_cards_ends_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Concentration       Total count      Round cells
        0 million/mL        0 million        5.0 million/mL
        > 16                > 39             < 5.0
        Conclusion
        No sperm were seen in this sample of semen.
    """)

    assert {"sperm_concentration", "sperm_total", "round_cells"} <= readings.keys()


@pytest.mark.parametrize("sign", ["№", "N°", "No", "#"])
def test_the_numbers_of_lines_are_no_results(sign: str) -> None:
    readings = printed(f"""
        SPERMOGRAMME
        {sign}      Paramètre                     Valeur      Val. usuelles
        1       Abstinence sexuelle (jours)   6           2 à 7
        2       Volume (ml)                   5,6         > 1,5
        3       pH du sperme                  7,8         7,2 à 8,0
    """)

    assert readings == {"abstinence": "6 d", "semen_volume": "5.6 mL", "semen_ph": "7.8"}


def test_results_under_low_normal_and_high_in_two_words() -> None:
    said = printed("""
        DOSAGGI ORMONALI
        Esame                 Basso       Nella norma  Alto      U.M.       Intervallo di riferimento
        FSH                               5,2                    mU/mL      1,5 - 12,4
        LH                    0,3                                mU/mL      1,7 - 8,6
        DHEA-S                                         4699      ng/mL      1600 - 4490
    """)

    assert said == {"fsh": "5.2 mU/mL", "lh": "0.3 mU/mL", "dhea_s": "4699 ng/mL"}


def test_the_name_of_a_report_beside_its_specimen_is_no_line_of_titles() -> None:
    said = printed("""
        Specimen         Semen Analysis (WHO 6th edition)
        Semen volume     4.8    ml     Ref: >=2.0
        pH               7.38          Ref: >=7.20
    """)

    assert said == {"semen_volume": "4.8 ml", "semen_ph": "7.38"}
