"""Papers of laboratories that pass by once: titles that break, letterheads like titles, flags glued to what they flag."""

from datetime import date, time
from decimal import Decimal

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


def test_an_open_end_of_limits_makes_no_column_of_its_own() -> None:
    paper = scanned("""
        ГОРМОНИ
        Показник                                Результат    Одиниці    Референтні значення
        Пролактин                               7.3          нг/мл      чоловіки: 4.0 - 15.2
        Тестостерон загальний                   1.92         нг/мл      чоловіки 20-49 р.: 2.49 -
                                                                        8.36
                                                                        чоловіки > 50 р.: 1.93 -
                                                                        7.40
        Глобулін, що зв'язує статеві гормони    30.5         нмоль/л    чоловіки 20-49 р.: 18.3 -
        (ГЗСГ)                                                          54.1
        Естрадіол (Е2)                          19.4         пг/мл      чоловіки: 11.3 - 43.2
        Лютеїнізуючий гормон (ЛГ)               16.8 з       мМО/мл     чоловіки: 1.7 - 8.6
    """)

    readings = printed(paper)

    assert (readings["prolactin"], readings["testosterone_total"], readings["shbg"]) == ("7.3 нг/мл", "1.92 нг/мл", "30.5 нмоль/л")
    assert readings["lh"] == "16.8 мМО/мл"


def test_a_unit_below_its_number_is_not_the_unit_of_the_limits() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                 Result              Reference
        Volume               1.1 mL              > 1.4
        Liquefaction         Complete in 30      Complete in 60 min
                             min
    """)

    assert readings["liquefaction_time"] == "30 min"


def test_a_name_that_nobody_knows_may_stand_before_the_known_one_and_a_stroke() -> None:
    readings = printed("""
        SEMEN ANALYSIS REPORT
        Thông số / Parameter                  Kết quả / Result    Đơn vị / Unit        Reference
        Thể tích / Volume                     1.9                 ml                   ≥ 1.4
        Mật độ / Sperm concentration          11.2                triệu/ml             ≥ 16
        Bất động / Immotile (IM)              75                  %
        Hình dạng bình thường /               2                   %                    ≥ 4
        Normal morphology
    """)

    assert (readings["semen_volume"], readings["sperm_immotile"], readings["sperm_normal_forms"]) == ("1.9 ml", "75 %", "2 %")
    assert readings["sperm_concentration"] == "11.2 triệu/ml"


def test_a_stroke_after_a_word_that_makes_another_test_finds_no_label() -> None:
    readings = printed("""
        HORMONES
        Test                       Result      Unit
        Urine / Testosterone       12.0        nmol/L
        Wife / TSH                 2.0         mIU/L
        Receptor / LH ratio        3.1
        FSH                        8.1         IU/L
    """)

    assert set(readings) == {"fsh"}


def test_the_code_of_a_catalogue_may_stand_before_a_label() -> None:
    readings = printed("""
        ГОРМОНАЛЬНЫЕ ИССЛЕДОВАНИЯ
        Тест                     Результат    Норма           Ед. изм.
        11-10-001 ФСГ            15.70        1.50 - 12.40    мМЕ/мл
        A09.05.132 ЛГ            7.11         1.70 - 8.60     мМЕ/мл
    """)

    assert readings == {"fsh": "15.70 мМЕ/мл", "lh": "7.11 мМЕ/мл"}


def test_labels_between_their_shares_need_no_mark() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Motility: progressive 30 % non-progressive 20 % immotile 50 %
        APPEARANCE: Creamy VISCOSITY: Normal VOLUME: 2.0mls PH: 8.0
    """)

    shares = [readings[name] for name in ("motility_progressive", "motility_nonprogressive", "sperm_immotile")]
    assert shares == ["30 %", "20 %", "50 %"]
    assert (readings["semen_viscosity"], readings["semen_volume"], readings["semen_ph"]) == ("Normal", "2.0 mls", "8.0")


def test_chemical_pathology_is_no_histology() -> None:
    (report,) = read("""
        CHEMICAL PATHOLOGY REPORT
        TEST                  NORMAL RANGE    UNIT         RESULT
        FSH                   1.4 - 18.1      mIU/mL       24.60 H
        LH                    1.5 - 9.3       mIU/mL       9.74 H
        PROLACTIN             2.1 - 17.7      ng/mL        8.31
    """)

    assert report.kind == "hormone_panel"


