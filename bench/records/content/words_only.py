"""What do the papers say that answer in words? Serology, histology, operation notes."""

from bench.records.content.case import Case, chapter, rounded
from bench.records.matter import Chapter, Prose, Row, Said, Table

SEROLOGY = ("hiv", "hbsag", "anti_hbc", "anti_hcv", "syphilis")
PATTERNS = ("sertoli_cell_only", "maturation_arrest", "hypospermatogenesis", "normal_spermatogenesis")


def serology(case: Case) -> Chapter:
    """Every answer in a word; some laboratories print an index beside it, which is no answer."""
    voice, chance = case.voice, case.chance
    shows_index = chance.random() < 0.4
    rows = [_tested(case, analyte, shows_index=shows_index) for analyte in SEROLOGY if chance.random() < 0.9]
    table = Table(tuple(rows), voice.say("headings", "serology"), is_measured=chance.random() < 0.5)
    return chapter(case, "serology", [table, Prose(voice.say("remarks", "serology"))])


def _tested(case: Case, analyte: str, *, shows_index: bool) -> Row:
    voice, chance = case.voice, case.chance
    value = "nonreactive" if chance.random() < 0.85 else chance.choice(("reactive", "reactive", "indeterminate"))
    word, usual, label = voice.say("answers", value), voice.say("answers", "nonreactive"), voice.label(analyte)
    low, high = {"nonreactive": (0.05, 0.49), "reactive": (3.1, 48.7), "indeterminate": (0.9, 1.1)}[value]
    result = f"{word} ({voice.number(rounded(chance.uniform(low, high), 2))})" if shows_index else word
    said = Said(analyte, word, value=value, label=label, reference=usual)
    choices = tuple(voice.say("answers", one) for one in ("nonreactive", "reactive")) if voice.is_varied else ()
    return Row(label, result, reference=usual, outside="" if value == "nonreactive" else "high", says=(said,), choices=choices)


def histology(case: Case) -> Chapter:
    """Two biopsies and a diagnosis. The diagnosis is free text: it may be read, and need not be."""
    voice, pattern = case.voice, case.chance.choice(PATTERNS)
    words = voice.say("histology", pattern)
    macroscopy = voice.say("histology", "macroscopy")
    diagnosis = Prose(
        words, voice.say("headings", "conclusion"), (Said("histology_pattern", words, value=words, also_right=(pattern,), is_optional=True),)
    )
    return chapter(case, "histology", [Prose(macroscopy, voice.say("headings", "macroscopic")), diagnosis], specimen_is_dated=False)


def operation_note(case: Case) -> Chapter:
    """What was done and found; nothing that is read as a value."""
    voice = case.voice
    text = "\n".join(voice.say("operation", part) for part in ("procedure", "course", "finding"))
    return chapter(case, "operation_note", [Prose(text, voice.say("headings", "findings"))], specimen_is_dated=False)
