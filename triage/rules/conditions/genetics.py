"""What do the chromosomes and the Y-chromosome markers say?

Questions about the class of a result (`karyotype.py`, `y_deletion.py`) and about how much it tells.
"""

from dataclasses import dataclass
from typing import Literal

from triage.rules.cftr import count_severe, names_a_variant, names_poly_t
from triage.rules.chart import Who
from triage.rules.finding import Finding, unique
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


@dataclass(frozen=True, slots=True)
class Cftr:
    """The CFTR results name a variant (5T is one), or two severe ones, or say something of the poly-T tract. A result that says nothing was found is
    NO; none at all is UNSURE."""

    finding: Literal["variant", "two_severe", "poly_t"]
    of: Who = "patient"

    def judge(self, scene: Scene) -> Finding:
        every = [dated.fact for name in ("cftr_variants", "cftr_poly_t") for dated in scene.chart.values_of(name, self.of)]
        texts = {fact.value: fact.evidence for fact in every if fact.is_certain and fact.value}
        if not texts:
            return Finding(Truth.UNSURE, unique(fact.evidence for fact in every))
        telling = [text for text in texts if (names_poly_t if self.finding == "poly_t" else names_a_variant)(text)]
        is_found = count_severe(telling) == 2 if self.finding == "two_severe" else bool(telling)
        return Finding(Truth.of(is_found), unique(texts[text] for text in telling or texts))
