"""Names that a word above announces: ``by`` alone on its line, and the author below it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import ASIDE

# Signs of the longest line that is such a name.
LONGEST = 60


def by_announced(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are no furniture, for the word before an author's name stands above."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    texts = [line.text for line in sheet.worded]
    for at in range(1, len(texts)):
        above = texts[at - 1]
        if len(above) <= LONGEST and above.casefold().rstrip(":.") in sheet.bylines:
            made[at] = len(texts[at]) <= LONGEST and texts[at][:1].isupper()
    yield Fact("the word before an author's name stands above it", made, ASIDE)
