"""Which day of the report is a printed day?

In: the rows of one report. Out: its days of collection, receipt, report and birth, told apart by their labels, each with the hour printed right
beside it. A label stands before its day, in the cell above it, at the end of the line above, or in brackets behind it; what several days share, or
what a word such as "previous" or "partner" turns into another thing, is the day of none of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache

from intake.extraction.dates import DayOrder, read_day, read_hour, right_behind
from intake.extraction.day_cells import (
    join_broken_days,
    role_above,
    role_behind,
    role_between_lines,
    role_of_cell,
    role_wrapped,
    stands_under_labels,
    tells_its_day_behind,
)
from intake.extraction.day_words import begin_of_label, is_turning, names_day, roles_in
from intake.extraction.lexicon import Found, Lexicon
from intake.extraction.rows import Row, cell_ends
from intake.vocabulary.folding import squeeze

PAIR_MARKS = ("/", "&", "-", "|")  # between two labels of two days
OTHER, COLLECTED, PLAIN, UNNAMED = "other", "collected", "plain", "unnamed"
PROSE = "prose"  # a label that may be a word of a sentence
BY_HOUR = "by_hour"  # of collection, as the hour right behind it is, where its own label says no more than "date"
LONGEST_BRACKET = 5  # words between a label and its day
MOST_BETWEEN = 3  # the weight of words between a label and its day: "in lab:"
LONGEST_TAIL = 4  # words of a label on either side of the end of a line
SHORT = 3  # letters
SENTENCE = 6  # more words than this and a full stop
TURNING_REACH = 3  # words before a label that may turn it into another
NEXT_LINE = 2.6  # in heights of a line
MOST_SCRAPS = 6  # letters


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day on the row of a number: what it is the day of, and None as `day` where it cannot be told. `at` is the hour printed right beside it."""

    role: str
    day: date | None
    at: time | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of days that waits for its day; the numbers of its first word and of the one behind it."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as it stands on its row. `role` is None where no label stands before it."""

    role: str | None
    day: date | None
    at: time | None
    start: int
    end: int


def find_days(rows: Iterable[Row], lexicon: Lexicon, order: DayOrder) -> tuple[PrintedDay, ...]:
    """Every day that is printed, with what it is the day of; "unnamed" where no label says so."""
    days: list[PrintedDay] = []
    above: Row | None = None
    begun: _Label | None = None
    rows = join_broken_days(tuple(rows), lexicon, order)
    for number, row in enumerate(rows):
        if not any(letter.isdigit() for word in row.words for letter in word.text):
            above, begun = (row, None) if _says_something(row) else (above, begun)
            continue
        is_under_labels = above is not None and stands_under_labels(above, row, lexicon, order)
        is_told = above is None or is_under_labels or (begun is None and tells_its_day_behind(above, lexicon, order))
        begun = _begun_above(above, row, lexicon) if above and not is_told else None
        for one in _days_of_row(row, lexicon, order, begun):
            beside = (above, rows[number + 1] if number + 1 < len(rows) else None)
            role = one.role if one.role not in (None, PLAIN, BY_HOUR) else role_wrapped(beside, row, (one.start, one.end), lexicon) or one.role
            role, at = (COLLECTED, one.at) if role == BY_HOUR else (role, one.at if one.role != BY_HOUR else None)
            role = role or role_above(above, row, (one.start, one.end), lexicon, by_number=is_under_labels)
            role = role or role_between_lines(rows[max(number - 1, 0) : number + 2], row, (one.start, one.end), lexicon)
            role = role or role_behind(row, (one.start, one.end), lexicon)
            days.append(PrintedDay(role or UNNAMED, one.day, at, number))
        above = row if _says_something(row) else above
    return tuple(days)


def _says_something(row: Row) -> bool:
    """False for marks between two lines: scraps of a logo or a bar code that an engine has read."""
    return any(letter.isalpha() for word in row.words for letter in word.text) or len(row.text) > MOST_SCRAPS


