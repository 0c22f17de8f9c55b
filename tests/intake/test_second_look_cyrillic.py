"""Names and units in Latin letters on pages in Cyrillic ones, of which the first reader makes others: "µg/L" is "рд/1" to it, "SHBG" "5НВО"."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from intake.extraction import read_reports
from intake.extraction.second_look import look_again, settle
from intake.extraction.worth_looking import find_words
from intake.reading.words import Box, Crop, Page, PageSource, Word
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


@pytest.mark.parametrize(
    ("first", "sure", "second", "sure_again", "text"),
    [
        ("5НВО", 0.41, "SHBG", 0.998, "SHBG"),
        ("(Е5Н),", 0.73, "(FSH),", 0.9987, "(FSH),"),
        ("НВ5АЄ", 0.14, "HBsAg", 0.9957, "HBsAg"),
        ("апії-НВс", 0.53, "anti-HBc", 0.9998, "anti-HBc"),
        ("(АВ/АБ)", 0.0, "(Ag/Ab)", 0.9971, "(Ag/Ab)"),
        ("(1)", 0.9, "(L)", 0.9995, "(L)"),
        ("ТА", 0.95, "T4", 0.9998, "T4"),
        ("Апії-НВс", 0.85, "Anti-HBc", 0.998, "Anti-HBc"),
        ("о", 0.74, "0", 0.93, "0"),
        ("о", 0.74, "0", 0.7, "о"),
        ("З", 0.65, "3", 0.99, "3"),
        ("з", 0.65, "5", 0.99, "5"),
        ("о", 0.74, "8", 0.93, "8"),  # and says that it was another for the first
        ("С542Х", 0.9, "G542X", 0.99, "G542X"),
        ("С542Х", 0.9, "G551X", 0.99, "С542Х"),  # another place
        ("ЕСИ", 0.49, "LUI/L", 0.9986, "UI/L"),
        ("ЕЕ", 0.63, "L IE/L", 0.8471, "IE/L"),
        ("29.ОТЕЛ,", 0.45, "29.0 IE/L", 0.9939, "29.0IE/L"),
        ("0.9млн", 0.45, "0.9 IE/L", 0.9939, "0.9млн"),  # a unit already
        ("1046/мл", 0.51, "10^6/", 0.9503, "10^6/мл"),
        ("1076б/мл", 0.42, "0^6/", 0.9261, "10^6/мл"),
        ("10с6б/мл", 0.19, "10^6/MJ", 0.6713, "10^6/мл"),
        ("10с6б/мл", 0.19, "10^6/MJ", 0.4, "10с6б/мл"),
        ("РЕЄСТРАТУРА", 0.63, "PEECTPATYPA", 0.9823, "РЕЄСТРАТУРА"),  # no letter that Cyrillic ones have no like of
        ("к.м.н.", 0.6, "K.M.H.", 0.9989, "к.м.н."),
        ("Зразок", 0.74, "3pa3ok", 0.9767, "Зразок"),
        ("гезиї", 0.39, "resul", 0.9104, "гезиї"),  # not sure enough
        ("ФСГ", 0.95, "FSH", 0.999, "ФСГ"),  # the first is
    ],
)
def test_a_latin_name_is_believed_where_the_engine_for_cyrillic_letters_was_not_sure(
    first: str, sure: float, second: str, sure_again: float, text: str
) -> None:
    word = Word(first, Box(0.1, 0.1, 0.2, 0.12), sure)

    assert settle(word, second, sure_again).text == text


def test_on_a_cyrillic_page_what_may_be_latin_is_shown_to_the_second_reader() -> None:
    texts = (("ФСГ", 0.95), ("рд/ті.", 0.3), ("5НВО", 0.85), ("ТА", 0.96), ("анти-ВИЧ", 0.9), ("24млн/мл", 0.9), ("Ч", 0.4), ("сироватка", 0.93))
    ink = Crop(b"\xff" * 300, 30, 10)
    words = tuple(Word(text, Box(place / 10, 0.1, place / 10 + 0.08, 0.12), sure, ink=ink) for place, (text, sure) in enumerate(texts))
    page = Page(number=1, words=words, source=PageSource.OCR, engine="tesseract", width=1000, height=1400, language="uk")

    assert [page.words[place].text for place in find_words(page, [])] == ["рд/ті.", "5НВО", "ТА", "анти-ВИЧ"]
