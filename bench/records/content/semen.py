"""What does a semen analysis say? Volumes, counts and sentences that fit one another; the sentences about the pellet come in every polarity."""

from decimal import Decimal

from bench.records.content.case import Case, chapter, rounded, uneven
from bench.records.content.measured import Quantity, Scale, add_earlier, earlier_days, measured_row
from bench.records.matter import Chapter, Prose, Row, Said, Table


def _per_ml(analyte: str, low: str | None, high: str | None, places: int) -> Quantity:
    return Quantity(analyte, (Scale("10^6/mL", 1, places, low, high),))


def _share(analyte: str, low: str | None, high: str | None) -> Quantity:
    return Quantity(analyte, (Scale("%", 1, 0, low, high), Scale("%", 1, 0, low, high), Scale("%", 1, 1, low, high)))


def _one(analyte: str, unit: str, places: int, low: str | None, high: str | None, *rare: Scale) -> Quantity:
    return Quantity(analyte, (Scale(unit, 1, places, low, high),), rare=rare)


VOLUME = Quantity(
    "semen_volume",
    (Scale("mL", 1, 1, "1.4", None), Scale("mL", 1, 1, "1.5", None), Scale("cc", 1, 1, "1.5", "6.0"), Scale("mL", 1, 2, "1.40", None)),
    rare=(Scale("cm³", 1, 1, "1.5", None), Scale("mL", 1, 1, "2.0", None)),
)
PH = Quantity("semen_ph", (Scale("", 1, 1, "7.2", None), Scale("", 1, 1, "7.2", "8.0"), Scale("", 1, 2, "7.20", None)))
ABSTINENCE = _one("abstinence", "days", 0, "2", "7", Scale("days", 1, 0, "2", "7"), Scale("days", 1, 0, "3", "5"))
LIQUEFACTION = _one("liquefaction_time", "min", 0, None, "60")
CONCENTRATION = _per_ml("sperm_concentration", "16", None, 1)
TOTAL = Quantity("sperm_total", (Scale("10^6", 1, 1, "39", None),))
SHARES = {
    name: _share(name, low, high)
    for name, low, high in (
        ("motility_progressive", "30", None),
        ("motility_nonprogressive", None, None),
        ("sperm_immotile", None, None),
        ("motility_total", "42", None),
        ("sperm_vitality", "54", None),
        ("sperm_normal_forms", "4", None),
        ("mar_test", None, "50"),
        ("immunobead_test", None, "50"),
        ("dna_fragmentation", None, "25"),
    )
}
ROUND_CELLS, LEUKOCYTES = _per_ml("round_cells", None, "5.0", 1), _per_ml("semen_leukocytes", None, "1.0", 2)
# The rare scales are concentrations; their factors only bring the numbers into the usual span.
FRUCTOSE = _one("semen_fructose", "µmol/ejaculate", 1, "13", None, Scale("mg/dL", 8.3, 0, "120", "450"), Scale("mmol/L", 0.46, 1, "6.7", None))
ZINC = _one("semen_zinc", "µmol/ejaculate", 1, "2.4", None, Scale("mg/L", 25, 0, "70", "250"), Scale("mmol/L", 0.37, 2, "1.20", "3.80"))
GLUCOSIDASE = _one("alpha_glucosidase", "mU/ejaculate", 1, "20", None, Scale("mU/mL", 0.6, 1, "10.0", None), Scale("U/L", 0.6, 1, "10.0", None))
SHARE_OF_WHOLE_COUNTS = 0.12
STATES = {"obstruction": "none", "testicular": "none", "klinefelter": "none", "pituitary": "none"}


def semen_analysis(case: Case) -> Chapter:
    """Without sperm, with sperm in the pellet alone, with rare sperm, or with a count."""
    chance, voice = case.chance, case.voice
    state = STATES.get(case.cause) or chance.choice(("pellet_only", "rare", "present", "present"))
    volume = uneven(chance, 0.4, 1.3, 1) if case.cause == "obstruction" else uneven(chance, 1.4, 5.9, 1)
    tables = [Table(tuple(_seen_by_eye(case, volume)), heading=voice.say("headings", "macroscopic"))]
    tables.append(Table(tuple(_counts(case, state, volume) + _cells(case)), heading=voice.say("headings", "microscopic")))
    if chance.random() < 0.4:
        tables.append(Table(tuple(_chemistry(case)), heading=voice.say("headings", "biochemistry")))
    if voice.is_varied and voice.shows_previous:
        days = earlier_days(case)
        tables = [add_earlier(case, table, days) for table in tables]
    return chapter(case, "semen_analysis", [*tables, _remark(case, state)])


def _seen_by_eye(case: Case, volume: Decimal) -> list[Row]:
    chance = case.chance
    rows = [
        measured_row(case, ABSTINENCE, chance.randint(2, 7)),
        measured_row(case, VOLUME, float(volume)),
        measured_row(case, PH, 6.4 + chance.random() * 0.5 if case.cause == "obstruction" else 7.2 + chance.random()),
        measured_row(case, LIQUEFACTION, chance.choice((15, 20, 25, 30, 40, 45, 55))),
    ]
    rows += [_in_words(case, analyte) for analyte in ("semen_appearance", "semen_viscosity") if chance.random() < 0.6]
    return rows