def _begun_above(above: Row, row: Row, lexicon: Lexicon) -> _Label | None:
    """The label at the end of the line above whose day, or whose last words, begin this line; `end` is the number of its words on this line."""
    if above.page != row.page or abs(row.box.middle - above.box.middle) > NEXT_LINE * max(row.box.height, above.box.height):
        return None
    if role_of_cell(above.cells[-1], lexicon) and (above.cells[-1].left < row.cells[0].right or _begins_with_digits(above)):
        return None  # the title of the cell below it, or of the day before it
    last = [word.text for word in above.cells[-1].words]
    tail = last[-LONGEST_TAIL:]
    head = [word.text for word in row.cells[0].words[:LONGEST_TAIL]]
    own = _find_label(head, 0, len(head), lexicon)
    for start in range(len(tail)):
        found = _find_label([*tail, *head], start, len(tail) + len(head), lexicon)
        taken = start + found.length - len(tail) if found else -1
        before = last[len(last) - len(tail) + start - 1] if len(last) > len(tail) - start else ""
        # "Age at collection" is no label of a day, "previous sample date" one of another.
        is_own = not before[-1:].isalpha() or (names_day(tail[start:], lexicon) and not is_turning(before, lexicon))
        if found and is_own and taken >= (own.length if own else 0) and not _is_for_a_cell_below(above, row, lexicon):
            return _Label(found.name, 0, taken)
    return None


def _begins_with_digits(row: Row) -> bool:
    return len(row.cells) == 2 and row.words[0].text[:1].isdigit()


def _is_for_a_cell_below(above: Row, row: Row, lexicon: Lexicon) -> bool:
    """True where the label has a value of its own under it, as in a head set as a table."""
    left, right = above.cells[-1].left, above.cells[-1].right
    under = [cell for cell in row.cells[1:] if cell.left < right and left < cell.right]
    return any(lexicon.find("dates", [word.text for word in cell.words]) is None for cell in under)


def find_hours(rows: Iterable[Row], lexicon: Lexicon) -> Iterator[time]:
    """Hours behind a label of collection that has no day: "Collection time: 08:30"."""
    for row in rows:
        texts = [word.text for word in row.words]
        ends = cell_ends(row)
        for place in range(len(texts)):
            label = _find_label(texts, place, ends[place], lexicon)
            hour = read_hour(right_behind(texts, place + label.length)) if label and label.name == COLLECTED else None
            if hour:
                yield hour


def _days_of_row(row: Row, lexicon: Lexicon, order: DayOrder, begun: _Label | None) -> list[_Day]:
    """The days of a row; its first words may go on with a label that the line above has begun."""
    texts = [word.text for word in row.words]
    days: list[_Day] = []
    waiting: list[_Label] = [begun] if begun else []
    light, place = 0, begun.end if begun else 0
    ends = cell_ends(row)
    while place < len(texts):
        day, length = read_day(texts, place, lexicon, order)
        label = None if length else _find_label(texts, place, ends[place], lexicon)
        if length:
            days.append(_day_at(texts, place, length, day, waiting.pop(0).role if waiting and light <= MOST_BETWEEN else None))
            place += length
            light = 0
            waiting = waiting if place < len(texts) and texts[place] in PAIR_MARKS else []
        elif label and texts[place].startswith("(") and days and days[-1].role in (None, PLAIN) and days[-1].end == place:
            days[-1] = replace(days[-1], role=label.name)
            place += label.length
        elif (
            label and label.name == COLLECTED and days and _has_only_an_hour(texts, _Label(COLLECTED, place, place + label.length), days[-1], lexicon)
        ):
            days[-1] = replace(days[-1], role=BY_HOUR, at=read_hour(right_behind(texts, place + label.length)))
            place += label.length
        elif label:
            # Two labels before two days, both pairs with a mark between.
            is_paired = waiting and not light and (texts[place] in PAIR_MARKS or texts[place - 1] in PAIR_MARKS)
            is_another = _is_turned(texts, place, ends, lexicon) or _is_turned_behind(texts, place + label.length, ends, lexicon)
            role = OTHER if is_another else PROSE if _is_prose(texts, place, ends, lexicon) else label.name
            waiting = [*(waiting if is_paired else ()), _Label(role, place, place + label.length)]
            place += label.length
            light = 0
        elif waiting and place == waiting[-1].end and (length := _bracket_length(texts, place)):
            place += length  # "Prélèvement (sang EDTA) du 05/01/2026"
        else:
            light += _weight(texts[place])
            place += 1
    return _without_double(_without_shared(_with_composed(days, texts, ends, lexicon), texts, row), texts, ends)


