"""Every reason that the reader can give has words for the nurse."""

import ast
from pathlib import Path

from intake import extraction
from intake.wording import REASONS

SUFFIXES = ("_doubtful", "_unknown", "_missing")
PLAIN = {"low_confidence", "implausible", "arithmetic", "conflict", "ambiguous", "flag_against_range", "disagreement", "repaired"}


def reasons_in_the_code() -> set[str]:
    """Texts in the extraction that look like a reason's code. The codes are no closed list there, so they are collected from its source."""
    found = set()
    for path in Path(extraction.__file__).parent.glob("*.py"):
        texts = [node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        found |= {text for text in texts if text.replace("_", "").isalpha() and (text.endswith(SUFFIXES) or text in PLAIN)}
    return found


def test_every_reason_of_the_reader_has_words_for_the_nurse() -> None:
    found = reasons_in_the_code()

    assert "low_confidence" in found
    assert found <= set(REASONS)
