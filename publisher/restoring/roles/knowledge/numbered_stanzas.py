"""Stanzas and sections below numbers that stand alone on their lines, where nothing parts pages.

Each number stands below a blank line and right above what it counts, which is one block: so do the
stanzas of an epic, and the sections of a pamphlet. A folio would stand between blank lines, the label
of a note above one or two lines at the foot of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, NOTE

Places = NDArray[np.int64]
NUMBER = compiled(r"(\d{1,3})\.?")
# Numbers that count on, at least; lines of the shortest block below one, in the middle of all.
FEWEST, LINES = 5, 2
HEADING = AT[LineRole.HEADING, True]


def by_numbered_stanzas(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are numbers of stanzas or sections, and that none of these is a note."""
    first, inside = numbered_blocks(sheet)
    yield from pinned("numbers alone above blocks count on through the text", first, HEADING)
    yield Fact("it stands below numbers that count on through the text", inside & ~first, NOTE)


def numbered_blocks(sheet: Sheet) -> tuple[Flags, Flags]:
    """Return which lines are numbers of stanzas or sections, and which are in these, numbers too."""
    first, inside = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    ends = np.append(np.flatnonzero(sheet.gaps > 0), len(sheet))
    for series in () if sheet.paged else _series(sheet, ends):
        first[[at for at, _ in series]] = True
        inside[series[0][0] : _end(ends, series[-1][0])] = True
    return first, inside


def _series(sheet: Sheet, ends: Places) -> Iterator[Sequence[tuple[int, int]]]:
    """Yield numbers above blocks that count on, by their places; 1 begins anew.

    ``ends`` are the lines below blank ones.
    """
    above = np.flatnonzero((sheet.gaps[:-1] > 0) & (sheet.gaps[1:] <= 0)).tolist()
    found = [
        (at, int(match[1])) for at in above if (match := NUMBER.fullmatch(sheet.worded[at].text))
    ]
    run: list[tuple[int, int]] = []
    for at, number in (*found, (len(sheet), -1)):
        if run and number != run[-1][1] + 1:
            if len(run) >= FEWEST and _is_of_text(sheet, run) and _stand_above_blocks(run, ends):
                yield run
            run = []
        run.append((at, number))


def _is_of_text(sheet: Sheet, run: Sequence[tuple[int, int]]) -> bool:
    """Tell whether numbers head the text: no heading of notes is above, and few of them are called."""
    first, last = run[0][0], run[-1][0]
    if first and sheet.names["note heading"][first - 1] > 0:
        return False
    lines = (*sheet.worded[:first], *sheet.worded[last + 1 :])
    called = {mark for one in lines for mark in one.marks}
    return 2 * sum(str(number) in called for _, number in run) < len(run)


def _stand_above_blocks(run: Sequence[tuple[int, int]], ends: Places) -> bool:
    """Tell whether most numbers stand above one block of several lines and no more."""
    whole = [
        _end(ends, at) == below and below - at > LINES for (at, _), (below, _) in pairwise(run)
    ]
    return 2 * sum(whole) > len(whole)


def _end(ends: Places, at: int) -> int:
    """Return the line behind the block that stands right below a number."""
    return int(ends[np.searchsorted(ends, at, side="right")])
