"""What papers of other houses print that no layout of ours did: footnotes, narrow columns, organs of organs, formulas of children."""

from dataclasses import replace

import pytest

from intake.reading.words import Box, Page
from tests.records.typed import printed, read, scanned, typed


def _raised(page: Page, text: str) -> Page:
    """The page with this word in small print, at the upper edge of its line."""
    words = (
        replace(word, box=Box(word.box.left, word.box.top, word.box.right, word.box.top + word.box.height / 2)) if word.text == text else word
        for word in page.words
    )
    return replace(page, words=tuple(words))


def test_a_small_raised_number_behind_a_label_is_the_mark_of_a_note() -> None:
    paper = """
        FSH and LH
        Test         Current Result     Units      Reference Interval
        LH 01        11.4               mIU/mL     1.7-8.6
        FSH 01       24.7               mIU/mL     1.5-12.4
    """

    assert printed(_raised(typed(paper), "01")) == {"lh": "11.4 mIU/mL", "fsh": "24.7 mIU/mL"}
    assert printed(paper)["fsh"] == "24.7 mIU/mL ? label_doubtful"


def test_a_cell_that_two_columns_share_is_cut_where_the_second_begins() -> None:
    readings = printed("""
        ANALISA SPERMA
        Pemeriksaan       Hasil         Rujukan        Satuan
        Volume            2,8           >= 1,4         mL
        Warna             Putih keruh   Putih kelabu
        Viskositas        Normal        Normal
    """)

    assert readings["semen_appearance"] == "Putih keruh"


def test_the_meaning_of_an_index_stands_in_its_cell() -> None:
    readings = printed("""
        TAHLİL SONUÇLARI
        İşlem          Sonuç             Birim    Referans     Durum
        FSH            31,2              mIU/mL   1.5-12.4     Yüksek
        LH             14,5              mIU/mL   1.7-8.6      Yüksek
        HBsAg          0,43 (Negatif)    S/CO     0-1          Normal
        Anti HIV       7,11 (Pozitif)    S/CO     0-1          Yüksek
    """)

    assert (readings["hbsag"], readings["hiv"]) == ("nonreactive", "reactive")


def test_a_label_over_two_lines_is_told_by_the_unit_of_its_value() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Исследование               Результат     Единицы    Референсные значения
        Объем                      3.4           мл         > 1.4
        Количество                 4.2           млн/мл     > 16
        сперматозоидов в 1 мл
        Количество                 14.3          млн        > 39
        сперматозоидов в эякуляте
    """)

    assert {"semen_volume": "3.4 мл", "sperm_concentration": "4.2 млн/мл", "sperm_total": "14.3 млн"}.items() <= readings.items()


@pytest.mark.parametrize("line", ["Motility at 30 min.", "Motility after 60 minutes :", "Délai recueil-analyse  65  min"])
def test_when_somebody_looked_is_no_value(line: str) -> None:
    language = "SPERMOGRAMME" if line.startswith("D") else "SEMEN ANALYSIS"

    assert printed(f"{language}\nVolume : 2.5 ml\n{line}\npH : 7.5") == {"semen_volume": "2.5 ml", "semen_ph": "7.5"}


@pytest.mark.parametrize(
    "organ",
    [
        "УЗИ ОРГАНОВ МОШОНКИ\nПридаток правого яичка: головка 9 х 7 мм.",
        "The head of the epididymis of the right testis measures 9 x 7 mm.",
        "Cyst of the left testicle 9 x 7 mm.",
    ],
)
def test_the_size_of_an_organ_of_the_testis_is_not_the_testis_own(organ: str) -> None:
    readings = printed(f"SCROTAL ULTRASOUND\n{organ}\nTestis volume, right: 6.7 mL")

    assert readings == {"testis_volume_right": "6.7 mL"}


def test_a_formula_of_possible_children_is_not_the_patient_s() -> None:
    readings = printed("""
        CHROMOSOME ANALYSIS, BLOOD
        KARYOTYPE:  46,XY,t(11;22)(q23;q11.2)
        Carriers are at risk for unbalanced offspring: 47,XX or 47,XY,+der(22)t(11;22)(q23;q11.2).
    """)

    assert readings["karyotype"] == "46,XY,t(11;22)(q23;q11.2)"


def test_controls_in_a_column_of_their_own_tell_what_detected_means() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION
        Region      STS Marker    Observed Value    Expected
        Control     ZFX/ZFY       Detected          Detected
        Control     SRY           Detected          Detected
        AZFb        sY127         Detected          Detected
        AZFc        sY254         Not Detected      Detected
    """)

    assert (readings["sts_sy127"], readings["sts_sy254"]) == ("present", "absent")


