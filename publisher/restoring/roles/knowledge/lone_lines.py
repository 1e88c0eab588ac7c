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
from publisher.restoring.wording import ending

# Lines that show the habit; words of the longest, and of the measure (the width that 88 % of the
# lines keep to) what it fills.
FEWEST, WORDS, NARROW, WIDEST = 3, 8, 0.6, 88
# The column of words counts them in twelfths, twelve at most.
TWELFTH = 12
# The probability from which a line is likely something else; and in natural logarithms (odds of
# 8000) how sure the network must be against the habit.
LIKELY, SURE = 0.5, 9.0
# Lines that are likely headings, from which others like them are; how sure, and of the measure,
# what a full line fills.
AGREED, ALIKE, FULL = 2, 4.0, 0.85
PARAGRAPH = np.array([role is LineRole.PARAGRAPH for role, _ in STATES])
TEXT = TITLES | PARAGRAPH | np.array([role is LineRole.FRONT for role, _ in STATES])
OTHERS = (
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
    short &= _opens(sheet, short)
    heads = short & _above_paragraphs(gap)
    below = np.flatnonzero(alone & ~heads)
    # What stands alone otherwise shows that lines of one sentence are paragraphs here.
    inside = below[(below > _first(heads)) & (sheet.fullest[below] < _measure(sheet))]
    keys = {sheet.worded[at].key for at in np.flatnonzero(heads).tolist()}
    habit = len(keys) >= FEWEST and len(keys) == heads.sum() and not len(inside)
    yield Fact("all that stands alone in this text is a heading", heads & habit, ~TITLES, -SURE)
    like = _may_head(sheet) & (sheet.names["ends stop"] > 0)
    like &= _between_sentences(sheet)
    likely = shares[:, TITLES].sum(1) > LIKELY
    agreed = (likely & like).sum() >= AGREED and likely[like].mean() >= LIKELY
    yield Fact("lines like it are headings", like & agreed, ~TITLES, -ALIKE)


def _between_sentences(sheet: Sheet) -> Flags:
    """Return which lines stand below the end of a sentence that left room, and above a full line."""
    measure = _measure(sheet)
    near = np.diff(sheet.page) == 0
    room = sheet.widths[:-1] + sheet.word_widths[1:] < measure
    # Marks of notes stand behind a full stop, so the sign at the end of a line is not enough.
    ended = ~sheet.ends_open
    below = np.concatenate((near & room & (sheet.fullest[1:] > FULL * measure), [False]))
    above = np.concatenate(([True], ~near | (ended[:-1] & room)))
    made: Flags = below & above
    return made


def _first(flags: Flags) -> int:
    found = np.flatnonzero(flags)
    return int(found[0]) if len(found) else len(flags)


def _measure(sheet: Sheet) -> float:
    return sheet.kept_by(WIDEST)


def _may_head(sheet: Sheet) -> Flags:
    few = sheet.names["words"] < (WORDS + 0.5) / TWELFTH
    other = np.any([sheet.names[name] > 0 for name in OTHERS], axis=0)
    made: Flags = few & ~other & (sheet.fullest < NARROW * _measure(sheet))
    return made


def _opens(sheet: Sheet, asked: Flags) -> Flags:
    """Return which lines go on with nothing: small letters stand below an end, or a short line."""
    made = np.ones(len(sheet), dtype=np.bool_)
    narrow = NARROW * _measure(sheet)
    for at in np.flatnonzero(asked & (sheet.names["opens lower"] > 0)).tolist():
        short = at > 0 and sheet.fullest[at - 1] < narrow
        made[at] = at == 0 or short or ending(sheet.worded[at - 1].text) == "end"
    return made


def _above_paragraphs(gap: Flags) -> Flags:
    """Return which lines stand above a block of two lines or more."""
    goes_on = ~gap
    made = np.zeros_like(gap)
    made[:-2] = gap[1:-1] & goes_on[2:]
    return made
