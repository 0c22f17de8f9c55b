"""Which words beside a label are its coded answer?

In: an entry of an analyte that is answered in words. Out: a draft with a code of the contract, or with the text itself. Answers inside sentences
are read in `narrative.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intake.extraction.beside import role_of
from intake.extraction.context import Context
from intake.extraction.drafts import Draft
from intake.extraction.entry import Entry, own_day
from intake.extraction.pieces import PieceKind
from intake.extraction.rows import Row
from intake.reading.words import Word
from intake.vocabulary import Analyte
from intake.vocabulary.folding import squeeze

PELLET, NOT_DONE, EXPECTED = "pellet_examined", "not_done", "nonreactive"
VARICOCELE, HISTOLOGY, NONE = "varicocele", "histology_pattern", "none"
_LIMITS = (PieceKind.RANGE, PieceKind.LIMIT)
SIGNED = {"+ve": "positive", **dict.fromkeys(("-ve", "–ve", "−ve", "‐ve"), "negative")}
SHORTEST_FLAG = 3  # letters: "H" and "low" are whole answers
_GLUED_UNIT = re.compile(r"(?<=\d)(?=[^\W\d_]{2})")  # "2cm", whose blank an engine did not see
_INDEX = re.compile(r"[(\[]?\d[\d.,]*[)\]]?")
_ARABIC, _LATIN = re.compile("[\u0621-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"), re.compile("[A-Za-z]{2}")


def read_answer(entry: Entry, analyte: Analyte, context: Context) -> list[Draft]:
    """A word as the answer: a code of the contract, or the text itself."""
    entry = _in_one_script(entry, context)
    doubts = {"label_doubtful"} if entry.label.is_doubtful or _has_strange_rest(entry, analyte, context) else set()
    doubts |= {"column_doubtful"} if analyte.answer == "text" and _may_be_choices(entry) else set()
    coded = [*_answer_words(entry), *_answers_elsewhere(entry, analyte, context)]
    for answer in coded if analyte.answer != "text" else _whole_cell(entry) or _answer_words(entry):
        words = _without_expected(_without_title(without_second_script(answer), context))
        text = " ".join(word.text for word in words).strip(" :;,*")
        text = _GLUED_UNIT.sub(" ", text) if entry.row.is_scanned else text
        if analyte.answer == "text":
            is_none = _is_no_answer(words, analyte, context) or _is_title(words, context) or not any(map(str.isalnum, text))  # a dash says nothing
            value: str | None = None if is_none else text
            doubts |= {"ambiguous"} if text[-1:].isdecimal() or _is_unfinished(words, context) else set()  # "thread > 2": its unit is elsewhere
            value = _own_part(value, entry) if value else None
            doubts |= {"column_doubtful"} if value and _is_beside_stroke(value, entry.row, words) else set()
            value = NONE if analyte.id == VARICOCELE and value and _is_denied(text, context) else value
        else:
            value, rival = _codes_beside_bracket(words, analyte, context)
            doubts |= {"column_doubtful"} if rival not in (value, None) else set()
            is_index = value is None and words[0].text[:1].isdigit()  # "0.42 COI", and its meaning in the next cell
            doubts |= (set() if is_index else _answer_doubts(words, context)) | _doubts_of_rivals(coded, entry, analyte, context)
            doubts |= {"column_doubtful"} if _is_of_another_column(entry, words) else set()
            is_bracketed = value is not None and words[0].text.startswith(("(", "[")) and words[-1].text.endswith((")", "]"))
            doubts |= {"column_doubtful"} if is_bracketed and _has_word_before(words, entry) else set()
            doubts |= {"conflict"} if value == EXPECTED and _is_above_limit(entry) else set()
            is_denied = analyte.id == PELLET and value == "no" and not _begins_undone(words, context)
            if is_denied and (told := _doubts_of_findings(_to_end_of(entry.row, words), context)) is not None:
                value, doubts = "yes", doubts | told
        if value and (NOT_DONE in analyte.codes or not _is_not_done(text, context)) and len(words) <= 8:
            return [Draft(analyte.id, entry.label.text, entry.row, words, value=value, on=own_day(entry, context), doubts=frozenset(doubts))]
    return []


def _begins_undone(words: Sequence[Word], context: Context) -> bool:
    """ "Not done, no sperm seen": whatever was seen, it was not there."""
    found = context.lexicon.find("answers", [word.text for word in words])
    return found is not None and _is_not_done(" ".join(word.text for word in words[: found.length]), context)


def _is_above_limit(entry: Entry) -> bool:
    """ "6.72 | < 1.0 | negative": the index says otherwise than the answer."""
    numbers = [placed.piece.number for placed in entry.placed if placed.piece.kind is PieceKind.NUMBER and role_of(placed) in (None, "result")]
    limits = [placed.piece.high for placed in entry.placed if placed.piece.kind in _LIMITS and placed.piece.low is None]
    return len(numbers) == len(limits) == 1 and numbers[0] is not None and limits[0] is not None and numbers[0] > limits[0]


def _own_part(text: str, entry: Entry) -> str | None:
    """ "Colour / Viscosity | Grey / Normal": the first of as many answers as labels; None where they are not as many."""
    is_ended = entry.label.words[-1].text.endswith(":")  # what follows is the answer
    behind = () if is_ended else tuple(placed.piece.text for placed in entry.placed if placed.column is None and not placed.cell)
    label = " ".join([entry.label.text, *behind])
    parts = [part.strip() for part in text.split("/")]
    if len(parts) == 1 or label.count(" /") == 0:
        return text
    return parts[0] if len(parts) == label.count(" /") + 1 else None


def _doubts_of_rivals(answers: Sequence[Sequence[Word]], entry: Entry, analyte: Analyte, context: Context) -> set[str]:
    """ "Anti-HBc   negative   positive": without titles nobody says which of two answers is the expected one. One in brackets is, and one that
    is negative behind another; but under titles that would have its own, and on a scan both may be choices whose ticks are lost."""
    if any(_offers_choices(words, analyte, context) for words in answers):
        return {"column_doubtful"}
    told = (_code_of(words, analyte, context) for words in answers if words and not words[0].text.startswith(("(", "[")))
    codes = [code for code in told if code]
    expected = set() if entry.row.is_scanned or entry.has_column("result") else {EXPECTED}
    return {"column_doubtful"} if set(codes[1:]) - {*codes[:1], *expected} else set()


def _has_word_before(answer: Sequence[Word], entry: Entry) -> bool:
    """ "Weak signal | (negative)": what is known of the two may be the expected one."""
    texts = (placed.piece for placed in entry.placed if placed.piece.kind in (PieceKind.TEXT, PieceKind.FLAG) and placed.cell)
    first = next((piece.words for piece in texts if any(map(str.isalpha, piece.text))), ())
    return bool(first) and not any(word is one for word in first for one in answer)


def _is_beside_stroke(value: str, row: Row, words: Sequence[Word]) -> bool:
    """ "Normal / increased": a form's choices, perhaps; of two labels and two answers each has its own."""
    behind = next((other.text for word, other in pairwise(row.words) if word is words[-1]), "")
    return " / " in value or (behind == "/" and len(words) == 1)


