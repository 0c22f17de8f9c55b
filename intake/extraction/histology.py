"""Which pattern does a pathologist see in the tissue of a testis?

In: the rows of the report. Out: one draft of `histology_pattern`: the codes of the patterns that its sentences name, in their order. A pattern that
is denied ("no GCNIS") or only asked about is none. What the vocabulary does not know stays unread: a person has the paper.
"""

from collections.abc import Sequence

from intake.extraction.clauses import Clause, find_clauses, has, is_near, places_of
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.extraction.rows import Row

REACH = 3  # a negation denies the pattern it stands beside, not one at the other end of the sentence
LONGEST_TITLE = 4  # words
OF_TISSUE = ("patho", "patol", "patom", "histo", "isto", "histó", "micro", "mikro", "гисто", "гісто", "хисто", "пато", "морфо", "نسیج", "بافت")
DIAGNOSES = ("diagn", "diaqn", "dijagn", "rozpozn", "tani", "tashxis", "диагн", "діагн", "дијагн", "تشخیص", "التشخیص", "شرح", "الشرح")
REACH_BEFORE = 5  # where no comma stands between


def read_histology(rows: Sequence[Row], context: Context) -> tuple[Draft, ...]:
    """The patterns of the report as one draft; nothing where none is named."""
    found: dict[str, Clause] = {}
    clauses = tuple(find_clauses(rows))
    for before, clause in zip((None, *clauses), clauses, strict=False):
        for pattern in () if _stands_at_question_mark(clause, before) else _patterns_in(clause, context):
            found.setdefault(pattern, clause)
    if {"early_maturation_arrest", "late_maturation_arrest"} & set(found):
        found.pop("maturation_arrest", None)  # said once more without its stage
    if not found:
        return ()
    clause = next(iter(found.values()))
    doubts = frozenset({"ambiguous"}) if len(found) > 1 else frozenset[str]()
    return (Draft("histology_pattern", clause.text[:200], clause.row, clause.words, value="; ".join(found), doubts=doubts),)


def _stands_at_question_mark(clause: Clause, before: Clause | None) -> bool:
    """ "? Sertoli cell only ? maturation arrest": what the clinician asks, with a mark before it or behind it."""
    return clause.words[-1].text.endswith("?") or (before is not None and before.words[-1].text == "?")


def _patterns_in(clause: Clause, context: Context) -> list[str]:
    """The patterns that the clause names and does not deny."""
    texts = [word.text for word in clause.words]
    names: list[str] = []
    denials = places_of(clause, "none", context)
    place, last = 0, ""
    while place < len(texts):
        found = context.lexicon.find("histology", texts, place)
        if found is None:
            place += 1
            continue
        if found.name == last and texts[place].startswith("("):
            place += found.length  # "germ cell neoplasia in situ (GCNIS)" is said once, and denied once
            continue
        own, last = range(place, place + found.length), found.name
        is_apart = texts[place].startswith("(")  # "absence of germ cells (Sertoli cell only)"
        outside = [denial for denial in denials if denial not in own and not (is_apart and denial < place - 1)]
        # "?maturation arrest" is what the clinician asks, "2 = Sertoli cells only" explains a score
        is_asked = texts[place].startswith(("?", "=")) or (place > 0 and texts[place - 1].endswith(("?", "=")))
        is_denied = is_near(own, outside, REACH) or any(_reaches(clause, denial, place) for denial in outside)
        if not is_asked and not is_denied and not _is_question(clause, context):
            names.append(found.name)
        place += found.length
    return names


def _reaches(clause: Clause, denial: int, place: int) -> bool:
    """ "Kein Anhalt für eine Keimzellneoplasie": a denial before the pattern, without a comma between."""
    return 0 < place - denial <= REACH_BEFORE and not any(word.text.endswith((",", ":", "،")) for word in clause.words[denial:place])


def _is_question(clause: Clause, context: Context) -> bool:
    """ "Suspicion of", "query", "History:": why the tissue was sent, not what was seen. "Diagnosis:" and "pathological diagnosis:" are titles, and no
    questions; "previous histology:" is one."""
    phrase = context.lexicon.phrase("not_a_finding")
    colon = next((place for place, word in enumerate(clause.words[:LONGEST_TITLE]) if word.text.endswith(":")), -1)
    is_of_tissue = any(stem in token for token in clause.tokens[: colon + 1] for stem in OF_TISSUE)
    own = {place for place in range(colon + 1) if (is_of_tissue or place == colon) and clause.tokens[place].startswith(DIAGNOSES)}
    return any(phrase.has(token) for place, token in enumerate(clause.tokens) if place not in own) or has(clause, "excluded", context)
