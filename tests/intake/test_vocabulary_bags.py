"""Labels in another order, another case, with other small words: known where they mean the same, and never where a negation moved."""

import pytest

from intake.extraction.labels import allowed_analytes, find_label
from intake.extraction.lexicon import get_lexicon
from intake.vocabulary import load_vocabulary
from tests.records.typed import typed


def find(language: str, text: str) -> str | None:
    vocabulary = load_vocabulary()
    allowed = allowed_analytes(vocabulary, "semen_analysis")
    label = find_label(typed(text).words, get_lexicon(vocabulary, language), allowed, is_scanned=False)
    return label.analyte if label else None


@pytest.mark.parametrize(
    ("language", "text", "analyte"),
    [
        ("en", "Concentration of the spermatozoa", "sperm_concentration"),
        ("en", "Volume, ejaculate", "semen_volume"),
        ("en", "Motility, non-progressive", "motility_nonprogressive"),
        ("en", "Motility non progressive", "motility_nonprogressive"),
        ("de", "Spermien, progressiv beweglich", "motility_progressive"),
    ],
)
def test_a_label_is_known_in_any_order(language: str, text: str, analyte: str) -> None:
    assert find(language, text) == analyte


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Rapid progressive motility"), ("en", "Abnormal forms"), ("fr", "Mobilité progressive rapide")]
)
def test_what_is_none_of_ours_stays_so_in_any_order(language: str, text: str) -> None:
    assert find(language, text) is None
