"""Were sperm seen at all? What the table's count and the sentences say, put side by side.

In: the drafts of a semen report and its entries. Out: the drafts with one `sperm_seen`. A count above zero means present, "0", "nil" or "absent"
means none; cells per field are never zero; a blank is nothing. Where count and words contradict each other both ask.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.extraction.context import Context
from intake.extraction.entries import Entry, Placed
from intake.extraction.pieces import PieceKind
from intake.extraction.tables import Draft
from intake.reading.words import Word
from intake.vocabulary.folding import squeeze

# A count of the native sample beside what was found in it or in the pellet.
COMPATIBLE = {("present", "rare"), ("none", "pellet_only")}
HEAVIEST = Decimal(2)  # "Density 1.035" without a unit of counts is how heavy the ejaculate is
COUNTS = ("sperm_concentration", "sperm_total")


def settle_sperm_seen(drafts: Sequence[Draft], entries: Sequence[Entry], context: Context) -> tuple[Draft, ...]:
    """The drafts, with `sperm_seen` from the count where no sentence says it, and with a doubt where the two disagree."""
    counts = [found for draft in drafts if (found := _from_count(draft, context))]
    counted = _agreed(counts) or _from_words(entries, context)
    said = next((draft for draft in drafts if draft.analyte == "sperm_seen"), None)
    if counted is None:
        return tuple(drafts)
    if said is None:
        return (*drafts, counted)
    if counted.value == said.value and not counted.doubts:
        return tuple(replace(draft, doubts=draft.doubts - {"ambiguous"}) if draft is said else draft for draft in drafts)
    if counted.value == said.value or (counted.value, said.value) in COMPATIBLE:
        return tuple(drafts)
    doubted = {"sperm_seen", *COUNTS}
    return tuple(replace(draft, doubts=draft.doubts | {"conflict"}) if draft.analyte in doubted else draft for draft in drafts)


def _agreed(counts: Sequence[Draft]) -> Draft | None:
    """The first count; one that another contradicts asks, as both of them do."""
    is_open = len({draft.value for draft in counts}) > 1
    return replace(counts[0], doubts=counts[0].doubts | ({"conflict"} if is_open else set())) if counts else None


def _from_count(draft: Draft, context: Context) -> Draft | None:
    if draft.analyte not in COUNTS or draft.piece is None or draft.piece.number is None or draft.on is not None:
        return None
    if draft.piece.comparator is not None:
        return None
    value = "present" if draft.piece.number > 0 else "none"
    may_be_weight = 0 < draft.piece.number < HEAVIEST and not (draft.unit and context.vocabulary.get_analyte(draft.analyte).accepts(draft.unit))
    return Draft("sperm_seen", draft.label, draft.row, draft.words, value=value, doubts=draft.doubts | ({"unit_unknown"} if may_be_weight else set()))


def _from_words(entries: Sequence[Entry], context: Context) -> Draft | None:
    """ "Sperm concentration: nil"; a few cells per field are rare sperm, a bare dash is a question."""
    for entry in entries:
        if entry.label.analyte not in COUNTS:
            continue
        beside = [p for p in entry.placed if p.column is None or p.column.role in ("result", "unit")]
        words = tuple(word for p in beside if p.piece.kind in (PieceKind.TEXT, PieceKind.FLAG) for word in p.piece.words)
        if not words:
            continue
        if value := _value_of(words, beside, context):
            return Draft("sperm_seen", entry.label.text, entry.row, words, value=value)
        if all(word.text in "-–—" for word in words):
            return Draft("sperm_seen", entry.label.text, entry.row, words, value="none", doubts=frozenset({"ambiguous"}))
    return None


def _value_of(words: Sequence[Word], beside: Sequence[Placed], context: Context) -> str | None:
    tokens = [squeeze(part) for word in words for part in word.text.split("/")]
    lexicon = context.lexicon
    if any(lexicon.phrase("per_field").has(token) for token in tokens):
        numbers = [p.piece for p in beside if p.piece.kind in (PieceKind.NUMBER, PieceKind.RANGE)]
        return "rare" if numbers and not all(piece.number == 0 for piece in numbers) else None
    if any(lexicon.phrase("rare").has(token) for token in tokens):
        return "rare"
    text = " ".join(word.text for word in words)
    answers = lexicon.tables.get("answers", {}).get(squeeze(text), ())
    return "none" if "absent" in answers or "negative" in answers or lexicon.phrase("azoospermia").has(squeeze(text)) else None
