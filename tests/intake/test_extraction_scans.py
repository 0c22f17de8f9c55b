"""Pages read by an OCR engine are judged strictly, and lean."""

import math
from dataclasses import replace

import pytest

from intake.extraction import read_reports
from intake.extraction.rows import find_rows
from intake.reading.words import Box, Page, Word
from intake.vocabulary import load_vocabulary
from tests.records.typed import LINE, printed, read_one, scanned, typed

TABLE = """
HORMONE PROFILE
Test                 Result    Flag    Unit      Reference Range
FSH                  18.42     H       mIU/mL    1.50 - 12.40
Total Testosterone   2.31      L       ng/mL     2.49 - 8.36
Prolactin            14.3              ng/mL     4.04 - 15.20
Estradiol            31.2              pg/mL     11.3 - 43.2
SHBG                 38.6              nmol/L    18.3 - 54.1
TSH                  2.11              µIU/mL    0.27 - 4.20
"""


def with_line(line: str) -> dict[str, str]:
    return printed(scanned(TABLE + line))


def test_a_clear_scan_of_a_clear_table_asks_nobody() -> None:
    assert [shown for shown in printed(scanned(TABLE)).values() if "?" in shown] == []


@pytest.mark.parametrize(
    ("line", "analyte", "shown"),
    [
        ("LH                   4.2~0.60          mIU/mL    1.70 - 8.60", "lh", "4.2 mIU/mL ? low_confidence"),
        ("LH                   42~0.96   H       mIU/mL    1.70 - 8.60", "lh", "42 mIU/mL ? decimal_doubtful"),
        ("Inhibin B            <10~0.75  L       pg/mL     25 - 325", "inhibin_b", "<10 pg/mL ? comparator_doubtful"),
        ("LH                   9.67~0.80         mIU/mL    1.70 - 8.60", "lh", "9.67 mIU/mL ? flag_against_range"),
        ("AMH                  44~0.96           ng/mL     1 - 5", "amh", "44 ng/mL ? decimal_doubtful flag_against_range"),
        ("LH                   4,2               mIU/mL    1.70 - 8.60", "lh", "4.2 mIU/mL"),
        ("Inhibin 8            52                pg/mL     25 - 325", "inhibin_b", "52 pg/mL"),
        ("HbAlc                5.4               %         4.0 - 5.6", "hba1c", "5.4 %"),
        ("Progesterone         0.9               ng/mL     0.1 - 1.4", "progesterone", "0.9 ng/mL"),
        ("Progesterome         0.9               ng/mL     0.1 - 1.4", "progesterone", "0.9 ng/mL"),
        ("DHEA-S               287               pg/dL     160 - 449", "dhea_s", "287 ug/dL"),
        ("DHEA-S               287               pg/dL", "dhea_s", "287 pg/dL ? unit_unknown"),
    ],
)
def test_what_pixels_leave_in_doubt_asks(line: str, analyte: str, shown: str) -> None:
    assert with_line(line)[analyte] == shown


def test_ink_wider_than_its_digits_shows_a_lost_decimal_mark() -> None:
    page = scanned(TABLE + "LH                   42~0.98           mIU/mL    2 - 90")
    wider = tuple(_widened(word) if word.text == "42" else word for word in page.words)

    assert printed(page)["lh"] == "42 mIU/mL"
    assert printed(replace(page, words=wider))["lh"] == "42 mIU/mL ? decimal_doubtful"


def _widened(word: object) -> object:
    box = word.box  # type: ignore[attr-defined]
    return replace(word, box=replace(box, right=box.right + box.width / 3))  # type: ignore[type-var]


def test_a_power_of_ten_that_an_engine_spoils_is_taken_from_the_range() -> None:
    page = scanned("""
        SEMEN ANALYSIS
        Parameter             Result    Unit        Reference
        Semen volume          2.8       mL          >=1.4
        Liquefaction time     25        min         <60
        Sperm concentration   12.4      x109/mL     216
        Normal forms          4         %           >=4
    """)

    assert printed(page)["sperm_concentration"] == "12.4 10*6/mL"
    assert read_one(page)["sperm_concentration"].reference_range is None


