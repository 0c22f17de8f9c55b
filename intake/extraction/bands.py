"""What does the answer beside a marker of the Y chromosome say: is the marker there, or is it deleted?

In: the words of an answer, and what the column, the title or the controls of the paper speak of: bands or deletions. Out: present or absent, with a
doubt where "negative" may mean either. Which words answer which marker is told in `genetics.py`.
"""

import re
from collections.abc import Sequence

from intake.extraction.columns import Header
from intake.extraction.context import Context
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

MARKER = re.compile(r"\bs\s*[Y¥]\s*[-_ ¥]?\s*(\d{2,4})\b", re.IGNORECASE)  # "sY¥254": an engine saw one letter twice
CONTROL = re.compile(r"\b(ZFX\s*/\s*ZFY|ZFX|ZFY|SRY)\b", re.IGNORECASE)
DASHES = ("-", "–", "—", "−")


def presence(words: Sequence[Word], meaning: str | None, context: Context) -> tuple[str | None, frozenset[str]]:
    """present or absent. "Deleted" is clear; "absent" is the deletion in a column of deletions; "negative" depends on what was looked for."""
    words = without_dashes(words)
    value, doubts, rest = _first_answer(words, meaning, context)
    others = {_first_answer((word,), meaning, context)[0] for word in rest}
    return value, doubts | {"ambiguous"} if value and others - {None, value} else doubts  # "absent | present | present": a control's beside his


def _first_answer(words: Sequence[Word], meaning: str | None, context: Context) -> tuple[str | None, frozenset[str], Sequence[Word]]:
    """The first answer, why it may mean the contrary, and the words around it."""
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            text = " ".join(word.text for word in words[start:end]).strip(" ,.;:()")
            answers = {*context.lexicon.tables.get("answers", {}).get(squeeze(text), ())}
            rest = (*words[:start], *words[end:])
            denied = frozenset({"ambiguous"}) if _has_denial(rest, context) else frozenset[str]()
            if {"deleted", "intact"} & answers:
                return ("absent" if "deleted" in answers else "present"), denied, rest
            if {"present", "absent"} & answers and _names_a_deletion(rest, context):
                return ("present" if "absent" in answers else "absent"), frozenset({"ambiguous"}), rest  # "not found: deletion"
            if {"present", "absent"} & answers:
                return ("present" if ("present" in answers) == (meaning != "deletion") else "absent"), denied, rest
            if sign := signed(text, context):
                doubts = denied if meaning else frozenset({"ambiguous"})
                return ("present" if (sign == "positive") == (meaning != "deletion") else "absent"), doubts, rest
    return None, frozenset(), words


def without_dashes(words: Sequence[Word]) -> Sequence[Word]:
    """ "sY84 - present": a dash before a word parts it from the marker, and is no sign."""
    spoken = [number for number, word in enumerate(words) if any(map(str.isalpha, word.text)) and not is_name(word.text)]
    return [word for number, word in enumerate(words) if word.text not in DASHES or number > max(spoken, default=-1)]


def is_name(text: str) -> bool:
    """True for a marker, a control or a region: what is asked, and no answer."""
    return bool(MARKER.search(text) or CONTROL.search(text)) or text.casefold().startswith("azf")


def _names_a_deletion(words: Sequence[Word], context: Context) -> bool:
    """What is said to be there, or not, is a deletion; "absent (deleted)" says it of the marker."""
    return any(context.lexicon.phrase("deletion").has(squeeze(word.text)) for word in words if not word.text.startswith(("(", "[")))


def _has_denial(words: Sequence[Word], context: Context) -> bool:
    """A "not" beside a known answer may turn it round; so may "in control only"."""
    return any(context.lexicon.phrase(name).has(squeeze(word.text)) for name in ("none", "only") for word in words)


def signed(text: str, context: Context) -> str | None:
    if text in ("+", "(+)", "++", "+ve", "+VE"):
        return "positive"
    if text in (*DASHES, "(-)", "-ve", "-VE", "–ve"):
        return "negative"
    answers = context.lexicon.tables.get("answers", {}).get(squeeze(text), ())
    return next((answer for answer in answers if answer in ("positive", "negative")), None)


def column_meaning(header: Header | None, context: Context) -> str | None:
    """Whether the column of results speaks of bands or of deletions."""
    return meaning_of(
        [squeeze(word) for column in (header.columns if header else ()) if column.role == "result" for word in column.title.split()], context
    )


def meaning_of(titles: Sequence[str], context: Context) -> str | None:
    if any(context.lexicon.phrase("deletion").has(title) for title in titles):
        return "deletion"
    return "band" if any(context.lexicon.phrase("band").has(title) for title in titles) else None
