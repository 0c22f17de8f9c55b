"""Where on the page does a value stand, as numbers for SVG?"""

from hypothesis import given
from hypothesis import strategies as st

from intake.ink import find_ink
from intake.models import Observation, Page

SHARES = st.floats(0, 1)


def drawn(left: float, top: float, right: float, bottom: float, *, width: int = 1000, height: int = 1400) -> tuple[Observation, Page]:
    box = {"box_left": left, "box_top": top, "box_right": right, "box_bottom": bottom}
    return Observation(**box), Page(number=1, width=width, height=height, has_picture=True)


def test_the_box_on_the_page_holds_the_print_with_a_little_air() -> None:
    ink = find_ink(*drawn(0.6, 0.2, 0.7, 0.22))

    assert ink is not None
    left, top = float(ink.box.x), float(ink.box.y)
    assert 0.55 < left < 0.6
    assert 0.18 < top < 0.2
    assert left + float(ink.box.width) > 0.7
    assert top + float(ink.box.height) > 0.22


def test_the_cut_out_shows_the_row_before_the_value() -> None:
    ink = find_ink(*drawn(0.6, 0.2, 0.7, 0.22))

    assert ink is not None
    left, width = float(ink.window.x), float(ink.window.width)
    assert left + width > 700
    assert 650 - left > left + width - 650, "labels stand before their values"


@given(st.tuples(SHARES, SHARES), st.tuples(SHARES, SHARES), st.integers(1, 4000), st.integers(1, 4000))
def test_nothing_is_ever_drawn_outside_the_page(across: tuple[float, float], down: tuple[float, float], width: int, height: int) -> None:
    ink = find_ink(*drawn(min(across), min(down), max(across), max(down), width=width, height=height))

    assert ink is not None
    for rect, right, bottom in ((ink.box, 1, 1), (ink.mark, width, height), (ink.window, width, height)):
        x, y, w, h = (float(number) for number in rect.view_box.split())
        assert x >= 0
        assert y >= 0
        assert x + w <= right + 0.001
        assert y + h <= bottom + 0.001


def test_a_value_typed_by_a_person_has_no_place() -> None:
    assert find_ink(Observation(), Page(number=1, width=10, height=10, has_picture=True)) is None


def test_a_page_without_a_picture_shows_no_boxes() -> None:
    observation, page = drawn(0.1, 0.1, 0.2, 0.2)
    page.has_picture = False

    assert find_ink(observation, page) is None