def test_a_digit_of_a_label_read_as_a_letter_makes_no_other_label_of_it() -> None:
    page = scanned("""
        HORMONAS
        Estudio             Valor     Unidad    Valor de referencia
        FSH                 5.1       mUI/mL    1.5 - 12.4
        TA libre            1.02      ng/dL     0.93 - 1.70
        Testosterona        4.10      ng/mL     2.49 - 8.36
        Prolactina          9.8       ng/mL     4.0 - 15.2
    """)

    assert set(printed(page)) == {"fsh", "testosterone_total", "prolactin"}


def test_a_spoilt_header_is_known_by_its_place() -> None:
    page = scanned("""
        SPERMIOGRAM
        eae                   Sonug     Birim     Referans Aralığı
        Viskozite             Normal              Koyu
        Likefaksiyon süresi   30        dk        <60
        Hacim                 3,2       mL        >1,4
    """)

    assert printed(page) == {"semen_viscosity": "Normal", "liquefaction_time": "30 dk", "semen_volume": "3.2 mL"}


def test_an_address_and_the_line_of_a_name_are_no_spoilt_headers() -> None:
    page = scanned("""
        ANDROLOGY REPORT: SEMEN
        Unit 4, Specimen Park - www.lab.example
        Patient's Name        Mr. ARJUN SAMPLE    Age at collection    44 Year(s)
        Ejaculated volume     >= 1.5              3.8                  ml
        Round cells           < 5.0               4.7                  Million/ml
    """)

    assert printed(page) == {"semen_volume": "3.8 ml ? column_doubtful", "round_cells": "4.7 Million/ml ? column_doubtful"}


def test_dirt_read_as_a_colon_behind_a_title_makes_no_head_of_a_header() -> None:
    page = scanned("""
        SPERMIOGRAM
        Tetkik                Referans Aralığı    Sonuç:     Birim
        Likefaksiyon süresi   <60                 30         dk
        Hacim                 >1,4                3,2        mL
    """)

    assert printed(page) == {"liquefaction_time": "30 dk", "semen_volume": "3.2 mL"}


def test_a_mark_behind_one_value_is_not_the_column_of_results() -> None:
    page = scanned("""
        HORMONE PANEL
        Test                  Reference         Results        Unit
        FSH                   1.5 - 12.4        16.81          mIU/mL
        LH                    1.7 - 8.6         6.17           mIU/mL
        Prolactin             4.0 - 15.2        14.3  1      ng/mL
        Estradiol             11.3 - 43.2       31.2           pg/mL
    """)

    assert printed(page)["lh"] == "6.17 mIU/mL"
    assert printed(page)["estradiol"] == "31.2 pg/mL"


def _lowered(word: Word, height: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.left, box.top + height, box.right, box.bottom + height))


def test_a_table_that_lies_askew_is_not_two_columns_of_text() -> None:
    blank = 30 * " "
    page = scanned(f"""
        SPERMIOGRAM
        Tetkik                Referans      {blank}Sonuç     Birim
        Likefaksiyon süresi   15-60         {blank}30        dk
        Hacim                 1,4-6,0       {blank}3,2       mL
        Konsantrasyon         16-200        {blank}20        milyon/mL
        Vitalite              54-90         {blank}61        %

                                            {blank}LH 39 ve FSH düzeyi 42 olan örnekte çalışıldı
                                            {blank}Volüm 20 ile normal
    """)
    askew = replace(page, words=tuple(_lowered(word, 0.35 * LINE) if word.box.left > 0.5 else word for word in page.words))

    assert printed(askew)["semen_volume"] == "3.2 mL"
    assert printed(askew)["liquefaction_time"] == "30 dk"


