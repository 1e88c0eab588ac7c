"""What lines that count on through a text say of each other: all are headings, or none is.

Sections, articles, questions and answers are numbered on, and a reader who has seen most of them
knows what the others are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from publisher.expressions import compiled
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import HARDLY, HEADING, STATES, state
from publisher.structs import frozen

# ``§ 4.``, ``3.2.``, ``12.``, ``7)``, and how each goes on: with words, or not.
WAYS: Mapping[str, re.Pattern[str]] = {
    "section": compiled(r"§{1,2}\.? ?(\d{1,3})\b\W{0,2}"),
    "decimal": compiled(r"(?:\d{1,2}\.){1,3}(\d{1,2})\b\W{0,2}"),
    "stop": compiled(r"(\d{1,3})\.(?: |$)"),
    "bracket": compiled(r"\(?(\d{1,3})\)(?: |$)"),
}
# So many lines are a series; more are asked for before none of them may be a heading, for among few
# points one may be the number of a chapter.
FEWEST, MANY = 5, 8
# The mean chance of being headings up to which none of a series is one, and from which all are.
NONE, ALL = 0.2, 0.75
# The share of numbers that are the next but two at most, or begin anew.
COUNTING = 0.6
NEXT = 3
# In natural logarithms (odds of 33), as sure as the network must be of the contrary.
AGREED = 3.5
OF_TEXT = np.array(
    [role in (LineRole.HEADING, LineRole.PARAGRAPH, LineRole.ITEM) for role, _ in STATES]
)
OPENS = state(LineRole.HEADING, first=True)


@frozen
class Counted:
    """A line that opens with a number: its place on the sheet, and the number."""

    at: int
    number: int


def by_agreement(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield what the series of counted lines say; ``chances`` (natural logarithms) are the network's."""
    shares = np.exp(chances)
    headings, text = shares[:, HEADING].sum(1), shares[:, OF_TEXT].sum(1) > 0.5
    none, every = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    for series in _series(sheet, text):
        places = [one.at for one in series]
        mean = float(headings[places].mean())
        none[places] |= mean <= NONE and len(places) >= MANY
        every[places] |= mean >= ALL
    every &= ~_goes_on(sheet)
    yield Fact("most lines that are counted as it is are no headings", none, HEADING, HARDLY)
    yield Fact("most lines that are counted as it is are headings", every, OPENS, AGREED)


def _series(sheet: Sheet, text: Flags) -> Iterator[Sequence[Counted]]:
    """Yield the series of lines that count on in one way; only lines of the ``text`` count."""
    found: dict[tuple[str, bool], list[Counted]] = defaultdict(list)
    for at in np.flatnonzero(text).tolist():
        line = sheet.worded[at].text
        for way, pattern in WAYS.items():
            if match := pattern.match(line):
                found[way, match.end() == len(line)].append(Counted(at, int(match[1])))
                break
    yield from (one for one in found.values() if len(one) >= FEWEST and _counts(one))


def _counts(series: Sequence[Counted]) -> bool:
    """Tell whether most numbers count on from the one before, or begin anew."""
    steps = [two.number - one.number for one, two in pairwise(series)]
    anew = (two.number == 1 for two in series[1:])
    on = sum(new or 0 < step <= NEXT for step, new in zip(steps, anew, strict=True))
    return on >= COUNTING * len(steps)


def _goes_on(sheet: Sheet) -> Flags:
    """Return which lines go on with a sentence of the line right above them."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    open_above = sheet.names["ends lower"] + sheet.names["ends comma"] + sheet.names["ends hyphen"]
    made[1:] = (sheet.gaps[1:] <= 0) & (np.diff(sheet.page) == 0) & (open_above[:-1] > 0)
    return made
