"""What may a condition look at?

In: the chart, what earlier rules of the same evaluation found, and how far back evidence must reach. Out: `Scene`. Decides nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Protocol, Self

from triage.rules.chart import Chart
from triage.rules.finding import Finding
from triage.rules.truth import Truth
from triage.rules.verdicts import ItemStatus


class Question(Protocol):
    """A condition, as the scene sees it."""

    def judge(self, scene: "Scene") -> Finding: ...


@dataclass(frozen=True)
class Scene:
    """`since`: evidence from before that day counts as out of date; None: any age will do. `flags` and `items` hold what was judged so far;
    `answers` what was asked before: every rule comes after those it refers to, so an answer once given stays."""

    chart: Chart
    since: date | None = None
    flags: Mapping[str, Finding] = field(default_factory=dict)
    items: Mapping[str, ItemStatus] = field(default_factory=dict)
    answers: dict[tuple[int, date | None], tuple[Question, Finding]] = field(default_factory=dict)

    @property
    def on(self) -> date:
        return self.chart.on

    def ask(self, question: Question) -> Finding:
        """The answer to a condition. Loading makes equal conditions one object (`Builder.build`), so that each is judged once."""
        key = (id(question), self.since)
        if (given := self.answers.get(key)) is None:
            given = self.answers[key] = (question, question.judge(self))  # kept with its question, so that no other can take its id
        return given[1]

    def number(self, limit: Decimal | str) -> Decimal:
        """A limit as a number: itself, or the policy value of that name."""
        return self.chart.policy[limit] if isinstance(limit, str) else limit

    def is_current(self, day: date | None) -> Truth:
        """Is evidence of that day recent enough? Nobody knows for an undated paper."""
        if self.since is None:
            return Truth.YES
        return Truth.of(None if day is None else day >= self.since)

    def reaching_to(self, since: date | None) -> Self:
        return self if since == self.since else replace(self, since=since)
