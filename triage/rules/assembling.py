"""How does one entry of a rule file become a rule?

In: an `Entry` (file, table, parsed data). Out: frozen rules. Every mistake is reported with the file and the rule it stands in.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from triage.rules.building import Builder, GuidelineError, unknown
from triage.rules.conditions.logic import All, Certain, Not
from triage.rules.histology import Patterns
from triage.rules.patient_words import find_forbidden
from triage.rules.rule import Classification, FlagRule, ItemRule, Note, PolicyValue, Question, Routing, Source, Urgency, Variation, Wording
from triage.rules.verdicts import ItemStatus, Priority, Route, Severity

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

COUNTRY = "ISO 3166-1"
_WORDING = ("ask", "why", "how", "good_copy")
_COMMON = {"id", "title", "because", "source", "section", "valid_from", "valid_until", "notes"}
_CONDITIONS = {"required", "satisfied", "partial", "conflicting"}
_ITEM = _COMMON | _CONDITIONS | {"severity", "currency_months", "currency_days", "variations", "ask_patient", *_WORDING}
_FLAG = _COMMON | {"when", "route", "route_when", "priority", "more_urgent"}
_ROUTING = {"precedence", "default_priority", "waiting_priority", "waiting_routes", "waiting_items", "waiting_statuses", "files"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of one file."""

    file: str
    table: str
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.data.get("id", self.data.get("route", self.table)))

    def reading(self, read: Callable[[Mapping[str, Any]], T], allowed: Collection[str]) -> T:
        """What `read` makes of the data; a mistake is named with this entry's place."""
        try:
            for key in self.data:
                if key not in allowed:
                    raise unknown("entry", key, allowed)
            return read(self.data)
        except KeyError as problem:
            raise GuidelineError(f"{self.file}: {self.id}: {problem.args[0]!r} is missing") from problem
        except (GuidelineError, TypeError) as problem:
            raise GuidelineError(f"{self.file}: {self.id}: {problem}") from problem


def read_item(entry: Entry, builder: Builder, sources: Mapping[str, Source]) -> ItemRule:
    return entry.reading(lambda data: _item(data, builder, sources), _ITEM)


def read_flag(entry: Entry, builder: Builder, sources: Mapping[str, Source]) -> FlagRule:
    return entry.reading(lambda data: _flag(data, builder, sources), _FLAG)


def read_source(entry: Entry) -> Source:
    return entry.reading(lambda data: Source(**data), {"id", "title", "year", "url", "is_checked"})


def read_policy(entry: Entry) -> PolicyValue:
    return entry.reading(_policy, {"id", "value", "unit", "because", "is_policy"})


def read_routing(entry: Entry, steps: Sequence[Entry], builder: Builder) -> Routing:
    """The routing table with its classification steps. Every route stands in the precedence once; the last step always holds."""
    classification = tuple(step.reading(lambda data: _step(data, builder), {"route", "when", "unless", "because"}) for step in steps)
    if not classification or classification[-1].when != All(()):
        raise GuidelineError(f"{entry.file}: the last classification must hold for every case: when = {{ all = [] }}")
    return entry.reading(lambda data: _routing(data, classification, builder), _ROUTING)


def _common(data: Mapping[str, Any], builder: Builder, sources: Mapping[str, Source]) -> dict[str, Any]:
    if data["source"] not in sources:
        raise unknown("source", data["source"], sources)
    valid_from = _day(data["valid_from"])
    valid_until = _day(data["valid_until"]) if "valid_until" in data else None
    if valid_until is not None and valid_until < valid_from:
        raise GuidelineError(f"'valid_until' {valid_until} lies before 'valid_from' {valid_from}")
    return {
        "id": data["id"],
        "title": data["title"],
        "because": data["because"],
        "source": sources[data["source"]],
        "section": data.get("section", ""),
        "valid_from": valid_from,
        "valid_until": valid_until,
        "notes": tuple(Note(builder.build(note["when"]), note["text"]) for note in data.get("notes", [])),
    }


def _item(data: Mapping[str, Any], builder: Builder, sources: Mapping[str, Source]) -> ItemRule:
    ask_patient = bool(data.get("ask_patient", True))
    return ItemRule(
        **_common(data, builder, sources),
        severity=_word(Severity, data["severity"]),
        required=builder.build(data["required"]),
        satisfied=builder.build(data["satisfied"]),
        partial=builder.build(data["partial"]) if "partial" in data else None,
        conflicting=builder.build(data["conflicting"]) if "conflicting" in data else None,
        currency_months=builder.limit("currency_months", data.get("currency_months")),
        currency_days=builder.limit("currency_days", data.get("currency_days")),
        variations=tuple(_variation(variation, builder) for variation in data.get("variations", [])),
        ask_patient=ask_patient,
        wording=_wording(data) if ask_patient else None,
    )


