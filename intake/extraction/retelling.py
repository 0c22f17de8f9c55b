"""Does a paper retell the results of others, although its title speaks of one of them?

In: the rows of one report. Out: a yes or no. A clinical note without a greeting ("Espermograma (15/01): volumen 2.9 mL, pH 7.8 … Hormonas (22/01):
FSH 29.7, LH 11.4, testosterona 268 …") lists semen and hormones in its sentences, each with its day; no laboratory does both. What a report is
told of the patient ("azoospermia, FSH 24") has no days. Which values they are is read in `letters.py`.
"""

from collections import Counter
from collections.abc import Sequence

from intake.extraction.context import Context
from intake.extraction.dates import DayOrder
from intake.extraction.labels import allowed_analytes
from intake.extraction.letters import read_letter
from intake.extraction.lexicon import Lexicon
from intake.extraction.number_styles import find_style
from intake.extraction.rows import Row
from intake.extraction.signs import LETTER
from intake.vocabulary import Vocabulary

BLOOD, SEMEN = "blood", "semen"
LEAST_OF_BLOOD, LEAST_OF_SEMEN = 3, 2  # values in one sentence


def is_retelling(rows: Sequence[Row], order: DayOrder, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """True where one sentence lists several hormones of a day and another one several values of semen."""
    prose = [row for row in rows if len(row.cells) == 1]
    style = find_style((word for row in prose for word in row.words), lexicon.language.decimal)
    context = Context(vocabulary, lexicon, LETTER, allowed_analytes(vocabulary, LETTER), style, order)
    values = [draft for draft in read_letter(prose, context) if draft.piece is not None and "ambiguous" not in draft.doubts]
    counts = Counter((specimen, id(draft.row)) for draft in values for specimen in _specimens_of(draft.analyte, vocabulary))
    most = {specimen: max((count for (other, _), count in counts.items() if other == specimen), default=0) for specimen in (BLOOD, SEMEN)}
    return most[BLOOD] >= LEAST_OF_BLOOD and most[SEMEN] >= LEAST_OF_SEMEN


def _specimens_of(analyte: str, vocabulary: Vocabulary) -> set[str]:
    return {vocabulary.kinds[kind].specimen for kind in vocabulary.analytes[analyte].kinds} or {BLOOD}
