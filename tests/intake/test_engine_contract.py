"""What every OCR engine promises, tested on each in `ENGINES`, as it is used: in its confined process."""

from collections.abc import Iterator

import pytest

from intake.reading.ocr import ENGINES, Look
from intake.reading.ocr_pool import EnginePool
from tests.intake.sample_pages import LINES, RUSSIAN, TURKISH, drawn, picture

READERS = sorted(set(ENGINES) - {"silent"})


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[EnginePool]:
    pool = EnginePool(request.param, cores=1)
    yield pool
    pool.close()


@pytest.fixture(scope="module", params=READERS)
def reader(request: pytest.FixtureRequest) -> Iterator[EnginePool]:
    pool = EnginePool(request.param, cores=1)
    yield pool
    pool.close()


def test_it_is_called_as_the_table_calls_it(engine: EnginePool) -> None:
    assert engine.name in ENGINES


@pytest.mark.parametrize("languages", [("en",), ("tr", "en"), ("xx",), ()])
def test_words_lie_within_the_page_and_confidence_within_0_and_1_whatever_the_language(engine: EnginePool, languages: tuple[str, ...]) -> None:
    words = engine.read(picture(drawn(LINES[:2])), languages)

    assert all(0 <= word.box.left <= word.box.right <= 1 and 0 <= word.box.top <= word.box.bottom <= 1 for word in words)
    assert all(0 <= word.confidence <= 1 and word.text.strip() == word.text != "" for word in words)


def test_a_blank_page_has_no_words_and_no_way_up(engine: EnginePool) -> None:
    blank = picture(drawn(()))

    assert engine.read(blank, ("en",)) == ()
    assert engine.look(blank) is None


def test_a_tiny_picture_is_no_reason_to_fail(engine: EnginePool) -> None:
    assert engine.read(picture(drawn(())[:2, :2]), ("en",)) == ()


def test_printed_values_are_read_where_they_stand(reader: EnginePool) -> None:
    words = {word.text: word for word in reader.read(picture(drawn()), ("en",))}

    assert {"FSH", "18.4", "LH", "9.1", "ng/mL", "Prolactin", "12.7"} <= words.keys()
    assert words["FSH"].box.left == pytest.approx(1 / 8.27, abs=0.01)
    assert words["18.4"].box.middle == pytest.approx(words["FSH"].box.middle, abs=0.005)
    assert words["18.4"].confidence > 0.8


def test_other_alphabets_are_read_in_their_own_letters(reader: EnginePool) -> None:
    turkish = {word.text for word in reader.read(picture(drawn(TURKISH)), ("tr", "en"))}
    russian = {word.text for word in reader.read(picture(drawn(RUSSIAN)), ("ru",))}

    assert {"sonuçları", "18,4", "Rapor"} <= turkish
    assert {"Результаты", "18,4", "Врач:"} <= russian


@pytest.mark.parametrize("quarter_turns", [1, 2, 3])
def test_a_turned_page_is_told_how_to_be_turned_back(reader: EnginePool, quarter_turns: int) -> None:
    upright = picture(drawn(LINES * 3))

    look = reader.look(upright.turned(quarter_turns))

    assert look == Look((4 - quarter_turns) % 4, "Latn")


def test_a_stack_is_read_like_its_pictures_one_by_one_whatever_their_resolution(engine: EnginePool) -> None:
    pictures = [picture(drawn(LINES[:2])), picture(drawn(())), picture(drawn(LINES, dpi=200), dpi=200), picture(drawn(LINES[2:], dpi=200), dpi=200)]

    stack = engine.read_stack(pictures, ("en",))

    assert stack == tuple(engine.read(one, ("en",)) for one in pictures)
