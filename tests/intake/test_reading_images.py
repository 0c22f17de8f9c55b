"""What cleaning does to pixels, and what it leaves alone."""

import cv2
import numpy as np
import pytest

from intake.reading.doubts import DOUBTFUL, doubt
from intake.reading.images import clean, find_skew, has_specks, turn
from intake.reading.photos import find_paper, is_photo, remove_shade
from intake.reading.ruling import remove_dotted_lines
from intake.reading.words import Box, Word
from tests.intake.sample_pages import LINES, coloured, drawn, photographed, picture, speckled


@pytest.mark.parametrize("angle", [-3.0, -0.5, 0.4, 2.2])
def test_a_crooked_page_is_found_to_be_crooked_by_what_it_is(angle: float) -> None:
    assert find_skew(turn(drawn(LINES * 3, dpi=200), angle)) == pytest.approx(-angle, abs=0.15)


def test_a_level_page_is_not_touched() -> None:
    page = drawn(LINES * 3, dpi=200)

    cleaned = clean(coloured(page), 200)

    assert find_skew(page) == 0.0
    assert np.array_equal(cleaned.grey, page)


def test_an_empty_page_has_no_angle() -> None:
    assert find_skew(drawn((), dpi=100)) == 0.0


def test_only_a_speckled_page_is_found_speckled() -> None:
    assert has_specks(speckled(drawn(LINES * 3)))
    assert not has_specks(drawn(LINES * 3))


def test_dotted_lines_go_and_print_and_solid_lines_stay() -> None:
    page = drawn(LINES, dpi=200).copy()
    print_alone = page.copy()
    page[1500:1502, 200:1400:4] = 60
    page[1500:1502, 201:1400:4] = 60
    page[1700:1702, 200:1400] = 60

    cleaned = remove_dotted_lines(page, 200)

    assert cleaned[1490:1510].min() > 200
    assert cleaned[1700, 200:1400].max() == 60
    assert np.array_equal(cleaned[:1400], print_alone[:1400])


def test_dashes_as_a_browser_prints_them_are_a_dotted_line() -> None:
    page = drawn((), dpi=200).copy()
    for start in range(200, 1400, 10):
        page[1500:1502, start : start + 6] = 90

    assert remove_dotted_lines(page, 200).min() > 200


def test_round_dots_as_a_camera_blurs_them_are_a_dotted_line() -> None:
    """Five pixels each way at 250 dpi, eight apart."""
    page = drawn((), dpi=250).copy()
    for start in range(200, 1700, 8):
        page[1501:1506, start : start + 5] = 120

    assert remove_dotted_lines(page, 250).min() > 200


def test_serifs_of_a_line_of_print_are_no_dots() -> None:
    """Feet of letters as a serif prints them, 8.5 points at 300 dpi: thin, and as close to each other as dots."""
    page = drawn((), dpi=300).copy()
    for start in range(300, 1800, 22):
        page[1500:1522, start + 6 : start + 10] = 40
        page[1519:1522, start : start + 18] = 40

    assert np.array_equal(remove_dotted_lines(page, 300), page)


def test_a_photo_is_told_from_a_scan_by_its_light() -> None:
    page = drawn(LINES)

    assert is_photo(cv2.cvtColor(photographed(page), cv2.COLOR_BGR2GRAY))
    assert not is_photo(page)


def test_the_paper_s_corners_are_found_though_half_lies_in_shadow() -> None:
    corners = find_paper(photographed(drawn(LINES)))

    assert corners is not None
    assert np.abs(corners - np.array([(160, 140), (1330, 220), (1290, 1840), (210, 1790)])).max() < 15


def test_where_no_sheet_stands_out_nothing_is_cut_off() -> None:
    assert find_paper(np.full((900, 700, 3), 200, np.uint8)) is None


def test_shade_goes_and_print_stays() -> None:
    page = drawn(LINES, dpi=150)
    shaded = (page * np.linspace(1.0, 0.4, page.shape[1])[None, :]).astype(np.uint8)

    even = remove_shade(shaded)

    assert np.percentile(even, 10) > 200
    assert even.min() < 100


def test_the_preview_shows_the_cleaned_page() -> None:
    cleaned = clean(photographed(drawn(LINES)), None)

    assert cleaned.preview.shape[0] / cleaned.preview.shape[1] == pytest.approx(cleaned.grey.shape[0] / cleaned.grey.shape[1], rel=0.01)
    assert cleaned.preview.shape[1] <= 1300


def _number(printed: str, read: str, dpi: int = 200) -> Word:
    """The word `read` where `printed` stands on a page."""
    page = drawn((printed,), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    box = Box(columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)
    (word,) = doubt([Word(read, box, 0.96)], picture(page, dpi))
    return word


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("printed", "read"), [("18.4", "184"), ("2,8", "28"), ("0.93", "093"), ("1,234.5", "1,2345"), ("22.5", "225")])
def test_a_number_that_lost_its_decimal_mark_is_no_longer_certain(printed: str, read: str, dpi: int) -> None:
    assert _number(printed, read, dpi).confidence == DOUBTFUL


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("printed", ["18.4", "2,8", "184", "1990", "<0.1", "447", "0.93", "77.7"])
def test_a_number_read_as_printed_stays_certain(printed: str, dpi: int) -> None:
    assert _number(printed, printed, dpi).confidence == 0.96


