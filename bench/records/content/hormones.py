"""What does a hormone panel say? Blood of a man whose semen holds no sperm, or of his partner, in the units of one laboratory."""

from bench.records.content.case import Case, chapter
from bench.records.content.decoys import LIKE_OURS, decoy_row
from bench.records.content.measured import Quantity, Scale, earlier_days, measured_row
from bench.records.matter import Chapter, Prose, Row, Table

SHARE_OF_DECOYS = 0.3
IU, RARE_IU = ("mIU/mL", "IU/L", "mIU/mL", "U/L"), ("mU/mL", "UI/L", "IE/L")
PHASES = {
    "fsh": (("follicular", "3.5", "12.5"), ("midcycle", "4.7", "21.5"), ("luteal", "1.7", "7.7")),
    "lh": (("follicular", "2.4", "12.6"), ("midcycle", "14.0", "95.6"), ("luteal", "1.0", "11.4")),
    "pg/mL": (("follicular", "12.4", "233.0"), ("midcycle", "41.0", "398.0"), ("luteal", "22.3", "341.0")),
    "pmol/L": (("follicular", "45", "854"), ("midcycle", "151", "1461"), ("luteal", "82", "1251")),
    "ng/mL": (("follicular", "0.20", "1.50"), ("midcycle", "0.80", "3.00"), ("luteal", "1.83", "23.90")),
    "nmol/L": (("follicular", "0.6", "4.7"), ("midcycle", "2.4", "9.4"), ("luteal", "5.8", "75.9")),
}


def _by_age(young: tuple[str, str], old: tuple[str, str]) -> tuple[tuple[str, str, str], ...]:
    return ("age_to_49", *young), ("age_from_50", *old)


def _gonadotropin(analyte: str, low: str, high: str, code: str) -> Quantity:
    bands = (("men", low, high), *PHASES[analyte])
    scales, rare = ([Scale(unit, 1, places, low, high, bands) for unit in units for places in (1, 2)] for units in (IU, RARE_IU))
    return Quantity(analyte, tuple(scales), code, 0.1, tuple(rare))


FSH, LH = _gonadotropin("fsh", "1.5", "12.4", "15067-2"), _gonadotropin("lh", "1.7", "8.6", "10501-5")
TESTOSTERONE = Quantity(
    "testosterone_total",
    (
        Scale("nmol/L", 1, 1, "8.6", "29.0", _by_age(("8.6", "29.0"), ("6.7", "25.7"))),
        Scale("nmol/L", 1, 2, "8.64", "29.00", _by_age(("8.64", "29.00"), ("6.68", "25.70"))),
        Scale("ng/dL", 28.842, 0, "249", "836", _by_age(("249", "836"), ("193", "740"))),
        Scale("ng/dL", 28.842, 1, "249.0", "836.0"),
        Scale("ng/mL", 0.28842, 2, "2.49", "8.36", _by_age(("2.49", "8.36"), ("1.93", "7.40"))),
        Scale("µg/L", 0.28842, 2, "2.49", "8.36"),
    ),
    "14913-8",
    0.4,
    (Scale("pg/mL", 288.42, 0, "2490", "8360"), Scale("ng/L", 288.42, 0, "2490", "8360")),
)
PROLACTIN = Quantity(
    "prolactin",
    (
        Scale("ng/mL", 1 / 21.2, 1, "4.0", "15.2"),
        Scale("ng/mL", 1 / 21.2, 2, "4.04", "15.20"),
        Scale("mIU/L", 1, 0, "86", "324"),
        Scale("µIU/mL", 1, 1, "86.0", "324.0"),
    ),
    "2842-3",
    rare=(Scale("µg/L", 1 / 21.2, 1, "4.0", "15.2"), Scale("mU/L", 1, 0, "86", "324"), Scale("µU/mL", 1, 0, "86", "324")),
)
ESTRADIOL = Quantity(
    "estradiol",
    (Scale("pg/mL", 1 / 3.671, 1, "11.3", "43.2"), Scale("pmol/L", 1, 0, "41", "159"), Scale("ng/L", 1 / 3.671, 1, "11.0", "43.0")),
    "2243-4",
    18.4,
    (Scale("nmol/L", 0.001, 3, "0.041", "0.159"),),
)
SHBG = Quantity("shbg", (Scale("nmol/L", 1, 1, "18.3", "54.1"),), "13967-5")
TSH = Quantity(
    "tsh",
    (Scale("mIU/L", 1, 2, "0.27", "4.20"), Scale("µIU/mL", 1, 3, "0.270", "4.200"), Scale("µIU/mL", 1, 2, "0.27", "4.20")),
    "3016-3",
    rare=(Scale("mU/L", 1, 2, "0.27", "4.20"), Scale("µU/mL", 1, 3, "0.270", "4.200")),
)
FREE_T4 = Quantity(
    "free_t4",
    (Scale("ng/dL", 1 / 12.872, 2, "0.93", "1.70"), Scale("pmol/L", 1, 1, "12.0", "22.0")),
    "3024-7",
    rare=(Scale("pg/mL", 1 / 1.2872, 1, "9.3", "17.0"), Scale("ng/L", 1 / 1.2872, 1, "9.3", "17.0")),
)
INHIBIN_B = Quantity("inhibin_b", (Scale("pg/mL", 1, 1, "25.0", "325.0"), Scale("ng/L", 1, 0, "47", "308")), "34319-4", 10)
AMH = Quantity(
    "amh", (Scale("ng/mL", 1, 2, "0.73", "16.05"), Scale("pmol/L", 7.14, 1, "5.5", "103.0")), "38476-8", 0.03, (Scale("µg/L", 1, 2, "0.73", "16.05"),)
)
FREE_TESTOSTERONE = Quantity(
    "testosterone_free",
    (Scale("pg/mL", 1 / 3.4672, 1, "8.7", "25.1"), Scale("pmol/L", 1, 0, "198", "619")),
    "2991-8",
    rare=(Scale("ng/dL", 1 / 34.672, 2, "5.71", "17.85"), Scale("nmol/L", 0.001, 3, "0.198", "0.619")),
)
DHEA_S = Quantity(
    "dhea_s",
    (Scale("µg/dL", 36.85, 0, "160", "449"), Scale("µmol/L", 1, 2, "4.34", "12.20")),
    "2191-5",
    rare=(Scale("µg/mL", 0.36848, 2, "1.60", "4.49"), Scale("ng/mL", 368.48, 0, "1600", "4490")),
)
OHP17 = Quantity(
    "ohp17",
    (Scale("ng/mL", 1 / 3.026, 2, "0.50", "2.10"), Scale("nmol/L", 1, 1, "1.5", "6.4")),
    "1668-3",
    rare=(Scale("ng/dL", 33.047, 0, "50", "210"), Scale("µg/L", 1 / 3.026, 2, "0.50", "2.10")),
)

