"""Where is the clinic?

A question about the deployment, not about the case: some countries' law decides what may be spoken of.
"""

from dataclasses import dataclass

from triage.rules.finding import Finding
from triage.rules.scene import Scene
from triage.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class ClinicIn:
    """The receiving clinic is in one of these countries (policy value `clinic_country`, two letters). Not set is UNSURE."""

    countries: tuple[str, ...]

    def judge(self, scene: Scene) -> Finding:
        country = scene.chart.settings.get("clinic_country")
        return Finding(Truth.of(None if country is None else country in self.countries))
