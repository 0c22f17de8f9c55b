"""What do comma and dot mean in the numbers of this paper?

In: words of a paper, the text of one number. Out: the paper's style, and the number with whether its mark could be meant otherwise. Nothing is known
here of what a number measures.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from intake.reading.words import Word
from intake.vocabulary.folding import fold

SEVERAL = 2  # "31,58" and "0,84" beside limits with dots: a mark that so many numbers have for decimals groups no thousands there
LEAST_SLASHED = 3  # numbers; fewer may be a titre or "HIV 1/2"
_SLASHED = re.compile(r"(?<![\d./])(\d{1,3})/(\d{1,3})(?![\d/])")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.\d{3}\.000")
NUMBER = r"(?:\d+(?:[.,'’]\d+)*|[.,]\d+)"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What comma and dot mean on this paper: "decimal", "thousands", or None where the paper itself does not tell."""

    comma: Literal["decimal", "thousands"] | None = None
    dot: Literal["decimal", "thousands"] | None = None
    usual: str = "."  # the decimal mark of the paper's language
    is_slashed: bool = False  # "۷/۸" is 7.8


def find_style(words: Iterable[Word], usual: str) -> NumberStyle:
    """The evidence of a paper's own numbers: "18,4" shows a decimal comma, "0.74" a decimal dot."""
    if usual == "/":
        return _find_slashed(tuple(words))
    marks = {"comma": 0, "dot": 0}
    texts = [fold(word.text).strip("()[]<>≤≥=*;:%") for word in words]
    for text in texts:
        if re.fullmatch(r"(?:\d+,(?:\d{1,2}|\d{4,})|0,\d{3})(?:-\d+,\d+)?", text):
            marks["comma"] += 1
        elif re.fullmatch(r"(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d{3})(?:-\d+\.\d+)?", text):
            marks["dot"] += 1
    if marks["comma"] > 2 * marks["dot"]:
        style = NumberStyle("decimal", "thousands" if marks["dot"] < SEVERAL else None, usual)
    elif marks["dot"] > 2 * marks["comma"]:
        style = NumberStyle("thousands" if marks["comma"] < SEVERAL else None, "decimal", usual)
    else:
        style = NumberStyle(usual=usual)
    # "5.500.000" beside "3.0": the same mark groups thousands as well, and "400.000" is no 400.
    return replace(style, dot="thousands") if style.dot == "decimal" and any(map(_GROUPED.fullmatch, texts)) else style


def _find_slashed(words: Sequence[Word]) -> NumberStyle:
    """A Persian paper's: "۷/۸" is 7.8 where several numbers are written like that, and more than with a dot or a comma."""
    plain = find_style(words, ".")
    slashed = sum(_SLASHED.fullmatch(fold(word.text).strip("()<>≤≥")) is not None for word in words)
    others = sum(re.fullmatch(r"\d+[.,]\d{1,2}", fold(word.text).strip("()<>≤≥")) is not None for word in words)
    return replace(plain, is_slashed=slashed >= LEAST_SLASHED and slashed > others)


def without_slashes(text: str, style: NumberStyle) -> str:
    """ "1/5-12/4" as "1.5-12.4" on a paper that writes its decimals so."""
    return _SLASHED.sub(r"\1.\2", text) if style.is_slashed else text


def parse_number(text: str, style: NumberStyle) -> tuple[Decimal, bool]:
    """The number, and whether its mark could be meant otherwise. `text` must match NUMBER; "1.500" and "1,500" are the hard cases."""
    plain = re.sub(r"[  '’]", "", text)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return Decimal(plain), len(plain) > 1 and plain.startswith("0")  # "03" was 0.3
    if len(set(marks)) == 2:
        whole, _, rest = plain.rpartition(marks[-1])
        return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}"), marks.count(marks[-1]) > 1
    mark = marks[0]
    if len(marks) > 1:
        groups = plain.split(mark)
        return Decimal("".join(groups)), any(len(group) != 3 for group in groups[1:])
    return _single_mark(plain, mark, style)


def _single_mark(plain: str, mark: str, style: NumberStyle) -> tuple[Decimal, bool]:
    whole, _, rest = plain.partition(mark)
    as_decimal = Decimal(f"{whole or '0'}.{rest}")
    meaning = style.comma if mark == "," else style.dot
    if len(rest) != 3 or whole in ("", "0") or len(whole) > 3:
        # Whatever the rest of the paper does: "12,4" groups no thousands.
        return as_decimal, False
    if meaning == "decimal":
        return as_decimal, False
    if meaning == "thousands":
        return Decimal(whole + rest), True
    return (as_decimal, True) if style.usual == mark else (Decimal(whole + rest), True)
