"""What every stage of reading one report needs to know: its words, its languages, its ways to write numbers and days.

In: nothing; `__init__.py` builds one per report. A bundle of frozen values, so that functions take one argument instead of six.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from intake.extraction.dates import DayOrder
from intake.extraction.lexicon import Lexicon
from intake.extraction.number_styles import NumberStyle
from intake.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """`allowed` are the analytes whose labels count on this kind of report; `digit_widths` see `ink.py`."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    kind: str
    allowed: frozenset[str]
    style: NumberStyle
    order: DayOrder
    collected_on: date | None = None
    digit_widths: Mapping[int, tuple[float, float]] = field(default_factory=dict)
