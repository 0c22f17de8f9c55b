"""How values and codes are said to staff."""

from decimal import Decimal

import pytest

from intake import wording
from intake.errors import NOT_READ
from intake.events import VERBS
from intake.models import ValueInForce
from intake.vocabulary import load_vocabulary


def value(**known: object) -> ValueInForce:
    given = {"as_printed": "", "number": None, "comparator": None, "unit": None, "canonical_number": None, "canonical_unit": None, "value": None}
    return ValueInForce(**given | known, is_certain=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stored", "said"),
    [("18.400000000", "18.4"), ("0E-9", "0"), ("100.000000000", "100"), ("0.050000000", "0.05"), ("1234567.000000000", "1234567")],
)
def test_a_number_loses_only_the_zeros_of_its_column(stored: str, said: str) -> None:
    assert wording.number_words(Decimal(stored)) == said


def test_a_value_is_said_with_its_sign_and_its_printed_unit() -> None:
    assert wording.value_words("fsh", value(number=Decimal("0.3"), comparator="<", unit="mIU/mL")) == "< 0.3 mIU/mL"


def test_a_coded_answer_is_said_in_words_and_a_karyotype_as_it_is() -> None:
    assert wording.value_words("sperm_seen", value(value="none")) == "no sperm seen"
    assert wording.value_words("karyotype", value(value="46,XY")) == "46,XY"


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("9.846751265", "nmol/L", "9.85 nmol/L"),
        ("207.760000000", "m[IU]/L", "208 mIU/L"),
        ("24.100000000", "[IU]/L", "24.1 IU/L"),
        ("0.051234000", "ng/mL", "0.051 ng/mL"),
        ("1234.560000000", "pmol/L", "1235 pmol/L"),
        ("0E-9", "10*6/mL", "0 ×10⁶/mL"),
        ("7.800000000", "1", "7.8"),
    ],
)
def test_a_converted_number_has_three_digits(number: str, unit: str, said: str) -> None:
    assert wording.canonical_words(value(canonical_number=Decimal(number), canonical_unit=unit)) == said


def test_a_number_that_cannot_be_converted_has_no_converted_words() -> None:
    assert wording.canonical_words(value(number=Decimal(4), unit="furlong")) == ""


def test_every_answer_and_every_name_has_words() -> None:
    for key, analyte in load_vocabulary().analytes.items():
        assert wording.analyte_name(key)
        assert all(wording.answer_words(key, code) for code in analyte.values)


def test_every_step_and_every_problem_has_words_of_its_own() -> None:
    assert set(wording.EVENTS) >= VERBS
    assert set(wording.PROBLEMS) >= set(NOT_READ)


def test_a_marker_of_the_y_chromosome_is_called_by_its_name() -> None:
    assert wording.analyte_name("sts_sy84") == "sY84"
    assert wording.analyte_name("sts_zfx_zfy") == "ZFX/ZFY"


def test_an_unknown_code_is_still_said() -> None:
    assert wording.reason_words("never_heard_of") == "Never heard of"
    assert wording.analyte_name("never_heard_of") == "never heard of"
