"""How are questions joined? All, any, not, and "certainly".

In: findings of the parts. Out: one `Finding`, by Kleene's strong logic; its evidence is that of the parts which decide.
"""

from dataclasses import dataclass
from typing import Protocol

from triage.rules.finding import Finding, both, either
from triage.rules.scene import Scene
from triage.rules.truth import Truth


class Condition(Protocol):
    """One question about a case."""

    def judge(self, scene: Scene) -> Finding: ...


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; of nothing: YES."""

    of: tuple[Condition, ...]

    def judge(self, scene: Scene) -> Finding:
        return both(scene.ask(part) for part in self.of)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; of nothing: NO."""

    of: tuple[Condition, ...]

    def judge(self, scene: Scene) -> Finding:
        return either(scene.ask(part) for part in self.of)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; UNSURE stays UNSURE."""

    of: Condition

    def judge(self, scene: Scene) -> Finding:
        inner = scene.ask(self.of)
        return Finding(~inner.truth, inner.evidence, inner.note)


@dataclass(frozen=True, slots=True)
class Certain:
    """The part is known to hold: YES, or NO where it does not or where nobody knows yet."""

    of: Condition

    def judge(self, scene: Scene) -> Finding:
        inner = scene.ask(self.of)
        return Finding(Truth.of(inner.truth is Truth.YES), inner.evidence, inner.note)


@dataclass(frozen=True, slots=True)
class Defined:
    """A condition that rules share under a name (`definitions.toml`)."""

    name: str
    of: Condition

    def judge(self, scene: Scene) -> Finding:
        return scene.ask(self.of)
