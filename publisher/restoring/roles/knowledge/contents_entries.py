"""Which lines are headings because the contents page names them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from publisher.restoring.roles.contents import listed, named_by_contents
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import ASIDE, AT, FIRST, TITLES, state

ENTRY = state(LineRole.CONTENTS, first=True)
# The probability from which a line is likely an entry of the contents, or belongs to a page.
LIKELY = 0.5
# Of the measure (the width that 95 % of the lines keep to): a full line of text is no heading, and
# a line from the second share on may break off in its sentence.
NARROW, FULL, WIDEST = 0.95, 0.8, 95


def by_contents_entries(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines the entries of the contents page name, in their order.

    A line that seems to belong to its page is named only where no other one is.
    """
    shares = np.exp(chances)
    likely = shares[:, AT[LineRole.CONTENTS, True]] > LIKELY
    contents = np.flatnonzero(likely & (sheet.names["contents heading"] == 0))
    entries = listed(sheet.lines, contents.tolist())
    if not entries:
        return
    heads = np.flatnonzero(sheet.names["contents heading"] > 0)
    above = np.isin(np.arange(len(sheet)), heads[np.isin(heads + 1, contents)])
    yield Fact("entries of the contents stand below it", above, ~ENTRY)
    narrow = sheet.fullest < NARROW * sheet.kept_by(WIDEST)
    narrow &= _stand_free(sheet)
    aside = shares[:, ASIDE].sum(1) > LIKELY
    page = sheet.page.tolist()
    text, every = (
        named_by_contents(entries, sheet.lines, page, np.flatnonzero(lines).tolist())
        for lines in (narrow & ~aside, narrow)
    )
    first, more = (np.zeros(len(sheet), dtype=np.bool_) for _ in range(2))
    for rows in (own or other for own, other in zip(text, every, strict=True)):
        if rows:
            first[rows.start] = True
            more[rows.start + 1 : rows.stop] = True
    yield Fact("the contents page names it", first | more, ~TITLES)
    yield Fact("it goes on with a heading that the contents page names", more & ~first, FIRST)


def _stand_free(sheet: Sheet) -> Flags:
    """Return which lines do not go on with a sentence right above, as a reference to a chapter does."""
    made = np.ones(len(sheet), dtype=np.bool_)
    near = (np.diff(sheet.page) == 0) & (sheet.gaps[1:] <= 0)
    full = sheet.fullest > FULL * sheet.kept_by(WIDEST)
    for at in np.flatnonzero(near & full[:-1]).tolist():
        made[at + 1] = not sheet.ends_open[at]
    return made
