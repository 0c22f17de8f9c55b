"""What an ordinary paper of another house says that a rule could take for something else: such values ask, or are not read at all."""

import pytest

from tests.records.typed import printed, read, scanned

LETTER = """
    Dear colleague,
    thank you for referring Mr Sample to our clinic.
    {sentence}
    FSH         12.4  mIU/mL
    LH          8.6   mIU/mL
    With kind regards
"""


def test_a_time_point_behind_a_label_asks_on_a_scan_too() -> None:
    paper = scanned("""
        HORMONE REPORT
        Test            Result     Unit
        LH 60 min       15.2       mIU/mL
        Prolactin       12.0       ng/mL
    """)

    assert printed(paper) == {"lh": "15.2 mIU/mL ? label_doubtful", "prolactin": "12.0 ng/mL"}


def test_a_number_under_a_name_without_one_is_not_that_of_the_line_below() -> None:
    paper = """
        HORMONE REPORT
        Test                     Result        Unit           Reference
        FSH                      3.2           mIU/mL         1.4 - 6.0
        Free androgen index
                                 5.1
        LH                       *             mIU/mL         1.7 - 8.6
    """

    assert printed(paper) == {"fsh": "3.2 mIU/mL"}


def test_the_mark_of_a_note_is_no_result() -> None:
    paper = """
        HORMONE REPORT
        Test              Result    Unit       Reference
        FSH 2)            3.2       mIU/mL     1.4 - 6.0
        Testosterone 4)             ng/mL      2.4 - 8.3
        LH 5)             *         mIU/mL     1.7 - 8.6
    """

    assert printed(paper) == {"fsh": "3.2 mIU/mL"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The results of his wife of 28 January 2024 were:",
        "His wife was seen as well. Her results of 28 January 2024 were:",
        "On 28 January 2024 we started clomiphene and six weeks later found:",
        "Laboratory reference values as of 28 January 2024:",
        "Before the operation of 28 January 2024 he had:",
    ],
)
def test_a_day_above_a_table_of_a_letter_that_is_not_of_his_results_leaves_them_asking(sentence: str) -> None:
    (report,) = read(LETTER.format(sentence=sentence))

    assert [(reading.analyte, reading.needs_check, reading.collected_on) for reading in report.readings] == [("fsh", True, None), ("lh", True, None)]


def test_a_density_without_a_unit_is_not_sure_to_show_sperm() -> None:
    paper = """
        SEMEN ANALYSIS
        Volume            3.2 mL
        Density           1.035
        pH                7.8
    """

    assert printed(paper)["sperm_seen"] == "present ? unit_unknown"


@pytest.mark.parametrize(
    "paper",
    [
        "SEMEN ANALYSIS\nTestosterone withdrawal: 12.01.2024\nVolume      3.2 mL\npH      7.8",
        "HORMON PANELİ\nNəticənin verilmə saatı: 14.03.2024 12:00\nFSH      3.2 mIU/mL\nLH      4.2 mIU/mL",
        "ГОРМОНИ\nМатеріал отримано о 12:00 14.03.2024\nФСГ      3.2 мМО/мл\nЛГ      4.2 мМО/мл",
    ],
)
def test_what_was_withdrawn_handed_out_or_received_on_a_day_was_not_collected_then(paper: str) -> None:
    (report,) = read(paper)

    assert report.head.collected_on is None


@pytest.mark.parametrize(("first", "second"), [("Wife", "Husband"), ("Baseline", "Stimulated")])
def test_of_two_titles_under_results_nobody_knows_which_is_his(first: str, second: str) -> None:
    paper = f"""
        HORMONE REPORT
        Test          Results                              Reference
                      {first:16}{second}
        FSH           6.0             15.1                 1.5 - 12.4
        LH            3.1             8.1                  1.7 - 8.6
    """

    assert all(shown.endswith("column_doubtful") for shown in printed(paper).values())


def test_a_title_may_begin_where_its_part_of_the_table_does() -> None:
    paper = """
        HORMONE REPORT
        Test          Results                              Reference
                      Previous      Current      Unit
        FSH           6.0           15.1         mIU/mL     1.5 - 12.4
        LH            3.1           8.1          mIU/mL     1.7 - 8.6
    """

    assert printed(paper) == {"fsh": "15.1 mIU/mL", "lh": "8.1 mIU/mL"}


def test_the_days_on_which_a_couple_was_born_are_not_those_of_their_tables() -> None:
    (report,) = read("""
        HORMONE REPORT
        Mr Sample - 14.11.1984
        Test        Result    Unit       Reference
        FSH         3.2       mIU/mL     1.5 - 12.4
        Mrs Sample - 12.02.1990
        Test        Result    Unit       Reference
        FSH         1.2       mIU/mL     1.5 - 12.4
    """)

    assert report.head.collected_on is None
    assert [(reading.needs_check, reading.collected_on) for reading in report.readings] == [(True, None), (True, None)]


