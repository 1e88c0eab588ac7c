"""What is known of some lines, as what it adds to the chances of some of their states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, FIRST, NEVER, STATES
from publisher.structs import frozen

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
# What gives the probability (0 to 1) of each line to have one of some states (a flag for each).
ShareOf: TypeAlias = Callable[[Flags], NDArray[np.float64]]
# In natural logarithms: more than any doubt of the network, and less than what is ruled out.
CERTAIN = -NEVER / 2


@frozen
class Fact:
    """What is known of ``lines`` (a flag for each of the sheet's), and ``why``, in words.

    ``added`` (in natural logarithms) is added to the chances of ``states`` (a flag for each), to
    rule them out if nothing else is said.
    """

    why: str
    lines: Flags
    states: Flags
    added: float = NEVER


def pinned(why: str, lines: Flags, state: int) -> tuple[Fact, Fact]:
    """Return what leaves some lines nothing but one state, whatever else was said of them."""
    own = np.arange(len(STATES)) == state
    return Fact(why, lines, ~own), Fact(why, lines, own, CERTAIN)


def added(facts: Iterable[Fact], lines: int) -> Matrix:
    """Return what facts about a sheet of so many lines add: a row for each, a column for each state.

    Where two facts speak of one state of one line, the last one holds.
    """
    made = np.zeros((lines, len(STATES)), dtype=np.float32)
    for fact in facts:
        made[np.ix_(fact.lines, fact.states)] = fact.added
    return made


def as_paragraphs(chances: Matrix, facts: Iterable[Fact], but: Flags, within: Flags) -> Matrix:
    """Return the chances, in their place, with what facts rule out given to paragraphs alone.

    ``chances`` (natural logarithms) has a row for each line and a column for each state. What
    would have begun something begins a paragraph, unless that is ruled out with it, or the line is
    one of ``within``, with which the sentence right above goes on. The lines of ``but`` stay as
    they are.
    """
    begins, goes_on = (AT[LineRole.PARAGRAPH, first] for first in (True, False))
    for fact in facts:
        lines, states = np.flatnonzero(fact.lines & ~but), np.flatnonzero(fact.states)
        usual = begins if FIRST[states].any() and begins not in states else goes_on
        taken = np.logaddexp.reduce(chances[np.ix_(lines, states)], axis=1)
        chances[np.ix_(lines, states)] = NEVER
        to = np.where(within[lines] & (goes_on not in states), goes_on, usual)
        chances[lines, to] = np.logaddexp(chances[lines, to], taken)
    return chances


def as_going_on(chances: Matrix, facts: Iterable[Fact], but: Flags) -> Matrix:
    """Return the chances, in their place, with what facts rule out given to what goes on above.

    A paragraph and a note have as much of it as of the chances; see ``as_paragraphs``.
    """
    on = np.array([AT[LineRole.PARAGRAPH, False], AT[LineRole.NOTE, False]])
    for fact in facts:
        lines, states = np.flatnonzero(fact.lines & ~but), np.flatnonzero(fact.states)
        taken = np.logaddexp.reduce(chances[np.ix_(lines, states)], axis=1)
        chances[np.ix_(lines, states)] = NEVER
        had = np.logaddexp.reduce(chances[np.ix_(lines, on)], axis=1)
        chances[np.ix_(lines, on)] += (np.logaddexp(had, taken) - had)[:, None]
    return chances


def as_certain(chances: Matrix, lines: Flags, state: int) -> Matrix:
    """Return the chances, in their place, those of some lines with nothing left but one state."""
    chances[lines] = NEVER
    chances[lines, state] = 0.0
    return chances
