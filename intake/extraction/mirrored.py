"""In which order are the words of a line read that runs from the right?

In: the words of a run on a page that is read from the right, as they stand from left to right. Out: the same words in the order of reading: Arabic
words from the right, Latin ones, numbers with their units and ranges from the left. Brackets and colons that a range drags along to its left end
are set behind it, where they are read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from intake.reading.words import Word
from intake.units import parse_unit

# "Testosterone,Total", but not "46,XY,inv(9)".
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'-]*")
_CHAINED = re.compile(r"[(<>≤≥]?\d[\d.,٫٬]*[).,;]*|[x×*]")  # a number, or the mark between two of them
_LOW = re.compile(r"(?P<behind>[:;,]*)(?P<open>\(?)(?P<number>[0-9][0-9.,]*)")
_HIGH = re.compile(r"(?P<number>[0-9][0-9.,]*[0-9]|[0-9])(?P<close>\)?)")
_MARKED = re.compile(r"(?P<marks>[:;,،؛]+)(?P<rest>\w.*)")
_SIGN = re.compile(r"(?P<behind>[:;,]*)(?P<open>\(?)(?P<sign>[<>]=?|[≤≥])")
_DASHES = ("-", "–", "−")


def read_from_right(run: Sequence[Word]) -> list[Word]:
    """The words as they are read; "5.61 U/L", "38 x 21 mm" and "0.89 - 9.85" between Arabic ones are not turned round."""
    words = list(reversed(run))
    words = [word if place > 1 and _range_at(words, place - 2) else _with_mark_behind(word) for place, word in enumerate(words)]
    place = 0
    while place < len(words):
        if limits := _range_at(words, place) or _limit_at(words, place):
            words[place : place + len(limits)] = limits
            place += len(limits)
            continue
        end = place
        while end < len(words) and _is_chained(words, end):
            end += 1
        begins_with_unit = end - place > 1 and not words[place].text[:1].isdigit()
        if begins_with_unit:
            words[place:end] = reversed(words[place:end])
        place = max(end, place + 1)
    return _with_latin_runs(words)


def _with_mark_behind(word: Word) -> Word:
    """ "FSH:" for ":FSH" and "3.64," for ",3.64": left of a word is behind it."""
    found = _MARKED.fullmatch(word.text)
    return replace(word, text=f"{found['rest']}{found['marks']}") if found else word


def _is_chained(words: Sequence[Word], place: int) -> bool:
    text = words[place].text
    return not (_range_at(words, place) or _limit_at(words, place)) and (
        _CHAINED.fullmatch(text) is not None or parse_unit(text.strip(".,;()")) is not None
    )


def _range_at(words: Sequence[Word], place: int) -> list[Word] | None:
    """The range that begins at `place` with its upper end, from its lower end on: "9.85)", "-", ":(0.89" is "(0.89", "-", "9.85):"."""
    if place + 2 >= len(words) or words[place + 1].text not in _DASHES:
        return None
    high, dash, low = words[place : place + 3]
    first, last = _LOW.fullmatch(low.text), _HIGH.fullmatch(high.text)
    if first is None or last is None:
        return None
    # A bracket without its other half belongs to the words around the range, and stands on the other side of it.
    opens, closes = (
        (first["open"], last["close"]) if bool(first["open"]) == bool(last["close"]) else ("(" * bool(last["close"]), ")" * bool(first["open"]))
    )
    begin, end = f"{opens}{first['number']}", f"{last['number']}{closes}{first['behind']}"
    return [replace(low, text=begin), dash, replace(high, text=end)]


def _limit_at(words: Sequence[Word], place: int) -> list[Word] | None:
    """The limit in brackets that begins at `place` with its number: "60)", ":(<" is "(<", "60):"."""
    if place + 1 >= len(words):
        return None
    number, mark = words[place : place + 2]
    first, last = _SIGN.fullmatch(mark.text), _HIGH.fullmatch(number.text)
    if first is None or last is None or not (first["open"] and last["close"]):
        return None
    return [replace(mark, text=f"({first['sign']}"), replace(number, text=f"{last['number']}){first['behind']}")]


def _with_latin_runs(words: list[Word]) -> list[Word]:
    """Latin words that stand together run from the left, also in a line read from the right: "Non Reactive" is no "Reactive Non"."""
    runs = ((is_latin, list(run)) for is_latin, run in groupby(words, key=lambda word: bool(_LATIN.fullmatch(word.text))))
    return [word for is_latin, run in runs for word in (reversed(run) if is_latin else run)]
