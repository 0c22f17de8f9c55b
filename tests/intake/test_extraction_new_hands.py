"""Papers of new hands: titles without colons, headings with units, names that other laboratories print."""

from datetime import date
from decimal import Decimal

import pytest

from intake.extraction.agreement import check_together
from intake.extraction.readings import Reading
from intake.reading.words import Box
from intake.units import parse_unit
from tests.records.typed import printed, read, read_one, scanned, show


def test_a_result_behind_its_title_needs_no_colon() -> None:
    readings = printed("""
        Test results: fertility hormones
        Serum follicle stimulating hormone level
        Outside reference range
        Your result            19.2 IU/L
        Reference range        1.5 to 12.4

        Serum LH level
        Your result            8.8 IU/L
        Reference range        1.7 to 8.6
    """)

    assert readings == {"fsh": "19.2 IU/L", "lh": "8.8 IU/L"}


def test_an_earlier_result_behind_the_same_word_is_not_the_result() -> None:
    readings = printed("""
        HORMONES
        LH
        Result before           5.1 IU/L
        Result                  8.8 IU/L
        Reference range         1.7 - 8.6
    """)

    assert readings.get("lh") in (None, "8.8 IU/L")


def test_limits_of_both_sexes_below_a_result_are_nobodys() -> None:
    readings = printed("""
        FOLÍCULO ESTIMULANTE, HORMONA (FSH)
        Método: Quimioluminiscencia - Material: suero
        Resultado                        2,9 mUI/ml
        Valores de referencia:
        Hombres: 1,3 a 19,3 mUI/ml
        Mujeres: Fase folicular 3,8 a 8,8 - Ovulación 4,5 a 22,5

        PROLACTINA
        Método: Quimioluminiscencia - Material: suero
        Resultado                        58,2 ng/ml
        Valores de referencia:
        Hombres: 2,6 a 13,1 ng/ml
    """)

    assert readings == {"fsh": "2.9 mUI/ml", "prolactin": "58.2 ng/ml"}


def test_the_share_in_a_heading_is_the_unit_of_the_lines_below() -> None:
    readings = printed("""
        ESAME DEL LIQUIDO SEMINALE
        Volume                1,3 ml            > 1,4 ml
        MOTILITÀ (%)
        Progressiva           12                > 30
        Non progressiva       10
        Immobili              78
    """)

    assert (readings["motility_nonprogressive"], readings["sperm_immotile"]) == ("10 %", "78 %")


def test_a_quantity_of_sperm_is_no_volume() -> None:
    readings = printed("""
        SPERMOGRAM
        Volume                                    2.6 ml
        Quantity of spermatozoa in 1 ml           0.8 mln
        Quantity of spermatozoa in ejaculate      2.08 mln
        Mobile without progression                9 %
    """)

    assert readings == {
        "semen_volume": "2.6 ml",
        "sperm_concentration": "0.8 10*6/mL",
        "sperm_total": "2.08 mln",
        "motility_nonprogressive": "9 %",
        "sperm_seen": "present",
    }


def test_a_german_im_in_a_letter_is_no_immotile_sperm() -> None:
    readings = printed("""
        Arztbrief
        Sehr geehrte Kollegen, Spermiogramm: Azoospermie, Orchidopexie links im 4. Lebensjahr.
    """)

    assert "sperm_immotile" not in readings


def test_a_result_stands_a_blank_line_below_its_label() -> None:
    readings = printed("""
        HORMÔNIO FOLÍCULO ESTIMULANTE - FSH
        Material: Soro          Método: Eletroquimioluminescência

        RESULTADO: 14,7 mUI/mL

        VALORES DE REFERÊNCIA:
        Homens: 1,5 a 12,4 mUI/mL
        Mulheres: Fase folicular:  3,5 a 12,5 mUI/mL

        HORMÔNIO LUTEINIZANTE - LH
        Material: Soro          Método: Eletroquimioluminescência

        RESULTADO: 6,3 mUI/mL
    """)

    assert readings == {"fsh": "14.7 mUI/mL", "lh": "6.3 mUI/mL"}


def test_a_limit_with_blanks_between_its_thousands_is_one_number() -> None:
    readings = printed("""
        SPERMOGRAMME
        Volume                    3,4 ml             (N : sup. à 1,4)
        Spermatozoïdes            4 200 000 /ml      (N : sup. à 16 000 000)
        Leucocytes                300 000 /ml        (N : inf. à 1 000 000)
    """)

    assert readings == {
        "semen_volume": "3.4 ml",
        "sperm_concentration": "4200000 /ml",
        "semen_leukocytes": "300000 /ml",
        "sperm_seen": "present",
    }


