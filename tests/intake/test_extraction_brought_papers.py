"""What papers of other houses print that no layout of ours did: footnotes, narrow columns, organs of organs, formulas of children."""

from dataclasses import replace

import pytest

from intake.reading.words import Box, Page
from tests.records.typed import printed, read, typed


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