def test_a_word_that_is_no_number_is_not_looked_at() -> None:
    assert _number("e.g.", "eg").confidence == 0.96


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_number_of_which_a_part_stands_apart_is_two_words(dpi: int) -> None:
    page = drawn(("1  4.72",), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    box = Box(columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)

    first, rest = doubt([Word("14.72", box, 0.96)], picture(page, dpi))

    assert (first.text, rest.text) == ("1", "4.72")
    assert box.left == first.box.left < first.box.right == rest.box.left < rest.box.right == box.right


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("printed", "read", "number"), [("1,77 ↑", "1,771", "1,77"), ("0 ↓", "0:", "0"), ("6,1 ↑", "6,1t", "6,1")])
def test_an_arrow_behind_a_number_is_not_its_last_digit(printed: str, read: str, number: str, dpi: int) -> None:
    page = drawn((printed,), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    box = Box(columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)

    first, arrow = doubt([Word(read, box, 0.96)], picture(page, dpi))

    assert (first.text, arrow.text, first.confidence) == (number, printed[-1], 0.96)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(
    ("number", "triangle", "read"), [("0", "▼", "Oy"), ("0", "▼", "0::Y"), ("0", "▼", "0"), ("1,08", "▲", "1,084"), ("58", "▲", "58A")]
)
def test_a_triangle_behind_a_number_is_neither_a_letter_nor_a_digit(number: str, triangle: str, read: str, dpi: int) -> None:
    page = drawn((f"{number}  {triangle}",), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    box = Box(columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)

    first, arrow = doubt([Word(read, box, 0.1)], picture(page, dpi))

    assert (first.text.replace("O", "0"), arrow.text, first.confidence) == (number, {"▼": "↓", "▲": "↑"}[triangle], DOUBTFUL)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("letter", "AVvyY4a7WMXDo0I")
def test_a_letter_apart_from_a_nought_is_no_triangle(letter: str, dpi: int) -> None:
    page = drawn((f"0  {letter}",), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    box = Box(columns.min() / width, rows.min() / height, (columns.max() + 1) / width, (rows.max() + 1) / height)

    assert not {"↓", "↑"} & {word.text for word in doubt([Word(f"0{letter}", box, 0.9)], picture(page, dpi))}


def _pair_of_words(printed: str, first: str, second: str, dpi: int) -> tuple[str, ...]:
    """What the two words of a drawn line become; each is as wide as its ink."""
    page = drawn((printed,), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    inked = np.unique(columns)
    gap = int(np.diff(inked).argmax())
    places = [(inked[0], inked[gap]), (inked[gap + 1], inked[-1])]
    boxes = [Box(left / width, rows.min() / height, (right + 1) / width, (rows.max() + 1) / height) for left, right in places]
    return tuple(word.text for word in doubt([Word(first, boxes[0], 0.6), Word(second, boxes[1], 0.96)], picture(page, dpi)))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("arrow", "read", "meant"), [("↑", "t", "↑"), ("↓", "J", "↓"), ("▲", "A", "↑"), ("▼", "v", "↓")])
def test_an_arrow_in_a_word_of_its_own_before_a_number_is_no_letter(arrow: str, read: str, meant: str, dpi: int) -> None:
    assert _pair_of_words(f"{arrow}   2,21", read, "2,21", dpi) == (meant, "2,21")


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("printed", "1IlTtJ4vVyYAa")
def test_a_letter_or_a_digit_before_a_number_is_no_arrow(printed: str, dpi: int) -> None:
    assert _pair_of_words(f"{printed}   2,21", printed, "2,21", dpi) == (printed, "2,21")


@pytest.mark.parametrize("printed", ["3.1", "0.11", "11", "1,71"])
def test_the_last_digit_of_a_number_is_no_sign(printed: str) -> None:
    assert _number(printed, printed).confidence == 0.96


@pytest.mark.parametrize("printed", ["16 :", "0 :"])
def test_a_colon_behind_a_number_is_no_arrow(printed: str) -> None:
    read = printed.replace(" ", "")
    assert _number(printed, read).text == read


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("printed", "runs", "is_all"), [("45", (1, 2), True), ("45", (0, 1), True), ("4  5", (1, 2), False), ("| 5", (1, 2), False)])
def test_a_digit_beside_a_number_that_stands_in_no_word_belongs_to_it(printed: str, runs: tuple[int, int], is_all: bool, dpi: int) -> None:
    page = drawn((printed,), dpi=dpi)
    rows, columns = np.nonzero(page < 128)
    height, width = page.shape
    shapes = np.split(np.unique(columns), np.flatnonzero(np.diff(np.unique(columns)) > 1) + 1)[slice(*runs)]
    box = Box(shapes[0][0] / width, rows.min() / height, (shapes[-1][-1] + 1) / width, (rows.max() + 1) / height)

    (word,) = doubt([Word(printed[-1] if runs[0] else printed[0], box, 0.96)], picture(page, dpi))

    ends = (columns.min() / width, (columns.max() + 1) / width)
    assert ((word.box.left, word.box.right) == pytest.approx(ends, abs=2 / width)) is is_all
    assert word.confidence == (DOUBTFUL if is_all else 0.96)


def test_a_page_without_words_has_none_in_doubt() -> None:
    assert doubt([], picture(drawn((), dpi=100), 100)) == ()
