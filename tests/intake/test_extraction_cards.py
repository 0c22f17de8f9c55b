"""Papers of other hands: cards of patient portals, panels named by their analytes, answers behind a longer label."""

from datetime import date

from intake.reading.words import Box, Page, PageSource, Word
from tests.records.typed import printed, read

DAY_OVER_HOUR = (("Collected", 0.1, 0.1), ("12-May-2025", 0.3, 0.092), ("10:15", 0.3, 0.108))


def test_a_card_of_a_patient_portal_names_its_lines() -> None:
    readings = printed("""
        SEMEN ANALYSIS, COMPLETE
        Abstinence Days
        days
        Value: 4

        Volume
        Normal range: above >=1.4 mL
        Value: 2.6

        Sperm Concentration
        Value: 0.0  Low
        Normal range: above >=16.0 mill/mL

        Fructose, Qualitative
        Normal value: Positive
        Value: Positive
    """)

    expected = {"semen_volume": "2.6 mL", "sperm_concentration": "0.0 mill/mL"}
    assert {name: readings.get(name) for name in expected} == expected
    assert readings["abstinence"] in {"4 d", "4 days"}
    assert readings["semen_fructose_qualitative"] == "positive"


def test_a_panel_named_by_its_analytes_takes_none_of_them_away() -> None:
    readings = printed("""
        ENDOCRINOLOGY
        Test Name          In Range    Out Of Range    Reference Range
        FSH AND LH
        FSH                            24.8 H          1.4-12.8 mIU/mL
        LH                             10.9 H          1.5-9.3 mIU/mL
        PROLACTIN          7.4                         2.0-18.0 ng/mL
    """)

    assert readings == {"fsh": "24.8 mIU/mL", "lh": "10.9 mIU/mL", "prolactin": "7.4 ng/mL"}


def test_words_behind_a_virus_belong_to_the_label_where_answers_have_a_column() -> None:
    readings = printed("""
        SEROLOGÍA INFECCIOSA
        Determinación                            Resultado    Índice    Valores de referencia
        VHC: Anticuerpos totales                 Negativo     0,06      < 1,00
        Sífilis: Ac. anti-Treponema pallidum     POSITIVO     9,41      < 1,00
        VIH 1/2: confirmación por otro           Negativo     0,09      < 1,00
    """)

    assert readings["anti_hcv"] == "nonreactive"
    assert readings["syphilis"] == "reactive"
    assert readings["hiv"] == "nonreactive ? label_doubtful"


def test_a_label_that_counts_in_days_gives_the_unit() -> None:
    readings = printed("""
        ESAME DEL LIQUIDO SEMINALE
        Giorni di astinenza: 4
        Volume (ml)       1,9     >= 1,4
    """)

    assert readings["abstinence"] == "4 d"


def test_regions_called_intact_need_no_word_of_deletion() -> None:
    readings = printed("""
        Y Chromosome Microdeletion Analysis
        STS Marker    Result
        sY84          Present
        sY86          Present
        The AZFa and AZFb regions are intact.
    """)

    assert (readings["azf_a"], readings["azf_b"]) == ("intact", "intact")


def test_flow_inside_a_testis_is_no_mass() -> None:
    readings = printed("""
        SCROTAL COLOUR DOPPLER ULTRASOUND
        Right testis: 28 x 14 x 19 mm. No focal lesions. Preserved intra-testicular vascularity.
    """)

    assert readings["testis_mass"] == "absent"


def test_a_number_at_the_end_of_a_line_of_prose_has_its_unit_on_the_next() -> None:
    (report,) = read("""
        Dear Dr Example,
        He has been trying for three years and his profile on 15/01/2025 showed an FSH of 19.2
        IU/L, and his wife is well.
        Yours sincerely
    """)

    (fsh,) = report.readings
    assert (fsh.unit, fsh.collected_on) == ("IU/L", date(2025, 1, 15))


def test_a_day_stands_half_a_line_over_its_label_where_its_hour_stands_below() -> None:
    label, day, hour = (Word(text, Box(left, top, left + 0.08, top + 0.012), 1.0) for text, left, top in DAY_OVER_HOUR)
    title, value = (Word(text, Box(left, 0.3, left + 0.1, 0.312), 1.0) for text, left in (("FSH", 0.1), ("18.4", 0.3)))

    (report,) = read(Page(1, (label, day, hour, title, value), PageSource.TEXT, "typed", 1000, 1400))

    assert report.head.collected_on == date(2025, 5, 12)
