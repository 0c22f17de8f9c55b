"""Which label belongs to a day by its place: in the cell above it, half a line beside it, or behind it?

In: rows, and where on its row a day stands (the numbers of its first word and of the one behind it). Out: the role that the label names, or None.
Days that the end of a line breaks in two are joined first. Labels on the same line before a day are for `days.py`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.dates import LONGEST_DAY, DayOrder, read_day, read_hour, right_behind
from intake.extraction.day_words import OTHER, roles_in
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Cell, Row
from intake.vocabulary.folding import squeeze

Span = tuple[int, int]
NEXT_LINE = 2.6  # in heights of a line
MOST_OF_HOUR = 6  # digits
MOST_BROKEN = 4  # words of a day before the end of its line
SAME_EDGE = 0.01  # of the page's width
FULL_LINE = 0.7  # of the page's width: a line of text that reaches further goes on in the next one


def role_of_cell(cell: Cell, lexicon: Lexicon) -> str | None:
    """What a cell that holds nothing but a label says; "Date of birth (DOB) / Age" does too."""
    texts = [word.text for word in cell.words]
    if any(letter.isdigit() for text in texts for letter in text):
        return None
    found = lexicon.find("dates", texts)
    if found is None or found.length < len(texts):
        roles = roles_in(texts, lexicon, is_certain=False)
        if roles:
            return roles[0] if len(roles) == 1 else OTHER
    if found is None:
        return None
    rest = texts[found.length :]
    is_whole = len(rest) <= 1 or rest[0].startswith(("(", "/")) or all(lexicon.find("people", rest, place) for place in (0,))
    return found.name if is_whole else None


def role_above(above: Row | None, row: Row, day: Span, lexicon: Lexicon, *, by_number: bool) -> str | None:
    """The label in the row above that overlaps the day, or has the same number: heads set as a table."""
    if above is None:
        return None
    if by_number:
        number = next(place for place, cell in enumerate(row.cells) if row.words[day[0]] in cell.words)
        return role_of_cell(above.cells[number], lexicon)
    left, right = row.span(row.words[slice(*day)])
    for cell in above.cells:
        if cell.left < right and left < cell.right and (role := role_of_cell(cell, lexicon)):
            return role
    return None


def role_wrapped(beside: tuple[Row | None, Row | None], row: Row, day: Span, lexicon: Lexicon) -> str | None:
    """The label that begins in the line above, or ends in the line below: "Sample drawn, date and" over "time: 13/06/2025", "Date and hour of"
    beside a day and "collection" below. `beside` are these two lines."""
    (left, label, is_own), (over, below) = _label_before(row, day[0]), beside
    if not label or any(letter.isdigit() for text in label for letter in text):
        return None
    first = _texts_at(over, row, left, day, is_own=is_own)
    if first and (role := _whole_role([*first, *label], lexicon, is_certain=label[-1].endswith(":"))):
        return role
    rest = _texts_at(below, row, left, day, is_own=is_own) if not is_own else []
    if len(label) == 1 and not (rest and rest[0][:1].islower() and not rest[-1].endswith(":")):
        return None  # under "Date", "Collected" may be a label of its own without a day
    return _whole_role([*label, *rest], lexicon, is_certain=False) if rest else None


def _label_before(row: Row, start: int) -> tuple[float, list[str], bool]:
    """The words before a day: those in its own cell, where they end with a colon, or those of the cell before it; and where they begin."""
    before: Cell | None = None
    for cell in row.cells:
        if start < len(cell.words):
            own = [word.text for word in cell.words[:start]]
            if any(map(squeeze, own)):  # a colon alone goes with the cell before it: "Date of | : 02-12-2024" over "birth"
                return cell.left, own if own[-1].endswith(":") else [], True
            break
        start -= len(cell.words)
        before = cell
    return (before.left, [word.text for word in before.words], False) if before else (0.0, [], False)


def _texts_at(other: Row | None, row: Row, left: float, day: Span, *, is_own: bool) -> list[str]:
    """The words of the cell over or under a label; none where something else than an hour stands over or under its day."""
    if other is None or not are_lines_of_one_text(other, row):
        return []
    begin, end = row.span(row.words[slice(*day)])
    at = next((cell for cell in other.cells if abs(cell.left - left) <= SAME_EDGE), None)
    values = [cell for cell in other.cells if cell is not at and cell.left < end and begin < cell.right]
    is_free = is_own or all(read_hour([cell.text]) and sum(map(str.isdigit, cell.text)) <= MOST_OF_HOUR for cell in values)  # an hour, and no day
    texts = [word.text for word in at.words] if at and is_free else []
    return [] if any(letter.isdigit() for text in texts for letter in text) else texts


def _whole_role(texts: Sequence[str], lexicon: Lexicon, *, is_certain: bool) -> str | None:
    """What a label says of which every word is known."""
    found = lexicon.find("dates", texts)
    if found and found.length == len(texts):
        return found.name
    roles = roles_in(texts, lexicon, is_certain=is_certain)
    return roles[0] if len(roles) == 1 else None


def role_between_lines(beside: Sequence[Row], row: Row, day: Span, lexicon: Lexicon) -> str | None:
    """The label half a line higher or lower: in a table whose labels stand in the middle of a cell of two lines, a day over its hour."""
    left, right = row.span(row.words[slice(*day)])
    near = [one for one in beside if one.page == row.page and abs(one.box.middle - row.box.middle) < max(one.box.height, row.box.height)]
    over = (cell for one in near for cell in one.cells if one is not row and cell.left < right and left < cell.right)
    if not all(any(map(str.isdigit, cell.text)) for cell in over):
        return None  # its own title stands above it, known or not
    cells = sorted((cell for one in near for cell in one.cells if cell.right <= left), key=lambda cell: cell.right)
    return role_of_cell(cells[-1], lexicon) if cells and cells[-1] not in row.cells else None


def role_behind(row: Row, day: Span, lexicon: Lexicon) -> str | None:
    """The label behind a day that begins its line, in a cell of its own, as on forms in two tongues, or as all the rest of it, as in a list of
    events: "08:10, 13 June 2025 - specimen collected"."""
    before = "".join(word.text for word in row.words[: day[0]])
    if any(map(str.isalpha, before)) or len(row.cells) > 2 or day[1] > len(row.cells[0].words) or row.words[-1].text.endswith(":"):
        return None
    rest = list(row.cells[1].words if len(row.cells) == 2 else row.words[day[1] :])
    while rest and (not squeeze(rest[0].text) or squeeze(rest[0].text)[0].isdigit()):
        rest.pop(0)
    return role_of_cell(replace(row.cells[-1], words=tuple(rest)), lexicon) if rest else None


def tells_its_day_behind(row: Row, lexicon: Lexicon, order: DayOrder) -> bool:
    """True for a line that begins with a day, and whose last words are its label, and not that of a day on the next line."""
    texts = [word.text for word in row.words]
    spans = ((place, place + read_day(texts, place, lexicon, order)[1]) for place in range(min(LONGEST_DAY, len(texts))))
    return any(span[1] > span[0] and role_behind(row, span, lexicon) for span in spans)


def stands_under_labels(above: Row, row: Row, lexicon: Lexicon, order: DayOrder) -> bool:
    """True for a line of days under a line of as many labels and nothing else: they belong together by number, as not all heads line up."""
    return (
        above.page == row.page
        and len(above.cells) == len(row.cells)
        and all(role_of_cell(cell, lexicon) for cell in above.cells)
        and all(read_day([word.text for word in cell.words], 0, lexicon, order)[1] for cell in row.cells)
    )


def join_broken_days(rows: tuple[Row, ...], lexicon: Lexicon, order: DayOrder) -> tuple[Row, ...]:
    """The rows with the second half of a day behind its first one, where the end of a line or of a cell parts them: "03-12-" over "2024"."""
    joined = list(rows)
    for number, (row, below) in enumerate(pairwise(rows)):
        if not any(_may_go_on(cell, lexicon) for cell in row.cells) or not are_lines_of_one_text(row, below):
            continue
        cells = tuple(_joined(cell, row, below, lexicon, order) for cell in row.cells)
        if cells != row.cells:
            joined[number] = replace(row, cells=cells)
    return tuple(joined)


def _may_go_on(cell: Cell, lexicon: Lexicon) -> bool:
    """True for a cell that ends with a number and a mark, or with a number and a month."""
    before, last = ("", *(word.text for word in cell.words))[-2:]
    is_month = any(map(str.isdigit, before)) and lexicon.name_of("months", last) is not None
    return is_month or (last[-1:] in "./-," and any(map(str.isdigit, last)))


def _joined(cell: Cell, row: Row, below: Row, lexicon: Lexicon, order: DayOrder) -> Cell:
    under = next((other for other in below.cells if abs(other.left - cell.left) <= SAME_EDGE), None)
    if under is None and cell is row.cells[-1] and cell.right >= FULL_LINE:
        under = below.cells[0]
    texts = [word.text for word in cell.words]
    if under is None or not _may_go_on(cell, lexicon):
        return cell
    behind = [word.text for word in under.words[:LONGEST_DAY]]
    for start in range(max(len(texts) - MOST_BROKEN, 0), len(texts)):
        own = len(texts) - start
        length = read_day([*texts[start:], *behind], 0, lexicon, order)[1]
        if length > own and not read_day(texts, start, lexicon, order)[1]:
            taken = length - own + len(right_behind(behind, length - own)[:1])
            return replace(cell, words=(*cell.words, *under.words[:taken]))
    return cell


def are_lines_of_one_text(row: Row, below: Row) -> bool:
    """True when the second row stands right under the first."""
    return row.page == below.page and abs(below.box.middle - row.box.middle) <= NEXT_LINE * max(row.box.height, below.box.height)
