"""What does each rule in force say about this case?

In: guidelines, facts, the day. Out: verdicts of every item and flag, judged in an order in which each rule finds those it refers to. What a person
still has to check is neither satisfied nor missing: it is `unreadable`, and no flag is raised on it. What staff waived is closed for the route and
the list, but every flag is judged as if it were still open: a waiver hides nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from triage.rules.chart import Chart
from triage.rules.days import days_from, months_before
from triage.rules.facts import Facts
from triage.rules.finding import Finding
from triage.rules.rule import FlagRule, Guidelines, ItemRule, Rule
from triage.rules.scene import Scene
from triage.rules.truth import Truth
from triage.rules.verdicts import OPEN_STATUSES, FlagVerdict, ItemStatus, ItemVerdict, Priority, Route, Severity

_SENTENCES = {
    ItemStatus.SATISFIED: "Received and in order.",
    ItemStatus.PARTIAL: "Received, but something about it is missing.",
    ItemStatus.MISSING: "Not received yet.",
    ItemStatus.EXPIRED: "Received, but out of date: a newer one is needed.",
    ItemStatus.CONFLICTING: "Received, but two results contradict each other: a person must look.",
    ItemStatus.UNREADABLE: "Received, but a person must check it before it counts.",
    ItemStatus.NOT_APPLICABLE: "Not asked for on what is known so far.",
    ItemStatus.WAIVED: "Waived by staff.",
}


@dataclass(frozen=True)
class Judged:
    """All verdicts of one evaluation, before routing. `scene` has seen them all as the papers show them, `settled` with the waivers as well."""

    scene: Scene
    settled: Scene
    items: tuple[ItemVerdict, ...]
    flags: tuple[FlagVerdict, ...]
    routes: tuple[Route, ...]
    priorities: tuple[Priority, ...]


def judge_rules(guidelines: Guidelines, facts: Facts, on: date) -> Judged:
    """Every rule in force, in the order of loading; items and raised flags come out in the order of the files."""
    chart = Chart(facts, on, guidelines.policy, guidelines.settings, guidelines.patterns)
    findings: dict[str, Finding] = {}
    statuses: dict[str, ItemStatus] = {}
    scene = Scene(chart, flags=findings, items=statuses)  # sees what is judged, as it is judged
    items: dict[str, ItemVerdict] = {}
    item_rules = {rule.id: rule for rule in guidelines.items if rule.is_in_force(chart.on)}
    flag_rules = {rule.id: rule for rule in guidelines.flags if rule.is_in_force(chart.on)}
    for rule_id in guidelines.order:
        if item := item_rules.get(rule_id):
            verdict = judge_item(item, scene)
            statuses[rule_id] = verdict.status
            items[rule_id] = _waived(verdict, chart)
        elif flag := flag_rules.get(rule_id):
            findings[rule_id] = scene.ask(flag.when)
    fired = [flag for flag in flag_rules.values() if findings[flag.id].truth is Truth.YES]
    return Judged(
        scene,
        _settled(scene, items),
        tuple(items[rule_id] for rule_id in item_rules),
        tuple(FlagVerdict(flag.id, " ".join((flag.because, *_notes(flag, scene))), flag.cited, findings[flag.id].evidence) for flag in fired),
        tuple(flag.route for flag in fired if flag.route and (flag.route_when is None or _holds(scene.ask(flag.route_when)))),
        tuple(priority for flag in fired for priority in _priorities(flag, scene)),
    )


def _waived(verdict: ItemVerdict, chart: Chart) -> ItemVerdict:
    """An open item that staff waived by that day is waived; what is satisfied, or not asked for at all, needs no waiver."""
    waiver = chart.facts.waived.get(verdict.id)
    if waiver is None or waiver.on > chart.on or verdict.status not in OPEN_STATUSES:
        return verdict
    because = f"{_SENTENCES[ItemStatus.WAIVED]} ({waiver.reason}, {waiver.on.isoformat()}) {verdict.because}"
    return replace(verdict, status=ItemStatus.WAIVED, because=because, evidence=(f"waiver/{verdict.id}", *verdict.evidence))


def _settled(scene: Scene, items: Mapping[str, ItemVerdict]) -> Scene:
    statuses = {rule_id: verdict.status for rule_id, verdict in items.items()}
    return scene if statuses == scene.items else replace(scene, items=statuses, answers={})


def judge_item(rule: ItemRule, scene: Scene) -> ItemVerdict:
    """The item's status on the day, how much it matters in this case, and what it rests on."""
    status, finding = _status(rule, scene)
    notes = () if status is ItemStatus.NOT_APPLICABLE else _notes(rule, scene)
    return ItemVerdict(
        id=rule.id,
        title=rule.title,
        status=status,
        severity=_severity(rule, scene),
        because=" ".join(part for part in (_SENTENCES[status], f"({finding.note})" if finding.note else "", rule.because, *notes) if part),
        source=rule.cited,
        evidence=finding.evidence,
        ask_patient=rule.ask_patient,
    )


def _status(rule: ItemRule, scene: Scene) -> tuple[ItemStatus, Finding]:
    if scene.ask(rule.required).truth is not Truth.YES:
        return ItemStatus.NOT_APPLICABLE, Finding(Truth.NO)
    if rule.conflicting is not None and (conflict := scene.ask(rule.conflicting)).truth is Truth.YES:
        return ItemStatus.CONFLICTING, conflict
    since = find_start(rule, scene)
    current = scene.reaching_to(since)
    finding = current.ask(rule.satisfied)
    if finding.truth is not Truth.NO:
        return (ItemStatus.SATISFIED if finding.truth is Truth.YES else ItemStatus.UNREADABLE), finding
    if since is not None and (ever := scene.ask(rule.satisfied)).truth is Truth.YES:
        return ItemStatus.EXPIRED, ever
    return _rest(rule, scene, finding)


def _rest(rule: ItemRule, scene: Scene, finding: Finding) -> tuple[ItemStatus, Finding]:
    """Neither satisfied nor once satisfied: is there at least something?"""
    if rule.partial is not None and (part := scene.ask(rule.partial)).truth is not Truth.NO:
        status = ItemStatus.PARTIAL if part.truth is Truth.YES else ItemStatus.UNREADABLE
        return status, replace(part, note=finding.note)
    return ItemStatus.MISSING, finding


def find_start(rule: ItemRule, scene: Scene) -> date | None:
    """The first day from which evidence is recent enough; None where any age will do."""
    if rule.currency_days is not None:
        return days_from(scene.on, -int(scene.number(rule.currency_days)))
    fitting = (variation.currency_months for variation in rule.variations if variation.currency_months and _holds(scene.ask(variation.when)))
    limit = next(fitting, rule.currency_months)
    return None if limit is None else months_before(scene.on, int(scene.number(limit)))


def _severity(rule: ItemRule, scene: Scene) -> Severity:
    fitting = (variation.severity for variation in rule.variations if variation.severity and _holds(scene.ask(variation.when)))
    return next(fitting, rule.severity)


def _notes(rule: Rule, scene: Scene) -> tuple[str, ...]:
    return tuple(note.text for note in rule.notes if _holds(scene.ask(note.when)))


def _priorities(flag: FlagRule, scene: Scene) -> Iterator[Priority]:
    if flag.priority:
        yield flag.priority
    yield from (urgency.priority for urgency in flag.more_urgent if _holds(scene.ask(urgency.when)))


def _holds(finding: Finding) -> bool:
    return finding.truth is Truth.YES
