"""Which laboratory printed this?

In: the rows of one report. Out: the line that looks like the name of an institution: it has a word such as "laboratory" or "hospital" in it, or it is
printed larger than the rest, and it is no label, no title and no sentence. None where no line does.
"""

from collections.abc import Collection, Iterator, Sequence
from statistics import median

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

INSTITUTION, PAPER = "institution", "paper"
HEAD_ROWS = 16
MOST_WORDS, LONGEST = 10, 120
NAMED, LARGE, LARGER = 3.0, 1.0, 2.0  # points
IS_LARGE, IS_LARGER = 1.12, 1.3  # times the usual height of words
EACH_ROW, EACH_NAMELESS = 0.08, 0.15  # points less for each line further down
ENOUGH = 1.5
ADDRESS = ("www", "http", "@", "tel", "fax")
LOOSE = 1.3  # of its own height: the widest blank in a line of large letters
ALIKE = 0.2  # of the height: how far words of one line differ


def find_laboratory(rows: Sequence[Row], lexicon: Lexicon, titles: Collection[int] = ()) -> str | None:
    """The name of the laboratory, as it is printed. `titles` are the numbers of rows that name a kind of report."""
    if not rows:
        return None
    usual = median(word.box.height for row in rows for word in row.words)
    best, points = None, ENOUGH
    for number, row in enumerate(row for row in rows[:HEAD_ROWS] if row.page == rows[0].page):
        for words in _lines(row):
            own = _points(words, usual, lexicon, number, is_title=number in titles)
            if own > points:
                best, points = " ".join(word.text for word in words), own
    return best[:LONGEST] if best else None


def _lines(row: Row) -> Iterator[tuple[Word, ...]]:
    """The cells of a row; those that only wide blanks between large letters part are one."""
    line: list[Cell] = []
    for cell in row.cells:
        if line and not _goes_on(line[-1], cell):
            yield tuple(word for part in line for word in part.words)
            line = []
        line.append(cell)
    yield tuple(word for part in line for word in part.words)


def _goes_on(one: Cell, other: Cell) -> bool:
    heights = [median(word.box.height for word in cell.words) for cell in (one, other)]
    letter = median(word.box.width / len(word.text) for cell in (one, other) for word in cell.words)
    return abs(heights[0] - heights[1]) <= ALIKE * heights[0] and other.left - one.right <= 2 * LOOSE * letter


def _points(words: Sequence[Word], usual: float, lexicon: Lexicon, number: int, *, is_title: bool) -> float:
    """How much a line looks like the name of an institution; below nothing where it cannot be one."""
    texts = [word.text for word in words]
    tokens = [squeeze(text) for text in texts]
    if len(texts) > MOST_WORDS or sum(map(len, tokens)) < 3 or _is_other(texts, tokens, lexicon):
        return -1.0
    is_named = any(lexicon.phrase(INSTITUTION).has(token) for token in tokens)
    is_paper = any(lexicon.phrase(PAPER).has(token) for token in tokens)
    if is_paper or (is_title and not is_named):
        return -1.0
    size = median(word.box.height for word in words) / usual if usual else 1.0
    digits = sum(any(map(str.isdigit, token)) for token in tokens)
    lower = number * (EACH_ROW if is_named else EACH_NAMELESS)
    return NAMED * is_named - is_title - lower + (LARGER if size >= IS_LARGER else LARGE if size >= IS_LARGE else 0.0) - digits


def _is_other(texts: Sequence[str], tokens: Sequence[str], lexicon: Lexicon) -> bool:
    """A label, an address, a sentence, or what marks an invented paper."""
    if any(text.endswith(":") or text == ":" for text in texts) or texts[-1].endswith((".", ",")) or tokens[0] == "sample":
        return True
    if any(text.casefold().startswith(ADDRESS) or "@" in text for text in texts):
        return True
    found = lexicon.find("people", texts)
    return lexicon.find("dates", texts) is not None or (found is not None and found.name in ("name", "accession"))
