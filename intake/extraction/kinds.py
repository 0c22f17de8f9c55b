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
from intake.vocabulary.folding import fold, squeeze

TITLE_WORDS = 10  # a title is no sentence
TITLE, HEADING = 5, 2
FIRST_ROWS, HEAD_ROWS = 12, 20
MOST_BEHIND_SEX = 4  # words of "34 Y / Female"
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


def specimens_on(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> Counter[str]:
    """How many analytes of each specimen stand on the rows; those without kinds of their own are measured in blood."""
    counts: Counter[str] = Counter()
    for name in _analytes_on(rows, vocabulary, lexicon):
        kinds = vocabulary.analytes[name].kinds
        counts.update({vocabulary.kinds[kind].specimen for kind in kinds} or {BLOOD})
    return counts


def titles_of(row: Row, lexicon: Lexicon) -> list[str]:
    """The kinds that a row names as a title; rows that are values, sentences or "label: text" name none."""
    words = row.words
    if _is_sentence(row) or len(words) > TITLE_WORDS or any(_is_value(word.text) for word in words):
        return []
    if any(word.text.endswith(":") for word in words[:4]) and not _opens_title(row, lexicon):
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


def _opens_title(row: Row, lexicon: Lexicon) -> bool:
    """ "Histology report: testicular biopsy" is a title in two parts; "Karyotype: 46,XY" and "Test: …   Date: …" are not."""
    has_digits = any(letter.isdigit() for letter in row.text)
    return len(row.cells) == 1 and not has_digits and lexicon.find("kinds", [word.text for word in row.words]) is not None


def _is_sentence(row: Row) -> bool:
    return len(row.words) > LEAST and row.words[-1].text.endswith(".")


def _is_value(text: str) -> bool:
    plain = fold(text).strip("()[]")
    return plain[:1].isdigit() and not plain[-1:].isalpha() and len(plain) != 4


def _analytes_on(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> set[str]:
    """Analytes whose labels begin a cell that has something beside it."""
    allowed = frozenset(vocabulary.analytes) | {"nothing"}
    found: set[str] = set()
    for row in rows:
        for number, cell in enumerate(() if _is_sentence(row) else row.cells):
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


def decide_blood_kind(scores: Counter[str], rows: Sequence[Row], lexicon: Lexicon) -> str:
    """Hormones, serology, a woman's tests or plain blood: by the title, by what most of the result rows are, and by whose paper it is."""
    results = sum(any(_is_value(word.text) for word in row.words) and len(row.cells) >= 2 for row in rows)
    titled = [kind for kind in ("female_fertility", "hormone_panel", "serology") if scores[kind] >= TITLE]
    if "female_fertility" in titled:
        return "female_fertility"
    hormones = scores["hormone_panel"]
    if hormones >= LEAST and "serology" not in titled and _is_a_womans(rows, lexicon):
        return "female_fertility"
    if hormones >= LEAST and (hormones - TITLE >= LEAST or hormones * 2 >= results):
        return "hormone_panel"
    if "serology" in titled or (scores["serology"] >= 2 and scores["serology"] * 2 >= results):
        return "serology"
    return "other_lab"


def _is_a_womans(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """True when the head says so: "Sex: female", "Age/Sex: 34 Y / Female"."""
    female = lexicon.phrase("female")
    for row in rows[:HEAD_ROWS]:
        texts = [word.text for word in row.words]
        for place in range(len(texts)):
            label = lexicon.find("people", texts, place)
            end = place + label.length if label and label.name == "other" else len(texts)
            behind = [text for text in texts[end : end + MOST_BEHIND_SEX] if squeeze(text)]
            while len(behind) > 1 and (squeeze(behind[0]).isdecimal() or len(squeeze(behind[0])) == 1):
                behind.pop(0)  # the age, in years
            if behind and female.has(squeeze(behind[0])):
                return True
    return False
