"""Was the centrifuged pellet searched for sperm?

In: one clause of a semen report, and whether it speaks of sperm. Out: "yes", "no", or None where it says nothing of it. What was found there is
for `narrative.py`.
"""

from collections.abc import Sequence

from intake.extraction.clauses import Clause, has, is_near, places_of
from intake.extraction.context import Context

PELLET = "pellet_examined"
FOUND = ("sperm", "seen", "rare")  # phrases of what may be found in a pellet


def read_pellet(clause: Clause, context: Context, *, is_about_sperm: bool) -> str | None:
    """Whether the clause says that the centrifuged pellet was searched."""
    pellet = places_of(clause, "pellet", context)
    if not pellet or _is_other_label(clause, context):
        return None
    if any(_is_undone(clause, place, context) for place in pellet):
        return "no"
    if is_about_sperm:
        return "yes"
    if is_near(pellet, places_of(clause, "none", context)):
        is_of_finding = has(clause, "seen", context) or has(clause, "nor", context)
        return None if is_of_finding else "no"  # "After spinning, none seen", "nor in the pellet"
    label = context.lexicon.find("labels", [word.text for word in clause.words])
    is_label = label is not None and label.length == len(clause.words)  # its answer stands in a cell of its own
    return "yes" if has(clause, "examined", context) and not is_label else None


def _is_other_label(clause: Clause, context: Context) -> bool:
    """ "Sperm Count (التركيز)": the name of a test, with its Arabic name, which concentrating a sample also has."""
    texts = [word.text for word in clause.words]
    label = context.lexicon.find("labels", texts)
    rest = texts[label.length :] if label else []
    in_brackets = not rest or (rest[0].startswith("(") and rest[-1].endswith(")"))
    return label is not None and label.name != PELLET and in_brackets


def _is_undone(clause: Clause, place: int, context: Context) -> bool:
    """ "Not centrifuged", "pellet was not examined", "santrifüj yapılmadı"; but not "no sperm in the pellet"."""
    phrase = context.lexicon.phrase
    none, sperm = phrase("none"), phrase("sperm")
    before, after = clause.tokens[max(place - 2, 0) : place], clause.tokens[place + 1 : place + 5]
    is_of_sperm = any(map(sperm.has, clause.tokens[:place]))
    # "Nicht zentrifugiert"; but "auch nicht nach Zentrifugation", "nici în sediment" and "sperm absent in the pellet" say that it was.
    is_place = any(sperm.has(token) or phrase("after").has(token) for token in before) or any(map(phrase("nor").has, before[:-1]))
    is_place = is_place or (is_of_sperm and any(map(phrase("within").has, before)))
    is_place = is_place or (any(map(sperm.has, after)) and any(map(phrase("seen").has, before)))
    told = clause.tokens[:place]
    if is_place and is_of_sperm and any(map(phrase("seen").has, told)) and not any(map(none.has, told)):
        return False  # "2 sperm seen in the pellet, none on direct examination"
    if none.has(clause.tokens[place]) or (any(none.has(token) for token in before) and not is_place):
        return True
    if _is_said_undone(() if is_of_sperm else before, after, context) or _is_left_undone(clause.tokens[max(place - 3, 0) : place], context):
        return True
    # "Centrifugation not …" at the end of a sentence, whatever the verb: nothing but doing it can be denied there.
    if len(after) == 2 and phrase("examined").has(after[0]) and phrase("un").has(after[1]):
        return True  # "eine Zentrifugation erfolgte nicht"
    if any(map(phrase("nor").has, clause.tokens[:place])):
        return False  # "also not in the pellet": what was not found anywhere else
    is_answer = is_of_sperm and after and context.lexicon.name_of("answers", after[0]) == "negative"
    if after and none.has(after[0]) and len(after) <= 2 and not is_answer and not any(phrase(name).has(token) for name in FOUND for token in after):
        return True
    # "Was not examined"; not "was examined and no sperm were found".
    verb = next((number for number, token in enumerate(after) if phrase("examined").has(token)), 0)
    return any(none.has(token) for token in after[:verb]) and not any(sperm.has(token) for token in after[:verb])


def _is_said_undone(before: Sequence[str], after: Sequence[str], context: Context) -> bool:
    """One word says that it was left undone, before anything is said of what was found."""
    phrase = context.lexicon.phrase
    found = next((number for number, token in enumerate(after) if any(phrase(name).has(token) for name in (*FOUND, "after"))), len(after))
    return any(map(phrase("undone").has, (*before, *after[:found])))


def _is_left_undone(before: Sequence[str], context: Context) -> bool:
    """ "Was not done: spinning" in Arabic, with one harmless word between the verb and what was not done."""
    phrase = context.lexicon.phrase
    is_denied = len(before) == 3 and phrase("none").has(before[0]) and phrase("done").has(before[1])
    return is_denied and not any(phrase(name).has(before[2]) for name in ("seen", "sperm", "after"))
