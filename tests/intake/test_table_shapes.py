"""The shapes of laboratories' tables, one small invented paper for each."""

from datetime import date
from decimal import Decimal

import pytest

from tests.records.typed import printed, read, read_one, scanned

HEADED = """
HORMONE PROFILE
Test                 Result    Unit      Reference Range
{line}
Prolactin            14.3      ng/mL     4.0 - 15.2
"""
BOTH = {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL"}


def row(line: str) -> dict[str, str]:
    return {name: shown for name, shown in printed(HEADED.format(line=line)).items() if name != "prolactin"}


@pytest.mark.parametrize(
    "titles",
    [
        "Test            Result    Unit      Low      High",
        "Test            Result    Unit      Min      Max",
    ],
)
def test_the_ends_of_the_range_may_stand_in_two_columns(titles: str) -> None:
    reading = read_one(f"HORMONE PROFILE\n{titles}\nFSH             18.4      mIU/mL    1.5      12.4")["fsh"]

    assert (str(reading.number), reading.reasons) == ("18.4", ())
    assert reading.reference_range is not None
    assert (reading.reference_range.low, reading.reference_range.high) == (Decimal("1.5"), Decimal("12.4"))


def test_the_ends_of_the_range_may_stand_before_the_result() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test            Low      High     Result    Unit
        FSH             1.5      12.4     18.4      mIU/mL
        LH              1.7      8.6      9.1       mIU/mL
    """)

    assert readings == BOTH


def test_a_title_may_be_broken_over_two_lines() -> None:
    readings = read_one("""
        HORMONE PROFILE
        Test            Result    Measuring   Reference
                                  unit        range
        FSH             18.4      mIU/mL      1.5 - 12.4
    """)

    assert readings["fsh"].reference_range is not None


def test_a_title_may_name_the_unit_of_all_below() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test          Result (mIU/mL)    Reference Range
        FSH           18.4               1.5 - 12.4
        LH            9.1                1.7 - 8.6
    """)

    assert readings == {"fsh": "18.4 m[IU]/mL", "lh": "9.1 m[IU]/mL"}


@pytest.mark.parametrize(
    "titles",
    [
        "Test      Result    Previous (12.06.2025)     Unit      Reference",
        "Test      Result    Previous                  Unit      Reference\n                    12.06.2025",
        "                    12.06.2025\nTest      Result    Previous                  Unit      Reference",
    ],
)
def test_a_column_of_earlier_results_has_the_day_of_its_title(titles: str) -> None:
    (report,) = read(f"HORMONE PROFILE\nCollected: 10.01.2026\n{titles}\nFSH       24.1      19.8                      mIU/mL    1.5 - 12.4")

    assert [(r.number, r.collected_on) for r in report.readings] == [(Decimal("24.1"), None), (Decimal("19.8"), date(2025, 6, 12))]


def test_an_earlier_result_may_carry_its_own_day() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Collected: 10.01.2026
        Test      Result    Unit      Reference      Previous
        FSH       24.1      mIU/mL    1.5 - 12.4     19.8 (12.06.2025)
        LH        11.1      mIU/mL    1.7 - 8.6      9.8
    """)

    assert [(r.number, r.collected_on) for r in report.readings] == [
        (Decimal("24.1"), None),
        (Decimal("19.8"), date(2025, 6, 12)),
        (Decimal("11.1"), None),
    ]


def test_labels_may_stand_across_and_results_below() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test        FSH        LH
        Result      18.4       9.1
        Unit        mIU/mL     mIU/mL
        Reference   1.5-12.4   1.7-8.6
    """)

    assert readings == BOTH


def test_results_below_their_labels_need_no_titles() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH        LH         Prolactin
        mIU/mL     mIU/mL     ng/mL
        18.4       9.1        14.3
    """)

    assert readings == {**BOTH, "prolactin": "14.3 ng/mL"}


def test_a_line_for_each_day_below_the_labels() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Date          FSH (mIU/mL)   LH (mIU/mL)
        12.06.2025    18.4           9.1
        10.01.2026    22.0           10.1
    """)

    assert {(r.analyte, str(r.number), r.collected_on) for r in report.readings} == {
        ("fsh", "18.4", date(2025, 6, 12)),
        ("lh", "9.1", date(2025, 6, 12)),
        ("fsh", "22.0", date(2026, 1, 10)),
        ("lh", "10.1", date(2026, 1, 10)),
    }


