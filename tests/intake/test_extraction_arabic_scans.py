"""What scans of Arabic and Persian papers taught: lines of low ink, titles in two tiers."""

import pytest

from intake.reading.words import Page
from intake.units import parse_unit
from tests.records.typed import printed, scanned, typed

UNDER_LIMITS = """
    HORMONES

    SHBG

    Normal range: 18.3 - 54.1 nmol/L

    43.1
"""


def _of(page: Page, name: str) -> str | None:
    return printed(page).get(name)


def test_lines_a_face_apart_are_neighbours_though_their_ink_is_lower() -> None:
    assert _of(scanned(UNDER_LIMITS), "shbg") == "43.1 nmol/L"
    assert _of(typed(UNDER_LIMITS), "shbg") is None  # the boxes of a text layer are as high as the face: these lines are farther apart


def test_persian_titles_in_two_tiers() -> None:
    readings = printed(
        """
        گزارش آنالیز اسپرم
                            رنج نرمال          جواب                      آزمایش
                            حداکثر     از      واحد      عدد
        mark                6.0        1.5     cc        5.8             حجم نمونه
    """.replace("mark", "    ")
    )

    assert readings["semen_volume"] == "5.8 cc"


@pytest.mark.parametrize(("spoilt", "code"), [("دقبقه", "min"), ("دقابق", "min"), ("ملبون/مل", "10*6/mL"), ("ساعه", "h")])
def test_a_unit_that_lost_dots_is_still_that_unit(spoilt: str, code: str) -> None:
    unit = parse_unit(spoilt)

    assert unit is not None
    assert unit.code == code


@pytest.mark.parametrize("word", ["النتيجة", "طبيعي", "خلية", "مل", "ثل"])
def test_other_words_are_no_units_for_their_dots(word: str) -> None:
    unit = parse_unit(word)

    assert unit is None or word == "مل"


def test_a_unit_that_lost_dots_is_shown_as_what_it_means() -> None:
    paper = """
        گزارش آنالیز اسپرم
        آزمایش              نتیجه      واحد           محدوده نرمال
        زمان مایع شدن       25         دقبقه          <60
        حجم نمونه           5.8        ml             1.5-6.0
    """

    assert printed(scanned(paper))["liquefaction_time"] == "25 min"


def test_a_number_stands_in_the_column_in_which_its_unit_does() -> None:
    paper = """
        HORMONES
        Test              Normal range                  Result
        FSH               1.5 - 12.4               3.1 mIU/mL
        LH                1.7 - 8.6           2.8 mIU/mL
        Prolactin         4.0 - 15.2
    """

    assert printed(paper) == {"fsh": "3.1 mIU/mL", "lh": "2.8 mIU/mL"}
