"""Do two readings of the same ink say the same? Numbers and signs by what they mean, words by their letters.

In: texts. Out: the signs and numbers in them, one way to write marks. A comma taken for a dot is the same mark: which one a paper means is decided
where its own habit is known (`intake/extraction/values.py`).
"""

import re

from intake.vocabulary.folding import squeeze

LETTERS_LIKE_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "–": "-", "—": "-", "，": ",", "．": ".", "·": "."})
_LOOSE_MARK = re.compile(r"(?<=\d)\s*([.,])\s*(?=\d)")
ODD_MARK = re.compile(r"(?<=\d)[:;'’](?=\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ARROW = re.compile(r"(?P<number>\d[\d.,]*|) ?[↑↓]")
_STARRED = re.compile(r"\*\d[\d.,]*")
_LOW, _LIKE_LOW = "(L)", frozenset(("(1)", "(І)", "(!)", "(|)"))
_LIKE_ARROWS = frozenset("1IlTt|!†‡4f")
_LIKE_STARS = frozenset("7214?xхж'\"”’°+#%&к")


def has_digit(text: str) -> bool:
    """True when there is a European digit in it."""
    return any("0" <= letter <= "9" for letter in text)


def numbers_in(text: str) -> tuple[str, ...]:
    """The signs and numbers of a text, in order, one way to write marks."""
    plain = text.translate(LETTERS_LIKE_DIGITS) if any(letter.isdecimal() for letter in text) else text
    plain = _LOOSE_MARK.sub(r"\1", plain.replace(">=", "≥").replace("<=", "≤"))
    signs = tuple(letter for letter in plain if letter in "<>≤≥")
    return (*signs, *(found.replace(",", ".") for found in _NUMBER.findall(plain)))


def are_same_print(one: str, other: str) -> bool:
    """Whether two readings agree: the same numbers where there are any, the same letters otherwise."""
    if has_digit(one) or has_digit(other):
        return numbers_in(one) == numbers_in(other)
    return squeeze(one) == squeeze(other) != ""


def is_mark_added(first: str, second: str) -> bool:
    """Whether the second reading has the first one's digits, and a decimal mark where that has none or another mark ("2:8").

    Engines lose or spoil marks of a few pixels, and hardly invent them.
    """
    one, other = numbers_in(ODD_MARK.sub("", first)), numbers_in(second)
    return len(other) == len(one) == 1 and "." not in one[0] and other[0].count(".") == 1 and other[0].replace(".", "") == one[0]


def is_flag_misread(first: str, second: str) -> bool:
    """Whether the readings differ in a flag alone, which the first reader took for a digit.

    "370↑" is printed, and the first reader, whose alphabet has no arrow, prints "3701", or "1" for an arrow that stands alone; "*50.51" is printed,
    and it sees no star in that size: "750.51"; "(L)" comes out as "(1)".
    """
    if second == _LOW:
        return first in _LIKE_LOW
    if _STARRED.fullmatch(second):
        return first[:1] in _LIKE_STARS and numbers_in(first[1:]) == numbers_in(second)
    arrow = _ARROW.fullmatch(second)
    if arrow is None or len(first) > len(arrow["number"]) + 1:
        return False
    seen = (numbers_in(first), numbers_in(first[:-1])) if first[-1:] in _LIKE_ARROWS else (numbers_in(first),)
    return numbers_in(arrow["number"]) in seen
