"""Papers of one packet: answers under names, expected formulas beside what was found, diagnoses with a colon, units before numbers."""

import pytest

from tests.records.typed import printed, read

MARKERS = ("sY84", "sY86", "sY127", "sY134", "sY254", "sY255")


def test_answers_are_read_under_their_names_and_expected_ones_below_are_not() -> None:
    readings = printed("""
        Serology
        HIV I & II            HBsAg                 HBc total antibody
        Nonreactive           Nonreactive           Reactive
        Ref.: Nonreactive     Ref.: Nonreactive     Ref.: Nonreactive
        Anti-HCV              VDRL
        Nonreactive           Nonreactive
        Ref.: Nonreactive     Ref.: Nonreactive
    """)

    assert readings == {"hiv": "nonreactive", "hbsag": "nonreactive", "anti_hbc": "reactive", "anti_hcv": "nonreactive", "syphilis": "nonreactive"}


def test_expected_answers_alone_under_their_names_are_nobodys() -> None:
    readings = printed("""
        Serology
        HIV                   HBsAg                 Anti-HCV
        Ref.: Negative        Ref.: Negative        Ref.: Negative
    """)

    assert readings == {}


def test_a_line_of_the_wife_under_the_names_is_not_the_patients() -> None:
    readings = printed("""
        Serology
                   HIV          HBsAg        Anti-HCV
        Wife       Reactive     Reactive     Reactive
        Husband    Negative     Negative     Negative
    """)

    assert readings == {"hiv": "nonreactive", "hbsag": "nonreactive", "anti_hcv": "nonreactive"}


@pytest.mark.parametrize("found", ["47,XXY", "45,XY,der(13;14)(q10;q10)"])
def test_a_normal_formula_in_brackets_beside_what_was_found_is_the_expected_one(found: str) -> None:
    readings = printed(f"""
        Constitutional karyotype
        Karyotype          {found}          (46,XY)
    """)

    assert readings == {"karyotype": found}


def test_another_formula_in_brackets_asks() -> None:
    readings = printed("""
        Constitutional karyotype
        Karyotype          46,XY          (47,XXY)
    """)

    assert readings["karyotype"].endswith("? conflict")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Semen analysis", "Azoospermia: no sperm in the sediment after centrifugation."),
        ("СПЕРМОГРАММА", "Азооспермия: в осадке после центрифугирования сперматозоидов нет."),
        ("Spermiogram", "Azospermi: santrifüj sonrası çökeltide sperm bulunmadı."),
    ],
)
def test_azoospermia_with_a_colon_that_speaks_of_the_pellet_is_read_and_asks(title: str, sentence: str) -> None:
    readings = printed(f"""
        {title}
        {sentence}
    """)

    assert readings["pellet_examined"].startswith("yes")
    assert readings["sperm_seen"].startswith("none")


def test_azoospermia_with_a_colon_beside_other_diagnoses_is_a_legend() -> None:
    readings = printed("""
        Semen analysis
        Azoospermia: no sperm in the sediment after centrifugation.
        Oligozoospermia: fewer than 16 million sperm per mL.
    """)

    assert readings == {}


def test_min_before_a_number_in_a_line_from_the_right_is_minutes() -> None:
    readings = printed("""
                                                  تحليل السائل المنوي
        <60                 min 45                زمن الإسالة
        >1.4                mL 3.1                الحجم
    """)

    assert readings["liquefaction_time"] == "45 min"


def test_an_abbreviation_behind_motility_says_which_part_of_it_is_meant() -> None:
    readings = printed("""
        Spermoqramma
        Göstərici                       Nəticə    Vahid
        Hərəkətlilik PR                 27        %
        Hərəkətlilik (NP)               7         %
        Hərəkətlilik IM                 66        %
        Hərəkətlilik PR + NP            34        %
    """)

    assert readings == {
        "motility_progressive": "27 %",
        "motility_nonprogressive": "7 %",
        "sperm_immotile": "66 %",
        "motility_total": "34 %",
    }


def test_results_stand_between_two_limits_that_have_columns_of_their_own() -> None:
    readings = printed("""
        Semen Analysis
        Investigation             Unit       Min      Reading     Upper
        Days of abstinence        Days       3        2*          5
        Volume                    ml                  1.5
        Time taken to liquefy     min                 40          60
        Round cells               10^6/mL             1.5         5.0
    """)

    assert readings == {"abstinence": "2 Days", "semen_volume": "1.5 ml", "liquefaction_time": "40 min", "round_cells": "1.5 10^6/mL"}


def test_a_french_article_and_the_word_for_a_measurement_stand_before_a_label() -> None:
    readings = printed("""
        Bilan hormonal
        Dosage de la SHBG          20.6    nmol/L     18.3 à 54.1
        Dosage de l'AMH            31.0    pmol/L     8.0 à 54.1
    """)

    assert readings == {"shbg": "20.6 nmol/L", "amh": "31.0 pmol/L"}


