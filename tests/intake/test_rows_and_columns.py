"""Rows and columns as laboratories print them: labels over two lines, values before labels, ranges apart. One small invented paper for each."""

from dataclasses import replace
from textwrap import dedent

from intake.reading.words import Page
from tests.records.typed import LINE, printed, read_one, show, typed


def test_a_label_goes_on_beside_the_second_line_of_its_range() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                 Result    Unit      Reference Range
        Luteinizing          18.7      IU/L      Men:
        hormone (LH)                             1.7 - 8.6
        FSH                  24.4      IU/L      1.5 - 12.4
    """)

    assert readings == {"lh": "18.7 IU/L", "fsh": "24.4 IU/L"}


def test_a_result_below_its_label_says_itself_that_it_is_one() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume
        Method: graduated pipette
        Result: 2.7 mL
           Normal:
           > 1.5
        Appearance
        Result: Milky white
        pH
        Result: 8.2
           Normal:
           7.2 - 8.0
    """)

    assert {name: readings[name] for name in ("semen_volume", "semen_ph", "semen_appearance")} == {
        "semen_volume": "2.7 mL",
        "semen_ph": "8.2",
        "semen_appearance": "Milky white",
    }


def test_a_stanza_may_have_its_titles_above_value_and_range() -> None:
    reading = read_one("""
        ESTUDIO HORMONAL
        Folitropina (FSH)
        Valor              Normal
        14,2 UI/L Alto     1,5 - 12,4
        TSH basal
        Valor              Normal
        4,22 µUI/mL        0,27 - 4,20
    """)

    assert {name: show(one) for name, one in reading.items()} == {"fsh": "14.2 UI/L", "tsh": "4.22 µUI/mL"}
    assert reading["fsh"].reference_range is not None


def test_the_result_under_an_unknown_label_is_not_the_label_s_above_it() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH
        Sent to another laboratory
        Result: 4.2 mIU/mL
        LH
        Result: 9.1 mIU/mL
    """)

    assert readings == {"lh": "9.1 mIU/mL"}


def test_a_low_result_with_many_ranges_below_is_no_table_of_limits() -> None:
    readings = printed("""
        HORMONE PROFILE
        LH
        Result: <0.1 mIU/mL
           Normal:
           Adult men: 1.7 - 8.6
           Follicular phase: 2.4 - 12.6
           Luteal phase: 1.0 - 11.4
    """)

    assert readings == {"lh": "<0.1 mIU/mL"}


def test_titles_and_names_may_stand_in_two_languages() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test / Oznaczenie     Result / Wynik     Unit / Jedn.     Reference range / Norma     Test / Oznaczenie
        FSH                   4.4                mIU/mL           1.5 - 12.4                  Folitropina (FSH)
        LH                    3.4                IU/L             1.7 - 8.6                   Hormon luteinizujący
        Prolactin             243                µU/mL            86 - 324                    Prolaktyna
    """)

    assert readings == {"fsh": "4.4 mIU/mL", "lh": "3.4 IU/L", "prolactin": "243 µU/mL"}


def test_a_unit_broken_at_its_line_goes_on_in_its_cell() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test             Result           Reference Range
        TSH              0.498 µIU/       0.27 - 4.20
                         mL
        FSH              18.4 mIU/mL      1.5 - 12.4
    """)

    assert readings == {"tsh": "0.498 µIU/mL", "fsh": "18.4 mIU/mL"}


def test_a_unit_column_may_break_its_units() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                     Result    Unit          Reference
        Sperm concentration      21.4      million/      > 16
                                           mL
        Fructose                 40.6      µmol/         > 13
                                           ejaculate
    """)

    assert readings["sperm_concentration"] == "21.4 million/mL"
    assert readings["semen_fructose"] == "40.6 µmol/ejaculate"


def test_days_of_a_report_s_head_are_no_columns_of_the_table_below() -> None:
    readings = read_one("""
        SEMEN ANALYSIS
        Episode         Order date     Print date        Sample produced on
        20240424853     15.04.2024     30.05.2024        24.04.2024 08:42
        Result authorised on
        26.04.2024
        Abstinence      4 days         2 to 7
        Volume          0.8 mL         > 1.4
        pH              7.5            > 7.2
    """)

    assert (show(readings["abstinence"]), show(readings["semen_volume"])) == ("4 days", "0.8 mL")


