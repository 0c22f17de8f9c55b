"""What a camera does to print is known by what stands beside it."""

import pytest

from tests.records.typed import printed, read_one, scanned

HORMONES = """
    HORMONE PROFILE
    Test                 Result    Unit      Reference Range
    FSH                  6.1       U/L       1.5 - 12.4
    LH                   5.53      U/L       1.7 - 8.6
    DHEA-S               1.20      pg/mL     1.60 - 4.49
"""


def test_micrograms_read_as_picograms_are_no_sign_of_columns_that_slid() -> None:
    assert printed(scanned(HORMONES)) == {"fsh": "6.1 U/L", "lh": "5.53 U/L", "dhea_s": "1.20 ug/mL"}


def test_a_number_behind_the_title_of_limits_in_a_bracket_is_no_rival_of_the_value() -> None:
    page = scanned("""
        СПЕРМОГРАММА
        1. Объём                    2.9       мл         (норма 21.5)
        2. Лейкоциты                0.87      млн/мл     (норма « 1.0)
        3. Круглые клетки           2.1       млн/мл     (норма   5.0)
    """)

    assert printed(page) == {"semen_volume": "2.9 мл", "semen_leukocytes": "0.87 млн/мл", "round_cells": "2.1 млн/мл"}


def test_a_number_in_a_bracket_of_limits_never_is_the_value() -> None:
    assert "semen_volume" not in read_one(scanned("СПЕРМОГРАММА\nОбъём эякулята     (норма 21.5)\nРазжижение   25 мин   (норма < 60)"))


def test_a_number_in_any_other_bracket_asks() -> None:
    page = scanned("СПЕРМОГРАММА\nОбъём эякулята    2.9   мл  (повторно 3.1)\nРазжижение   25 мин   (норма < 60)")

    assert printed(page)["semen_volume"].endswith("? column_doubtful")


def test_a_remark_with_an_hour_is_no_strange_unit_of_a_table() -> None:
    page = scanned("""
        SPERMOQRAM
        Göstərici                  Nəticə    Vahid      Normal göstərici
        Eyakulyatın həcmi          1,6       ml         >1,5
        MAR test                   39        %          <50
        Testosteron səhər saat 10-a qədər yoxlanmalıdır.
    """)

    assert printed(page) == {"semen_volume": "1.6 ml", "mar_test": "39 %"}


def test_what_is_filled_in_above_a_line_is_read_without_the_line() -> None:
    page = scanned("""
        СПЕРМОГРАММА
        Объём   _1,8_  мл (норма 1,4 мл и более)
        Прогрессивно-подвижные   _9_%   (норма 30% и более)
        Неподвижные   _80—%
    """)

    assert printed(page) == {"semen_volume": "1.8 мл", "motility_progressive": "9 %", "sperm_immotile": "80 %"}


def test_the_title_of_limits_is_no_misread_label() -> None:
    page = scanned("SEMEN ANALİZİ\nHacim   : 1,40   mL   ( Normali:   >= 1,40 )\nViskozite   : Koyu")

    assert set(printed(page)) == {"semen_volume", "semen_viscosity"}


def test_titles_that_begin_far_from_the_names_of_tests_name_none_of_them() -> None:
    page = scanned("""
        SEROLOGIE DE L'HEPATITE
                                            Indice     Interprétation       Seuil
        Antigène HBs                        0,08       Négatif              Négatif < 0,13
        Anticorps anti-HBc totaux           1,92       Négatif              Négatif > 1,40
    """)

    assert {name: reading.value for name, reading in read_one(page).items()} == {"hbsag": "nonreactive", "anti_hbc": "nonreactive"}


def test_the_title_of_a_paper_set_with_wide_blanks_titles_no_column() -> None:
    page = scanned("""
        Y       KROMOZOMU       MİKRODELESYON       ANALİZİ
        SRY (sY14)        :     Pozitif
        ZFX/ZFY           :     Pozitif
        sY84              :     Pozitif
        sY127             :     Negatif
    """)

    shown = printed(page)

    assert (shown["sts_sy84"], shown["sts_sy127"]) == ("present", "absent")


def test_a_power_read_as_a_fraction_is_one() -> None:
    page = scanned("ESAME DEL LIQUIDO SEMINALE\nLeucociti   0,41   10/6/ml   (V.R. <1,0)\nVolume   2,7   ml   (V.R. 2   —   7)")

    assert printed(page) == {"semen_leukocytes": "0.41 10*6/mL", "semen_volume": "2.7 ml"}


def test_words_side_by_side_may_be_choices_whose_ticks_are_lost() -> None:
    page = scanned("""
        SPERMIOGRAMM
        Farbe                  weißlich-grau     gelblich     rötlich
        Viskosität             erhöht            normal
        pH                     7,6
    """)

    shown = printed(page)

    assert (shown["semen_appearance"], shown["semen_viscosity"]) == ("weißlich-grau ? column_doubtful", "erhöht")


def test_limits_whose_signs_are_read_as_digits_are_known_by_the_limits_above_them() -> None:
    page = scanned("""
        ESPERMOGRAMA
        Volume                         4,2 mL            21,4 mL
        Tempo de liquefação            20 minutos        até 60 minutos
        Concentração por mL            28.500.000 /mL    > 16.000.000 /mL
        Motilidade total               38 %              242%
    """)

    shown = printed(page)

    assert (shown["semen_volume"], shown["motility_total"]) == ("4.2 mL", "38 %")


