"""Headings that end in a full stop, alone on a line: as nearly all print before 1930 has them.

A short sentence may stand alone as well. But where all lines of a text that stand alone are short,
have none of the words that sentences have, and each is followed by a paragraph of several lines,
they are headings, whatever ends them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.features.wording import NAMES
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, STATES, TITLES

# Lines that show the habit; words of the longest, and of the measure (the width that 88 % of the
# lines keep to) what it fills.
FEWEST, WORDS, NARROW, WIDEST = 3, 8, 0.6, 88
# The probability from which a line is likely something else; and in natural logarithms (odds of
# 1000) how sure the network must be against the habit.
LIKELY, SURE = 0.5, 7.0
PARAGRAPH = np.array([role is LineRole.PARAGRAPH for role, _ in STATES])
TEXT = TITLES | PARAGRAPH | np.array([role is LineRole.FRONT for role, _ in STATES])
OTHERS = (
    "opens lower",
    "opens dash",
    "opens bracket",
    "opens quote",
    "ends comma",
    "ends colon",
    "ends hyphen",
    "bullet",
    "item",
    "entry",
    "caption word",
    "credit",
    "month",
    "pause",
    "number alone",
    "no letters",
    "leaders",
    "wide gaps",
    "sentence words",
    # What may be the label of a note.
    *(name for name in NAMES if name.startswith("label ")),
)


def by_lone_lines(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are headings, for all that stand alone in the text are like them."""
    shares = np.exp(chances)
    turned = np.diff(sheet.page) != 0
    gap = np.concatenate(([True], turned | (sheet.gaps[1:] > 0)))
    # At the foot of a page nothing shows that a line stands alone.
    blank = np.concatenate((~turned & (sheet.gaps[1:] > 0), [False]))
    alone = gap & blank & (shares[:, ASIDE].sum(1) < LIKELY)
    alone &= shares[:, TEXT].sum(1) > LIKELY
    short = alone & _may_head(sheet)
    heads = short & _above_paragraphs(gap)
    below = np.flatnonzero(alone & ~heads)
    # What stands alone otherwise shows that lines of one sentence are paragraphs here.
    inside = below[(below > _first(heads)) & (sheet.fullest[below] < _measure(sheet))]
    keys = {sheet.worded[at].key for at in np.flatnonzero(heads).tolist()}
    habit = len(keys) >= FEWEST and len(keys) == heads.sum() and not len(inside)
    yield Fact("all that stands alone in this text is a heading", heads & habit, ~TITLES, -SURE)


def _first(flags: Flags) -> int:
    found = np.flatnonzero(flags)
    return int(found[0]) if len(found) else len(flags)


def _measure(sheet: Sheet) -> float:
    return float(np.percentile(sheet.fullest, WIDEST))


def _may_head(sheet: Sheet) -> Flags:
    few = np.array([len(one.text.split()) <= WORDS for one in sheet.worded])
    other = np.any([sheet.names[name] > 0 for name in OTHERS], axis=0)
    made: Flags = few & ~other & (sheet.fullest < NARROW * _measure(sheet))
    return made


def _above_paragraphs(gap: Flags) -> Flags:
    """Return which lines stand above a block of two lines or more."""
    goes_on = ~gap
    made = np.zeros_like(gap)
    made[:-2] = gap[1:-1] & goes_on[2:]
    return made
