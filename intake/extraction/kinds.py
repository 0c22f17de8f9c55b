"""Which kind of report are these rows?

In: rows and words. Out: scores per kind, and a decision. Titles speak first, then the analytes that stand on the rows, then what only genetic
reports print. A kind of blood report is decided on the whole report, because hormones and blood counts share papers.
"""

from collections import Counter
from collections.abc import Sequence

from intake.extraction.genetics import has_markers
from intake.extraction.karyotypes import has_iscn
from intake.extraction.labels import find_label
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.vocabulary import Vocabulary
from intake.vocabulary.folding import fold

TITLE_WORDS = 10  # a title is no sentence
TITLE, HEADING = 5, 2
FIRST_ROWS = 12
LEAST = 3
MOST_FROM_ANALYTES = 8
BLOOD = "blood"


def score_kinds(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> Counter[str]:
    """How much speaks for each kind."""
    scores: Counter[str] = Counter()
    titles: dict[str, int] = {}
    for place, row in enumerate(rows):
        for kind in titles_of(row, lexicon):
            titles[kind] = max(titles.get(kind, 0), TITLE if place < FIRST_ROWS else HEADING)
    first = next((kind for row in rows[:FIRST_ROWS] for kind in titles_of(row, lexicon)), None)
    scores.update(titles)
    if first:
        scores[first] += 1
    scores.update(score_values(rows, vocabulary, lexicon))
    return +scores


def score_values(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> Counter[str]:
    """How much speaks for each kind beside titles: analytes on the rows, and what only genetic reports print."""
    scores: Counter[str] = Counter()
    found = _analytes_on(rows, vocabulary, lexicon)
    for known in vocabulary.kinds.values():
        scores[known.id] += min(len(found & known.analytes), MOST_FROM_ANALYTES)
    if has_iscn(rows):
        scores["karyotype"] += 4
    if has_markers(rows):
        scores["y_microdeletion"] += 4
    return +scores


def titles_of(row: Row, lexicon: Lexicon) -> list[str]:
    """The kinds that a row names as a title; rows that are values, sentences or "label: text" name none."""
    words = row.words
    is_sentence = len(words) > LEAST and words[-1].text.endswith(".")
    if is_sentence or len(words) > TITLE_WORDS or any(_is_value(word.text) for word in words) or any(word.text.endswith(":") for word in words[:4]):
        return []
    texts = [word.text for word in words]
    kinds: list[str] = []
    place = 0
    while place < len(texts):
        found = lexicon.find("kinds", texts, place)
        if found:
            kinds.append(found.name)
        place += found.length if found else 1
    return kinds


def _is_value(text: str) -> bool:
    plain = fold(text).strip("()[]")
    return plain[:1].isdigit() and not plain[-1:].isalpha() and len(plain) != 4


def _analytes_on(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> set[str]:
    """Analytes whose labels begin a cell that has something beside it."""
    allowed = frozenset(vocabulary.analytes) | {"nothing"}
    found: set[str] = set()
    for row in rows:
        for number, cell in enumerate(row.cells):
            label = find_label(cell.words, lexicon, allowed, is_scanned=row.is_scanned)
            if label and label.analyte and (label.length < len(cell.words) or number + 1 < len(row.cells)):
                found.add(label.analyte)
    return found


def decide_kind(scores: Counter[str]) -> str | None:
    """The best kind, or None where too little speaks for any."""
    if not scores:
        return None
    best, score = max(scores.items(), key=lambda item: (item[1], item[0] != "other_lab"))
    return best if score >= LEAST else None


def decide_blood_kind(scores: Counter[str], rows: Sequence[Row]) -> str:
    """Hormones, serology, a woman's tests or plain blood: by the title, and by what most of the result rows are."""
    results = sum(any(_is_value(word.text) for word in row.words) and len(row.cells) >= 2 for row in rows)
    titled = [kind for kind in ("female_fertility", "hormone_panel", "serology") if scores[kind] >= TITLE]
    if "female_fertility" in titled:
        return "female_fertility"
    hormones = scores["hormone_panel"]
    if hormones >= LEAST and (hormones - TITLE >= LEAST or hormones * 2 >= results):
        return "hormone_panel"
    if "serology" in titled or (scores["serology"] >= 2 and scores["serology"] * 2 >= results):
        return "serology"
    return "other_lab"
