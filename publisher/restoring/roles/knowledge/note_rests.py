"""What a page end cuts off a note: found at the foot of the next by where its sentence goes on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Flags, Matrix
from publisher.restoring.roles.knowledge.note_catchwords import note_catchwords
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NOTE
from publisher.restoring.wording import begins_small, ends_open

# The chance from which a line is told, and how many of the last lines of a foot may be a note's:
# the very last one, being cut, is the hardest to tell.
TOLD, LAST = 0.5, 2
HEADS = [AT[role, True] for role in (LineRole.RUNNING_HEAD, LineRole.FOLIO)]
# Lines of the rest of a note, if they are no more than half of the lines on their page.
REST = 8


def carried_over(sheet: Sheet, chances: Matrix) -> Flags:
    """Return which lines go on with a note that the end of the page before has cut.

    The foot of that page ends in mid-sentence. On the next page, the lines above the first label,
    or the last ones, begin in small letters where the sentence above has ended, or below a
    rule or a gap; or a catchword says with which word the note goes on. ``chances`` (natural
    logarithms) has a row for each line and a column for each state.
    """
    shares = np.exp(chances)
    opens, notes = shares[:, AT[LineRole.NOTE, True]] > TOLD, shares[:, NOTE].sum(1) > TOLD
    made = np.zeros(len(sheet), dtype=np.bool_)
    called = {int(sheet.page[one.rest]): one.rest for one in note_catchwords(sheet, notes)}
    for above, page in pairwise(_pages(sheet, shares)):
        if len(page) and (rest := called.get(int(sheet.page[page[0]]))) is not None:
            below = page[page >= rest]
            made[below[: _first(opens[below])]] = True
            continue
        foot = above[-LAST:]
        cut = len(foot) > 0 and sheet.ends_open[foot[-1]]
        if cut and (notes | made)[foot].any():
            made[_rest(sheet, page, opens)] = True
    return made


def _first(flags: Flags) -> int:
    """Return the place of the first flag that is set; how many there are if none is."""
    return int(flags.argmax()) if flags.any() else len(flags)


def _pages(sheet: Sheet, shares: Matrix) -> list[NDArray[np.int64]]:
    """Return the lines of each page that are hardly running heads or folios."""
    text = shares[:, HEADS].sum(1) <= TOLD
    return [start + np.flatnonzero(text[start:end]) for start, end in pairwise(sheet.starts)]


def _rest(sheet: Sheet, page: NDArray[np.int64], opens: Flags) -> NDArray[np.int64]:
    """Return the lines of a page's text that a note of the page before goes on with."""
    rows = page[: _first(opens[page])]
    fewest = max(1, len(rows) - max(REST, len(page) // 2))
    for at in range(len(rows) - 1, fewest - 1, -1):
        line, above = (sheet.worded[int(rows[n])].text for n in (at, at - 1))
        drawn = not any(map(str.isalpha, above)) or sheet.gaps[rows[at]] > 0
        if begins_small(line) and (drawn or not ends_open(above)):
            return rows[at:]
    return rows[:0]
