"""Where do a table's columns stand, and what is each of them, by its titles and by what stands below?

In: a header and the rows below it, or rows without a header. Out: a `Header` whose columns stand where their content stands. Titles are matched
to the lanes (`lanes.py`) from left to right, each to one; a lane without a title, or with one that nobody knows, is told by its content. Numbers
without a title right beside the results make those ask, and where there is no title at all, two lanes of numbers both do (`tables.py`).
"""

from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.columns import SLACK, Column, Header, Role, cells_at_columns
from intake.extraction.context import Context
from intake.extraction.lanes import MOST_STRAY, Content, Lane, find_lanes
from intake.extraction.rows import Row

LEAST_UNTITLED = 3  # rows that make a table without titles
LEAST_HIGH = 2  # rows that make a column without a title
MARGIN = 0.04  # of the page's width: labels indented less stand under a heading of their own column
SKIP = 0.12  # of the page's width: a title farther from a lane than this is none of its
CLASH = 1.0
DOUBT = 0.05
LONE = 0.02  # what stands in one row only is hardly the column: a flag behind a number, dirt
SHARE_OF_EDGES = 0.2
# What cannot stand below a title of this role, and what hardly does.
_CLASHES: dict[str, set[Content]] = {
    "analyte": {"number", "range", "unit", "flag", "date"},
    "result": {"unit", "date", "label"},
    "unit": {"number", "range", "date", "label", "flag"},
    "range": {"unit", "date", "label", "flag"},
    "low": {"unit", "date", "label", "flag", "text"},
    "high": {"unit", "date", "label", "flag", "text"},
    "flag": {"number", "range", "unit", "date", "label"},
    "previous": {"unit", "range", "label", "flag"},
    "other": {"label"},
}
_DOUBTS: dict[str, set[Content]] = {
    "result": {"range", "flag"},
    "range": {"number"},
    "previous": {"date", "text"},
    "other": {"unit", "range"},
    "unknown": {"label"},
}
_ROLES: dict[Content, Role] = {"label": "analyte", "range": "range", "unit": "unit", "flag": "flag"}


def fit_header(header: Header, rows: Sequence[Row], context: Context) -> Header:
    """The header with its columns where the rows below have theirs."""
    lanes = find_lanes([replace(row, cells=cells_at_columns(row, header)) for row in rows], context)
    if not lanes:
        return Header(tuple(replace(column, role="other") if column.role == "unknown" else column for column in header.columns))
    lane_of = _match(header.columns, lanes)
    placed = [_beside_margin(_placed(column, lane_of.get(place)), column, rows) for place, column in enumerate(header.columns)]
    columns = _apart(header.columns, placed)
    pairs = [(column, lane_of.get(place)) for place, column in enumerate(columns)]
    taken = {id(lane) for lane in lane_of.values()}
    pairs += [(Column("unknown", lane.left, lane.right, ""), lane) for lane in lanes if id(lane) not in taken and _is_column(lane)]
    pairs.sort(key=lambda pair: pair[0].left)
    return Header(_without_second_names(_with_names(_with_roles(pairs), pairs[0][1])))


def _with_names(columns: list[Column], first: Lane | None) -> list[Column]:
    """The columns; words without a title before the results, where nothing else is a column of names, are names of tests that are not asked here."""
    is_named = any(column.role == "analyte" for column in columns)
    is_text = first is not None and first.content == "text" and columns[0].role == "other" and not columns[0].title
    is_before = [column.role for column in columns[1:2]] == ["result"]
    return [replace(columns[0], role="analyte"), *columns[1:]] if is_text and is_before and not is_named else columns


def _beside_margin(column: Column, title: Column, rows: Sequence[Row]) -> Column:
    """The column of labels from where its title begins, if half of the lines begin there: left of it stand names of sections in the margin."""
    if column.role != "analyte" or column.left > title.left - MARGIN:
        return column
    begun = sum(any(abs(cell.left - title.left) <= SLACK for cell in row.cells) for row in rows)
    return replace(column, left=title.left) if begun * 2 >= sum(len(row.cells) > 1 for row in rows) else column