def _offers_choices(words: Sequence[Word], analyte: Analyte, context: Context) -> bool:
    """ "Negative / Positive": a form's choices, of which none was struck out."""
    parts = " ".join(spoken(word.text) for word in words).split("/")
    names = [{*context.lexicon.tables.get("answers", {}).get(squeeze(part), ())} & analyte.codes.keys() for part in parts]
    return len({analyte.codes[name] for several in names for name in several}) > 1 and all(names)


def _may_be_choices(entry: Entry) -> bool:
    """ "Colour   grey   yellow   red" on a scan without titles: choices whose ticks are lost; one in brackets, or a "normal", is the expected one."""
    free = [placed for placed in entry.placed if placed.cell and not (placed.column and placed.column.title)]
    words = [placed for placed in free if placed.piece.kind in (PieceKind.TEXT, PieceKind.FLAG) and len(squeeze(placed.piece.text)) >= SHORTEST_FLAG]
    behind = [placed.piece for placed in words if placed.cell > words[0].cell]
    return entry.row.is_scanned and any(piece.flag != "N" and not piece.text.startswith("(") for piece in behind)


def _is_of_another_column(entry: Entry, words: Sequence[Word]) -> bool:
    """ "Anti-HCV | - | Positive" under "Result | Patient's wife": nothing stands in the column of results."""
    roles = {role_of(placed) for placed in entry.placed if any(word is one for word in placed.piece.words for one in words)}
    return entry.has_column("result") and not roles.isdisjoint(("rival", "other")) and not any(role_of(one) == "result" for one in entry.placed)


def without_second_script(words: Sequence[Word]) -> tuple[Word, ...]:
    """ "اللون Whitish grey": on papers in two scripts the Arabic name of the test stands between its English label and an English answer."""
    arabic = [bool(_ARABIC.search(word.text)) for word in words]
    is_mixed = any(arabic) and any(_LATIN.search(word.text) for word in words)
    return tuple(word for word, is_arabic in zip(words, arabic, strict=True) if not (is_mixed and is_arabic))


def _without_title(words: tuple[Word, ...], context: Context) -> tuple[Word, ...]:
    """ "Opaque grey" of "Observed value: Opaque grey": the title of a column on every line."""
    title = context.lexicon.find("headers", [word.text for word in words])
    is_title = title is not None and title.length < len(words) and words[title.length - 1].text.endswith(":")
    return words[title.length :] if title and is_title else words


