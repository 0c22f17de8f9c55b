"""Which of the pieces beside a label is the value?

In: entries. Out: drafts: one for each value, those of earlier columns with their own day. A draft says what is printed and which doubts arose on
the way; what belongs to the value is found in `beside.py`, units are converted and doubts become reasons in `checks.py`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from intake.extraction.answers import read_answer
from intake.extraction.beside import (
    RANGES,
    Sexes,
    find_alike_unit,
    find_flag,
    find_misread_range,
    find_only_unit,
    find_range,
    find_unit,
    has_lost_day,
    is_bracketed_limit,
    is_usual_range,
    place_of,
    role_of,
    without_second_system,
    without_spoilt_limits,
)
from intake.extraction.context import Context
from intake.extraction.dates import read_day
from intake.extraction.drafts import Draft
from intake.extraction.earlier import without_times
from intake.extraction.entry import Entry, Placed, own_day
from intake.extraction.pieces import Piece, PieceKind
from intake.reading.words import Word
from intake.units import Unit
from intake.vocabulary import Analyte
from intake.vocabulary.folding import squeeze

__all__ = ["Draft", "read_entries"]

TOTAL, CONCENTRATION = "sperm_total", "sperm_concentration"
FAR = 2.0  # heights of a line, between a sign and its number
_FOOTNOTE = re.compile(r"\d\)")
LEAST_LETTERS = 6  # shorter labels are a letter or two from one another
RAISED = 0.7  # of the height of a label's last word: a number that is smaller, and ends higher, is the mark of a note
MOST_PROSE = 3  # words beside a value that nobody knows; more make a sentence, and a sentence is no result
_NUMERIC = (PieceKind.NUMBER, PieceKind.LIMIT)
_LIMITS = (PieceKind.RANGE, PieceKind.LIMIT)
_BESIDE = (*RANGES, "flag", "other", "unit", "previous")


def read_entries(entries: Iterable[Entry], context: Context) -> tuple[Draft, ...]:
    """The drafts of all entries."""
    drafts: list[Draft] = []
    for entry in entries:
        if entry.label.analyte is None:
            continue
        analyte = context.vocabulary.get_analyte(entry.label.analyte)
        entry = without_times(entry, analyte)
        in_words = analyte if analyte.answer != "number" else context.vocabulary.analytes.get(f"{analyte.id}_qualitative")
        numbers = _read_numbers(entry, analyte, context) if analyte.answer == "number" else []
        drafts.extend(numbers or (read_answer(entry, in_words, context) if in_words and not entry.label.is_faint else []))
    return _with_counts_per_volume(drafts, context)


def _with_counts_per_volume(drafts: Sequence[Draft], context: Context) -> tuple[Draft, ...]:
    """ "Total sperm count 45 million/mL" on a paper without a concentration: counted per volume it is one, and a person looks at the name."""
    concentration = context.vocabulary.get_analyte(CONCENTRATION)
    if any(draft.analyte == CONCENTRATION for draft in drafts):
        return tuple(drafts)

    def renamed(draft: Draft) -> Draft:
        spoilt = find_alike_unit(draft.unit_text, concentration) if draft.row.is_scanned and draft.unit_text and not draft.unit else None
        unit = spoilt or draft.unit
        if draft.analyte != TOTAL or unit is None or not concentration.accepts(unit):
            return draft
        doubts = draft.doubts | ({"label_doubtful", "unit_unknown"} if spoilt else {"label_doubtful"})
        return replace(draft, analyte=CONCENTRATION, unit=unit, unit_text=unit.code if spoilt else draft.unit_text, doubts=doubts)

    return tuple(map(renamed, drafts))


def _read_numbers(entry: Entry, analyte: Analyte, context: Context) -> list[Draft]:
    if _is_per_field(entry, context) or _count_strangers(entry, context) > MOST_PROSE or _goes_on(entry) or _is_left_undone(entry, context):
        return []
    chosen, doubts = _choose_value(entry, context)
    doubts |= {"label_doubtful"} if _is_of_another(entry, context) else set()
    doubts |= {"column_doubtful"} if chosen is not None and _is_far_off(chosen) else set()
    drafts: list[Draft] = []
    if chosen is not None:
        drafts.append(_draft(entry, chosen, own_day(entry, context), doubts, analyte, context))
    for placed in entry.placed:
        if placed.piece.kind in _NUMERIC and (on := _earlier_day(entry, placed, context)):
            # Where every column is titled with a day, the report's own day has one too.
            drafts.append(_draft(entry, placed.piece, None if on == context.collected_on else on, set(), analyte, context))
    return [borne for draft in drafts if (borne := _borne_out(draft, analyte))] if entry.label.is_faint else drafts


def _is_far_off(value: Piece) -> bool:
    """ "<      0.2": the sign may be a flag of its own."""
    sign, number = value.words[-2:][0].box, value.words[-1].box  # of "less than 0.1" the last two
    return value.kind is PieceKind.LIMIT and len(value.words) > 1 and number.left - sign.right > FAR * number.height


def _borne_out(draft: Draft, analyte: Analyte) -> Draft | None:
    """A value beside a badly misread label: sure where unit and range are the analyte's and the label is long, asked where one of them is."""
    has_unit = draft.unit is not None and analyte.accepts(draft.unit)
    has_range = is_usual_range(draft.range, draft.unit, analyte)
    if has_unit and has_range and len(squeeze(draft.label)) >= LEAST_LETTERS:
        return draft
    return replace(draft, doubts=draft.doubts | {"label_doubtful"}) if has_unit or has_range else None


