"""Tables and lines of blood results: which number is whose value."""

from datetime import date
from decimal import Decimal

import pytest

from tests.records.typed import printed, read, read_one, show


def test_a_clean_row_of_a_text_layer_asks_nobody() -> None:
    readings = printed("""
        ACME LABORATORY SAMPLE
        HORMONE PROFILE
        Test                 Result    Flag    Unit      Reference Range
        FSH                  18.42     H       mIU/mL    1.50 - 12.40
        Total Testosterone   2.31      L       ng/mL     2.49 - 8.36
        Prolactin            14.3              ng/mL     4.04 - 15.20
        Inhibin B            <10.0     L       pg/mL     25 - 325
        TSH                  2.118             µIU/mL    0.270 - 4.200
    """)

    assert readings == {
        "fsh": "18.42 mIU/mL",
        "testosterone_total": "2.31 ng/mL",
        "prolactin": "14.3 ng/mL",
        "inhibin_b": "<10.0 pg/mL",
        "tsh": "2.118 µIU/mL",
    }


def test_a_reading_keeps_what_is_printed_beside_what_it_means() -> None:
    reading = read_one("""
        HORMON TETKİK SONUÇLARI
        Tetkik Adı         Sonuç     Birim     Referans Değerler
        Total Testosteron  215,0     ng/dL     249,0 - 836,0
    """)["testosterone_total"]

    assert (reading.label, reading.as_printed, reading.number, reading.unit) == ("Total Testosteron", "215,0", Decimal("215.0"), "ng/dL")
    assert (reading.canonical_number, reading.canonical_unit) == (Decimal("7.45441"), "nmol/L")
    assert reading.reference_range is not None
    assert (reading.reference_range.as_printed, reading.reference_range.low, reading.reference_range.high) == (
        "249,0 - 836,0",
        Decimal("249.0"),
        Decimal("836.0"),
    )
    assert 0.15 < reading.box.left < reading.box.right < 0.25


def test_the_range_may_stand_before_the_value() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                 Reference Range    Result      Unit
        FSH                  1.5 - 12.4         22.1  H     mIU/mL
        LH                   1.7 - 8.6          11.0 *      mIU/mL
        Prolactin            4.0 - 15.2                     ng/mL
    """)

    assert readings == {"fsh": "22.1 mIU/mL", "lh": "11.0 mIU/mL"}


def test_an_empty_result_is_no_reading() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test          Result    Unit      Reference
        FSH                     mIU/mL    1.5 - 12.4
        LH            pending   mIU/mL    1.7 - 8.6
        Estradiol               pg/mL     < 43.2
        TSH           2.1       µIU/mL    0.27 - 4.2
    """)

    assert readings == {"tsh": "2.1 µIU/mL"}


def test_the_unit_may_stand_only_in_the_range() -> None:
    readings = printed("""
        HORMONE TESTS
        Investigation               Observed Value    Biological Reference Interval
        Serum FSH                   22.1              1.5 - 12.4 mIU/mL
        Testosterone, Total, Serum  3.1               2.49 - 8.36 ng/mL
    """)

    assert readings == {"fsh": "22.1 mIU/mL", "testosterone_total": "3.1 ng/mL"}


def test_the_unit_may_stand_beside_the_label() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                          Result
        FSH (mIU/mL)                  22.1
        Testosterone, Total (ng/dL)   310
    """)

    assert readings == {"fsh": "22.1 m[IU]/mL", "testosterone_total": "310 ng/dL"}


def test_earlier_columns_are_readings_with_days_of_their_own() -> None:
    (report,) = read("""
        HORMON TETKİK SONUÇLARI
        Numune Alma Tarihi: 10.01.2026 08:30
        Tetkik Adı            Sonuç      Birim      Referans Aralığı    12.06.2025   03.02.2025
        FSH                   24,1       mIU/mL     1,5 - 12,4          22,0         19,8
        LH                    11,2       mIU/mL     1,7 - 8,6           10,1
    """)

    assert [(r.analyte, r.number, r.collected_on) for r in report.readings] == [
        ("fsh", Decimal("24.1"), None),
        ("fsh", Decimal("22.0"), date(2025, 6, 12)),
        ("fsh", Decimal("19.8"), date(2025, 2, 3)),
        ("lh", Decimal("11.2"), None),
        ("lh", Decimal("10.1"), date(2025, 6, 12)),
    ]


def test_an_earlier_column_without_a_day_is_left_alone() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test      Result    Previous Result    Unit      Reference
        FSH       24.1      19.8               mIU/mL    1.5 - 12.4
        LH                  9.9                mIU/mL    1.7 - 8.6
    """)

    assert readings == {"fsh": "24.1 mIU/mL"}


def test_where_every_column_has_a_day_the_report_s_own_is_the_present_one() -> None:
    (report,) = read("""
        HORMON TETKİKLERİ
        Numune Alma Tarihi: 10.01.2026
        Tetkik             10.01.2026   12.06.2025   Birim     Referans
        FSH                24,1         22,0         mIU/mL    1,5 - 12,4
    """)

    assert [(r.number, r.collected_on) for r in report.readings] == [(Decimal("24.1"), None), (Decimal("22.0"), date(2025, 6, 12))]


