"""What do ultrasound reports say? Two testes with three diameters and a volume each, in prose or in a table; and glands that are none of ours."""

from decimal import Decimal

from bench.records.content.case import Case, chapter, rounded
from bench.records.matter import Block, Chapter, Prose, Row, Said, Table

LENGTHS = {"testicular": (24, 38), "klinefelter": (15, 24), "pituitary": (17, 28)}
USUAL_LENGTHS = (37, 49)
ELLIPSOID = Decimal("0.52")
SIDES = ("right", "left")


def scrotal_ultrasound(case: Case) -> Chapter:
    """Prose in most clinics, a table in some; a sentence about masses in most."""
    voice, chance = case.voice, case.chance
    unit, shows_volume = chance.choice(("mm", "mm", "cm")), chance.random() < 0.8
    measured = {side: _measure(case, side, unit, shows_volume=shows_volume) for side in SIDES}
    block: Block = _in_table(case, measured) if chance.random() < 0.35 else _in_prose(case, measured, shows_volume=shows_volume)
    sentences, says = [], []
    if chance.random() < 0.75:
        has_mass = chance.random() < 0.12
        text = voice.say("imaging", "mass" if has_mass else "no_mass")
        sentences.append(text)
        says.append(Said("testis_mass", text, value="present" if has_mass else "absent"))
    for key in ("epididymis", "varicocele", "flow"):
        if chance.random() < 0.7:
            text = voice.say("imaging", key)
            sentences.append(text)
            says += [Said(key, text, value=text, also_right=("none",), is_optional=True)] if key == "varicocele" else []
    return chapter(case, "scrotal_ultrasound", [block, Prose("\n".join(sentences), says=tuple(says))], specimen_is_dated=False)


def _measure(case: Case, side: str, unit: str, *, shows_volume: bool) -> tuple[str, str, tuple[Said, ...]]:
    """The diameters and the volume as printed, and what they say."""
    voice, chance = case.voice, case.chance
    length = Decimal(chance.randint(*LENGTHS.get(case.cause, USUAL_LENGTHS)))
    diameters = [length, Decimal(round(float(length) * chance.uniform(0.5, 0.62))), Decimal(round(float(length) * chance.uniform(0.62, 0.75)))]
    volume = rounded(diameters[0] * diameters[1] * diameters[2] * ELLIPSOID / 1000, 1)
    shown = [one if unit == "mm" else (one / 10).quantize(Decimal("0.1")) for one in diameters]
    printed = voice.unit(unit)
    text = " x ".join(voice.number(one) for one in shown) + f" {printed}"
    says = [Said(f"testis_length_{side}", voice.number(shown[0]), shown[0], unit=unit, is_optional=shows_volume)]
    if shows_volume:
        says.append(Said(f"testis_volume_{side}", voice.number(volume), volume, unit="mL"))
    return voice.apart(text), voice.apart(f"{voice.number(volume)} {voice.unit('mL')}"), tuple(says)


def _in_prose(case: Case, measured: dict[str, tuple[str, str, tuple[Said, ...]]], *, shows_volume: bool) -> Prose:
    voice = case.voice
    pattern = "with_volume" if shows_volume else "without_volume"
    lines = [
        voice.say("imaging", pattern, side=voice.say("imaging", side), diameters=text, volume=volume) for side, (text, volume, _) in measured.items()
    ]
    return Prose("\n".join(lines), voice.say("headings", "findings"), tuple(said for _, _, says in measured.values() for said in says))


def _in_table(case: Case, measured: dict[str, tuple[str, str, tuple[Said, ...]]]) -> Table:
    voice = case.voice
    rows = []
    for side, (text, volume, says) in measured.items():
        rows.append(Row(voice.say("imaging", f"{side}_size"), text, says=says[:1]))
        if len(says) > 1:
            rows.append(Row(voice.say("imaging", f"{side}_volume"), volume, says=says[1:]))
    return Table(tuple(rows), voice.say("headings", "findings"), is_measured=False)


def transrectal_ultrasound(case: Case) -> Chapter:
    """Prostate and vesicles: volumes and widths that must not be taken for a testis."""
    voice, chance = case.voice, case.chance
    volume, width = (
        f"{voice.number(rounded(chance.uniform(*bounds), 1))} {voice.unit(unit)}" for bounds, unit in (((14.1, 38.9), "mL"), ((6.1, 17.9), "mm"))
    )
    text = "\n".join((voice.say("imaging", "prostate", volume=voice.apart(volume)), voice.say("imaging", "vesicles", width=voice.apart(width))))
    return chapter(case, "transrectal_ultrasound", [Prose(text, voice.say("headings", "findings"))], specimen_is_dated=False)
