"""How far may a measured figure be off? 95 % intervals: Wilson's for a share, the bootstrap over documents for F1.

In: counts. Out: (low, high), or None where nothing was counted. Wilson's takes the values for independent; values of one paper are not quite, which
the bootstrap respects by drawing whole documents. Source of the first: E. B. Wilson, J Am Stat Assoc 22 (1927) 209.
"""

import math
from collections.abc import Sequence

import numpy as np

Interval = tuple[float, float]
_Z = 1.959963984540054  # the standard normal's 97.5th percentile
_DRAWS, _SEED = 2000, 20_260_101


def wilson(hits: int, of: int) -> Interval | None:
    """The interval of a share of `hits` in `of`, both ends between 0 and 1."""
    if not of:
        return None
    share = hits / of
    middle = share + _Z * _Z / (2 * of)
    spread = _Z * math.sqrt(share * (1 - share) / of + _Z * _Z / (4 * of * of))
    scale = 1 + _Z * _Z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def f1_of(correct: int, truth: int, read: int) -> float | None:
    """The harmonic mean of recall and precision: 2 × correct / (truth + read)."""
    return 2 * correct / (truth + read) if truth + read else None


def f1_interval(documents: Sequence[tuple[int, int, int]], *, draws: int = _DRAWS, seed: int = _SEED) -> Interval | None:
    """The interval of F1 when other documents of the same sort had been drawn. Each document is (correct, truth, read)."""
    if not documents or f1_of(*map(sum, zip(*documents, strict=True))) is None:
        return None
    counted = np.asarray(documents, dtype=np.int64)
    drawn = np.random.default_rng(seed).integers(0, len(counted), (draws, len(counted)))
    sums = counted[drawn].sum(axis=1)
    scores = 2 * sums[:, 0] / np.maximum(1, sums[:, 1] + sums[:, 2])
    low, high = np.percentile(scores, (2.5, 97.5))
    return float(low), float(high)