@pytest.mark.parametrize("printed_unit", ["درصد", "بالمئة", "процентов", "por ciento", "persen"])
def test_per_cent_may_be_a_word(printed_unit: str) -> None:
    assert parse_unit(printed_unit) == parse_unit("%")


def test_spoilt_words_beside_a_letterhead_are_no_titles() -> None:
    paper = """
        LABORATOIRE D'ANALYSES EXEMPLE        reference        pré
        SPERMOGRAMME
        Volume                  3,4 ml               > 1,4
        Mobilité progressive    15 %                 > 30 %
        Immobiles (d)           75 %
    """
    readings = read_one(scanned(paper))

    assert "column_doubtful" not in {reason for reading in readings.values() for reason in reading.reasons}


def test_the_minutes_over_columns_are_no_motility_on_a_scan() -> None:
    paper = """
        ESPERMIOGRAMA
        Examen                  Resultado       Unidad      Valor de referencia
        Volumen                 2,2             mL          >1,4
        Motilidad (%)
                                30 min          60 min      120 min
        Progresiva (PR)         44              38          29
    """

    assert "motility_total" not in read_one(scanned(paper))


def test_no_sperm_is_no_surer_than_the_nought_that_says_so() -> None:
    box = Box(0.1, 0.1, 0.2, 0.2)
    count = Reading("sperm_concentration", "Count", "0.0", 1, box, 0.9, number=Decimal(0), reasons=("decimal_doubtful",))
    told = Reading("sperm_seen", "Count", "0.0", 1, box, 0.9, value="none")

    *_, none = check_together([count, told])

    assert none.reasons == ("decimal_doubtful",)


def test_results_in_and_out_of_their_limits_are_both_results() -> None:
    readings = printed("""
        ENDOCRINOLOGIA
        ESAME                     NEI LIMITI     FUORI LIMITI     U.M.       INTERVALLI DI RIFERIMENTO
        S-FOLLITROPINA (FSH)                     * 15,2           mUI/mL     1,3 - 19,3
        S-LUTEOTROPINA (LH)       5,4                             mUI/mL     1,2 - 8,6
    """)

    assert readings == {"fsh": "15.2 mUI/mL", "lh": "5.4 mUI/mL"}


def test_a_heading_under_the_titles_of_names_adds_no_column() -> None:
    readings = printed("""
        Badanie nasienia
        Parametr              Wynik         Norma        Parametr                 Wynik        Norma
        Ocena makroskopowa                               Ocena mikroskopowa
        Objętość              3,7 ml        > 1,4        Koncentracja plemników   54 mln/ml    > 16
        pH                    7,5           > 7,2        Brak ruchu (IM)          43 %
    """)

    assert readings == {
        "semen_volume": "3.7 ml",
        "semen_ph": "7.5",
        "sperm_concentration": "54 mln/ml",
        "sperm_immotile": "43 %",
        "sperm_seen": "present",
    }


def test_the_label_says_where_the_sperm_were_sought_that_the_answer_names() -> None:
    readings = printed("""
        SPERMOGRAMME
        Volume                          2,5 ml                       1,4 à 6 ml
        Après centrifugation (culot)    Absence de spermatozoïdes
    """)

    assert (readings["sperm_seen"], readings["pellet_examined"]) == ("none", "yes")


@pytest.mark.parametrize("answer", ["Not examined for sperm", "Sperm not looked for"])
def test_a_pellet_that_was_not_searched_is_not_told_to_be_searched(answer: str) -> None:
    readings = printed(f"SEMEN ANALYSIS\nVolume          2.5 ml\nPellet          {answer}")

    assert readings.get("pellet_examined") != "yes"


def test_a_dot_that_groups_millions_groups_thousands_too() -> None:
    readings = printed("""
        SPERM ANALYSIS
        Volume                            3.0 ml            > 1.4 ml
        pH                                7.9               7.2 - 8.0
        Number of spermatozoa per ml      5.500.000         > 16.000.000
        Round cells                       400.000 / ml      < 5.000.000
    """)

    assert readings["semen_volume"] == "3.0 ml"
    assert readings["round_cells"] == "400000 / ml ? decimal_doubtful"


