"""Numbers from pixels are read twice; two answers ask."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from intake.extraction import read_reports
from intake.extraction.readings import Reading
from intake.extraction.second_look import look_again, settle
from intake.reading.words import Box, Crop, Page, SecondLook, Word
from intake.vocabulary import load_vocabulary
from tests.records.typed import scanned, show

TABLE = """
HORMONE PROFILE
Test                 Result    Flag    Unit      Reference Range
FSH                  18.42     H       mIU/mL    1.50 - 12.40
Total Testosterone   2.31      L       ng/mL     2.49 - 8.36
Prolactin            14.3              ng/mL     4.04 - 15.20
"""


class KnowsThePaper:
    """A reader that sees what is printed: its crops are the numbers of words, `printed` what stands there."""

    def __init__(self, page: Page, printed: Mapping[str, tuple[str, float]]) -> None:
        self._texts = [word.text for word in page.words]
        self._printed = printed
        self.asked: list[str] = []

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        texts = [self._texts[crop.height - 10] for crop in crops]
        self.asked.extend(texts)
        return tuple(self._printed.get(text, (text, 0.99)) for text in texts)


class Absent:
    def read_crops(self, crops: Sequence[Crop]) -> None:
        return None


def as_read_once(text: str, confidence: float = 0.92) -> Page:
    """A page whose words carry crops, each as high as its place tells, so that a reader can know them again."""
    page = scanned(text, confidence=confidence)
    words = (replace(word, look=None, ink=Crop(b"\xff" * (place + 10) * 20, 20, place + 10)) for place, word in enumerate(page.words))
    return replace(page, words=tuple(words))


def read_twice(text: str, **printed: tuple[str, float]) -> tuple[dict[str, Reading], KnowsThePaper]:
    page = as_read_once(text)
    reader = KnowsThePaper(page, {key.replace("_", " ").strip(): value for key, value in printed.items()})
    return _read_with(page, reader), reader


def _read_with(page: Page, reader: "KnowsThePaper | Absent") -> dict[str, Reading]:
    vocabulary = load_vocabulary()
    (page,) = look_again([page], read_reports([page], vocabulary), reader)
    assert all(word.ink is None for word in page.words) or isinstance(reader, Absent)
    (report,) = read_reports([page], vocabulary)
    return {reading.analyte: reading for reading in report.readings}


def test_what_two_readers_agree_on_asks_nobody() -> None:
    readings, _ = read_twice(TABLE)

    assert {show(reading) for reading in readings.values()} == {"18.42 mIU/mL", "2.31 ng/mL", "14.3 ng/mL"}
    assert min(reading.confidence for reading in readings.values()) > 0.97


def test_a_number_that_the_second_reader_is_sure_of_is_shown_and_asked_about() -> None:
    page = as_read_once(TABLE)
    reader = KnowsThePaper(page, {"14.3": ("74.3", 0.99)})

    assert show(_read_with(page, reader)["prolactin"]).startswith("74.3 ng/mL ? ")
    assert "repaired" in _read_with(page, reader)["prolactin"].reasons


def test_a_number_that_the_second_reader_is_not_sure_of_stays_and_is_asked_about() -> None:
    page = as_read_once(TABLE)

    prolactin = _read_with(page, KnowsThePaper(page, {"14.3": ("743", 0.4)}))["prolactin"]

    assert str(prolactin.number) == "14.3"
    assert "disagreement" in prolactin.reasons


def test_without_a_second_reader_less_is_certain_and_nothing_is_lost() -> None:
    page = as_read_once(TABLE, confidence=0.8)

    once, twice = _read_with(page, Absent()), _read_with(page, KnowsThePaper(page, {}))

    assert {name: one.number for name, one in once.items()} == {name: one.number for name, one in twice.items()}
    assert all(once[name].confidence < twice[name].confidence for name in once)


def test_a_unit_that_nobody_knows_is_looked_at_and_a_known_one_taken() -> None:
    page = as_read_once(TABLE.replace("2.31      L       ng/mL     2.49 - 8.36", "2.31      L       nq.mt~0.6"))

    assert _read_with(page, Absent())["testosterone_total"].needs_check
    assert show(_read_with(page, KnowsThePaper(page, {"nq.mt": ("ng/mL", 0.9)}))["testosterone_total"]) == "2.31 ng/mL"


def test_a_unit_behind_a_range_is_looked_at_when_nobody_knows_it() -> None:
    page = as_read_once(TABLE.replace("14.3              ng/mL     4.04 - 15.20", "14.3              4.04 - 15.20 nq/mt~0.6"))

    assert show(_read_with(page, KnowsThePaper(page, {"nq/mt": ("ng/mL", 0.9)}))["prolactin"]) == "14.3 ng/mL"


def test_a_unit_in_the_head_of_a_column_is_looked_at_when_the_analyte_cannot_have_it() -> None:
    page = as_read_once("""
        HORMONE PROFILE
        Collected: 10.01.2026
                         Prolactin                Luteinizing
                                                  Hormone (LH)
                         pg/L                     mIU/mL
                         4.0 - 15.2               1.7 - 8.6
          10.01.2026     18.4                     9.1
          12.06.2025     22.0                     10.1
    """)
    reader = KnowsThePaper(page, {"pg/L": ("µg/L", 0.95)})

    _read_with(page, reader)

    assert "pg/L" in reader.asked


def test_a_limit_that_puts_the_column_of_its_value_in_doubt_is_looked_at() -> None:
    page = as_read_once("SEMEN ANALYSIS\nSemen volume         4.3 mL            vr 21.4\nLiquefaction         20 min            vr <60")

    assert "column_doubtful" in _read_with(page, Absent())["semen_volume"].reasons
    assert not _read_with(page, KnowsThePaper(page, {"21.4": ("≥1.4", 0.99)}))["semen_volume"].needs_check


def test_a_line_that_made_no_sense_is_read_again_whole() -> None:
    page = as_read_once(TABLE.replace("Prolactin ", "Dvvl2qtlm "))
    reader = KnowsThePaper(page, {"Dvvl2qtlm": ("Prolactin", 0.98)})

    assert "prolactin" not in _read_with(page, Absent())
    assert str(_read_with(page, reader)["prolactin"].number) == "14.3"


def test_what_may_be_a_nought_is_looked_at_however_sure_the_first_reader_is() -> None:
    page = as_read_once("SEMEN ANALYSIS\nSperm concentration  @  million/mL  >= 16\nSemen volume  2.8  mL  >= 1.4", confidence=0.99)

    assert show(_read_with(page, KnowsThePaper(page, {"@": ("0", 0.99)}))["sperm_concentration"]) == "0 million/mL"


def test_a_nought_in_one_word_with_its_unit_is_looked_at_and_asked_about_without_a_second_reader() -> None:
    page = as_read_once("СПЕРМОГРАММА\nКонцентрация сперматозоидов     Омлн/мл     >= 16\nОбъем эякулята      2.8  мл     >= 1.4", confidence=0.95)

    once, twice = _read_with(page, Absent()), _read_with(page, KnowsThePaper(page, {"Омлн/мл": ("0 /", 0.99), "мл": ("", 0.0)}))

    assert (once["sperm_concentration"].number, once["sperm_concentration"].needs_check) == (0, True)
    assert (twice["sperm_concentration"].number, twice["sperm_concentration"].needs_check) == (0, False)


def test_a_scrap_in_a_column_of_signs_is_looked_at() -> None:
    page = as_read_once("""
        Y CHROMOSOME MICRODELETIONS
        SRY (sY14)        +
        sY84              rs~0.14
        sY86              +
        sY127             +
        sY254             -
    """)

    assert show(_read_with(page, KnowsThePaper(page, {"rs": ("十", 0.86)}))["sts_sy84"]).startswith("present")


def test_a_unit_in_the_label_is_looked_at_where_nobody_knows_it() -> None:
    page = as_read_once("ГОРМОНЫ\nТестостерон общий (пе/4Ї)     278.8     249.0 - 836.0\nПролактин (нг/мл)      7.1     4.0 - 15.2", confidence=0.95)

    assert not _read_with(page, KnowsThePaper(page, {"(пе/4Ї)": ("(ng/dL)", 0.99)}))["testosterone_total"].needs_check


def test_words_that_no_value_depends_on_are_not_looked_at() -> None:
    _, reader = read_twice("Sample No.           NC-04711" + TABLE)

    assert "HORMONE" not in reader.asked
    assert "NC-04711" not in reader.asked
    assert {"18.42", "2.31", "14.3"} <= set(reader.asked)


@pytest.mark.parametrize(
    ("first", "second", "text", "agrees"),
    [
        ("18,4", "18.4", "18,4", True),  # a comma that is taken for a dot is the same mark
        ("18.4", "18.4H", "18.4", True),
        ("3,4", "3, 4", "3,4", True),
        ("216", "≥16", "≥16", True),  # the first reader's alphabet has no ≥
        (">7,2", "≥7.2", "≥7,2", True),
        ("1O", "10", "1O", True),
        ("28", "2.8", "2.8", False),
        ("24", "34", "34", False),
        ("24", "Absent", "24", False),
        (".6.17", ".6.17", "6.17", True),  # a speck before it, for both readers
        ("‘16.81", "16.81", "16.81", True),
        ("[278", "OL", "0L", False),  # a nought, and the flag that it is low
        ("pg/dL", "µg/dL", "µg/dL", False),  # nor a µ
        ("FSН", "FSH", "FSН", None),  # the Н is Cyrillic: not this reader's script
        ("Voiume", "Volume", "Volume", False),
        ("Volume", "volume", "Volume", True),
        ("5127", "sY127", "sY127", True),  # a marker of the Y chromosome on a Cyrillic page
        ("$254", "sY254", "sY254", True),
        ("5127", "sY134", "5127", False),
        ("@", "0", "0", True),
        ("O", "O", "0", False),  # a nought only for one of them, who cannot tell it from the letter
        ("o", "0", "0", False),  # a word of several languages
        ("=", "+", "+", False),
        ("811", "8,1↑", "8,1↑", False),
        ("811", "8,1 ↑", "8,1↑", False),
        ("cm", "cm³", "cm³", False),  # a raised power is lost
        ("ЧИТ,", "UI/L,", "UI/L", False),  # a unit in Latin letters on a Cyrillic page
        ("rs", "十", "rs", None),  # a plus for the second reader, and believed letters for the first
        ("$T/7T", "5T/7T", "5T/7T", True),
        ("71/91", "7T/9T", "7T/9T", True),
        ("IT/IT", "9T/9T", "9T/9T", False),
        ("17/12", "7T/7T", "17/12", False),
        ("24млн/мл", "2.4 /", "2.4млн/мл", False),  # and one in Cyrillic letters behind a number
        ("45хв", "45 xB", "45хв", True),
        ("Омлн/мл", "0 /", "0млн/мл", True),
        ("х105/мл", "×10⁶/MI", "×10⁶/мл", False),  # nobody counts in hundred thousands
    ],
)
def test_two_texts_of_one_word_are_weighed(first: str, second: str, text: str, agrees: bool | None) -> None:
    word = settle(Word(first, Box(0, 0, 0.1, 0.1), 0.9), second, 0.95)

    assert word.text == text
    assert (word.look.agrees if word.look else None) is agrees


@pytest.mark.parametrize(
    ("first", "second", "text", "agrees"),
    [("3701", "370↑", "370↑", True), ("370", "370↑", "370↑", True), ("1", "↑", "↑", True), ("T", "↓", "↓", True), ("8.4", "↑", "8.4", False)],
)
def test_an_arrow_that_the_first_reader_takes_for_a_digit_is_a_flag(first: str, second: str, text: str, agrees: bool) -> None:
    word = settle(Word(first, Box(0, 0, 0.1, 0.1), 0.9), second, 0.98)

    assert (word.text, word.look and word.look.agrees) == (text, agrees)
    assert settle(Word("3701", Box(0, 0, 0.1, 0.1), 0.9), "370↑", 0.9).look == SecondLook("3701", 0.9, "370↑", 0.9, agrees=False)


@pytest.mark.parametrize(
    ("first", "second", "text", "agrees"),
    [("750,51", "*50.51", "*50.51", True), ("25.7", "*5.7", "*5.7", True), ("95.7", "*5.7", "*5.7", False), ("721", "*5.7", "*5.7", False)],
)
def test_a_star_before_a_value_is_no_digit_of_it(first: str, second: str, text: str, agrees: bool) -> None:
    word = settle(Word(first, Box(0, 0, 0.1, 0.1), 0.9), second, 0.98)

    assert (word.text, word.look and word.look.agrees) == (text, agrees)


@pytest.mark.parametrize(
    ("first", "sure", "second", "text"),
    [("0,01", 0.7, "0,0↓", "0,0↓"), ("79", 0.3, "7,5", "7,5"), ("79", 0.7, "7,5", "79"), ("1771", 0.3, "1,77 ↑", "1,77↑")],
)
def test_of_two_readings_in_doubt_the_likelier_is_shown_and_asked_about(first: str, sure: float, second: str, text: str) -> None:
    word = settle(Word(first, Box(0, 0, 0.1, 0.1), sure), second, 0.6)

    assert (word.text, word.look and word.look.agrees) == (text, False)


def test_a_number_that_both_readers_see_cut_in_two_is_asked_about() -> None:
    page = as_read_once(TABLE.replace("14.3  ", "14. 3~0.9 "))

    assert "decimal_doubtful" in _read_with(page, KnowsThePaper(page, {}))["prolactin"].reasons


def test_a_full_stop_behind_a_number_that_has_its_mark_cuts_nothing() -> None:
    page = as_read_once(TABLE)

    assert not _read_with(page, KnowsThePaper(page, {"14.3": ("14.3.", 0.98)}))["prolactin"].needs_check


def test_digits_that_the_second_reader_does_not_know_are_asked_about() -> None:
    page = as_read_once(TABLE.replace("14.3", "١٤٫٣"))
    prolactin = _read_with(page, KnowsThePaper(page, {}))["prolactin"]

    assert str(prolactin.number) == "14.3"
    assert prolactin.needs_check


def test_a_word_that_nobody_knows_between_label_and_value_makes_the_label_doubtful() -> None:
    page = as_read_once(TABLE.replace("Prolactin            ", "Prolactin Vrxstwm    "))

    prolactin = _read_with(page, KnowsThePaper(page, {})).get("prolactin")

    assert prolactin is None or "label_doubtful" in prolactin.reasons


def test_a_sentence_that_measures_something_else_first_has_no_stranger_between_label_and_value() -> None:
    page = as_read_once("SCROTAL ULTRASOUND\nRight testis 38 x 19 x 26 mm, volume 9.8 mL, homogeneous echotexture.")

    assert not _read_with(page, KnowsThePaper(page, {}))["testis_volume_right"].needs_check


class SeesBetterStretched(KnowsThePaper):
    """Reads a number wrong once, and right when its crop comes again, twice as wide."""

    def read_crops(self, crops: Sequence[Crop]) -> tuple[tuple[str, float], ...] | None:
        seen = super().read_crops(crops) or ()
        stretched = [crop.width > 20 for crop in crops]
        return tuple((text, 0.99) if wide else answer for answer, text, wide in zip(seen, self.asked[-len(crops) :], stretched, strict=True))


def test_two_answers_are_settled_by_a_third_look_at_the_stretched_crop() -> None:
    page = as_read_once(TABLE)
    reader = SeesBetterStretched(page, {"14.3": ("143", 0.99)})

    assert show(_read_with(page, reader)["prolactin"]) == "14.3 ng/mL"
    assert reader.asked.count("14.3") == 2
    assert reader.asked.count("18.42") == 1


def test_a_decimal_mark_that_only_the_second_reader_is_sure_of_is_weighed_and_no_contradiction() -> None:
    word = settle(Word("143", Box(0, 0, 1, 1), 0.9), "14.3", 0.99)

    assert (word.text, word.look and word.look.contradicts) == ("14.3", False)
    assert settle(Word("143", Box(0, 0, 1, 1), 0.9), "14.3", 0.9).look.contradicts  # type: ignore[union-attr]


def test_a_day_of_which_the_first_reader_is_not_sure_is_looked_at() -> None:
    page = as_read_once("Collected 05/03/2025~0.7   Reported 04/03/2025" + TABLE, confidence=0.96)
    reader = KnowsThePaper(page, {"05/03/2025": ("03/03/2025", 0.98)})

    (page,) = look_again([page], read_reports([page], load_vocabulary()), reader)

    assert "03/03/2025" in [word.text for word in page.words]
    assert "04/03/2025" not in reader.asked


def test_a_number_with_a_scrap_right_behind_it_may_be_half_of_one() -> None:
    page = scanned("HORMONE REPORT\nTest          Result     Unit\nLH            1 EA~0.4   IU/L\nFSH           24.1       IU/L")

    (report,) = read_reports([page], load_vocabulary())
    assert {reading.analyte: show(reading) for reading in report.readings} == {"lh": "1 IU/L ? decimal_doubtful", "fsh": "24.1 IU/L"}


@pytest.mark.parametrize(("scrap", "reason"), [("", "low_confidence"), (" EA", "decimal_doubtful repaired")])
def test_what_only_the_second_reader_sees_beside_a_scrap_asks(scrap: str, reason: str) -> None:
    page = as_read_once(f"HORMONE REPORT\nTest          Result     Unit\nLH            al{scrap}   IU/L\nFSH           24.1       IU/L")
    page = replace(page, words=tuple(replace(word, confidence=0.43) if word.text in ("al", "EA") else word for word in page.words))
    readings = _read_with(page, KnowsThePaper(page, {"al": ("1", 0.98), "EA": ("", 0.0)}))

    assert show(readings["lh"]) == f"1 IU/L ? {reason}"
