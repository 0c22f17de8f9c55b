"""Lines of a typewriter, whose blanks are all alike."""

from dataclasses import replace

import pytest

from intake.extraction.rows import find_rows
from intake.reading.words import Box
from tests.records.typed import printed, scanned


def _tightened(box: Box) -> Box:
    """As high as small letters, and no wider than their ink."""
    return Box(box.left + 0.001, box.top, box.right - 0.001, box.top + 8 / 1400)


def test_the_blanks_of_a_typewriter_are_no_gaps_between_columns() -> None:
    page = scanned("""
        HORMONE PROFILE
        The sample was taken in the morning before breakfast, as it should be.
        FSH :                 22.3 IU/L      Normal : 1.5 - 12.4
        LH :                  17.1 IU/L      Normal : 1.7 - 8.6
        Prolactin :           11.4 ng/mL     Normal : 4.0 - 15.2
    """)
    inked = tuple(replace(word, box=_tightened(word.box)) for word in page.words)

    assert [len(row.cells) for row in find_rows(replace(page, words=inked))] == [1, 1, 3, 3, 3]
    assert printed(replace(page, words=inked)) == {"fsh": "22.3 IU/L", "lh": "17.1 IU/L", "prolactin": "11.4 ng/mL"}


COLONS = """
    ESPERMIOGRAMA
    Días de abstinencia    : 3
    Volumen                : 0,9      mL         (V.N. > 1,4)
    Viscosidad             : Normal
    Licuefacción           : 30       min
    Recuento total         {colon} 0        mill       (V.N. > 39)
    Leucocitos             : 0,2      mill/mL    (V.N. < 1)
"""


@pytest.mark.parametrize("colon", [":", "2", "3"])
def test_a_digit_where_the_lines_around_have_a_colon_is_one(colon: str) -> None:
    page = scanned(COLONS.format(colon=colon), confidence=0.85)

    assert printed(page)["sperm_total"] == "0 mill"


def test_a_digit_before_its_unit_is_a_value_wherever_it_stands() -> None:
    page = scanned(COLONS.format(colon=":") + "    Vitalidad              7 %       (V.N. > 54)\n", confidence=0.85)

    assert printed(page)["sperm_vitality"].startswith("7 %")