def _in_words(case: Case, analyte: str) -> Row:
    label, answer = case.voice.label(analyte), case.voice.say("semen", analyte)
    return Row(label, answer, says=(Said(analyte, answer, value=answer, label=label, is_optional=True),))


def _counts(case: Case, state: str, volume: Decimal) -> list[Row]:
    chance = case.chance
    if state in ("none", "pellet_only"):
        return [measured_row(case, CONCENTRATION, 0), measured_row(case, TOTAL, 0)] if chance.random() < 0.8 else [_none_in_words(case)]
    if state == "rare":
        return [_per_field(case)]
    count = rounded(chance.uniform(0.3, 19.8), 1)
    progressive, local = chance.randint(3, 41), chance.randint(2, 19)
    shares = {
        "motility_progressive": progressive,
        "motility_nonprogressive": local,
        "sperm_immotile": 100 - progressive - local,
        "motility_total": progressive + local,
        "sperm_vitality": chance.randint(progressive + local, 89),
        "sperm_normal_forms": chance.randint(0, 5),
    }
    concentration = _whole_count(case, count) if chance.random() < SHARE_OF_WHOLE_COUNTS else measured_row(case, CONCENTRATION, float(count))
    rows = [concentration, measured_row(case, TOTAL, float(count * volume))]
    rows += [measured_row(case, SHARES[name], share) for name, share in shares.items()]
    return rows + [measured_row(case, SHARES["dna_fragmentation"], chance.uniform(9, 47)) for _ in range(chance.random() < 0.3)]


def _whole_count(case: Case, millions: Decimal) -> Row:
    """12 400 000 /mL, with the language's sign between thousands."""
    voice = case.voice
    number, unit, label = Decimal(int(millions * 1_000_000)), f"/{voice.unit('mL')}", voice.label("sperm_concentration")
    printed = voice.number(number, thousands="," if voice.mark == "." else case.chance.choice((".", " ")))
    said = Said("sperm_concentration", printed, number, unit="/mL", canonical=millions, label=label)
    return Row(label, printed, unit, outside="low" if millions < Decimal(16) else "", says=(said,))


def _none_in_words(case: Case) -> Row:
    """The count's cell holds no number but a word: no sperm seen."""
    label, word = case.voice.label("sperm_concentration"), case.voice.say("semen", "nil")
    zero = Said("sperm_concentration", word, Decimal(0), label=label, is_optional=True)
    return Row(label, word, says=(Said("sperm_seen", word, value="none", label=label, is_optional=True), zero))


def _per_field(case: Case) -> Row:
    """So many a field of view: rare sperm, and never a concentration."""
    label = case.voice.label("sperm_concentration")
    word = case.voice.say("semen", "per_field")
    return Row(label, word, says=(Said("sperm_seen", word, value="rare", label=label, is_optional=True),))


def _cells(case: Case) -> list[Row]:
    chance = case.chance
    rows = [measured_row(case, ROUND_CELLS, chance.uniform(0.2, 6.2)), measured_row(case, LEUKOCYTES, chance.uniform(0.05, 1.9))]
    rows += [measured_row(case, SHARES["mar_test"], chance.randint(1, 61)) for _ in range(chance.random() < 0.25)]
    rows = [row for row in rows if chance.random() < 0.8]
    return [*rows, *(_cells_per_field(case, row) for row in rows[-1:])] if case.voice.is_varied and chance.random() < 0.3 else rows


def _cells_per_field(case: Case, row: Row) -> Row:
    """The erythrocytes or other cells of a field of view: a number of nothing that is asked for."""
    low = case.chance.randint(0, 6)
    return Row(case.voice.say("semen", "other_cells"), f"{low}-{low + 2}", case.voice.say("semen", "each_field"), previous=("",) * len(row.previous))


def _chemistry(case: Case) -> list[Row]:
    chance, is_blocked = case.chance, case.cause == "obstruction"
    amounts = (
        (FRUCTOSE, 0.4 if is_blocked else 13.1, 2.1 if is_blocked else 46.3),
        (ZINC, 1.1, 9.7),
        (GLUCOSIDASE, 3.2 if is_blocked else 17.4, 12.7 if is_blocked else 71.9),
    )
    rows = [measured_row(case, quantity, chance.uniform(low, high)) for quantity, low, high in amounts]
    if chance.random() < 0.3:
        answer = "negative" if is_blocked else "positive"
        label, word = case.voice.label("semen_fructose_qualitative"), case.voice.say("answers", answer)
        rows[0] = Row(label, word, says=(Said("semen_fructose_qualitative", word, value=answer, label=label),))
    return rows


SENTENCES = {
    "none": (("no_sperm", None), ("pellet_none", "yes"), ("not_spun", "no"), ("pellet_none", "yes")),
    "pellet_only": (("pellet_found", "yes"),),
    "rare": (("rare", None),),
    "present": (("present", None),),
}


def _remark(case: Case, state: str) -> Prose:
    """The laboratory's sentence, and what it states about sperm and pellet."""
    key, pellet = case.chance.choice(SENTENCES[state])
    text = case.voice.say("semen", key)
    says = [Said("sperm_seen", text, value=state, is_optional=state == "present")]
    if pellet:
        says.append(Said("pellet_examined", text, value=pellet))
    return Prose(text, heading=case.voice.say("headings", "conclusion"), says=tuple(says))
