"""Which kind of report are these rows?

In: what each row tells (`signs.py`). Out: scores per kind, and a decision. Titles speak first, then the analytes that stand on the rows, then words
and formulas that only such papers print. A kind of blood report is decided on the whole report, because hormones and blood counts share papers.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.extraction.signs import Telling
from intake.vocabulary import Vocabulary
from intake.vocabulary.folding import squeeze

TITLE, HEADING = 5, 2
FIRST_ROWS, HEAD_ROWS = 12, 20
MOST_BEHIND_SEX = 4  # words of "34 Y / Female"
LEAST = 3
PANEL = 4
MOST_FROM_ANALYTES = 8
FEWEST_SIGNS, MOST_SIGNS = 3, 5
FORMULA = 4
BLOOD = "blood"


def score_kinds(tellings: Sequence[Telling], vocabulary: Vocabulary) -> Counter[str]:
    """How much speaks for each kind."""
    scores: Counter[str] = Counter()
    titles: dict[str, int] = {}
    first: str | None = None
    # A department's name is a title only on papers that have no other.
    has_title = any(telling.titles and not telling.is_letterhead for telling in tellings[:FIRST_ROWS])
    for place, telling in enumerate(tellings):
        for kind in telling.titles:
            is_first = place < FIRST_ROWS or (first is None and not any(other.analytes for other in tellings[:place]))
            is_title = is_first and not (telling.is_letterhead and has_title)
            titles[kind] = max(titles.get(kind, 0), TITLE if is_title else HEADING)
            first = first or (kind if is_title else None)
    scores.update(titles)
    if first:
        scores[first] += 1
    scores.update(score_values(tellings, vocabulary))
    return +scores


def score_values(tellings: Sequence[Telling], vocabulary: Vocabulary) -> Counter[str]:
    """How much speaks for each kind beside titles: analytes on the rows, and what only such reports print."""
    scores: Counter[str] = Counter()
    found = frozenset[str]().union(*(telling.analytes for telling in tellings))
    for known in vocabulary.kinds.values():
        scores[known.id] += min(len(found & known.analytes), MOST_FROM_ANALYTES)
    for kind, count in Counter(kind for kind, _sign in frozenset[tuple[str, str]]().union(*(telling.signs for telling in tellings))).items():
        scores[kind] += min(count, MOST_SIGNS) if count >= FEWEST_SIGNS else 0
    if any(telling.has_iscn for telling in tellings):
        scores["karyotype"] += FORMULA
    if len(frozenset[str]().union(*(telling.markers for telling in tellings))) > 1:
        scores["y_microdeletion"] += FORMULA
    return +scores


def specimens_on(tellings: Sequence[Telling], vocabulary: Vocabulary) -> Counter[str]:
    """How many analytes of each specimen stand on the rows; those without kinds of their own are measured in blood."""
    counts: Counter[str] = Counter()
    for name in frozenset[str]().union(*(telling.analytes for telling in tellings)):
        kinds = vocabulary.analytes[name].kinds
        counts.update({vocabulary.kinds[kind].specimen for kind in kinds} or {BLOOD})
    return counts


def decide_kind(scores: Counter[str]) -> str | None:
    """The best kind, or None where too little speaks for any."""
    if not scores:
        return None
    best, score = max(scores.items(), key=lambda item: (item[1], item[0] != "other_lab"))
    return best if score >= LEAST else None


def decide_blood_kind(scores: Counter[str], rows: Sequence[Row], tellings: Sequence[Telling], vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """Hormones, serology, a woman's tests or plain blood: by the title, by what most of the result rows are, and by whose paper it is."""
    results = sum(telling.is_result for telling in tellings)
    titled = [kind for kind in ("female_fertility", "hormone_panel", "serology") if scores[kind] >= TITLE]
    if "female_fertility" in titled:
        return "female_fertility"
    hormones = scores["hormone_panel"]
    if hormones >= LEAST and "serology" not in titled and _is_a_womans(rows, lexicon):
        return "female_fertility"
    if hormones >= LEAST and (hormones - TITLE >= LEAST or hormones * 2 >= results or _is_panel(tellings, vocabulary)):
        return "hormone_panel"
    if "serology" in titled or (scores["serology"] >= 2 and scores["serology"] * 2 >= results):
        return "serology"
    return "other_lab"


def _is_panel(tellings: Sequence[Telling], vocabulary: Vocabulary) -> bool:
    """So many different hormones are a panel, whatever else was measured from the same tube."""
    found = frozenset[str]().union(*(telling.analytes for telling in tellings))
    return len(found & vocabulary.kinds["hormone_panel"].analytes) >= PANEL


def _is_a_womans(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """True when the head says so: "Sex: female", "Age/Sex: 34 Y / Female"."""
    for number, row in enumerate(rows[:HEAD_ROWS]):
        texts = [word.text for word in row.words]
        for place in range(len(texts)):
            label = lexicon.find("people", texts, place)
            if label and label.name == "other":
                end = place + label.length
                if _is_female(texts[place:end], texts[end : end + MOST_BEHIND_SEX], lexicon):
                    return True
        if any(_is_female(above, under, lexicon) for above, under in _under_labels(row, rows[number + 1 : number + 2], lexicon)):
            return True
    return False


def _is_female(label: Sequence[str], texts: Sequence[str], lexicon: Lexicon) -> bool:
    """True where these words begin with a woman's sex; an age may stand before it, in years. Behind other labels they speak of a doctor."""
    if not any(lexicon.phrase("sex_label").has(part) for text in label for part in map(squeeze, text.split("/"))):
        return False
    letters = lexicon.phrase("female_letter")
    tokens = [token for text in texts if (token := squeeze(text))]
    while len(tokens) > 1 and not letters.has(tokens[0]) and (tokens[0].isdecimal() or len(tokens[0]) == 1):
        tokens.pop(0)
    return bool(tokens) and (letters.has(tokens[0]) or lexicon.phrase("female").has(tokens[0]))


def _under_labels(row: Row, below: Sequence[Row], lexicon: Lexicon) -> Iterator[tuple[list[str], list[str]]]:
    """The labels of a head that is set as a table, and what stands under each: "Sex" over "Female"."""
    for cell in row.cells:
        texts = [word.text for word in cell.words]
        label = lexicon.find("people", texts)
        if label and label.name == "other" and label.length == len(texts):
            under = [other for one in below for other in one.cells if other.left < cell.right and cell.left < other.right]
            yield from ((texts, [word.text for word in other.words]) for other in under if len(other.words) <= MOST_BEHIND_SEX)
