"""The likeliest chain of states for the lines of a text, some of which cannot follow others.

A heading does not go on below a paragraph, nor a block over a blank line where blank lines part
blocks; within that, the chain with the highest product of chances is found (Viterbi 1967). Its
time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge import lacking
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.network import blocks
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.states import AT, FIRST, HARDLY, NEVER, NOTE, STATES, state
from publisher.structs import frozen

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
Shares = NDArray[np.float64]
# How a line follows the one above: their ``Joint``, the place in WAYS, and the place in TURNS.
Step: TypeAlias = tuple[int, int, int]

# In natural logarithms: a block that goes on over a blank line, or changes without one, in a text
# whose blank lines part its blocks.
BROKEN = -6.0
# Of these each line begins something; and what may stand above or below anything.
LISTED = frozenset((LineRole.VERSE, LineRole.FRONT, LineRole.NOTE))
LOOSE = frozenset((LineRole.ROW, LineRole.BREAK, LineRole.CAPTION, LineRole.NOTE_HEAD))


@frozen
class Links:
    """What stands between the lines of a sheet and those above.

    ``joints`` has a ``Joint`` for each line; ``notes`` flags those that are likely lines of a
    note; ``opening`` are the chances (natural logarithms) of each to open one.
    """

    joints: NDArray[np.int8]
    notes: Flags
    opening: Matrix


@frozen
class Chain:
    """One state for each line of a text, and the probability of every state of each.

    The states are those that are likeliest together. ``shares`` (a row for each line, its sum 1)
    say how many of all chains have a state there, each counted as often as it is likely.
    ``steps`` are how each line follows the one above.
    """

    states: NDArray[np.int64]
    shares: Shares
    steps: Sequence[Step]


def likeliest(
    sheet: Sheet, text: NDArray[np.int64], chances: Matrix, links: Links, temperature: float
) -> Chain:
    """Return the likeliest chain of the lines of a text.

    ``text`` are the places of these lines on the sheet, rising and at least one; ``chances``
    (natural logarithms) has a row for each line of the sheet and a column for each state. The
    probabilities of chains are flattened by the ``temperature``; the likeliest stays the same.
    The chances are used up.
    """
    # In their place, for each of these matrices is as large as the text.
    chances = _gathered(chances, text)
    _share(chances, (links.joints == Joint.JOINED)[text])
    steps = _steps(sheet, text, links)
    states = _best(chances, steps)
    return Chain(states, _shares(chances, steps, temperature), steps)


def _gathered(chances: Matrix, text: NDArray[np.int64]) -> Matrix:
    """Return the chances of the lines of ``text`` (rising), moved together in their place."""
    for first, end in blocks(len(text)):
        chances[first:end] = chances[text[first:end]]
    return chances[: len(text)]


def _share(chances: Matrix, joined: Flags) -> None:
    """Make a line that goes on in its block as likely in a note as in a paragraph.

    How a block begins tells what it is; that its lines go on says nothing more.
    """
    on = np.array([AT[LineRole.PARAGRAPH, False], AT[LineRole.NOTE, False]])
    chances[np.ix_(joined, on)] = np.logaddexp.reduce(chances[:, on], axis=1)[joined, None]


def _best(chances: Matrix, steps: Sequence[Step]) -> NDArray[np.int64]:
    """Return the likeliest chain of states; ``steps`` lead to each line from the one above."""
    best, costs = chances[0].astype(np.float64), _in_full()
    back = np.zeros(chances.shape, dtype=np.int8)
    every = np.arange(chances.shape[1])
    for at, step in enumerate(steps[1:], 1):
        reached = best[:, None] + costs[step]
        back[at] = above = reached.argmax(0)
        best = reached[above, every] + chances[at]
    states = np.empty(len(chances), dtype=np.int64)
    states[-1] = best.argmax()
    for at in range(len(chances) - 1, 0, -1):
        states[at - 1] = back[at, states[at]]
    return states


def _shares(chances: Matrix, steps: Sequence[Step], temperature: float) -> Shares:
    """Return the probability of each state of each line over all chains (forward and backward).

    The chances of the lines by themselves are flattened block by block, twice: all of them at once
    would be another matrix as large as what is returned.
    """
    follows, added = _likely(temperature), np.add.reduce
    made: Shares = np.empty(chances.shape, dtype=np.float64)
    ways = [follows[step] for step in steps]
    reached: Shares = flattened(chances[:1], temperature)[0]
    made[0] = reached
    for first, end in blocks(len(made)):
        own = flattened(chances[first:end], temperature)
        for at in range(max(first, 1), end):
            reached = reached.dot(ways[at])
            reached *= own[at - first]
            reached /= added(reached)
            made[at] = reached
    below = np.ones(made.shape[1])
    for first, end in reversed(list(blocks(len(made)))):
        own = flattened(chances[first:end], temperature)
        for at in range(end - 1, max(first, 1) - 1, -1):
            below = ways[at].dot(own[at - first] * below)
            below /= added(below)
            made[at - 1] *= below
    made /= made.sum(1, keepdims=True)
    return made


def flattened(chances: Matrix, temperature: float) -> Shares:
    """Return the probabilities of states whose logarithms are these, all divided by the temperature.

    Each row adds up to 1. Above 1 the temperature takes away sureness: so a network that states
    too much of it is set right (temperature scaling, Guo et al. 2017).
    """
    shares: Shares = np.empty(chances.shape, dtype=np.float64)
    # In single precision, and at once to its place: matrices of a long text are large.
    np.subtract(chances, chances.max(1, keepdims=True), out=shares, dtype=chances.dtype)
    shares /= temperature
    np.exp(shares, out=shares)
    shares /= shares.sum(1, keepdims=True)
    return shares


def share_of(chances: Matrix, states: Flags) -> Shares:
    """Return the probability of each line to have one of some states, from the logarithms of all.

    Block by block, so that there never is a matrix as large as the text beside the chances.
    """
    made = [flattened(chances[at:to], 1.0)[:, states].sum(1) for at, to in blocks(len(chances))]
    return np.concatenate(made)


@cache
def _in_full() -> dict[Step, Shares]:
    """Return the costs in double precision, so that nothing is converted line by line."""
    return {step: cost.astype(np.float64) for step, cost in COSTS.items()}


@cache
def _likely(temperature: float) -> dict[Step, Shares]:
    return {step: np.exp(cost.astype(np.float64) / temperature) for step, cost in COSTS.items()}


def _steps(sheet: Sheet, text: NDArray[np.int64], links: Links) -> Sequence[Step]:
    """Return how each line of the text follows the one above."""
    ways = np.where(_words_go_on(sheet), WORD, np.where(_titles_go_on(sheet), TITLE, ANYHOW))[text]
    ways[1:][np.diff(text) > 1] = ANYHOW
    kinds = (links.joints[text], ways, _hardly_notes(sheet, text, links))
    # One tuple for all lines that follow in the same way: there are few ways, and many lines.
    known: dict[Step, Step] = {}
    steps = zip(*(kind.tolist() for kind in kinds), strict=True)
    return [known.setdefault(step, step) for step in steps]


def _hardly_notes(sheet: Sheet, text: NDArray[np.int64], links: Links) -> NDArray[np.int64]:
    """Return for each line of the text what it hardly does (a place in TURNS).

    A note that has ended its sentence does not go on in small letters behind other text, nor on
    top of the next page; one in mid-sentence goes on right below.
    """
    turns = np.zeros(len(text), dtype=np.int64)
    lost = lacking(sheet, links.opening)
    # ``before`` is the last line of the notes that stand before those right above the line.
    last, before, above = -1, -1, -1
    pages, notes = sheet.page.tolist(), links.notes.tolist()
    begin_small, end_open = sheet.begins_small.tolist(), sheet.ends_open.tolist()
    right_below = (sheet.below_another & (sheet.gaps <= 0)).tolist()
    for at, line in enumerate(text.tolist()):
        small = begin_small[line]
        before = before if last == above else last
        ended = small and last >= 0 and not end_open[last]
        # What is likely a note right above the line is none if one is gone on with here.
        enters = before < 0 or (small and not end_open[before]) or line in lost
        same_page = above >= 0 and pages[line] == pages[above]
        near = same_page and right_below[line]
        leaves = near and small and end_open[above]
        over = ended and last == above and not same_page
        turns[at] = enters * ENTERS + leaves * LEAVES + over * OVER
        last = line if notes[line] else last
        above = line
    return turns


def _words_go_on(sheet: Sheet) -> Flags:
    """Return which lines go on with a word that is broken at the end of the line right above."""
    made: Flags = _right_below(sheet)
    made[1:] &= sheet.names["ends hyphen"][:-1] > 0
    return made


def _titles_go_on(sheet: Sheet) -> Flags:
    """Return which lines go on with the one right above where that is a title's."""
    made: Flags = _right_below(sheet) & (sheet.names["credit"] == 0)
    made[1:] &= sheet.names["ends lower"][:-1] > 0
    return made


