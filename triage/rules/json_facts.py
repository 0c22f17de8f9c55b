"""What do facts look like as JSON?

In: the object of the public contract of `assess --json`. Out: `Facts` and the day they are meant for, or a `JsonFactsError` with one sentence that
names the place. Numbers come in any unit the vocabulary knows for the analyte; a number that is implausible, or whose unit is unknown, or is missing
and not told by the printed range (`missing_units.py`), becomes an uncertain fact, never a guess. Extra keys are ignored, so that a reading's JSON can
be passed on as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Literal, TypeVar, cast

from intake.units import parse_unit
from intake.vocabulary import Analyte, load_vocabulary
from triage.rules.building import unknown
from triage.rules.facts import Answer, Examination, Fact, Facts, PartnerFacts, PreviousRetrieval, ReportFacts, Waiver
from triage.rules.missing_units import find_unit
from triage.rules.vocabulary import CASE_ANALYTES, HISTORY_QUESTIONS, is_analyte, known_words

T = TypeVar("T")
UNSTATED = "unknown"
"""A coded answer the paper does not give: the same as no reading, and not an uncertain one."""


class JsonFactsError(ValueError):
    """The JSON does not follow the contract. The message is one sentence and names the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value with the way to it, for messages ("reports[1].readings[0].number")."""

    value: Any
    name: str = ""

    def table(self) -> Mapping[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return self.value

    def key(self, name: str) -> "Place":
        return Place(self.table().get(name), f"{self.name}.{name}".lstrip("."))

    def items(self) -> list["Place"]:
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [Place(value, f"{self.name}[{index}]") for index, value in enumerate(self.value)]

    def wrong(self, wanted: str) -> JsonFactsError:
        return JsonFactsError(f"{self.name or 'the JSON'} must be {wanted}.")

    def word(self) -> str | None:
        if self.value is not None and not isinstance(self.value, str):
            raise self.wrong("a text")
        return self.value

    def one_of(self, *words: str) -> str | None:
        if self.value is not None and self.value not in words:
            raise self.wrong(" or ".join(words))
        return cast(str | None, self.value)

    def number(self) -> Decimal | None:
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | Decimal):
            raise self.wrong("a number")
        number = Decimal(str(self.value))
        if not number.is_finite():
            raise self.wrong("a finite number")
        return number

    def whole(self) -> int | None:
        number = self.number()
        if number is not None and number != int(number):
            raise self.wrong("a whole number")
        return None if number is None else int(number)

    def yes_or_no(self) -> bool | None:
        if isinstance(self.value, bool):
            return self.value
        word = self.one_of("yes", "no", "unknown")
        return {"yes": True, "no": False}.get(word or "")

    def day(self) -> date | None:
        return self._moment(date.fromisoformat, "a date such as 2026-11-22")

    def hour(self) -> time | None:
        return self._moment(time.fromisoformat, "a time such as 08:30")

    def _moment(self, read: Callable[[str], T], wanted: str) -> T | None:
        try:
            return None if self.value is None else read(self.value)
        except (TypeError, ValueError) as problem:
            raise self.wrong(wanted) from problem


def read_facts(data: object, *, as_of: date | None = None) -> tuple[Facts, date | None]:
    """The facts and their day. With `as_of` an earlier day is replayed: reports that are dated later were not there yet and are left out."""
    whole = Place(data)
    whole.table()
    facts = Facts(
        reports=_known_by(as_of, tuple(_report(place, index) for index, place in enumerate(whole.key("reports").items()))),
        history=_history(whole.key("history")),
        examination=_examination(whole.key("examination")),
        partner=_partner(whole.key("partner"), as_of),
        previous_retrievals=tuple(map(_retrieval, whole.key("previous_retrievals").items())),
        age=_age(whole.key("patient")),
        waived={waiver.item: waiver for waiver in map(_waiver, whole.key("waivers").items())},
    )
    return facts, as_of or whole.key("as_of").day()


def _known_by(as_of: date | None, reports: tuple[ReportFacts, ...]) -> tuple[ReportFacts, ...]:
    return tuple(report for report in reports if as_of is None or report.collected_on is None or report.collected_on <= as_of)


def _report(place: Place, index: int) -> ReportFacts:
    kind = place.key("kind").word() or ""
    if kind not in known_words()["kind"]:
        raise JsonFactsError(f"{place.name}.kind: {unknown('kind', kind, known_words()['kind'])}")
    report_id = place.key("id").word() or f"r{index + 1}"
    dates = ((place.key("collected_on").day(), "collection"), (place.key("received_on").day(), "receipt"), (place.key("reported_on").day(), "report"))
    day, basis = next(((day, basis) for day, basis in dates if day), (None, "collection"))
    return ReportFacts(
        id=report_id,
        kind=kind,
        facts=tuple(_fact(reading, report_id) for reading in place.key("readings").items() if reading.key("value").value != UNSTATED),
        collected_on=day,
        collected_at=place.key("collected_at").hour(),
        date_basis=cast(Literal["collection", "receipt", "report"], place.key("date_basis").one_of("collection", "receipt", "report") or basis),
        laboratory=place.key("laboratory").word(),
        accession=place.key("accession").word(),
    )


def _fact(place: Place, report_id: str) -> Fact:
    name = place.key("analyte").word() or ""
    if not is_analyte(name):
        raise JsonFactsError(f"{place.name}.analyte: {unknown('analyte', name, known_words()['analyte'])}")
    needs_check = _asks(place.key("needs_check"))
    evidence = f"{report_id}/{name}"
    if name in CASE_ANALYTES:
        return Fact(name, evidence, value=place.key("value").word(), is_certain=not needs_check)
    analyte = load_vocabulary().get_analyte(name)
    if analyte.answer != "number":
        value = place.key("value").word()
        return Fact(name, evidence, value=value, is_certain=not needs_check and bool(value) and (not analyte.values or value in analyte.values))
    return _measured(place, name, analyte, evidence, needs_check=needs_check)


def _asks(place: Place) -> bool:
    """Left out or no: the value is certain. A word this cannot be understood as is refused, never taken for certain."""
    return place.value is not None and place.yes_or_no() is not False


def _measured(place: Place, name: str, analyte: Analyte, evidence: str, *, needs_check: bool) -> Fact:
    unit_text = place.key("unit").word()
    low, high = place.key("reference_low").number(), place.key("reference_high").number()
    printed = place.key("number").number()
    unit = parse_unit(unit_text) if unit_text else None if printed is None else find_unit(analyte, printed, low, high)

    def converted(number: Decimal | None) -> Decimal | None:
        if number is None or (analyte.unit is not None and unit is None):
            return None
        return analyte.in_canonical(number, unit if analyte.unit is not None else None)

    number = converted(printed)
    is_plausible = number is not None and (analyte.hard is None or analyte.hard.holds(number))
    comparator = place.key("comparator").word()
    return Fact(name, evidence, number, None, comparator, converted(low), converted(high), is_certain=is_plausible and not needs_check)


def _history(place: Place) -> dict[str, Answer]:
    answers = {} if place.value is None else place.table()
    for question in answers:
        if question not in HISTORY_QUESTIONS:
            raise JsonFactsError(f"history: {unknown('question', question, HISTORY_QUESTIONS)}")
    return {question: _answer(place.key(question)) for question in answers}


def _answer(place: Place) -> Answer:
    if not isinstance(place.value, dict):
        return Answer(place.yes_or_no())
    return Answer(
        is_yes=place.key("answer").yes_or_no(),
        started_on=place.key("started_on").day(),
        stopped_on=place.key("stopped_on").day(),
        ended_on=place.key("ended_on").day(),
        highest_celsius=place.key("highest_celsius").number(),
        days=place.key("days").whole(),
    )


def _examination(place: Place) -> Examination:
    if place.value is None:
        return Examination()
    formula = place.key("volume_formula").value
    side = ("present", "absent", "unknown")
    return Examination(
        vas_left=_vas(place.key("vas_left").one_of(*side)),
        vas_right=_vas(place.key("vas_right").one_of(*side)),
        testis_volume_left=place.key("testis_volume_left").number(),
        testis_volume_right=place.key("testis_volume_right").number(),
        volume_formula=None if formula in (None, "unknown") else str(formula),
        has_mass=place.key("mass").yes_or_no(),
    )


def _vas(word: str | None) -> Literal["present", "absent"] | None:
    return cast(Literal["present", "absent"] | None, None if word == "unknown" else word)


def _partner(place: Place, as_of: date | None) -> PartnerFacts:
    """Her readings carry their own dates; each stands for a report of its own."""
    if place.value is None:
        return PartnerFacts()
    own = tuple(_report(report, index) for index, report in enumerate(place.key("reports").items()))
    loose = tuple(
        ReportFacts(f"partner{index + 1}", "female_fertility", (_fact(reading, f"partner{index + 1}"),), reading.key("collected_on").day())
        for index, reading in enumerate(place.key("readings").items())
    )
    return PartnerFacts(place.key("age").whole(), _known_by(as_of, own + loose))


def _age(patient: Place) -> int | None:
    return None if patient.value is None else patient.key("age").whole()


def _retrieval(place: Place) -> PreviousRetrieval:
    return PreviousRetrieval(
        kind=place.key("kind").word() or "",
        on=place.key("date").day(),
        is_sperm_found=place.key("sperm_found").yes_or_no(),
        histology=place.key("histology").word(),
    )


def _waiver(place: Place) -> Waiver:
    item, on = place.key("item").word(), place.key("on").day()
    if not item:
        raise place.key("item").wrong("the id of an item")
    if on is None:
        raise place.key("on").wrong("a date such as 2026-11-22")
    return Waiver(item, on, place.key("reason").word() or "no reason given", place.key("statement").word())
