"""Numbers as papers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.extraction.lexicon import get_lexicon
from intake.extraction.number_styles import NumberStyle, find_style, parse_number
from intake.extraction.pieces import PieceKind
from intake.extraction.values import cut_pieces
from intake.reading.words import Box, Word
from intake.vocabulary import load_vocabulary

COMMA = NumberStyle("decimal", "thousands", ",")
DOT = NumberStyle("thousands", "decimal", ".")
UNKNOWN = NumberStyle(usual=".")


def words(text: str) -> list[Word]:
    return [Word(part, Box(place / 100, 0.1, place / 100 + 0.009, 0.11)) for place, part in enumerate(text.split())]


def pieces(text: str, style: NumberStyle = DOT, language: str = "en") -> list[tuple[str, str]]:
    """Kind and text of each piece."""
    return [(piece.kind.value, piece.text) for piece in cut_pieces(words(text), style, get_lexicon(load_vocabulary(), language))]


@pytest.mark.parametrize(
    ("text", "style", "number", "is_doubtful"),
    [
        ("18,4", COMMA, "18.4", False),
        ("18.4", DOT, "18.4", False),
        ("18,4", DOT, "18.4", False),
        ("1,250", DOT, "1250", True),
        ("0,270", COMMA, "0.270", False),
        ("0.270", COMMA, "0.270", False),
        ("2.118", DOT, "2.118", False),
        ("2.118", UNKNOWN, "2.118", True),
        ("1.500", COMMA, "1500", True),
        ("1.234,5", COMMA, "1234.5", False),
        ("20.000.000", COMMA, "20000000", False),
        ("20'000'000", DOT, "20000000", False),
        ("03", DOT, "3", True),
    ],
)
def test_comma_and_dot_mean_what_the_paper_shows(text: str, style: NumberStyle, number: str, is_doubtful: bool) -> None:
    assert parse_number(text, style) == (Decimal(number), is_doubtful)


@given(st.decimals(min_value=0, max_value=99_999, places=2), st.sampled_from([(COMMA, ","), (DOT, ".")]))
def test_a_number_with_two_decimals_is_never_misread(number: Decimal, written: tuple[NumberStyle, str]) -> None:
    style, mark = written

    assert parse_number(f"{number:.2f}".replace(".", mark), style) == (number, False)


@pytest.mark.parametrize(
    ("text", "comma"),
    [
        ("8,6 27,5 19 0,27", "decimal"),
        ("8.6 27.5 1,250", "thousands"),
        ("19 12 69", None),
        ("8.6 27,5", None),
        ("31,58 0,84 1.5 12.4 2.49 8.6 1.7", None),
        ("03.06.2025 10:40", None),
    ],
)
def test_a_paper_shows_its_own_marks(text: str, comma: str | None) -> None:
    assert find_style(words(text), ".").comma == comma


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18.42 H mIU/mL 1.50 - 12.40", [("number", "18.42"), ("flag", "H"), ("unit", "mIU/mL"), ("range", "1.50 - 12.40")]),
        ("18.42H", [("number", "18.42"), ("flag", "18.42H")]),
        ("*18.42", [("number", "18.42"), ("flag", "*18.42")]),
        ("83%", [("number", "83"), ("unit", "%")]),
        ("< 10.0 pg/mL", [("limit", "< 10.0"), ("unit", "pg/mL")]),
        ("12.4 x 10 6 /mL", [("number", "12.4"), ("unit", "x 10 6 /mL")]),
        ("41 x10^6/ml >15", [("number", "41"), ("unit", "x10^6/ml"), ("limit", ">15")]),
        ("95 (30 - 400) ug/L", [("number", "95"), ("range", "(30 - 400)"), ("unit", "ug/L")]),
        ("7 up to 12", [("number", "7"), ("range", "up to 12")]),
        ("12.05.2025", [("date", "12.05.2025")]),
        ("18.4¹ mIU/mL", [("number", "18.4"), ("unit", "mIU/mL")]),
        ("12345678950", [("text", "12345678950")]),
        ("7T/9T", [("text", "7T/9T")]),
        ("46,XY", [("text", "46,XY")]),
        ("-5", [("text", "-5")]),
        ("08:30", [("text", "08:30")]),
        ("2025/18734", [("text", "2025/18734")]),
        ("d L h", [("unit", "d"), ("flag", "L"), ("unit", "h")]),
    ],
)
def test_marks_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_a_comma_is_a_decimal_mark_in_turkish() -> None:
    (piece,) = cut_pieces(words("22,40"), COMMA, get_lexicon(load_vocabulary(), "tr"))

    assert (piece.kind, piece.number) == (PieceKind.NUMBER, Decimal("22.40"))


@given(st.lists(st.text(alphabet="0123456789.,-<>≤%HLmgµ/()x⁶ ab:*", min_size=1, max_size=8), max_size=8))
def test_no_marks_break_the_cutting_and_no_word_is_lost_to_two_numbers(texts: list[str]) -> None:
    found = cut_pieces(words(" ".join(texts)), UNKNOWN, get_lexicon(load_vocabulary(), "en"))

    numbers = [id(word) for piece in found if piece.kind in (PieceKind.NUMBER, PieceKind.LIMIT, PieceKind.RANGE) for word in piece.words]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UI/L4.5", [("number", "4.5"), ("unit", "UI/L")]),  # a line that is read from the right, without its blank
        ("kg/m2", [("text", "kg/m2")]),
        ("26.1 kg/m2", [("number", "26.1"), ("text", "kg/m2")]),
    ],
)
def test_a_unit_may_be_glued_to_the_front_of_its_number(text: str, found: list[tuple[str, str]]) -> None:
    assert pieces(text) == found


def test_a_sign_behind_an_arabic_unit_makes_its_number_a_limit() -> None:
    assert pieces("60 دقيقة <", language="ar") == [("range", "60 دقيقة <"), ("unit", "دقيقة")]
    assert pieces("18.4 mIU/mL >")[0] == ("number", "18.4")  # which may be a flag


def test_a_speck_between_a_decimal_number_and_its_unit_is_no_part_of_either() -> None:
    assert pieces("0.25.млн/мл", language="uk") == [("number", "0.25"), ("unit", "млн/мл")]
    assert pieces("25.млн/мл", language="uk")[0][0] == "text"  # a digit may be lost
