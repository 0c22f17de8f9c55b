"""Which words stand on one line, and which of them belong together?

In: a `Page`. Out: its rows from top to bottom, each with its words in reading order and its cells (runs of words without a wide gap). By
geometry alone: the OCR engine's own lines break at table rules and are not used. On a right-to-left page everything is laid out mirrored, so
that for all later stages the label stands left of its value.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from intake.extraction.dotted import without_dots
from intake.extraction.mirrored import read_from_right
from intake.extraction.skew import Lean, find_lean
from intake.reading.words import Box, Page, PageSource, Word
from intake.units import parse_unit

# In heights of the page's typical word: a blank is about a third, the gap between two columns is wider than this.
COLUMN_GAP = 1.1
# In letters of a typewriter: one blank is narrower than this, two are wider. Its words of so many letters are evenly wide.
PITCH_GAP, LEAST_TYPED, FEWEST_TYPED, EVEN = 1.75, 5, 12, 0.05
# Measured on 78 scanned pages: the usual blank of set print is 0.3 to 0.6 heights wide (a fax: 0.7), of typed print 0.8 to 1.1.
TYPED_BLANK, TYPED_GAP = 0.75, 1.45  # and a gap between columns is wider than so many blanks
LEAST_BLANK, MOST_BLANK, FEWEST_BLANKS = 0.15, 1.5, 12
# A line of so many words, of which so few are numbers, is prose where no blank is wider than the usual one and than a gap by more than so much.
FEWEST_SET, MOST_NUMBERS, EVENLY, EVENLY_SET = 5, 0.25, 1.4, 2.2
# Words share a row when the smaller overlaps the other by this share of its height.
SHARED_HEIGHT = 0.35
BULLETS_READ, FEWEST_BULLETS = frozenset("eəoеоэ©®°¢«»*"), 3
FRAMES = frozenset(("/", "\\", "[", "]", "{", "}"))
SPECK_LETTER, SPECK_MARK = 0.3, 0.7  # below this an engine did not believe what it wrote
_OF_VALUES = frozenset("<>≤≥=@/%")  # beside digits: what stands in results and hardly in sentences
_OF_LIMITS = re.compile(r"[-–<>≤≥]|[-–<>≤≥]?\d[\d.,]*[)\]]?|[)\]]")
_OPEN_LIMITS = re.compile(r"[(\[](?: ?[-–<>≤≥\d.,])*$")
_COMPARATORS = ("<", ">", "≤", "≥", "<=", ">=")
_MEANINGFUL = frozenset("<>≤≥=+-−–*%/↑↓▲▼()")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# A colon to the left of what it stands behind: the line is read from the right, whatever its letters.
_MARK_FIRST = re.compile(r"[:;][(]?\d")
_RULE = re.compile(r"[|_¦‖~·•]*|[.=—-]{4,}|[=—-]{2,}")  # two or three dots may stand between the ends of a range
_GLUED_COMMA = re.compile(r"(?<=[^\W\d_]{3}[,;])(?=[^\W\d_]{2})")
_GLUED_BRACKET = re.compile("(?<=[\u0621-\u064a\u06cc]{2})(?=[(])|(?<=\\d[)])(?=\\d)")  # Arabic: answer and expected one; "12.4)5.4"
# "mIU/L_——0.27": a table's rule, read as letters between two words.
_GLUED_RULE = re.compile(r"[_—]{2,}|(?<=\d)[_—](?=%)")
_LEADERS = re.compile(r"(?<=[^\W\d_]{3})\.{3,}$")
_GLUED_CODE = re.compile(r"(?<=\d{3}-\d)(?=[^\W\d_]{3})|(?<=\d)(?=<[HLN*]+>)")  # "17418-8Alpha-glucosidase", "1,47<H>"
_LEADING_COLON = re.compile(r"^[:：=](?=[<>≤≥]?\d)")  # ":7,6" in a column of values behind colons, "pH =7,6"
_GLUED_FRAME = re.compile(r"^[|¦](?=\d\d[./-]\d\d[./-]\d\d)")  # "|12.09.24": a day with two digits has no room for one more
# An index glued to its answer, an hour glued to its day: "Positif(31.51)", "26.08.2025(09:45)", "Oct 3, 20249:12".
_GLUED_INDEX = re.compile(r"(?<=[^\W\d_]{4})(?=[(]\d[\d.,]*[)])|(?<=\d{4})(?=[(]\d\d?[:.]\d\d)|(?<=^20[0-4]\d)(?=\d\d?:\d\d)")
_CUTS = (_GLUED_INDEX, _GLUED_COMMA, _GLUED_RULE, _GLUED_CODE, _LEADING_COLON, _GLUED_FRAME)
_GLUED_UNIT = re.compile(r"[<>≤≥(\[]*\d[\d.,–-]*(?P<unit>[^\W\d_]{1,6}/[^\W\d_]\w{0,4})\W*")  # "340,2µUI/mL"
_GLUED_COLON = re.compile(r"(?P<label>[^\W\d][^:]*:)(?P<value>[<>≤≥]?\s*\d.*)")
# "А7Еа", "АРЕБ", "СЕТК": what engines for Cyrillic letters make of AZFa, AZFb, CFTR; no word of any language looks like it.
_AZF = re.compile(r"(?=.*[А-Яа-я])[AА](?:[ZЗ72ЙХ]|[PР](?=..[.,;:)]*$)(?!.[CС]))[FЕЁРГ](?P<region>[aа]|[bЬЪБб6]|[cсCС])?(?P<mark>[.,;:)]*)")
_CFTR = re.compile(r"(?=.*[А-Яа-я])[CС][FЕЁРГ][TТ][RКВЯ][BВ]?(?P<mark>[.,;:)]*)")
# "$254", "5У86", "51.27": what engines for Cyrillic letters make of a marker's name; the numbers are those of the six that every laboratory tests.
_MARKER = re.compile(r"(?:\$[\\/УYV¥]?|5[\\/$][УYV]?|5[УYV]|5(?=1[.,]2)|\$У)(?P<number>84|86|1[.,]?27|1[.,]?34|254|255)")
_CUBED = re.compile(r"[сc][мm]з(?P<mark>[.,;:)]*)")  # "смз": no word of any language, and a unit with its power raised
_NOUGHT, HALF = re.compile("[oOоО][.,]?"), 0.5
_REGIONS = str.maketrans("аЬЪБб6сCС", "abbbbbccc")


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of words without a wide gap. `left` and `right` are layout places, mirrored on a right-to-left page; `middle` is where it would
    stand vertically if the page did not lean."""

    words: tuple[Word, ...]
    left: float
    right: float
    middle: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)  # without slots: what is asked of a row again and again is kept in it