def test_limits_told_in_words_are_nobody_s_result() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test             Result         Reference Range
        AMH              0.91 ng/mL     0.89 - 9.85
        FSH              18.4 mIU/mL    1.5 - 12.4

        Interpretation
        AMH: below 1.0 ng/mL low reserve, 1.0-3.5 ng/mL normal, above 3.5 ng/mL high.
    """)

    assert readings == {"amh": "0.91 ng/mL", "fsh": "18.4 mIU/mL"}


def test_sizes_before_the_testis_they_belong_to() -> None:
    readings = printed("""
        SCROTAL ULTRASOUND
        2.6 x 1.5 x 1.7 cm        Right testis, size
        2.9 x 1.6 x 2.0 cm        Left testis, size
    """)

    assert readings == {"testis_length_right": "2.6 cm", "testis_length_left": "2.9 cm"}


def beside(left: str, right: str, *, shift: float) -> Page:
    """Two typed columns on one page, the right one `shift` lines lower."""
    one, other = typed(left), typed(right)
    boxes = [replace(word.box, top=word.box.top + shift * LINE, bottom=word.box.bottom + shift * LINE) for word in other.words]
    moved = [replace(word, box=box) for word, box in zip(other.words, boxes, strict=True)]
    return replace(one, words=(*one.words, *moved))


def test_two_columns_of_a_form_have_lines_of_their_own() -> None:
    left = """
        SEMEN ANALYSIS
        Abstinence      4 days     2 to 7
        Volume          0.8 mL     > 1.4
        pH              7.5        > 7.2
        Liquefaction    45 min     < 60
    """
    blank = " " * 62
    right = "\n".join(
        blank + line
        for line in (
            "Sperm count",
            "Sperm concentration   0.2 million/mL   > 16",
            "Total sperm number    0.1 million      > 39",
            "Leukocytes            0.4 million/mL   < 1.0",
            "Comment on the sample",
        )
    )
    page = beside(dedent(left).strip("\n"), "|\n" + right, shift=-0.5)
    page = replace(page, words=tuple(word for word in page.words if word.text != "|"))

    readings = printed(page)

    expected = {"abstinence": "4 days", "semen_volume": "0.8 mL", "semen_ph": "7.5", "liquefaction_time": "45 min"}
    expected |= {"sperm_concentration": "0.2 million/mL", "sperm_total": "0.1 million", "semen_leukocytes": "0.4 million/mL"}
    assert {name: readings.get(name) for name in expected} == expected


def test_half_a_label_beside_a_value_goes_on_below_in_a_table_without_titles() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH               9.95 IU/L       1.5 - 12.4
        Luteinizing       9.0 IU/L        1.7 - 8.6
        hormone                           (men)
        Estradiol         167 pmol/L      45 - 854
        Prolactin         219 mIU/L       86 - 324
    """)

    assert readings == {"fsh": "9.95 IU/L", "lh": "9.0 IU/L", "estradiol": "167 pmol/L", "prolactin": "219 mIU/L"}


def test_what_is_expected_in_square_brackets_is_no_answer() -> None:
    readings = printed("""
        SEROLOGY
        HIV Ag/Ab - Unsettled (1.09) [Non-reactive]
        Anti-HCV - Reactive (47.58) [Non-reactive]
    """)

    assert readings == {"anti_hcv": "reactive"}


def test_answers_may_stand_before_what_they_answer() -> None:
    readings = printed("""
        INFECTION SEROLOGY
        Non-reactive           HIV Ag/Ab combo
        Reactive (3.1)         Hepatitis B surface antigen
        Negative               Hep C virus antibody
    """)

    assert readings == {"hiv": "nonreactive", "hbsag": "reactive", "anti_hcv": "nonreactive"}


def test_amounts_may_stand_before_their_labels_without_titles() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        4.2 mL                 Volume                > 1.4
        45 min                 Liquefaction          < 60
    """)

    assert readings == {"semen_volume": "4.2 mL", "liquefaction_time": "45 min"}


def test_a_title_that_nobody_knows_stands_over_limits_beside_a_result() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH
        Result                 N
        0.2 IU/L Low           1.5 - 12.4
        LH
        Result                 N
        9.1 IU/L High          1.7 - 8.6
    """)

    assert readings == {"fsh": "0.2 IU/L", "lh": "9.1 IU/L"}


def test_a_sentence_about_a_hormone_is_no_result() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test             Result         Reference Range
        Testosterone     7.1 nmol/L     8.6 - 29.0

        Testosterone can vary 30 % daily. 1 ng/mL = 3.467 nmol/L.
    """)

    assert readings == {"testosterone_total": "7.1 nmol/L"}


def test_labels_and_units_of_one_entry_may_both_go_on_below() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                Result    Unit          Reference    Numele
        Sperm               21.4      million /     > 16         Numar pe ml
        concentration                 mL
        Round cells         5.5       million /     < 5.0        Celule rotunde
                                      mL
        Total               64.2      million       > 39         Spermatozoizi
        sperm number
    """)

    assert readings["sperm_concentration"] == "21.4 million/mL"
    assert readings["round_cells"] == "5.5 million/mL"
    assert readings["sperm_total"] == "64.2 million"


def test_a_label_that_could_be_a_unit_is_the_label_of_its_stanza() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Total sperm
        Result             Normal
        12.0 million       > 39
    """)

    assert readings["sperm_total"] == "12.0 million"


def test_the_name_of_a_patient_is_no_title_of_results() -> None:
    readings = printed("""
        HORMONE PROFILE
        Patient name       Aarav SAMPLE       Nume
        Sex                male               Sex
        FSH                18.4 mIU/mL        1.5 - 12.4
        LH                 9.1 mIU/mL         1.7 - 8.6
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL"}


def test_a_power_of_ten_in_the_column_of_units_is_one() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                   Result    Unit         Reference
        Volume                 2.1       mL           > 1.4
        Total sperm number     64.2      10^6         > 39
        Sperm concentration    21.4      10^6         > 16
    """)

    assert readings["sperm_total"] == "64.2 10^6"
    assert readings["sperm_concentration"].startswith("21.4 10^6 ?")


def test_a_column_of_comments_with_a_title_is_no_part_of_the_lines_beside_it() -> None:
    left = """
        HORMONE PROFILE
        FSH             58.1 IU/L     1.5 - 12.4
        LH              18.0 IU/L     1.7 - 8.6
        Prolactin       12.1 ng/mL    4.0 - 15.2
    """
    blank = " " * 62
    right = "\n".join(blank + line for line in ("Conclusion", "Biotin above 5 mg a day disturbs the test.", "Wait for eight hours after taking it."))
    page = beside(dedent(left).strip("\n"), "|\n" + right, shift=-0.5)
    page = replace(page, words=tuple(word for word in page.words if word.text != "|"))

    assert printed(page) == {"fsh": "58.1 IU/L", "lh": "18.0 IU/L", "prolactin": "12.1 ng/mL"}
