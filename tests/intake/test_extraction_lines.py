"""What single lines say outside of tables: limits of a guideline, results of earlier days, answers of several words."""

import pytest

from tests.records.typed import printed, read


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("SEMEN ANALYSIS", "Lower reference limits (WHO, 6th edition 2021): volume 1.4 mL, total motility 42 %, normal forms 4 %."),
        ("СПЕРМОГРАММА", "Нижние границы ВОЗ 2021: объём 1,4 мл, концентрация 16 млн/мл, общее число 39 млн."),
        ("СПЕРМОГРАММА", "Нижние пределы нормы (ВОЗ, 2021): объём 1,4 мл, общая подвижность 42 %."),
        ("СПЕРМОГРАМА", "Нижні референтні межі ВООЗ 2021: об'єм 1,4 мл, загальна рухливість 42 %."),
        ("SPERMİYOGRAM", "WHO 2021 alt sınırları: hacim 1,4 ml, toplam hareketlilik 42 %."),
    ],
)
def test_limits_told_in_a_note_are_nobodys_results(title: str, note: str) -> None:
    assert printed(f"{title}\n\n{note}") == {}


def test_a_note_about_limits_goes_on_over_the_lines_of_its_sentence() -> None:
    assert (
        printed(
            """
        СПЕРМОГРАММА

        Нижние референсные пределы ВОЗ (6-е издание, 2021): объём 1,4 мл, общая подвижность 42 %,
        нормальные формы 4 %.
        """
        )
        == {}
    )


def test_the_line_after_a_note_about_limits_counts() -> None:
    assert printed(
        """
        СПЕРМОГРАММА

        Нижние границы ВОЗ 2021: объём 1,4 мл.
        Объём: 2,2 мл
        """
    ) == {"semen_volume": "2.2 мл"}


def test_a_number_behind_a_day_is_the_earlier_result() -> None:
    (report,) = read(
        """
        HORMONE PANEL
        Collected: 10.02.2024

        Estradiol            <18 pmol/L       (41 - 159)     06.10.2023 : 115
        """
    )
    assert {(str(r.number), r.comparator, str(r.collected_on)) for r in report.readings} == {("18", "<", "None"), ("115", None, "2023-10-06")}
    assert not any("column_doubtful" in reading.reasons for reading in report.readings)


def test_an_answer_of_several_words_is_read_whole() -> None:
    assert printed("СПЕРМОГРАММА\n\nВязкость          нить более 2 см") == {"semen_viscosity": "нить более 2 см"}


def test_a_unit_that_nobody_knows_is_not_replaced_by_the_only_one_that_fits() -> None:
    assert printed("СПЕРМОГРАММА\n\nАльфа-глюкозидаза    37.6 кг/дм    (≥ 20.0)") == {"alpha_glucosidase": "37.6 кг/дм ? unit_unknown"}


def test_millions_in_one_millilitre_are_a_concentration() -> None:
    read_here = printed("СПЕРМОГРАММА\n\nКонцентрация сперматозоидов    22,0 млн. в 1 мл    (≥ 16)")
    assert read_here["sperm_concentration"] == "22.0 млн. в 1 мл"
