"""Analytes side by side: a line below them is the patient's only where it says so, or says nothing."""

import pytest

from tests.records.typed import printed


def _hormones(title: str) -> dict[str, str]:
    return printed(f"""
        Hormones
                           FSH (IU/L)    LH (IU/L)    Prolactin (ng/mL)
        {title:<16}   6.1           5.2          12.1
    """)


def _serology(title: str) -> dict[str, str]:
    return printed(f"""
        Serology
                           HBsAg       Anti-HCV     HIV 1/2     Syphilis
        {title:<16}   Reactive    Negative     Negative    Negative
    """)


@pytest.mark.parametrize("title", ["", "Husband", "Male partner"])
def test_a_line_without_a_title_or_with_the_patients_is_his(title: str) -> None:
    assert _hormones(title) == {"fsh": "6.1 [IU]/L", "lh": "5.2 [IU]/L", "prolactin": "12.1 ng/mL"}


@pytest.mark.parametrize("title", ["Wife", "Donor", "Expected", "Previous"])
def test_a_line_of_somebody_else_or_of_limits_is_nobodys(title: str) -> None:
    assert _hormones(title) == {}
    assert _serology(title) == {}


@pytest.mark.parametrize("title", ["Control", "Positive control", "Ms. Sample", "NK", "Female"])
def test_a_line_with_a_title_that_nobody_knows_asks(title: str) -> None:
    read = _hormones(title) | _serology(title)

    assert len(read) == 7
    assert all("label_doubtful" in shown for shown in read.values())


@pytest.mark.parametrize("heading", ["Wife,", "Last year,", "Reference;", "Previous.", "Her hormones,", "Wife -", "Normal -", "Urine 24h -"])
def test_a_heading_before_a_comma_or_a_dash_may_make_anothers_of_what_follows(heading: str) -> None:
    readings = printed(f"""
        Hormones
        TSH  2.5 mIU/L
        {heading} FSH 6.1 IU/L, LH 5.1 IU/L
    """)

    assert readings == {"tsh": "2.5 mIU/L", "fsh": "6.1 IU/L ? label_doubtful", "lh": "5.1 IU/L ? label_doubtful"}


@pytest.mark.parametrize("heading", ["Serum,", "1.", "Hormones -"])
def test_a_heading_that_is_the_patients_leaves_what_follows_certain(heading: str) -> None:
    readings = printed(f"""
        Hormones
        TSH  2.5 mIU/L
        {heading} FSH 6.1 IU/L, LH 5.1 IU/L
    """)

    assert readings["fsh"] == "6.1 IU/L"


@pytest.mark.parametrize(("line", "analyte"), [("Fraction / Volume  0.5 mL", "semen_volume"), ("Lower limit / pH  7.2", "semen_ph")])
def test_a_word_before_a_stroke_that_may_say_more_than_the_name_asks(line: str, analyte: str) -> None:
    readings = printed(f"SEMEN ANALYSIS\nVitality   60 %\n{line}")

    assert "label_doubtful" in readings[analyte]


def test_an_index_in_brackets_leaves_the_answer_before_it_the_answer() -> None:
    readings = printed("""
        SEROLOGY
        HIV        Negative (0.06)         (Negative)     1
        HBsAg      Negative (0.31)         (Negative)     1
        Anti-HBc   Negative (0.44)         (Negative)     1
        Anti-HCV   Seen faintly (0.92)     (Negative)     1
        Syphilis   Positive (37.87)        (Negative)     1
    """)

    assert (readings["hiv"], readings["syphilis"]) == ("nonreactive", "reactive")
    assert "column_doubtful" in readings["anti_hcv"]
