"""How does a condition read, and how did it come out?

In: conditions and a scene. Out: lines for people: the words of the rule file, indented, and with `trace` each one's truth and evidence. Used by
`assess --explain` and by `describe_rules`; decides nothing.
"""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal

from triage.rules.conditions import CONDITIONS, Condition
from triage.rules.conditions.logic import All, AnyOf, Certain, Defined, Not
from triage.rules.facts import Facts
from triage.rules.judging import find_start, judge_rules
from triage.rules.routing import choose_priority, choose_route, classify
from triage.rules.rule import FlagRule, Guidelines, ItemRule, Urgency
from triage.rules.scene import Scene
from triage.rules.truth import Truth

_HEADS = {kind: (word, first) for word, (kind, first) in CONDITIONS.items()}
_INDENT = "  "


def describe(condition: Condition) -> str:
    """One line: `measured fsh, above 8.2`; joined conditions in brackets."""
    match condition:
        case Defined():
            return f"«{condition.name}»"
        case All(()):
            return "always"
        case AnyOf(()):
            return "never"
        case All() | AnyOf():
            return f"{_HEADS[type(condition)][0]}({'; '.join(describe(part) for part in condition.of)})"
        case Not() | Certain():
            return f"{_HEADS[type(condition)][0]}({describe(condition.of)})"
        case _:
            return _words(condition)


def trace(condition: Condition, scene: Scene, depth: int = 0) -> Iterator[str]:
    """One line for each condition, parts below their whole: its words, its truth, its evidence."""
    finding = condition.judge(scene)
    shown = f" {list(finding.evidence)}" if finding.evidence else ""
    name = _HEADS[type(condition)][0] if isinstance(condition, All | AnyOf | Not | Certain) and condition.of else describe(condition)
    yield f"{_INDENT * depth}{finding.truth.name:6} {name}{shown}"
    if isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from trace(part, scene, depth + 1)
    elif isinstance(condition, Not | Certain | Defined):
        yield from trace(condition.of, scene, depth + 1)


def _words(condition: Condition) -> str:
    head, first = _HEADS[type(condition)]
    parts = [f"{head} {_shown(getattr(condition, first))}"]
    for entry in fields(condition):  # type: ignore[arg-type]  # every condition is a dataclass
        value = getattr(condition, entry.name)
        if entry.name != first and (entry.default is MISSING or value != entry.default):
            parts.append(f"{entry.name.replace('_', ' ')} {_shown(value)}")
    return ", ".join(parts)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " or ".join(map(str, value))
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _item_lines(item: ItemRule, scene: Scene) -> Iterator[str]:
    since = find_start(item, scene)
    for label in ("required", "satisfied", "partial", "conflicting"):
        if (condition := getattr(item, label)) is not None:
            reach = f" (evidence since {since})" if label == "satisfied" and since else ""
            yield f"{_INDENT}{label}{reach}:"
            yield from trace(condition, scene.reaching_to(since) if reach else scene, 2)
    yield from _variation_lines(item, scene)


def _variation_lines(rule: ItemRule | FlagRule, scene: Scene) -> Iterator[str]:
    """What makes the rule say more, weigh more, or press more."""
    yield from (f"{_INDENT}note: {note.text}" for note in rule.notes if scene.ask(note.when).truth is Truth.YES)
    changes = rule.variations if isinstance(rule, ItemRule) else rule.more_urgent
    for change in changes:
        word = change.priority if isinstance(change, Urgency) else change.severity or f"{change.currency_months} months"
        yield f"{_INDENT}{word} when:"
        yield from trace(change.when, scene, 2)


def explain(guidelines: Guidelines, facts: Facts, *, on: date) -> Iterator[str]:
    """Every rule in force with its outcome and, below it, each condition; then the route and the priority with what asked for them."""
    judged = judge_rules(guidelines, facts, on)
    statuses = {item.id: item for item in judged.items}
    for item in (rule for rule in guidelines.items if rule.is_in_force(on)):
        yield f"ITEM {item.id}: {statuses[item.id].status} ({statuses[item.id].severity}) [{item.cited}]"
        yield from _item_lines(item, judged.scene)
    for flag in (rule for rule in guidelines.flags if rule.is_in_force(on)):
        yield f"FLAG {flag.id}: {judged.scene.flags[flag.id].truth.name} [{flag.cited}]"
        yield from trace(flag.when, judged.scene, 1)
        if flag.route_when is not None:
            yield f"{_INDENT}{flag.route} only when:"
            yield from trace(flag.route_when, judged.scene, 2)
        yield from _variation_lines(flag, judged.scene)
    for step in guidelines.routing.classification:
        yield f"STEP {step.route}: {step.because}"
        yield from trace(step.when, judged.settled, 1)
    route = choose_route(guidelines.routing, judged.routes, judged.settled)
    yield f"ROUTE {route} (asked for: {', '.join(judged.routes) or 'none'}; base: {classify(guidelines.routing, judged.settled)})"
    priority = choose_priority(guidelines.routing, route, judged.priorities, judged.items)
    yield f"PRIORITY {priority} (asked for: {', '.join(judged.priorities) or 'none'})"
    yield f"GUIDELINES {guidelines.digest}"
