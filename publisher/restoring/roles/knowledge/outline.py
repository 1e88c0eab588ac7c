"""What a file names word for word: the headings in its outline, its title in its properties."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.seen import SAME_SIZE, seen_on, usual_size
from publisher.restoring.roles.entries import Entry, find_entries
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.outlined import outlined
from publisher.restoring.roles.states import FIRST, HARDLY, HEADING, TITLES

# The probability from which on a line is likely a heading; how many of these, for each that it
# names, an outline may leave out that has all levels (the abstract, the acknowledgements).
LIKELY, UNNAMED = 0.5, 0.2
# Headings that show how they are set: more than so many, this share of them at most like the text.
FEW, SET_ALIKE = 2, 0.1
PLAIN = "plain"
# Pages from the first among which the title stands.
FIRST_PAGES = 3


def by_declared_title(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are likely the title: those of the first pages that are what the file states.

    They are set larger than the text, for a running head may say the same.
    """
    if not sheet.title:
        return
    pages: list[int] = sheet.page.tolist()
    rows = find_entries([Entry(sheet.title, range(FIRST_PAGES))], sheet.lines, pages)[0]
    if rows and (usual_size(sheet.lines[rows.start].runs) or 0) >= 1 + SAME_SIZE:
        named = np.isin(np.arange(len(sheet)), rows)
        yield Fact("the file states it as its title", named, TITLES & ~HEADING, -HARDLY)


def by_outline(sheet: Sheet, headings: NDArray[np.float32]) -> Iterator[Fact]:
    """Yield which lines are headings, or go on with one, because the outline names them.

    ``headings`` has the probability of each line to be one.
    """
    named = outlined(sheet.outline, sheet.lines, sheet.page.tolist())
    if not named:
        return
    every, apart, more, below = (np.zeros(len(sheet) + 1, dtype=np.bool_) for _ in range(4))
    above = 0
    for rows, _ in named:
        every[rows] = True
        # Above others may stand the word and the number of a chapter, which belong to its heading.
        apart[rows.start] = rows.start == above
        more[rows.start + 1 : rows.stop] = True
        below[rows.stop] = True
        above = rows.stop
    # An outline of chapters alone says nothing of a section that begins right below their names.
    likely = (headings > LIKELY) & ~every[:-1] & ~below[:-1]
    whole = likely.sum() <= UNNAMED * len(named)
    denied = TITLES if whole else TITLES & ~FIRST
    yield Fact("the heading above is whole in the outline", below[:-1], denied, 2 * HARDLY)
    looks = [seen_on(line) for line in sheet.lines]
    plain = np.array([one.larger == "same" and one.weight == PLAIN for one in looks])
    plain &= ~np.array([bool(one.centred) for one in looks])
    if len(named) > FEW and (plain & every[:-1]).sum() <= SET_ALIKE * len(named):
        why = "headings of the outline are set apart, and this line is not"
        yield Fact(why, plain & ~every[:-1], HEADING, 2 * HARDLY)
    yield Fact("the outline of the file names it", every[:-1], ~TITLES)
    yield Fact("another entry of the outline ends above", apart[:-1], ~FIRST)
    yield Fact("it goes on with a heading of the outline", more[:-1], FIRST)
