"""Which sentences and cells stand on the rows?

In: rows. Out: clauses: a line of prose runs on into the next line until a full stop, a cell of a table and a line in
capitals stand for themselves. What a clause says is
for those who read it (`narrative.py`, `genetics.py`, `imaging.py`, `histology.py`); here are only the questions that they share.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from intake.extraction.context import Context
from intake.extraction.rows import Row
from intake.reading.words import Word
from intake.units import parse_unit
from intake.vocabulary.folding import squeeze

NEGATION_REACH = 6  # tokens on either side
ENDS = {"mm.", "cm.", "ml.", "cc.", "мм.", "см.", "мл."}  # short words that are no abbreviations of words
LABEL_WORDS = 3
ENDS_TOO = {"Y.", "X.", "II.", "III.", "IV."}  # "du chromosome Y. Absence de …", "grado II. Dr. …"
SHORT_FOR_TWO = {("v", "a"), ("z", "n")}  # "V. a.", "Z. n.": German for a suspicion and a history
NUMBER_SIGNS, OF = ("no", "nos"), ("of", "de", "di")  # short for "number"
_ELIDED = re.compile(r"^\W*(?:[dlns]|qu|un|(?:d|n|s)?[ae]ll)['’](?=\w{4})", re.IGNORECASE)  # "d'agglutination", "dell'eiaculato"
_MEASURE = re.compile(r"(?:[=:~≈] ?)?\d[\d.,]*\d? ?([^\s\d]\S*)")  # "= 6.4mls)"
_LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")  # "V.a.", "Z.n.", "i.S.": short for words, and the sentence goes on
LONGEST_SHORT = 6  # letters in "approx."
BLANK_LINE = 1.5  # in heights of a line
NEAR_LINES, SAME_LEFT, EARLY = 6, 0.02, 0.75  # lines around; of the page's width; of the width that lines around have
DENYING = frozenset(("absent", "negative", "no"))  # answers
LEAST_PROSE = 4  # words in a line that may run on into the next


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence. `tokens` are its squeezed words, one for each word."""

    row: Row
    words: tuple[Word, ...]
    tokens: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def find_clauses(rows: Sequence[Row]) -> Iterator[Clause]:
    """Sentences and cells as clauses. A line of prose runs on into the next line until a full stop; cells of a table stand for themselves."""
    words: list[Word] = []
    row_of_words: Row | None = None
    for line, (above, row) in enumerate(zip([None, *rows], rows, strict=False)):
        for number, cell in enumerate(row.cells):
            is_new = number > 0 or len(row.cells) > 1 or _stands_apart(above, row) or _begins_with_label(cell.words)
            is_new = is_new or (bool(words) and _ends_early(rows, line - 1) and _may_begin(cell.words[0]))
            is_new = is_new or (bool(words) and _is_measured(words) and _may_begin(cell.words[0]) and not _is_unit(cell.words[0]))
            if row_of_words is not None and is_new:
                yield _clause(row_of_words, words)
                words, row_of_words = [], None
            for place, word in enumerate(cell.words):
                row_of_words = row_of_words or row
                words.append(word)
                if _ends_sentence(word) and not _is_short_for_measure(cell.words, place):
                    yield _clause(row_of_words, words)
                    words, row_of_words = [], None
        if row_of_words is not None and (len(row.cells[-1].words) < LEAST_PROSE or row.text.isupper()):
            yield _clause(row_of_words, words)
            words, row_of_words = [], None
    if row_of_words is not None:
        yield _clause(row_of_words, words)


def _stands_apart(above: Row | None, row: Row) -> bool:
    """A page, or a blank line, stands between the two."""
    return above is not None and (above.page != row.page or row.box.top - above.box.bottom > BLANK_LINE * max(row.box.height, above.box.height))


def _ends_early(rows: Sequence[Row], line: int) -> bool:
    """A line with so much room behind it that what follows would have stood there: its full stop is lost, or its house sets none."""
    row = rows[line]
    near = (other for other in rows[max(0, line - NEAR_LINES) : line + NEAR_LINES] if other.page == row.page and len(other.cells) == 1)
    margin = max((other.box.right for other in near if abs(other.box.left - row.box.left) < SAME_LEFT), default=row.box.right)
    return row.box.width < EARLY * (margin - row.box.left)


def _clause(row: Row, words: Sequence[Word]) -> Clause:
    tokens = [squeeze(_ELIDED.sub("", word.text)) for word in words]
    for place, token in enumerate(tokens):
        if token in NUMBER_SIGNS and _is_number_sign(words, tokens, place):
            tokens[place] = ""
        elif tuple(tokens[place : place + 2]) in SHORT_FOR_TWO:
            tokens[place] += tokens[place + 1]
    return Clause(row, tuple(words), tuple(tokens))


def _is_number_sign(words: Sequence[Word], tokens: Sequence[str], place: int) -> bool:
    """ "No of sperm", "No. de espermatozoides", "sperm no.: 12" count and deny nothing; "Sperm: no." does."""
    is_short = "." in words[place].text and len(words) > 1 and not (place and words[place - 1].text.endswith(":"))
    return is_short or tokens[place + 1 : place + 2] in [[of] for of in OF]


