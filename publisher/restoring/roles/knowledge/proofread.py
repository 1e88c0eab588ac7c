"""What proofreaders have said of a text by their marks.

They take off what belongs to pages but the contents, leave four lines above a chapter, and put
lines that are not to be filled between ``/*`` and ``*/``: verse, tables, title pages, signatures
(guidelines of Distributed Proofreaders).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, HEADING, state

# Blank lines above the heading of a chapter; the usual ones are taken off where they are counted.
ABOVE_CHAPTER = 3
CONTENTS = state(LineRole.CONTENTS, first=True)
BEGUN, GOES_ON = (state(LineRole.PARAGRAPH, first=first) for first in (True, False))


def by_proofreaders(sheet: Sheet) -> Iterator[Fact]:
    """Yield that no line belongs to its page, and which lines go on with none above them."""
    if sheet.standing is None:
        return
    why = "proofreaders have taken off what belongs to pages"
    yield Fact(why, np.ones(len(sheet), dtype=np.bool_), ASIDE & ~CONTENTS)
    standing = np.array([line.number in sheet.standing for line in sheet.lines])
    yield Fact("proofreaders want the line left by itself", standing, GOES_ON | HEADING)
    behind = np.append([False], standing[:-1]) & ~standing
    yield Fact("the line above is to be left by itself", behind, GOES_ON)
    yield Fact(
        "proofreaders have left four lines above it", _chapters(sheet, standing), BEGUN | GOES_ON
    )


def _chapters(sheet: Sheet, standing: Flags) -> Flags:
    """Return the lines of headings of chapters: down to the next blank one."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at, gap in enumerate(sheet.gaps.tolist()):
        new_page = at == 0 or sheet.page[at] != sheet.page[at - 1]
        goes_on = not new_page and gap <= 0 and bool(made[at - 1])
        made[at] = not standing[at] and (gap >= ABOVE_CHAPTER or goes_on)
    return made
