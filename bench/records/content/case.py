"""Whose paper is it, and of which days? An invented patient with a cause of his azoospermia, so that the numbers of one paper fit one another."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from bench.records.matter import Block, Chapter, Days, Detail
from bench.records.voice import Voice

CAUSES = ("testicular", "testicular", "obstruction", "pituitary", "klinefelter", "few sperm")
HOURS = {"collected": (7, 10), "received": (11, 13), "reported": (14, 18)}
FIRST_DAY, LAST_DAY = date(2023, 3, 1), date(2025, 11, 10)


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody who does not exist, and the day of his paper."""

    voice: Voice
    chance: Random
    cause: str
    man: str
    woman: str
    doctor: str
    birth_date: date
    day: date


def invent_case(voice: Voice, chance: Random) -> Case:
    """The day of birth is later than the twelfth: where the day stands before the month, the page shows it."""
    born = date(chance.randint(1975, 1997), chance.randint(1, 12), chance.randint(13, 28))
    day = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))
    people = ("man", "woman", "doctor")
    man, woman, doctor = (voice.say("people", who) for who in people)
    return Case(voice, chance, chance.choice(CAUSES), man, woman, doctor, born, day)


def rounded(number: float | Decimal, places: int) -> Decimal:
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def uneven(chance: Random, low: float, high: float, places: int) -> Decimal:
    """A number in the range that is not round where it need not be: a lost or a doubled digit shows."""
    for _ in range(20):
        number = rounded(chance.uniform(low, high), places)
        if str(number)[-1] != "0" or places == 0:
            return number
    return number


def chapter(case: Case, kind: str, blocks: list[Block], *, is_woman: bool = False, specimen_is_dated: bool = True) -> Chapter:
    """The blocks with a head: name, dates, numbers. Which days are printed differs from paper to paper."""
    voice, chance = case.voice, case.chance
    days = _days(case) if specimen_is_dated else Days(reported=case.day)
    accession = f"{chance.choice('ABGHKLMNPRST')}{chance.randint(10, 99)}-{chance.randint(100000, 999999)}"
    name = case.woman if is_woman else case.man
    details = [
        Detail("patient", voice.say("page", "patient"), name),
        Detail("birth_date", voice.say("page", "birth_date"), voice.day(case.birth_date)),
        Detail("sex", voice.say("page", "sex"), voice.say("page", "female" if is_woman else "male")),
        Detail("accession", voice.say("page", "accession"), accession),
        Detail("doctor", voice.say("page", "doctor"), case.doctor),
    ]
    for key, hours in HOURS.items():
        if day := getattr(days, key):
            clock = f" {chance.randint(*hours):02}:{chance.randint(0, 59):02}" if voice.digits == "latin" and chance.random() < 0.3 else ""
            details.append(Detail(key, voice.say("page", key), voice.day(day) + clock))
    return Chapter(
        kind=kind,
        title=voice.say("titles", kind),
        laboratory=voice.say("people", "laboratory"),
        accession=accession,
        details=tuple(details),
        days=days,
        blocks=tuple(blocks),
        address=voice.say("people", "address"),
        patient_name=name,
        birth_date=case.birth_date,
    )


def _days(case: Case) -> Days:
    chance = case.chance
    received = case.day if chance.random() < 0.35 else None
    reported = case.day + timedelta(days=chance.choice((0, 1, 1, 2, 5))) if chance.random() < 0.75 else None
    return Days(collected=case.day, received=received, reported=reported)