def _bracket_length(texts: Sequence[str], place: int) -> int:
    """How many words a bracket right behind a label takes; 0 where none opens, none closes soon, or a number stands in it."""
    words = texts[place : place + LONGEST_BRACKET] if texts[place].startswith("(") else ()
    end = next((number for number, text in enumerate(words, 1) if text.rstrip(":,").endswith(")")), 0)
    return 0 if any(any(map(str.isdigit, text)) for text in words[:end]) else end


def _has_only_an_hour(texts: Sequence[str], label: _Label, before: _Day, lexicon: Lexicon) -> bool:
    """ "Date: 11/02/2026   Time of ejaculation: 8:15": the hour's day is the one right before it. "collection 8:15" is the rest of a label above."""
    is_whole = texts[label.end - 1].endswith(":") or names_day(texts[label.start : label.end], lexicon)
    is_beside = before.end == label.start and before.role == PLAIN and before.at is None and is_whole
    return is_beside and read_hour(right_behind(texts, label.end)) is not None


def _with_composed(days: list[_Day], texts: Sequence[str], ends: Sequence[int], lexicon: Lexicon) -> list[_Day]:
    """Days without a known label before them, told by what the words of their labels say together."""
    told = list(days)
    for number, day in enumerate(days):
        if told[number].role not in (None, PLAIN, PROSE):
            continue
        roles = _roles_before(texts, days[number - 1].end if number else 0, day.start, ends, lexicon)
        pair = days[number + 1 : number + 2] if len(roles) == 2 else []
        if pair and pair[0].role is None and pair[0].start == day.end + 1 and texts[day.end] in PAIR_MARKS:
            told[number + 1] = replace(pair[0], role=roles[1])
            roles = roles[:1]
        if roles or day.role == PROSE:
            told[number] = replace(day, role=roles[0] if len(roles) == 1 and _may_be_label(day, texts, ends, lexicon) else OTHER)
    return told


def _may_be_label(day: _Day, texts: Sequence[str], ends: Sequence[int], lexicon: Lexicon) -> bool:
    """False for words of a sentence before their day: no colon, and behind it the sentence goes on."""
    has_colon = any(text.endswith(":") for text in texts[max(day.start - MOST_BETWEEN, 0) : day.start])
    behind = next((text for text in texts[day.end : ends[day.start]] if _weight(text) > 1 and not names_day([text], lexicon)), "")
    return day.role != PROSE or has_colon or not (behind[:1].islower() or texts[day.end - 1].endswith(","))


def _roles_before(texts: Sequence[str], begin: int, end: int, ends: Sequence[int], lexicon: Lexicon) -> tuple[str, ...]:
    """What the words right before a day say, back to the last label or day; without a colon only where nothing else stands before them."""
    colon = next((place for place in range(end - 1, begin - 1, -1) if texts[place].endswith(":")), None)
    if colon is not None and sum(map(_weight, texts[colon + 1 : end])) <= MOST_BETWEEN:
        end = colon + 1
    while end > begin and not squeeze(texts[end - 1]):
        end -= 1
    if end == begin:
        return ()
    begin = max(begin, next(place for place in range(end) if ends[place] == ends[end - 1]))
    first = begin_of_label(texts, begin, end, lexicon)
    is_whole = first == begin or texts[first - 1].endswith((":", ";", "|", ","))
    is_sentence = len(texts) > SENTENCE and texts[-1].endswith(".") and len(texts[-1]) > SHORT
    if colon is None and (not is_whole or is_sentence):
        return ()
    return roles_in(texts[first:end], lexicon, is_certain=colon is not None)


def _day_at(texts: Sequence[str], place: int, length: int, day: date | None, role: str | None) -> _Day:
    at = read_hour(texts[place : place + length]) or read_hour(right_behind(texts, place + length))
    return _Day(role, day, at, place, place + length)


def _weight(text: str) -> int:
    """How far a word takes a label from its day: marks not at all, hours and "on" a little, one other word as far as a label reaches."""
    token = squeeze(text)
    return 0 if not token else 1 if len(token) < SHORT or ":" in text[1:-1] else MOST_BETWEEN - 1


