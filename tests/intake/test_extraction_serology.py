"""Serology: words become codes, numbers alone become nothing."""

from tests.records.typed import printed


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