def test_a_karyotype_that_is_normal_in_others_asks() -> None:
    general = "KARYOTYPE\nMen whose karyotype is normal (46,XY) do not need further tests."

    assert printed(general)["karyotype"] == "46,XY ? ambiguous"
    assert printed("KARYOTYPE\nHis karyotype is normal (46,XY).")["karyotype"] == "46,XY"


def test_a_band_of_the_control_only_asks() -> None:
    paper = "Y CHROMOSOME MICRODELETION\nAZFa    sY84      amplified\nAZFb    sY127     amplified in control only"

    assert printed(paper)["sts_sy127"] == "present ? ambiguous"


def test_a_result_that_looks_like_a_misread_marker_is_a_result_where_no_region_is_named() -> None:
    paper = scanned("""
        HORMONE REPORT
        Test        Result      Unit       Reference
        FSH         51.27       mIU/mL     1.5 - 12.4
        LH          21.34       mIU/mL     1.7 - 8.6
    """)

    assert printed(paper)["fsh"] == "51.27 mIU/mL"


def test_the_side_before_a_colon_stays_with_its_varicocele() -> None:
    assert printed("SCROTAL ULTRASOUND\nLeft: varicocele grade II")["varicocele"] == "Left: varicocele grade II ? ambiguous"
    assert printed("SCROTAL ULTRASOUND\nConclusion: left varicocele grade II")["varicocele"] == "left varicocele grade II ? ambiguous"


def test_a_hormone_of_saliva_or_urine_asks_where_a_column_says_so() -> None:
    paper = """
        HORMONE REPORT
        Test           Material     Result    Unit
        Testosterone   saliva       62        pg/mL
        LH             urine        5.1       mIU/mL
        Prolactin      serum        5.1       ng/mL
    """

    assert printed(paper) == {
        "testosterone_total": "62 pg/mL ? label_doubtful",
        "lh": "5.1 mIU/mL ? label_doubtful",
        "prolactin": "5.1 ng/mL",
    }


def test_the_day_of_an_order_over_the_day_of_a_sample_is_no_title_of_a_column() -> None:
    paper = """
        HORMONE REPORT
        Patient                 Mr SAMPLE John
        Test requested          15-11-2023
        Sample taken on         18-11-2023 08:41
        Hormones
        LH                      0.5 mIU/mL
        Normal 1.7 - 8.6
        FSH                     0.74 mIU/mL
        Normal 1.5 - 12.4
    """

    (report,) = read(paper)
    assert [(one.analyte, one.collected_on) for one in report.readings] == [("lh", None), ("fsh", None)]


def test_a_day_over_numbers_is_a_title_below_the_day_of_the_sample_too() -> None:
    paper = """
        HORMONE REPORT
        Sample taken on         18-11-2023
        Test                    15-08-2023
        LH                      0.5 mIU/mL
        FSH                     0.74 mIU/mL
    """

    (report,) = read(paper)
    assert [(one.analyte, str(one.collected_on)) for one in report.readings] == [("lh", "2023-08-15"), ("fsh", "2023-08-15")]


@pytest.mark.parametrize("name", ["SAMPLE John", "Mustermann"])
@pytest.mark.parametrize("label", ["Patient", "Patient:", "Name"])
def test_a_label_of_the_patient_over_results_is_no_title_of_their_column(label: str, name: str) -> None:
    paper = f"""
        HORMONE REPORT
        {label:<24}{name}
        LH                      0.5 mIU/mL
        FSH                     0.74 mIU/mL
        TSH                     1.74 mIU/L
    """

    assert printed(paper) == {"lh": "0.5 mIU/mL", "fsh": "0.74 mIU/mL", "tsh": "1.74 mIU/L"}


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("in the sediment after centrifugation 2 spematozoa", " ? low_confidence"),
        ("in the sediment after centrifugation 12 spematozoans", " ? low_confidence"),
        ("sediment after centrifugation (3000 g, 15 minutes) examined", ""),
    ],
)
def test_none_is_not_certain_on_a_scan_where_something_is_counted_in_the_pellet(sentence: str, doubt: str) -> None:
    paper = scanned(f"""
        SEMEN ANALYSIS
        Sperm concentration    0.0 million/mL
        No spermatozoa were seen in the native sample; {sentence}.
    """)

    assert printed(paper)["sperm_seen"] == f"none{doubt}"
