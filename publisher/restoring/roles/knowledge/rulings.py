"""What a person's rulings say of lines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, FIRST, HEADING, ITEM, NEVER, NOTE, STATES, state

WHY = "a person has ruled so"
# In natural logarithms: more than all that is known otherwise takes away together.
RULED = 4 * NEVER
# Bodies of notes and the headings above them; rows of tables; verse; what the lines of an item but
# the first are.
NOTES = NOTE | np.array([role is LineRole.NOTE_HEAD for role, _ in STATES])
ROW = np.array([role is LineRole.ROW for role, _ in STATES])
VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])
GOES_ON = state(LineRole.PARAGRAPH, first=False)


def by_ruling(sheet: Sheet, verdicts: Verdicts) -> Iterator[Fact]:
    """Yield which states the lines have lost by a person's decisions; a line's first part counts."""
    places = {line.number: at for at, line in reversed(list(enumerate(sheet.lines)))}
    if verdicts.no_notes:
        yield Fact(WHY, np.ones(len(sheet), dtype=bool), NOTES, RULED)
    for line, left in _rulings(verdicts):
        if line in places:
            yield Fact(WHY, np.arange(len(sheet)) == places[line], ~left, RULED)


def _rulings(verdicts: Verdicts) -> Iterator[tuple[int, Flags]]:
    """Yield each line (from 1) that was ruled about, and the states that are left to it."""
    for line, aside in verdicts.furniture:
        yield line, ASIDE if aside else ~ASIDE & ~NOTES
    for line, level in verdicts.headings:
        yield line, HEADING if level else ~HEADING
    for line, begins in verdicts.begins:
        yield line, (FIRST if begins else ~FIRST) | ASIDE
    for line, _ in verdicts.bodies:
        yield line, NOTE & FIRST
    for line, begins in verdicts.lists:
        yield line, ITEM if begins else ITEM | GOES_ON
    for line in verdicts.verse:
        yield line, VERSE
    for line, is_row in verdicts.tables:
        yield line, ROW if is_row else ~ROW
    for line in verdicts.without_notes:
        yield line, ~NOTES