def test_five_hormones_among_other_blood_tests_are_a_hormone_panel() -> None:
    blood = "\n".join(f"Glucose {number}    9{number}    mg/dL    70-99" for number in range(9))
    (report,) = read(f"""
Test    Result    Units    Reference
LH    11.4    mIU/mL    1.7-8.6
FSH    24.7    mIU/mL    1.5-12.4
Prolactin    9.6    ng/mL    3.6-25.2
Testosterone    231.6    ng/dL    264-916
{blood}
""")

    assert report.kind == "hormone_panel"


def test_the_day_over_each_of_several_tables_is_that_of_its_rows() -> None:
    (report,) = read("""
        TAHLİL SONUÇLARI     Doğum Tarihi: 17.03.1990
        ŞEHİR HASTANESİ — 05.11.2024 08:31   Üroloji
        İşlem          Sonuç     Birim    Referans
        FSH            31,2      mIU/mL   1.5-12.4
        LH             14,5      mIU/mL   1.7-8.6
        DEVLET HASTANESİ — 12.02.2024 09:02   Dahiliye
        İşlem          Sonuç     Birim    Referans
        FSH            28,9      mIU/mL   1.5-12.4
    """)

    days = {(one.analyte, str(one.number)): str(one.collected_on or report.head.collected_on) for one in report.readings}
    assert days == {("fsh", "31.2"): "2024-11-05", ("lh", "14.5"): "2024-11-05", ("fsh", "28.9"): "2024-02-12"}
    assert not any(one.needs_check for one in report.readings)


def test_a_label_over_three_lines_is_read_with_the_value_beside_its_first() -> None:
    readings = printed("""
        HORMONES
        TEST NAME        TECHNOLOGY    VALUE    UNITS
        FOLLICLE         C.M.I.A       4.18     mIU/mL
        STIMULATING
        HORMONE (FSH)
        LUTEINISING      C.M.I.A       3.66     mIU/mL
        HORMONE (LH)
    """)

    assert readings == {"fsh": "4.18 mIU/mL", "lh": "3.66 mIU/mL"}


def test_the_name_once_more_in_letters_that_nobody_knows_is_no_doubt() -> None:
    readings = printed("""
        SEMEN ANALYSIS RESULT
        Test / Chỉ số                              Result    Normal value
        Density / Mật độ (million/ml)              5.2       ≥ 15
        Liquefaction time / Thời gian ly giải (min)  30      15 - 60
        Vitality / Tỷ lệ sống (%)                  55        ≥ 58
    """)

    assert {"sperm_concentration": "5.2 million/ml", "liquefaction_time": "30 min", "sperm_vitality": "55 %"}.items() <= readings.items()


def test_an_hour_before_a_label_belongs_to_the_label_before_it() -> None:
    readings = printed("SEMEN ANALYSIS\nDate of sampling: 19/03/2024   Time: 8h40   Days of abstinence: 4   Examined at: 9h25\nVolume: 3.5 ml")

    assert readings == {"abstinence": "4 d", "semen_volume": "3.5 ml"}


def test_a_small_word_that_could_be_a_unit_ends_no_sentence() -> None:
    (report,) = read("""
        Sehr geehrter Herr Kollege,
        Die Untersuchung des Y-Chromosoms bei Herrn Muster (SAMPLE) im Mai: kein Nachweis einer Deletion in
        AZFa, AZFb, AZFc.
    """)

    assert {one.analyte: one.value for one in report.readings} == {"azf_a": "intact", "azf_b": "intact", "azf_c": "intact"}


