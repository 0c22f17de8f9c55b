"""What do the words of a label say of its day, where the label as a whole is not known?

In: the words of a label and the lexicon of the paper. Out: the days they name, in the order of the words: "date and hour the specimen was drawn" is
composed of words that each vocabulary knows (`day_…` of [phrases]). A label with one word that no list has says nothing here, and what a word
such as "previous" or "partner" turns into another thing is the day of none of ours.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from intake.extraction.lexicon import Lexicon
from intake.vocabulary.folding import squeeze

OTHER = "other"
ROLES = (OTHER, "born", "collected", "received", "reported")
FEWEST = 2  # words of a label without a colon
SHORTEST = 3  # letters: shorter words say nothing of their own
NAMES, REST = "day_names", "day_rest"
_APART = re.compile(r"[/.\-–&:,()+]+")


def roles_in(texts: Sequence[str], lexicon: Lexicon, *, is_certain: bool = True) -> tuple[str, ...]:
    """The roles of a label of these words: none where a word is unknown. Without a colon (`is_certain` is False) a day of report needs a word
    such as "date": "blood test results" before a day is a sentence."""
    parts = [part for text in texts for part in _parts_of(text)]
    roles = [role_of(part, lexicon) for part in parts]
    if (len(parts) < FEWEST and not is_certain) or None in roles:
        return ()
    told = tuple(dict.fromkeys(role for role in roles if role in ROLES))
    if OTHER in told:
        return (OTHER,)
    is_named = is_certain or NAMES in roles or told != ("reported",)
    return told if is_named else ()


@lru_cache(maxsize=20_000)
def role_of(part: str, lexicon: Lexicon) -> str | None:
    """What one word says: a role, a word for a day or an hour, something beside the point; None where it is unknown or has digits."""
    for role in ROLES:
        if lexicon.phrase(f"day_{role}").has(part):
            return role
    if lexicon.phrase(NAMES).has(part):
        return NAMES
    is_beside = lexicon.phrase(REST).has(part) or len(part) < SHORTEST
    return REST if is_beside and part.isalpha() else None


def names_day(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """True where one of the words is "date", "time" or the like."""
    return any(lexicon.phrase(NAMES).has(part) for text in texts for part in _parts_of(text))


def is_turning(text: str, lexicon: Lexicon) -> bool:
    """True for a word that makes another day of the label around it: "previous", "partner"."""
    return any(lexicon.phrase("day_other").has(part) for part in _parts_of(text))


def begin_of_label(texts: Sequence[str], begin: int, end: int, lexicon: Lexicon) -> int:
    """The number of the first of the words before `end` that may together be a label."""
    place = end
    while place > begin and not (place < end and texts[place - 1].endswith((":", ";", "|"))):
        parts = _parts_of(texts[place - 1])
        if any(role_of(part, lexicon) is None for part in parts):
            break
        place -= 1
    return place


def _parts_of(text: str) -> list[str]:
    return [squeezed for part in _APART.split(text) if (squeezed := squeeze(part))]