def _earlier_day(entry: Entry, value: Placed, context: Context) -> date | None:
    """The day of a value in a column of earlier results: over the column, or behind the value itself."""
    column = value.column
    if column is None or column.role != "previous" or column.on:
        return column.on if column and column.role == "previous" else None
    behind = list(entry.placed[_index(entry, value) + 1 :])
    days = [placed.piece for placed in behind if placed.column is column and placed.piece.kind is PieceKind.DATE]
    return read_day([word.text for word in days[0].words], 0, context.lexicon, context.order)[0] if len(days) == 1 else None


def _index(entry: Entry, wanted: Placed) -> int:
    return next(place for place, placed in enumerate(entry.placed) if placed is wanted)


def _is_per_field(entry: Entry, context: Context) -> bool:
    """ "0-1 /HPF": cells per field of view are no concentration, and never zero."""
    words = [word.text for placed in entry.placed if placed.piece.kind is PieceKind.TEXT for word in placed.piece.words]
    found = [part for text in words for part in map(squeeze, text.split("/")) if context.lexicon.phrase("per_field").has(part)]
    return len(found) > 1 or any(len(part) > 1 for part in found)  # one letter alone is dirt, or an engine's star


def _is_left_undone(entry: Entry, context: Context) -> bool:
    """ "Not assessed (< 200 sperm)": what stands behind the answer says why, and is no result."""
    before = _before_first_number([placed.piece for placed in entry.placed if _is_result(placed)])
    texts = ([word.text for word in piece.words] for piece in before if piece.kind is PieceKind.TEXT)
    return any((found := context.lexicon.find("answers", some)) and found.name == "not_done" and len(squeeze("".join(some))) > 2 for some in texts)


def _is_of_another(entry: Entry, context: Context) -> bool:
    """ "LH | 35.2 IU/L | after GnRH", "FSH | 6.1 | wife", "LH | urine | 5.1": what makes another's or another test's value of the number."""
    texts = [(role_of(placed), placed.piece.words) for placed in entry.placed if placed.piece.kind is PieceKind.TEXT and placed.cell]
    tokens = [squeeze(word.text) for role, words in texts if not role or (len(words) == 1 and role in ("other", "unknown")) for word in words]
    relatives, others, men = (context.lexicon.phrase(name).has for name in ("relatives", "day_other", "male"))  # "men: 1.5-12.4"
    return any(context.lexicon.name_of("label_rest", one) == "doubtful" or relatives(one) or (others(one) and not men(one)) for one in tokens)


