"""Units: what papers spell, and what a number is in another unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.units import parse_unit
from intake.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    "spellings",
    [
        "IU/L mIU/mL mlU/ml m1U/mL mUI/mL мМЕ/мл U/L [IU]/L IE/l UI/L Ul/L",
        "µIU/mL μIU/mL uIU/ml мкМЕ/мл mIU/L m[IU]/L mU/L µUI/mL µlU/mL",
        "×10⁶/mL x10^6/ml 10*6/mL M/mL mil/ml млн/мл Mio./ml milyon/mL million/ml juta/mL х10⁶/мл 10⁹/L 106/ml x1046/ml min/ml min/mł",
        "×10⁶/ejaculate 10*6 млн milyon/ejakülat Mio./Ejakulat millions/éjaculat 10*6/{ejac}",
        "µmol/ejaculate umol/{ejac} µmol/Ejakulat",
        "ng/mL нг/мл ug/L µg/L mcg/L",
        "µg/dL ug/dL mcg/dl",
        "min dk мин menit",
        "d days gün дней hari Tage",
        "mL ml мл cc cm³",
        "nmol/L нмоль/л",
    ],
)
def test_spellings_of_one_unit_are_equal(spellings: str) -> None:
    units = {parse_unit(spelling) for spelling in spellings.split()}

    assert len(units) == 1
    assert None not in units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ng/mL", "ng/dL"),
        ("mIU/mL", "µIU/mL"),
        ("µg/dL", "pg/dL"),
        ("nmol/L", "pmol/L"),
        ("pg/mL", "ng/mL"),
        ("%", "mmol/mol"),
        ("umol/L", "umol/{ejac}"),
        ("mL", "µL"),
        ("10*6/mL", "10*6"),
        ("10*6/mL", "10*9/mL"),
        ("ng/mL", "nmol/L"),
        ("IU/L", "mIU/L"),
    ],
)
def test_units_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert parse_unit(one) != parse_unit(other)


@pytest.mark.parametrize("text", ["", "foo", "mg/foo", "7T/9T", "H&E", "1/160", "yIU//mL", "milyon/mv"])
def test_an_unknown_spelling_is_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_units(text: str) -> None:
    unit = parse_unit(text)

    assert unit is None or parse_unit(unit.code) == unit


@pytest.mark.parametrize(
    ("analyte", "number", "unit", "canonical"),
    [
        ("testosterone_total", "300", "ng/dL", "10.40"),
        ("testosterone_total", "346.1", "ng/dL", "12.00"),
        ("testosterone_total", "150", "ng/dL", "5.20"),
        ("testosterone_total", "9.0", "ng/mL", "31.20"),
        ("testosterone_total", "9.0", "nmol/L", "9.00"),
        ("testosterone_free", "5.1", "pg/mL", "17.68"),
        ("prolactin", "15.2", "ng/mL", "322.24"),
        ("prolactin", "311", "mIU/L", "311.00"),
        ("estradiol", "30", "pg/mL", "110.14"),
        ("amh", "7.142857", "pmol/L", "1.00"),
        ("free_t4", "1.21", "ng/dL", "15.58"),
        ("progesterone", "1", "ng/mL", "3.18"),
        ("ohp17", "1", "ng/mL", "3.03"),
        ("dhea_s", "287", "µg/dL", "7.79"),
        ("hba1c", "44", "mmol/mol", "6.18"),
        ("ldh", "5", "µkat/L", "300.00"),
        ("tsh", "2.1", "mU/L", "2.10"),
        ("fsh", "18.4", "U/L", "18.40"),
        ("sperm_concentration", "20000000", "/mL", "20.00"),
        ("sperm_total", "34.7", "×10⁶/ejaculate", "34.70"),
        ("abstinence", "72", "h", "3.00"),
        ("semen_ph", "7.8", "", "7.80"),
    ],
)
def test_numbers_are_converted_by_molar_mass_and_powers_of_ten(analyte: str, number: str, unit: str, canonical: str) -> None:
    known = load_vocabulary().get_analyte(analyte)

    converted = known.in_canonical(Decimal(number), parse_unit(unit) if unit else None)

    assert converted is not None
    assert converted.quantize(Decimal("0.01")) == Decimal(canonical)


@pytest.mark.parametrize(
    ("analyte", "unit"), [("fsh", "ng/mL"), ("shbg", "µg/L"), ("dhea_s", "pg/dL"), ("testosterone_total", "IU/L"), ("semen_ph", "%")]
)
def test_a_unit_that_the_analyte_cannot_have_converts_nothing(analyte: str, unit: str) -> None:
    assert load_vocabulary().get_analyte(analyte).in_canonical(Decimal(1), parse_unit(unit)) is None


@given(st.decimals(min_value=0, max_value=10_000, places=3), st.sampled_from(["ng/dL", "ng/mL", "ng/L", "nmol/L"]))
def test_conversion_keeps_the_order_of_numbers(number: Decimal, unit: str) -> None:
    testosterone = load_vocabulary().get_analyte("testosterone_total")

    smaller, larger = (testosterone.in_canonical(n, parse_unit(unit)) for n in (number, number + 1))

    assert smaller is not None
    assert larger is not None
    assert smaller < larger


def test_the_name_of_cells_behind_a_count_says_nothing_about_the_unit() -> None:
    assert parse_unit("X 10^6 CELLS/ML") == parse_unit("10*6/mL")
    assert parse_unit("million cells/ml") == parse_unit("million/mL")
    assert parse_unit("cells/ml") != parse_unit("million/mL")