def _right_below(sheet: Sheet) -> Flags:
    """Return which lines begin in lower case, no further below another one than lines are."""
    same = np.concatenate(([False], np.diff(sheet.page) == 0))
    made: Flags = same & (sheet.gaps <= 0) & (sheet.names["opens lower"] > 0)
    return made


def _follows() -> Matrix:
    """Return what a state costs behind another one: 0, or what hardly ever happens."""
    cost = np.zeros((len(STATES), len(STATES)), dtype=np.float32)
    heading, title = (AT[role, False] for role in (LineRole.HEADING, LineRole.TITLE))
    paragraph, note = AT[LineRole.PARAGRAPH, False], AT[LineRole.NOTE, False]
    for before, (role, _) in enumerate(STATES):
        cost[before, heading] = 0 if role is LineRole.HEADING else NEVER
        cost[before, title] = 0 if role is LineRole.TITLE else NEVER
        if role in (LineRole.HEADING, LineRole.TITLE, LineRole.BREAK, LineRole.NOTE_HEAD):
            cost[before, paragraph] = HARDLY
        if role in (LineRole.HEADING, LineRole.TITLE):
            cost[before, note] = HARDLY
    return cost


def _parted() -> Matrix:
    """Return what a state costs behind a blank line that parts blocks."""
    return np.where(FIRST, FOLLOWS, np.minimum(FOLLOWS, BROKEN))


