"""What does each row tell of the kind of its report?

In: rows and words. Out: a `Telling` for each row: the kinds it names as a title, the analytes it has a label of, and words that only such papers
print. Every row is looked at once; what several rows tell together is for `kinds.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from intake.extraction.genetics import find_markers
from intake.extraction.karyotypes import has_iscn
from intake.extraction.labels import find_label
from intake.extraction.lexicon import Lexicon
from intake.extraction.rows import Row
from intake.vocabulary import Vocabulary
from intake.vocabulary.folding import fold, squeeze

MOST_BEFORE_COLON, SHORT_WORD = 2, 3  # words, but those of so few letters; "Informe de resultados:"
LONGEST_SPOILT, MOST_BEFORE_TITLE = 5, 1  # words
TITLE_WORDS = 10  # a title is no sentence
SAME_EDGE = 0.01  # of the page's width
SENTENCE = 3  # more words than this and a full stop
PROSE = 6  # more words than this in a line that no full stop ends
SHORTEST_SIGN, LONGEST_SIGN = 1, 16
ARTICLES = ("ال", "وال", "بال", "لل")  # of Arabic, written together with their noun
FOLDED_ARTICLE = "اال"
INSTITUTION = "institution"
LETTER = "referral_letter"
NUMBER_SIGNS = {"no", "nr", "n", "num", "č", "br", "nº", "n°"}  # short for "number"
MOST_OVER = 3  # lines from a label that has a line to itself to its number
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")


@dataclass(frozen=True, slots=True)
class Telling:
    """One row. `is_letterhead`: its title names a department or a laboratory. `signs` are kinds with the beginnings of words that speak for them."""

    titles: tuple[str, ...]
    is_letterhead: bool
    is_result: bool
    analytes: frozenset[str]
    signs: frozenset[tuple[str, str]]
    has_iscn: bool
    markers: frozenset[str]


def read_tellings(rows: Sequence[Row], vocabulary: Vocabulary, lexicon: Lexicon) -> tuple[Telling, ...]:
    """What each row tells."""
    stems = _stems_of(vocabulary)
    allowed = frozenset(vocabulary.analytes) | {"nothing"}
    near = [(rows[place - 1] if place else None, rows[place + 1 : place + 1 + MOST_OVER]) for place in range(len(rows))]
    tellings = (_read(row, above, below, stems, allowed, lexicon) for row, (above, below) in zip(rows, near, strict=True))
    return tuple(_without_labels(telling, vocabulary) for telling in tellings)


def _without_labels(telling: Telling, vocabulary: Vocabulary) -> Telling:
    """ "Numération par éjaculat" over its value is a label: what has one titles no report of another specimen."""
    specimens = frozenset[str]().union(*(_specimens_of(name, vocabulary) for name in telling.analytes))
    titles = tuple(kind for kind in telling.titles if not specimens or vocabulary.kinds[kind].specimen in specimens)
    return telling if titles == telling.titles else replace(telling, titles=titles)


def _specimens_of(analyte: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.kinds[kind].specimen for kind in vocabulary.analytes[analyte].kinds)


@dataclass(frozen=True, slots=True, eq=False)
class _Stems:
    """Beginnings of words: all of them, one of each title -> titles and their kinds, sign -> kinds."""

    all: frozenset[str]
    titles: Mapping[str, tuple[tuple[frozenset[str], str], ...]]
    signs: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def _stems_of(vocabulary: Vocabulary) -> _Stems:
    titles: dict[str, tuple[tuple[frozenset[str], str], ...]] = {}
    for kind in vocabulary.kinds.values():
        for title in kind.titles:
            titles[max(title, key=len)] = (*titles.get(max(title, key=len), ()), (title, kind.id))
    signs: dict[str, tuple[str, ...]] = {}
    for kind in vocabulary.kinds.values():
        for sign in kind.signs:
            signs[sign] = (*signs.get(sign, ()), kind.id)
    return _Stems(frozenset(signs).union(*(title for several in titles.values() for title, _kind in several)), titles, signs)


def _read(row: Row, above: Row | None, below: Sequence[Row], stems: _Stems, allowed: frozenset[str], lexicon: Lexicon) -> Telling:
    texts = [word.text for word in row.words]
    begun = frozenset(_beginnings_in(texts, stems.all))
    parts = () if above and (_goes_on(above, row) or _ends_sentence_of(above, row)) else tuple(_title_parts(row, lexicon))
    titles = tuple(dict.fromkeys(kind for part in parts for kind in _titles_of(part, stems, lexicon)))
    if row.is_scanned and not titles:
        titles = tuple(found for part in parts if (found := _spoilt_title(part, lexicon)))
    is_institution = bool(titles) and any(lexicon.phrase(INSTITUTION).has(squeeze(text)) for text in texts)
    if is_institution and lexicon.find("kinds", texts) is None:
        titles = tuple(kind for kind in titles if kind != LETTER)  # "Dr. Example & colleagues, laboratory"
    return Telling(
        titles=tuple(sorted(titles, key=lambda kind: kind == LETTER)),  # an excerpt from the record of an operation
        is_letterhead=is_institution,
        is_result=len(row.cells) >= 2 and any(is_value(text) and not _is_of_range(texts, place) for place, text in enumerate(texts)),
        analytes=frozenset() if is_sentence(row) or _is_of_head(row, lexicon) else frozenset(_analytes_of(row, below, allowed, lexicon)),
        signs=frozenset((kind, stem) for stem in begun for kind in stems.signs.get(stem, ())),
        has_iscn=has_iscn([row]),
        markers=find_markers(row),
    )


def _is_of_head(row: Row, lexicon: Lexicon) -> bool:
    """True for a line of a head: "Date of birth | 16 Mar 1991" speaks of no MAR test."""
    texts = [word.text for word in row.cells[0].words]
    found = lexicon.find("dates", texts) or lexicon.find("people", texts)
    return found is not None and found.length == len(texts) and len(row.cells) > 1 and lexicon.find("labels", texts) is None


def _beginnings_in(texts: Sequence[str], stems: frozenset[str]) -> Iterator[str]:
    for text in texts:
        token = squeeze(text)
        for form in (token, *_without_article(token)):
            yield from (form[:length] for length in range(SHORTEST_SIGN, min(LONGEST_SIGN, len(form)) + 1) if form[:length] in stems)


def _without_article(token: str) -> Iterator[str]:
    # Lam and alef are folded into alef and lam, also those of the article and its noun.
    if token.startswith(FOLDED_ARTICLE):
        yield FOLDED_ARTICLE[0] + token[len(FOLDED_ARTICLE) :]
    yield from (token[len(article) :] for article in ARTICLES if token.startswith(article))


def _title_parts(row: Row, lexicon: Lexicon) -> Iterator[Sequence[str]]:
    """What may be a title: the row, or a cell of it beside others of the kind "label: text". Values, sentences and labels are none."""
    cells = [[word.text for word in cell.words] for cell in row.cells]
    if len(cells) > 1 and _is_number_of(cells[0][-1]):
        return  # "Referral No. | A38-889354": the number has a cell of its own
    has_colon = any(text.endswith(":") for cell in cells for text in cell)
    is_head = len(cells) > 1 and (has_colon or any(_is_label_of_head(cell, lexicon) for cell in cells[1:-1]))
    for texts, behind in zip(cells, [*cells[1:], [""]], strict=True) if is_head else [([text for cell in cells for text in cell], [""])]:
        has_value = any(is_value(text) and not _is_digit(text) and not _is_number_of(before) for before, text in pairwise(["", *texts]))
        is_label = is_head and (behind[0] == ":" or _is_number_of(texts[-1]) or (_has_colon(texts) and lexicon.find("kinds", texts) is None))
        if len(texts) <= TITLE_WORDS and not has_value and not is_label and not is_sentence(row):
            yield texts


def _is_label_of_head(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """True for a cell that is the label of a name, a number or a day: "Operation note | Accession no | 20241014961"."""
    found = lexicon.find("people", texts) or lexicon.find("dates", texts)
    return found is not None and found.length == len(texts)


def _is_digit(text: str) -> bool:
    """ "Hormones, day 3", "Semen analysis 2", "Adet 3. gün hormonları"."""
    return len(text.rstrip(".")) == 1


def _is_number_of(before: str) -> bool:
    """ "ВИПИСКА № 771", "Semen analysis No. 12"."""
    return squeeze(before) in NUMBER_SIGNS or before.startswith("№")


def _has_colon(texts: Sequence[str]) -> bool:
    return any(text.endswith(":") for text in texts[:4])


def _goes_on(above: Row, row: Row) -> bool:
    """True for a line that goes on with what stands behind a colon in the line above: "Referred by: without" over "referral". Nothing goes on
    behind a day or a number."""
    pairs = [(before, after) for before, after in pairwise(above.words) if before.text.endswith(":")]
    starts = [above.span((after,))[0] for _before, after in pairs if not after.text[:1].isdigit()]
    return len(row.cells) == 1 and any(abs(row.cells[0].left - start) <= SAME_EDGE for start in starts)


def _ends_sentence_of(above: Row, row: Row) -> bool:
    """ "AZFa, AZFb, AZFc." under "… no deletion was found in": the end of a sentence, however short its last line is."""
    is_open = len(above.words) > PROSE and above.words[-1].text[-1:] not in ".:;!?"
    return is_open and len(row.cells) == len(above.cells) == 1 and row.words[-1].text.endswith(".") and above.page == row.page


def _titles_of(texts: Sequence[str], stems: _Stems, lexicon: Lexicon) -> tuple[str, ...]:
    """The kinds that a line names as a title. "Histology report: testicular biopsy" is one in two parts, "Karyotype: 46,XY" is none."""
    texts = list(dropwhile(lambda text: not squeeze(text), texts))  # "‹ Протокол операции": the arrow back of a screen
    person = lexicon.find("people", texts)
    if person and person.name in ("other", "accession") and 1 < person.length < len(texts):
        return ()  # "Referred by Dr. Example" is no letter, nor is "Number of referral 12"
    day, named = lexicon.find("dates", texts), lexicon.find("kinds", texts)
    if day and day.length > 1 and (named is None or named.length <= day.length):  # "examen du sperme" is a title, "examen du 13/06" a day
        return _titles_of(texts[day.length :], stems, lexicon)  # nor is "Date of referral"
    if any(lexicon.phrase("professions").has(squeeze(text)) for text in texts):
        return tuple(kind for kind in _whole_titles(texts, lexicon) if kind == LETTER)  # "Dr. A. Example, specialist in clinical pathology" signs
    whole = tuple(_whole_titles(texts, lexicon))
    if _has_colon(texts) and (any(letter.isdigit() for text in texts for letter in text) or lexicon.find("kinds", texts) is None):
        return _title_behind_colon(texts, lexicon)
    begun = frozenset(_beginnings_in(texts, stems.all))
    return (*whole, *(kind for stem in sorted(begun) for title, kind in stems.titles.get(stem, ()) if title <= begun))


def _spoilt_title(texts: Sequence[str], lexicon: Lexicon) -> str | None:
    """The kind whose title is the whole line, or all but its first word ("report"), with one wrong letter in six, as engines leave it."""
    is_of_head = lexicon.find("dates", texts) or lexicon.find("people", texts) or _has_colon(texts)  # "Date of referral"
    places = range(min(MOST_BEFORE_TITLE + 1, len(texts))) if len(texts) <= LONGEST_SPOILT and not is_of_head else ()
    found = ((place, lexicon.find_nearly("kinds", texts, place)) for place in places)
    whole = ((place, near) for place, near in found if near and place + near.length == len(texts))
    return next((near.name for place, near in whole if not _is_right(texts[place:], lexicon)), None)


def _is_right(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """ "DNA test report" is no spoilt "TESE report": words that are all known as they stand."""
    return all(map(lexicon.is_word, texts))


def _title_behind_colon(texts: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """ "Genetics: Karyotype", "Examination: scrotal ultrasound"; not "Indication: karyotype"."""
    place = next(number for number, text in enumerate(texts) if text.endswith(":")) + 1
    found = lexicon.find("kinds", texts, place) if place < len(texts) else None
    is_asked = any(lexicon.phrase("not_a_finding").has(squeeze(text)) for text in texts[:place])
    end = place + found.length if found else 0
    is_near = sum(len(squeeze(text)) > SHORT_WORD for text in texts[:place]) <= MOST_BEFORE_COLON
    is_whole = end == len(texts) or (bool(end) and texts[end].startswith("("))
    return (found.name,) if found and is_near and is_whole and not is_asked else ()


def _whole_titles(texts: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    place = 0
    while place < len(texts):
        found = lexicon.find("kinds", texts, place)
        if found:
            yield found.name
        place += found.length if found else 1


def is_sentence(row: Row) -> bool:
    """True for a line of prose that ends with a full stop; that of initials ("M.Ö.") behind a table's line is none."""
    last = row.words[-1].text
    is_initials = len(row.cells) > SENTENCE and _INITIALS.fullmatch(last) is not None
    return len(row.words) > SENTENCE and last.endswith(".") and not is_initials


