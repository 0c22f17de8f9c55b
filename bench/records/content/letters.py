"""What do letters say? Values in sentences, of days that the sentences name. And the laboratory reports that hold mostly other things."""

from dataclasses import replace
from datetime import date, timedelta

from bench.records.content.case import Case, chapter, uneven
from bench.records.content.decoys import LIKE_OURS, ORDINARY, decoy_row
from bench.records.content.hormones import FSH, LH, PITCH, TESTOSTERONE, TSH
from bench.records.content.measured import Quantity, Scale, measured_row
from bench.records.content.semen import VOLUME
from bench.records.matter import Chapter, Prose, Said, Table

MARKERS = (
    (Quantity("ldh", (Scale("U/L", 1, 0, "135", "225"),), "14804-9"), 131, 290),
    (Quantity("hba1c", (Scale("%", 1, 1, "4.0", "5.7"),), "4548-4"), 4.6, 8.3),
    (Quantity("afp", (Scale("ng/mL", 1, 2, None, "7.00"),), "1834-1"), 0.9, 6.4),
    (Quantity("beta_hcg", (Scale("mIU/mL", 1, 2, None, "2.00"),), "21198-7"), 0.2, 1.8),
    (TSH, 0.4, 5.3),
)
MARKERS_OF_VARIED_SETS = (
    (Quantity("ldh", (Scale("U/L", 1, 0, "135", "225"), Scale("µkat/L", 1 / 60, 2, "2.25", "3.75")), "14804-9"), 131, 290),
    (Quantity("hba1c", (Scale("mmol/mol", 1, 0, "20", "39"),), "4548-4"), 27, 67),
    *((Quantity("afp", (Scale("µg/L", 1, 1, None, "7.0"),), "1834-1"), 0.9, 6.4), *MARKERS[3:]),
)


def referral_letter(case: Case) -> Chapter:
    """Greeting, two paragraphs with values of two days, good wishes."""
    voice, chance = case.voice, case.chance
    blood, sample = case.day - timedelta(days=chance.randint(20, 60)), case.day - timedelta(days=chance.randint(61, 130))
    shown, said = {}, []
    for name, quantity, (low, high) in zip(("fsh", "lh", "testosterone"), (FSH, LH, TESTOSTERONE), PITCH[case.cause], strict=True):
        shown[name], one = _in_prose(case, quantity, chance.uniform(low, high), blood)
        said.append(one)
    volume, one = _in_prose(case, VOLUME, float(uneven(chance, 0.6, 4.9, 1)), sample)
    semen = voice.say("letter", "semen", day=voice.apart(voice.day(sample)), volume=volume)
    said += [one, Said("sperm_seen", semen, value="none", collected_on=sample)]
    paragraphs = [
        voice.say("letter", "greeting"),
        voice.say("letter", "history"),
        voice.say("letter", "hormones", day=voice.apart(voice.day(blood)), **shown),
        semen,
        voice.say("letter", "closing"),
    ]
    return chapter(case, "referral_letter", [Prose("\n".join(paragraphs), says=tuple(said))], specimen_is_dated=False)


def _in_prose(case: Case, quantity: Quantity, amount: float, on: date) -> tuple[str, Said]:
    row = measured_row(case, quantity, amount)
    said = replace(row.says[0], label=None, reference=None, collected_on=on)
    return case.voice.apart(f"{row.result} {row.unit}".strip()), said


def other_lab(case: Case) -> Chapter:
    """Ordinary blood and urine, with a few values of ours among them."""
    voice, chance = case.voice, case.chance
    rows = [decoy_row(case, decoy) for decoy in ORDINARY if chance.random() < 0.8]
    rows += [decoy_row(case, decoy) for decoy in LIKE_OURS if chance.random() < 0.4]
    markers = MARKERS_OF_VARIED_SETS if voice.is_varied else MARKERS
    rows += [measured_row(case, quantity, chance.uniform(low, high)) for quantity, low, high in markers if chance.random() < 0.6]
    return chapter(case, "other_lab", [Table(tuple(rows), voice.say("headings", "blood"))])