def test_a_second_number_that_the_test_cannot_have_is_a_limit_and_one_that_it_can_have_asks() -> None:
    page = scanned("ESPERMOGRAMA\npH       7,6     27,2\nMotilidade total      38 %      24 %")

    shown = printed(page)

    assert shown["semen_ph"] == "7.6"
    assert shown["motility_total"] == "38 % ? column_doubtful"


def test_dots_that_lead_to_a_value_stand_for_a_colon() -> None:
    page = scanned("""
        HORMONAS
        PROLACTINA
          Metodo: Quimioluminiscencia
          Resultado.....                    16,8   ng/ml
          Valores de referencia:  4,0 a 15,2
        TESTOSTERONA TOTAL
          Metodo: Quimioluminiscencia
          Resultado....                     4,12   ng/ml
          Valores de referencia:  2,49 a 8,36
    """)

    assert printed(page) == {"prolactin": "16.8 ng/ml", "testosterone_total": "4.12 ng/ml"}


def test_marks_between_the_entries_of_a_list_are_no_letters() -> None:
    page = scanned("""
        SPERMOQRAM
        Pəhriz müddəti 3 gün (3-5) e Spermanın həcmi 1.8 ml (>= 2.0) e Spermanın pH-ı 7.6 (7.2-8.0) e
        Mayeləşmə vaxtı 30 dəq (s 60) e Dairəvi hüceyrələr 0.3 10*6/ml (s 5.0) © Leykositlər 0.33 10*6/ml (< 1.0)
    """)

    shown = {name: value.partition(" ?")[0] for name, value in printed(page).items()}

    assert shown["semen_volume"] == "1.8 ml"
    assert shown["semen_leukocytes"] == "0.33 10*6/ml"


def test_a_label_in_brackets_behind_a_scrap_is_read_and_asked() -> None:
    page = scanned("""
        Гормональные исследования
        Наименование теста       Значение    Ед. изм.    Реф. интервал
        ФСГ                      0,23        мЕд/мл      1.5 - 12.4
        инк~0.57 (ЛГ)~0.32       0,7         мЕд/мл      1.7 - 8.6
        рецептор (ТТГ)           0,9         мЕд/л       0.4 - 4.0
    """)

    assert printed(page) == {"fsh": "0.23 мЕд/мл", "lh": "0.7 мЕд/мл ? label_doubtful"}


def test_the_title_of_a_paper_is_no_misread_label() -> None:
    page = scanned("""
        ESAME DEL LIQUIDO SEMINALE (SPERMIOGRAMMA) WHO 2021 - VI edizione
        Esame                     Risultato    U.M.     Valori di riferimento
        Volume                    1,1          mL       >1,4
    """)

    assert printed(page) == {"semen_volume": "1.1 mL"}


CFTR = """
    ГЕНЕТИЧЕСКОЕ ИССЛЕДОВАНИЕ ГЕНА CFTR
    Мутация                 Генотип
    \\/1282Х                  ММ
    Заключение: {conclusion}
    {legend}
"""


@pytest.mark.parametrize(
    ("conclusion", "legend", "shown"),
    [
        ("мутации гена CFTR не обнаружены.", "", "none detected"),
        ("обнаружена мутация ©6542Х гена CFTR.", "N/N - мутация не обнаружена; N/mut - гетерозигота", None),
        ("мутации гена CFTR не обнаружены.", "Обнаружена мутация ©6542Х в гетерозиготном состоянии.", "none detected ? ambiguous"),
    ],
)
def test_a_mutation_whose_name_is_spoilt_is_not_taken_for_none(conclusion: str, legend: str, shown: str | None) -> None:
    readings = read_one(scanned(CFTR.format(conclusion=conclusion, legend=legend)))

    found = readings.get("cftr_variants")

    assert (found and " ? ".join([str(found.value), *found.reasons])) == shown


def test_a_raised_power_lost_in_the_bracket_of_a_label_is_known_and_asked() -> None:
    page = scanned("DIAGNOSTIC SEMEN ANALYSIS\nVolume (ml)              4.1\nRound cells (10°/ml)     1.4")

    assert printed(page)["round_cells"] == "1.4 10*6/mL ? unit_unknown"


def test_the_material_of_a_line_is_no_unit() -> None:
    page = scanned("""
        СПЕРМОГРАММА
        Наименование теста    Биоматериал    Значение    Ед. изм.    Реф. интервал
        Объём порции          Эякулят        4.3         мл          1.5-6.0
        Круглые клетки        Эякулят        3.9         х105/мл     < 5.0
        Лейкоциты             Эякулят        0.78        х10°/мл     < 1.0
    """)

    assert printed(page) == {"semen_volume": "4.3 мл", "round_cells": "3.9 10*6/mL", "semen_leukocytes": "0.78 10*6/mL"}


def test_an_answer_in_words_has_a_blank_before_its_unit() -> None:
    assert read_one(scanned("ESPERMOGRAMA\nVolumen   3,1 ml\nViscosidad   2cm"))["semen_viscosity"].value == "2 cm"