def test_million_read_as_minutes_is_shown_as_million() -> None:
    page = scanned("""
        SEMEN ANALYSIS
        Test                  Result    Unit      Reference
        Semen volume          2.8       mL        >=1.4
        Sperm concentration   12.4      min/ml    >=16
        Liquefaction time     25        min       <60
    """)

    assert printed(page)["sperm_concentration"] == "12.4 10*6/mL"
    assert printed(page)["liquefaction_time"] == "25 min"


def test_a_unit_that_is_printed_and_not_understood_is_not_told_from_a_spoilt_range() -> None:
    page = scanned("""
        SEMEN ANALYSIS
        Test                  Result    Unit      Reference
        Semen volume          2.8       mL        >=1.4
        Alpha-glucosidase     29.0      UA        210.0
        Liquefaction time     25        min       <60
    """)

    assert "unit_unknown" in read_one(page)["alpha_glucosidase"].reasons


@pytest.mark.parametrize("degrees", [-4.0, -1.5, 0.0, 1.5, 4.0])
def test_values_stay_on_their_rows_when_the_page_leans(degrees: float) -> None:
    straight = scanned(TABLE)

    (report,) = read_reports([leaning(straight, degrees)], load_vocabulary())

    assert {r.analyte: str(r.number) for r in report.readings} == {
        "fsh": "18.42", "testosterone_total": "2.31", "prolactin": "14.3", "estradiol": "31.2", "shbg": "38.6", "tsh": "2.11",
    }  # fmt: skip


def leaning(page: Page, degrees: float) -> Page:
    """The page photographed at an angle: each word moved down by how far right it stands."""
    fall = math.tan(math.radians(degrees)) * page.width / page.height
    moved = []
    for word in page.words:
        box, down = word.box, fall * (word.box.left + word.box.right) / 2 + 0.1
        moved.append(replace(word, box=Box(box.left, box.top + down, box.right, box.bottom + down)))
    return replace(page, words=tuple(moved))


def test_rows_do_not_depend_on_the_order_of_the_words() -> None:
    page = typed(TABLE)
    shuffled = replace(page, words=tuple(sorted(page.words, key=lambda word: word.text)))

    assert [row.text for row in find_rows(shuffled)] == [row.text for row in find_rows(page)]


@pytest.mark.parametrize(
    ("line", "analyte", "shown"),
    [
        # A long label misread in a fourth of its letters: unit and range bear it out.
        ("Prngestcrome         2.6               nmol/L    0.5 - 3.0", "progesterone", "2.6 nmol/L ? label_doubtful"),
        ("Estnadlol            31.2              pg/mL     11.3 - 43.2", "estradiol", "31.2 pg/mL"),
        # A short one is a letter from others.
        ("FSN                  8.42              mIU/mL    1.50 - 12.40", "fsh", "8.42 mIU/mL ? label_doubtful"),
        ("AMH                  2.36              nq/mL     0.89 - 9.85", "amh", "2.36 ng/mL"),
        ("Progesterone         0.9               nq/mL     0.1 - 1.4", "progesterone", "0.9 ng/mL"),
        ("AMH                  2.36              ng/mL     0.89 M~0.2 9.85", "amh", "2.36 ng/mL"),
        ("AMH            :~0.1 2.36              .ng/mL    0.89 -.9,85", "amh", "2.36 ng/mL"),
        ("DHEA-S               287               ug/dL_——160-449", "dhea_s", "287 ug/dL"),
        ("LH                   4.2               UL        1.70 - 8.60", "lh", "4.2 [IU]/L"),
        ("TSH                  2.11              pUI/mL    0.27 - 4.20", "tsh", "2.11 u[IU]/mL"),
        ("SHBG                 38.6", "shbg", "38.6 nmol/L ? unit_unknown"),
        ("AMH                  2:36              ng/mL     0.89 - 9.85", "amh", "2.36 ng/mL ? decimal_doubtful"),
    ],
)
def test_what_an_engine_spoils_is_known_by_what_stands_beside_it(line: str, analyte: str, shown: str) -> None:
    page = scanned(
        TABLE.replace("Estradiol            31.2              pg/mL     11.3 - 43.2\n", "")
        .replace("FSH ", "XYZ ")
        .replace("SHBG ", "XYZ2 ")
        .replace("TSH ", "XYZ ")
        + line
    )

    assert printed(page)[analyte] == shown


