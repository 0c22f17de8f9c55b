"""What an engine makes of units, and how it shows."""

import pytest

from tests.records.typed import printed, read_one, scanned, show
from tests.records.typed import read as read_all


def test_a_caret_that_an_engine_takes_for_a_digit_is_shown_as_what_it_means() -> None:
    page = scanned("""
        SEMEN ANALYSIS
        Parameter             Result    Unit        Reference
        Semen volume          2.8       mL          >=1.4
        Round cells           0.3       x1046/ml    <1.0
    """)

    assert printed(page)["round_cells"] == "0.3 10*6/mL"


def test_a_million_read_with_another_letter_is_shown_as_what_it_means() -> None:
    page = scanned("""
        SEMINOGRAM
        Badanie                    Wynik     Jednostka   Norma
        Objętość                   3.2       ml          >=1.4
        Koncentracja plemników     12.0      mtn/ml      >=16
    """)

    assert printed(page)["sperm_concentration"] == "12.0 10*6/mL"


def test_a_unit_whose_micro_was_read_as_nano_asks_where_the_limits_tell() -> None:
    page = scanned("""
        HORMONE PANEL
        Test          Result    Unit      Reference
        DHEA-S        4.21      ng/mL     1.60 - 4.49
        Prolactin     12.7      ng/mL     4.0 - 15.2
    """)

    assert "unit_unknown" in read_one(page)["dhea_s"].reasons
    assert "unit_unknown" not in read_one(page)["prolactin"].reasons


def test_one_amount_in_two_systems_of_units_is_one_result_and_two_amounts_ask() -> None:
    paper = """
        HORMONE PANEL
        Test                  Result              Reference        Result              Reference
        Testosterone total    187.8 ng/dL         249 - 836        {} nmol/L           8.64 - 29.0
        Prolactin             12.7 ng/mL          4.0 - 15.2
    """
    same, other = (read_one(scanned(paper.format(number)))["testosterone_total"] for number in ("6.51", "5.61"))

    assert (same.as_printed, same.reasons) == ("187.8", ())
    assert "column_doubtful" in other.reasons


@pytest.mark.parametrize("label", ["Total sperm number (106)", "Total sperm number (10 6)", "Sperm concentration (106/mL)"])
def test_a_power_in_the_label_whose_six_is_not_seen_raised_is_its_unit_and_no_value(label: str) -> None:
    readings = printed(
        scanned(f"""
        SEMEN ANALYSIS
        Parameter                       Result        Reference
        Semen volume (mL)               3.0           >1.4
        {label:<32}0             >16
        Round cells (106/mL)            0.5           <5
    """)
    )

    assert {text for name, text in readings.items() if name.startswith("sperm_")} == {"none", f"0 10*6{'/mL' if '/' in label else ''}"}


@pytest.mark.parametrize(
    ("label", "read", "meant"),
    [("LH", "UI/I,", "[IU]/L"), ("LH", "IU/,", "[IU]/L"), ("Prolactin", "ng/mi,", "ng/mL"), ("Testosterone", "ng/d_L,", "ng/dL")],
)
def test_a_misread_unit_in_a_sentence_is_known_where_it_can_be_but_one_and_asks(label: str, read: str, meant: str) -> None:
    page = f"Dear colleague,\nblood results of 12.05.2024: {label} 8.4 {read} SHBG 30.1 nmol/L and others."
    shown = {reading.analyte: show(reading) for report in read_all(scanned(page)) for reading in report.readings}

    assert next(text for name, text in shown.items() if name != "shbg") == f"8.4 {meant} ? unit_unknown"


def test_the_unit_of_the_next_label_is_not_that_of_a_value_whose_label_has_one() -> None:
    row = "ДЭА-SO4 [мкмоль/л]   4,31   4,34-12,20 Общий тестостерон [мкг/л]   0,70   2,49-8,36"

    assert printed(scanned(f"Гормоны\n{row}"))["dhea_s"].startswith("4.31 umol/L")
