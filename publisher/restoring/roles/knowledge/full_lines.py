"""Lines that go on with a full line right above them, in mid-sentence and in small letters.

So prose is set, whatever stands around it: among formulas, whose lines are all short, a line of prose
looks like a paragraph of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.broken_off import room_left
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# In natural logarithms (odds of 20,000): more than the doubts of the network among short lines.
SURE = 10.0
# Letters of a line of prose; formulas and figures of a drawing have fewer.
WORDED = 12
# Ems by which a line that goes on may stand further in than the one above.
STEP = 0.5
BEGINS = state(LineRole.PARAGRAPH, first=True)


def by_full_lines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines begin no paragraph, for the sentence above had no room to go on there."""
    room, words = room_left(sheet)
    if not np.isfinite(room).any():
        return
    places = [line.geometry.indent if line.geometry else None for line in sheet.lines]
    indents = np.array([np.nan if place is None else place for place in places])
    lettered = np.array([len(line.key) >= WORDED for line in sheet.worded], dtype=np.bool_)
    made = np.zeros(len(sheet), dtype=np.bool_)
    full = room[:-1] < words[1:]
    flush = np.diff(indents) <= STEP
    made[1:] = full & flush & sheet.ends_open[:-1] & sheet.begins_small[1:]
    made[1:] &= lettered[:-1] & sheet.below_another[1:] & (sheet.gaps[1:] <= 0)
    why = "the full line right above is in mid-sentence, and this one goes on in small letters"
    yield Fact(why, made, BEGINS, -SURE)
