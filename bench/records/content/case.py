"""Whose paper is it, and of which days? An invented patient with a cause of his azoospermia, so that the numbers of one paper fit one another."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from bench.records.matter import Block, Chapter, Days, Detail, Prose
from bench.records.voice import Voice

CAUSES = ("testicular", "testicular", "obstruction", "pituitary", "klinefelter", "few sperm")
HOURS = {"collected": (7, 10), "received": (11, 13), "reported": (14, 18)}
CLOCKS = {
    False: ("{hour:02}:{minute:02}", "{hour:02}:{minute:02}:07", "({hour:02}:{minute:02})"),
    True: ("{twelve}:{minute:02} {half}", "{twelve:02}:{minute:02}{half}", "{hour:02}:{minute:02}", "{hour:02}{minute:02}"),
}  # outside English, and in it
SHARE_OF_SEMEN_LABELS = 0.4
SHARE_OF_CLOCKS, SHARE_OF_CLOCKS_IN_VARIED_SETS = 0.3, 0.6
SHARE_OF_UNDECIDED_DAYS, SHARE_OF_SMALL_PRINT, SHARE_OF_NOTES = 0.06, 0.6, 0.6
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
    who = [
        _detail(voice, "patient", name),
        _detail(voice, "birth_date", voice.day(case.birth_date)),
        Detail("sex", voice.head("sex"), voice.say("page", "female" if is_woman else "male"), voice.english("sex")),
        _detail(voice, "accession", accession),
        _detail(voice, "doctor", case.doctor),
    ]
    when = [_day_of(case, key, kind, day) for key in HOURS if (day := getattr(days, key))]
    details = [*who, *_small_print(case, days), *when] if voice.is_varied else [*who, *when]
    return Chapter(
        kind=kind,
        title=voice.say("titles", kind),
        laboratory=voice.say("people", "laboratory"),
        accession=accession,
        details=tuple(details),
        days=days,
        blocks=(*blocks, *_note(voice, chance, kind)),
        address=voice.say("people", "address"),
        patient_name=name,
        birth_date=case.birth_date,
    )


def _detail(voice: Voice, key: str, text: str) -> Detail:
    return Detail(key, voice.head(key), text, voice.english(key))


def _day_of(case: Case, key: str, kind: str, day: date) -> Detail:
    """A line with a day; semen has its own words for the collection on some papers."""
    text, voice = _clocked(case, day, HOURS[key]), case.voice
    if (key, kind) == ("collected", "semen_analysis") and voice.is_varied and case.chance.random() < SHARE_OF_SEMEN_LABELS:
        return Detail(key, voice.head("collected_semen"), text, voice.english("collected_semen"))
    return _detail(voice, key, text)


def _clocked(case: Case, day: date, hours: tuple[int, int]) -> str:
    """The day, on some papers with the hour, on a few with seconds or in twelve hours."""
    voice, chance = case.voice, case.chance
    share = SHARE_OF_CLOCKS_IN_VARIED_SETS if voice.is_varied else SHARE_OF_CLOCKS
    if voice.digits != "latin" or chance.random() >= share:
        return voice.day(day)
    hour, minute = chance.randint(*hours), chance.randint(0, 59)
    form = chance.choice(CLOCKS[voice.language == "en"]) if voice.is_varied else "{hour:02}:{minute:02}"
    return voice.day(day) + " " + form.format(hour=hour, minute=minute, twelve=(hour + 11) % 12 + 1, half="AM" if hour < 12 else "PM")


def _days(case: Case) -> Days:
    chance = case.chance
    if case.voice.is_varied and chance.random() < SHARE_OF_UNDECIDED_DAYS:
        return Days(undecided=case.day)
    received = case.day if chance.random() < 0.35 else None
    reported = case.day + timedelta(days=chance.choice((0, 1, 1, 2, 5))) if chance.random() < 0.75 else None
    return Days(collected=case.day, received=received, reported=reported)


def _small_print(case: Case, days: Days) -> list[Detail]:
    """What else heads hold: the age, a number that looks like a day, days that are none of ours."""
    voice, chance = case.voice, case.chance
    last = days.reported or days.received or case.day
    age = (case.day - case.birth_date).days // 365
    offered = [
        _detail(voice, "age", voice.say("page", "age_in_years", age=str(age))),
        _detail(voice, "visit", f"{case.day:%Y%m%d}{chance.randint(100, 999)}"),
        _detail(voice, "ordered", voice.day(case.day - timedelta(days=chance.randint(1, 9)))),
        _detail(voice, "printed", _clocked(case, last + timedelta(days=chance.randint(0, 60)), (8, 18))),
    ]
    undecided = [_detail(voice, "date", voice.day(days.undecided))] if days.undecided else []
    return undecided + [one for one in offered if chance.random() < SHARE_OF_SMALL_PRINT]


def _note(voice: Voice, chance: Random, kind: str) -> list[Prose]:
    """A paragraph of interpretation, full of numbers that are nobody's."""
    if not voice.is_varied or not voice.has("notes", kind) or chance.random() >= SHARE_OF_NOTES:
        return []
    return [Prose(voice.say("notes", kind), voice.say("headings", "note"))]
