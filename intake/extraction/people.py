"""What stands behind the labels of a person or a sample: a name, a number?

In: the rows of one report. Out: the text behind the first label of a kind, up to the next label: in the same cell, the next one, or the one below.
What has no label stays None. Words are kept as they are printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from intake.extraction.dates import DayOrder, read_day
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

NAME, ACCESSION, PEOPLE, DATES = "name", "accession", "people", "dates"
MOST_NAME_WORDS = 6
LONGEST_WRAP = 3  # words of a name on a second line
SHORTEST_END = 3  # letters of a label that ends a name without a colon
NEXT_LINE = 2.6  # in heights of a line
WRAPPED = 1.8  # the same, between two lines of one cell
DECIMAL = re.compile(r"[<>≤≥]*\d+[.,]\d+")
NO_LABEL_IN_A_NAME = {"sample", "specimen"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A label's cell, the number of the word behind it there, and whether a colon stands between it and what follows."""

    name: str
    row: int
    cell: int
    end: int
    has_colon: bool


def find_text(rows: Sequence[Row], name: str, lexicon: Lexicon, order: DayOrder) -> str | None:
    """What stands behind the first label of this name that has anything of the right shape behind it."""
    for place in _labels(rows, name, lexicon):
        for words in (_behind(rows, place, lexicon, order), _beside(rows, place, lexicon, order), _below(rows, place, lexicon, order)):
            if words and _has_shape(words, name):
                return " ".join(words).strip(" ,;:")
    return None


def _labels(rows: Sequence[Row], name: str, lexicon: Lexicon) -> Iterator[_Place]:
    for number, row in enumerate(rows):
        for place, cell in enumerate(row.cells):
            texts = [word.text for word in cell.words]
            for start in range(len(texts)):
                found = lexicon.find(PEOPLE, texts, start)
                if found is None or found.name != name or _ends_title_of_range(texts, start, lexicon):
                    continue
                end = start + found.length
                has_colon = texts[end - 1].endswith((":", "#")) or (end < len(texts) and texts[end].startswith(":"))
                is_title = not has_colon and _is_header(row, place, end, lexicon)
                if (start == 0 or has_colon or name == ACCESSION) and not is_title:
                    yield _Place(name, number, place, end, has_colon)


