"""Days, tables and findings of letters, deletions that are denied, names after IFCC: papers of strangers."""

from tests.records.typed import printed, read, show

LETTER = """
    Dear Dr Sample,
    Re: Mr Theo SPECIMEN
    His blood results of 28 January 2026 were as follows:
    Test                  Result         Reference range
    FSH                   31.4 IU/L      (1.5 - 12.4)
    LH                    12.2 IU/L      (1.7 - 8.6)
    Semen analysis on 20 January 2026 showed azoospermia in a volume of 2.6 ml. His karyotype is
    normal (46,XY).
    Yours sincerely
"""


def test_a_table_of_a_letter_has_the_day_of_the_sentence_above_it() -> None:
    (report,) = read(LETTER)

    days = {reading.analyte: (str(reading.collected_on), reading.reasons) for reading in report.readings}
    assert (days["fsh"], days["lh"]) == (("2026-01-28", ()), ("2026-01-28", ()))


def test_a_table_below_a_sentence_without_a_day_asks() -> None:
    (report,) = read(LETTER.replace(" of 28 January 2026", ""))

    assert [reading.reasons for reading in report.readings if reading.analyte == "fsh"] == [("ambiguous",)]


def test_a_karyotype_that_is_told_to_be_normal_is_found() -> None:
    (report,) = read(LETTER)

    assert [show(reading) for reading in report.readings if reading.analyte == "karyotype"] == ["46,XY ? ambiguous"]


def test_the_normal_karyotype_of_a_legend_is_nobodys() -> None:
    assert (
        printed("""
        CHROMOSOME ANALYSIS
        Karyotype: 47,XXY
        Reference: normal male: 46,XY
    """)["karyotype"]
        == "47,XXY"
    )


def test_no_deletion_beside_a_marker_is_the_marker() -> None:
    readings = printed("""
        Дослідження мікроделецій Y-хромосоми (локус AZF)
        Локус        Маркер        Результат
        AZFa         sY84          не виявлено делеції
        AZFa         sY86          не виявлено делеції
        AZFb         sY127         виявлено делецію
        AZFb         sY134         виявлено делецію
    """)

    assert (readings["sts_sy84"], readings["sts_sy127"]) == ("present", "absent")


def test_a_denied_deletion_in_words_that_nobody_knows_asks() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Marker        Result
        sY84          not found any deletion
        sY86          not found any deletion
    """)

    assert readings["sts_sy84"] == "present ? ambiguous"


def test_names_after_ifcc_are_labels() -> None:
    readings = printed("""
        HORMONAS
        Prueba                                Resultado     Unidades     Intervalo
        Srm-Folitropina (FSH); c.arb.         19,8          U/L          1,5 - 12,4
        Srm-Lutropina; c.arb.                 6,6           U/L          1,7 - 8,6
        Srm-Testosterona; c.sust.             11,9          nmol/L       8,6 - 29,0
    """)

    assert readings == {"fsh": "19.8 U/L", "lh": "6.6 U/L", "testosterone_total": "11.9 nmol/L"}


def test_a_chapter_before_a_colon_is_no_part_of_a_varicocele() -> None:
    (report,) = read("""
        ECOGRAFIE SCROTALĂ
        Testiculul drept 15 ml, testiculul stâng 13 ml.
        Concluzii: Varicocel stâng gradul II.
    """)

    assert [reading.value for reading in report.readings if reading.analyte == "varicocele"] == ["Varicocel stâng gradul II"]
