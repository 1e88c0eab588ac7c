"""Captions in a text without pages: what neither says so nor parts a sentence is none.

A caption stands where a picture stood, so on a page it may follow anything. Volunteers who leave the
pages out say where pictures were; what they set apart else is a signature, a direction, a line of a
list.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# ``Table 3.``, ``Plate 12``: a word and its number.
NUMBERED = compiled(r"[^\W\d_]{2,14}\.?\s\d{1,3}(?:[.:]|\s*$)")
CAPTION = state(LineRole.CAPTION, first=True)


def by_lone_captions(sheet: Sheet, features: Matrix) -> Iterator[Fact]:
    """Yield which lines of a text without pages are no captions.

    A line goes on with the caption right above it.
    """
    if sheet.paged or any(line.geometry for line in sheet.lines):
        return
    may = (features[:, COLUMNS["by rule caption"]] > 0) | (sheet.names["caption word"] > 0)
    may |= np.array([NUMBERED.match(one.text) is not None for one in sheet.worded], dtype=np.bool_)
    tight = np.concatenate(([False], (sheet.gaps[1:] <= 0) & (np.diff(sheet.page) == 0)))
    for at in np.flatnonzero(tight).tolist():
        may[at] |= may[at - 1]
    yield Fact("no picture stood here, and it parts no sentence", ~may, CAPTION)
