"""Labels that an engine has spoilt: a bullet read as a letter, an English name read in Cyrillic letters."""

from textwrap import dedent

from intake.extraction.rows import find_rows
from tests.records.typed import printed, scanned

HEAD = "Спермограма\nПацієнт : SAMPLE\nСтать : Чоловіча\n"


def test_a_bullet_read_as_a_letter_is_no_part_of_a_label() -> None:
    values = printed(scanned("Hormone\nPatient: SAMPLE\ne FSH = 39,95 IU/L (Referenz 1,5-12,4)\ne LH = 29,7 IU/L (Referenz 1,7-8,6)"))

    assert (values["fsh"], values["lh"]) == ("39.95 IU/L", "29.7 IU/L")


def test_the_own_name_behind_a_spoilt_english_one_is_read_and_asks() -> None:
    values = printed(scanned(f"{HEAD}моіште - Об'єм еякуляту    5,2    мл    1,4-7,6\nЛейкоцити    1,16    млн/мл    <1,0"))

    assert values["semen_volume"] == "5.2 мл ? label_doubtful"
    assert values["semen_leukocytes"] == "1.16 млн/мл"


def test_the_own_name_in_a_bracket_behind_a_spoilt_english_one_is_read_and_asks() -> None:
    values = printed(scanned(f"{HEAD}Уоите (Об'єм еякуляту)    5,2    мл    1,4-7,6\nГПлаче!асноп ите (Розрідження)    30    хв    <60"))

    assert values["semen_volume"] == "5.2 мл ? label_doubtful"
    assert values["liquefaction_time"] == "30 хв ? label_doubtful"


def test_a_known_word_before_the_dash_is_no_spoilt_name_and_what_follows_asks() -> None:
    values = printed(scanned(f"{HEAD}Негативний - Лейкоцити    1,16    млн/мл    <1,0\nОб'єм еякуляту    5,2    мл    1,4-7,6"))

    assert values["semen_leukocytes"] == "1.16 млн/мл ? label_doubtful"  # it may be another's


def test_the_frame_of_a_leaning_photo_is_no_part_of_a_label_or_a_unit() -> None:
    paper = """
        Espermiograma
        Nombre: SAMPLE                Sexo: H
        / Determinación               Valor    Unidades     Rango
        / Volumen                     0.60     ml           > 1.40
        / Leucocitos en semen         1.30     mill/mL      < 1.0
        / Hematíes                    6        / campo      < 5
    """
    page = scanned(dedent(paper))
    values = printed(page)

    assert (values["semen_volume"], values["semen_leukocytes"]) == ("0.60 ml", "1.30 mill/mL")
    assert "/ campo" in {cell.text for row in find_rows(page) for cell in row.cells}


def test_a_strange_unit_that_no_neighbour_has_does_not_doubt_the_table_and_a_neighbour_s_does() -> None:
    paper = """
        Hormone
        Patient: SAMPLE
        Test                  Result    Unit       Reference
        FSH                   5.1       mIU/mL     1.5 - 12.4
        LH                    4.2       mIU/mL     1.7 - 8.6
        Testosterone total    4.10      {}      2.49 - 8.36
        Prolactin             12.7      ng/mL      4.0 - 15.2
    """
    alone, slid = (printed(scanned(dedent(paper.format(unit)))) for unit in ("hours", "mIU/L"))

    assert alone["fsh"] == "5.1 mIU/mL"
    assert "label_doubtful" in slid["fsh"]


def test_the_abbreviation_of_another_part_of_motility_behind_a_label_makes_it_doubtful() -> None:
    paper = """
        SEMEN ANALYSIS
        Test                       Result    Unit
        Progressive motility {}    18        %
    """
    same, other = (printed(scanned(dedent(paper.format(part)))) for part in ("PR", "NP"))

    assert same["motility_progressive"] == "18 %"
    assert "label_doubtful" in other["motility_progressive"]  # the "non" was lost