# fsh, lh, testosterone (canonical low and high) by cause
PITCH = {
    "testicular": ((14.2, 47.8), (7.1, 21.6), (5.1, 15.9)),
    "klinefelter": ((24.3, 66.7), (13.2, 31.4), (2.3, 9.7)),
    "obstruction": ((2.1, 6.9), (2.1, 6.3), (12.3, 24.8)),
    "pituitary": ((0.12, 0.89), (0.12, 0.78), (0.5, 3.4)),
    "few sperm": ((6.3, 18.9), (3.4, 9.7), (8.2, 19.4)),
}
OTHERS = (
    (PROLACTIN, 95, 420),
    (ESTRADIOL, 44, 190),
    (SHBG, 15.2, 62.3),
    (TSH, 0.31, 5.6),
    (FREE_T4, 11.3, 23.4),
    (INHIBIN_B, 11, 190),
    (FREE_TESTOSTERONE, 120, 640),
    (DHEA_S, 3.1, 13.2),
    (OHP17, 1.3, 6.1),
    (AMH, 0.9, 14.2),
)
# partner: canonical low and high, ranges of a woman's early cycle
WOMAN = (
    (Quantity("fsh", tuple(Scale(unit, 1, places, "3.5", "12.5", PHASES["fsh"]) for unit in IU for places in (1, 2)), "15067-2"), 4.1, 14.9),
    (Quantity("lh", tuple(Scale(unit, 1, places, "2.4", "12.6", PHASES["lh"]) for unit in IU for places in (1, 2)), "10501-5"), 2.6, 11.7),
    (
        Quantity(
            "estradiol",
            (Scale("pg/mL", 1 / 3.671, 1, "12.4", "233.0", PHASES["pg/mL"]), Scale("pmol/L", 1, 0, "45", "854", PHASES["pmol/L"])),
            "2243-4",
        ),
        81,
        390,
    ),
    (
        Quantity(
            "progesterone",
            (Scale("ng/mL", 1 / 3.18, 2, "1.83", "23.90", PHASES["ng/mL"]), Scale("nmol/L", 1, 1, "5.8", "75.9", PHASES["nmol/L"])),
            "2839-9",
        ),
        7.3,
        61,
    ),
    (Quantity("amh", (Scale("ng/mL", 1, 2, "0.89", "9.85"), Scale("pmol/L", 7.14, 1, "6.4", "70.3")), "38476-8"), 0.21, 6.3),
    (PROLACTIN, 110, 460),
    (TSH, 0.42, 5.1),
)


def hormone_panel(case: Case) -> Chapter:
    """Gonadotropins and testosterone first; four to eight others; earlier columns on some papers."""
    chance = case.chance
    days = earlier_days(case)
    axis = list(zip((FSH, LH, TESTOSTERONE), PITCH[case.cause], strict=True))
    others = chance.sample(OTHERS, chance.randint(2, 7))
    amounts = [(quantity, low, high) for quantity, (low, high) in axis] + others
    rows = [_row(case, quantity, low, high, days) for quantity, low, high in amounts]
    if chance.random() < 0.4:
        chance.shuffle(rows)
    rows += [decoy_row(case, decoy, earlier=len(days)) for decoy in LIKE_OURS if chance.random() < SHARE_OF_DECOYS]
    voice = case.voice
    dates = tuple(voice.day(day) for day in days)
    table = Table(tuple(rows), heading=voice.say("headings", "hormones"), previous_dates=dates, own_date=voice.day(case.day))
    return chapter(case, "hormone_panel", [table, Prose(case.voice.say("remarks", "hormones"))])


def female_fertility(case: Case) -> Chapter:
    """The partner's early-cycle blood."""
    rows = [_row(case, quantity, low, high, ()) for quantity, low, high in WOMAN if case.chance.random() < 0.85]
    table = Table(tuple(rows), heading=case.voice.say("headings", "hormones"))
    return chapter(case, "female_fertility", [table, Prose(case.voice.say("remarks", "partner"))], is_woman=True)


def _row(case: Case, quantity: Quantity, low: float, high: float, days: tuple) -> Row:
    chance = case.chance
    amount = chance.uniform(low, high)
    return measured_row(case, quantity, amount, previous=[(day, amount * chance.uniform(0.8, 1.25)) for day in days])
