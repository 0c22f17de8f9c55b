"""Forms whose blanks are filled in: lines counted anew under every heading, and lines that say in each cell what it is."""

from datetime import date
from decimal import Decimal

from tests.records.typed import printed, read, read_one, show


def test_ordinals_before_labels_are_neither_values_nor_answers() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Macroscopy
        1. Abstinence              2        days (norm 2-7)
        2. Volume                  2.7      mL (norm >= 1.4)
        Microscopy
        1. Sperm concentration     none seen
        2. Round cells             2.6      mill/ml (norm < 5.0)
        3. Leukocytes              0.24     mill/ml (norm < 1.0)
    """)

    assert readings["abstinence"] == "2 days"
    assert readings["round_cells"] == "2.6 mill/ml"
    assert readings["semen_leukocytes"] == "0.24 mill/ml"
    assert "semen_appearance" not in readings
    assert "2" not in readings.get("sperm_concentration", "").split()


def test_an_ordinal_that_counts_hours_is_part_of_the_label() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        1. h     motility     50 %
        2. h     motility     40 %
        3. h     motility     30 %
    """)

    assert readings.get("motility_total") != "30 %"


def test_titles_in_every_cell_tell_its_column() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH             Test result: 24.83    Units: IU/L     Reference: 1.5-12.4     Flag: high
        LH              Test result: 19.7     Units: mU/mL    N: 1.7-8.6
        Testosterone    Test result: 3.88     Units: ng/mL    Previous: 4.10    Reference: 2.49-8.36
    """)

    assert readings == {"fsh": "24.83 IU/L", "lh": "19.7 mU/mL", "testosterone_total": "3.88 ng/mL"}


def test_a_title_in_a_cell_is_no_answer() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Appearance    Measured value: opalescent
        Viscosity     Measured value: normal
    """)

    assert readings["semen_appearance"] == "opalescent"
    assert readings["semen_viscosity"] == "normal"


def test_the_unit_of_one_line_is_no_label_of_the_number_below_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Round cells          0.5     mill/ml (norm < 5.0)
        Leukocytes in semen          0.16     mill/ml (norm < 1.0)
    """)

    assert "0.16" not in readings.get("sperm_concentration", "")


def test_a_specialist_who_signs_gives_the_paper_no_title() -> None:
    (report,) = read("""
        SAMPLE
        Azoospermia. No sperm seen in the pellet.
        Dr. A. Example, specialist in histopathology
    """)

    assert report.kind != "histology"


def test_a_report_that_greets_a_colleague_below_its_title_is_no_letter() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Patient SAMPLE, John; Date of birth 12/03/1988
        Date of collection: 22/06/2025
        Dear colleague,
        thank you for referring the couple.
        FSH      7.5 mIU/mL      1.5 - 12.4
        LH       5.1 mIU/mL      1.7 - 8.6
    """)

    assert report.kind == "hormone_panel"
    assert report.head.collected_on == date(2025, 6, 22)


def test_a_day_under_a_strange_title_is_not_of_the_title_beside_it() -> None:
    (report,) = read("""
        SEMEN ANALYSIS
        Date of collection        Qwerty
        22/06/2025                25/06/2025
    """)

    assert report.head.collected_on == date(2025, 6, 22)


def test_titles_of_two_tiers_part_result_and_limits() -> None:
    readings = read_one("""
        SEMEN ANALYSIS
             Investigation                   Results              Normal range
                                     Found        Units        From      Upper limit
        Sperm Count                  4.0          mill/mL      16
        Round Cells                  2.4          mill/mL                5.0
        Volume                       2.9          mL           1.4       6.0
    """)

    assert show(readings["sperm_concentration"]) == "4.0 mill/mL"
    assert show(readings["round_cells"]) == "2.4 mill/mL"
    assert (readings["semen_volume"].reference_range.low, readings["semen_volume"].reference_range.high) == (Decimal("1.4"), Decimal("6.0"))


def test_a_power_of_ten_behind_a_number_is_its_unit() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Total sperm number     36.1 10^6
    """)

    assert readings["sperm_total"] == "36.1 10^6"


def test_the_hour_in_a_sentence_is_no_hormone() -> None:
    readings = printed("""
        HORMONE PROFILE
        LH      5.1 mIU/mL      1.7 - 8.6
        Testosterone should be drawn before h 10.
    """)

    assert readings == {"lh": "5.1 mIU/mL"}


def test_a_number_over_its_flag_is_not_that_of_the_line_above() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test          Result       Unit       Reference
                      37.20
        FSH           (high)       IU/L       1.5 - 12.4

                      18.21
        LH            (high)       IU/L       1.7 - 8.6
    """)

    assert readings == {"fsh": "37.20 IU/L", "lh": "18.21 IU/L"}


