"""Paragraphs that begin behind a picture with its caption, behind notes, or in another column.

What stands between says nothing of whether the text goes on. The line above it does: where a
sentence ended on it, and the next word had room, the paragraph ended too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.broken_off import room_left
from publisher.restoring.roles.knowledge.facts import Fact, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, NOTE, state

# The probability from which a line is likely text; and of the lines within sentences the share
# that may leave so much room (those of a poem do): in a ragged text that says nothing.
LIKELY, RAGGED = 0.5, 0.1
# In natural logarithms: odds of 50.
SURE = 4.0
CAPTION = state(LineRole.CAPTION, first=True)
TEXT = state(LineRole.PARAGRAPH, first=True) | state(LineRole.PARAGRAPH, first=False)
RUNS_ON = state(LineRole.PARAGRAPH, first=False)


def by_ends_above_figures(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines go on with no paragraph, though the one above stands elsewhere.

    ``chances`` (natural logarithms) has a row for each line and a column for each state.
    """
    room, words = room_left(sheet)
    if not np.isfinite(room).any():
        return
    shares = np.exp(chances)
    text = np.flatnonzero(shares[:, TEXT].sum(1) > LIKELY).tolist()
    between = shares[:, ASIDE | NOTE | CAPTION].sum(1) > LIKELY
    made = np.zeros(len(sheet), dtype=np.bool_)
    open_ends = short = 0
    for above, at in pairwise(text):
        fits = bool(room[above] >= words[at])
        ended = not sheet.ends_open[above] and not sheet.begins_small[at]
        open_ends += not ended
        short += fits and not ended
        made[at] = fits and ended and at > above + 1 and between[above + 1 : at].all()
    made &= short <= RAGGED * open_ends
    yield Fact(
        "the sentence above ended on a line that had room for its first word", made, RUNS_ON, -SURE
    )