def test_two_lines_of_results_without_a_day_ask() -> None:
    readings = printed("HORMONE PROFILE\nTest      FSH (mIU/mL)   LH (mIU/mL)\nResult    18.4           9.1\nResult    22.0           10.1")

    assert readings["fsh"].endswith("column_doubtful")


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        ("18.4H", "H"), ("H18.4", "H"), ("↑18.4", "H"), ("18.4↑", "H"), ("*18.4", "*"), ("18.4*", "*"), ("18.4 (H)", "H"), ("18.4(H)", "H"),
        ("18.4 +", "H"), ("18.4++", "H"), ("18.4 ▲", "H"), ("18.4 HH", "H"), ("18.4!", "*"), ("H 18.4", "H"), ("18.4 High", "H"), ("18.4", None),
    ],
)  # fmt: skip
def test_a_flag_may_be_glued_to_its_number(value: str, flag: str | None) -> None:
    reading = read_one(HEADED.format(line=f"FSH                  {value:<10}mIU/mL    1.5 - 12.4"))["fsh"]

    assert (str(reading.number), reading.flag, reading.reasons) == ("18.4", flag, ())


def test_a_letter_glued_before_a_number_asks_when_it_came_from_pixels() -> None:
    reading = read_one(scanned("HORMONE PROFILE\nTest   Result   Unit     Reference\nFSH    L8.4     mIU/mL   10.0 - 20.0"))["fsh"]

    assert "decimal_doubtful" in reading.reasons  # it may have been 18.4


@pytest.mark.parametrize(
    "lines",
    [
        "FSH                  18.4      1.5 - 12.4\n                     mIU/mL",
        "FSH                  18.4      1.5 - 12.4\nmIU/mL",
    ],
)
def test_the_unit_may_stand_below_the_value_or_below_the_label(lines: str) -> None:
    assert printed(f"HORMONE PROFILE\nTest                 Result    Reference Range\n{lines}\nHaemoglobin  13 g/dL")["fsh"] == "18.4 mIU/mL"


@pytest.mark.parametrize(
    "lines",
    [
        "Follicle\nStimulating          18.4      mIU/mL    1.5 - 12.4\nHormone (FSH)",
        "Follicle Stimulating\n                     18.4      mIU/mL    1.5 - 12.4\nHormone (FSH)",
        "Follicle Stimulating Hormone\n                     18.4      mIU/mL    1.5 - 12.4",
        "FSH                  18.4      mIU/mL    1.5 - 12.4\nMethod: ECLIA",
        "FSH [15067-2]        18.4      mIU/mL    1.5 - 12.4",
        "1. FSH               18.4      mIU/mL    1.5 - 12.4",
        "0412 FSH             18.4      mIU/mL    1.5 - 12.4",
        "FSH - follitropin    18.4      mIU/mL    1.5 - 12.4",
    ],
)
def test_a_label_in_other_shapes(lines: str) -> None:
    assert row(lines) == {"fsh": "18.4 mIU/mL"}


@pytest.mark.parametrize(
    "lines",
    ["FSH\n18.4 mIU/mL  (1.5 - 12.4)", "0412 FSH   18.4   mIU/mL   1.5 - 12.4", "FSH 15067-2 18.4 mIU/mL", "FSH ECLIA: 18.4 mIU/mL 1.5 - 12.4"],
)
def test_a_label_in_other_shapes_without_a_table(lines: str) -> None:
    assert printed(f"HORMONE PROFILE\n{lines}")["fsh"].startswith("18.4 mIU/mL")


def test_a_bare_count_before_a_label_may_be_a_time_point_and_asks() -> None:
    assert row("30 LH                9.1       mIU/mL    1.7 - 8.6") == {"lh": "9.1 mIU/mL ? label_doubtful"}


def test_a_running_list_goes_on_in_the_next_line() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH: 18.4 mIU/mL (1.5 - 12.4); LH: 9.1 mIU/mL (1.7 - 8.6); Total
        testosterone: 3.1 ng/mL (2.5 - 8.4); TSH: 2.1
        mIU/L (0.27 - 4.2);
    """)

    assert readings == {**BOTH, "testosterone_total": "3.1 ng/mL", "tsh": "2.1 mIU/L"}


def test_a_value_without_a_gap_behind_its_label_stands_under_its_title() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                          Result    Unit     Reference
        Follicle stimulating hormone  18.4      mIU/mL   1.5 - 12.4
        Luteinising hormone serum LH  9.1       mIU/mL   1.7 - 8.6
    """)

    assert readings == BOTH


@pytest.mark.parametrize(
    ("value", "shown"),
    [("<0.1", "<0.1 mIU/mL"), ("< 0.30", "<0.30 mIU/mL"), ("≤0.06", "<=0.06 mIU/mL"), (">200", ">200 mIU/mL"), ("less than 0.1", "<0.1 mIU/mL")],
)
def test_a_result_may_be_a_limit(value: str, shown: str) -> None:
    assert row(f"LH                   {value:<14}mIU/mL    1.7 - 8.6") == {"lh": shown}


def test_a_limit_in_words_may_be_a_result_or_a_range() -> None:
    reading = read_one(HEADED.format(line="Inhibin B            31.2      pg/mL     up to 325"))["inhibin_b"]

    assert reading.reference_range is not None
    assert (str(reading.number), reading.reference_range.high) == ("31.2", Decimal(325))


