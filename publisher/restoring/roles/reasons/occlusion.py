"""How much each aspect of a line says for one of its states and against another.

An aspect is hidden: its features are given the values that they have on the mean line of all that
was learned from. What the odds of the two states lose by it (in natural logarithms) is what the
aspect said (occlusion, Zeiler and Fergus 2014). The lines around, and what the text's own lines
of each role look like, are hidden in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.network import Habits, Matrix, Network
from publisher.restoring.roles.reasons.aspects import of_lines

# Words, and what they say: natural logarithm of odds, above 0 for the first of two states.
Said = tuple[str, float]
LINES_ABOVE, LINES_BELOW = "what stands above it", "what stands below it"
LIKENESS = "how it looks beside the text's other lines"


def said_by_aspects(
    network: Network, features: Matrix, habits: Habits, at: int, states: tuple[int, int]
) -> Iterator[Said]:
    """Yield in words what is seen of a line, and how much it says for the first of two states.

    ``features`` has a row for each line of the text, whose ``habits`` are known; the line stands
    ``at`` a row (from 0). Only the lines within reach of the network are looked at, and what one
    line adds to the habits of its text is let stand.
    """
    first = max(0, at - network.reach)
    window, here = features[first : at + network.reach + 1], at - first
    mean = network.weights["mean"]

    def odds(window: NDArray[np.float32], habits: Habits = habits) -> float:
        chances = network.chances(window, habits)[here]
        return float(chances[states[0]] - chances[states[1]])

    whole = odds(window)
    for aspect in of_lines():
        hidden = window.copy()
        hidden[here, aspect.columns] = mean[aspect.columns]
        yield aspect.words(features[at]), whole - odds(hidden)
    for words, rows in ((LINES_ABOVE, slice(0, here)), (LINES_BELOW, slice(here + 1, None))):
        hidden = window.copy()
        hidden[rows] = mean
        yield words, whole - odds(hidden)
    alike = np.broadcast_to(habits.images.mean(0), habits.images.shape)
    yield LIKENESS, whole - odds(window, replace(habits, images=alike))
