"""Days as papers print them, in every calendar and order."""

from datetime import date

import pytest

from intake.extraction.calendars import to_day
from intake.extraction.dates import DayOrder, read_day
from intake.extraction.lexicon import get_lexicon
from intake.extraction.readings import ReportHead
from intake.vocabulary import load_vocabulary
from tests.records.typed import read, scanned


def head(text: str) -> ReportHead:
    return read(text + "\nHORMONE PROFILE\nFSH  3.0  mIU/mL  1.5-12.4")[0].head


def day(text: str, language: str = "en", order: DayOrder = DayOrder.DAY_FIRST) -> date | None:
    return read_day(text.split(), 0, get_lexicon(load_vocabulary(), language), order)[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("4 March 2025", "en"),
        ("4th Mar. 2025", "en"),
        ("March 4, 2025", "en"),
        ("04-Mar-25", "en"),
        ("2025-Mar-04", "en"),
        ("4 Mart 2025", "tr"),
        ("4 марта 2025 г.", "ru"),
        ("4. März 2025", "de"),
        ("4 mars 2025", "fr"),
        ("4 de marzo de 2025", "es"),
        ("4 Maret 2025", "id"),
        ("4 مارس 2025", "ar"),
        ("٤/٣/٢٠٢٥", "ar"),
        ("04.03.25", "de"),
        ("04 / 03 / 2025", "en"),
        ("04,03.2025", "tr"),
        ("2025/3/4", "en"),
        ("2025年3月4日", "en"),
        ("04.03.2568", "en"),
        ("1403/12/14", "fa"),
        ("1403/12/14", "en"),
    ],
)
def test_one_day_in_many_spellings(text: str, language: str) -> None:
    assert day(text, language) == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [("1446/09/04", "ar"), ("04/09/1446", "en"), ("1360/02/05", "en"), ("04/03/1404", "en"), ("12/11/7077", "ar"), ("1212/11/07", "en")],
)
def test_a_year_of_an_uncertain_calendar_is_a_day_nobody_guesses(text: str, language: str) -> None:
    texts = text.split()

    assert read_day(texts, 0, get_lexicon(load_vocabulary(), language), DayOrder.DAY_FIRST) == (None, 1)


@pytest.mark.parametrize(
    ("year", "day"),
    [("1358", date(1979, 3, 21)), ("1375", date(1996, 3, 20)), ("1399", date(2020, 3, 20)), ("1403", date(2024, 3, 20)), ("1404", date(2025, 3, 21))],
)
def test_the_iranian_new_year_falls_on_its_known_days(year: str, day: date) -> None:
    assert to_day(year, "1", "1", "fa") == day


@pytest.mark.parametrize(("year", "leap_day"), [("1403", date(2025, 3, 20)), ("1404", None)])
def test_the_last_day_of_a_leap_year_exists_only_there(year: str, leap_day: date | None) -> None:
    assert to_day(year, "12", "30", "fa") == leap_day


def test_a_short_year_of_birth_is_of_the_last_century() -> None:
    assert head("Collected: 14/03/25   DOB: 02/05/87").patient_birth_date == date(1987, 5, 2)


@pytest.mark.parametrize(
    ("text", "collected"),
    [
        ("Collected: 03/04/2025   Reported: 05/03/2025", date(2025, 3, 4)),  # the other order would report it before it was taken
        ("Collected: 05/03/2025   Reported: 03/04/2025", date(2025, 3, 5)),
        ("Collected: 03/04/2025   Reported: 04/04/2025", None),  # both orders are possible
    ],
)
def test_nothing_is_reported_before_it_was_collected(text: str, collected: date | None) -> None:
    assert head(text).collected_on == collected


def test_two_labels_before_two_days_take_one_each() -> None:
    found = head("Collected / Received: 14.03.2025 / 15.03.2025")

    assert (found.collected_on, found.received_on) == (date(2025, 3, 14), date(2025, 3, 15))


def test_an_empty_label_does_not_take_its_neighbour_s_day() -> None:
    found = head("Collected:   Received: 14.03.2025")

    assert (found.collected_on, found.received_on) == (None, date(2025, 3, 14))


def test_a_day_of_collection_that_is_the_day_of_birth_is_none() -> None:
    assert head("Collected: 14.03.1987   DOB: 14.03.1987").collected_on is None


def test_a_month_with_a_spoilt_round_letter_is_known_between_its_marks_if_it_can_be_no_other() -> None:
    assert day("12-mey-2025", "es") == date(2025, 5, 12)
    assert day("25-əgo-2024", "es") == date(2024, 8, 25)
    assert day("12-lug-2025", "en") is None  # a July that this language does not have, and no August
    assert day("12 mey 2025", "es") is None


def test_a_day_with_a_speck_over_one_of_its_dots_is_a_day() -> None:
    assert day("02:08.2023", "id") == day("02.08:2023", "id") == date(2023, 8, 2)
    assert day("02:08 2023", "id") is None


def test_a_label_whose_day_is_spoilt_does_not_take_the_next_label_s_day() -> None:
    assert head("Collection date O2x08x2023 - Report date 07.08.2023").collected_on is None


@pytest.mark.parametrize("text", [f"Collected   {day}   Sex  M" for day in ("2711212023", "27/12/20239:13", "27/12/2023(09:13)", "27 Dec 202309:13")])
def test_a_day_whose_strokes_are_read_as_digits_or_whose_hour_is_glued_to_it_is_a_day(text: str) -> None:
    (report,) = read(scanned(f"HORMONE PROFILE\nReported  28/12/2023\n{text}\nFSH   18.4 IU/L"))

    assert report.head.collected_on == date(2023, 12, 27)