def _begins_with_label(words: Sequence[Word]) -> bool:
    """ "Volume: 3.2 mL" does not go on with the line before."""
    return any(word.text.endswith(":") for word in words[:LABEL_WORDS])


def _is_measured(words: Sequence[Word]) -> bool:
    """ "… 17 x 10 x 11 mm" ends what it says, with or without a full stop; "no deletion in" does not, although inches are a unit."""
    word, before = words[-1], "".join(word.text for word in words[-2:-1])
    text = word.text.strip("().,;")
    if text.isalpha() and not any(map(str.isdigit, before)) and before.isalpha():
        return False
    return not word.text.endswith((",", "-")) and (text.replace(",", "").replace(".", "").isdecimal() or parse_unit(text) is not None)


def _may_begin(word: Word) -> bool:
    """True for a word that does not go on in small letters: "Volume of the left testis"."""
    letter = word.text.lstrip("-–—•·*(")[:1]
    return letter.isalpha() and not letter.islower()


def _is_unit(word: Word) -> bool:
    """ "19.2" at the end of a line, "IU/L," at the beginning of the next."""
    text = word.text.rstrip(".,;)")
    return "/" in text and parse_unit(text) is not None


def _is_short_for_measure(words: Sequence[Word], place: int) -> bool:
    """ "(obj. 6,1 ml)", "approx. 12 ml": a short word before a number with its unit ends no sentence; a unit does."""
    short = words[place].text.strip("(.").casefold()
    measure = _MEASURE.match(" ".join(word.text for word in words[place + 1 : place + 4]))
    is_measured = measure is not None and parse_unit(measure[1].strip("(),.;")) is not None
    return is_measured and 1 < len(short) <= LONGEST_SHORT and short.isalpha() and parse_unit(short) is None


def _ends_sentence(word: Word) -> bool:
    text = word.text.rstrip(")\"'”")
    if _LETTERS.fullmatch(text):
        return False
    return (
        text in (".", "۔")
        or text.endswith((";", "؛", "!", "?", "؟"))
        or (text.endswith(".") and (len(text) > 3 or text.casefold() in ENDS or text in ENDS_TOO or _is_numbered(text)))
    )


def _is_numbered(text: str) -> bool:
    """ "allele 5T." ends with a name, not with a short word."""
    return text[:1].isdigit() and any(letter.isupper() for letter in text)


def is_cut_short(clause: Clause) -> bool:
    """True where its row goes on behind the clause's cell, which ends no sentence: what turns it round may stand there."""
    last = clause.words[-1]
    is_before_gap = any(cell.words[-1] is last for cell in clause.row.cells[:-1])
    return is_before_gap and not _ends_sentence(last)


def follows_denial(clause: Clause, context: Context) -> bool:
    """True for "zentrifugiert." in a cell of its own behind "nicht": a line set wide, whose denial the clause has lost."""
    before = next((cell for cell, behind in pairwise(clause.row.cells) if behind.words[0] is clause.words[0]), None)
    return before is not None and any(context.lexicon.phrase("none").has(squeeze(word.text)) for word in before.words[-1:])


def has(clause: Clause, name: str, context: Context) -> bool:
    """True when a word of the phrase stands in the clause."""
    return bool(places_of(clause, name, context))


def places_of(clause: Clause, name: str, context: Context) -> list[int]:
    """Where the words of a phrase stand in the clause."""
    phrase = context.lexicon.phrase(name)
    return [place for place, token in enumerate(clause.tokens) if phrase.has(token)]


def is_near(places: Sequence[int], negations: Sequence[int], reach: int = NEGATION_REACH) -> bool:
    """True when one of the places is within reach of a negation."""
    return any(abs(place - negation) <= reach for place in places for negation in negations)


def offers_choices(clause: Clause, context: Context) -> bool:
    """ "Yes / no", "right / left / none": a form's choices, of which none was struck out: a denial and something else, with a stroke between."""
    first, *others = clause.text.strip(" .;").split("/")
    choices = [squeeze(choice) for choice in (*first.split()[-1:], *others)]
    answers = context.lexicon.tables.get("answers", {})
    denied = [not DENYING.isdisjoint(answers.get(choice, ())) for choice in choices]
    is_per = any(context.lexicon.phrase("per_field").has(choice) or parse_unit(choice) for choice in choices)
    return (any(denied) and not all(denied) and not is_per) or _offers_sperm(clause, context)


def _offers_sperm(clause: Clause, context: Context) -> bool:
    """ "No sperm / rare sperm / sperm present"."""
    parts = [list(map(squeeze, part.split())) for part in clause.text.split(" / ")]
    sperm, none = (context.lexicon.phrase(name).has for name in ("sperm", "none"))
    denied = [any(map(none, tokens)) for tokens in parts]
    return any(denied) and not all(denied) and all(any(map(sperm, tokens)) for tokens in parts)