def test_results_under_a_spoilt_day_ask() -> None:
    paper = """
        Laborblatt (kumulativ)
        Parameter     Einheit   Normbereich   {}    03.12.24   04.03.25
        FSH           mIU/ml    1,5 - 12,4    22,8        24,1       25,3
        Prolaktin     ng/ml     4,0 - 15,2    7,7
    """
    (clear,), (spoilt,) = read(scanned(paper.format("|12.09.24"))), read(scanned(paper.format("!1Z.O9.24")))

    days = {str(one.number): str(one.collected_on or clear.head.collected_on) for one in clear.readings if one.analyte == "fsh"}
    assert days == {"22.8": "2024-09-12", "24.1": "2024-12-03", "25.3": "2025-03-04"}
    assert all(one.needs_check for one in spoilt.readings if str(one.number) in ("22.8", "7.7"))


def test_a_table_of_what_the_diagnoses_mean_says_nothing_of_this_man() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test Name              Results    Units      Reference
        Sperm concentration    21.00      mill/mL    >16.00
        Nomenclature           Definition
        Oligozoospermia        Total sperm count < 39 million
        Azoospermia            No spermatozoa in ejaculate
        Cryptozoospermia       Spermatozoa only in centrifuged pellet
    """)

    assert readings["sperm_seen"].startswith("present")
    assert "pellet_examined" not in readings


@pytest.mark.parametrize(
    "sentence",
    [
        "Ein Mosaik (47,XXY/46,XY) kann in anderen Geweben, etwa im Hoden, nicht ausgeschlossen werden.",
        "In men with this result 47,XXY/46,XY is sometimes found in the testis.",
    ],
)
def test_a_mosaic_that_may_be_is_not_the_karyotype_that_was_found(sentence: str) -> None:
    (report,) = read(f"Zytogenetischer Befund\nKaryotyp:    47,XXY\n{sentence}")

    found = [one for one in report.readings if one.value == "47,XXY"]
    assert found
    assert all(one.needs_check for one in report.readings if one.value != "47,XXY")


@pytest.mark.parametrize(("answer", "value"), [("+ve", "positive"), ("-ve", "negative"), ("(+ve)", "positive"), ("–ve", "negative")])
def test_a_sign_with_two_letters_is_an_answer(answer: str, value: str) -> None:
    assert printed(f"SEMEN ANALYSIS\nVolume : 1.5 ml\nFructose : {answer}")["semen_fructose_qualitative"] == value


def test_a_label_under_the_next_one_is_not_its_second_half() -> None:
    readings = printed("""
        HORMON
        Test               Sonuç     Birim    Referans
        FSH                14.9      IU/L     1.5-12.4
        LH
                           7.2       IU/L     1.7-8.6
        Prolaktin          11.3      µg/L     4.0-15.2
    """)

    assert readings["fsh"] == "14.9 IU/L"


def test_a_title_under_fit_numbers_is_not_taken_by_the_title_before_it() -> None:
    readings = printed("""
        HORMONES
        TEST NAME              TECHNOLOGY      VALUE          UNITS
        PROLACTIN (PRL)        C.M.I.A         29.41          ng/mL
        Reference Range for men over fifty years
        TESTOSTERONE           C.L.1LA         388.5          ng/dL
    """)

    assert readings == {"prolactin": "29.41 ng/mL", "testosterone_total": "388.5 ng/dL"}


def test_a_heading_of_two_words_is_no_line_of_titles() -> None:
    readings = printed("""
        Sperm Test Report
        Initial examination
        – VOLUME OF SAMPLE: 0.5 ML, Ref >= 1.4
        – Time of liquefaction: 25 min, Ref <60
    """)

    assert readings == {"semen_volume": "0.5 ML", "liquefaction_time": "25 min"}


def test_what_an_engine_makes_of_markers_among_cyrillic_words_is_known() -> None:
    (report,) = read(
        scanned("""
        Исследование микроделеций Y-хромосомы
        Локус     Маркер    Результат
        AZFa      $84       не обнаружена делеция
        AZFb      51.27     обнаружена делеция
        AZFc      5У254     обнаружена делеция
    """)
    )

    markers = {one.analyte: one.value for one in report.readings if one.analyte.startswith("sts")}
    assert markers == {"sts_sy84": "present", "sts_sy127": "absent", "sts_sy254": "absent"}


def test_cubic_centimetres_whose_power_was_read_as_a_letter() -> None:
    readings = printed(scanned("УЗИ МОШОНКИ\nПравое яичко: объем 11,9 смз\nЛевое яичко: объем 7,4 смз"))

    assert readings == {"testis_volume_right": "11.9 см³", "testis_volume_left": "7.4 см³"}
