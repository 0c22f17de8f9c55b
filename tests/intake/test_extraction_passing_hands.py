"""Papers of laboratories that pass by once: titles that break, letterheads like titles, flags glued to what they flag."""

from datetime import date, time

from tests.records.typed import printed, read, scanned


def test_result_may_be_a_cell_beside_an_amount_under_its_label() -> None:
    readings = printed("""
        HORMONES
        SERUM FOLLICLE STIMULATING HORMONE (F.S.H.)
        Result                     31.40         mIU/mL      Adult males : 0.95 - 11.95
                                                             Females - follicular : 3.03 - 8.08
        SERUM PROLACTIN
        Result                     287.0         mIU/L       Males : 73 - 407
        SERUM ESTRADIOL (E2)
        Result                     < 37          pmol/L      Males : 40.4 - 161.5
    """)

    assert readings == {"fsh": "31.40 mIU/mL", "prolactin": "287.0 mIU/L", "estradiol": "<37 pmol/L"}


def test_the_second_halves_of_two_titles_are_no_titles_of_a_scan() -> None:
    paper = scanned("""
        ГОРМОНЫ
        Исследование                   Результат     Ед.          Референсные    Комментарий
                                                     измерения    значения
        Лютеинизирующий                6,05          мМЕ/мл       1,7 - 8,6
        гормон (ЛГ)
        Пролактин                      198,4         мкМЕ/мл      86 - 324
        Эстрадиол                      71,2          пмоль/л      41,4 - 159
    """)

    assert printed(paper) == {"lh": "6.05 мМЕ/мл", "prolactin": "198.4 мкМЕ/мл", "estradiol": "71.2 пмоль/л"}


def test_two_unknown_words_in_one_cell_of_a_scan_are_a_letterhead_and_no_titles() -> None:
    paper = scanned("""
        Городской центр репродуктивного здоровья                    Форма № 219/у
        АНАЛИЗ ЭЯКУЛЯТА
        1. Количество                       2,0 мл           (2 - 6 мл)
        2. Реакция                          7,6              (7,2 - 7,8)
        3. Общее число в эякуляте           12 млн           (40 - 500 млн)
        4. неподвижные                      70 %
    """)

    assert printed(paper) == {"semen_volume": "2.0 мл", "semen_ph": "7.6", "sperm_total": "12 млн", "sperm_immotile": "70 %", "sperm_seen": "present"}


def test_a_sign_of_high_or_low_may_be_glued_to_a_number() -> None:
    readings = printed("""
        HORMONE
        Untersuchung         Ergebnis     Einheit     Referenzbereich
        LH i.S.              +11,9        U/l         1,7 - 8,6
        Inhibin B i.S.       -<3,0        ng/l        > 80
        Prolaktin            8,4          µg/l        4,0 - 15,2
    """)

    assert (readings["lh"], readings["prolactin"]) == ("11.9 U/l", "8.4 µg/l")
    assert readings["inhibin_b"].startswith("<3.0 ng/l")


def test_a_star_behind_an_answer_is_no_part_of_it() -> None:
    readings = printed("""
        ESPERMATOBIOSCOPIA
        ESTUDIO            RESULTADO         LÍMITES DE REFERENCIA
        Viscosidad         Aumentada *       Normal
        pH                 7.9               7.2 - 8.0
    """)

    assert readings["semen_viscosity"] == "Aumentada"


def test_a_short_name_in_brackets_on_the_line_below_is_no_second_result() -> None:
    readings = printed("""
        ГОРМОНИ
        Показник                                Результат    Одиниці    Референтні значення
        Пролактин                               7.3          нг/мл      чоловіки: 4.0 - 15.2
        Глобулін, що зв'язує статеві гормони    30.5         нмоль/л    чоловіки: 18.3 -
        (ГЗСГ)                                                          54.1
        Естрадіол (Е2)                          19.4         пг/мл      чоловіки: 11.3 - 43.2
    """)

    assert readings == {"prolactin": "7.3 нг/мл", "shbg": "30.5 нмоль/л", "estradiol": "19.4 пг/мл"}


def test_a_label_may_begin_with_the_volume_that_it_counts_in() -> None:
    readings = printed("""
        SPERMOQRAMMA
        Göstərici                         Nəticə      Norma
        Həcmi                             3,2 ml      > 1,5 ml
        1 ml-də spermatozoidlərin sayı    8,5 mln     > 15 mln
    """)

    assert readings["sperm_concentration"] == "8.5 10*6/mL"


def test_a_unit_below_the_words_before_its_number_belongs_to_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                 Result              Reference
        Volume               1.1 mL              > 1.4
        Liquefaction         Complete in 30      < 60
                             min
    """)

    assert readings["liquefaction_time"] == "30 min"


def test_an_hour_may_have_a_dot_where_its_half_of_the_day_follows() -> None:
    (report,) = read("SEMEN ANALYSIS\nDate : 29/01/2025     Time of collection : 10.05 AM\nVolume    2.2 ml\npH    8.0\n")

    assert (report.head.collected_on, report.head.collected_at) == (date(2025, 1, 29), time(10, 5))
