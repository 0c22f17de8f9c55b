"""How many different ejaculates were examined, and what was found in each?

In: reports, history answers, the day, the policy numbers. Out: one `Ejaculate` for each different sample, oldest first: the same paper sent
twice, or a second analysis of the same sample, counts once. A sample taken while something passing suppresses the count (fever, hormones,
chemotherapy) is kept, with the reason why it cannot confirm anything. Deliberately without thresholds of its own: they are policy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from triage.rules.days import days_from, months_before
from triage.rules.derived import sperm_concentration
from triage.rules.facts import Answer, Fact, ReportFacts
from triage.rules.finding import agreed, unique
from triage.rules.truth import Truth, any_of

Reason = Literal["fever", "androgens", "chemotherapy", "incomplete_collection"]

_UPPER_LIMITS = ("<", "<=", "≤", "~")
_SPERM_ANALYTES = ("sperm_seen", "sperm_concentration", "sperm_total")


@dataclass(frozen=True, slots=True)
class Ejaculate:
    """`day` is the day of collection, or the best date printed; None when none could be read.

    `has_sperm`: any of its papers says so. `is_azoospermic`: its papers agree that none was seen. `pellet_documented`: a paper says that the
    centrifuged pellet was searched. `pellet_denied`: a paper says it was not. `kept_out`: why it cannot confirm azoospermia, as far as known.
    `contradicts_itself`: its certain papers, or words and numbers of one paper, say different things about sperm.
    `concentration`: the highest certain one, 10*6/mL.
    """

    day: date | None
    has_sperm: Truth
    is_azoospermic: Truth
    pellet_documented: Truth
    pellet_denied: Truth
    contradicts_itself: bool
    kept_out: Mapping[Reason, Truth]
    concentration: Decimal | None
    evidence: tuple[str, ...]

    @property
    def counts(self) -> Truth:
        """Whether it counts towards a confirmed azoospermia."""
        return min(self.is_azoospermic, ~any_of(self.kept_out.values()))


def find_ejaculates(
    reports: Iterable[ReportFacts], history: Mapping[str, Answer], *, on: date, policy: Mapping[str, Decimal]
) -> tuple[Ejaculate, ...]:
    """The different ejaculates, undated ones first, then by day."""
    semen = sorted((report for report in reports if _is_about_sperm(report)), key=lambda report: (report.collected_on or date.min, report.id))
    groups: list[list[ReportFacts]] = []
    for report in semen:
        same = [group for group in groups if any(is_same_ejaculate(report, other) for other in group)]
        groups = [group for group in groups if group not in same] + [[report, *(member for group in same for member in group)]]
    found = (_read_ejaculate(group, history, on=on, policy=policy) for group in groups)
    return tuple(sorted(found, key=lambda ejaculate: (ejaculate.day or date.min, ejaculate.evidence)))


def is_same_ejaculate(one: ReportFacts, other: ReportFacts) -> bool:
    """Same laboratory number, or same day of collection, or the same volume and pH under dates of a different sort.

    The same day is enough: two analyses of one day never count as two independent samples.
    """
    if one.accession and one.accession == other.accession and _lab(one) == _lab(other):
        return True
    if one.collected_on is not None and one.collected_on == other.collected_on:
        return True
    sorts_differ = one.date_basis != other.date_basis or None in (one.collected_on, other.collected_on)
    return sorts_differ and all(_agree(one, other, name) for name in ("semen_volume", "semen_ph"))


def _agree(one: ReportFacts, other: ReportFacts, analyte: str) -> bool:
    number = _number(one, analyte)
    return number is not None and number == _number(other, analyte)


def _read_ejaculate(group: list[ReportFacts], history: Mapping[str, Answer], *, on: date, policy: Mapping[str, Decimal]) -> Ejaculate:
    sperm = [_has_sperm(report) for report in group]
    said = {_sperm_said_by(fact) for report in group for fact in report.facts if fact.analyte in _SPERM_ANALYTES}
    pellets = [fact.value if fact.is_certain else "?" for report in group for fact in report.facts if fact.analyte == "pellet_examined"]
    day = _day(group)
    concentrations = map(_concentration, group)
    return Ejaculate(
        day=day,
        has_sperm=any_of(sperm) if Truth.YES in sperm else agreed(sperm),
        is_azoospermic=~agreed(sperm),
        pellet_documented=_stated("yes", pellets),
        pellet_denied=_stated("no", pellets),
        contradicts_itself={Truth.YES, Truth.NO} <= said,
        kept_out=_reasons(day, history, on=on, policy=policy),
        concentration=max((number for number in concentrations if number is not None), default=None),
        evidence=unique(_evidence(report) for report in group),
    )


def _is_about_sperm(report: ReportFacts) -> bool:
    return report.kind == "semen_analysis" or any(fact.analyte in _SPERM_ANALYTES for fact in report.facts)


def _day(group: list[ReportFacts]) -> date | None:
    """The day of collection where one is printed; else the earliest of the other dates."""
    days = [(report.date_basis != "collection", report.collected_on) for report in group if report.collected_on]
    return min(days)[1] if days else None


def _has_sperm(report: ReportFacts) -> Truth:
    """What one paper says about sperm; words and numbers that contradict each other are UNSURE."""
    said = [_sperm_said_by(fact) for fact in report.facts if fact.analyte in _SPERM_ANALYTES]
    if Truth.UNSURE in said and Truth.YES not in said:
        return Truth.UNSURE  # an unread count beside "none seen" may contradict it
    return agreed(said)


def _sperm_said_by(fact: Fact) -> Truth:
    if not fact.is_certain:
        return Truth.UNSURE
    if fact.number is not None:
        return Truth.UNSURE if fact.comparator in _UPPER_LIMITS else Truth.of(fact.number > 0 or fact.comparator is not None)
    words = {"none": Truth.NO, "pellet_only": Truth.YES, "rare": Truth.YES, "present": Truth.YES}
    return words.get(fact.value or "", Truth.UNSURE)


def _stated(word: str, pellets: list[str | None]) -> Truth:
    """A paper that is silent about the pellet states nothing (NO); one that could not be read for certain is UNSURE."""
    if word in pellets:
        return Truth.UNSURE if {"yes", "no"} <= set(pellets) else Truth.YES
    return Truth.UNSURE if "?" in pellets and not {"yes", "no"} & set(pellets) else Truth.NO


def _reasons(day: date | None, history: Mapping[str, Answer], *, on: date, policy: Mapping[str, Decimal]) -> dict[Reason, Truth]:
    nothing = Answer()
    return {
        "fever": _after_fever(day, history.get("fever_last_3_months", nothing), on=on, policy=policy),
        "androgens": _after_androgens(day, history.get("testosterone_use", nothing), policy),
        "chemotherapy": any_of(_after_chemotherapy(day, history.get(key, nothing), policy) for key in ("chemotherapy", "radiotherapy")),
        "incomplete_collection": Truth.of(history.get("complete_collection", nothing).is_yes is False),
    }


def _after_fever(day: date | None, fever: Answer, *, on: date, policy: Mapping[str, Decimal]) -> Truth:
    if not fever.is_yes or (fever.highest_celsius is not None and fever.highest_celsius < policy["fever_celsius"]):
        return Truth.NO
    if day is None:
        return Truth.UNSURE
    reach, length = int(policy["fever_recovery_days"]), fever.days or 0
    last = fever.ended_on or (days_from(fever.started_on, length) if fever.started_on else None)
    if last is None:  # some day in the last three months: only samples of that time may be touched
        return Truth.UNSURE if day >= days_from(on, -reach) else Truth.NO
    return Truth.of((fever.started_on or days_from(last, -length)) <= day <= days_from(last, reach))


def _after_androgens(day: date | None, use: Answer, policy: Mapping[str, Decimal]) -> Truth:
    if not use.is_yes:
        return Truth.NO
    if day is None:
        return Truth.UNSURE
    washout = timedelta(days=int(policy["androgen_washout_days"]))
    ended = use.stopped_on or use.ended_on
    return Truth.of((use.started_on is None or use.started_on <= day) and (ended is None or day - ended < washout))


def _after_chemotherapy(day: date | None, treatment: Answer, policy: Mapping[str, Decimal]) -> Truth:
    if not treatment.is_yes:
        return Truth.NO
    ended = treatment.ended_on or treatment.stopped_on
    if day is None or (ended is None and treatment.started_on is None):
        return Truth.UNSURE
    is_after_start = treatment.started_on is None or treatment.started_on <= day
    return Truth.of(is_after_start and (ended is None or ended > months_before(day, int(policy["chemotherapy_recovery_months"]))))


def _lab(report: ReportFacts) -> str:
    return " ".join((report.laboratory or "").casefold().split())


def _number(report: ReportFacts, analyte: str) -> Decimal | None:
    """The one certain number of this analyte; None where the paper has none, or several that differ. "<15" is a limit and no number."""
    facts = [fact for fact in report.facts if fact.analyte == analyte and fact.is_certain and fact.comparator not in _UPPER_LIMITS]
    numbers = {fact.number for fact in facts if fact.number is not None}
    return numbers.pop() if len(numbers) == 1 else None


def _concentration(report: ReportFacts) -> Decimal | None:
    """As printed, or as the total number and the volume say."""
    printed, total, volume = (_number(report, name) for name in ("sperm_concentration", "sperm_total", "semen_volume"))
    if printed is None and total is not None and volume is not None:
        return sperm_concentration(total, volume)
    return printed


def _evidence(report: ReportFacts) -> str:
    return next((fact.evidence for name in _SPERM_ANALYTES for fact in report.facts if fact.analyte == name), report.id)