def _apart(titles: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
    """The columns, none reaching over the title of a later one: one long answer may run under the titles of units and ranges."""
    ends = [
        min([column.right, *(other.left for other in titles[place + 1 :] if other.left >= titles[place].right)])
        for place, column in enumerate(columns)
    ]
    cut = [replace(column, right=end) if column.left < end else column for column, end in zip(columns, ends, strict=True)]
    return [_behind(titles[:place], titles[place], column) for place, column in enumerate(cut)]


def _behind(before: Sequence[Column], title: Column, column: Column) -> Column:
    """The column without what reaches back under a whole title before its own: a signature stands under "No." and under "Test"."""
    passed = [other.right for other in before if other.right <= title.left and other.left >= column.left]
    begin = max(passed, default=column.left)
    return replace(column, left=begin) if begin < column.right else column


def _without_second_names(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, labels that stand behind all results being names in a second language."""
    roles = [column.role for column in columns]
    last = max((place for place, role in enumerate(roles) if role in ("result", "previous")), default=len(roles))
    is_led = "analyte" in roles[:last]
    return tuple(replace(one, role="other") if is_led and place > last and one.role == "analyte" else one for place, one in enumerate(columns))


def find_untitled(rows: Sequence[Row], context: Context) -> Header | None:
    """The columns of a table without titles; None where what is what cannot be told."""
    lanes = find_lanes(rows, context)
    columns = _with_roles([(Column("unknown", lane.left, lane.right, ""), lane) for lane in lanes])
    header = Header(tuple(columns))
    blocks = [block for block in header.blocks() if any(column.role == "analyte" for column in block)]
    has_one_result = [sum(column.role == "result" for column in block) == 1 for block in blocks]
    is_told = blocks and all(has_one_result) and not _are_answers_before(columns, lanes)
    return header if is_told and not any(_is_mixed(lane) or _has_numbers_of_others(lane) for lane in lanes) else None


def _are_answers_before(columns: Sequence[Column], lanes: Sequence[Lane]) -> bool:
    """ "Hep B Surface Antibody : Reactive   86.2 mIU/mL" among answers in words: the few numbers behind them are no column of results."""
    of_results = [(column, lane) for column, lane in zip(columns, lanes, strict=True) if column.role == "result"]
    words = [lane for lane in lanes if lane.content == "text"]
    return any(word.right <= column.left and word.height > 2 * lane.rows["number"] for column, lane in of_results for word in words)


def _is_column(lane: Lane) -> bool:
    """True for what makes a column without a title; a day belongs to what stands before it."""
    return lane.height >= LEAST_HIGH and lane.content != "date" and not _is_mixed(lane)


def _is_mixed(lane: Lane) -> bool:
    """Two columns of numbers without a blank between them."""
    return lane.content != "label" and lane.most_numbers > 1


def _has_numbers_of_others(lane: Lane) -> bool:
    """Numbers among the labels: lines without columns, in which each number stands right behind its label."""
    return lane.content == "label" and lane.rows["number"] * MOST_STRAY > lane.height


def _placed(column: Column, lane: Lane | None) -> Column:
    return column if lane is None or _is_mixed(lane) else replace(column, left=lane.left, right=lane.right)


def _match(columns: Sequence[Column], lanes: Sequence[Lane]) -> dict[int, Lane]:
    """Number of a title -> its lane: the cheapest way to match both from left to right, each at most once."""
    best: list[list[tuple[float, dict[int, Lane]]]] = [[(0.0, {})] * (len(lanes) + 1)]
    for place, column in enumerate(columns):
        line = [(best[-1][0][0] + SKIP, best[-1][0][1])]
        for number, lane in enumerate(lanes, 1):
            paired = best[-1][number - 1]
            choices = [
                (paired[0] + _cost(column, lane) + (DOUBT if _is_of_another(column, lane, columns) else 0.0), {**paired[1], place: lane}),
                (best[-1][number][0] + SKIP, best[-1][number][1]),
                line[-1],
            ]
            line.append(min(choices, key=lambda choice: choice[0]))
        best.append(line)
    return best[-1][-1][1]


def _is_of_another(column: Column, lane: Lane, columns: Sequence[Column]) -> bool:
    """True where this title stands beside the lane, and another right over it."""
    over = [other for other in columns if other.left < lane.right and lane.left < other.right]
    return bool(over) and column not in over


def _cost(column: Column, lane: Lane) -> float:
    """How badly a title and a lane go together, in widths of the page."""
    content = lane.content
    apart = max(0.0, lane.left - column.right, column.left - lane.right)
    clash = CLASH if content in _CLASHES.get(column.role, ()) else DOUBT if content in _DOUBTS.get(column.role, ()) else 0.0
    return apart + SHARE_OF_EDGES * column.distance(lane.left, lane.right) + clash + (LONE if lane.height < LEAST_HIGH else 0.0)


def _with_roles(pairs: Sequence[tuple[Column, Lane | None]]) -> list[Column]:
    """The columns, those whose titles are unknown or missing told by what they hold."""
    told = [_told(column, lane, results=_count(pairs, "result")) for column, lane in pairs]
    if any(column.role == "result" for column in told):
        return [replace(column, role="rival") if _is_rival(told, pairs, place) else column for place, column in enumerate(told)]
    roles: dict[str, Role] = {"unknown": "result", "other": "rival"}
    return [
        replace(column, role=roles[was.role]) if was.role in roles and lane and _may_be_result(lane) else column
        for column, (was, lane) in zip(told, pairs, strict=True)
    ]


def _count(pairs: Sequence[tuple[Column, Lane | None]], role: Role) -> int:
    return sum(column.role == role for column, _ in pairs)


def _told(column: Column, lane: Lane | None, *, results: int) -> Column:
    if column.role == "unknown":
        return replace(column, role=_ROLES.get(lane.content, "other") if lane else "other")
    holds_ranges = lane is not None and lane.content == "range"
    return replace(column, role="range") if column.role == "result" and results > 1 and holds_ranges else column


def _may_be_result(lane: Lane) -> bool:
    return lane.content == "number" and not lane.is_count_or_code


def _is_rival(columns: Sequence[Column], pairs: Sequence[tuple[Column, Lane | None]], place: int) -> bool:
    """True for numbers without any title right beside the results: the title may be theirs."""
    column, (_, lane) = columns[place], pairs[place]
    if column.title or lane is None or not _may_be_result(lane):
        return False
    return any(0 <= beside < len(columns) and columns[beside].role == "result" for beside in (place - 1, place + 1))
