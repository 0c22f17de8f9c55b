"""Whose finding does a sentence tell: the patient's, or that of his wife, his brother, his father?

In: the words of a sentence up to the finding. Out: a yes or no. Only words decide; a name tells nothing here.
"""

from collections.abc import Sequence

from intake.extraction.clauses import Clause
from intake.extraction.context import Context
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

OF_WOMEN = "female_fertility"
OWNER_REACH = 3  # words: "the wife of the patient" is still the wife


def is_of_relative(tokens: Sequence[str], context: Context, *, before: bool = False) -> bool:
    """True where these words come to speak of somebody else; `before` says whom the text spoke of until then."""
    relatives, patient, male = (context.lexicon.phrase(name) for name in ("relatives", "patient", "male"))
    is_other, named = before, -OWNER_REACH - 1
    for place, token in enumerate(tokens):
        if relatives.has(token) and not (place and male.has(tokens[place - 1])):  # "male partner"
            is_other, named = True, place
        elif patient.has(token) and place - named > OWNER_REACH:
            is_other = False
    return is_other


def is_anothers_line(title: str, context: Context) -> bool:
    """ "Wife | 6.1 | 5.2", "Expected | 6.1 | 5.2" under "FSH | LH"."""
    titled = context.lexicon.name_of("headers", title)
    return titled not in (None, "result") or is_of_relative(list(map(squeeze, title.split())), context)


def is_patients_line(title: str, context: Context) -> bool:
    """True for "Result", "Husband", "Male partner"; of "Control | 6.1 | 5.2" nobody knows whose line that is."""
    patient, male = (context.lexicon.phrase(name).has for name in ("patient", "male"))
    tokens = list(map(squeeze, title.split()))
    return context.lexicon.name_of("headers", title) == "result" or any(patient(token) or male(token) for token in tokens)


def is_named_of_relative(label: Sequence[Word], context: Context) -> bool:
    """ "AMH (wife)" on a paper that is not a woman's: a value of somebody else."""
    return context.kind != OF_WOMEN and is_of_relative([squeeze(word.text) for word in label], context)


def is_of_this_test(clause: Clause, context: Context) -> bool:
    """ "By this method", "ce test": what a test can find at all, and not what it found."""
    this, tested = (context.lexicon.phrase(name) for name in ("this", "tested"))
    pairs = zip(clause.tokens, clause.tokens[1:], strict=False)
    return any((this.has(one) and tested.has(other)) or (tested.has(one) and this.has(other)) for one, other in pairs)
