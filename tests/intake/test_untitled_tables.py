"""Tables whose titles are missing, unknown or somewhere else than their columns: what stands below tells what a column is."""

import pytest

from tests.records.typed import printed, read_one

BOTH = {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL", "prolactin": "14.3 ng/mL"}


@pytest.mark.parametrize(
    "table",
    [
        # No titles at all.
        """
        FSH            18.4     mIU/mL     1.5 - 12.4
        LH             9.1      mIU/mL     1.7 - 8.6
        Prolactin      14.3     ng/mL      4.0 - 15.2
        """,
        """
        FSH            1.5 - 12.4     ECLIA       18.4     mIU/mL
        LH             1.7 - 8.6      CLIA        9.1      mIU/mL
        Prolactin      4.0 - 15.2     LC-MS/MS    14.3     ng/mL
        """,
        """
        10231    FSH            Final     mIU/mL     18.4    H    1.5 - 12.4
        10268    LH             Final     mIU/mL      9.1    H    1.7 - 8.6
        10305    Prolactin      Final     ng/mL      14.3         4.0 - 15.2
        """,
        # Titles that nobody knows.
        """
        Quux           Blixno           Wem          Zorptal
        FSH            1.5 - 12.4       mIU/mL       18.4
        LH             1.7 - 8.6        mIU/mL       9.1
        Prolactin      4.0 - 15.2       ng/mL        14.3
        """,
        """
        Quux           Low      High     Blixno      Units
        FSH            1.5      12.4     18.4        mIU/mL
        LH             1.7      8.6      9.1         mIU/mL
        Prolactin      4.0      15.2     14.3        ng/mL
        """,
        # Titles that do not stand over their columns.
        """
        Code              Investigation               Low     Max    Value    Units
        10000    FSH                                  1.5    12.4     18.4    mIU/mL
        10037    LH                                   1.7     8.6      9.1    mIU/mL
        10074    Prolactin                            4.0    15.2     14.3    ng/mL
        """,
        """
        Test           Result                 Unit           Reference
        FSH                       18.4        mIU/mL         1.5 - 12.4
        LH                        9.1         mIU/mL         1.7 - 8.6
        Prolactin                 14.3        ng/mL          4.0 - 15.2
        """,
        # A column without a title among others that have one.
        """
        Test           Result            Unit       Reference
        FSH            18.4        ↑     mIU/mL     1.5 - 12.4     10.01.2026
        LH             9.1         ↑     mIU/mL     1.7 - 8.6      10.01.2026
        Prolactin      14.3              ng/mL      4.0 - 15.2     10.01.2026
        """,
    ],
)
def test_columns_are_told_by_what_they_hold(table: str) -> None:
    assert printed("HORMONE PROFILE\n" + "\n".join(line.strip() and line[8:] for line in table.splitlines())) == BOTH


def test_a_limit_in_the_column_of_results_is_a_result() -> None:
    readings = printed("""
        HORMONE PROFILE
        Inhibin B      <10.0     pg/mL      25 - 325
        LH             9.1       mIU/mL     1.7 - 8.6
        Prolactin      14.3      ng/mL      4.0 - 15.2
    """)

    assert readings["inhibin_b"] == "<10.0 pg/mL"


def test_a_limit_behind_a_number_is_its_range() -> None:
    reading = read_one("""
        SEMEN ANALYSIS
        Parameter                Result
        Volume                   3.2 mL (>= 1.4)
        Progressive motility     31 % (>= 30)
        Vitality                 61 % (>= 54)
    """)["semen_volume"]

    assert (str(reading.number), reading.unit, reading.reasons) == ("3.2", "mL", ())
    assert reading.reference_range is not None
    assert str(reading.reference_range.low) == "1.4"


def test_two_columns_of_numbers_without_titles_ask() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH            18.4     17.2     mIU/mL
        LH             9.1      8.8      mIU/mL
        Prolactin      14.3     13.9     ng/mL
    """)

    assert all("column_doubtful" in shown for shown in readings.values())


def test_numbers_without_a_title_right_beside_the_results_make_them_ask() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test           Result               Unit       Reference
        FSH            18.4       17.2      mIU/mL     1.5 - 12.4
        LH             9.1        8.8       mIU/mL     1.7 - 8.6
        Prolactin      14.3                 ng/mL      4.0 - 15.2
    """)

    assert {name for name, shown in readings.items() if "column_doubtful" in shown} == {"fsh", "lh"}
    assert readings["fsh"].startswith("18.4 mIU/mL")