def test_two_tables_side_by_side_are_two_tables() -> None:
    readings = printed("""
        BLOOD TEST
        Test            Value     Units     Range        Test            Value    Units     Range
        Haemoglobin     13.1      g/dL      12.0-15.5    FSH (day 3)     7.9      IU/L      3.5-12.5
        WBC             6.4       ×10⁹/L    4.0-11.0     LH (day 3)      5.3      IU/L      2.4-12.6
        Glucose         4.9       mmol/L    3.9-5.5      AMH             18.7     pmol/L    6.8-47.8
    """)

    assert readings == {"fsh": "7.9 IU/L", "lh": "5.3 IU/L", "amh": "18.7 pmol/L"}


def test_a_label_may_run_over_two_lines_or_stand_under_a_heading() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                     Result     Unit       Reference
        Follicle Stimulating     18.4       mIU/mL     1.5 - 12.4
        Hormone (FSH)
        Luteinizing
        Hormone (LH)             9.1        mIU/mL     1.7 - 8.6
        Testosterone
          Total                  3.3        ng/mL      2.5 - 8.4
          Free                   6.1        pg/mL      5.7 - 30
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL", "testosterone_total": "3.3 ng/mL", "testosterone_free": "6.1 pg/mL"}


def test_results_may_be_lines_without_a_table() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH: 18.4 mIU/mL (1.5-12.4)
        LH 8.1 mIU/mL (Normal: 1.7 - 8.6)
        TSH:2.118 uIU/mL  Prolactin: 14.2 ng/mL
        Estradiol < 15.0 pg/mL 11 - 43
    """)

    assert readings == {
        "fsh": "18.4 mIU/mL",
        "lh": "8.1 mIU/mL",
        "tsh": "2.118 uIU/mL",
        "prolactin": "14.2 ng/mL",
        "estradiol": "<15.0 pg/mL",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Free androgen index 22.1",
        "LH/FSH ratio 0.5",
        "Urine pH 6.0",
        "TSH receptor antibody 0.4 IU/L 0 - 1.75",
        "Testosterone, bioavailable 120 ng/dL 72 - 235",
        "Total T4 8.1 µg/dL 5.0 - 12.4",
        "Free T3 3.1 pg/mL 2.0 - 4.4",
        "TSH levels are subject to circadian variation, reaching peak levels between 2 and 4 am",
        "Testosterone below 300 ng/dL on two mornings suggests hypogonadism in the adult man.",
        "HbA1c in % 4.0-5.6 5.7-6.4 >= 6.5 <7.0",
        "FSH: 1.5 - 12.4 mIU/mL",
        "FSH 0001234567890",
        "LH ……… ",
    ],
)
def test_what_only_looks_like_a_result_is_none(line: str) -> None:
    assert printed(f"HORMONE PROFILE\n{line}\nSHBG 38.6 nmol/L 18.3 - 54.1") == {"shbg": "38.6 nmol/L"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Prolactin 14.2H ng/mL 4.0-15.2", "14.2 ng/mL ? flag_against_range"),
        ("Prolactin 14.2 ng/mL 11.0 4.0-15.2", "14.2 ng/mL ? column_doubtful"),
        ("Prolactin 14.2", "14.2 ? unit_unknown"),
        ("Prolactin 14.2 mg/dL 4.0-15.2", "14.2 mg/dL ? unit_unknown"),
        ("Prolactin quux 14.2 ng/mL 4.0-15.2", "14.2 ng/mL ? label_doubtful"),
        ("Prolactin 99999 ng/mL 4.0-15.2", "99999 ng/mL ? implausible"),
        ("Prolactin 1,420 ng/mL", "1420 ng/mL ? decimal_doubtful"),
        ("Prolactin <14 ng/mL", "<14 ng/mL ? column_doubtful"),
    ],
)
def test_what_is_odd_asks(line: str, shown: str) -> None:
    assert printed(f"HORMONE PROFILE\n{line}\nSHBG 38.6 nmol/L 18.3 - 54.1")["prolactin"] == shown


@pytest.mark.parametrize(
    ("printed_line", "unit", "canonical"),
    [
        ("Testosterone 9.0  2.8 - 8.0", "ng/mL", "31.2045"),
        ("Testosterone 9.0  8.6 - 29", "nmol/L", "9.0"),
        ("Testosterone 290  250 - 840", "ng/dL", "10.0548"),
    ],
)
def test_a_missing_unit_is_taken_from_the_range_where_only_one_fits(printed_line: str, unit: str, canonical: str) -> None:
    reading = read_one(f"HORMONE PROFILE\n{printed_line}\nSHBG 38.6 nmol/L")["testosterone_total"]

    assert (reading.unit, str(reading.canonical_number), reading.reasons) == (unit, canonical, ())


def test_a_missing_unit_stays_unknown_without_a_range() -> None:
    reading = read_one("HORMONE PROFILE\nTestosterone 9.0\nSHBG 38.6 nmol/L")["testosterone_total"]

    assert (reading.unit, reading.canonical_number, reading.reasons) == (None, None, ("unit_unknown",))


def test_the_same_thing_with_two_values_asks_twice() -> None:
    (report,) = read("HORMONE PROFILE\nFSH 5.0 mIU/mL\nFSH 7.0 mIU/mL\nLH 3.0 mIU/mL\nLH 3.0 mIU/mL")

    assert [(r.analyte, show(r)) for r in report.readings] == [
        ("fsh", "5.0 mIU/mL ? conflict"),
        ("fsh", "7.0 mIU/mL ? conflict"),
        ("lh", "3.0 mIU/mL"),
    ]


def test_one_amount_in_two_units_is_no_conflict() -> None:
    (report,) = read("HORMONE PROFILE\nTestosterone 3.20 ng/mL\nTestosterone 11.1 nmol/L\nSHBG 30 nmol/L")

    assert [r.reasons for r in report.readings] == [(), (), ()]


def test_two_near_numbers_in_one_unit_are_a_conflict() -> None:
    (report,) = read("HORMONE PROFILE\nTestosterone 3.20 ng/mL\nTestosterone 3.23 ng/mL\nSHBG 30 nmol/L")

    assert [r.reasons for r in report.readings] == [("conflict",), ("conflict",), ()]


def test_of_ranges_by_sex_only_the_men_s_counts() -> None:
    readings = read_one("""
        HORMONE PROFILE
        Test         Result    Unit      Reference
        FSH          18.4      mIU/mL    Male: 1.5-12.4 Female: 3.5 - 12.5
        Prolactin    14.2      ng/mL     Premenopausal 5 - 23 Postmenopausal 4.0 - 15.2
    """)

    assert readings["fsh"].reference_range is not None
    assert readings["fsh"].reference_range.high == Decimal("12.4")
    assert readings["prolactin"].reference_range is None


def test_a_time_point_of_a_dynamic_test_asks() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test         Result    Unit      Reference
        LH 30 min    15.2      mIU/mL    1.7 - 8.6
    """)

    assert readings == {"lh": "15.2 mIU/mL ? label_doubtful"}