def _find_label(texts: Sequence[str], place: int, end: int, lexicon: Lexicon) -> Found | None:
    """The label that begins here and ends in this cell; "sample" before "date of birth" begins none."""
    found = lexicon.find("dates", texts[:end], place)
    if found is None:
        return None
    for later in range(place + 1, place + found.length):
        other = lexicon.find("dates", texts[:end], later)
        if other and other.length > found.length and later + other.length > place + found.length:
            return None
    return found


def _is_turned(texts: Sequence[str], place: int, ends: Sequence[int], lexicon: Lexicon) -> bool:
    """True where a word before the label makes it another one: "previous", "partner's", "next"."""
    turning = _turning_words(lexicon)
    for before in range(place - 1, max(place - 1 - TURNING_REACH, -1), -1):
        if ends[before] != ends[place] or texts[before].endswith((":", ",", ";")) or any(map(str.isdigit, texts[before])):
            return False
        if squeeze(texts[before]) in turning or is_turning(texts[before], lexicon):
            return True
    return False


def _is_turned_behind(texts: Sequence[str], place: int, ends: Sequence[int], lexicon: Lexicon) -> bool:
    """True where a word behind the label makes it another one, as adjectives do in many languages: "Coleta anterior: 01/02/2025"."""
    for behind in range(place, min(place + TURNING_REACH, ends[place - 1])):
        if texts[behind - 1].endswith(":") or any(map(str.isdigit, texts[behind])):
            return False
        if is_turning(texts[behind], lexicon):
            return True
    return False


def _is_prose(texts: Sequence[str], place: int, ends: Sequence[int], lexicon: Lexicon) -> bool:
    """True where the label is a word of a sentence: "his ejaculate, examined on 2024-03-25", "Im Ejakulat vom 02.01.24 fanden sich …"."""
    before = texts[place - 1] if place and ends[place - 1] == ends[place] else ""
    last = texts[-2] if len(texts[-1]) == 1 and len(texts) > 1 else texts[-1]  # a letter of a watermark may stand behind the full stop
    is_label = squeeze(last) in lexicon.beginnings.get("dates", ())  # "Tgl." of a day on the next line ends no sentence
    if before and last.endswith(".") and len(texts) > SENTENCE and len(last) > SHORT and not is_label:
        return True
    if before[:1].isalpha() and texts[place].endswith(","):
        return not before.endswith(":")  # "His ejaculate, collected on"
    return texts[place][:1].islower() and before[:1].islower() and not before.endswith(":")


@lru_cache(maxsize=64)
def _turning_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand in labels of other days and in no label of ours."""
    labels = [
        (name, label) for language in lexicon.languages for name, spellings in language.sections.get("dates", {}).items() for label in spellings
    ]
    own = {squeeze(word) for name, label in labels if name != OTHER for word in label.split()}
    others = {squeeze(word) for name, label in labels if name == OTHER for word in label.split()}
    return frozenset(word for word in others - own if len(word) > SHORT)


def _without_shared(days: list[_Day], texts: Sequence[str], row: Row) -> list[_Day]:
    """A cell "Collected" before several cells with days is the title of a line of days: none of them is the report's."""
    if len(days) < 2 or days[0].role != COLLECTED or any(day.role for day in days[1:]) or len(row.cells) < 3:
        return days
    has_colon = any(":" in text[-1:] for text in texts[: days[0].start])
    cells = {end for end, day in ((_cell_of(row, day.start), day) for day in days)}
    if has_colon or len(cells) < len(days) or len({day.day for day in days}) == 1:
        return days
    return [replace(day, role=OTHER) for day in days]


def _cell_of(row: Row, place: int) -> int:
    return cell_ends(row)[place]


def _without_double(days: list[_Day], texts: Sequence[str], ends: Sequence[int]) -> list[_Day]:
    """A day in the Muslim calendar beside the same day in ours ("… H, corresponding to …"): only ours can be told."""
    kept: list[_Day] = []
    for day in days:
        between = texts[kept[-1].end : day.start] if kept and ends[kept[-1].start] == ends[day.start] else [":"] * len(texts)
        is_beside = len(between) <= MOST_BETWEEN and not any(text.endswith(":") for text in between)
        if kept and kept[-1].day is None and kept[-1].role and day.role is None and day.day and is_beside:
            kept[-1] = replace(day, role=kept[-1].role)
        else:
            kept.append(day)
    return kept
