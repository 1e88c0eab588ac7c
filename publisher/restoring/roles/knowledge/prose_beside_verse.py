"""Lines of prose in a book of verse: far wider than its verses, and what goes on below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from publisher.restoring.measuring.percentiles import percentile
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.knowledge.stanzas import VERSE

# The chance from which a line is surely verse, the lines that show how wide its verse is, and the
# width that so many of a hundred of them keep to.
SURE, FEWEST, KEPT = 0.9, 12, 97
# A line so many times as wide is none of them.
WIDER = 1.4


def by_prose_beside_verse(
    sheet: Sheet, chances: Matrix, stanzas: Iterable[Fact] = ()
) -> Iterator[Fact]:
    """Yield which lines are too wide for verse, and which ones go on with them in small letters.

    ``stanzas`` are facts that leave lines nothing but verse, or say something else of them.
    """
    known = np.zeros(len(sheet), dtype=np.bool_)
    for fact in stanzas:
        known |= fact.lines & fact.states[~VERSE].all()
    sure = known | (np.exp(chances[:, VERSE]).sum(1) > SURE)
    if sure.sum() < FEWEST:
        return
    wide = ~known & (sheet.fullest > WIDER * percentile(sheet.fullest[sure], KEPT))
    near = np.concatenate(([False], np.diff(sheet.page) == 0)) & (sheet.gaps <= 0)
    below = near & sheet.begins_small
    below[1:] &= wide[:-1]
    yield Fact(
        "it is far wider than the verse, or goes on below such a line",
        (wide | below) & ~known,
        VERSE,
    )
