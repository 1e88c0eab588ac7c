"""What is hidden from the network while it learns, so that it can do without any of it.

A source may lack indents, gaps or pages, and the rules err on pages unlike those they were made
for. So whole groups of features are hidden from some windows, and single ones from all of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles import opinion
from publisher.restoring.roles.columns import COLUMNS as PLACES
from publisher.restoring.roles.features import drawn, frames, layout, series

# Of the windows, those from which a group is hidden, by the names of its features.
GROUPS = (
    (0.25, opinion.NAMES),
    (0.1, ("indent", "indented", "indent above", "indent below", "centred", "text above indent")),
    (0.1, ("gap", "gap below", "gapless")),
    (0.1, ("from top", "from bottom", "place", "lines of page", "opens page", "closes page")),
    (0.1, layout.HABITS),
    (0.1, frames.NAMES),
    (0.1, series.NAMES),
)
# The share of windows of drawn pages that are seen as plain text: there is more of that to read.
PLAIN = 0.4
# The share of all single features that are hidden from a window.
SINGLE = 0.03
COLUMNS = tuple(PLACES)
DRAWN = [PLACES[name] for name in drawn.NAMES]


class Hiding:
    """Draws what is hidden; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.groups = [
            (share, [at for at, name in enumerate(COLUMNS) if name in names])
            for share, names in GROUPS
        ]

    def as_text(self, features: NDArray[np.float16]) -> NDArray[np.float16]:
        """Return the features of a window, some without all that plain text does not tell."""
        if not features[:, DRAWN[0]].any() or self.chance.random() >= PLAIN:
            return features
        plain = features.copy()
        plain[:, DRAWN] = 0
        return plain

    def columns(self) -> NDArray[np.bool_]:
        """Return which features are hidden from one window."""
        hidden: NDArray[np.bool_] = self.chance.random(len(COLUMNS)) < SINGLE
        for share, columns in self.groups:
            if self.chance.random() < share:
                hidden[columns] = True
        return hidden