def _count_strangers(entry: Entry, context: Context) -> int:
    """Words beside the label that are neither number, unit, flag nor a known answer, outside the columns for remarks."""
    count = 0
    for placed in entry.placed:
        if placed.piece.kind is not PieceKind.TEXT or role_of(placed) in _BESIDE or _is_titled(placed, entry):
            continue
        if _is_title_of_limit(placed, entry):
            continue
        words = [word for word in placed.piece.words if squeeze(word.text)]
        if not context.lexicon.name_of("answers", placed.piece.text) and not _is_method(words, context):
            count += len(words)
    return count


def _is_titled(placed: Placed, entry: Entry) -> bool:
    """ "Collection method: masturbation, complete", or "Time produced / received" behind a value alone in its cell, answers another question."""
    if placed.column is not None or placed.cell == 0:
        return False
    if any(word.text.endswith(":") for word in placed.piece.words[:4]):
        return True
    values = [other.piece.kind for other in entry.placed if other.cell < placed.cell]
    is_alone = bool(values) and values[0] is PieceKind.NUMBER and {*values} <= {PieceKind.NUMBER, PieceKind.UNIT, PieceKind.FLAG}
    begins = any(cell.words[0] is placed.piece.words[0] for cell in entry.row.cells)
    behind = [other.piece.kind for other in entry.placed if other.cell > placed.cell]
    is_answered = bool(behind) and behind[0] not in _LIMITS  # what nothing answers is a remark: "LH | 35.2 | After stimulation with buserelin"
    return is_alone and begins and is_answered and placed.piece.words[0].text[:1].isupper()


def _is_title_of_limit(placed: Placed, entry: Entry) -> bool:
    """ "4.2 IU/L (men: 1.5-12.4, luteal phase: 1.7-7.7)": behind the value, words with a colon before a range."""
    place = _index(entry, placed)
    pieces = [other.piece for other in entry.placed]
    behind = pieces[place + 1].kind if place + 1 < len(pieces) else None
    is_behind_value = any(piece.kind in _NUMERIC for piece in pieces[:place])
    return is_behind_value and behind in (PieceKind.RANGE, PieceKind.LIMIT) and placed.piece.text.endswith(":")


def _is_method(words: Sequence[Word], context: Context) -> bool:
    """A method in brackets, or harmless words alone."""
    text = " ".join(word.text for word in words)
    return (text.startswith("(") and text.endswith(")")) or all(context.lexicon.name_of("label_rest", word.text) == "harmless" for word in words)


def _choose_value(entry: Entry, context: Context) -> tuple[Piece | None, set[str]]:
    """The value among the pieces, and why that choice may be wrong."""
    doubts = {"label_doubtful"} if entry.label.is_doubtful else set()
    if entry.has_column("result"):
        placed_under = [_unworded(placed) for placed in entry.placed if _is_result(placed)]
        numbers = [placed for placed in placed_under if placed.piece.kind in _NUMERIC and not _is_footnote(placed, entry)]
        if any(placed.column is None for placed in numbers) and not entry.label.words[-1].text.endswith(":"):
            doubts.add("label_doubtful")  # a number that belongs to the label, or a value that ran into it
        if entry.label.words[-1].text.endswith(":") and _is_qualified(entry):
            doubts.add("label_doubtful")
        if _is_decision_table(entry) or _is_sentence(entry, numbers):
            return None, doubts
        under = [placed.piece for placed in numbers if placed.column] or [placed.piece for placed in numbers] or _find_untitled_number(entry)
        has_rival = any(role_of(placed) == "rival" and placed.piece.kind in _NUMERIC for placed in entry.placed)
        if has_rival or not numbers or has_lost_day(entry) or len(without_second_system(_without_limits_behind(under), entry, context)) > 1:
            doubts.add("column_doubtful")
        return (under[0] if under else None), doubts
    return _choose_freely(entry, doubts, context)