def test_a_number_half_way_between_two_labels_is_nobodys() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test          Result       Unit       Reference
        Prolactin     9.1          ng/mL      4.0 - 15.2
        FSH           (high)       IU/L       1.5 - 12.4
                      18.21
        LH            (high)       IU/L       1.7 - 8.6
    """)

    assert readings == {"prolactin": "9.1 ng/mL"}


def test_a_title_under_a_heading_is_no_answer() -> None:
    readings = printed("""
        ANALISIS SPERMA
        Pemeriksaan makroskopis
        No.    Nama Pemeriksaan    Hasil Pemeriksaan    Nilai normal    Satuan
        1      Volume              2,1                  >= 1,4          mL
    """)

    assert readings == {"semen_volume": "2.1 mL"}


def test_a_heading_of_one_cell_is_no_header_of_columns() -> None:
    readings = printed("""
        Y-CHROMOSOME MICRODELETION ANALYSIS (AZF)
        Result by marker
        STS marker        Amplification
        ZFX/ZFY           +
        AZFa sY84         +
        AZFc sY254        -
    """)

    assert readings["sts_sy84"] == "present"
    assert readings["sts_sy254"] == "absent"


def test_variants_denied_one_by_one_ask_and_one_found_among_them_is_not_denied() -> None:
    denied = printed("CFTR MUTATION ANALYSIS\nF508del: not detected. G542X: not detected.")
    found = printed("CFTR MUTATION ANALYSIS\nF508del: not detected. G542X: heterozygous.")

    assert denied == {"cftr_variants": "none detected ? ambiguous"}
    assert "none detected" not in found.get("cftr_variants", "")


def test_negative_for_all_variants_is_an_answer_and_not_all_is_none() -> None:
    assert printed("CFTR MUTATION ANALYSIS\nNegative for all 50 CFTR mutations tested.") == {"cftr_variants": "none detected"}
    assert printed("CFTR MUTATION ANALYSIS\nNot all CFTR mutations are detected by this test.") == {}


def test_a_day_broken_behind_its_month_is_whole() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Patient: SAMPLE, John             Collected: 22 April
        Laboratory number: L-11           2025 07:56
        FSH      7.5 mIU/mL      1.5 - 12.4
    """)

    assert report.head.collected_on == date(2025, 4, 22)


def test_a_box_of_markers_beside_a_letter_does_not_break_its_sentences() -> None:
    readings = printed("""
        Y-CHROMOSOME MICRODELETION ANALYSIS (AZF)
        Dear Doctor,                                            Marker
        thank you for referring the couple to us.               ZFX/ZFY         present
        No microdeletion of the regions AZFa, AZFb              AZFa sY84       present
        and AZFc was detected.
        We shall see the couple again in autumn.                AZFc sY254      present
    """)

    assert readings["sts_sy84"] == readings["sts_sy254"] == "present"


def test_the_unit_may_go_on_below_with_its_last_word() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Исследование        Результат    Единицы     Норма
        Объем               2,2          мл          >= 1,5
        Концентрация        14,5         млн. в 1    >= 16
                                         мл
        Подвижность         40           %           >= 42
    """)

    assert readings["sperm_concentration"] == "14.5 млн. в 1 мл"


def test_an_abbreviation_at_the_end_of_a_line_of_days_makes_no_sentence_of_it() -> None:
    (report,) = read("""
        PROFIL HORMON
        Tgl. Permintaan 02 Jan 2025 - Tgl. Cetak 08 Feb 2025 13:09 - Tanggal Pengambilan Spesimen 04 Jan 2025 09:37 - Tgl.
        Terima Sampel 04 Jan 2025
        FSH      7.5 mIU/mL      1.5 - 12.4
    """)

    assert report.head.collected_on == date(2025, 1, 4)


def test_what_stands_behind_a_title_of_limits_is_nobodys_result() -> None:
    assert printed("SEMEN ANALYSIS\nWHO 2021: volume 1.4 mL\nVolume  2.9 mL") == {"semen_volume": "2.9 mL"}


def test_a_formula_of_the_wife_who_is_named_behind_it_is_not_the_patients() -> None:
    assert printed("KARYOTYPE REPORT\nKaryotype: 46,XY. 46,XY/47,XXY mosaic in wife.") == {"karyotype": "46,XY"}
    assert printed("KARYOTYPE REPORT\nKaryotype: 46,XY (patient), wife 46,XX") == {"karyotype": "46,XY"}
    assert printed("KARYOTYPE REPORT\nResult: 46,XX in wife.") == {"karyotype": "46,XX ? ambiguous"}


def test_no_deletion_of_azf_means_all_regions_and_asks_which_were_tested() -> None:
    readings = printed("Y-CHROMOSOME MICRODELETION ANALYSIS\nNo AZF microdeletion was detected.")

    assert readings == {f"azf_{region}": "intact ? ambiguous" for region in "abc"}
    assert printed("Y-CHROMOSOME MICRODELETION ANALYSIS\nPurpose: to exclude AZF microdeletions.") == {}
