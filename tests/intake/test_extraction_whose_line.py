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