def test_words_upon_the_dotted_lines_of_a_form_are_read_and_a_person_looks() -> None:
    paper = scanned("""
        SEMENANALYSIS.REPORT.FORM
        NAME: ..SAMPLE.LAMIN. AGE: .37. SEX: .M. LAB NO: .0447/25.
        DATE OF COLLECTION: .14/05/2025..TIME PRODUCED: .9:00am.
        APPEARANCE: ..Creamy.. VISCOSITY: .Normal. VOLUME: .2.0mls. PH:..8.0.
        SPERM COUNT: .18.x.10^6/ml.
    """)

    (report,) = read(paper)
    readings = {reading.analyte: reading for reading in report.readings}

    assert (report.kind, report.head.collected_on) == ("semen_analysis", date(2025, 5, 14))
    assert [readings[name].number for name in ("semen_volume", "semen_ph", "sperm_concentration")] == [2, 8, 18]
    assert all(readings[name].reasons for name in ("semen_volume", "semen_ph", "sperm_concentration"))


def test_right_words_are_no_spoilt_title_of_another_report() -> None:
    (report,) = read(
        scanned("""
        DNA TEST REPORT
        Test requested: CFTR gene full sequencing
        Poly-T genotype: 5T/9T
    """)
    )

    assert report.kind != "operation_note"


def test_a_neoplasm_that_is_not_seen_is_named_and_denied_in_spanish() -> None:
    paper = """
        INFORME ANATOMOPATOLÓGICO
        Material remitido: Biopsia testicular bilateral
        Microscopía: túbulos seminíferos revestidos exclusivamente por células de Sertoli.
        {} neoplasia germinal in situ (GCNIS).
        Diagnóstico: síndrome de sólo células de Sertoli, bilateral.
    """

    assert printed(paper.format("No se observa")) == {"histology_pattern": "sertoli_cell_only"}
    assert "germ_cell_neoplasia_in_situ" in printed(paper.format("Se observa"))["histology_pattern"]


def test_vietnamese_letters_write_the_day_first_and_titles_of_two_languages_answer_for_themselves() -> None:
    (report,) = read("""
        SEMEN ANALYSIS REPORT
        Ngày lấy mẫu / Collection date: 11/09/2024
        Số ngày kiêng / Abstinence: 3 ngày (days)      Phương pháp / Method: Masturbation
        Thể tích / Volume              1.9          ml       >= 1.4
    """)

    assert report.head.collected_on == date(2024, 9, 11)
    assert [(reading.analyte, reading.number) for reading in report.readings] == [("abstinence", 3), ("semen_volume", Decimal("1.9"))]


def test_moles_in_a_litre_are_known_by_their_spoilt_end_and_others_ask() -> None:
    paper = """
        ГОРМОНЫ
        Тест                   Результат    Норма           Ед. изм.
        Тестостерон общий      10.35        8.64 - 29.00    {}
        ФСГ                    5.70         1.50 - 12.40    мМЕ/мл
    """

    assert [printed(scanned(paper.format(unit)))["testosterone_total"] for unit in ("нмолыл", "нмолы/")] == ["10.35 nmol/L"] * 2
    assert "unit_unknown" in printed(scanned(paper.format("мкмолыл")))["testosterone_total"]


def test_an_hour_in_a_label_is_no_share_and_limits_with_a_letter_are_no_label() -> None:
    readings = printed("""
        SPERMOGRAMME
        Volume                                1,2 ml      N : 1,5 à 6
        Mobilité progressive (a+b) à 1 h      5 %         N : > 32 %
        Immobiles (d)                         85 %
    """)

    assert readings == {"semen_volume": "1.2 ml", "motility_progressive": "5 %", "sperm_immotile": "85 %"}
    assert printed("SEMEN ANALYSIS\nSperm Count    : 12.6 million / ml    ( N: 15 - 200 million / ml )") == {
        "sperm_concentration": "12.6 million / ml",
        "sperm_seen": "present",
    }


def test_a_normal_karyotype_named_beside_another_is_nobodys() -> None:
    paper = """
        WYNIK BADANIA CYTOGENETYCZNEGO
        Kariotyp: {}
        Prawidłowy kariotyp męski: 46,XY.
    """

    assert printed(paper.format("47,XXY")) == {"karyotype": "47,XXY"}
    assert printed(paper.format("46,XY")) == {"karyotype": "46,XY"}


def test_letters_that_an_engine_does_not_know_before_a_stroke_leave_the_known_name_and_a_person_looks() -> None:
    paper = scanned("""
        HORMONES
        330930 / Test                Result       Unit         Reference range
        am0n8gmn 3mamn / LH          4.97         mIU/mL       1.7 - 8.6
        3mmomodooo / Prolactin       14.2         ng/mL        4.04 - 15.2
    """)

    readings = printed(paper)

    assert (readings["lh"], readings["prolactin"]) == ("4.97 mIU/mL ? label_doubtful", "14.2 ng/mL ? label_doubtful")