def _is_footnote(placed: Placed, entry: Entry) -> bool:
    """ "Inhibin B 2)", or a small raised number, as for the laboratory that measured: the mark of a note behind a label."""
    mark, last = placed.piece.words[0], entry.label.words[-1].box
    is_raised = mark.box.height < RAISED * last.height and mark.box.bottom < last.bottom - (1 - RAISED) / 2 * last.height
    return not placed.cell and len(placed.piece.words) == 1 and (_FOOTNOTE.fullmatch(mark.text) is not None or (is_raised and mark.text.isdecimal()))


def _is_qualified(entry: Entry) -> bool:
    """ "Motility: actively motile | 15 %": words behind the label's colon and before the columns say more of what is measured."""
    first = entry.placed[0] if entry.placed else None
    return first is not None and first.column is None and first.piece.kind is PieceKind.TEXT and any(squeeze(word.text) for word in first.piece.words)


def _find_untitled_number(entry: Entry) -> list[Piece]:
    """The only number of a line whose column of results is empty, in a column without a title: a second table under the titles of the first."""
    if any(role_of(placed) == "result" for placed in entry.placed):
        return []
    found = [p.piece for p in entry.placed if role_of(p) == "other" and p.piece.kind is PieceKind.NUMBER and p.column and not p.column.title]
    return found if len(found) == 1 else []