def test_a_dotted_range_is_no_pair_of_numbers() -> None:
    reading = read_one("""
        HORMONE PROFILE
        Test           Unit       Reference         Result
        FSH            mIU/mL     1.5 ... 12.4      18.4
        LH             mIU/mL     1.7 ... 8.6       9.1
    """)["fsh"]

    assert (str(reading.number), reading.reasons) == ("18.4", ())
    assert reading.reference_range is not None
    assert str(reading.reference_range.high) == "12.4"


def test_lines_that_line_up_with_nothing_are_no_table() -> None:
    readings = printed("HORMONE PROFILE\nFSH  18.4  mIU/mL  1.5 - 12.4\nProlactin  14.3  ng/mL\nSHBG  38.1  nmol/L  18 - 54")

    assert readings == {"fsh": "18.4 mIU/mL", "prolactin": "14.3 ng/mL", "shbg": "38.1 nmol/L"}


def test_cards_hold_a_label_over_its_value_over_its_range() -> None:
    readings = read_one("""
        HORMONE PROFILE
        FSH                 SHBG (sex hormone        Prolactin
        18.4 mIU/mL         binding globulin)        14.3 ng/mL
        1.5 - 12.4          38.1 nmol/L              4.0 - 15.2
                            18 - 54
        LH                  TSH                      Estradiol
        9.1 mIU/mL          2.1 µIU/mL               31 pg/mL
        1.7 - 8.6           0.27 - 4.2               11 - 44
    """)

    assert {name: (str(r.number), r.unit, r.reasons) for name, r in readings.items() if name != "shbg"} == {
        "fsh": ("18.4", "mIU/mL", ()),
        "lh": ("9.1", "mIU/mL", ()),
        "prolactin": ("14.3", "ng/mL", ()),
        "tsh": ("2.1", "µIU/mL", ()),
        "estradiol": ("31", "pg/mL", ()),
    }


def test_unit_and_range_may_stand_on_the_line_below() -> None:
    reading = read_one("""
        SEMEN ANALYSIS
        Parameter                Result     Method
        Volume                   3.2        Manual
        mL >= 1.4
        Progressive motility     31         Microscopy
        % >= 30
    """)["semen_volume"]

    assert (str(reading.number), reading.unit, reading.reasons) == ("3.2", "mL", ())
    assert reading.reference_range is not None
    assert str(reading.reference_range.low) == "1.4"


def test_a_limit_below_a_label_that_has_its_value_is_no_second_value() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Parameter                Result     Unit
        Volume                   3.2        mL
        >= 1.4
        Vitality                 61         %
        >= 54
    """)

    assert readings == {"semen_volume": "3.2 mL", "sperm_vitality": "61 %"}


def test_the_colon_behind_a_bracket_does_not_hide_its_unit() -> None:
    readings = printed("""
        HORMONE PROFILE
        Parameter                        Result     Reference
        Free Testosterone (pg/mL):       9.9        5.7 - 30
        SHBG (nmol/L):                   38         18 - 54
    """)

    assert readings == {"testosterone_free": "9.9 pg/mL", "shbg": "38 nmol/L"}


def test_titles_at_the_side_tell_the_lines_below_one_label() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test           FSH           Androgens, other     LH
        Result         18.4          38.1                 9.1
        Units          mIU/mL        %                    mIU/mL
        Reference      1.5 - 12.4    14.8 - 95.0          1.7 - 8.6
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL"}


def test_a_code_in_the_cell_of_the_label_is_no_column() -> None:
    readings = printed("""
        HORMONE PROFILE
        Code        Test                            Result     Unit       Reference
        15067-2 Follicle stimulating hormone        18.4       mIU/mL     1.5 - 12.4
        10501-5     LH                              9.1        mIU/mL     1.7 - 8.6
        2842-3      Prolactin                       14.3       ng/mL      4.0 - 15.2
    """)

    assert readings == BOTH


def test_million_per_ml_behind_a_number_is_a_unit() -> None:
    readings = printed("SEMEN ANALYSIS\nVolume  3.0  mL\npH  7.7\nSperm concentration  20  million/mL\nProgressive motility  30  %")

    assert readings["sperm_concentration"] == "20 million/mL"


def test_no_unit_of_free_testosterone_is_told_from_its_range() -> None:
    readings = printed("HORMONE PROFILE\nFree Testosterone  9.9  5.7 - 30\nSHBG  38.1  nmol/L  18 - 54")

    assert readings["testosterone_free"] == "9.9 ? unit_unknown"
