"""What did earlier tissue show?

A question about the texts of pathologists, from papers and from what is known of earlier retrievals, by the words of `histology.toml`.
"""

from dataclasses import dataclass

from triage.rules.finding import Finding, either, unique
from triage.rules.scene import Scene
from triage.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class TissueShows:
    """Some text, however old, names one of these patterns; "any": some text is there. A text in which nothing is recognised is UNSURE."""

    patterns: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        found = [self._judge_text(text, evidence, scene) for text, evidence in _texts(scene)]
        return either(found) if found else Finding(Truth.NO)

    def _judge_text(self, text: str, evidence: str, scene: Scene) -> Finding:
        if not text:
            return Finding(Truth.UNSURE, (evidence,))
        if "any" in self.patterns:
            return Finding(Truth.YES, (evidence,))
        tissue = scene.chart.patterns.read(text)
        if tissue.named & set(self.patterns):
            return Finding(Truth.YES, (evidence,))
        return Finding(Truth.of(False if tissue.is_recognised else None), (evidence,))


@dataclass(frozen=True, slots=True)
class TissueUnclear:
    """Some text about tissue names nothing that is known."""

    exists: bool = True

    def judge(self, scene: Scene) -> Finding:
        unclear = [evidence for text, evidence in _texts(scene) if not text or not scene.chart.patterns.read(text).is_recognised]
        return Finding(Truth.of(bool(unclear) == self.exists), unique(unclear))


def _texts(scene: Scene) -> list[tuple[str, str]]:
    """Each with its evidence; empty where a person has to check it first."""
    printed = [(dated.fact.value or "" if dated.fact.is_certain else "", dated.fact.evidence) for dated in scene.chart.values_of("histology_pattern")]
    told = [(attempt.histology, "history:previous_retrievals") for attempt in scene.chart.facts.previous_retrievals if attempt.histology]
    return printed + told
