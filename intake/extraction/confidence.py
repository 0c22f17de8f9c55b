"""How likely is a value that was read from pixels to be right?

In: its evidence (`evidence.py`). Out: a probability, by a logistic function whose weights stand in `confidence.toml`. They are fitted and checked by
`python -m bench.calibration` on invented pages and not changed by hand. Below `threshold` a person is asked. Each weight has the sign that its name
promises: no doubt can ever make a value surer.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

DATA = Path(__file__).with_name("confidence.toml")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights by the names of evidence, and where asking begins."""

    threshold: float
    base: float
    weights: Mapping[str, float]

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """The probability that the value is right. Evidence without a weight is shown to people and counts for nothing."""
        total = self.base + sum(self.weights.get(name, 0.0) * figure for name, figure in evidence.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_calibration(path: Path = DATA) -> Calibration:
    """The weights in force. Raises KeyError or ValueError when the file is not what it should be."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Calibration(float(data["threshold"]), float(data["base"]), {name: float(weight) for name, weight in data["weights"].items()})
