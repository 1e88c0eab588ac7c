"""From the chances of each line's roles to one role for each, under what no chance can break.

The furniture is told first, and only where a second reason stands beside the network's; the
lines that are left are a chain in which some roles cannot follow others (a heading does not go on
below a paragraph), and the likeliest chain is found (Viterbi 1967). A person's rulings take away
the roles that they exclude.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from publisher.model.furniture import FurnitureKind
from publisher.model.roles import BlockRole
from publisher.model.verdicts import Verdicts
from publisher.restoring.roles.features import NAMES as SEEN
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge import (
    by_rule,
    has_furniture,
    ruled_out,
    titles_go_on,
    words_go_on,
)
from publisher.restoring.roles.line_roles import LineRole, LinesTold, LineTold
from publisher.restoring.roles.note_series import begins_small, ends_open, lacking, lists, opened
from publisher.restoring.roles.notes.labels import body_label
from publisher.restoring.roles.opinion import ROLES
from publisher.restoring.roles.parting import Joint, joints
from publisher.restoring.roles.standing import credits, going_on, lone_headings, raised
from publisher.restoring.roles.states import (
    ASIDE,
    AT,
    FIRST,
    HARDLY,
    HEADING,
    ITEM,
    NEVER,
    NOTE,
    STATES,
    TITLES,
)

Matrix = NDArray[np.float32]

# What a series of labels and marks takes away from other readings: odds of 3000.
SERIES = -8.0
# As sure must the network be that a lone line is no heading: odds of 33.
VERY_SURE = 3.5
# In natural logarithms: a block that goes on over a blank line, or changes without one, in a text
# whose blank lines part its blocks.
BROKEN = -6.0
# The chance from which a line is furniture that a second reason speaks for, and without one.
TWICE, ALONE = 0.5, 0.97
# The share of its chances that a line has lost where the rules say what it is.
NEARLY_ALL = 0.8
# The probability from which a line is likely one of a note; words of a signature and a catchword.
TOLD, SIGNED = 0.5, 3
# Features that are reasons of their own for a line to be furniture; the rules' word is one too.
REASONS = (
    "returns near",
    "returns alternately",
    "begins alike near",
    "rises",
    "rises by two",
    "rises by half",
    "is contents",
    "leaders",
    "signature",
)
REASON_COLUMNS = [
    *(SEEN.index(name) for name in REASONS),
    *(len(SEEN) + at for at, role in enumerate(ROLES) if isinstance(role, FurnitureKind)),
]

# What shows an item of a list: a bullet, a figure or letter of its own, or the rules' word.
ITEM_COLUMNS = [
    *(
        at
        for at, name in enumerate(SEEN)
        if name in ("bullet", "item") or name.startswith("label ")
    ),
    len(SEEN) + ROLES.index(BlockRole.ITEM),
]


def decode(sheet: Sheet, features: Matrix, chances: Matrix, verdicts: Verdicts) -> LinesTold:
    """Return what each line is.

    ``features`` has a row for each line of the sheet, and ``chances`` (natural logarithms) too.
    """
    chances = _items_seen(features, chances)
    rules = by_rule(features)
    known = _in_series(sheet, chances) + _standing(sheet, features)
    ruled = _given_over(chances + known, ruled_out(sheet, features), rules)
    ruled += _ruled(sheet, verdicts)
    notes = np.exp(chances)[:, NOTE].sum(1) > TOLD
    below = _goes_below_notes(sheet, notes)
    aside = _furniture(features, ruled, alone=has_furniture(sheet)) & ~below
    aside |= (ruled[:, ~ASIDE] <= NEVER).all(1)
    states = np.zeros(len(sheet), dtype=np.int64)
    furniture = np.where(ASIDE, ruled, NEVER)
    states[aside] = furniture[aside].argmax(1)
    text = np.flatnonzero(~aside)
    if len(text):
        hang = joints(sheet)
        hang[1:][aside[:-1]] = Joint.UNKNOWN
        ruled = ruled + _without_label(sheet, hang)
        kept = _given_over(ruled, np.where(ASIDE, NEVER, np.zeros_like(ruled)), rules)
        shared = _shared(kept, hang == Joint.JOINED)
        ways = _ways_to_notes(sheet, text, notes | below, chances[:, AT[LineRole.NOTE, True]])
        states[text] = _chain(shared[text], _costs(sheet, text, hang), ways)
    return _told(sheet, states, chances)


def _items_seen(features: Matrix, chances: Matrix) -> Matrix:
    """Return the chances with no item where nothing shows one: it is a paragraph like others.

    A dash is no sign of an item: in most of Europe it opens what somebody says.
    """
    shown = (features[:, ITEM_COLUMNS] > 0).any(1)
    item, paragraph = AT[LineRole.ITEM, True], AT[LineRole.PARAGRAPH, True]
    made = chances.copy()
    both = np.logaddexp(chances[:, item], chances[:, paragraph])
    made[:, paragraph] = np.where(shown, chances[:, paragraph], both)
    made[:, item] = np.where(shown, chances[:, item], NEVER)
    return made


def _told(sheet: Sheet, states: NDArray[np.int64], chances: Matrix) -> LinesTold:
    shares = np.exp(chances)
    text = shares[:, ~ASIDE].sum(1) + 1e-6
    begins = shares[:, FIRST & ~ASIDE].sum(1) / text
    heading = shares[:, HEADING].sum(1)
    own = shares[np.arange(len(states)), states]
    return {
        (line.number, line.part): LineTold(STATES[state][0], STATES[state][1], chance, begin, head)
        for line, state, chance, begin, head in zip(
            sheet.lines,
            states.tolist(),
            own.tolist(),
            begins.tolist(),
            heading.tolist(),
            strict=True,
        )
    }


def _given_over(chances: Matrix, taken: Matrix, rules: NDArray[np.int64]) -> Matrix:
    """Return the chances without what is taken from them.

    Where next to nothing is left, what was taken is given to what the rules say.
    """
    left = chances + taken
    lost = np.exp(chances).sum(1) - np.exp(left).sum(1)
    told = np.flatnonzero((rules >= 0) & (lost > NEARLY_ALL))
    told = told[taken[told, rules[told]] > NEVER]
    at = told, rules[told]
    left[at] = np.log(np.exp(left[at]) + lost[told])
    return left


def _furniture(features: Matrix, chances: Matrix, *, alone: bool) -> NDArray[np.bool_]:
    """Return which lines are furniture: by the network and a second reason beside it.

    Where pages follow each other, the network ``alone`` is enough if it has no doubt.
    """
    share = np.exp(chances)[:, ASIDE].sum(1) / np.exp(chances).sum(1)
    second = (features[:, REASON_COLUMNS] > 0).any(1)
    aside: NDArray[np.bool_] = np.where(second, share > TWICE, alone & (share > ALONE))
    return aside


def _goes_below_notes(sheet: Sheet, notes: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which last lines of pages begin what the notes of the next page go on with.

    ``notes`` says which lines are likely those of notes. The one above has ended its sentence,
    and the next one goes on in small letters: this line opens that sentence.
    """
    made = np.zeros(len(sheet), dtype=bool)
    for end in sheet.starts[1:-1].tolist():
        at, below = end - 1, np.flatnonzero(notes[end:])
        if at and notes[at - 1] and sheet.page[at - 1] == sheet.page[at] and len(below):
            above, line, goes_on = (sheet.worded[n].text for n in (at - 1, at, end + below[0]))
            several = len(line.split()) > SIGNED
            opens = several and ends_open(line) and not ends_open(above)
            made[at] = opens and begins_small(goes_on) and line[:1].isupper()
    return made


