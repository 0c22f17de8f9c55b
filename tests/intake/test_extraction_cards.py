"""Papers of other hands: cards of patient portals, panels named by their analytes, answers behind a longer label."""

from tests.records.typed import printed


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
