"""Running heads amid the lines of a page, where an extractor has put them between two columns.

No edge of a page shows them there. But the same words return on most pages, and cut sentences in
two, which no heading does and no refrain on every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from publisher.restoring.measuring.percentiles import median
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.counted_lines import full_width, parts
from publisher.restoring.roles.knowledge.facts import Fact, pinned
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import AT

# Letters and characters of a head.
FEWEST, LONGEST = 4, 60
# Pages that have one of the heads, at least, and their share of the pages between the first and the
# last of them; sentences that all of them cut, at least, and the share of its lines that each cuts.
PAGES, SHARE, CUTTING, OWN = 3, 0.6, 2, 0.3
# Two pages are enough where heads or folios stand at one height.
TWO = 2
# Lines at an edge of a page. Share of lines that end inside a word: those of verse do not, and a
# refrain returns as well; nor do many of its lines open in small letters, and few are full.
EDGE, PROSE, SMALL, FILLED, FULL = 2, 0.02, 0.3, 0.5, 0.8
# What no head ends in.
STOPS = (".", ",", ";", "!", "?", "-")
# Lines by which heads stand higher or lower on their pages, where they part the same columns, and
# the share of them that do not.
NEAR, PLACED = 2, 0.8
# What may stand beside a folio, and the figures that it has fewer than.
DASHES, LONGEST_FOLIO = "-–—[]() ", 5


def by_returning_heads(sheet: Sheet) -> Iterator[Fact]:
    """Yield which lines amid pages are heads that return from page to page and cut sentences.

    The folio stands on their line, beside or instead of them.
    """
    if not _is_prose(sheet):
        return
    amid = _amid(sheet)
    maybe = {at for at in amid if _may_be_head(sheet, at) or _is_figure(sheet, at)}
    cutting = {at for at in maybe if _cuts(sheet, at, maybe)}
    heads = np.zeros(len(sheet), dtype=np.bool_)
    heads[_sure(sheet, _returning(sheet, cutting), cutting)] = True
    folios = np.zeros(len(sheet), dtype=np.bool_)
    folios[_counting(sheet, [at for at in amid if _is_figure(sheet, at)], cutting)] = True
    heads &= np.isin(np.arange(len(sheet)), amid)
    why = "it returns from page to page, and cuts sentences in two"
    yield from pinned(why, heads, AT[LineRole.RUNNING_HEAD, True])
    why = "it counts the pages amid their lines, and cuts sentences in two"
    yield from pinned(why, folios, AT[LineRole.FOLIO, True])


def _is_prose(sheet: Sheet) -> bool:
    if (sheet.names["ends hyphen"] > 0).mean() >= PROSE:
        return True
    filled = sheet.widths > FULL * full_width(sheet)
    return bool(sheet.begins_small.mean() > SMALL and filled.mean() > FILLED)


def _sure(sheet: Sheet, returning: Mapping[str, Sequence[int]], cutting: set[int]) -> list[int]:
    """Return the lines that are heads, if enough of them return and cut sentences."""
    own = [at for lines in returning.values() for at in lines]
    pages = {int(sheet.page[at]) for at in own}
    span = max(pages) - min(pages) + 1 if pages else 0
    cut = sum(at in cutting for at in own)
    placed = bool(own) and _in_one_place(sheet, own)
    often = len(pages) >= max(PAGES, SHARE * span) and cut >= (1 if placed else CUTTING)
    if not often and not (cut and len(pages) == span == TWO and placed):
        return []
    # The first one may be the title, or head a chapter, where it cuts nothing, and others stand
    # elsewhere on their pages.
    usual = float(median([_row(sheet, at) for at in own]))
    return [
        at
        for lines in returning.values()
        for at in lines
        if at in cutting or at != lines[0] or abs(_row(sheet, at) - usual) <= NEAR
    ]


def _row(sheet: Sheet, at: int) -> int:
    """Return how many lines stand above a line on its page."""
    return at - int(np.searchsorted(sheet.page, sheet.page[at]))


def _counting(sheet: Sheet, figures: Sequence[int], cutting: set[int]) -> list[int]:
    """Return the figures alone on lines that rise with the pages amid which they stand."""
    offsets: dict[int, list[int]] = defaultdict(list)
    # A figure that answers another sign of its page is a mark or a label that was raised.
    signs = {
        (int(sheet.page[at]), sign)
        for at, one in enumerate(sheet.worded)
        for sign in (*one.marks, one.label if one.label != one.text else "")
    }
    for at in figures:
        if (int(sheet.page[at]), sheet.worded[at].text.strip(DASHES)) in signs:
            continue
        offsets[int(sheet.worded[at].text.strip(DASHES)) - int(sheet.page[at])].append(at)
    own = max(offsets.values(), key=len, default=[])
    pages = {int(sheet.page[at]) for at in own}
    cut = sum(at in cutting for at in own)
    enough = len(pages) >= PAGES or (len(pages) == TWO and _in_one_place(sheet, own))
    return own if enough and cut >= max(1, OWN * len(own)) and len(pages) == len(own) else []


def _amid(sheet: Sheet) -> list[int]:
    """Return the lines that are not at the edges of pages, where heads are told by their places."""
    pages = zip(sheet.starts.tolist(), sheet.starts[1:].tolist(), strict=False)
    return [at for first, end in pages for at in range(first + EDGE, end - 1)]


def _is_figure(sheet: Sheet, at: int) -> bool:
    text = sheet.worded[at].text.strip(DASHES)
    return text.isdecimal() and len(text) < LONGEST_FOLIO


def _may_be_head(sheet: Sheet, at: int) -> bool:
    one = sheet.worded[at]
    if not (len(one.key) >= FEWEST and len(one.text) <= LONGEST) or one.text.endswith(STOPS):
        return False
    return next(filter(str.isalpha, one.text), "").isupper()


def _cuts(sheet: Sheet, at: int, maybe: set[int]) -> bool:
    """Tell whether a line, with the figure or head beside it, parts two halves of a sentence."""
    above = next((n for n in range(at - 1, max(at - 3, -1), -1) if n not in maybe), at - 1)
    below = next((n for n in range(at + 1, min(at + 3, len(sheet))) if n not in maybe), at + 1)
    return parts(sheet, above, below, full_width(sheet))


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
        and _stand_out(sheet, own)
    }


def _stand_out(sheet: Sheet, own: Sequence[int]) -> bool:
    """Tell whether lines are set as heads are: in capitals, with a figure, or each in one place.

    A formula that returns in a text parts sentences as well, but stands anywhere in small letters.
    """
    if all(sheet.worded[at].text.isupper() for at in own):
        return True
    counted = {number - int(sheet.page[at]) for at in own for number in sheet.worded[at].numbers}
    return len(counted) == 1 or (len(own) >= PAGES and _in_one_place(sheet, own))


def _in_one_place(sheet: Sheet, lines: Sequence[int]) -> bool:
    """Tell whether most of some lines have as many lines above them on their pages."""
    rows = [_row(sheet, at) for at in lines]
    usual = float(median(rows))
    return sum(abs(row - usual) <= NEAR for row in rows) >= PLACED * len(rows)