def _in_one_script(entry: Entry, context: Context) -> Entry:
    """The entry without cells that are only such a name; a known answer is none, whatever the letters of the limits behind it."""
    beside = [placed for placed in entry.placed if role_of(placed) in (None, "result") and not _names_limits(placed.piece.words, context)]
    words = [word for placed in beside for word in placed.piece.words]
    answers = {id(word) for word in words if context.lexicon.name_of("answers", word.text.strip("():,;"))}
    kept = answers | set(map(id, without_second_script(words)))
    return replace(entry, placed=tuple(placed for placed in entry.placed if placed not in beside or any(id(w) in kept for w in placed.piece.words)))


def _names_limits(words: Sequence[Word], context: Context) -> bool:
    """ "Normal: non reactive"."""
    title = context.lexicon.find("headers", [word.text for word in words])
    return title is not None and title.name == "range" and title.length < len(words)


def _is_unfinished(words: Sequence[Word], context: Context) -> bool:
    """ "Thread longer than", and the rest stands on the next line."""
    return words[-1].text.endswith((",", "،", "-")) or context.lexicon.phrase("unfinished").has(squeeze(words[-1].text))


def _is_denied(text: str, context: Context) -> bool:
    return not {"absent", "negative", "no"}.isdisjoint(context.lexicon.tables.get("answers", {}).get(squeeze(text), ()))


def _is_no_answer(words: Sequence[Word], analyte: Analyte, context: Context) -> bool:
    """ "Varicocele in the history", "Histological findings of the biopsy": a sentence and a heading that begin with a label."""
    if analyte.id == HISTOLOGY:
        return words[0].text in context.lexicon.bags.habits.fillers
    return analyte.id == VARICOCELE and any(context.lexicon.phrase("not_a_finding").has(squeeze(word.text)) for word in words)


def _is_title(words: Sequence[Word], context: Context) -> bool:
    """What stands beside the label is the title of units, or the label of the next value: "Colour  Odour  typical"."""
    texts = [word.text for word in words]
    found = context.lexicon.find("labels", texts)
    is_label = found is not None and found.length == len(texts) and context.lexicon.name_of("answers", " ".join(texts)) is None
    day = context.lexicon.find("dates", texts)  # "Macroscopy   Collected on: 10.04.2023" is a heading
    if day is not None and day.length == len(texts):
        return True
    kind = context.lexicon.find("kinds", texts)  # "Histological conclusion: testicular biopsy" is the paper's title
    if kind is not None and kind.length == len(texts):
        return True
    return is_label or context.lexicon.name_of("headers", " ".join(texts)) == "unit"


def _has_strange_rest(entry: Entry, analyte: Analyte, context: Context) -> bool:
    """ "Hepatitis C: viral load" in front of a column of results: words behind the label that no label of this analyte has."""
    rest = [placed.piece for placed in entry.placed if placed.column is None and placed.cell == 0] if entry.has_column("result") else []
    name = analyte.id.removesuffix("_qualitative")
    words = [word.text for piece in rest for word in without_second_script(piece.words)]
    harmless = (context.lexicon.name_of("label_rest", word) == "harmless" or context.lexicon.bags.speaks_of(word, name) for word in words)
    return analyte.answer == "code" and not all(harmless)


