"""The pieces of a page shared out among two columns, each in the order they came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from publisher.restoring.roles.reading_order.atoms import Atom
from publisher.restoring.roles.reading_order.joints import Joints
from publisher.structs import frozen

# Costs, in the units of joints (natural log odds): of going to the other column, and of going
# back to the left one further up the page.
SWITCH, UPWARDS = 0.3, 1.0
# Printed lines that may stand higher without counting as a step upwards.
TOLERANCE = 2.5
# Cost of columns of uneven length: one that is half as long as the other costs a third of this.
UNEVEN = 15.0
# Ways of sharing the pieces out that are kept while a page is read (beam search).
BEAM = 300
# Weight of the joint with the page before, which may end with a note.
FROM_BEFORE = 0.5
NONE = -1
WORTH = itemgetter(0)


# One way to share out the pieces read so far: what it is worth; the last pieces of both columns,
# and how far down they reach; the first piece of the right column, and the set of its pieces (as
# bits); the column of the piece read last, and where that begins. A page has tens of thousands of
# ways, so they are plain tuples.
_Way: TypeAlias = tuple[float, tuple[int, int], tuple[float, float], int, int, int, float]
# What it is worth that a piece (first index) stands below another one; that it stands below none
# (-1) comes last.
_Links: TypeAlias = list[list[float]]
_BEGUN: _Way = (0.0, (NONE, NONE), (0.0, 0.0), NONE, 0, 0, 0.0)


@frozen
class Order:
    """An order of the pieces (by index), and how much more speaks for it than for the one given."""

    pieces: tuple[int, ...]
    gain: float


def best_order(atoms: Sequence[Atom], before: Atom | None, joints: Joints) -> Order:
    """Return the order in which the pieces go on best: the left column, then the right one.

    Extractors read along columns, but may go over to the other one and back, so each column
    keeps the order it came in. ``before`` is the last piece of the page before.
    """
    links = _links(atoms, before, joints)
    ways = [_BEGUN]
    for at, atom in enumerate(atoms):
        ways = _gone_on(ways, at, atom.height, links[at])
    worth, taken = max(((_closed(way, links), way[4]) for way in ways), key=WORTH)
    given = links[0][NONE] + sum(links[b][a] for a, b in pairwise(range(len(atoms))))
    return Order(_pieces(taken, len(atoms)), worth - given)


def _links(atoms: Sequence[Atom], before: Atom | None, joints: Joints) -> _Links:
    return [
        [
            *(0.0 if a == b else joints.worth(above, below) for a, above in enumerate(atoms)),
            FROM_BEFORE * joints.worth(before, below) if before else 0.0,
        ]
        for b, below in enumerate(atoms)
    ]


def _gone_on(ways: Iterable[_Way], at: int, height: float, joined: Sequence[float]) -> list[_Way]:
    """Return the best ways with one more piece, in the left or the right column.

    Of those with the same column ends at about the same depth only the best one is kept.
    ``joined`` are the piece's joints with each above, and with none.
    """
    kept: dict[tuple[int, int, int, int], _Way] = {}
    bit, held = 1 << at, kept.get
    for worth, (a, b), (left, right), first, taken, side, above in ways:
        # Into the left column.
        here = worth + joined[a]
        if at and side:
            here -= SWITCH
            here -= UPWARDS if left < above - TOLERANCE else 0.0
        down = left + height
        key = (at, b, first, round(down))
        other = held(key)
        if other is None or other[0] < here:
            kept[key] = (here, (at, b), (down, right), first, taken, 0, left)
        # Into the right column.
        opens = b == NONE
        here = worth if opens else worth + joined[b]
        if at and not side:
            here -= SWITCH
        begun = at if opens else first
        key = (a, at, begun, round(left))
        other = held(key)
        if other is None or other[0] < here:
            kept[key] = (here, (a, at), (left, right + height), begun, taken | bit, 1, right)
    return sorted(kept.values(), key=WORTH, reverse=True)[:BEAM]


def _closed(way: _Way, links: _Links) -> float:
    """Return what a whole page is worth: the right column goes on from the left, and is as long."""
    worth, last, (left, right), first, *_ = way
    if NONE in last:
        return worth
    uneven = abs(left - right) / (left + right)
    return worth + links[first][last[0]] - UNEVEN * uneven


def _pieces(taken: int, count: int) -> tuple[int, ...]:
    """Return the pieces of the left column, then those ``taken`` into the right one."""
    left = [at for at in range(count) if not taken >> at & 1]
    return (*left, *(at for at in range(count) if taken >> at & 1))
