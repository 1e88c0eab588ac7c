"""Labels that a source shows raised: where a raised mark answers one, it opens a note."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.series import ordinal
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.knowledge.note_series import ENOUGH, NEXT_PAGE, SERIES
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.raised import raised_label
from publisher.restoring.roles.states import AT, STATES

OPENS = np.arange(len(STATES)) == AT[LineRole.NOTE, True]


def by_raised_labels(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines surely open a note, and which with a label on the line open none.

    A raised label is answered by its mark on its page or the one before. Where three are, and no
    other label is answered that is not raised, such a one only counts.
    """
    if not any(line.runs for line in sheet.lines):
        return
    answered, open_marks = np.zeros(len(sheet), dtype=np.bool_), dict[tuple[str, int], int]()
    plain, called = answered.copy(), answered.copy()
    for at, (line, one) in enumerate(zip(sheet.lines, sheet.worded, strict=True)):
        if one.label:
            raised = raised_label(line.text, line.runs)
            page = open_marks.get(ordinal(raised or one.label), -NEXT_PAGE - 1)
            near = int(sheet.page[at]) - page <= NEXT_PAGE
            (answered if raised else called)[at] = near
            plain[at] = not raised and one.label.isdecimal()
            if near:
                open_marks.pop(ordinal(raised or one.label), None)
        for sign in one.marks:
            open_marks[ordinal(sign)] = int(sheet.page[at])
    yield Fact("its raised label answers a mark", answered, ~OPENS, SERIES)
    counting = plain & (answered.sum() >= ENOUGH and not (plain & called).any())
    yield Fact("the labels of notes are raised here, and this one is not", counting, OPENS, SERIES)
