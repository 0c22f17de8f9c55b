"""What is a rule, and what is a set of guidelines?

Frozen values as loaded from `triage/guidelines/*.toml`. `in_force` picks the edition that was valid on a day, so that an old assessment can be
replayed. Nothing here is evaluated or loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from triage.rules.conditions import Condition
from triage.rules.histology import Patterns
from triage.rules.verdicts import ItemStatus, Priority, Route, Severity


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: a guideline edition, a law, a study, or the clinic's own policy. `is_checked`: a person compared it with the text."""

    id: str
    title: str
    year: int
    url: str = ""
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What the patient reads about an item: what is asked for, why in plain words, how to get it, what a good copy looks like. English source
    texts for translation; never an interpretation, a percentage or an advice."""

    ask: str
    why: str
    how: str
    good_copy: str


@dataclass(frozen=True, slots=True)
class Note:
    """When this holds, the verdict says so as well. For staff, like `because`."""

    when: Condition
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What every rule has. `because` is a sentence a nurse can read aloud; `section` names the place in the source."""

    id: str
    title: str
    because: str
    source: Source
    section: str
    valid_from: date
    valid_until: date | None
    notes: tuple[Note, ...]

    def is_in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    @property
    def cited(self) -> str:
        """The source as shown beside a verdict."""
        return ", ".join(part for part in (f"{self.source.title} ({self.source.year})", self.section) if part)


@dataclass(frozen=True, slots=True)
class Variation:
    """When this holds, the item has another severity or goes out of date after another time. The first that fits counts."""

    when: Condition
    severity: Severity | None = None
    currency_months: Decimal | str | None = None


@dataclass(frozen=True, slots=True)
class ItemRule(Rule):
    """One item of the work-up. `currency_months` and `currency_days` None: never out of date. `ask_patient` False: only staff see it, because the
    question itself would tell the patient a result, or because no paper from home can answer it."""

    severity: Severity
    required: Condition
    satisfied: Condition
    partial: Condition | None
    conflicting: Condition | None
    currency_months: Decimal | str | None
    currency_days: Decimal | str | None
    variations: tuple[Variation, ...]
    ask_patient: bool
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class Urgency:
    """When this holds, the flag asks for this priority."""

    priority: Priority
    when: Condition


@dataclass(frozen=True, slots=True)
class FlagRule(Rule):
    """Something staff must see; it may ask for a route (with `route_when`: only where that holds as well) and a priority."""

    when: Condition
    route: Route | None
    route_when: Condition | None
    priority: Priority | None
    more_urgent: tuple[Urgency, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """One step of the base classification: the first whose condition is certain gives the route that no flag asked for."""

    route: Route
    when: Condition
    because: str


@dataclass(frozen=True, slots=True)
class Routing:
    """How one route and one priority come of many: `precedence` from the highest; a case of `waiting_routes` that would have `default` priority
    waits (`waiting`) while one of `waiting_items` has one of `waiting_statuses`."""

    precedence: tuple[Route, ...]
    classification: tuple[Classification, ...]
    default: Priority
    waiting: Priority
    waiting_routes: frozenset[Route]
    waiting_items: frozenset[str]
    waiting_statuses: frozenset[ItemStatus]


@dataclass(frozen=True, slots=True)
class PolicyValue:
    """A number, or for a country its code, that a clinic may choose. `is_policy` False: it comes from a guideline or law and is only named here."""

    id: str
    value: Decimal | str
    unit: str
    because: str
    is_policy: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """What the medical lead has to decide, how the rules stand until then, and where that is written: ids of policy values, items and flags."""

    id: str
    asks: str
    default: str
    carried_by: tuple[str, ...]


@dataclass(frozen=True)
class Guidelines:
    """Everything loaded. `items` and `flags` hold every edition, in an order in which each comes after the rules it refers to (`order`)."""

    items: tuple[ItemRule, ...]
    flags: tuple[FlagRule, ...]
    order: tuple[str, ...]
    routing: Routing
    policy_values: tuple[PolicyValue, ...]
    patterns: Patterns
    questions: tuple[Question, ...]
    digest: str

    @property
    def policy(self) -> Mapping[str, Decimal]:
        """The numbers."""
        return {value.id: value.value for value in self.policy_values if isinstance(value.value, Decimal)}

    @property
    def settings(self) -> Mapping[str, str]:
        """What is chosen by a word."""
        return {value.id: value.value for value in self.policy_values if isinstance(value.value, str)}

    def find_item(self, rule_id: str, on: date) -> ItemRule | None:
        """The item's edition in force on the day."""
        return next((rule for rule in self.items if rule.id == rule_id and rule.is_in_force(on)), None)

    def find_flag(self, rule_id: str, on: date) -> FlagRule | None:
        """The flag's edition in force on the day."""
        return next((rule for rule in self.flags if rule.id == rule_id and rule.is_in_force(on)), None)

    def find_wording(self, item_id: str, on: date) -> Wording | None:
        """What a patient may read about this item; None where only staff see it."""
        rule = self.find_item(item_id, on)
        return rule.wording if rule else None
