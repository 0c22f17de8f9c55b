"""Which words of a scan are a form's dotted lines with what was filled in upon them?

In: the words of a page that an engine has read. Out: the same words; where many begin with a dot (".14/05/2025.", ".18.x.10"), without those dots,
cut where one stood for a blank. A dotted line runs through decimal marks, too: numbers from it are not believed. Lines without dots are cut in
`rows.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.reading.words import Box, Word

FEWEST = 5  # words of a page that begin with a dot and are no decimals
DOUBTED = 0.5  # of a number: a person looks
_UPON_DOTS = re.compile(r"\.+(?=\w)(?:.*[^\W\d].*|.*\.)")  # ".5.days.", ".37."; ".5" may be a number
_RUNS_ON = re.compile(r"[^\W\d]{3,}%?\.+(?=\w{2})|:\.+(?=\w)|%\.+(?=\w)")  # "REPORT.FORM", "PH:..8.0.", "30%.SLUGGISH"
_TOKEN = re.compile(r"[^.]+(?:(?<=\d)\.(?=\d)[^.]+)*")


def without_dots(words: Sequence[Word]) -> Sequence[Word]:
    """The words without the dotted lines under them."""
    if sum(_UPON_DOTS.fullmatch(word.text) is not None for word in words) < FEWEST:
        return words
    return [part for word in words for part in _parts_of(word)]


def _parts_of(word: Word) -> Iterator[Word]:
    """What a word says between the dots of its line; a word that stands on none as it is."""
    if not _UPON_DOTS.fullmatch(word.text) and not _RUNS_ON.search(word.text):
        yield word
        return
    letter = word.box.width / len(word.text)
    for found in _TOKEN.finditer(word.text):
        box = Box(word.box.left + found.start() * letter, word.box.top, word.box.left + found.end() * letter, word.box.bottom)
        part = replace(word, text=found[0], box=box, look=None)
        yield replace(part, confidence=min(word.confidence, DOUBTED)) if any(map(str.isdigit, found[0])) else part
