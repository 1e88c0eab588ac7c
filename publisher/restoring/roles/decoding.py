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
from publisher.restoring.roles.line_roles import FURNITURE, LineRole, LinesTold, LineTold
from publisher.restoring.roles.note_series import begins_small, ends_open, lacking, lists, opened
from publisher.restoring.roles.notes.labels import body_label
from publisher.restoring.roles.opinion import ROLES
from publisher.restoring.roles.parting import Joint, joints
from publisher.restoring.roles.standing import credits, going_on, lone_headings, raised

Matrix = NDArray[np.float32]

# What the network tells apart: a role, and whether the line is the first of its block or note.
STATES: tuple[tuple[LineRole, bool], ...] = (
    (LineRole.TITLE, True),
    (LineRole.TITLE, False),
    (LineRole.FRONT, True),
    (LineRole.HEADING, True),
    (LineRole.HEADING, False),
    (LineRole.PARAGRAPH, True),
    (LineRole.PARAGRAPH, False),
    (LineRole.ITEM, True),
    (LineRole.VERSE, True),
    (LineRole.CAPTION, True),
    (LineRole.ROW, True),
    (LineRole.BREAK, True),
    (LineRole.NOTE, True),
    (LineRole.NOTE, False),
    (LineRole.NOTE_HEAD, True),
    (LineRole.FOLIO, True),
    (LineRole.RUNNING_HEAD, True),
    (LineRole.CONTENTS, True),
    (LineRole.CATCHWORD, True),
    (LineRole.SIGNATURE, True),
    (LineRole.MARGIN_FIGURE, True),
)
AT = {state: at for at, state in enumerate(STATES)}
ASIDE = np.array([role in FURNITURE for role, _ in STATES])
FIRST = np.array([first for _, first in STATES])
HEADING = np.array([role is LineRole.HEADING for role, _ in STATES])
NOTE = np.array([role is LineRole.NOTE for role, _ in STATES])
ITEM = np.array([role is LineRole.ITEM for role, _ in STATES])
TITLES = HEADING | np.array([role is LineRole.TITLE for role, _ in STATES])
# In natural logarithms: what is ruled out, and what hardly ever follows.
NEVER, HARDLY = -60.0, -4.0
# What a series of labels and marks takes away from other readings: odds of 3000.
SERIES = -8.0
# As sure must the network be that a lone line is no heading: odds of 33.
VERY_SURE = 3.5
# In natural logarithms: a block that goes on over a blank line, or changes without one, in a text
# whose blank lines part its blocks.
BROKEN = -6.0
# The chance from which a line is furniture that a second reason speaks for, and without one.
TWICE, ALONE = 0.5, 0.97
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
    known = _in_series(sheet, chances) + _standing(sheet, features)
    ruled = chances + known + _ruled(sheet, verdicts)
    notes = np.exp(chances)[:, NOTE].sum(1) > TOLD
    below = _goes_below_notes(sheet, notes)
    aside = _furniture(features, ruled) & ~below
    states = np.zeros(len(sheet), dtype=np.int64)
    furniture = np.where(ASIDE, ruled, NEVER)
    states[aside] = furniture[aside].argmax(1)
    text = np.flatnonzero(~aside)
    if len(text):
        hang = joints(sheet)
        hang[1:][aside[:-1]] = Joint.UNKNOWN
        ruled = ruled + _without_label(sheet, hang)
        shared = _shared(np.where(ASIDE, NEVER, ruled), hang == Joint.JOINED)
        ways = _ways_to_notes(sheet, text, notes | below, chances[:, AT[LineRole.NOTE, True]])
        states[text] = _chain(shared[text], hang[text], ways)
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


def _furniture(features: Matrix, chances: Matrix) -> NDArray[np.bool_]:
    """Return which lines are furniture: by two reasons that know nothing of each other, or beyond doubt."""
    share = np.exp(chances)[:, ASIDE].sum(1) / np.exp(chances).sum(1)
    second = (features[:, REASON_COLUMNS] > 0).any(1)
    aside: NDArray[np.bool_] = np.where(second, share > TWICE, share > ALONE)
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
    open one. A note that has ended its sentence
    does not go on in small letters behind other text, and one in mid-sentence goes on right
    below.
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
    """Return what a line without a label loses that stands where all blocks are parted.

    There no edge of a page cuts a note from its label.
    """
    taken = np.zeros((len(sheet), len(STATES)), dtype=np.float32)
    if not sheet.paged and (hang == Joint.JOINED).any():
        bare = [body_label(one.text) is None for one in sheet.worded]
        taken[np.array(bare) & (hang != Joint.UNKNOWN), AT[LineRole.NOTE, True]] = NEVER
    return taken


def _shared(chances: Matrix, joined: NDArray[np.bool_]) -> Matrix:
    """Return the chances, a line that goes on in its block as likely in a note as in a paragraph.

    How a block begins tells what it is; that its lines go on says nothing more.
    """
    on = np.array([AT[LineRole.PARAGRAPH, False], AT[LineRole.NOTE, False]])
    made = chances.copy()
    made[np.ix_(joined, on)] = np.logaddexp.reduce(chances[:, on], axis=1)[joined, None]
    return made


def _chain(
    chances: Matrix, hang: NDArray[np.int8], ways: tuple[Matrix, Matrix]
) -> NDArray[np.int64]:
    """Return the likeliest chain of states.

    ``hang`` is how each line hangs together with the one above (``Joint``); ``ways`` are what it
    costs to enter and leave notes.
    """
    enters, leaves = ways
    goes_on = np.arange(chances.shape[1]) == AT[LineRole.NOTE, False]
    entering, leaving = np.outer(~NOTE, goes_on), np.outer(NOTE, ~NOTE)
    best = chances[0].astype(np.float64)
    back = np.zeros(chances.shape, dtype=np.int64)
    every = np.arange(chances.shape[1])
    for at in range(1, len(chances)):
        cost = BY_JOINT[Joint(hang[at])]
        reached = best[:, None] + cost + enters[at] * entering + leaves[at] * leaving
        back[at] = reached.argmax(0)
        best = reached[back[at], every] + chances[at]
    states = np.empty(len(chances), dtype=np.int64)
    states[-1] = best.argmax()
    for at in range(len(chances) - 1, 0, -1):
        states[at - 1] = back[at, states[at]]
    return states
