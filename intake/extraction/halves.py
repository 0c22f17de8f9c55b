"""Are two papers printed side by side on one page?

In: a page of words. Out: the page, or its two halves in the order of reading, where no word crosses a gutter in the middle and both sides of it have
a head of their own. Two columns of one report have one head.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row, find_rows
from intake.reading.words import Page, Word
from intake.vocabulary.folding import squeeze

MIDDLE = (0.4, 0.6)  # where a gutter may be
LEAST_GUTTER = 0.012  # of the width of the page
FEWEST_WORDS = 20  # on either side
MOST_ACROSS = 0.04  # of the words may stand in the gutter: a line across the top or the foot
HEAD_ROWS, HEAD = 14, 0.5  # of the height
FEWEST_LABELS = 3  # that both sides share, where each has a head
MARKS = {("people", "name"), ("dates", "born"), ("dates", "collected")}  # and one of these among them


def find_halves(page: Page, lexicon: Lexicon) -> tuple[Page, ...]:
    """The page as one, or as two."""
    gutter = _find_gutter(page.words)
    if gutter is None:
        return (page,)
    left = [word for word in page.words if word.box.right <= gutter]
    right = [word for word in page.words if word.box.left >= gutter]
    if len(_tokens(left) & _tokens(right)) < FEWEST_LABELS:
        return (page,)
    halves = (replace(page, words=tuple(left)), replace(page, words=tuple(right)))
    rows = [find_rows(half) for half in halves]
    labels = [_labels_of(one[:HEAD_ROWS], lexicon) for one in rows]
    shared = labels[0].keys() & labels[1].keys()
    if len(shared) < FEWEST_LABELS or not MARKS.intersection(labels[0][label] for label in shared):
        return (page,)
    is_mirrored = any(row.is_mirrored for row in (*rows[0], *rows[1]))
    return (halves[1], halves[0]) if is_mirrored else halves


def _tokens(words: Sequence[Word]) -> set[str]:
    """The words of the upper part of the page: heads have some in common."""
    return {token for word in words if word.box.top < HEAD and len(token := squeeze(word.text)) > 2 and not token.isdigit()}


def _find_gutter(words: Sequence[Word]) -> float | None:
    """The middle of the widest upright strip near the middle of the page that hardly any word touches."""
    if len(words) < 2 * FEWEST_WORDS:
        return None
    allowed = int(MOST_ACROSS * len(words))
    crossing = sorted((word.box.left, word.box.right) for word in words if word.box.right > MIDDLE[0] and word.box.left < MIDDLE[1])
    crossing = [side for side in crossing if not (side[0] < MIDDLE[0] and side[1] > MIDDLE[1])]
    best: tuple[float, float] | None = None
    for start, end in pairwise([MIDDLE[0], *sorted({side for pair in crossing for side in pair if MIDDLE[0] < side < MIDDLE[1]}), MIDDLE[1]]):
        over = sum(left < end and right > start for left, right in crossing)
        if over <= allowed and end - start >= LEAST_GUTTER and (best is None or end - start > best[1] - best[0]):
            best = start, end
    middle = sum(best) / 2 if best else None
    if middle is None:
        return None
    sides = (sum(word.box.right <= middle for word in words), sum(word.box.left >= middle for word in words))
    return middle if min(sides) >= FEWEST_WORDS else None


def _labels_of(rows: Sequence[Row], lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """The labels of a head that begin a line, of days, names and numbers: as they are printed, and what they are."""
    labels: dict[str, tuple[str, str]] = {}
    for row in rows:
        texts = [word.text for word in row.cells[0].words]
        for section in ("people", "dates"):
            if found := lexicon.find(section, texts):
                labels["".join(map(squeeze, texts[: found.length]))] = (section, found.name)
    return labels
