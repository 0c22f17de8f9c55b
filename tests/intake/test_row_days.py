"""Days that stand on the row of each value."""

from datetime import date

import pytest

from tests.records.typed import read, read_one


def days_of(text: str) -> set[tuple[str, str, date | None, tuple[str, ...]]]:
    (report,) = read(text)
    return {(r.analyte, str(r.number), r.collected_on, r.reasons) for r in report.readings}


@pytest.mark.parametrize("title", ["Collected on", "Date", "-"])
def test_a_day_on_every_line_is_that_of_its_value(title: str) -> None:
    found = days_of(f"""
        HORMONE PROFILE
        Collected: 10.01.2026
        {title:<15}Test       Result     Unit        Reference
        10.01.2026     FSH        18.4       mIU/mL      1.5 - 12.4
        12.06.2025     FSH        22.0       mIU/mL      1.5 - 12.4
        10.01.2026     LH         9.1        mIU/mL      1.7 - 8.6
    """)

    assert found == {("fsh", "18.4", None, ()), ("fsh", "22.0", date(2025, 6, 12), ()), ("lh", "9.1", None, ())}


def test_a_day_of_validation_on_every_line_is_no_day_of_a_sample() -> None:
    found = days_of("""
        HORMONE PROFILE
        Collected: 10.01.2026
        Test       Result     Unit        Reference       Reported on
        FSH        18.4       mIU/mL      1.5 - 12.4      12.01.2026
        LH         9.1        mIU/mL      1.7 - 8.6       13.01.2026
    """)

    assert found == {("fsh", "18.4", None, ()), ("lh", "9.1", None, ())}


def test_days_without_a_title_that_are_never_the_papers_own_are_nobodys() -> None:
    found = days_of("""
        HORMONE PROFILE
        Collected: 10.01.2026
        Test       Result     Unit        Reference
        FSH        18.4       mIU/mL      1.5 - 12.4      12.01.2026
        LH         9.1        mIU/mL      1.7 - 8.6       12.01.2026
    """)

    assert found == {("fsh", "18.4", None, ()), ("lh", "9.1", None, ())}


def test_days_behind_a_column_of_earlier_results_are_those_of_these() -> None:
    readings = read_one("""
        SEMEN ANALYSIS
        Collected: 27/10/2024
        Test            Result      Previous result     Date            Unit     Reference
        Semen volume    1.9         2.3                 24/07/2024      mL       >= 1.5
        Liquefaction    25          19                  24/07/2024      min      <= 60
    """)

    assert (str(readings["semen_volume"].number), str(readings["liquefaction_time"].number)) == ("1.9", "25")
