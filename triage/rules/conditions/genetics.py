"""What do the chromosomes and the Y-chromosome markers say?

Questions about the class of a result (`karyotype.py`, `y_deletion.py`) and about how much it tells.
"""

from dataclasses import dataclass
from typing import Literal

from triage.rules.finding import Finding
from triage.rules.scene import Scene
from triage.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Karyotype:
    """The karyotype is of one of these classes."""

    classes: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        return scene.chart.karyotype.is_one_of(self.classes)


@dataclass(frozen=True, slots=True)
class YDeletionIs:
    """The Y-chromosome markers are of one of these classes."""

    classes: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        return scene.chart.y_deletion.is_one_of(self.classes)


@dataclass(frozen=True, slots=True)
class Genetics:
    """How much a genetic result tells: "complete" (a karyotype with a result; all six basic Y markers), "something", or "conflicting"."""

    test: Literal["karyotype", "y_deletion"]
    tells: Literal["complete", "something", "conflicting"]

    def judge(self, scene: Scene) -> Finding:
        found = scene.chart.karyotype if self.test == "karyotype" else scene.chart.y_deletion
        if found.klass is None and found.is_certain:
            return Finding(Truth.NO)
        if self.tells == "conflicting":
            return Finding(Truth.of(found.is_conflicting), found.evidence)
        is_enough = found.is_complete or self.tells == "something"
        return Finding(min(Truth.of(is_enough), Truth.YES if found.is_certain else Truth.UNSURE), found.evidence)