@pytest.mark.parametrize(
    "line", ["Fsteqnu              18.4              g/L       15 - 60", "Glucose              5.1               mmol/L    3.9 - 5.5"]
)
def test_a_stranger_is_not_taken_for_a_misread_label(line: str) -> None:
    assert set(with_line(line)) == set(printed(scanned(TABLE)))


@pytest.mark.parametrize("share", [-0.8, -0.6, 0.8])
def test_values_that_stand_a_row_too_high_or_too_low_ask(share: float) -> None:
    page = scanned(TABLE)
    words = [slid(word, share) if word.box.left > 0.15 and word.box.top > 0.04 else word for word in page.words]

    shown, true = printed(replace(page, words=tuple(words))), printed(page)

    assert [name for name, value in shown.items() if "?" not in value and value != true[name]] == []


def slid(word: Word, share: float) -> Word:
    """The word lower by this share of a line."""
    box = word.box
    return replace(word, box=replace(box, top=box.top + share * LINE, bottom=box.bottom + share * LINE))


def test_latin_names_of_infections_that_a_cyrillic_pack_has_read_are_known() -> None:
    page = scanned("""
        МАРКЕРЫ ИНФЕКЦИЙ
        Исследование          Результат                 Норма
        НУ Ад/АБ Сотьо        Отрицательный результат   Отрицательный результат
        НВ$Ад                 Положительный результат   Отрицательный результат
        Анти-НСУ              Отрицательный результат   Отрицательный результат
    """)

    assert {name: reading.value for name, reading in read_one(page).items()} == {"hiv": "nonreactive", "hbsag": "reactive", "anti_hcv": "nonreactive"}


def test_a_code_glued_to_its_label_and_a_flag_glued_to_its_value_are_cut_off() -> None:
    page = scanned("""
        SEMEN ANALYSIS
        Parameter                    Result       Unit        Reference
        17418-8Volume                2.8          mL          >=1.4
        62912-8Leukocytes            1.47<H>      x10^6/mL    <1.0
    """)

    assert printed(page) == {"semen_volume": "2.8 mL", "semen_leukocytes": "1.47 x10^6/mL"}


def test_a_letter_o_between_a_label_and_a_unit_is_a_nought_that_asks() -> None:
    page = scanned("""
        ESPERMIOGRAMA
        Estudio               Resultado    Unidad      Referencia
        Volumen               2.8          mL          >=1.4
        Recuento total        o            millones    >=39
    """)

    assert printed(page)["sperm_total"] == "0 millones ? low_confidence"


def test_minutes_are_no_unit_of_a_count_but_its_millions_misread() -> None:
    page = scanned("""
        SPERMOQRAM
        Göstərici                        Nəticə    Vahid     Normal göstərici
        Durulaşma müddəti                25        min       <60
        Spermatozoidlərin ümumi sayı     12        min       x 39
    """)

    assert printed(page)["liquefaction_time"] == "25 min"
    assert printed(page)["sperm_total"] == "12 10*6 ? unit_unknown"


@pytest.mark.parametrize("limit", ["216*", "2.5H", "21.5.", "216)"])
def test_a_spoilt_limit_is_no_number(limit: str) -> None:
    text = f"SEMEN ANALYSIS\nTest                 Result    Unit      Reference Range\nSperm concentration  25        xq/l      {limit}"

    assert printed(scanned(text))["sperm_concentration"] == "25 xq/l ? unit_unknown"
