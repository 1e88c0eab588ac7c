"""Ages of a history are its headings: ``The Middle Ages (1200–1521)``, and each begins where one ended.

A king and his reign are written alike, so only lines are taken that stand apart, with text between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact
from publisher.restoring.roles.states import TITLES
from publisher.structs import frozen

# A name, and in parentheses two years or only the later one, with a word before each at most.
AGE = compiled(
    r"[^()]{3,60}\((?:[^()\d]{0,12}(?P<from>\d{3,4})[^()\d]{0,4}[-–—][^()\d]{0,12}|[^()\d]{1,16})"
    r"(?P<to>\d{3,4})[^()\d]{0,4}\)\W?"
)
# So many ages make a history; and lines that stand between two of them at least.
FEWEST, APART = 3, 4


@frozen
class Age:
    """A line that names an age: its place on the sheet, and its years (``begun`` may be unknown)."""

    at: int
    begun: int | None
    ended: int


def by_ages(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines name the ages of a history, one after the other."""
    lines = np.zeros(len(sheet), dtype=np.bool_)
    for row in _rows(list(_ages(sheet))):
        lines[[age.at for age in row]] = True
    yield Fact("it names an age, and the next one begins where it ends", lines, ~TITLES)


def _ages(sheet: Sheet) -> Iterator[Age]:
    for at, line in enumerate(sheet.worded):
        found = AGE.fullmatch(line.text)
        if found:
            begun = int(found["from"]) if found["from"] else None
            yield Age(at, begun, int(found["to"]))


def _rows(ages: Sequence[Age]) -> Iterator[Sequence[Age]]:
    """Yield the rows of ages that follow each other, with text between them."""
    row = list(ages[:1])
    for one, two in pairwise(ages):
        if two.at - one.at >= APART and two.begun is not None and 0 <= two.begun - one.ended <= 1:
            row.append(two)
            continue
        if len(row) >= FEWEST:
            yield row
        row = [two]
    if len(row) >= FEWEST:
        yield row
