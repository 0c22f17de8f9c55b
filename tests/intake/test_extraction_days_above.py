"""Courses whose values stand side by side, each under its day, below a line with the label."""

from datetime import date

from tests.records.typed import printed, read


def test_the_value_under_the_reports_own_day_is_the_result() -> None:
    (report,) = read("""
        Hormonanalytik
        Entnahme am: 27.05.2023

        FSH mIU/ml                          Normwert Mann: 1,5 - 12,4; Follikelphase: 3,5 - 12,5;
                                            Ovulationsphase: 4,7 - 21,5
        27.05.2023              12.02.2023
        31,34                   37,64
        Luteinisierendes Hormon mIU/ml      Normwert 1,7 - 8,6
        27.05.2023              12.02.2023
        7,5                     6,4
    """)

    read_values = {(one.analyte, one.collected_on): (str(one.number), one.unit, one.reasons) for one in report.readings}

    assert report.head.collected_on == date(2023, 5, 27)
    assert read_values == {
        ("fsh", None): ("31.34", "mIU/ml", ()),
        ("fsh", date(2023, 2, 12)): ("37.64", "mIU/ml", ()),
        ("lh", None): ("7.5", "mIU/ml", ()),
        ("lh", date(2023, 2, 12)): ("6.4", "mIU/ml", ()),
    }


def test_a_single_value_may_stand_under_the_word_for_a_result() -> None:
    readings = printed("""
        Hormone
        FSH U/l                             Referenz 3,5 - 12,5
        Resultat
        6,5
        Prolactin ng/ml                     Referenz 4,0 - 15,2
        Resultat
        14,4
    """)

    assert readings == {"fsh": "6.5 U/l", "prolactin": "14.4 ng/ml"}


def test_a_label_whose_first_half_may_stand_above_is_doubted() -> None:
    readings = printed("""
        Hormone
        Entnahme am: 27.05.2023

        Unbekanntes                         Normwert 0,2 - 0,7
        Testosteron nmol/l                  (20 - 50 Jahre)
        27.05.2023              12.02.2023
        0,31                    0,35
    """)

    assert readings == {"testosterone_total": "0.31 nmol/l ? label_doubtful"}


def test_days_without_a_value_each_are_no_course() -> None:
    readings = printed("""
        Hormone
        Entnahme am: 27.05.2023

        FSH mIU/ml                          Normwert 1,5 - 12,4
        27.05.2023              12.02.2023
        31,34
    """)

    assert readings == {}
