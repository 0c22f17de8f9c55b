"""Units in Latin letters on pages in Cyrillic ones, of which the first reader makes letters of its own: "µg/L" is "рд/1" to it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from intake.extraction import read_reports
from intake.extraction.second_look import look_again
from intake.reading.words import Crop, Page
from intake.vocabulary import load_vocabulary
from tests.records.typed import scanned

LOST = """
ГОРМОНИ
Показник             Од. вим.    Норма          Значення
ЛГ, сироватка        mU/mL       1.7 - 8.6      3.65
Тестостерон          {unit}      2.49 - 8.36    4.63
Пролактин            нг/мл       4.04 - 15.20   14.3
"""


class SeesUnits:
    """A reader that sees what each word holds, but for one, of which each width looks as `looks` says (as it is, twice and four times as wide)."""

    def __init__(self, page: Page, word: str, looks: Sequence[tuple[str, float]]) -> None:
        self._texts = [one.text for one in page.words]
        self._word, self._looks = word, looks

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...]:
        return tuple(self._seen(self._texts[crop.height - 10], crop.width // 20) for crop in crops)

    def _seen(self, text: str, wide: int) -> tuple[str, float]:
        return self._looks[wide // 2] if text == self._word else (text, 0.99)


@pytest.mark.parametrize(
    ("first", "looks", "unit", "is_asked"),
    [
        ("ол.", (("HgL", 0.2), ("μg/L", 0.68), ("μg/L", 0.7)), "μg/L", False),
        ("рд/1", (("μg/L", 0.54), ("μg/L", 0.54), ("HgL", 0.74)), "μg/L", False),
        ("рі.", (("gL", 0.3), ("μg/L", 0.88), ("ug/1", 0.3)), "μg/L", False),
        ("ол.", (("pg/L", 0.5), ("μg/L", 0.6), ("ng/L", 0.5)), "ол.", True),
        ("ол.", (("HgL", 0.2), ("HgL", 0.6), ("HgL", 0.7)), "ол.", True),
    ],
)
def test_a_latin_unit_is_believed_when_two_widths_of_its_crop_show_it(
    first: str, looks: Sequence[tuple[str, float]], unit: str, is_asked: bool
) -> None:
    page = scanned(LOST.format(unit=first), confidence=0.9)
    words = (replace(word, look=None, ink=Crop(b"\xff" * (place + 10) * 20, 20, place + 10)) for place, word in enumerate(page.words))
    page = replace(page, words=tuple(words))
    vocabulary = load_vocabulary()

    looked = look_again([page], read_reports([page], vocabulary), SeesUnits(page, first, looks))

    (report,) = read_reports(looked, vocabulary)
    testosterone = next(reading for reading in report.readings if reading.analyte == "testosterone_total")
    assert (testosterone.unit, "unit_unknown" in testosterone.reasons) == (unit, is_asked)
