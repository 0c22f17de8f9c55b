"""What do the sentences of a scrotal ultrasound say of masses, microlithiasis and varicoceles?

In: the clauses of the report. Out: drafts. A finding is absent only where the denial is clearly its own: in "mass without flow", "varicocele, no
reflux" and "no flow within the mass" something else is denied, and a person is asked. How large a finding is is not read here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.extraction.clauses import NEGATION_REACH, Clause, has, is_cut_short, is_near, offers_choices, places_of
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.vocabulary.folding import squeeze

_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-–•*])\s+")  # "2. Varicocele on the left"
_GRADE = re.compile(r"\b(?:П|Ш|І{1,3})(?=[ -]*(?:ст|ступ|степ)\w*)")  # "II ст.", whose strokes are taken for Cyrillic letters; a person looks
_STROKES = {"П": "II", "Ш": "III", "І": "I", "ІІ": "II", "ІІІ": "III"}
FLOWS = ("vascul", "flow", "blood", "perfus", "vessel", "arter", "doppler")
CODED = (("testis_mass", "mass"), ("microlithiasis", "microlithiasis"))  # analyte, its phrase
NONE = "none"
MOST_IN_LABEL = 3  # words
REACH_OF_VERB = 2  # words from "not" to "seen"
Stated = tuple[str, frozenset[str]]
ASKS = frozenset({"ambiguous"})


def read_findings(clauses: Sequence[Clause], context: Context) -> tuple[Draft, ...]:
    """All drafts of findings."""
    coded = [draft for analyte, phrase in CODED for draft in _read_coded(clauses, analyte, phrase, context)]
    return (*coded, *_read_varicocele(clauses, context))


def _read_coded(clauses: Sequence[Clause], analyte: str, phrase: str, context: Context) -> list[Draft]:
    """One draft; a finding anywhere outweighs its absence elsewhere. What is only suspected, or not excluded, asks."""
    said = [(clause, statement) for clause in clauses if (statement := _finding_in(clause, phrase, context))]
    for value in ("present", "absent"):
        for clause, (stated, doubts) in said:
            if stated == value:
                return [Draft(analyte, clause.text[:200], clause.row, clause.words, value=value, doubts=doubts)]
    return []


def _finding_in(clause: Clause, phrase: str, context: Context) -> Stated | None:
    """Whether the clause says that it is there."""
    places = [place for place in places_of(clause, phrase, context) if not _is_of_flow(clause, place)]
    if places and (told := _told_beside(clause, context)):
        return told
    is_of_other = has(clause, "other_organ", context) and not has(clause, "testis", context)
    if not places or is_of_other or offers_choices(clause, context):
        return None
    denials, exclusions = places_of(clause, "none", context), places_of(clause, "excluded", context)
    if is_near(exclusions, [denial for denial in denials if denial not in exclusions]) or (exclusions and has(clause, "possible", context)):
        return "present", ASKS  # "cannot be excluded"
    if has(clause, "not_a_finding", context):
        return None
    if exclusions:
        return "absent", ASKS
    if is_denied(clause, places, denials, context):
        return "absent", frozenset()
    is_open = is_near(places, denials) or has(clause, "possible", context)
    return "present", ASKS if is_open or is_cut_short(clause) or not _is_placed(clause, phrase, context) else frozenset()


def _told_beside(clause: Clause, context: Context) -> Stated | None:
    """ "Focal lesions | none | none": a label in a cell of its own, and nothing but one answer in each cell beside it."""
    label, beside = clause.row.cells[0], clause.row.cells[1:]
    answers = [set(context.lexicon.tables.get("answers", {}).get(squeeze(cell.text), ())) for cell in beside]
    if not answers or clause.words != label.words or has(clause, "other_organ", context):
        return None
    if all(answer & {"absent", "no"} for answer in answers):
        return "absent", frozenset()
    return ("present", frozenset()) if all(answer & {"absent", "no", "present", "yes"} for answer in answers) else None


def _is_placed(clause: Clause, phrase: str, context: Context) -> bool:
    """A finding in a testis. Masses in both of them are so rare that a denial was rather lost."""
    is_rare = phrase == "mass" and has(clause, "both", context)
    return len(clause.tokens) > 2 and has(clause, "testis", context) and not is_rare


def _is_of_flow(clause: Clause, place: int) -> bool:
    """ "Intra-testicular vascularity": what flows inside a testis is no mass in it."""
    return place + 1 < len(clause.tokens) and clause.tokens[place].startswith("intra") and clause.tokens[place + 1].startswith(FLOWS)


def is_denied(clause: Clause, places: Sequence[int], denials: Sequence[int], context: Context) -> bool:
    """Something denies one of the findings itself."""
    return any(_denies(clause, denial, place, context) for place in places for denial in denials if abs(place - denial) <= NEGATION_REACH)


def _denies(clause: Clause, denial: int, place: int, context: Context) -> bool:
    """The denial is of the finding, not of what it has, where it lies, or how it looks ("without calcification", "nicht vaskularisiert")."""
    phrase, tokens = context.lexicon.phrase, clause.tokens
    between = tokens[min(denial, place) + 1 : max(denial, place)]
    if any(map(phrase("finding_features").has, between)) and not any(map(phrase("or").has, between)):
        return False
    if denial < place:
        is_inside = any(map(phrase("within").has, tokens[max(place - 2, denial + 1) : place]))
        return not (is_inside or phrase("lacking").has(tokens[denial]) or any(map(phrase("but").has, between)))
    behind = tokens[denial + 1 : denial + 1 + REACH_OF_VERB]
    return denial + 1 == len(tokens) or any(map(phrase("seen").has, behind))


def _is_of_one_side(clause: Clause, context: Context) -> bool:
    """ "Not seen on the right, grade I on the left": behind a comma another side is named, and nothing is denied of it."""
    phrase = context.lexicon.phrase
    parts: list[list[str]] = [[]]
    for word, token in zip(clause.words, clause.tokens, strict=True):
        parts[-1].append(token)
        if word.text.endswith((",", "،")):
            parts.append([])
    return any(
        any(phrase(side).has(token) for side in ("left", "right") for token in part) and not any(map(phrase("none").has, part)) for part in parts
    )


def _answer_beside(clause: Clause, context: Context) -> Draft | None:
    """ "Left varicocele | Grade II": a label in a cell of its own, with its answers in the cells beside it."""
    label, beside = clause.row.cells[0], clause.row.cells[1:]
    if not beside or clause.words != label.words or len(clause.tokens) > MOST_IN_LABEL:
        return None
    answers = context.lexicon.tables.get("answers", {})
    is_absent = all(not {"absent", "negative", "no"}.isdisjoint(answers.get(squeeze(cell.text), ())) for cell in beside)
    words = tuple(word for cell in beside for word in cell.words)
    value = NONE if is_absent else f"{label.text.strip(' :')} {' '.join(word.text for word in words)}"[:200]
    return Draft("varicocele", label.text, clause.row, words, value=value, doubts=frozenset() if is_absent else ASKS)


def _without_heading(clause: Clause, place: int, context: Context) -> str:
    """ "Conclusion: left varicocele": what stands before a colon names the chapter; in "Left: varicocele" it names the side."""
    begin = next((number for number, word in enumerate(clause.words[:MOST_IN_LABEL], 1) if word.text.endswith(":") and number <= place), 0)
    if any(context.lexicon.phrase(side).has(token) for side in ("left", "right") for token in clause.tokens[:begin]):
        return clause.text
    return " ".join(word.text for word in clause.words[begin:])


def _read_varicocele(clauses: Sequence[Clause], context: Context) -> list[Draft]:
    """ "none" where it is denied; else the words of the report, which a person reads."""
    drafts: list[Draft] = []
    for clause in clauses:
        places = places_of(clause, "varicocele", context)
        if not places or has(clause, "not_a_finding", context) or offers_choices(clause, context):
            continue
        if answer := _answer_beside(clause, context):
            drafts.append(answer)
        if answer or len(clause.tokens) < 2:
            continue
        is_absent = is_denied(clause, places, places_of(clause, "none", context), context) and not _is_of_one_side(clause, context)
        value = NONE if is_absent else _NUMBERED.sub("", _without_heading(clause, places[0], context)).strip(" .;,")[:200]
        drafts.append(Draft("varicocele", clause.text[:200], clause.row, clause.words, value=value, doubts=frozenset() if is_absent else ASKS))
    read = [replace(one, value=_GRADE.sub(lambda found: _STROKES[found[0]], one.value or "")) if one.row.is_scanned else one for one in drafts]
    found = [draft for draft in read if draft.value != NONE] or read
    if len(found) > 1 and found[0].value != NONE:
        return [replace(found[0], value="; ".join(dict.fromkeys(draft.value or "" for draft in found)))]
    return found[:1]
