"""Habits of laboratories whose papers nobody here had seen: limits in words, codes of catalogues, days behind a sentence's first words."""

import pytest

from tests.records.typed import printed, read, scanned


@pytest.mark.parametrize(
    ("title", "volume", "shown"),
    [
        ("SPERMOGRAMME", "Volume de l'éjaculat (pesée)", "Supérieur ou égal à 1,4"),
        ("SEMINOGRAMA", "Volumen", "Mayor o igual a 1,4"),
        ("SPERMIOGRAMMA", "Volume", "Superiore o uguale a 1,4"),
        ("СПЕРМОГРАММА", "Объем", "Не ниже 1,4"),
        ("SEMEN ANALYSIS", "Volume", "Not less than 1.4"),
    ],
)
def test_a_limit_in_words_is_a_limit_in_every_language(title: str, volume: str, shown: str) -> None:
    readings = printed(f"""
        {title}
        {volume}             2.2 mL      {shown}
        pH                   7.6         7.2 - 8.0
    """)

    assert readings["semen_volume"].startswith("2.2 ")


def test_a_code_of_a_catalogue_behind_a_label_is_no_flag() -> None:
    readings = printed("""
        Sprawozdanie z badań laboratoryjnych
        Badanie                 Wynik     Jm.      Zakres ref.
        FSH  ICD-9: L65         18,90     mIU/ml   1,50 - 12,40     H
        LH   ICD-9: L67         7,45      mIU/ml   1,70 - 8,60
    """)

    assert readings == {"fsh": "18.90 mIU/ml", "lh": "7.45 mIU/ml"}


def test_a_day_behind_the_place_where_a_sample_was_taken_is_the_day_of_collection() -> None:
    (report,) = read("""
        SPERMOGRAMME
        Recueil au laboratoire le 11/02/2026 à 08:40 Recueil complet: OUI
        Volume 2,2 mL
    """)

    assert str(report.head.collected_on) == "2026-02-11"


def test_a_bare_word_of_a_wrapped_unit_is_no_label() -> None:
    readings = printed("""
        SPERMOGRAMME
        Zinc                        3,9 µmol/éjaculat      > 2,4
        éjaculat
        Volume                      2,2 mL
    """)

    assert "sperm_total" not in readings


@pytest.mark.parametrize(
    ("printed_day", "collected"),
    [
        ("Дата исследования: 05.02.2026г.", "2026-02-05"),
        ("Дата забора: 04.02.2026    Дата исследования: 05.02.2026", "2026-02-04"),
        ("Дата поступления: 04.02.2026    Дата исследования: 05.02.2026", "None"),
    ],
)
def test_the_day_of_the_examination_counts_where_no_other_says_when_the_sample_was_taken(printed_day: str, collected: str) -> None:
    (report,) = read(f"""
        ГОРМОНАЛЬНЫЙ ПРОФИЛЬ
        {printed_day}
        Показатель     Результат    Единицы    Норма
        ФСГ            12,3         мМЕ/мл     1,5 - 12,4
    """)

    assert str(report.head.collected_on) == collected


def test_thousands_with_spaces_are_one_number_in_a_limit_too() -> None:
    readings = printed("""
        SPERMOGRAMME
        - Volume : 1,8 ml   (N: 1,5 à 6 ml)
        - Spermatozoïdes : 12 000 000 / ml   (N: ≥ 15 000 000 / ml)
        - Leucocytes : 600 000 / ml   (N: < 1 000 000 / ml)
    """)

    assert readings == {
        "semen_volume": "1.8 ml",
        "sperm_concentration": "12000000 / ml",
        "semen_leukocytes": "600000 / ml",
        "sperm_seen": "present",
    }


def test_a_sentence_may_end_with_the_name_of_a_chromosome() -> None:
    readings = printed("""
        RECHERCHE DE MICRODÉLÉTIONS DU CHROMOSOME Y
        AZFa       sY84 (320 pb)      Présent
                   sY86 (318 pb)      Présent
        AZFc       sY254 (400 pb)     Absent
                   sY255 (126 pb)     Absent
        Présence d'une délétion complète de la région AZFc du chromosome Y. Absence de délétion de la région AZFa.
    """)

    assert (readings["azf_c"], readings["azf_a"]) == ("deleted", "intact")


def test_the_blood_in_which_it_was_measured_may_stand_before_a_label() -> None:
    readings = printed("""
        CHIMICA CLINICA
        ESAME                                 ESITO      U.M.        VALORI DI RIFERIMENTO
        S-LDH                                 171        U/L         120 - 246
        Sg-Emoglobina glicata (HbA1c)         34         mmol/mol    20 - 42
    """)

    assert readings == {"ldh": "171 U/L", "hba1c": "34 mmol/mol"}


def test_a_dash_is_no_answer() -> None:
    readings = printed("""
        SEMINOGRAMA
        Volumen (ml)       3,5     (≥1,4)
        Aglutinación       -
        Aspecto            --
    """)

    assert set(readings) == {"semen_volume"}


def test_a_bracket_behind_a_value_on_a_scan_is_a_limit_whose_sign_was_misread() -> None:
    readings = printed(
        scanned("""
        SEMINOGRAMA
        Vitalidad (%)                  47        (254)
        Formas normales (%)            2         (24)
        Movilidad total a+b+c (%)      28        (42)
    """)
    )

    assert readings == {"sperm_vitality": "47 %", "sperm_normal_forms": "2 %", "motility_total": "28 %"}


