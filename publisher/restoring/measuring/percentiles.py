"""Percentiles and medians, as numpy has them.

numpy's own functions load its masked arrays, which nothing else here needs, and take longer for a
page than the page has lines.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def percentile(values: NDArray[Any], percent: float) -> Any:
    """Return the value, a number of numpy, below which so many of a hundred lie; none is NaN.

    What ``np.percentile`` returns: between two of them, its linear interpolation. Raises
    IndexError where there are none.
    """
    ordered = np.sort(values, axis=None)
    place = percent / 100 * (len(ordered) - 1)
    before = min(int(place), len(ordered) - 1)
    low, high = ordered[before], ordered[min(before + 1, len(ordered) - 1)]
    part = place - int(place)
    step = high - low
    # From the nearer of the two, so that the whole step leads to the other.
    return low + step * part if part < 0.5 else high - step * (1 - part)


def median(values: ArrayLike) -> Any:
    """Return the value in the middle, a number of numpy, or that between two; none is NaN."""
    ordered = np.sort(values, axis=None)
    half = len(ordered) // 2
    return np.mean(ordered[half - 1 + len(ordered) % 2 : half + 1])
