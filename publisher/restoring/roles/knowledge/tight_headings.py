"""Headings right above their text, where blank lines part all other blocks.

A line that ends though the next word had room on it was ended on purpose. Above lines that are
filled, in a text that parts its paragraphs by blank lines, it is a heading: verse and addresses
have no filled line below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.parting import Joint, joints, unparted
from publisher.restoring.roles.states import TITLES, state
from publisher.restoring.wording import ending

# Of the measure (the width that 88 % of the lines keep to): a heading of one line leaves more of
# it, and a filled line less.
NARROW, FILLED, WIDEST = 0.75, 0.85, 88
# Words of the longest such heading; headings that show a habit; and the share of them whose words
# come again where they are the names of speakers.
WORDS, SEVERAL, AGAIN = 12, 2, 0.25
# In natural logarithms (odds of 400): how sure several are.
SURE = 6.0
BEGINS = state(LineRole.PARAGRAPH, first=True)
# What such a line is, if it is one of these, rather than a heading.
OTHERS = (
    "opens lower",
    "opens dash",
    "opens bracket",
    "opens bullet",
    "opens symbol",
    "ends stop",
    "ends comma",
    "ends colon",
    "ends hyphen",
    "bullet",
    "item",
    "entry",
    "caption word",
    "credit",
    "month",
    "speaker",
    "stage",
    "pause",
    "number alone",
    "no letters",
    "leaders",
    "wide gaps",
)


def by_tight_headings(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines are headings for they were ended on purpose right above filled lines."""
    tight = unparted(sheet) | (joints(sheet) == Joint.JOINED)
    found = np.zeros(len(sheet), dtype=np.bool_)
    if tight.any():
        found = _headings(sheet, tight)
    yield Fact("it was ended on purpose right above filled lines", found, ~TITLES, -SURE)
    # Whatever blank lines say: none stands above the first paragraph of such a section.
    below = np.concatenate(([False], found[:-1]))
    yield Fact("a heading stands right above it", below, BEGINS, 0.0)


def _headings(sheet: Sheet, tight: Flags) -> Flags:
    measure = sheet.kept_by(WIDEST)
    below = np.concatenate((tight[1:], [False]))
    room = np.concatenate((sheet.widths[:-1] + sheet.word_widths[1:] < measure, [False]))
    other = np.any([sheet.names[name] > 0 for name in OTHERS], axis=0)
    words = np.array([len(one.text.split()) <= WORDS for one in sheet.worded])
    narrow = sheet.fullest < NARROW * measure
    made: Flags = ~tight & below & room & narrow & words & ~other
    for at in np.flatnonzero(made).tolist():
        made[at] = _is_above_text(sheet, tight, at, measure)
    return made if _are_headings(sheet, made) else np.zeros_like(made)


def _is_above_text(sheet: Sheet, tight: Flags, at: int, measure: float) -> bool:
    """Tell whether the lines below, up to the next blank one, are those of a paragraph."""
    end = at + 1
    while end < len(sheet) and tight[end]:
        end += 1
    filled = sheet.widths[at + 1 : end - 1] > FILLED * measure
    opens = not sheet.worded[at + 1].text[:1].islower()
    return opens and bool(filled.all()) and ending(sheet.worded[end - 1].text) in ("end", "colon")


def _are_headings(sheet: Sheet, found: Flags) -> bool:
    """Tell whether such lines are several and differ; the names of speakers come again."""
    keys = Counter(sheet.worded[at].key for at in np.flatnonzero(found).tolist())
    again = sum(count for count in keys.values() if count > 1)
    return keys.total() >= SEVERAL and again <= AGAIN * keys.total()
