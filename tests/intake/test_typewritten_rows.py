"""Lines of a typewriter, whose blanks are all alike."""

from dataclasses import replace

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
