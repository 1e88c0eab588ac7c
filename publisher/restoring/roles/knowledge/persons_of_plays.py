"""The persons of a play, below a heading that says so: one on each line, and none of it verse."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, FIRST, STATES

# Persons at least, and lines at most; blank lines that end the list.
FEWEST, MOST, END = 2, 80, 2
# What stands between the heading and one beside it: ``PERSONNAGES          ACTEURS``.
BESIDE = compiled(r"\s{3,}")
HEADING = AT[LineRole.HEADING, True]
LISTED = np.array([role in (LineRole.PARAGRAPH, LineRole.ROW) for role, _ in STATES])
# Of the width of the text: a line of running text is as wide.
FULL, WIDEST = 0.95, 95


def by_persons(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines head the persons of a play, and which name them."""
    heads, first, more = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(3))
    for at, line in enumerate(sheet.lines):
        if not _is_head(line.text, sheet.persons):
            continue
        listed = range(at + 1, _end(sheet, at + 1))
        if len(listed) < FEWEST:
            continue
        heads[at] = True
        for below in listed:
            tight = sheet.gaps[below] <= 0
            goes_on = below > at + 1 and tight and sheet.begins_small[below]
            (more if goes_on else first)[below] = True
    yield from pinned("it heads the persons of a play", heads, HEADING)
    yield Fact("it names a person of a play", first, ~((LISTED & FIRST) | ASIDE))
    yield Fact("it goes on with a person of a play", more, ~((LISTED & ~FIRST) | ASIDE))


def _is_head(text: str, persons: frozenset[str]) -> bool:
    said = BESIDE.split(text.strip(), maxsplit=1)[0].strip("_*.: ").casefold()
    return said in persons


def _end(sheet: Sheet, start: int) -> int:
    """Return the line behind a list that begins at a place: an act begins, or the page is empty."""
    full = FULL * sheet.kept_by(WIDEST)
    for at in range(start, min(start + MOST, len(sheet))):
        act = sheet.names["chapter word"][at] > 0 and sheet.gaps[at] > 0
        if act or (at > start and sheet.gaps[at] >= END) or sheet.fullest[at] > full:
            return at
    return min(start + MOST, len(sheet))