def is_value(text: str) -> bool:
    """True for a word that is a number, and not a year."""
    plain = fold(text).strip("()[]")
    return plain[:1].isdigit() and not plain[-1:].isalpha() and not (len(plain) == 4 and plain.isdigit())


def _is_of_range(texts: Sequence[str], place: int) -> bool:
    """ "Women: 3.5 - 12.5": limits alone on a line make no result."""
    beside = (*texts[max(place - 1, 0) : place], *texts[place + 1 : place + 2])
    return any(text in ("-", "–", "<", ">", "≤", "≥") for text in beside) or "-" in texts[place][1:]


def _analytes_of(row: Row, below: Sequence[Row], allowed: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    """Analytes whose labels begin a cell that has something beside it, or are the whole of a line above a value or a block with one."""
    near = [other for other in below if other.page == row.page]
    is_over_value = any(is_value(other.words[0].text.lstrip("<>≤≥")) for other in near[:1])
    if len(row.cells) == 1 and not is_over_value and any(is_value(word.text) for other in near for word in other.words):
        label = find_label(row.cells[0].words, lexicon, allowed, is_scanned=row.is_scanned)
        if label and label.analyte and label.length == len(row.cells[0].words):
            yield label.analyte
    for number, cell in enumerate(row.cells):
        if len(cell.words) == 1 and number + 1 == len(row.cells) and not is_over_value:
            continue
        label = find_label(cell.words, lexicon, allowed, is_scanned=row.is_scanned)
        if label and label.analyte and (label.length < len(cell.words) or number + 1 < len(row.cells) or is_over_value):
            yield label.analyte
