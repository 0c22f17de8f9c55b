"""What do facts look like as JSON?

In: the object of the public contract of `assess --json`. Out: `Facts` and the day they are meant for, or a `JsonFactsError` with one sentence that
names the place. Numbers come in any unit the vocabulary knows for the analyte; a number that is implausible, or whose unit is unknown, or is missing
and not told by the printed range (`missing_units.py`), becomes an uncertain fact, never a guess. A key at the top that the contract does not know is
refused, for a misspelt one would hide all that stands below it; what `read_file --json` writes can be passed on as it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal, cast

from intake.units import parse_unit
from intake.vocabulary import Analyte, load_vocabulary
from triage.rules.building import unknown
from triage.rules.facts import Answer, Examination, Fact, Facts, PartnerFacts, PreviousRetrieval, ReportFacts, Waiver
from triage.rules.json_place import JsonFactsError, Place
from triage.rules.missing_units import find_unit
from triage.rules.vocabulary import CASE_ANALYTES, HISTORY_QUESTIONS, RETRIEVAL_KINDS, RETRIEVAL_NAMES, is_analyte, known_words

__all__ = ["JsonFactsError", "read_facts"]

KEYS = ("as_of", "reports", "history", "examination", "partner", "patient", "previous_retrievals", "waivers")
KEYS_OF_A_READING = ("file", "sha256", "status", "problem", "pages")
PARTNER_KINDS = ("female_fertility",)
DIAMETERS = 3
UNSTATED = "unknown"
"""A coded answer the paper does not give: the same as no reading, and not an uncertain one."""


def read_facts(data: object, *, as_of: date | None = None) -> tuple[Facts, date | None]:
    """The facts and their day. With `as_of` an earlier day is replayed: what is dated later was not there yet and is left out."""
    whole = Place(data)
    whole.allow((*KEYS, *KEYS_OF_A_READING))
    found = _known_by(as_of, _reports(whole.key("reports").items()))
    hers = tuple(report for report in found if report.kind in PARTNER_KINDS)
    facts = Facts(
        reports=tuple(report for report in found if report not in hers),
        history=_history(whole.key("history")),
        examination=_examination(whole.key("examination"), as_of),
        partner=_partner(whole.key("partner"), as_of, hers),
        previous_retrievals=tuple(each for each in map(_retrieval, whole.key("previous_retrievals").items()) if _is_known(as_of, each.on)),
        age=_age(whole.key("patient")),
        waived={waiver.item: waiver for waiver in map(_waiver, whole.key("waivers").items())},
    )
    return facts, as_of or whole.key("as_of").day()


def _known_by(as_of: date | None, reports: tuple[ReportFacts, ...]) -> tuple[ReportFacts, ...]:
    return tuple(report for report in reports if _is_known(as_of, report.collected_on))


def _is_known(as_of: date | None, day: date | None) -> bool:
    return as_of is None or day is None or day <= as_of


def _reports(places: list[Place]) -> tuple[ReportFacts, ...]:
    """One person is born on one day: where papers print two, a person looks whose they are."""
    reports = tuple(report for index, place in enumerate(places) for report in _by_day(place, index))
    if len(_birth_dates(places)) < 2:
        return reports
    doubted = next(report for report in reports if report.kind not in PARTNER_KINDS)
    doubt = Fact("identity", f"{doubted.id}/patient_birth_date", value="mismatch")
    return tuple(replace(report, facts=(*report.facts, doubt)) if report is doubted else report for report in reports)


def _birth_dates(places: list[Place]) -> set[date]:
    """Of the papers that are his and print one."""
    his = (place for place in places if place.key("kind").value not in PARTNER_KINDS)
    return {day for place in his if (day := place.key("patient_birth_date").day())}


def _by_day(place: Place, index: int) -> Iterator[ReportFacts]:
    """The report as printed; a column of earlier results, whose readings carry a day of their own, is a report of that day."""
    whole = _head(place, index)
    by_day: dict[date | None, list[Fact]] = {None: []}
    for reading in place.key("readings").items():
        fact = None if reading.key("value").value == UNSTATED else _fact(reading, whole.id)
        day = reading.key("collected_on").day()
        if fact:
            by_day.setdefault(None if day == whole.collected_on else day, []).append(fact)
    yield replace(whole, facts=tuple(by_day.pop(None)))
    for day, facts in by_day.items():
        earlier = tuple(replace(fact, evidence=f"{whole.id}/{day}/{fact.analyte}") for fact in facts)
        yield ReportFacts(f"{whole.id}/{day}", whole.kind, earlier, day, laboratory=whole.laboratory)


def _head(place: Place, index: int) -> ReportFacts:
    """The report without its readings."""
    kind = place.key("kind").word() or ""
    if kind not in known_words()["kind"]:
        raise JsonFactsError(f"{place.name}.kind: {unknown('kind', kind, known_words()['kind'])}")
    dates = ((place.key("collected_on").day(), "collection"), (place.key("received_on").day(), "receipt"), (place.key("reported_on").day(), "report"))
    day, basis = next(((day, basis) for day, basis in dates if day), (None, "collection"))
    return ReportFacts(
        id=place.key("id").word() or f"r{index + 1}",
        kind=kind,
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


def _examination(place: Place, as_of: date | None) -> Examination:
    if place.value is None or not _is_known(as_of, place.key("examined_on").day()):
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
        on=place.key("examined_on").day(),
        testis_diameters_left=_diameters(place.key("testis_diameters_left")),
        testis_diameters_right=_diameters(place.key("testis_diameters_right")),
    )


def _diameters(place: Place) -> tuple[Decimal, ...]:
    """Three lengths in cm, in any order; none where nothing was measured."""
    found = place.numbers()
    if found and (len(found) != DIAMETERS or min(found) <= 0):
        raise place.wrong("three lengths in cm")
    return found


def _vas(word: str | None) -> Literal["present", "absent"] | None:
    return cast(Literal["present", "absent"] | None, None if word == "unknown" else word)


def _partner(place: Place, as_of: date | None, among_his: tuple[ReportFacts, ...]) -> PartnerFacts:
    """Her readings carry their own dates; each stands for a report of its own. Reports of her kinds are hers wherever they stand."""
    if place.value is None:
        return PartnerFacts(reports=among_his)
    own = _reports(place.key("reports").items())
    loose = tuple(
        ReportFacts(f"partner{index + 1}", "female_fertility", (_fact(reading, f"partner{index + 1}"),), reading.key("collected_on").day())
        for index, reading in enumerate(place.key("readings").items())
    )
    return PartnerFacts(place.key("age").whole(), among_his + _known_by(as_of, own + loose))


def _age(patient: Place) -> int | None:
    return None if patient.value is None else patient.key("age").whole()


def _retrieval(place: Place) -> PreviousRetrieval:
    return PreviousRetrieval(
        kind=_retrieval_kind(place.key("kind")),
        on=place.key("date").day(),
        is_sperm_found=place.key("sperm_found").yes_or_no(),
        histology=place.key("histology").word(),
    )


def _retrieval_kind(place: Place) -> str:
    """ "micro-TESE" is micro_tese; a word that is none of them would silently be no retrieval of any kind. Empty: not known."""
    written = "_".join((place.word() or "").casefold().replace("-", " ").split())
    kind = RETRIEVAL_NAMES.get(written, written)
    if kind not in ("", UNSTATED, *RETRIEVAL_KINDS):
        raise JsonFactsError(f"{place.name}: {unknown('kind', kind, RETRIEVAL_KINDS)}")
    return "" if kind == UNSTATED else kind


def _waiver(place: Place) -> Waiver:
    item, on = place.key("item").word(), place.key("on").day()
    if not item:
        raise place.key("item").wrong("the id of an item")
    if on is None:
        raise place.key("on").wrong("a date such as 2026-11-22")
    return Waiver(item, on, place.key("reason").word() or "no reason given", place.key("statement").word())