def _without_limits_behind(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """ "7.8 (≥ 7.2)": behind a number, the laboratory's limit."""
    is_number_first = bool(pieces) and pieces[0].kind is PieceKind.NUMBER
    return [piece for piece in pieces if piece.kind is PieceKind.NUMBER] if is_number_first else pieces


def _unworded(placed: Placed) -> Placed:
    """ "less than 0.1" in the column of results is a result, and not a limit of the laboratory; "(less than 1)" is one."""
    piece = placed.piece
    is_worded = piece.kind is PieceKind.RANGE and piece.comparator is not None and placed.column is not None and piece.text[:1] not in "(["
    return replace(placed, piece=replace(piece, kind=PieceKind.LIMIT)) if is_worded else placed


def _is_decision_table(entry: Entry) -> bool:
    """ "4.0-5.6 | 5.7-6.4 | >= 6.5": limits of diagnoses, nobody's result."""
    kinds = [placed.piece.kind for placed in entry.placed if role_of(placed) not in RANGES]
    return PieceKind.NUMBER not in kinds and sum(kind in (PieceKind.LIMIT, PieceKind.RANGE) for kind in kinds) > 2


def _is_sentence(entry: Entry, numbers: Sequence[Placed]) -> bool:
    """Numbers in the label's own cell and nowhere else, with words: "Testosterone < 8 nmol/L suggests hypogonadism", "After 60 min | Complete"."""
    spoken = (placed for placed in entry.placed if placed.piece.kind is PieceKind.TEXT and squeeze(placed.piece.text))
    return any(placed.column is None or (numbers and _is_result(placed)) for placed in spoken) and all(placed.column is None for placed in numbers)


def _is_result(placed: Placed) -> bool:
    return role_of(placed) in (None, "result")


def _choose_freely(entry: Entry, doubts: set[str], context: Context) -> tuple[Piece | None, set[str]]:
    """Without a header: the first number; a limit only where another limit or range stands behind it."""
    pieces = [p.piece for p in entry.placed if role_of(p) not in (*RANGES, "previous", "other") and not is_bracketed_limit(entry, p, context.lexicon)]
    before = [piece for piece in _before_first_number(pieces) if piece.kind is PieceKind.TEXT and any(squeeze(word.text) for word in piece.words)]
    if not all(_is_title_of_result(piece, context) for piece in before):
        doubts.add("label_doubtful")
    numbers = without_spoilt_limits([piece for piece in pieces if piece.kind is PieceKind.NUMBER], entry, context)
    limits = [piece for piece in pieces if piece.kind is PieceKind.LIMIT]
    ranges = [piece for piece in pieces if piece.kind is PieceKind.RANGE]
    if numbers:
        is_behind_limit = bool(limits) and place_of(pieces, limits[0]) < place_of(pieces, numbers[0])
        if len(numbers) > 1 or len(ranges) + len(limits) > 2 or is_behind_limit or _opens_bracket(numbers[0], pieces) or entry.has_column("rival"):
            doubts.add("column_doubtful")
        return numbers[0], doubts
    texts = [piece for piece in pieces if piece.kind is PieceKind.TEXT]
    is_before_bracket = pieces[:1] == limits and bool(texts) and texts[0].text.startswith("(")  # "< 0.1 IU/L (normal"
    is_sentence = any(piece.text.endswith((";", ".", ",")) and len(piece.words) > 1 for piece in texts)
    if texts and not is_before_bracket and (is_sentence or len(limits) + len(ranges) == 1):
        return None, doubts  # "below 8 nmol/L suggests …"
    if not limits or (ranges and place_of(pieces, ranges[0]) < place_of(pieces, limits[0])):
        return None, doubts
    if len(limits) + len(ranges) == 1:
        doubts.add("column_doubtful")
    elif len(limits) + len(ranges) > 2:
        return None, doubts  # a table of decision limits, not a result
    return limits[0], doubts


def _is_title_of_result(piece: Piece, context: Context) -> bool:
    """ "Volume | Result: 0.8 | Unit: mL": the titles of a table on every line."""
    return piece.text.endswith(":") and context.lexicon.name_of("headers", piece.text) == "result"


def _opens_bracket(number: Piece, pieces: Sequence[Piece]) -> bool:
    """True for "(0.89" where nothing closes the bracket: half of a range may stand elsewhere."""
    behind = pieces[place_of(pieces, number) :]
    return number.words[0].text.startswith(("(", "[")) and not any(word.text.endswith((")", "]")) for piece in behind for word in piece.words)


def _goes_on(entry: Entry) -> bool:
    """ "Testosterone can vary 30 % daily. 1 ng/mL = 3.467 nmol/L": words before a number and behind it, to the end of a sentence."""
    pieces = [placed.piece for placed in entry.placed] if not entry.columns else []
    before = _before_first_number(pieces)
    behind = pieces[len(before) + 1 :]
    words = sum(len(piece.words) for piece in before if piece.kind is PieceKind.TEXT)
    is_end = not behind and bool(pieces) and pieces[-1].words[-1].text.endswith(".") and words >= MOST_PROSE  # "… is drawn before 10."
    return is_end or (words > 0 and any(piece.kind is PieceKind.TEXT and piece.text.endswith(".") for piece in behind))


def _before_first_number(pieces: Sequence[Piece]) -> list[Piece]:
    before: list[Piece] = []
    for piece in pieces:
        if piece.kind in _NUMERIC:
            break
        before.append(piece)
    return before


def _draft(entry: Entry, value: Piece, on: date | None, doubts: set[str], analyte: Analyte, context: Context) -> Draft:
    sexes = Sexes(context.lexicon.phrase("male"), context.lexicon.phrase("female"))
    unit, unit_text = find_unit(entry, value, analyte)
    limits = find_range(entry, value, sexes)
    is_known = unit is not None and analyte.accepts(unit)
    alike: Unit | None = None
    if entry.row.is_scanned and not is_known:
        alike = find_alike_unit(unit_text, analyte) if unit_text else find_only_unit(analyte)
    is_borne_out = is_usual_range(limits, alike, analyte)
    if alike and (unit is None or is_borne_out):
        # Misread or not read at all: borne out by the printed range, or somebody looks.
        unit, unit_text = alike, alike.code
        doubts = doubts if is_borne_out else doubts | {"unit_unknown"}
    return Draft(
        analyte=analyte.id,
        label=entry.label.text,
        row=entry.row,
        words=value.words,
        piece=value,
        unit=unit,
        unit_text=unit_text,
        range=limits,
        misread_range=find_misread_range(entry, value, context.lexicon),
        flag=None if on else find_flag(entry),
        on=on,
        is_tabled=bool(entry.columns),
        doubts=frozenset(doubts),
    )