def _to_end_of(row: Row, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words and what stands behind them on their row: "In the pellet no | sperm seen", where a line is set wide."""
    place = next((number for number, word in enumerate(row.words) if word is words[0]), len(row.words))
    return row.words[place:] or tuple(words)


def _doubts_of_findings(words: Sequence[Word], context: Context) -> set[str] | None:
    """ "Pellet: no sperm seen" answers what was found there: somebody looked. "None seen" may do so. None where neither is said."""
    if any(context.lexicon.phrase(name).has(squeeze(word.text)) for name in ("sperm", "azoospermia") for word in words):
        return set()
    return {"ambiguous"} if any(context.lexicon.phrase("seen").has(squeeze(word.text)) for word in words) else None


def _answer_doubts(words: Sequence[Word], context: Context) -> set[str]:
    """Words beside a coded answer that are no part of it: "IgM negative" may answer another question."""
    tables = context.lexicon.tables
    known = {*tables.get("answers", {}), *tables.get("label_rest", {})}
    joined = "".join(squeeze(spoken(word.text)) for word in words)
    strangers = [t for word in words if (t := squeeze(spoken(word.text))) and not t.isdecimal() and t not in known and not word.text.startswith("(")]
    return set() if joined in known or all(any(t in spelling for spelling in known) for t in strangers) else {"label_doubtful"}


def _answer_words(entry: Entry) -> list[tuple[Word, ...]]:
    """The words of the first cell in the result column; without a header, each run of words beside the label."""
    if entry.has_column("result"):
        in_column = [placed for placed in entry.placed if placed.column and placed.column.role == "result"]
        under = in_column or [placed for placed in entry.placed if placed.column is None]
        # "+   Nachgewiesen": a mark in a cell of its own is the flag where words follow.
        first = next((placed.cell for placed in under if squeeze(placed.piece.text)), under[0].cell if under else 0)
        beside = entry.placed if first else under  # "0.43 (Negative)" under "Result": what the number means reaches out of the column
        words = [word for placed in beside if placed.cell == first for word in placed.piece.words]
        return [tuple(dict.fromkeys(words))] if words else []
    runs: list[tuple[Word, ...]] = []
    for placed in entry.placed:
        if placed.column is None and placed.piece.kind in (PieceKind.TEXT, PieceKind.FLAG, PieceKind.NUMBER):
            if runs and placed.piece.text.startswith("["):
                break  # "Indeterminate (1.09) [Non-reactive]": what is expected
            runs.append(placed.piece.words)
    return runs


def _answers_elsewhere(entry: Entry, analyte: Analyte, context: Context) -> list[tuple[Word, ...]]:
    """ "0.31 | S/CO | Non reactive": an index in the column of results, and a cell of its own that says what it means."""
    cells: dict[int, list[Word]] = {}
    of_limits = {placed.cell for placed in entry.placed if placed.piece.kind in _LIMITS and role_of(placed) != "result"}  # "< 1.0 negative"
    for placed in entry.placed if entry.has_column("result") else ():
        if placed.cell in of_limits:
            continue
        is_run_in = placed.column is None and not placed.cell  # the answer stands too close behind its label
        if is_run_in or (placed.cell and role_of(placed) in ("result", "rival", "flag", "other", "unit")):
            cells.setdefault(placed.cell, []).extend(word for word in placed.piece.words if not _INDEX.fullmatch(word.text))
    runs = [tuple(dict.fromkeys(words)) for words in cells.values()]
    tables = context.lexicon.tables.get("answers", {})
    return [run for run in runs if any(name in analyte.codes for name in tables.get("".join(squeeze(word.text) for word in run), ()))]


def _whole_cell(entry: Entry) -> list[tuple[Word, ...]]:
    """All words of the first cell beside a label without a table: "thread longer than 2 cm" is one answer. None where it says no word."""
    free = [placed for placed in entry.placed if placed.column is None] if not entry.has_column("result") else []
    first = [placed.piece for placed in free if placed.cell == free[0].cell]
    # "افزایش یافته": the first word alone is a flag, and half of what is said.
    has_words = bool(first) and PieceKind.TEXT in (
        first[0].kind,
        *(one.kind for one in first[1:2] if len(squeeze(first[0].text)) > SHORTEST_FLAG),
    )
    return [tuple(dict.fromkeys(word for piece in first for word in piece.words))] if has_words else []


def spoken(text: str) -> str:
    """ "positive" for "+ve", whose sign would be no letter."""
    return SIGNED.get(text.strip("().,;:").casefold(), text)


def _code_of(words: Sequence[Word], analyte: Analyte, context: Context) -> str | None:
    """The code of an answer: the whole text, or the longest known answer it begins or ends with."""
    texts = [spoken(word.text) for word in words]
    tables = context.lexicon.tables.get("answers", {})
    runs = [texts[start:end] for start in range(len(texts)) for end in range(len(texts), start, -1)]
    runs.sort(key=len, reverse=True)
    for run in runs:
        for answer in tables.get("".join(squeeze(text) for text in run), ()):
            if answer in analyte.codes:
                return analyte.codes[answer]
    return None


def _codes_beside_bracket(words: Sequence[Word], analyte: Analyte, context: Context) -> tuple[str | None, str | None]:
    """The code of an answer, and that of a bracket behind it: "Reactive (Non-reactive)". Alone, or behind what is not known, a bracket answers."""
    start = _find_bracket(words)
    before, behind = _code_of(words[:start], analyte, context), _code_of(words[start:], analyte, context)
    return (before, behind) if before and behind else (_code_of(words, analyte, context), None)


def _without_expected(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """ "Reactive (Reference: Non-reactive)": a bracket with a title in it says what is expected, or how it was measured."""
    start = _find_bracket(words)
    end = next((place for place in range(start, len(words)) if words[place].text.endswith((")", "]"))), len(words)) + 1
    return (*words[:start], *words[end:]) if any(word.text.endswith(":") for word in words[start:end]) else words


def _find_bracket(words: Sequence[Word]) -> int:
    """Where a bracket opens behind other words; their end where none does."""
    return next((place for place, word in enumerate(words) if place and word.text.startswith(("(", "["))), len(words))


def _is_not_done(text: str, context: Context) -> bool:
    return NOT_DONE in context.lexicon.tables.get("answers", {}).get(squeeze(text), ())