def _ruled(sheet: Sheet, verdicts: Verdicts) -> Matrix:
    """Return what a person's rulings take away from the chances of each line's states."""
    taken = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    lines = {line.number: at for at, line in reversed(list(enumerate(sheet.lines)))}
    rulings: Sequence[tuple[int, NDArray[np.bool_]]] = (
        *((line, ASIDE if aside else ~ASIDE) for line, aside in verdicts.furniture),
        *((line, HEADING if level else ~HEADING) for line, level in verdicts.headings),
        *((line, (FIRST if begins else ~FIRST) | ASIDE) for line, begins in verdicts.begins),
    )
    for line, left in rulings:
        if line in lines:
            taken[lines[line], ~left] = NEVER
    return taken


def _in_series(sheet: Sheet, chances: Matrix) -> Matrix:
    """Return what labels and marks that answer each other take away from a line's other states."""
    taken = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    begins, within = AT[LineRole.NOTE, True], AT[LineRole.NOTE, False]
    shares = np.exp(chances)
    series = opened(sheet, shares[:, begins], shares[:, within])
    for lines, state in ((series.notes, begins), (series.bodies, within)):
        taken[sorted(lines)] = np.where(np.arange(len(STATES)) == state, 0, SERIES)
    taken[sorted(series.others), begins] = SERIES
    listed = lists(sheet, shares[:, ITEM].sum(1))
    listed[sorted(series.notes)] = False
    taken[np.ix_(listed, HEADING | NOTE)] = SERIES
    return taken