def _joined() -> Matrix:
    """Return what a state costs right below another where only blank lines part blocks."""
    cost = FOLLOWS.copy()
    for before, (above, _) in enumerate(STATES):
        for behind, (role, first) in enumerate(STATES):
            if LOOSE & {above, role}:
                continue
            listed = role is LineRole.ITEM or (role is above and role in LISTED)
            goes_on = above is role or (above, role) == (LineRole.ITEM, LineRole.PARAGRAPH)
            if not (listed if first else goes_on):
                cost[before, behind] = min(BROKEN, cost[before, behind])
    return cost


def _word_goes_on() -> Matrix:
    """Return what is added behind a line that ends inside a word, with which the next one goes on."""
    cost = np.full((len(STATES), len(STATES)), 2 * HARDLY, dtype=np.float32)
    for before, (role, _) in enumerate(STATES):
        same = role if (role, False) in AT else LineRole.PARAGRAPH
        for after in {(same, False), (role, (role, False) not in AT)} & AT.keys():
            cost[before, AT[after]] = 0
    return cost


def _title_goes_on() -> Matrix:
    """Return what is added where the next line goes on with that of a title."""
    cost = np.zeros((len(STATES), len(STATES)), dtype=np.float32)
    for first in (True, False):
        cost[AT[LineRole.TITLE, first], AT[LineRole.FRONT, True]] = 2 * HARDLY
    return cost


def _costs() -> dict[Step, Matrix]:
    """Return for each way to follow what states cost behind those of the line above."""
    return {
        (joint, way, turn): cost + WAYS[way] + added
        for joint, cost in BY_JOINT.items()
        for way in range(len(WAYS))
        for turn, added in enumerate(TURNS)
    }


FOLLOWS = _follows()
BY_JOINT = {Joint.UNKNOWN: FOLLOWS, Joint.PARTED: _parted(), Joint.JOINED: _joined()}
# How a line follows the one above: as any does, with the rest of its word, with that of a title.
ANYHOW, WORD, TITLE = range(3)
WAYS = np.stack([np.zeros_like(FOLLOWS), _word_goes_on(), _title_goes_on()])
# What a line hardly does, as bits: to go on with a note behind what is none, to be none behind a
# note, to go on with a note that stands on the page before.
ENTERS, LEAVES, OVER = 1, 2, 4
GOES_ON = state(LineRole.NOTE, first=False)
HARD = ((ENTERS, ~NOTE, GOES_ON), (LEAVES, NOTE, ~NOTE), (OVER, NOTE, GOES_ON))
TURNS = [
    np.sum(
        [HARDLY * np.outer(above, below) * bool(turn & bit) for bit, above, below in HARD], axis=0
    ).astype(np.float32)
    for turn in range(2 * OVER)
]
COSTS = _costs()
