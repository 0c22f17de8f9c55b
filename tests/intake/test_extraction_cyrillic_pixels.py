"""Papers in Cyrillic letters as engines leave them: columns of earlier results, powers of ten, strokes taken for letters."""

import pytest

from intake.extraction import read_reports
from intake.extraction.agreement import check_together
from intake.vocabulary import load_vocabulary
from tests.records.typed import scanned, show


@pytest.mark.parametrize("title", ["Попер. результат", "Торішній результат"])
def test_a_column_over_an_earlier_day_is_not_that_of_the_results_however_its_title_is_read(title: str) -> None:
    readings = _read(f"""
        Дата взяття: 16/02/2024
        СПЕРМОГРАМА
        Мікроскопічне дослідження
                                 Результати        Норма      {title}
                                                              16/08/2023
        Лейкоцити в еякуляті     не визначено      (<1.0)     0.28
        Круглі клітини           0.9 млн/мл        (<5.0)     1.7
    """)

    assert readings.get("round_cells") == "0.9 млн/мл"
    assert "semen_leukocytes" not in readings


@pytest.mark.parametrize("unit", ["10А6/мл", "10Л6/мл", "10с6б/мл", "10°/мл"])
def test_a_spoilt_power_of_ten_is_read_where_the_range_bears_it_out(unit: str) -> None:
    readings = _read(f"""
        СПЕРМОГРАМА
        Показник                          Значення           Норма
        Концентрація сперматозоїдів       31.5 {unit}        ≥16
    """)

    assert readings["sperm_concentration"] == "31.5 10*6/mL"


def test_the_day_of_a_result_in_the_head_is_no_column() -> None:
    readings = _read("""
        Дослідження еякуляту
        Взяття біоматеріалу                  01.05.2023
        Результат від                        02.05.2023 (17:48)
        Макроскопічне дослідження
        Утримання перед здачею               6 днів
        N від 3 до 5
        Об'єм                                5,9 мл
        мо-2,0
        Розрідження                          40 хв
    """)

    assert set(readings) == {"abstinence", "semen_volume", "liquefaction_time"}


@pytest.mark.parametrize(("strokes", "grade"), [("П", "II"), ("Ш", "III"), ("ІІ", "II"), ("II", "II")])
def test_the_strokes_of_a_grade_are_no_letters(strokes: str, grade: str) -> None:
    (report,) = read_reports([scanned(f"УЗИ органов мошонки\nВарикоцеле слева {strokes} ст., вены до 3,2 мм.")], load_vocabulary())

    assert [(one.value, one.reasons) for one in report.readings] == [(f"Варикоцеле слева {grade} ст., вены до 3,2 мм", ("ambiguous",))]


def test_an_earlier_result_of_a_later_day_asks() -> None:
    (report,) = read_reports(
        [
            scanned("""
                Дата взяття: 16/02/2024
                СПЕРМОГРАМА
                                         Результати        Попередній
                                                           16/08/2025
                Круглі клітини           0.9 млн/мл        1.7
            """)
        ],
        load_vocabulary(),
    )

    assert {str(reading.number): "ambiguous" in reading.reasons for reading in report.readings} == {"0.9": False, "1.7": True}


def _read(text: str) -> dict[str, str]:
    (report,) = read_reports([scanned(text)], load_vocabulary())
    return {reading.analyte: show(reading) for reading in check_together(report.readings) if reading.collected_on is None}