class Row:
    """One line of one page."""

    page: int
    is_scanned: bool
    is_mirrored: bool
    cells: tuple[Cell, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    @cached_property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @cached_property
    def box(self) -> Box:
        return box_of(self.words)

    def span(self, words: Sequence[Word]) -> tuple[float, float]:
        """Layout left and right of some of its words."""
        box = box_of(words)
        return (1 - box.right, 1 - box.left) if self.is_mirrored else (box.left, box.right)


def cell_ends(row: Row) -> list[int]:
    """For each word of a row, the number of the first word behind its cell: no label goes from one cell into the next."""
    ends: list[int] = []
    for cell in row.cells:
        ends.extend([len(ends) + len(cell.words)] * len(cell.words))
    return ends


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around all the words; there must be at least one."""
    boxes = [word.box for word in words]
    if len(boxes) == 1:
        return boxes[0]
    return Box(min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes), max(box.bottom for box in boxes))


def is_mirrored(words: Sequence[Word]) -> bool:
    """True for words of a page that is read from the right."""
    return sum(bool(_RTL.search(word.text)) for word in words) > len(words) / 4


def find_rows(page: Page, *, mirrored: bool | None = None) -> tuple[Row, ...]:
    """The page's rows from top to bottom. `mirrored` says of a part of a page whether the page is read from the right."""
    is_scanned = page.source is PageSource.OCR
    is_of_y = is_scanned and any(_AZF.fullmatch(word.text) or "azf" in word.text.casefold() for word in page.words)
    seen = (_with_region(_above_blank(word), is_of_y=is_of_y) for word in without_dots(_without_bullets(page.words))) if is_scanned else page.words
    words = [part for word in seen if not _is_rule(word) and not _is_speck(word) for part in _split_word(word)]
    if not words:
        return ()
    from_right = is_mirrored(words) if mirrored is None else mirrored
    pitch = _find_pitch(words) if is_scanned else None  # an engine's boxes are as low as capitals without tails
    gap = PITCH_GAP * pitch if pitch else COLUMN_GAP * median(word.box.height for word in words) * page.height / max(page.width, 1)
    lean = find_lean(_chain_lines(words, Lean(), gap)) if is_scanned else Lean()
    chains = _chain_lines(words, lean)
    gap *= _widen_gap(chains, gap / COLUMN_GAP) if is_scanned else 1.0
    lines = [_Line(line, lean, is_mirrored=from_right) for line in chains]
    cut = (line.cut(gap) for line in sorted(lines, key=lambda line: line.middle))
    return tuple(Row(page.number, is_scanned, from_right, _with_nought(_without_frames(cells)) if is_scanned else cells) for cells in cut)


def _find_pitch(words: Sequence[Word]) -> float | None:
    """The width of every letter of a typewriter's page; None where letters differ in width."""
    widths = sorted(word.box.width / len(word.text) for word in words if len(word.text) >= LEAST_TYPED)
    if len(widths) < FEWEST_TYPED:
        return None
    low, middle, high = (widths[len(widths) * quarter // 4] for quarter in (1, 2, 3))
    return middle if high - low <= EVEN * middle else None


def _widen_gap(lines: Sequence[Sequence[Word]], height: float) -> float:
    """How many times wider than usual the gap between two columns is: on typewritten pages a blank is as wide as a letter."""
    gaps = [(after.box.left - before.box.right) / height for line in lines for before, after in pairwise(line)]
    blanks = [gap for gap in gaps if LEAST_BLANK < gap < MOST_BLANK]
    blank = median(blanks) if len(blanks) >= FEWEST_BLANKS else 0.0
    return max(1.0, TYPED_GAP * blank / COLUMN_GAP) if blank > TYPED_BLANK else 1.0


def is_glued_nought(text: str) -> bool:
    """True for "Омлн/мл", a nought and its unit in one word."""
    return text[:1] in "OО" and (unit := parse_unit(text[1:])) is not None and unit.above == "1"


def _without_frames(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells without a frame's upright line, leaning on a photo, that an engine took for a mark before their first word; "3 | / field" is none."""
    first = next((place for place, cell in enumerate(cells) if any(map(str.isdigit, cell.text))), len(cells))
    bare = (
        replace(cell, words=cell.words[1:], left=cell.left + _width_of_first(cell)) if _begins_with_frame(cell) else cell for cell in cells[:first]
    )
    return (*bare, *cells[first:])


def _begins_with_frame(cell: Cell) -> bool:
    return len(cell.words) > 1 and cell.words[0].text in FRAMES and cell.words[1].text[:1].isalpha()


def _width_of_first(cell: Cell) -> float:
    """From the cell's beginning to its second word, in reading direction."""
    first, second = cell.words[0].box, cell.words[1].box
    return second.left - first.left if second.left > first.left else first.right - second.right


def _with_nought(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells; a letter o that stands alone between words and a unit or a limit is a nought, of which nobody is sure."""
    for place in range(1, len(cells) - 1):
        before, cell, behind = cells[place - 1 : place + 2]
        is_number = behind.text[:1].isdigit() and not behind.text.startswith(("10^", "10*"))
        is_between = before.text[-3:].isalpha() and not is_number and not _NOUGHT.fullmatch(behind.text)
        if _NOUGHT.fullmatch(cell.text) and is_between:
            nought = replace(cell.words[0], text="0", confidence=min(cell.words[0].confidence, HALF), look=None)
            return (*cells[:place], replace(cell, words=(nought,)), *cells[place + 1 :])
    return cells


def _is_rule(word: Word) -> bool:
    """Table rules and dot leaders that an engine took for letters."""
    return bool(_RULE.fullmatch(word.text))


def _is_speck(word: Word) -> bool:
    """Dirt that an engine took for a letter or a mark, and did not believe itself. Marks that may belong to a value stay."""
    if len(word.text) > 2 or any(mark in _MEANINGFUL for mark in word.text):
        return False
    has_letters = any(letter.isalnum() for letter in word.text)
    return word.confidence < (SPECK_LETTER if has_letters else SPECK_MARK) and not any(letter.isdigit() for letter in word.text)


def _without_bullets(words: Sequence[Word]) -> Sequence[Word]:
    """ "(3-5) e Volume 1.8 mL (>= 1.5) e pH": marks between the entries of a list, of which an engine made letters again and again."""
    marks = [place for place, word in enumerate(words[1:-1], 1) if word.text in BULLETS_READ and words[place + 1].text[:1].isupper()]
    if sum(words[place - 1].text[-1:].isdecimal() or words[place - 1].text.endswith(")") for place in marks) < FEWEST_BULLETS:
        return words
    return [word for place, word in enumerate(words) if place not in marks]


def _above_blank(word: Word) -> Word:
    """ "_1,8_": what was filled in above the line of a form, without the line; "Result....." without the dots that lead to it."""
    text = word.text.strip("_")
    start = word.text.find(text)
    bare = _part_of(word, start, start + len(text)) if text and text != word.text else word
    return replace(bare, text=_LEADERS.sub(":", bare.text)) if bare.text.endswith("...") else bare


def _with_region(word: Word, *, is_of_y: bool) -> Word:
    """A nought before its unit, a region of the Y chromosome, or a gene, misread in Cyrillic letters, as what it is; a marker only on a page that
    names a region: "51.27" is a result elsewhere."""
    if is_glued_nought(word.text):
        return replace(word, text=f"0{word.text[1:]}", confidence=min(word.confidence, HALF))
    if found := _CFTR.fullmatch(word.text):
        return replace(word, text=f"CFTR{found['mark']}")
    if is_of_y and (found := _MARKER.fullmatch(word.text)):
        return replace(word, text=f"sY{re.sub(r'[.,]', '', found['number'])}", confidence=min(word.confidence, HALF))
    if found := _CUBED.fullmatch(word.text):
        return replace(word, text=f"см³{found['mark']}")
    found = _AZF.fullmatch(word.text)
    return replace(word, text=f"AZF{(found['region'] or '').translate(_REGIONS)}{found['mark']}") if found else word


def _split_word(word: Word) -> list[Word]:
    """ "FSH:18.4", "18.4IU/L" and "Testosterone,Total" as two words, the box shared out by the number of letters."""
    glued = _GLUED_COLON.fullmatch(word.text)
    cuts = (
        [glued.start("value")] if glued else sorted({place for pattern in _CUTS for found in pattern.finditer(word.text) for place in found.span()})
    )
    if (with_unit := _GLUED_UNIT.fullmatch(word.text)) and word.confidence == 1 and parse_unit(with_unit["unit"]):
        cuts = [with_unit.start("unit")]
    cuts = [place for place in cuts if 0 < place < len(word.text)]
    cuts = cuts or [found.start() for found in _GLUED_BRACKET.finditer(word.text)]
    ends = [0, *cuts, len(word.text)]
    parts = [_part_of(word, start, end) for start, end in pairwise(ends)] if cuts else [word]
    return [part for part in parts if not _is_rule(part)]


def _part_of(word: Word, start: int, end: int) -> Word:
    box, letter = word.box, word.box.width / len(word.text)
    return replace(word, text=word.text[start:end], box=Box(box.left + start * letter, box.top, box.left + end * letter, box.bottom))


def _chain_lines(words: Sequence[Word], lean: Lean, most: float = 1.0) -> list[list[Word]]:
    """From left to right, each word joins the line whose end it overlaps best, so a line may climb or fall; gaps wider than `most` break it."""
    lines: list[list[Word]] = []
    ends: list[Box] = []
    for word in sorted(words, key=lambda word: (word.box.left, word.box.top)):
        box = lean.straight(word.box)
        best, best_share = None, SHARED_HEIGHT
        for place, end in enumerate(ends):
            if end.top >= box.bottom or end.bottom <= box.top:
                continue
            shared = _overlap(end, box)
            if shared > best_share and box.left - lines[place][-1].box.right <= most:
                best, best_share = place, shared
        if best is None:
            lines.append([word])
            ends.append(box)
            continue
        lines[best].append(word)
        # A dash or a raised power must not pull the line's end up or down; a word in smaller print does.
        if box.height > 0.6 * ends[best].height or sum(map(str.isalpha, word.text)) > 2:
            ends[best] = box
    return lines


def _overlap(one: Box, other: Box) -> float:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(min(one.height, other.height), 1e-9)


class _Line:
    """The words of one line, to be cut into cells."""

    def __init__(self, words: list[Word], lean: Lean, *, is_mirrored: bool) -> None:
        self.words = words
        self.lean = lean
        self.is_mirrored = is_mirrored
        self.middle = self._middle(words)

    def cut(self, gap: float) -> tuple[Cell, ...]:
        """The line's cells, in layout order."""
        runs: list[list[Word]] = []
        gap = EVENLY_SET * gap if self._is_set_wide(gap) else gap
        for word in self.words:
            if runs and (word.box.left - max(other.box.right for other in runs[-1]) <= gap or self._is_its_limit(runs[-1], word)):
                runs[-1].append(word)
            else:
                runs.append([word])
        cells = [self._cell(run) for run in runs]
        return tuple(reversed(cells)) if self.is_mirrored else tuple(cells)

    def _is_its_limit(self, run: Sequence[Word], word: Word) -> bool:
        """ "<    0.2", "( 1.0 -    10.0 )": a sign alone before a number, and what an open bracket of limits goes on with."""
        if self.is_mirrored or not _OF_LIMITS.fullmatch(word.text):
            return False
        is_sign = len(run) == 1 and run[0].text in _COMPARATORS and word.text[:1].isdigit()
        return is_sign or _OPEN_LIMITS.search(" ".join(other.text for other in run)) is not None

    def _is_set_wide(self, gap: float) -> bool:
        """True for a line of prose whose blanks are all about as wide, to fill it from margin to margin."""
        blanks = [after.box.left - before.box.right for before, after in pairwise(self.words)]
        numbers = sum(any(letter.isdigit() or letter in _OF_VALUES for letter in word.text) for word in self.words)
        if len(blanks) + 1 < FEWEST_SET or max(blanks) > EVENLY_SET * gap or numbers > len(self.words) * MOST_NUMBERS:
            return False
        return max(blanks) <= EVENLY * median(blanks)

    def _middle(self, words: Sequence[Word]) -> float:
        return median(self.lean.straight(word.box).middle for word in words)

    def _cell(self, run: list[Word]) -> Cell:
        box = box_of(run)
        if not self.is_mirrored:
            return Cell(tuple(run), box.left, box.right, self._middle(run))
        is_turned = any(_RTL.search(word.text) or _MARK_FIRST.match(word.text) for word in run) or _is_unit_first(run)
        words = read_from_right(run) if is_turned else run
        return Cell(tuple(words), 1 - box.right, 1 - box.left, self._middle(run))


def _is_unit_first(run: Sequence[Word]) -> bool:
    """ "min 45": in a line read from the right, 45 minutes, and no minimum."""
    return len(run) == 2 and len(run[0].text) > 1 and parse_unit(run[0].text) is not None and run[1].text[:1].isdigit()