def _wording(data: Mapping[str, Any]) -> Wording:
    for name in _WORDING:
        if found := find_forbidden(data[name], "en"):
            raise GuidelineError(f"{name!r} says {found!r}, which a patient must not read here (patient_words.py)")
    return Wording(**{name: data[name] for name in _WORDING})


def _variation(data: Mapping[str, Any], builder: Builder) -> Variation:
    severity = _word(Severity, data["severity"]) if "severity" in data else None
    return Variation(builder.build(data["when"]), severity, builder.limit("currency_months", data.get("currency_months")))


def _flag(data: Mapping[str, Any], builder: Builder, sources: Mapping[str, Source]) -> FlagRule:
    return FlagRule(
        **_common(data, builder, sources),
        when=builder.build(data["when"]),
        route=_word(Route, data["route"]) if "route" in data else None,
        route_when=builder.build(data["route_when"]) if "route_when" in data else None,
        priority=_word(Priority, data["priority"]) if "priority" in data else None,
        more_urgent=tuple(Urgency(_word(Priority, more["priority"]), builder.build(more["when"])) for more in data.get("more_urgent", [])),
    )


def _policy(data: Mapping[str, Any]) -> PolicyValue:
    value, unit = data["value"], data["unit"]
    if unit == COUNTRY:
        if not (isinstance(value, str) and re.fullmatch(r"[A-Z]{2}", value)):
            raise GuidelineError(f"'value' must be the two capital letters of a country, not {value!r}")
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise GuidelineError(f"'value' must be a number, not {value!r}")
    return PolicyValue(data["id"], value if isinstance(value, str) else Decimal(str(value)), unit, data["because"], data.get("is_policy", True))


def read_question(entry: Entry, known: Collection[str]) -> Question:
    """A question to the medical lead; what carries its default must exist."""
    return entry.reading(lambda data: _question(data, known), {"id", "asks", "default", "carried_by"})


def _question(data: Mapping[str, Any], known: Collection[str]) -> Question:
    for name in data["carried_by"]:
        if name not in known:
            raise unknown("policy value, item or flag", name, known)
    return Question(data["id"], data["asks"], data["default"], tuple(data["carried_by"]))


def read_patterns(entries: Sequence[Entry], negations: Sequence[Entry]) -> Patterns:
    """The words of histology, with those that deny."""
    printed = {entry.id: entry.reading(lambda data: _words(data["printed"]), {"id", "printed"}) for entry in entries}
    denying = [entry.reading(lambda data: (_words(data["before"]), _words(data["after"])), {"before", "after"}) for entry in negations]
    return Patterns(printed, *(tuple(word for pair in denying for word in pair[side]) for side in (0, 1)))


def _words(value: object) -> tuple[str, ...]:
    if not (isinstance(value, list) and value and all(isinstance(word, str) and word for word in value)):
        raise GuidelineError(f"a list of words is wanted, not {value!r}")
    return tuple(value)


def _step(data: Mapping[str, Any], builder: Builder) -> Classification:
    """`unless`: the step holds when that is not certain (so what nobody knows holds a case back rather than letting it through)."""
    when = Not(Certain(builder.build(data["unless"]))) if "unless" in data else builder.build(data["when"])
    return Classification(_word(Route, data["route"]), when, data["because"])


def _routing(data: Mapping[str, Any], classification: tuple[Classification, ...], builder: Builder) -> Routing:
    precedence = tuple(_word(Route, route) for route in data["precedence"])
    if len(precedence) != len(Route) or set(precedence) != set(Route):
        raise GuidelineError(f"'precedence' must name each route once; missing: {sorted(set(Route) - set(precedence))}")
    for item in data["waiting_items"]:
        if item not in builder.known["items"]:
            raise unknown("item", item, builder.known["items"])
    return Routing(
        precedence=precedence,
        classification=classification,
        default=_word(Priority, data["default_priority"]),
        waiting=_word(Priority, data["waiting_priority"]),
        waiting_routes=frozenset(_word(Route, route) for route in data["waiting_routes"]),
        waiting_items=frozenset(data["waiting_items"]),
        waiting_statuses=frozenset(_word(ItemStatus, status) for status in data["waiting_statuses"]),
    )


def _word(kind: type[E], word: object) -> E:
    if word not in set(map(str, kind)):
        raise unknown(kind.__name__.lower(), word, map(str, kind))
    return kind(word)


def _day(value: object) -> date:
    if type(value) is not date:
        raise GuidelineError(f"a date such as 2026-01-01 is wanted, not {value!r}")
    return value
