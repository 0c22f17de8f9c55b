"""What is shown to the second reader beside values: units before them, noughts that a typewriter strikes through, days before all else."""

from dataclasses import replace
from datetime import date

from intake.extraction import read_reports
from intake.extraction.second_look import look_again, settle
from intake.reading.words import Box, Word
from intake.vocabulary import load_vocabulary
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


def test_a_day_in_doubt_is_looked_at_before_lines_that_made_no_sense() -> None:
    senseless = "\n".join(f"Qzxv{chr(97 + line)}      {line}7~0.5      wqk{chr(97 + line)}/dL" for line in range(20))
    page = as_read_once(f"SEMEN ANALYSIS\nRequested      22/09/2024\nCollected      21/09/2024~0.62\n{senseless}\nSemen volume   2.8 mL")
    wide = tuple(replace(word, ink=replace(word.ink, pixels=word.ink.pixels * 9, width=word.ink.width * 9)) for word in page.words if word.ink)
    reader = KnowsThePaper(replace(page, words=wide), {"21/09/2024": ("27/09/2024", 0.99)})
    vocabulary = load_vocabulary()

    seen = look_again([replace(page, words=wide)], read_reports([page], vocabulary), reader)

    assert read_reports(seen, vocabulary)[0].head.collected_on == date(2024, 9, 27)