def _ends_title_of_range(texts: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """ "Intervalle de référence: > 39" names no reference of a sample."""
    titles = ((place, lexicon.find("headers", texts, place)) for place in range(start))
    return any(title is not None and title.name == "range" and place + title.length > start for place, title in titles)


def _is_header(row: Row, cell: int, end: int, lexicon: Lexicon) -> bool:
    """ "Patient | Reference" above a table: everything behind the label is the title of a column."""
    behind = [[word.text for word in other.words] for other in row.cells[cell + 1 :]]
    own = [word.text for word in row.cells[cell].words[end:]]
    titles = ([own] if own else []) + behind
    return bool(titles) and all(lexicon.name_of("headers", "".join(texts)) for texts in titles)


def _number_of(row: Row, cell: int) -> int:
    return sum(len(other.words) for other in row.cells[:cell])


def _behind(rows: Sequence[Row], place: _Place, lexicon: Lexicon, order: DayOrder) -> list[str]:
    """The words behind the label in its own cell. Without a colon only where another label follows on the line, or the label is of several words."""
    row = rows[place.row]
    cell = row.cells[place.cell]
    texts = [word.text for word in cell.words]
    words = _until_next_label(texts, place.end, lexicon, order)
    if not words or (not place.has_colon and place.end == 1 and texts[0][-1:] not in ".#" and not _has_other_label(row, place, lexicon)):
        return []
    if place.name == NAME and place.end + len(words) >= len(texts):
        words += _wrapped(rows, place, lexicon)
    return words


def _has_other_label(row: Row, place: _Place, lexicon: Lexicon) -> bool:
    texts = [word.text for word in row.words]
    behind = range(_number_of(row, place.cell) + place.end + 1, len(texts))
    return any(lexicon.find(section, texts, start) for start in behind for section in (DATES, PEOPLE))


def _beside(rows: Sequence[Row], place: _Place, lexicon: Lexicon, order: DayOrder) -> list[str]:
    """The next cell, where the label has its own to itself."""
    row = rows[place.row]
    if place.cell + 1 >= len(row.cells) or not _is_alone(row.cells[place.cell], place):
        return []
    texts = [word.text for word in row.cells[place.cell + 1].words]
    texts = texts[1:] if texts[0] == ":" and len(texts) > 1 else texts
    return [] if _begins_label(texts, lexicon) else _until_next_label(texts, 0, lexicon, order)


def _below(rows: Sequence[Row], place: _Place, lexicon: Lexicon, order: DayOrder) -> list[str]:
    """The cell below, where the label has its own to itself."""
    if place.row + 1 >= len(rows):
        return []
    row, below = rows[place.row], rows[place.row + 1]
    cell = row.cells[place.cell]
    if not _is_alone(cell, place) or not _is_next_line(row, below, NEXT_LINE):
        return []
    for under in below.cells:
        texts = [word.text for word in under.words]
        if under.left < cell.right and cell.left < under.right and not _begins_label(texts, lexicon):
            return _until_next_label(texts, 0, lexicon, order)
    return []


def _wrapped(rows: Sequence[Row], place: _Place, lexicon: Lexicon) -> list[str]:
    """The end of a long name on the next line of its cell of a table."""
    if place.row + 1 >= len(rows) or (len(rows[place.row].cells) < 2 and len(rows[place.row + 1].cells) < 2):
        return []
    row, below = rows[place.row], rows[place.row + 1]
    cell = row.cells[place.cell]
    limit = row.cells[place.cell + 1].left if place.cell + 1 < len(row.cells) else 1.0
    for under in below.cells:
        texts = [word.text for word in under.words]
        is_inside = cell.left - 0.01 <= under.left < cell.right and under.right <= limit
        is_name = len(texts) <= LONGEST_WRAP and not any(any(map(str.isdigit, text)) or text.endswith(":") for text in texts)
        if is_inside and is_name and _is_next_line(row, below, WRAPPED) and not _begins_label(texts, lexicon) and not lexicon.find("kinds", texts):
            return texts
    return []


def _is_alone(cell: Cell, place: _Place) -> bool:
    rest = [word.text for word in cell.words[place.end :]]
    return not any(squeeze(text) for text in rest) or rest[0].startswith(("(", "/"))


def _is_next_line(row: Row, below: Row, most: float) -> bool:
    height = median(word.box.height for word in row.words)
    return row.page == below.page and below.box.middle - row.box.middle <= most * height


def _until_next_label(texts: Sequence[str], start: int, lexicon: Lexicon, order: DayOrder) -> list[str]:
    taken: list[str] = []
    for place in range(start, min(len(texts), start + MOST_NAME_WORDS + 1)):
        text = texts[place].lstrip(":").strip()
        if taken and (_ends_name(texts, place, lexicon) or read_day(texts, place, lexicon, order)[1]):
            break
        if text and (squeeze(text) or taken):
            taken.append(text)
    return taken if len(taken) <= MOST_NAME_WORDS else []


def _ends_name(texts: Sequence[str], place: int, lexicon: Lexicon) -> bool:
    """A word with a colon, or a known label: "SAMPLE PATIENT" is a name, "SAMPLE Sex" a name and a label."""
    if texts[place].endswith(":") or (place + 1 < len(texts) and texts[place + 1].startswith(":")):
        return True
    if lexicon.find(DATES, texts, place) and squeeze(texts[place]) not in NO_LABEL_IN_A_NAME:
        return True
    found = lexicon.find(PEOPLE, texts, place)
    if found is None or squeeze(texts[place]) in NO_LABEL_IN_A_NAME:
        return False
    end = place + found.length
    has_colon = texts[end - 1].endswith(":") or (end < len(texts) and texts[end].startswith(":"))
    is_long = len("".join(map(squeeze, texts[place:end]))) >= SHORTEST_END
    return has_colon or (found.name != NAME and is_long and end < len(texts))


def _begins_label(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """True for a cell that is another label, or begins with one."""
    found = lexicon.find(DATES, texts) or lexicon.find(PEOPLE, texts)
    if found is None or squeeze(texts[0]) in NO_LABEL_IN_A_NAME:
        return texts[0].endswith(":")
    return found.length >= len(texts) or texts[found.length - 1].endswith(":") or texts[found.length].startswith((":", "(", "/"))


def _has_shape(words: Sequence[str], name: str) -> bool:
    """A number has digits, and nothing of a range ("Reference: 0.73 to 16.05", "70 - 250 mg/L"); a name has letters, and begins with no number."""
    if name == ACCESSION:
        text = " ".join(words)
        is_range = any(DECIMAL.fullmatch(word) or ("/" in word and parse_unit(word)) for word in words)
        return any(map(str.isdigit, text)) and not is_range and text.count("(") == text.count(")")  # "reference limits WHO 2021 (6th"
    return any(letter.isalpha() for word in words for letter in word) and not words[0][:1].isdigit()
