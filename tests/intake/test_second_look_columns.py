"""What is shown to the second reader where a table prints its units before its values, and a nought that a typewriter strikes through."""

from dataclasses import replace

from intake.extraction.second_look import settle
from intake.reading.words import Box, Word
from tests.intake.test_second_look import Absent, KnowsThePaper, _read_with, as_read_once
from tests.records.typed import show

UNITS_FIRST = """
SEMEN ANALYSIS
Test                   Unit         Min     Result   Max
Sperm concentration    {unit}       16      {nought}
Semen volume           {ml}         1.4     2.8
Round cells            juta/mL              0.3      5.0
"""


def test_a_unit_in_a_column_before_the_values_is_looked_at_where_nobody_knows_it() -> None:
    page = as_read_once(UNITS_FIRST.format(unit="juta/mL", nought="0", ml="nt"))

    assert show(_read_with(page, KnowsThePaper(page, {"nt": ("ml", 0.98)}))["semen_volume"]) == "2.8 ml"


def test_a_struck_nought_with_its_flag_is_looked_at_and_asked_about() -> None:
    page = as_read_once(UNITS_FIRST.format(unit="juta/mL", nought="e*", ml="mL"), confidence=0.51)
    reading = _read_with(page, KnowsThePaper(page, {"e*": ("0*", 0.93)}))["sperm_concentration"]

    assert "sperm_concentration" not in _read_with(page, Absent())
    assert (reading.number, reading.needs_check) == (0, True)


def test_a_unit_that_the_first_reader_did_not_believe_is_the_second_s() -> None:
    """ "juta/ME" would be millions per international unit."""
    word = Word("juta/ME", Box(0, 0, 0.1, 0.1), 0.0)

    assert settle(word, "juta/mL", 0.99).text == "juta/mL"
    assert settle(replace(word, confidence=0.9), "juta/mL", 0.99).text == "juta/ME"
