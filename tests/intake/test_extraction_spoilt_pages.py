"""Pages that lost words, lines and letters: less is read of them, and nothing breaks."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from intake.extraction import read_reports
from intake.reading.words import Page, Word
from intake.vocabulary import load_vocabulary
from tests.records.typed import scanned

PAPERS = (
    """
    HORMONE PROFILE                      Collected: 12.03.2024
    Test          Result   Flag   Unit      Reference Range     Previous 02.01.2024
    FSH           18.42    H      mIU/mL    1.50 - 12.40        17.9
    LH            9.1             mIU/mL    (men: 1.7-8.6; luteal: 1.0-11.4)
    Estradiol
    12.03.2024
    34.1 pg/mL
    Macroscopy: volume 1.2 mL • pH 7.4 • Count: 0
    """,
    """
    SEMEN ANALYSIS     Name: SAMPLE     Date of birth: 01.02.1985
    Volume (mL)  2.1  > 1.4     Concentration  0 million/mL  (16 million or more)
    Progressive motility (PR) %  16   NP  18   IM  66
    No spermatozoa were seen in the pellet after centrifugation.
    46,XY   AZFa: not deleted   AZFb, AZFc: deleted   sY84 present sY254 absent
    Right testis 38 x 19 x 26 mm, volume 9.8 mL. Johnsen score 2, Sertoli cell only.
    """,
    """
    تقرير تحليل السائل المنوي
    الاختبار            النتيجة      الوحدة       القيم المرجعية
    حجم السائل المنوي      4.3       مل          1.5 - 6.0
    زمن السيولة           15      دقيقة         60 <
    """,
)
Spoil = Callable[[list[Word], Random], list[Word]]


def _lose_words(words: list[Word], chance: Random) -> list[Word]:
    return [word for word in words if chance.random() < 0.6]


def _lose_letters(words: list[Word], chance: Random) -> list[Word]:
    return [replace(word, text=word.text[: chance.randint(1, len(word.text))]) for word in words]


def _lose_lines(words: list[Word], chance: Random) -> list[Word]:
    kept = {line for line in sorted({word.box.top for word in words}) if chance.random() < 0.5}
    return [word for word in words if word.box.top in kept]


def _mix(words: list[Word], chance: Random) -> list[Word]:
    texts = chance.sample([word.text for word in words], len(words))
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]


def _spoilt(page: Page, spoil: Spoil, seed: int) -> Page:
    return replace(page, words=tuple(spoil(list(page.words), Random(seed))))


@pytest.mark.parametrize("spoil", [_lose_words, _lose_letters, _lose_lines, _mix])
@pytest.mark.parametrize("paper", PAPERS, ids=["hormones", "semen", "arabic"])
def test_a_spoilt_page_breaks_nothing(paper: str, spoil: Spoil) -> None:
    page, vocabulary = scanned(paper), load_vocabulary()
    whole = {reading.analyte for report in read_reports([page], vocabulary) for reading in report.readings}

    spoilt = [read_reports([_spoilt(page, spoil, seed)], vocabulary) for seed in range(20)]

    assert len(whole) >= 2
    assert all(0 <= reading.confidence <= 1 for reports in spoilt for report in reports for reading in report.readings)