def test_an_index_in_the_column_of_results_is_answered_by_its_interpretation() -> None:
    readings = printed("""
        INFECTIOUS DISEASE SEROLOGY
        Test              Result     Unit     Interpretation     Reference
        HBsAg             0.31       S/CO     Non Reactive       < 1.00
        HIV 1/2 Ag/Ab     12.5       S/CO     Reactive           < 1.00
        Anti-HCV          0.08       S/CO                        Non Reactive
    """)

    assert readings == {"hbsag": "nonreactive", "hiv": "reactive"}


def test_markers_in_one_cell_share_the_only_answer() -> None:
    readings = printed("""
        BADANIE MIKRODELECJI REGIONU AZF CHROMOSOMU Y
        Region     Badane markery     Wynik
        AZFa       sY84, sY86         obecne
        AZFb       sY127, sY134       obecne, nieobecne
        AZFc       sY254, sY255       nieobecne
    """)

    assert {name: value for name, value in readings.items() if name.startswith("sts")} == {
        "sts_sy84": "present",
        "sts_sy86": "present",
        "sts_sy254": "absent",
        "sts_sy255": "absent",
    }


def test_normal_karyotypes_of_both_sexes_on_one_line_are_a_legend() -> None:
    readings = printed("""
        ЗАКЛЮЧЕНИЕ ЦИТОГЕНЕТИЧЕСКОГО ИССЛЕДОВАНИЯ
        Кариотип: 45,X[3]/46,X,del(Y)(q11.2)[17]
        Нормальный мужской кариотип 46,XY; нормальный женский кариотип 46,XX.
    """)

    assert readings == {"karyotype": "45,X[3]/46,X,del(Y)(q11.2)[17]"}


def test_the_day_in_a_sentence_of_a_letter_is_no_value() -> None:
    (report,) = read("""
        Dear Dr Specimen,
        His FSH on 2 December 2025 was 28.7 IU/L and testosterone 9.1 nmol/L.
        Yours sincerely,
    """)

    assert [(reading.analyte, str(reading.number), str(reading.collected_on), reading.reasons) for reading in report.readings] == [
        ("fsh", "28.7", "2025-12-02", ()),
        ("testosterone_total", "9.1", "2025-12-02", ()),
    ]


def test_a_number_of_a_record_in_a_title_is_no_value() -> None:
    (report,) = read("""
        ВИПИСКА З АМБУЛАТОРНОЇ КАРТИ № 771
        Гормони від 15.01.2026: ФСГ 24,5 мМО/мл, ЛГ 9,8 мМО/мл.
        Каріотип від 20.12.2025: 47,XXY.
        Лікар-андролог Зразков В.В.
    """)

    assert report.kind == "referral_letter"
    assert [(reading.analyte, bool(reading.reasons)) for reading in report.readings] == [("fsh", False), ("lh", False), ("karyotype", False)]


def test_a_short_word_before_a_number_ends_no_sentence() -> None:
    readings = printed("""
        Badanie USG moszny
        Jądro prawe o wymiarach 34 x 20 x 17 mm (obj. 6,1 ml), jądro lewe o wymiarach 30 x 18 x 16 mm (obj. 4,5 ml).
    """)

    assert (readings["testis_volume_right"], readings["testis_volume_left"]) == ("6.1 ml", "4.5 ml")


def test_a_day_before_the_first_size_does_not_turn_the_sides_round() -> None:
    readings = printed("""
        Pacjent: Przykład Marcin   Data badania: 03.02.2026 Lekarz kierujący: urolog
        Badanie USG moszny (Doppler)
        Jądro prawe o wymiarach 34 x 20 x 17 mm (obj. 6,1 ml), jądro lewe o wymiarach 30 x 18 x 16 mm (obj. 4,5 ml).
    """)

    assert readings == {
        "testis_length_right": "34 mm",
        "testis_volume_right": "6.1 ml",
        "testis_length_left": "30 mm",
        "testis_volume_left": "4.5 ml",
    }


def test_of_two_columns_of_results_the_one_in_words_answers() -> None:
    readings = printed("""
        ІНФЕКЦІЇ. Серологічна діагностика
        Показник                              Значення    Од.     Результат       Референтні значення
        Anti-HCV сумарні (гепатит С)          0,07        S/CO    негативний      < 1,0 негативний
        Treponema pallidum, антитіла сумарні  6,84        S/CO    ПОЗИТИВНИЙ      < 1,0 негативний
    """)

    assert readings == {"anti_hcv": "nonreactive", "syphilis": "reactive"}


def test_a_code_behind_a_comma_is_no_flag_and_a_number_sign_no_normal() -> None:
    readings = printed("""
        Badanie                                 Wynik     Jednostka     Wartości referencyjne
        Hormon folikulotropowy (FSH), L65       5,11      IU/l          1,50 - 12,40
        Hormon luteinizujący (LH), L67          4,40      IU/l          1,70 - 8,60
    """)

    assert readings == {"fsh": "5.11 IU/l", "lh": "4.40 IU/l"}


def test_an_arrest_told_with_and_without_its_stage_is_one_pattern() -> None:
    readings = printed("""
        HISTOPATHOLOGY REPORT
        Sections show maturation arrest in all tubules.
        DIAGNOSIS: Maturation arrest at primary spermatocyte stage.
    """)

    assert readings == {"histology_pattern": "early_maturation_arrest"}


def test_a_number_below_an_answer_stays_with_its_own_label() -> None:
    readings = printed("""
        BILAN SPERMIOLOGIQUE
        Paramètres                  Résultats     Normes OMS 2021
        Volume (ml)                 3,8           1,4 - 6,2
        Viscosité                   normale
        Numération (10⁶/ml)         0,15          > 16
        Numération totale (10⁶)     0,57          > 39
    """)

    assert (readings["sperm_concentration"], readings["sperm_total"]) == ("0.15 10*6/mL", "0.57 10*6")
