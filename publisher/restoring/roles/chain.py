"""The likeliest chain of states for the lines of a text, some of which cannot follow others.

A heading does not go on below a paragraph, nor a block over a blank line where blank lines part
blocks; within that, the chain with the highest product of chances is found (Viterbi 1967). Its
time is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge import lacking
from publisher.restoring.roles.knowledge.note_series import begins_small, ends_open
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint
from publisher.restoring.roles.states import AT, FIRST, HARDLY, NEVER, NOTE, STATES

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]

# In natural logarithms: a block that goes on over a blank line, or changes without one, in a text
# whose blank lines part its blocks.
BROKEN = -6.0
# Of these each line begins something; and what may stand above or below anything.
LISTED = frozenset((LineRole.VERSE, LineRole.FRONT, LineRole.NOTE))
LOOSE = frozenset((LineRole.ROW, LineRole.BREAK, LineRole.CAPTION, LineRole.NOTE_HEAD))


@dataclass(frozen=True, slots=True)
class Links:
    """What stands between the lines of a sheet and those above.

    ``joints`` has a ``Joint`` for each line; ``notes`` flags those that are likely lines of a
    note; ``opening`` are the chances (natural logarithms) of each to open one.
    """

    joints: NDArray[np.int8]
    notes: Flags
    opening: Matrix


def likeliest(
    sheet: Sheet, text: NDArray[np.int64], chances: Matrix, links: Links
) -> NDArray[np.int64]:
    """Return the states of the lines of the text, one for each, that are likeliest together.

    ``text`` are the places of these lines on the sheet, rising and at least one; ``chances``
    (natural logarithms) has a row for each line of the sheet and a column for each state.
    """
    shared = _shared(chances, links.joints == Joint.JOINED)[text]
    return _chain(shared, _costs(sheet, text, links.joints), _ways_to_notes(sheet, text, links))


def _shared(chances: Matrix, joined: Flags) -> Matrix:
    """Return the chances, a line that goes on in its block as likely in a note as in a paragraph.

    How a block begins tells what it is; that its lines go on says nothing more.
    """
    on = np.array([AT[LineRole.PARAGRAPH, False], AT[LineRole.NOTE, False]])
    made = chances.copy()
    made[np.ix_(joined, on)] = np.logaddexp.reduce(chances[:, on], axis=1)[joined, None]
    return made


def _chain(
    chances: Matrix, costs: Sequence[Matrix], ways: tuple[Matrix, Matrix]
) -> NDArray[np.int64]:
    """Return the likeliest chain of states.

    ``costs`` are those of each line's states behind those of the line above; ``ways`` are what it
    costs to enter and leave notes.
    """
    enters, leaves = ways
    goes_on = np.arange(chances.shape[1]) == AT[LineRole.NOTE, False]
    entering, leaving = np.outer(~NOTE, goes_on), np.outer(NOTE, ~NOTE)
    best = chances[0].astype(np.float64)
    back = np.zeros(chances.shape, dtype=np.int64)
    every = np.arange(chances.shape[1])
    for at in range(1, len(chances)):
        reached = best[:, None] + costs[at] + enters[at] * entering + leaves[at] * leaving
        back[at] = reached.argmax(0)
        best = reached[back[at], every] + chances[at]
    states = np.empty(len(chances), dtype=np.int64)
    states[-1] = best.argmax()
    for at in range(len(chances) - 1, 0, -1):
        states[at - 1] = back[at, states[at]]
    return states


def _costs(sheet: Sheet, text: NDArray[np.int64], hang: NDArray[np.int8]) -> Sequence[Matrix]:
    """Return for each line of the text what its states cost behind those of the line above.

    ``hang`` is how each line of the sheet hangs together with the one above (``Joint``).
    """
    ways = np.where(_words_go_on(sheet), 1, np.where(_titles_go_on(sheet), 2, 0))[text]
    ways[1:][np.diff(text) > 1] = 0
    return [
        COSTS[Joint(joint), way]
        for joint, way in zip(hang[text].tolist(), ways.tolist(), strict=True)
    ]


def _ways_to_notes(sheet: Sheet, text: NDArray[np.int64], links: Links) -> tuple[Matrix, Matrix]:
    """Return for each line of the text what it costs to enter a note on it, and to leave one.

    A note that has ended its sentence does not go on in small letters behind other text, and one
    in mid-sentence goes on right below.
    """
    enters, leaves = np.zeros((2, len(text)), dtype=np.float32)
    lost = lacking(sheet, links.opening)
    last = -1
    for at, line in enumerate(text.tolist()):
        small = begins_small(sheet.worded[line].text)
        ended = small and last >= 0 and not ends_open(sheet.worded[last].text)
        if last < 0 or ended or line in lost:
            enters[at] = HARDLY
        above = text[at - 1] if at else line
        near = at > 0 and sheet.page[line] == sheet.page[above] and sheet.gaps[line] <= 0
        if near and small and ends_open(sheet.worded[above].text):
            leaves[at] = HARDLY
        last = line if links.notes[line] else last
    return enters, leaves


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


FOLLOWS = _follows()
BY_JOINT = {Joint.UNKNOWN: FOLLOWS, Joint.PARTED: _parted(), Joint.JOINED: _joined()}
# How a line follows the one above: as any does, with the rest of its word, with that of a title.
WAYS = np.stack([np.zeros_like(FOLLOWS), _word_goes_on(), _title_goes_on()])
COSTS = {(joint, way): cost + WAYS[way] for joint, cost in BY_JOINT.items() for way in range(3)}
