"""Lines that run round a large initial: narrower than those below, and filled for all that.

The empty end of such a line says nothing of a paragraph's end; where the next word would not have
fitted among the narrow lines either, the paragraph goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import FIRST, STATES, TITLES

# Lines beside the largest initial, and beside the smallest.
MOST, FEWEST = 8, 2
# Of the measure (the width that 88 % of the lines keep to): the widest and the narrowest line
# beside an initial; and of their own width, what each fills with the next word.
NARROW, NARROWEST, FILLED, WIDEST = 0.85, 0.4, 0.85, 88
# The probability from which a line is likely text, or a heading.
LIKELY = 0.5
PARAGRAPH = np.array([role is LineRole.PARAGRAPH for role, _ in STATES])
# The share of the lines of text that may be narrow, where an initial narrows a few.
SELDOM = 0.45
# The share of the narrow lines that end in mid-sentence; the others may end one.
RUNNING = 0.6


def by_round_initials(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines begin nothing, for they stand beside an initial, or right below one."""
    measure = sheet.kept_by(WIDEST)
    made = np.zeros(len(sheet), dtype=np.bool_)
    tight = np.concatenate(([False], (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0), [False]))
    narrow = (sheet.fullest < NARROW * measure) & (sheet.fullest > NARROWEST * measure)
    text = np.exp(chances)[:, PARAGRAPH].sum(1) > LIKELY
    opens = np.concatenate(([False], text[1:] & _headings(chances)[:-1]))
    narrow &= text
    inner = text & tight[1:]
    if not inner.any() or narrow[inner].mean() > SELDOM:
        # Lines of all widths show no measure that an initial could narrow.
        return
    for at in np.flatnonzero(narrow & opens).tolist():
        end = at
        while end < len(sheet) and narrow[end] and (end == at or tight[end]):
            end += 1
        # Below the narrow lines one stands that is as wide as the text, without a gap.
        if FEWEST <= end - at <= MOST and tight[end] and _runs_round(sheet, at, end):
            made[at + 1 : end + 1] = True
    yield Fact("it stands beside a large initial, or right below", made, FIRST)


def _headings(chances: Matrix) -> Flags:
    likely: Flags = np.exp(chances)[:, TITLES].sum(1) > LIKELY
    return likely


def _runs_round(sheet: Sheet, at: int, end: int) -> bool:
    """Tell whether the lines from ``at`` are filled as prose is, in a measure of their own."""
    with_next = sheet.widths[at : end - 1] + sheet.word_widths[at + 1 : end]
    own = float(np.sort(sheet.widths[at:end])[-2:].min())
    running = sheet.ends_open[at:end].tolist()
    small = [sheet.worded[line].text[:1].islower() for line in range(at + 1, end)]
    filled = bool((with_next > FILLED * own).all())
    return filled and any(small) and sum(running) >= RUNNING * len(running)