def test_blood_and_urine_are_no_semen() -> None:
    (report,) = read("""
        COMPLETE BLOOD COUNT
        Test            Result     Unit      Reference
        WBC             6.4        10^9/L    4-10
        Leukocytes      6.4        10^9/L    4-10
        Zinc            80         ug/dL     70-120
        pH              6.0                  5-8
        Volume          40         mL
    """)

    assert (report.kind, report.readings) == ("other_lab", ())


def test_sub_tables_carry_on_over_a_page_break() -> None:
    (report,) = read(
        """
        COMPREHENSIVE BLOOD REPORT
        Report No: LAB-058
        Test Name        Result    Unit      Normal Range
        Hemoglobin       11.2      g/dL      11.5 - 15.5
        TSH              6.8       mIU/L     0.4 - 4.0
        """,
        """
        Free T4          0.82      ng/dL     0.8 - 1.8
        """,
    )

    assert [(r.analyte, r.page, show(r)) for r in report.readings] == [("tsh", 1, "6.8 mIU/L"), ("free_t4", 2, "0.82 ng/dL")]


def test_values_may_stand_in_a_column_for_normal_and_one_for_abnormal_results() -> None:
    readings = printed("""
        SAMPLE DIAGNOSTICS
        Test Name                    In Range     Out Of Range    Reference Range        Lab
        FSH                                       18.4 H          1.5-12.4 mIU/mL        TP
        LH                           6.1                          1.7-8.6 mIU/mL         TP
        TESTOSTERONE,TOTAL,LC/MS/MS  331                          250-1100 ng/dL         TP
        PROLACTIN                    14.3                         2.0-18.0 ng/mL         TP
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "6.1 mIU/mL", "testosterone_total": "331 ng/dL", "prolactin": "14.3 ng/mL"}


def test_what_a_letter_retells_without_a_day_asks() -> None:
    (report,) = read("""
        Dear Colleague,
        Mr SAMPLE was seen on 12 May 2025. FSH 18.4 IU/L, LH 9.1 IU/L, total testosterone 3.2 ng/mL; karyotype 46,XY.
        Semen analysis showed azoospermia twice.
    """)

    assert report.kind == "referral_letter"
    assert [(r.analyte, show(r)) for r in report.readings] == [
        ("fsh", "18.4 IU/L ? ambiguous"),
        ("lh", "9.1 IU/L ? ambiguous"),
        ("testosterone_total", "3.2 ng/mL ? ambiguous"),
        ("sperm_seen", "none ? ambiguous"),
        ("karyotype", "46,XY ? ambiguous"),
    ]
