"""Which words may a rule use?

In: nothing (and intake's vocabulary, by its front door). Out: for each kind of word a test and the list of right ones, for messages. The one place
that knows the history questions of the public contract of `assess`.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cache

from intake.vocabulary import load_vocabulary
from triage.rules.derived import DERIVATIONS
from triage.rules.karyotype import KaryotypeClass
from triage.rules.verdicts import ItemStatus
from triage.rules.y_deletion import YDeletion

HISTORY_QUESTIONS = frozenset(
    {
        "testosterone_use",
        "fever_last_3_months",
        "cryptorchidism",
        "torsion",
        "mumps_orchitis",
        "epididymitis",
        "vasectomy",
        "hernia_surgery",
        "scrotal_surgery",
        "pelvic_surgery",
        "varicocele_repair",
        "diabetes",
        "spinal_cord_injury",
        "chemotherapy",
        "radiotherapy",
        "gonadotoxic_treatment_planned",
        "consanguinity",
        "family_infertility",
        "anosmia",
        "low_libido",
        "visual_symptoms",
        "headache",
        "gynaecomastia",
        "complete_collection",
        "hcg_or_serm_use",
        "sperm_frozen_before",
        "acute_testicular_pain",
        "dry_orgasm",
        "cloudy_urine_after_orgasm",
        "alpha_blocker_use",
        "galactorrhoea",
        "sperm_retrieval_before",
    }
)
RETRIEVAL_KINDS = frozenset({"micro_tese", "tese", "fna", "tesa", "pesa", "mesa", "biopsy"})
RETRIEVAL_NAMES: Mapping[str, str] = {
    "microtese": "micro_tese",
    "mtese": "micro_tese",
    "m_tese": "micro_tese",
    "conventional_tese": "tese",
    "c_tese": "tese",
}
"""Other ways to write them, in small letters with underscores."""

CASE_ANALYTES: Mapping[str, frozenset[str]] = {
    "identity": frozenset({"match", "mismatch"}),
}
"""Coded facts that stand on no paper, and the shell adds: does the person on this paper look like the person of the case?"""


@cache
def known_words() -> Mapping[str, Collection[str]]:
    """By field name of the conditions: every word that may stand there."""
    vocabulary = load_vocabulary()
    return {
        "analyte": frozenset(vocabulary.analytes) | frozenset(CASE_ANALYTES),
        "analytes": frozenset(vocabulary.analytes),
        "kind": frozenset(vocabulary.kinds),
        "question": HISTORY_QUESTIONS,
        "questions": HISTORY_QUESTIONS,
        "kinds": RETRIEVAL_KINDS | {"any"},
        "classes": frozenset(map(str, KaryotypeClass)) | frozenset(map(str, YDeletion)),
        "status": frozenset(map(str, ItemStatus)),
    }


def is_analyte(word: str) -> bool:
    """Known to the vocabulary, or one of the Y-chromosome markers `sts_<marker>`."""
    return word in known_words()["analyte"] or word.startswith("sts_")


def rule_analytes() -> Collection[str]:
    """What a rule may ask for: what papers print, and what follows from it."""
    return frozenset(known_words()["analyte"]) | frozenset(DERIVATIONS)


def word_tests(ids: Mapping[str, Collection[str]]) -> Mapping[str, Callable[[str], bool]]:
    """`known_words` and the ids of this set of rules, as tests. A rule may ask for a derived analyte; no paper prints one."""
    known = {**known_words(), **ids}
    tests: dict[str, Callable[[str], bool]] = {name: frozenset(words).__contains__ for name, words in known.items()}
    return {**tests, "analyte": lambda word: is_analyte(word) or word in DERIVATIONS}
