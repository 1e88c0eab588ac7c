"""Headings that a typewriter has underlined: below each a row of one sign, as long as its words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT

RULE = compiled(r"(?:-{3,100}|={3,100}|~{3,100}|_{3,100})")
# Characters by which a rule may be longer or shorter than the words above it, or begin elsewhere.
ABOUT = 2
# Headings that show the habit: one alone may stand above a table, or end a text.
FEWEST = 2
OPENS = AT[LineRole.HEADING, True]


def by_underlines(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are headings because a rule of their length is right below each."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    for at in range(1, len(sheet)):
        near = sheet.page[at - 1] == sheet.page[at] and sheet.gaps[at] <= 0
        if not near or not RULE.fullmatch(sheet.worded[at].text):
            continue
        apart = at == 1 or sheet.page[at - 2] != sheet.page[at - 1] or sheet.gaps[at - 1] > 0
        alike = abs(sheet.lengths[at] - sheet.lengths[at - 1]) <= ABOUT
        alike &= abs(sheet.indents[at] - sheet.indents[at - 1]) <= ABOUT
        words = sheet.names["no letters"][at - 1] == 0 and sheet.names["wide gaps"][at - 1] == 0
        made[at - 1] = apart and alike and words
    made &= made.sum() >= FEWEST
    yield from pinned("a rule of its length is right below it, as below others", made, OPENS)
