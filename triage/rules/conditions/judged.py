"""What did other rules of this evaluation find?

Questions about flags and items judged before (loading puts the rules in an order in which that works, and refuses circles).
"""

from dataclasses import dataclass

from triage.rules.finding import Finding, both, either
from triage.rules.scene import Scene
from triage.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """One of these flags is raised. A flag that is not in force on the day is not raised."""

    flags: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        return either(scene.flags.get(flag, Finding(Truth.NO)) for flag in self.flags)


@dataclass(frozen=True, slots=True)
class ItemIs:
    """Every one of these items has one of these statuses; `any_item`: at least one has. An item that is not in force on the day has none."""

    items: tuple[str, ...]
    status: tuple[str, ...]
    any_item: bool = False

    def judge(self, scene: Scene) -> Finding:
        findings = [Finding(Truth.of(str(scene.items[item]) in self.status)) for item in self.items if item in scene.items]
        return either(findings) if self.any_item else both(findings)
