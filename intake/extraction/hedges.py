"""Is what a clause says of sperm a finding of this sample, or history, a question, advice, a legend?

In: a clause of a semen report. Out: yes or no. A diagnosis among words that the vocabulary does not know is no certain finding: "azoospermia under
treatment". What a finding says is for `narrative.py`.
"""

import re

from intake.extraction.clauses import Clause, has, offers_choices, places_of
from intake.extraction.context import Context
from intake.extraction.whose import is_of_relative
from intake.reading.words import Word
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

# Phrases whose words may stand beside a diagnosis and leave it a finding.
CONCLUDING = (
    *("azoospermia", "obstructive", "concluding", "confirmed", "none", "absence", "un"),
    *("seen", "evidence", "semen", "this", "within", "wholly"),
)
CONCLUDING_HEADERS = frozenset({"result", "analyte", "flag"})
SHORTEST_STRANGER = 3  # letters
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_no_finding(clause: Clause, context: Context) -> bool:
    """Indications, advice, definitions, and legends that list several diagnoses."""
    diagnoses = context.lexicon.phrase("other_diagnoses")
    if _is_definition(clause, context) or _is_asked(clause, context) or is_of_relative(clause.tokens, context) or offers_choices(clause, context):
        return True
    named = {token for token in clause.tokens if diagnoses.has(token)}
    return has(clause, "not_a_finding", context) or (len(named) >= 2 and has(clause, "azoospermia", context))


def _is_asked(clause: Clause, context: Context) -> bool:
    """ "?azoospermia", "azoospermia?", "azoospermia to be excluded"."""
    places = places_of(clause, "azoospermia", context)
    has_mark = any("?" in clause.words[place].text or "؟" in clause.words[place].text for place in places)
    return has_mark or (bool(places) and has(clause, "excluded", context))


def _is_definition(clause: Clause, context: Context) -> bool:
    """ "Azoospermia: no sperm in the ejaculate", "Azoospermia = …": a legend. What is said of the pellet may be of this sample."""
    return is_titled(clause, "azoospermia", context) and not has(clause, "pellet", context)


def may_define(clause: Clause, context: Context) -> bool:
    """ "Azoospermia: no sperm in the pellet" may be a finding or a legend. A force, a time or the word for what was seen is of this sample."""
    is_of_sample = has(clause, "seen", context) or any(map(_is_force_or_time, clause.words, clause.words[1:]))
    return not is_of_sample and is_titled(clause, "azoospermia", context)


def _is_force_or_time(number: Word, unit: Word) -> bool:
    """ "(3000 g, 15 min)": how the sample was spun."""
    return number.text.strip("(").isdecimal() and unit.text.strip("(),;.:").isalpha()


def is_titled(clause: Clause, name: str, context: Context) -> bool:
    """A diagnosis with a colon, or another such mark, behind it."""
    for place in places_of(clause, name, context):
        following = clause.words[place + 1].text if place + 1 < len(clause.words) else ""
        is_titled = following.endswith(":") and context.lexicon.phrase("sperm").has(squeeze(following))  # two words in Arabic
        if clause.words[place].text.endswith((":", "=")) or following in ("=", ":", "-", "–") or is_titled:
            return True
    return False


def has_strangers(clause: Clause, context: Context) -> bool:
    """True where a word stands beside a diagnosis that no conclusion is made of."""
    lexicon = context.lexicon
    fillers = lexicon.bags.habits.fillers

    def is_known(word: Word, token: str) -> bool:
        if _YEAR.fullmatch(token):
            return False  # "Azoospermia in 2019"
        if len(token) < SHORTEST_STRANGER or token in fillers or any(map(str.isdigit, token)) or parse_unit(word.text.strip("().,;")):
            return True
        named = lexicon.tables["kinds"].get(token) or {*lexicon.tables["headers"].get(token, ())} & CONCLUDING_HEADERS
        return bool(named) or any(lexicon.phrase(name).has(token) for name in CONCLUDING)

    return not all(map(is_known, clause.words, clause.tokens)) or has(clause, "patient", context)