def test_a_number_in_the_label_is_not_the_result_where_words_are() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Component                    Result        Units      Reference
        Volume                       1.2           mL         >= 1.4
        Liquefaction at 60 min       Complete                 Complete
    """)

    assert "60" not in readings.get("liquefaction_time", "")


def test_a_dash_may_stand_between_the_results_of_a_line() -> None:
    readings = printed("""
        ESPERMOGRAMA
        Movilidad a la hora: Progresiva 26 % (30 o más) - No progresiva 12 % - Inmóviles 62 %
    """)

    assert (readings["motility_progressive"], readings["motility_nonprogressive"], readings["sperm_immotile"]) == ("26 %", "12 %", "62 %")


def test_an_epicrisis_is_a_letter_whatever_it_retells() -> None:
    (report,) = read("""
        EPICRISIS No. 412
        Patient: Obrazets Ivan Petrov     Admitted: 12.01.2026
        Hormones (05.01.2026): FSH 22.6 mIU/ml, LH 10.4 mIU/ml. Karyotype: 46,XY.
    """)

    assert report.kind == "referral_letter"


@pytest.mark.parametrize(
    "line",
    ["Prélèvement (sang EDTA) du 05/01/2026, reçu le 06/01/2026", "Date et heure du prélèvement (sérum) : 05/01/2026"],
)
def test_a_bracket_may_stand_between_a_label_and_its_day(line: str) -> None:
    (report,) = read(f"BILAN HORMONAL\nPatient : EXEMPLE Mathieu, né le 09/01/1990\n{line}\nFSH     4,1    mUI/ml     1,5 - 12,4")

    assert report.head.collected_on == date(2026, 1, 5)


def test_a_bracket_with_another_day_is_no_part_of_the_label() -> None:
    (report,) = read("BILAN HORMONAL\nPrélèvement (reçu le 06/01/2026)\nFSH     4,1    mUI/ml     1,5 - 12,4")

    assert report.head.collected_on is None


def test_the_volume_of_a_label_belongs_to_the_power_in_its_bracket() -> None:
    readings = printed("""
        SEMINOGRAMA
        Parámetro                         Valor       OMS 2021
        Espermatozoides/ml (x10^6)        11          >= 16
        Espermatozoides totales (x10^6)   69,3        >= 39
        Leucocitos/ml (x10^6)             0,3         < 1
    """)

    assert (readings["sperm_concentration"], readings["sperm_total"], readings["semen_leukocytes"]) == ("11 10*6/mL", "69.3 10*6", "0.3 10*6/mL")


def test_days_before_the_labels_are_those_of_the_rows() -> None:
    (report,) = read("""
        Investigations                                       Printed 02-Feb-2026
        26-Jan-2026      Serum FSH level                 2.4 IU/L         (1.5 - 12.4)
        26-Jan-2026      Serum testosterone level        5.8 nmol/L       (8.6 - 29.0)
        14-Mar-2024      Serum testosterone level        7.9 nmol/L       (8.6 - 29.0)
    """)

    found = [(reading.analyte, show(reading), reading.collected_on) for reading in report.readings]
    assert report.head.collected_on == date(2026, 1, 26)
    assert found == [
        ("fsh", "2.4 IU/L", None),
        ("testosterone_total", "5.8 nmol/L", None),
        ("testosterone_total", "7.9 nmol/L", date(2024, 3, 14)),
    ]


def test_a_unit_may_begin_the_line_below_its_number() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Patient: Sample George    Collected: 16.01.2026 09:15    Analysed: 16.01.2026 10:00    Abstinence: 3
        days
        Volume       2.4 ml       > 1.4
    """)

    assert readings["abstinence"] == "3 days"


def test_a_limit_in_brackets_is_no_result_where_the_number_before_it_is_lost() -> None:
    paper = """
        ESPERMOGRAMA
        Examen              Resultado                      Referencia
        Volumen             2,7 ml                         > 1,4
        Leucocitos          O,5x 1O°/ml (menos de 1)
    """

    assert "semen_leukocytes" not in read_one(scanned(paper))


def test_a_letter_before_a_number_may_be_its_spoilt_sign() -> None:
    paper = """
        HORMONES
        Test             Result        Unit        Reference
        Inhibin B        x 10          pg/ml       25 - 325
        FSH              H 33.7        mIU/ml      1.5 - 12.4
    """
    readings = read_one(scanned(paper))

    assert "comparator_doubtful" in readings["inhibin_b"].reasons
    assert "comparator_doubtful" not in readings["fsh"].reasons
