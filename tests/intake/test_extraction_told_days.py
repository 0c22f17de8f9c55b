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


def test_limits_with_wide_blanks_in_their_bracket_are_one_range() -> None:
    (report,) = read("""
        CLINICAL BIOCHEMISTRY
          Follicle Stim. Hormone        24.9  U/L         ( 1.0 -  10.0 )  H
          Luteinising Hormone           11.3  U/L         ( 1.0 -   9.0 )  H
          Prolactin                    402    mU/L        (63   - 245   )  H
    """)

    limits = {one.analyte: (str(one.reference_range.low), str(one.reference_range.high)) for one in report.readings if one.reference_range}
    assert limits == {"fsh": ("1.0", "10.0"), "lh": ("1.0", "9.0"), "prolactin": ("63", "245")}
    assert not any(reading.reasons for reading in report.readings)


def test_a_limit_in_a_sentence_with_a_second_one_is_no_value() -> None:
    readings = printed("""
        CLINICAL BIOCHEMISTRY
        Testosterone     7.2  nmol/L         (9.0 - 38.0)  L
        LH               3.2  U/L            (1.0 - 9.0)
        Testosterone < 8 nmol/L suggests hypogonadism; 8-12 nmol/L borderline.
    """)

    assert readings["testosterone_total"] == "7.2 nmol/L"


def test_the_share_of_a_grade_is_not_that_of_all() -> None:
    readings = printed("""
        SPERMOGRAMME
        Volume                    4.8 ml
        Motilité 1ère heure       a : 10 %   b : 20 %   c : 15 %   d : 55 %
    """)

    assert "motility_total" not in readings or "?" in readings["motility_total"]


def test_what_stands_behind_a_limit_is_expected_and_no_answer() -> None:
    (report,) = read("""
        İnfeksiyalar
        Analiz              Nəticə      Vahid      Referens           Şərh
        HBsAg               0,31        S/CO       < 1,0 mənfi        Mənfi
        Anti-HCV            0,11        S/CO       < 1,0 mənfi        Mənfi
        HIV 1/2 Ag/Ab       0,14        S/CO       < 1,0 mənfi        Mənfi
        Sifilis (anti-TP)   6,72        S/CO       < 1,0 mənfi        Xyzt
    """)

    found = {reading.analyte: reading.value for reading in report.readings}
    assert found.get("hiv") == "nonreactive"
    assert "syphilis" not in found


def test_an_index_above_its_limit_contradicts_a_negative_answer() -> None:
    readings = printed("""
        INFECTIOUS SEROLOGY
        Test                          Result        Reference          Comment
        HBs Antigen                   0.42          < 1.0              Non Reactive
        Syphilis                      6.72          < 1.0              Non Reactive
    """)

    assert readings == {"hbsag": "nonreactive", "syphilis": "nonreactive ? conflict"}


def test_a_name_in_a_column_before_its_abbreviation_is_a_label() -> None:
    readings = printed("""
        HORMONES
        Analysis                  Abbr.     Result     Unit       Reference
        Luteinizing hormone       LH        5.61       mIU/mL     1.70-8.60
        Testosterone              T         12.86      nmol/L     9.90-27.80
        Prolactin                 PRL       271.3      mIU/L      86.00-324.00
    """)

    assert readings["testosterone_total"] == "12.86 nmol/L"


def test_a_letter_tells_of_a_value_below_a_limit_and_asks() -> None:
    (report,) = read("""
        Chère consœur,
        Le bilan hormonal du 12/01/2026 : FSH 21,6 UI/l, inhibine B inférieure à 15 pg/ml.
        Le caryotype (02/02/2026) est normal 46,XY.
        Bien confraternellement,
    """)

    found = {reading.analyte: show(reading) for reading in report.readings}
    assert found["inhibin_b"] == "<15 pg/ml ? ambiguous"
    assert found["karyotype"] == "46,XY"


def test_a_grade_in_brackets_behind_motility_is_not_that_of_all() -> None:
    readings = printed("""
        SPERMOGRAMME
        Volume                            2,5 ml
        Mobilité à 1 h - (c) sur place    10 %
    """)

    assert readings == {"semen_volume": "2.5 ml", "motility_nonprogressive": "10 %"}
