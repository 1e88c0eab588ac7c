"""What repeats in a text says of its lines: numbers that count on, names that come again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.columns import COLUMNS
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.knowledge.places import RETURNS
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT, HEADING, STATES

# The number that opens a line, behind at most a sign or two.
NUMBER = re.compile(r"\W{0,4}(\d{1,3})(?=\W)")
# So many lines in a row whose numbers count on are a list: between headings stands some text.
ROW = 3
# A short line that comes so often between the edges of pages is who speaks, or an answer; the
# chapters of a book seldom share their name.
OFTEN = 5
# What shows where the contents stand, and from how many lines on it is too far away.
CONTENTS, FAR = ("leaders", "contents heading", "is contents"), 25
AT_EDGES = (*RETURNS, "returns at edges")


def by_repeats(sheet: Sheet, features: Matrix) -> Iterator[Fact]:
    """Yield which lines are no headings because of what stands right beside them, or comes again."""
    yield Fact("it is one of several that are numbered in a row", _in_row(sheet), HEADING)
    yield Fact("the same words stand alone again and again", _again(sheet, features), HEADING)


def by_contents(features: Matrix) -> Iterator[Fact]:
    """Yield which lines are no entries of the contents, for nothing near shows where these stand.

    What returns in the text (``Mean error: 5.2``) looks like entries too. All that were told in
    the published tracks had leaders, a heading, or words that stand further on near them.
    """
    shown = np.flatnonzero((features[:, [COLUMNS[name] for name in CONTENTS]] > 0).any(1))
    lines = np.arange(len(features))
    after = np.searchsorted(shown, lines)
    far = np.concatenate(([-FAR], shown, [len(lines) + FAR]))
    near = np.minimum(lines - far[after], far[after + 1] - lines) < FAR
    entry = np.arange(len(STATES)) == AT[LineRole.CONTENTS, True]
    yield Fact("nothing of a contents page is near", ~near, entry)


def _in_row(sheet: Sheet) -> Flags:
    """Return which lines stand among lines whose numbers count on, with nothing between them."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    run: list[int] = []
    last = -1
    for at, line in enumerate(sheet.worded):
        found = NUMBER.match(line.text)
        number = int(found[1]) if found else -1
        run = [*run, at] if found and run and number == last + 1 else [at] if found else []
        last = number
        if len(run) >= ROW:
            made[run] = True
    return made


def _again(sheet: Sheet, features: Matrix) -> Flags:
    """Return which lines come again and again where no running head stands."""
    heads = np.any(features[:, [COLUMNS[name] for name in AT_EDGES]] > 0, axis=1)
    said = [line.text.casefold() for line in sheet.worded]
    within = np.zeros(len(sheet), dtype=np.bool_)
    if sheet.paged:
        same = np.diff(sheet.page) == 0
        within[1:-1] = same[1:] & same[:-1] & ~heads[1:-1]
    often = Counter(one for one, inside in zip(said, within.tolist(), strict=True) if inside)
    again = np.array([bool(one) and often[one] >= OFTEN for one in said], dtype=np.bool_)
    made: Flags = again & within
    return made
