"""What do papers measure, in which words and units? Data in TOML files, validated at start-up.

`load_vocabulary()` gives the whole vocabulary or refuses; `find_problems()` says what is wrong, for `manage.py check`.
"""

from functools import cache
from pathlib import Path

from intake.vocabulary.reading import read_vocabulary
from intake.vocabulary.schema import Analyte, Bounds, Kind, Language, Vocabulary, Words

__all__ = ["FOLDER", "Analyte", "Bounds", "Kind", "Language", "Vocabulary", "Words", "find_problems", "load_vocabulary"]

FOLDER = Path(__file__).parent


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary of this house. ValueError naming every problem when a file is wrong."""
    vocabulary, problems = read_vocabulary(FOLDER)
    if problems:
        raise ValueError("The vocabulary has problems:\n" + "\n".join(problems))
    return vocabulary


def find_problems() -> list[str]:
    """Every problem of the vocabulary files, each with file, entry and the nearest right word; empty when there is none."""
    return list(read_vocabulary(FOLDER)[1])
