"""Notes below a word for them, in smaller type than the text: the first is one even if it is alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.model.transcript import Line
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.drawn import RAISED
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.knowledge.small_below import smaller_lines
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

HEAD = state(LineRole.NOTE_HEAD, first=True)
OPENS, GOES_ON = (state(LineRole.NOTE, first=first) for first in (True, False))
HEAD_AT, OPENS_AT = (int(np.flatnonzero(one)[0]) for one in (HEAD, OPENS))


def by_small_notes(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines head notes, open one and go on with it: by the word, the label and the type.

    A line is the heading where it has nothing but the word, and a labelled line in smaller type
    stands below it on its page; the note goes on as long as the type is small and no label comes.
    Books that are counted below such a word (``References``) are no notes where those that the
    text calls stand at its feet.
    """
    heads, opens, within = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    small = smaller_lines(sheet)
    for at in np.flatnonzero(small[1:] & ~small[:-1]).tolist():
        below = at + 1
        same = sheet.page[at] == sheet.page[below]
        if not (same and sheet.worded[below].label and _is_word(sheet, at)):
            continue
        if _is_called_elsewhere(sheet, below):
            continue
        heads[at] = opens[below] = True
        for line in range(below + 1, len(sheet)):
            if not small[line] or sheet.worded[line].label or sheet.page[line] != sheet.page[at]:
                break
            within[line] = True
    why = "it is the word for notes, above a label in smaller type"
    yield from pinned(why, heads, HEAD_AT)
    yield from pinned("it opens a note in smaller type below the word for notes", opens, OPENS_AT)
    yield Fact("it goes on with a note in smaller type", within, ~GOES_ON)


def _is_word(sheet: Sheet, at: int) -> bool:
    return sheet.worded[at].text.rstrip(".:").casefold() in sheet.note_words


def _is_called_elsewhere(sheet: Sheet, note: int) -> bool:
    """Tell whether the text calls the label of a line, and has a note of that label on each such page."""
    label = sheet.worded[note].label
    labelled = [at for at, line in enumerate(sheet.worded) if line.label == label and at != note]
    above = [at for at in range(note) if at not in labelled]
    raised = [at for at in above if _is_raised(sheet.lines[at], label)]
    # A figure that is not raised may be anything, where others are.
    calls = raised or [at for at in above if label in sheet.worded[at].marks]
    return bool(calls) and all(
        any(at < other and sheet.page[at] == sheet.page[other] for other in labelled)
        for at in calls
    )


def _is_raised(line: Line, mark: str) -> bool:
    return any(run.raised >= RAISED and run.text.strip() == mark for run in line.runs)
