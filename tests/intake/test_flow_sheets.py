"""Analytes across under heads of several lines, and below them a line for each day."""

from datetime import date

from tests.records.typed import printed, read, read_one

BOTH = {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL"}


def test_a_head_of_several_lines_stands_over_lines_of_days() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Collected: 10.01.2026
                         Follicle stimulating     Luteinizing
                         hormone (FSH)            Hormone (LH)
                         mIU/mL                   mIU/mL
                         Men: 1.5 - 12.4          1.7 - 8.6
                         Women: 3.5 - 12.5
          10.01.2026     18.4                     9.1
          12.06.2025     22.0                     10.1
    """)

    assert {(r.analyte, str(r.number), r.unit, r.collected_on, r.reasons) for r in report.readings} == {
        ("fsh", "18.4", "mIU/mL", None, ()),
        ("lh", "9.1", "mIU/mL", None, ()),
        ("fsh", "22.0", "mIU/mL", date(2025, 6, 12), ()),
        ("lh", "10.1", "mIU/mL", date(2025, 6, 12), ()),
    }


def test_the_range_in_the_head_of_a_sheet_is_that_of_men() -> None:
    reading = read_one("""
        HORMONE PROFILE
        Collected: 10.01.2026
                         FSH                      LH
                         mIU/mL                   mIU/mL
                         Women: 3.5 - 12.5        1.7 - 8.6
                         Men: 1.5 - 12.4
          10.01.2026     18.4                     9.1
    """)["fsh"]

    assert reading.reference_range is not None
    assert str(reading.reference_range.high) == "12.4"


def test_a_limit_in_the_head_of_a_sheet_is_no_value() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Collected: 10.01.2026
                         Semen volume     pH
                         mL
                         >= 1.5           >= 7.2
          10.01.2026                      7.4
          12.06.2025     2.1
    """)

    assert readings == {"semen_ph": "7.4"}


def test_a_day_may_be_broken_in_its_cell() -> None:
    readings = printed("""
        HORMONE PROFILE
        Collected: 10-Jan-2026
                     FSH          LH
                     mIU/mL       mIU/mL
          10-Jan-    18.4         9.1
          2026
          12-Jun-    22.0         10.1
          2025
    """)

    assert readings == BOTH


def test_sheets_stand_below_one_another_with_lines_called_result() -> None:
    readings = printed("""
        HORMONE PROFILE
                     FSH          Haemoglobin
                     mIU/mL       g/dL
                     1.5-12.4     13-17
          Result     18.4         13.5
                     LH           Creatinine
                     mIU/mL       mg/dL
                     1.7-8.6      0.7-1.2
          Result     9.1          1.04
    """)

    assert readings == BOTH


def test_an_answer_in_words_may_take_two_lines_of_a_sheet() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Collected: 10.01.2026
                         Semen volume     Viscosity
                         mL
          10.01.2026     2.1              Slightly
                                          viscous
    """)

    assert readings == {"semen_volume": "2.1 mL", "semen_viscosity": "Slightly viscous"}


def test_two_values_in_one_place_of_a_sheet_are_nobodys() -> None:
    readings = printed("""
        HORMONE PROFILE
        Collected: 10.01.2026
                         FSH              Luteinizing Hormone
                         mIU/mL           mIU/mL
          10.01.2026     18.4 22.0        9.1
    """)

    assert "fsh" not in readings or "?" in readings["fsh"]


def test_a_label_that_could_be_a_unit_is_the_label() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Collected: 10.01.2026
                         Sperm concentration      Total sperm per ejaculate
                         million/mL               million
                         >= 16                    >= 39
          10.01.2026     21.5                     60.2
    """)

    assert readings["sperm_total"] == "60.2 million"


def test_lines_of_days_below_a_label_are_the_history_of_its_test() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Collected: 10.01.2026
        FSH
        Normal: 1.5 - 12.4 mIU/mL
        10.01.2026 08:13     18.4 mIU/mL     High
        12.06.2025           22.0 mIU/mL
        LH
        Normal: Men: 1.7 - 8.6
        Luteal phase: 1.0 - 11.4 mIU/mL
        10.01.2026           9.1 mIU/mL
        12.06.2025           10.1 mIU/mL
    """)

    assert {(r.analyte, str(r.number), r.unit, r.collected_on, r.reasons) for r in report.readings} == {
        ("fsh", "18.4", "mIU/mL", None, ()),
        ("lh", "9.1", "mIU/mL", None, ()),
        ("fsh", "22.0", "mIU/mL", date(2025, 6, 12), ()),
        ("lh", "10.1", "mIU/mL", date(2025, 6, 12), ()),
    }


def test_a_history_without_the_reports_own_day_holds_earlier_values_alone() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Collected: 10.01.2026
        FSH
        12.06.2025           22.0 mIU/mL
        11.02.2025           21.0 mIU/mL
    """)

    assert {(str(r.number), r.collected_on) for r in report.readings} == {("22.0", date(2025, 6, 12)), ("21.0", date(2025, 2, 11))}


def test_words_below_a_label_and_beside_their_day_are_its_answer() -> None:
    assert printed("""
        SEMEN ANALYSIS
        Collected: 10.01.2026
        Appearance
        10.01.2026      Opalescent grey
    """) == {"semen_appearance": "Opalescent grey"}