def test_names_that_are_not_asked_leave_their_column_one_of_names() -> None:
    readings = printed("""
        LABORATOIRE D'ANALYSES
        Biochimie
                                         Résultats         Intervalle de référence
        Hémoglobine                      16.5 g/dL         (13.0–17.0)
        Glycémie à jeun                  110 mg/dL         (74–106)
        Cholestérol total                152 mg/dL         (<200)
        Index androgénique libre         35.7 %            (14.8–95.0)
        bêta-HCG                         0.31 mUI/mL       (<2.00)
    """)

    assert readings == {"beta_hcg": "0.31 mUI/mL"}


def test_a_sentence_below_names_and_values_is_none_of_the_table() -> None:
    readings = printed("""
        Гормональная панель
        АМГ                   Пролактин           ТТГ, сыворотка крови
        40,0 пмоль/л          384 mU/L            3,459 µU/mL
        Реф.: 6,4 - 70,3      Реф.: 86 - 324      Реф.: 0,270 - 4,200
        Кровь взята на 3-й день цикла.
    """)

    assert readings == {"amh": "40.0 пмоль/л", "prolactin": "384 mU/L", "tsh": "3.459 µU/mL"}


def test_a_limit_said_behind_its_number_is_nobodys_result() -> None:
    readings = printed("""
        Kadın hormon profili
        Estradiol (E2)   279 pmol/L   45 - 854
        Yorum kılavuzu
        AMH 1,1 ng/mL altında: azalmış over rezervi.
        FSH 7,6 IU/L üzerinde ise spermatogenez bozukluğu düşünülür.
    """)

    assert readings == {"estradiol": "279 pmol/L"}


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        ("‹ Протокол операции\nОписание\nВыполнена двусторонняя микроTESE.", "operation_note"),
        ("Échographie prostatique\nVolume prostatique : 36,8 mL.", "transrectal_ultrasound"),
        ("INFORME DE PATOLOGÍA\nSíndrome de solo células de Sertoli.", "histology"),
        (
            "Дата нар.      Стать       Направлення №     Направив\n14/12/1996     Чоловіча    R29-979919        Самозвернення\n"
            "Аналіз сперми\nОб'єм      2.1 мл\nКонцентрація сперматозоїдів   0 млн/мл",
            "semen_analysis",
        ),
    ],
)
def test_titles_of_papers(paper: str, kind: str) -> None:
    assert [report.kind for report in read(paper)] == [kind]


def test_markers_in_the_middle_of_one_half_and_answers_in_the_other_are_one_table() -> None:
    head = "\n".join(
        f"{label}: {said}" for label, said in (("Name", "SAMPLE"), ("Sex", "Male"), ("Lab No", "K92-699811"), ("Reported", "22/03/2024"))
    )
    lines = "\n".join(f"                    {name:<60}{'Absent' if name in ('sY254', 'sY255') else 'Present'}" for name in MARKERS)
    feet = "Physician: Dr. A. Example\nTel.: 555 0142\nPrinted: 24/03/2024"

    readings = printed(
        f"Y chromosome microdeletion\n{head}\n                    Marker                                                      Result\n{lines}\n{feet}"
    )

    assert readings == {f"sts_{name.lower()}": "absent" if name in ("sY254", "sY255") else "present" for name in MARKERS}


def test_results_that_a_second_line_calls_stimulated_ask() -> None:
    readings = printed("""
        Hormone panel
        Test            Results
                        Stimulated
        FSH             22.1 IU/L
        LH              40.0 IU/L
    """)

    assert readings == {"fsh": "22.1 IU/L ? column_doubtful", "lh": "40.0 IU/L ? column_doubtful"}


def test_a_label_that_names_the_wife_is_not_the_patients() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH (husband)     12.2 IU/L
        FSH (wife)         5.2 IU/L
        AMH (wife)         1.2 ng/mL
    """)

    assert readings == {"fsh": "12.2 IU/L"}


def test_two_tables_without_titles_have_their_own_columns() -> None:
    readings = printed("""
        Анализ спермы
        Объём эякулята                      5,5 мл                     Норма: > 2,0
        pH                                  7,6                        Норма: от 7,2 до 8,0
        Время разжижения                    15 мин                     Норма: < 60
        Вид и цвет                          серовато-белый
                              Количество и подвижность
        Концентрация сперматозоидов                      0 млн/мл                      Норма: > 16
        Количество сперматозоидов в эякуляте             0 млн                         Норма: > 39
        Круглые клетки                                   5,6 млн/мл                    Норма: < 5,0
        МАР-тест                                         1 %                           Норма: < 50
    """)

    assert readings | {"semen_appearance": "", "sperm_seen": ""} == {
        "semen_volume": "5.5 мл",
        "semen_ph": "7.6",
        "liquefaction_time": "15 мин",
        "semen_appearance": "",
        "sperm_concentration": "0 млн/мл",
        "sperm_total": "0 млн",
        "round_cells": "5.6 млн/мл",
        "mar_test": "1 %",
        "sperm_seen": "",
    }


def test_days_of_abstinence_over_a_volume_are_no_label_of_it() -> None:
    readings = printed("""
        Spermanın analizi
        Cinsi pəhriz            2 gün         Ref.: 2 - 7
        Həcm                    0,5 ml        Ref.: >= 2,0
        pH                      7,6           Ref.: 7,2 - 8,0
    """)

    assert readings == {"abstinence": "2 gün", "semen_volume": "0.5 ml", "semen_ph": "7.6"}