def _ways_to_notes(
    sheet: Sheet, text: NDArray[np.int64], notes: NDArray[np.bool_], first: Matrix
) -> tuple[Matrix, Matrix]:
    """Return for each line of the text what it costs to enter a note on it, and to leave one.

    ``notes`` says which lines of the sheet are likely ones, ``first`` are the chances of each to
    open one. A note that has ended its sentence does not go on in small letters behind other
    text, and one in mid-sentence goes on right below.
    """
    enters, leaves = np.zeros((2, len(text)), dtype=np.float32)
    lost = lacking(sheet, first)
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
        last = line if notes[line] else last
    return enters, leaves


def _standing(sheet: Sheet, features: Matrix) -> Matrix:
    """Return what the places of the lines add to their chances, and take from them."""
    made = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    made[lone_headings(features), AT[LineRole.HEADING, True]] = VERY_SURE
    made[going_on(features), AT[LineRole.RUNNING_HEAD, True]] = NEVER
    made[np.ix_(credits(features), TITLES)] = NEVER
    figures, labels = raised(sheet, features)
    made[np.ix_(figures, ASIDE | TITLES)] = NEVER
    note = AT[LineRole.NOTE, True], AT[LineRole.NOTE, False]
    for shift, state in enumerate(note):
        lines = np.flatnonzero(labels) + shift
        made[lines] = NEVER
        made[lines, state] = 0
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


# Of these each line begins something; and what may stand above or below anything.
LISTED = frozenset((LineRole.VERSE, LineRole.FRONT, LineRole.NOTE))
LOOSE = frozenset((LineRole.ROW, LineRole.BREAK, LineRole.CAPTION, LineRole.NOTE_HEAD))
FOLLOWS = _follows()
BY_JOINT = {Joint.UNKNOWN: FOLLOWS, Joint.PARTED: _parted(), Joint.JOINED: _joined()}


def _without_label(sheet: Sheet, hang: NDArray[np.int8]) -> Matrix:
    """Return what a line without a label loses of its chance to open a note.

    It loses all where it stands where all blocks are parted, for there no edge of a page cuts a
    note from its label, and where it goes on in small letters with the line right above.
    """
    taken = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    bare = np.array([body_label(one.text) is None for one in sheet.worded])
    if not sheet.paged and (hang == Joint.JOINED).any():
        taken[bare & (hang != Joint.UNKNOWN), AT[LineRole.NOTE, True]] = NEVER
    taken[bare & _goes_on(sheet), AT[LineRole.NOTE, True]] = NEVER
    return taken


def _goes_on(sheet: Sheet) -> NDArray[np.bool_]:
    """Return which lines begin in small letters right below a line in mid-sentence of their page."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    for at in np.flatnonzero(near).tolist():
        made[at + 1] = begins_small(sheet.worded[at + 1].text) and ends_open(sheet.worded[at].text)
    return made


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


# How a line follows the one above: as any does, with the rest of its word, with that of a title.
WAYS = np.stack([np.zeros_like(FOLLOWS), _word_goes_on(), _title_goes_on()])
COSTS = {(joint, way): cost + WAYS[way] for joint, cost in BY_JOINT.items() for way in range(3)}


def _costs(sheet: Sheet, text: NDArray[np.int64], hang: NDArray[np.int8]) -> Sequence[Matrix]:
    """Return for each line of the text what its states cost behind those of the line above.

    ``hang`` is how each line of the sheet hangs together with the one above (``Joint``).
    """
    ways = np.where(words_go_on(sheet), 1, np.where(titles_go_on(sheet), 2, 0))[text]
    ways[1:][np.diff(text) > 1] = 0
    return [
        COSTS[Joint(joint), way]
        for joint, way in zip(hang[text].tolist(), ways.tolist(), strict=True)
    ]


def _shared(chances: Matrix, joined: NDArray[np.bool_]) -> Matrix:
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
