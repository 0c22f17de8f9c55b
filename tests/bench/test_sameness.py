"""Which spellings say the same, and which real units must never be taken for each other."""

import tomllib
from decimal import Decimal

import pytest

from bench.sameness import as_number, coded_key, comparator_of, is_same_number, is_same_unit, unit_key
from tests.house.tree import ROOT


@pytest.mark.parametrize(
    "spellings",
    [
        ["IU/L", "mIU/mL", "mlU/ml", "mUI/mL", "мМЕ/мл", "U/L", "[IU]/L", "IE/l", "UI/L", "Ul/L"],
        ["µIU/mL", "μIU/mL", "uIU/ml", "мкМЕ/мл", "mIU/L", "m[IU]/L", "mU/L"],
        ["×10⁶/mL", "x10^6/ml", "10*6/mL", "M/mL", "млн/мл", "Mio./ml", "milyon/mL", "millions/mL", "juta/mL", "milioane/ml", "مليون/مل"],
        ["×10⁶/ejaculate", "10*6", "млн", "million", "milyon/ejakülat", "Mio./Ejakulat", "10*6/{ejac}"],
        ["ng/mL", "нг/мл", "ug/L", "µg/L", "mcg/L"],
        ["mL", "ml", "мл", "cc", "cm³"],
        ["d", "days", "gün", "дней", "أيام", "hari", "Tage", "jours", "zile", "днів"],
    ],
)
def test_spellings_of_one_unit_are_the_same(spellings: list[str]) -> None:
    assert {unit_key(spelling) for spelling in spellings} == {unit_key(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ng/mL", "ng/dL"),
        ("mIU/mL", "µIU/mL"),
        ("nmol/L", "pmol/L"),
        ("pg/mL", "ng/mL"),
        ("µg/dL", "pg/dL"),
        ("%", "mmol/mol"),
        ("umol/L", "umol/{ejac}"),
        ("10*6/mL", "10*6"),
        ("10*6/mL", "10*9/mL"),
        ("mL", None),
        ("Örnek/Birim", "mL"),
    ],
)
def test_two_real_units_are_never_taken_for_each_other(one: str, other: str | None) -> None:
    assert not is_same_unit(one, other)


def test_every_unit_that_invented_records_print_is_known() -> None:
    wordings = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "bench/records/wording").rglob("*.toml")]
    spelled = {name for wording in wordings for names in wording.get("units", {}).values() for name in ([names] if isinstance(names, str) else names)}

    assert len(spelled) > 20
    assert sorted(name for name in spelled if isinstance(unit_key(name), str)) == []


def test_a_truth_without_a_unit_asks_for_none() -> None:
    assert is_same_unit(None, "mL")


def test_an_unknown_unit_is_the_same_only_as_its_own_spelling() -> None:
    assert is_same_unit("Örnek/Birim", "örnek / birim")


def test_trailing_zeros_do_not_matter_and_decimals_do() -> None:
    assert is_same_number(as_number("22,40"), Decimal("22.4"))
    assert not is_same_number(as_number(28), as_number(2.8))
    assert not is_same_number(None, None)


@pytest.mark.parametrize(("printed", "comparator"), [("<0.1", "<"), ("≥ 1,4", ">="), ("18.4", None), (None, None), ("=5", None)])
def test_a_comparator_is_what_the_value_starts_with(printed: str | None, comparator: str | None) -> None:
    assert comparator_of(printed) == comparator


def test_the_order_of_variants_and_of_alleles_does_not_matter() -> None:
    assert coded_key("cftr_variants", "F508del; c.350G>A") == coded_key("cftr_variants", ["c.350G>A", "F508del"])
    assert coded_key("cftr_poly_t", "7T/9T") == coded_key("cftr_poly_t", "9T/7T")
    assert coded_key("karyotype", "46, XY") == coded_key("karyotype", "46,XY") != coded_key("karyotype", "46,XX")
