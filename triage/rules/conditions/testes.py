"""How large are the testes?

Questions about volumes (mL) and long axes (cm), from the examination and from ultrasound. The same testis measures 1.37 times more with the
ellipsoid factor 0.71 than with 0.52 (Prader's beads agree with 0.71), so volumes are compared as 0.71 volumes; where the factor is unknown, a
volume is only compared with limits that lie further away than `volume_doubt_ml`. Where the three diameters are known they are used instead.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triage.rules.derived import FORMULAS, ellipsoid_volume, long_axis, volume_by_lambert
from triage.rules.finding import Finding, unique
from triage.rules.limits import Bounds
from triage.rules.scene import Scene
from triage.rules.truth import Truth, all_of, any_of


@dataclass(frozen=True, slots=True)
class Testes(Bounds):
    """The size of one ("any") or of both testes lies within the limits. No size at all is UNSURE."""

    measure: Literal["volume", "axis"] = "volume"
    which: Literal["any", "both"] = "any"

    def judge(self, scene: Scene) -> Finding:
        sides = [self._axis(side, scene) if self.measure == "axis" else self._volume(side, scene) for side in ("left", "right")]
        join = any_of if self.which == "any" else all_of
        return Finding(join(side.truth for side in sides), unique(i for side in sides for i in side.evidence))

    def _axis(self, side: str, scene: Scene) -> Finding:
        """The newest printed length; else the longest of the examined diameters."""
        newest = scene.chart.newest_of(f"testis_length_{side}")
        if not newest and (diameters := _diameters(side, scene)):
            return Finding(self.hold_for(long_axis(diameters), scene), (f"examination:testis_diameters_{side}",))
        truths = [self.hold_for_fact(dated.fact, scene) for dated in newest]
        return Finding(min(truths, default=Truth.UNSURE), unique(dated.fact.evidence for dated in newest))

    def _volume(self, side: str, scene: Scene) -> Finding:
        """The clinician's own measurement first, diameters before a volume; else the newest printed one, whose factor no paper reliably says."""
        if diameters := _diameters(side, scene):
            return Finding(self.hold_for(ellipsoid_volume(diameters), scene), (f"examination:testis_diameters_{side}",))
        examination = scene.chart.examination
        examined = examination.testis_volume_left if side == "left" else examination.testis_volume_right
        if examined is not None:
            factor = FORMULAS.get((examination.volume_formula or "").lower())
            return Finding(self._compared(examined, factor, scene), (f"examination:testis_volume_{side}",))
        newest = [dated.fact for dated in scene.chart.newest_of(f"testis_volume_{side}") if dated.fact.number is not None]
        # A volume printed as a limit ("<5") is not compared: where the factor is unknown too, it says too little.
        truths = [Truth.UNSURE if fact.comparator else self._compared(fact.number, None, scene) for fact in newest if fact.number is not None]
        return Finding(min(truths, default=Truth.UNSURE), unique(fact.evidence for fact in newest))

    def _compared(self, volume: Decimal, factor: Decimal | None, scene: Scene) -> Truth:
        if factor is not None:
            return self.hold_for(volume_by_lambert(volume, factor), scene)
        doubt = scene.number("volume_doubt_ml")
        truths = {self.hold_for(volume - doubt, scene), self.hold_for(volume + doubt, scene)}
        return truths.pop() if len(truths) == 1 else Truth.UNSURE


def _diameters(side: str, scene: Scene) -> tuple[Decimal, ...]:
    examination = scene.chart.examination
    return examination.testis_diameters_left if side == "left" else examination.testis_diameters_right
