"""Serology: words become codes, numbers alone become nothing."""

from tests.records.typed import printed, scanned


def test_serology_answers_are_coded() -> None:
    readings = printed("""
        VIRAL MARKERS
        Test                 Result               Reference
        HBsAg                Non Reactive (0.21)  Non Reactive
        Anti-HBc IgM         Negative             Negative
        Anti HBc Total       Reactive             Non Reactive
        Anti-HCV             0.12 Negative        Negative
        HIV 1/2 Ag/Ab        NEGATIVE             <1.0 S/CO
        Syphilis             Pending              Negative
    """)

    assert readings == {"hbsag": "nonreactive", "anti_hbc": "reactive", "anti_hcv": "nonreactive", "hiv": "nonreactive"}


def test_an_index_alone_is_no_serology_answer() -> None:
    assert printed("VIRAL MARKERS\nTest   Result   Reference\nHBsAg   0.21   <1.0\nHIV   Negative   Negative") == {"hiv": "nonreactive"}


def test_two_answers_without_titles_that_disagree_ask() -> None:
    shown = printed("""
        SEROLOGY
        HBsAg         Negative        Negative
        Anti-HBc      Negative        Positive
        Anti-HCV      Positive        (Negative)
    """)

    assert "column_doubtful" in shown["anti_hbc"]
    assert "?" not in shown["hbsag"]
    assert "column_doubtful" not in shown["anti_hcv"]


def test_an_index_in_brackets_is_no_column_of_results() -> None:
    """The longer answers shift it to the right: the shorter one beside another answer stays the answer, and the expected one is none."""
    page = scanned("""
        Imunoserologi
        Anti-HIV         NON REAKTIF (0.40)               (NON REAKTIF)
        HBsAg (ELISA)    NON REAKTIF (0.48)               (NON REAKTIF)
        Anti HBc         NON REAKTIF (0.10)               (NON REAKTIF)
        Anti HCV         Positif (31.51)                  (NON REAKTIF)
        Sifilis (RPR)    NON REAKTIF (0.35)               (NON REAKTIF)
    """)

    assert printed(page) == {
        "hiv": "nonreactive",
        "hbsag": "nonreactive",
        "anti_hbc": "nonreactive",
        "anti_hcv": "reactive",
        "syphilis": "nonreactive",
    }


def test_an_index_glued_to_its_answer_is_cut_off() -> None:
    readings = printed(
        scanned("""
        SEROLOGY
        Test         Result              Expected
        Anti-HCV     Reactive(31.51)     (Nonreactive)
        HBsAg        Nonreactive(0.10)   (Nonreactive)
    """)
    )

    assert readings == {"anti_hcv": "reactive", "hbsag": "nonreactive"}


def test_a_number_in_the_head_is_no_title_and_one_number_no_column_of_results() -> None:
    page = scanned("""
        DOCTOR       KLINIK KELUARGA      REF NO.     8812
        INFECTIOUS DISEASE SCREENING
        HIV 1 & 2 Ab/p24 Ag            : Non-Reactive
        Hep B Surface Antigen          : Non-Reactive
        Hep B Surface Antibody         : Reactive         86.2 mIU/mL
        Hep B Core Antibody (Total)    : Non-Reactive
        Hep C Antibody                 : Non-Reactive
        VDRL                           : Non-Reactive
    """)

    assert printed(page) == dict.fromkeys(("hiv", "hbsag", "anti_hbc", "anti_hcv", "syphilis"), "nonreactive")


def test_an_arabic_answer_is_not_passed_over_for_the_expected_one_in_english() -> None:
    page = scanned("""
        فحوصات الفيروسات
        HIV Ag/Ab        Negative (0.39)       Negative
        HBsAg            Negative (0.23)       Negative
        HCV Ab           Negative (0.34)       Negative
        TPHA             إيجابي * (47.02)      Negative
    """)

    assert printed(page)["syphilis"] == "reactive ? column_doubtful"


def test_a_bracket_with_a_title_says_what_is_expected_and_another_is_compared() -> None:
    said = printed(
        """
        SEROLOGI
        Anti-HIV    Non reaktif (Rujukan: Non reaktif)
        HBsAg       Reaktif (Rujukan: Non reaktif)
        Anti-HCV    Reaktif (Non reaktif)
        """
    )

    assert said == {"hiv": "nonreactive", "hbsag": "reactive", "anti_hcv": "reactive ? column_doubtful"}


def test_a_borderline_answer_before_the_norm_in_a_bracket_is_no_normal_one() -> None:
    said = printed("SEROLOGIE\nNr.  Analyse   Ergebnis\n1    HIV-Suchtest (Ag/Ak)    grenzwertig (Norm: nicht nachweisbar)")

    assert said == {"hiv": "indeterminate"}