@pytest.mark.parametrize(
    "line",
    [
        "LDH                  210       U/L       125 - 220",
        "L.D.H.               210       U/L       125 - 220",
        "T3 uptake            31        %         24 - 39",
        "Free androgen index  61.7      %         14.8 - 95.0",
        "TRAb                 0.4       IU/L      0 - 1.75",
        "Urine pH             6.0                 5 - 8",
        "17-OH Quux: 3.1 ng/mL; 20-Foo progesterone: 3.1 ng/mL",
    ],
)
def test_a_decoy_is_none_of_the_hormones_beside_it(line: str) -> None:
    assert {name for name, shown in row(line).items() if "?" not in shown} <= {"ldh"}


@pytest.mark.parametrize(
    "footer",
    [
        "Testosterone is best measured before 10 am.",
        "Total testosterone < 8 nmol/L suggests hypogonadism",
        "Note: LH surge testing needs 3 samples.",
        "Born 18 Mar 1977",
    ],
)
def test_a_footer_that_names_an_analyte_has_no_result(footer: str) -> None:
    assert row(f"FSH                  18.4      mIU/mL    1.5 - 12.4\n{footer}") == {"fsh": "18.4 mIU/mL"}


@pytest.mark.parametrize(
    "count",
    [
        "12.4 x10⁶/mL", "12.4 x 10^6/ml", "12.4 x 10 ^ 6 /mL", "12.4 10*6/mL", "12,4 milyon/ml", "12.4 M/mL", "12.4 million per ml", "12.4 106/ml",
        "12.4 x106/mL",
        "12.4 mln/ml", "12.4 Mio/ml", "12.4 Mill/ml", "12.4 x10E6/mL", "12.4 million spermatozoa/mL", "12.4 million / cc", "12,400,000 /mL",
        "12.400.000/ml", "12'400'000 /mL", "12 400 000 /mL", "12.4 x10^9/L",
    ],
)  # fmt: skip
def test_a_concentration_in_every_spelling(count: str) -> None:
    reading = read_one(f"SEMEN ANALYSIS\nVolume   3.0  mL\npH   7.7\nSperm concentration    {count}     >= 16")["sperm_concentration"]

    assert (reading.canonical_number, reading.reasons) == (Decimal("12.4"), ())


@pytest.mark.parametrize("unit", ["mIU/mL", "mlU/mL", "mU/mL", "IU/L", "U/L", "UI/L", "mUI/mL", "мМЕ/мл", "mIU / mL", "mIU/ mL", "miu/ml"])
def test_one_unit_in_many_spellings(unit: str) -> None:
    assert read_one(HEADED.format(line=f"FSH                  18.4      {unit}    1.5 - 12.4"))["fsh"].canonical_number == Decimal("18.4")


def test_milli_is_not_micro() -> None:
    assert row("TSH                  2.1       mIU/mL    0.27 - 4.2") == {"tsh": "2.1 mIU/mL ? unit_unknown"}


def test_comma_and_point_may_be_mixed_on_one_page() -> None:
    readings = printed("HORMONE PROFILE\nFSH  18,4  mIU/mL  1,5 - 12,4\nLH  9.1  mIU/mL  1,7 - 8,6\nProlactin  14,3  ng/mL  4,0 - 15,2")

    assert readings == {**BOTH, "prolactin": "14.3 ng/mL"}


def test_a_woman_s_hormones_are_not_the_patient_s() -> None:
    (report,) = read("HORMONE PROFILE\nName: SAMPLE PERSON   Age/Sex: 34 Y / Female\nFSH  8.4  mIU/mL\nLH  9.1  mIU/mL\nEstradiol  40  pg/mL")

    assert report.kind == "female_fertility"


def test_no_label_goes_from_one_cell_into_the_next() -> None:
    (report,) = read("HORMONE PROFILE\nConsultant: Dr Specimen       Date of report: 11.03.2025\nFSH  8.4  mIU/mL")

    assert (report.head.collected_on, report.head.reported_on) == (None, date(2025, 3, 11))


@pytest.mark.parametrize("title", ["Quux values", "Quux"])
def test_a_column_whose_title_nobody_knows_is_told_by_what_stands_below(title: str) -> None:
    readings = read_one(f"""
        HORMONE PROFILE
        Test            Result    Unit      {title}
        FSH             18.4      mIU/mL    1.5 - 12.4
        Prolactin       14.3      ng/mL     4.0 - 15.2
    """)

    assert [(str(r.number), r.reasons, r.reference_range is not None) for r in readings.values()] == [("18.4", (), True), ("14.3", (), True)]


def test_numbers_below_an_unknown_title_are_no_second_result() -> None:
    assert printed("HORMONE PROFILE\nTest     Result    Unit      Quux\nFSH      18.4      mIU/mL    7\nLH       9.1       mIU/mL    8") == BOTH


def test_half_a_unit_is_no_unit() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Parameter             Result    Unit
        Volume                3.0       mL
        pH                    7.7
        Sperm concentration   12.4      quux6 /mL
    """)

    assert readings["sperm_concentration"].endswith("? unit_unknown")
