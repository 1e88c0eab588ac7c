"""How the headings of a drawn text are set: what looks like them is one, what like the text none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.measuring.seen import SAME_SIZE, seen_on
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, HEADING, STATES, state

# The probability from which a line is surely one of a heading, and from which it may be one.
SURE, PERHAPS = 0.8, 0.02
# Likely headings (their chances added up) that show a look to be theirs, if so much of what is set in
# it are headings; and sure headings, and their share of all, that must be set in such looks before
# what is set like the text is doubted.
SEVERAL, MOSTLY, ENOUGH, SHARE = 2.0, 0.5, 3, 0.6
# The share of headings that may end in a stop where one tells that a line is none.
FEW_STOPS = 0.2
# Leadings above a line that is set apart; letters of a line in capitals.
APART, LETTERS = 1.2, 4
# In natural logarithms (odds of 33).
VERY_SURE = 3.5
GOING_ON = ("ends comma", "ends hyphen", "ends colon", "opens lower")
VERSE = np.array([role is LineRole.VERSE for role, _ in STATES])


class Look(NamedTuple):
    """The size of a line in steps, its weight, and whether it is in capitals."""

    size: int
    weight: str
    capitals: bool


# How the text itself is set.
TEXT = Look(round(1 / SAME_SIZE), "plain", capitals=False)


def by_heading_looks(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are headings by their look, and which are none.

    ``chances`` (natural logarithms) has a row for each line and a column for each state. Only type
    tells: of plain text nothing is said.
    """
    if not all(line.runs for line in sheet.lines):
        return
    looks = [_look(sheet, at) for at in range(len(sheet))]
    headings, furniture = (np.exp(chances)[:, own].sum(1) for own in (HEADING, ASIDE))
    apart, alone = _apart(sheet) & (furniture < SURE), _alone(looks, sheet)
    shown = _shown(looks, headings, apart & alone)
    if not shown:
        return
    like = np.array([look in shown for look in looks])
    goes_on = np.any([sheet.names[name] > 0 for name in GOING_ON], axis=0)
    ends = sheet.names["ends stop"] > 0
    found: Flags = like & apart & alone & ~goes_on & ~ends & (headings > PERHAPS)
    why = "it is set alone, as other headings are"
    yield Fact(why, found, state(LineRole.HEADING, first=True), VERY_SURE)
    yield Fact(why, found, VERSE | ASIDE)
    sure = headings > SURE
    if (like & sure).sum() >= max(ENOUGH, SHARE * sure.sum()):
        plain = np.array([look == TEXT for look in looks])
        why = "the headings of this text are set otherwise than its text, and this is set like that"
        stopped = ends & (ends[like & sure].mean() <= FEW_STOPS)
        yield Fact(why, plain & (_tight(sheet, apart, like) | stopped), HEADING)


def _look(sheet: Sheet, at: int) -> Look:
    seen = seen_on(sheet.lines[at])
    text = sheet.worded[at].text
    capitals = text.isupper() and sum(map(str.isalpha, text)) >= LETTERS
    return Look(round((seen.size or 0.0) / SAME_SIZE), seen.weight or "plain", capitals)


def _shown(
    looks: Sequence[Look], headings: NDArray[np.float32], displayed: Flags
) -> frozenset[Look]:
    """Return the looks in which several headings are set, and little else that stands by itself."""
    lines, likely = Counter[Look](), defaultdict[Look, float](float)
    for at in np.flatnonzero(displayed).tolist():
        lines[looks[at]] += 1
        likely[looks[at]] += float(headings[at])
    return frozenset(
        look
        for look, chance in likely.items()
        if look != TEXT and chance >= max(SEVERAL, MOSTLY * lines[look])
    )


def _apart(sheet: Sheet) -> Flags:
    """Return which lines stand below a gap, or on top of a column."""
    gaps = [line.geometry.gap if line.geometry else None for line in sheet.lines]
    return np.array([gap is None or gap >= APART for gap in gaps])


def _alone(looks: Sequence[Look], sheet: Sheet) -> Flags:
    """Return which lines are set otherwise than the lines above and below on their page."""
    same = [a == b for a, b in pairwise(looks)]
    like_below = np.array([*same, False]) & np.append(np.diff(sheet.page) == 0, False)
    made: Flags = ~like_below
    made[1:] &= ~like_below[:-1]
    return made


def _tight(sheet: Sheet, apart: Flags, like: Flags) -> Flags:
    """Return which lines are not set apart: neither in the middle nor below a gap of their own.

    The gap below a heading is that heading's.
    """
    places = [line.geometry for line in sheet.lines]
    centred = np.array([place is None or bool(place.centred) for place in places])
    below = np.concatenate(([False], like[:-1] & (np.diff(sheet.page) == 0)))
    made: Flags = (~apart | below) & ~centred
    return made
