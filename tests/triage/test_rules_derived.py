"""What follows from printed values: each formula by hand, and never more certain than what it follows from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from triage.rules import derived
from triage.rules.chart import Chart
from triage.rules.derived import ELLIPSOID, derive_facts, ellipsoid_volume, long_axis, sperm_concentration, total_sperm_number, volume_by_lambert
from triage.rules.facts import Fact, Facts, ReportFacts

D = Decimal
DAY = date(2026, 11, 22)


def fact(analyte: str, number: str | None, *, comparator: str | None = None, is_certain: bool = True) -> Fact:
    return Fact(analyte, f"paper/{analyte}", None if number is None else D(number), comparator=comparator, is_certain=is_certain)


def test_the_long_axis_is_the_longest_of_three_diameters_in_any_order() -> None:
    assert long_axis((D("2.1"), D("4.7"), D("2.8"))) == D("4.7")


def test_a_testis_is_a_third_larger_by_lambert_than_as_a_plain_ellipsoid() -> None:
    diameters = (D(4), D(3), D(2))

    assert ellipsoid_volume(diameters) == D("17.04")
    assert ellipsoid_volume(diameters, ELLIPSOID) == D("12.48")
    assert round(volume_by_lambert(D(10), ELLIPSOID), 2) == D("13.65")


def test_the_total_number_is_volume_times_concentration_and_back() -> None:
    assert total_sperm_number(D("2.5"), D(4)) == D(10)
    assert sperm_concentration(D(10), D("2.5")) == D(4)
    assert sperm_concentration(D(10), D(0)) is None


def test_the_ratio_is_that_of_ng_dl_over_pg_ml() -> None:
    ratio = derived.testosterone_estradiol_ratio(D("10.4017"), D("110.13"))  # 300 ng/dL over 30 pg/mL

    assert ratio is not None
    assert round(ratio, 2) == D("10.00")
    assert derived.testosterone_estradiol_ratio(D(10), D(0)) is None


def test_what_follows_names_everything_it_follows_from() -> None:
    (total,) = derive_facts([fact("semen_volume", "2.5"), fact("sperm_concentration", "4")])

    assert (total.analyte, total.number, total.is_certain) == ("sperm_total", D(10), True)
    assert total.origins == ("paper/semen_volume", "paper/sperm_concentration")


@pytest.mark.parametrize(
    "volume",
    [
        fact("semen_volume", "2.5", is_certain=False),
        fact("semen_volume", "2.5", comparator="<"),
        fact("semen_volume", None),
    ],
)
def test_what_follows_from_an_uncertain_value_or_from_a_limit_is_uncertain(volume: Fact) -> None:
    (total,) = derive_facts([volume, fact("sperm_concentration", "4")])

    assert (total.number, total.is_certain) == (None, False)


def test_two_values_of_one_day_that_differ_lead_to_nothing_certain() -> None:
    volumes = [fact("semen_volume", "2.5"), replace(fact("semen_volume", "3.5"), evidence="other")]

    (total,) = derive_facts([*volumes, fact("sperm_concentration", "4")])
    assert (total.number, total.is_certain, len(total.origins)) == (None, False, 3)


def test_what_a_paper_prints_itself_is_never_derived() -> None:
    printed = [fact("semen_volume", "2.5"), fact("sperm_concentration", "4"), fact("sperm_total", "11")]

    assert derive_facts(printed) == ()


def test_testosterone_and_estradiol_of_two_days_have_no_ratio() -> None:
    def papers(second: date) -> Facts:
        first = ReportFacts("t", "hormone_panel", (fact("testosterone_total", "8"),), DAY)
        return Facts(reports=(first, ReportFacts("e", "hormone_panel", (fact("estradiol", "200"),), second)))

    same, other = (Chart(papers(day), DAY, {}) for day in (DAY, date(2026, 11, 21)))
    assert [dated.day for dated in same.values_of("testosterone_estradiol_ratio")] == [DAY]
    assert other.values_of("testosterone_estradiol_ratio") == ()
