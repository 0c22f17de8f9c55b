"""A head that stands beside the results."""

from dataclasses import replace
from datetime import date

from tests.records.typed import read, typed

SIDEBAR = """
    Musterlabor SAMPLE        Spermiogramm
    Ringstr. 88, Musterburg
    Patient                   Parameter            Ergebnis   Einheit   Referenz
    MUSTERMANN SAMPLE, Jonas
    geboren am                Tage der             3          Tage      2 - 7
    17.02.1992                Karenz
    Geschlecht                Volumen              3,8        ml        > 1,5
    männlich                  pH-Wert              7,3                  > 7,2
    Labor-Nr.                 Dauer der            30         min       < 60
    M92-240547                Verflüssigung
    Entnahme am               Rundzellen           3,5        Mio/ml    < 5,0
    02.03.2023                Leukozyten           1,56       Mio/ml    < 1,0
    Befund vom
    03.03.2023                Auch im Zentrifugat keine
                              Spermien nachweisbar.
"""


def test_lines_of_a_sidebar_are_no_lines_of_the_results_beside_it() -> None:
    (report,) = read(SIDEBAR)

    assert report.kind == "semen_analysis"
    assert report.head.patient_name == "MUSTERMANN SAMPLE, Jonas"
    assert (report.head.patient_birth_date, report.head.collected_on) == (date(1992, 2, 17), date(2023, 3, 2))
    labels = {reading.analyte: reading.label for reading in report.readings}
    assert labels["abstinence"] == "Tage der Karenz"
    assert labels["liquefaction_time"] == "Dauer der Verflüssigung"
    assert not any(reading.needs_check for reading in report.readings)


def test_the_left_half_of_a_head_over_a_table_is_no_sidebar() -> None:
    paper = """
        SPERMIOGRAMM
        Patient      : SAMPLE Jonas          Entnahme am  : 02.03.2023
        geboren am   : 17.02.1992            Befund vom   : 03.03.2023
        Geschlecht   : männlich
        Labor-Nr.    : M92-240547
        Alter        : 31
        Nr.  Parameter            Ergebnis      Einheit      Referenz
        1    Karenz               3             Tage         2 - 7
        2    Volumen              3,8           ml           > 1,5
        3    pH-Wert              7,3                        > 7,2
        4    Rundzellen           3,5           Mio/ml       < 5,0
    """

    (report,) = read(paper)

    assert [reading.as_printed for reading in report.readings] == ["3", "3,8", "7,3", "3,5"]
    assert (report.head.patient_birth_date, report.head.collected_on) == (date(1992, 2, 17), date(2023, 3, 2))


def test_the_right_half_of_a_head_over_the_column_of_results_is_no_sidebar() -> None:
    paper = """
        HORMONE PROFILE                            Patient : SAMPLE John
        SAMPLE Laboratory                          Born : 21-Apr-1984
        12 Example Road, Sampletown                Sex : Male
                                                   Accession no. : K52-564394
                                                   Collected : 17-Feb-2025
                                                   Reported : 18-Feb-2025
        FSH                        1.5 - 12.4                              30.1  mIU/mL
        LH                         1.7 - 8.6                               15.2  mIU/mL
        Prolactin                  4.0 - 15.2                              11.9  ng/mL
        SHBG                       18.3 - 54.1                             21.8  nmol/L
    """

    (report,) = read(paper)

    assert [(reading.analyte, reading.as_printed) for reading in report.readings] == [
        ("fsh", "30.1"),
        ("lh", "15.2"),
        ("prolactin", "11.9"),
        ("shbg", "21.8"),
    ]


def test_an_answer_that_is_broken_at_the_end_of_its_line_asks() -> None:
    paper = """
        SEMEN ANALYSIS
        Parameter        Result       Unit      Reference
        Volume           3.0          mL        1.4
        Appearance       greyish-
                         white
        pH               7.5                    7.2
    """

    (report,) = read(paper)

    (appearance,) = (reading for reading in report.readings if reading.analyte == "semen_appearance")
    assert (appearance.as_printed, appearance.reasons) == ("greyish-", ("ambiguous",))


def test_a_line_under_a_sidebar_keeps_its_words_whose_boxes_stand_higher() -> None:
    """As an engine draws them around letters without tails."""
    paper = typed("""
        Centre SAMPLE de Valmodèle                                               Nom FACTICE SAMPLE
        12 rue de l'Exemple                                                      DDN 14/03/1984
        Villespécimen                                                            Sexe M
        Porte 4                                                                  Âge 39 ans
        555 01 42                                                                N° de dossier G51-255282
        lab.example                                                              Prescrit par Dr FACTICE
        Niveau 2                                                                 N° patient 20231020934
        Imprimé le 18/11/2023 - Date de recueil 20/10/2023 - Prescription du 16/10/2023
        Examen             Valeur          Unité          Intervalle de référence
        FSH                51,31           mUI/ml         1,5-12,4
        LH                 28,0            U/L            1,7-8,6
        TSH                0,79            mUI/L          0,27-4,20
    """)
    short = {"le", "de", "recueil", "Date"}
    raised = (replace(one, box=replace(one.box, bottom=one.box.bottom - 0.1 * one.box.height)) if one.text in short else one for one in paper.words)

    (report,) = read(replace(paper, words=tuple(raised)))

    assert report.head.collected_on == date(2023, 10, 20)
