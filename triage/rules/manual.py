"""How do all the rules read on paper?

In: guidelines. Out: one Markdown text (docs/rules.md): policy numbers, definitions, items, flags, routing. Decides nothing.
"""

from collections.abc import Iterator

from triage.rules.conditions.logic import All, AnyOf, Certain, Defined, Not
from triage.rules.describing import describe
from triage.rules.rule import FlagRule, Guidelines, ItemRule, Rule, Source

_HEAD = """# Rules

Written by `manage.py describe_rules`; do not edit. The rules stand in `triage/guidelines/*.toml`.

Every rule is ours in wording. A source marked *not checked* has not yet been compared with the text of that edition by a person. Flags, routes and
priorities are for staff only. An item's text for patients is quoted below it; items without such a text are never shown to patients.

A result is out of date when it was collected earlier than the same day of the month so many calendar months before the day of assessment. What a
person still has to check is `unreadable`: neither satisfied nor missing, and no flag is raised on it.
"""


def describe_guidelines(guidelines: Guidelines) -> str:
    """The whole manual. Names in « » are the definitions."""
    parts = (_questions, _policy, _definitions, _items, _flags, _patterns, _routing)
    return "\n".join([_HEAD, *(line for part in parts for line in part(guidelines))]) + "\n"


def _questions(guidelines: Guidelines) -> Iterator[str]:
    yield "## To be decided by the medical lead\n\nUntil then the rules stand as said; each default is written where the last column says.\n"
    yield "| Question | Default | Written in |\n|---|---|---|"
    for question in guidelines.questions:
        yield f"| {question.asks} | {question.default} | {', '.join(f'`{name}`' for name in question.carried_by)} |"


def _policy(guidelines: Guidelines) -> Iterator[str]:
    yield "\n## What a clinic may choose\n\n| Name | Value | Why | Policy | Open |\n|---|---|---|---|---|"
    asked = {name for question in guidelines.questions for name in question.carried_by}
    for value in guidelines.policy_values:
        chosen_by, is_open = "clinic" if value.is_policy else "guideline", "yes" if value.id in asked else ""
        yield f"| `{value.id}` | {value.value} {value.unit} | {value.because} | {chosen_by} | {is_open} |"


def _definitions(guidelines: Guidelines) -> Iterator[str]:
    yield "\n## Definitions\n"
    found: dict[str, str] = {}
    rules: tuple[ItemRule | FlagRule, ...] = (*guidelines.items, *guidelines.flags)
    for rule in rules:
        for condition in _conditions(rule):
            found.update(_defined(condition))
    for name in sorted(found):
        yield f"* «{name}»: {found[name]}"


def _items(guidelines: Guidelines) -> Iterator[str]:
    yield "\n## Items of the work-up"
    for item in guidelines.items:
        yield f"\n### {item.id}: {item.title}\n\n{item.because}\n"
        yield f"* severity: {item.severity}" + "".join(f"; {v.severity} when {describe(v.when)}" for v in item.variations if v.severity)
        yield f"* required: {describe(item.required)}"
        yield f"* satisfied: {describe(item.satisfied)}"
        if item.partial is not None:
            yield f"* partial: {describe(item.partial)}"
        if item.conflicting is not None:
            yield f"* conflicting: {describe(item.conflicting)}"
        yield f"* out of date after: {item.currency_months or item.currency_days or 'never'}" + _other_currencies(item)
        yield from _notes(item)
        yield _origin(item)
        if item.wording is not None:
            yield f"\n> **{item.wording.ask}.** {item.wording.why} {item.wording.how} {item.wording.good_copy}"


def _notes(rule: Rule) -> Iterator[str]:
    yield from (f"* note when {describe(note.when)}: {note.text}" for note in rule.notes)


def _other_currencies(item: ItemRule) -> str:
    return "".join(f"; {v.currency_months} when {describe(v.when)}" for v in item.variations if v.currency_months)


def _flags(guidelines: Guidelines) -> Iterator[str]:
    yield "\n## Flags"
    for flag in guidelines.flags:
        yield f"\n### {flag.id}: {flag.title}\n\n{flag.because}\n"
        yield f"* raised: {describe(flag.when)}"
        urgency = "".join(f"; {more.priority} when {describe(more.when)}" for more in flag.more_urgent)
        yield from _notes(flag)
        only = f" when {describe(flag.route_when)}" if flag.route_when is not None else ""
        yield f"* asks for: {flag.route or 'no route'}{only}, {flag.priority or 'no priority'}{urgency}"
        yield _origin(flag)


def _routing(guidelines: Guidelines) -> Iterator[str]:
    routing = guidelines.routing
    yield f"\n## Route\n\nThe highest of: {' → '.join(routing.precedence)}.\n\nBase classification, the first step that holds:\n"
    for step in routing.classification:
        yield f"1. {step.route}: {step.because} ({describe(step.when)})"
    yield f"\n## Priority\n\nThe most urgent that a raised flag asks for, else {routing.default}. A case of {routing.default} waits as"
    yield f"{routing.waiting} on the routes {', '.join(sorted(routing.waiting_routes))} while one of {', '.join(sorted(routing.waiting_items))}"
    yield f"is {' or '.join(sorted(routing.waiting_statuses))}."
    yield f"\nGuideline digest: `{guidelines.digest}`"


def _patterns(guidelines: Guidelines) -> Iterator[str]:
    yield "\n## Words of tissue reports\n\nBeginnings of words, short ones whole. What is denied does not count; a person reads a text with none.\n"
    for code, words in guidelines.patterns.printed.items():
        yield f"* `{code}`: {', '.join(words)}"


def _origin(rule: Rule) -> str:
    until = f" to {rule.valid_until}" if rule.valid_until else ""
    return f"* source: {rule.cited} ({_checked(rule.source)}), in force from {rule.valid_from}{until}"


def _checked(source: Source) -> str:
    return "checked" if source.is_checked else "not checked"


def _conditions(rule: ItemRule | FlagRule) -> Iterator[object]:
    yield from (note.when for note in rule.notes)
    if isinstance(rule, FlagRule):
        yield from (rule.when, rule.route_when, *(more.when for more in rule.more_urgent))
    else:
        yield from (rule.required, rule.satisfied, rule.partial, rule.conflicting, *(variation.when for variation in rule.variations))


def _defined(condition: object) -> Iterator[tuple[str, str]]:
    if isinstance(condition, Defined):
        yield condition.name, describe(condition.of)
        yield from _defined(condition.of)
    elif isinstance(condition, All | AnyOf):
        yield from (pair for part in condition.of for pair in _defined(part))
    elif isinstance(condition, Not | Certain):
        yield from _defined(condition.of)
