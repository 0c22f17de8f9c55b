"""Print that an engine passed over is found and read by itself; what it has read is not read again."""

import cv2
import numpy as np

from intake.reading.ocr import Picture
from intake.reading.passed_over import find_passed_over, without_repeats
from intake.reading.words import Box, Word

WIDTH, HEIGHT = 1000, 1400
PLACES = [(100 + 300 * column, 200 + 90 * row) for row in range(10) for column in range(3)]


def print_page(places: list[tuple[int, int]]) -> Picture:
    """The word "4.47" in letters 22 pixels high at each place."""
    pixels = np.full((HEIGHT, WIDTH), 235, np.uint8)
    for place in places:
        cv2.putText(pixels, "4.47", place, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 30, 2, cv2.LINE_AA)
    return Picture(pixels.tobytes(), WIDTH, HEIGHT, 200)


def read(places: list[tuple[int, int]], confidence: float = 0.95) -> list[Word]:
    boxes = [Box(left / WIDTH, (base - 23) / HEIGHT, (left + 70) / WIDTH, (base + 2) / HEIGHT) for left, base in places]
    return [Word("4.47", box, confidence) for box in boxes]


def pixels_of(picture: Picture) -> np.ndarray:
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width)


def test_a_column_that_no_word_covers_is_left_on_the_page_and_nothing_else() -> None:
    missed = [place for place in PLACES if place[0] == 400]

    rest = find_passed_over(print_page(PLACES), read([place for place in PLACES if place not in missed]))

    assert rest is not None
    assert np.array_equal(pixels_of(rest), pixels_of(print_page(missed)))


def test_a_page_that_was_read_whole_has_no_rest() -> None:
    assert find_passed_over(print_page(PLACES), read(PLACES)) is None


def test_two_specks_are_no_print() -> None:
    page = pixels_of(print_page(PLACES)).copy()
    page[100:118, 700:708] = page[100:118, 715:723] = 40

    assert find_passed_over(Picture(page.tobytes(), WIDTH, HEIGHT, 200), read(PLACES)) is None


def test_the_edge_of_the_table_under_the_paper_is_no_print() -> None:
    page = pixels_of(print_page(PLACES)).copy()
    for start in range(300, 900, 40):
        page[start : start + 20, :9] = 40

    assert find_passed_over(Picture(page.tobytes(), WIDTH, HEIGHT, 200), read(PLACES)) is None


def test_a_page_that_was_hardly_read_is_to_be_read_in_another_way() -> None:
    assert find_passed_over(print_page(PLACES), read(PLACES[:20], confidence=0.4)) is None
    assert find_passed_over(print_page(PLACES), read(PLACES[:4])) is None


def test_of_the_rest_only_what_is_believed_and_stands_in_no_words_box_is_new() -> None:
    known, new, dirt = read(PLACES[:1])[0], read(PLACES[1:2])[0], read(PLACES[2:3], confidence=0.1)[0]

    assert without_repeats([known], [known, new, dirt]) == (new,)
