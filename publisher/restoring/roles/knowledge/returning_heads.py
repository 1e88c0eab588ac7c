"""Running heads amid the lines of a page, where an extractor has put them between two columns.

No edge of a page shows them there. But the same words return on most pages, and cut sentences in
two, which no heading does and no refrain on every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.counted_lines import cuts, full_width
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT

# Letters and characters of a head.
FEWEST, LONGEST = 4, 60
# Pages that have one of the heads, at least, and their share of the pages between the first and the
# last of them; sentences that all of them cut, at least, and the share of its lines that each cuts.
PAGES, SHARE, CUTTING, OWN = 4, 0.6, 3, 0.3
# Lines at an edge of a page. Share of lines that end inside a word: those of verse do not, and a
# refrain returns as well.
EDGE, PROSE = 2, 0.02
# What no head ends in.
STOPS = (".", ",", ";", "!", "?", "-")


def by_returning_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines amid pages are heads that return from page to page and cut sentences."""
    if (sheet.names["ends hyphen"] > 0).mean() < PROSE:
        return
    amid, measure = _amid(sheet), full_width(sheet)
    cutting = {at for at in amid if _may_be_head(sheet, at) and cuts(sheet, at, measure)}
    returning = _returning(sheet, cutting)
    pages = {int(sheet.page[at]) for own in returning.values() for at in own}
    span = max(pages) - min(pages) + 1 if pages else 0
    often = len(pages) >= max(PAGES, SHARE * span)
    cut = sum(at in cutting for own in returning.values() for at in own)
    sure = np.zeros(len(sheet), dtype=np.bool_)
    if often and cut >= CUTTING:
        for own in returning.values():
            # The first one may be the title, or head a chapter, where it cuts nothing.
            sure[[at for at in own if at in cutting or at != own[0]]] = True
    sure &= np.isin(np.arange(len(sheet)), amid)
    why = "it returns from page to page, and cuts sentences in two"
    yield from pinned(why, sure, AT[LineRole.RUNNING_HEAD, True])


def _amid(sheet: Sheet) -> list[int]:
    """Return the lines that are not at the edges of pages, where heads are told by their places."""
    pages = zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False)
    return [at for first, end in pages for at in range(first + EDGE, end - EDGE)]


def _may_be_head(sheet: Sheet, at: int) -> bool:
    one = sheet.worded[at]
    letters = next(filter(str.isalpha, one.text), "")
    short = len(one.key) >= FEWEST and len(one.text) <= LONGEST
    return short and letters.isupper() and not one.text.endswith(STOPS)


def _returning(sheet: Sheet, cutting: set[int]) -> Mapping[str, Sequence[int]]:
    """Return the lines of the same words, by these, that stand once a page and cut sentences."""
    places: dict[str, list[int]] = defaultdict(list)
    keys = {sheet.worded[at].key for at in cutting}
    for at, one in enumerate(sheet.worded):
        if one.key in keys and _may_be_head(sheet, at):
            places[one.key].append(at)
    return {
        key: own
        for key, own in places.items()
        if len(own) > 1
        and len({int(sheet.page[at]) for at in own}) == len(own)
        and sum(at in cutting for at in own) >= max(1, OWN * len(own))
    }
