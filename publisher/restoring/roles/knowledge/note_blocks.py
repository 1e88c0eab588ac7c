"""Further paragraphs of notes that stand below the part of the text that calls them.

Volunteers set the notes of a section below it, each labelled in brackets, and leave more room where
the text goes on than between the paragraphs of a note. Where nearly all notes of a text are followed
by another one or by such room, what stands below one without it goes on with that note.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.knowledge.note_series import labels_of
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.notes.labels import Form
from publisher.restoring.roles.states import AT

# Places where the text goes on behind notes that show the habit, and how many times as many as
# those that speak against it; blocks of one note at most; blank lines more than usual that are room.
SHOWN, TIMES, LONGEST, ROOM = 10, 5, 15, 2
GOES_ON = AT[LineRole.NOTE, False]


def by_note_blocks(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines go on with the note in brackets above them, by the room between them."""
    notes = set(_called(sheet))
    found, shown, against = list[range](), 0, 0
    within: list[range] = []
    behind = False
    for start, end in pairwise(_edges(sheet)):
        if start in notes:
            found += within
            within, behind = [], True
        elif behind and sheet.gaps[start] >= ROOM:
            shown += 1
            found += within
            within, behind = [], False
        elif behind:
            within.append(range(start, end))
            if len(within) > LONGEST:
                against += 1
                within, behind = [], False
    made = np.zeros(len(sheet), dtype=np.bool_)
    if shown >= max(SHOWN, TIMES * against):
        made[[at for block in found for at in block]] = True
    yield from pinned("it goes on with the note above, for no room parts them", made, GOES_ON)


def _edges(sheet: Sheet) -> list[int]:
    apart = np.concatenate(([True], (np.diff(sheet.page) != 0) | (sheet.gaps[1:] > 0)))
    return [*np.flatnonzero(apart).tolist(), len(sheet)]


def _called(sheet: Sheet) -> Iterator[int]:
    """Yield the lines that open with a figure in brackets whose mark stands above them."""
    marks: set[str] = set()
    above = 0
    for label in labels_of(sheet):
        for one in sheet.worded[above : label.line]:
            marks.update(one.marks)
        above = label.line
        if label.form == Form.BRACKET and sheet.worded[label.line].label in marks:
            yield label.line
