"""What pages are called shows their folios: a line of another workshop, or the file, names each.

A number alone at the edge of a page that is the page's name is its folio. A number right beside it
counts another way (the pages of an earlier print), and words right beside it that stand at the
head of another page are a running head.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from publisher.model.letters import letters_alone
from publisher.restoring.roles.features import Sheet
from publisher.restoring.roles.knowledge.facts import Fact, Flags, Matrix
from publisher.restoring.roles.line_roles import LineRole
from publisher.restoring.roles.states import state

# Lines from the edge of a page in which its folio stands, and the most in which its head does.
EDGE, HEAD = 2, 3
# From this probability on a line is a folio.
TOLD = 0.5
# Leadings from a folio to the text: its margin is at least a line of white.
FAR = 2.0
# Letters that count fifty or more, and the folios beside them; no text has a thousand Roman folios.
LARGE = {"L": {"XLIX", "LI"}, "C": {"XCIX", "CI"}, "D": set[str](), "M": set[str]()}
FOLIO = state(LineRole.FOLIO, first=True)
RUNNING_HEAD = state(LineRole.RUNNING_HEAD, first=True)


def by_named_folios(sheet: Sheet, chances: Matrix) -> Iterator[Fact]:
    """Yield which lines are folios and running heads, by the names of their pages.

    ``chances`` (natural logarithms) are what the network says of the lines.
    """
    lone = _lone(sheet, np.exp(chances)[:, FOLIO].sum(1) > TOLD)
    yield Fact("no other line of this text is a folio, and nothing parts its pages", lone, FOLIO)
    large = _alone_and_large(sheet)
    yield Fact("a letter, and no page is counted as the one before or behind it", large, FOLIO)
    folios, beside = np.zeros(len(sheet), dtype=np.bool_), np.zeros(len(sheet), dtype=np.bool_)
    if any(sheet.labels):
        tops = Counter(_heads(sheet))
        for first, end in pairwise(sheet.starts.tolist()):
            label = sheet.labels[int(sheet.page[first])]
            for at in _edges(first, end):
                if label and _is(sheet, at, label):
                    folios[at] = True
                    _take_beside(sheet, (first, end, at), tops, (folios, beside))
    yield Fact("its page is called by this number", folios, ~FOLIO)
    yield Fact("it stands beside the folio and heads another page too", beside, ~RUNNING_HEAD)


def _lone(sheet: Sheet, folios: Flags) -> Flags:
    """Return the only folio of a text without pages, amid its lines: the number of a part."""
    places = np.flatnonzero(folios)
    made = np.zeros(len(sheet), dtype=np.bool_)
    if not sheet.paged and len(places) == 1:
        at = int(places[0])
        made[at] = HEAD <= at < len(sheet) - HEAD
    return made


def _alone_and_large(sheet: Sheet) -> Flags:
    """Return which lines are one capital that would count fifty pages or more, without neighbours."""
    made = np.zeros(len(sheet), dtype=np.bool_)
    short = sheet.lengths <= len("[C]")
    for at in np.flatnonzero(short).tolist():
        beside = LARGE.get(sheet.worded[at].text.strip("[]().–—- "))
        if beside is not None:
            made[at] = not beside & {one.text.strip("[]().–—- ") for one in sheet.worded}
    return made


def far_from_text(sheet: Sheet) -> Flags:
    """Return which lines are a number alone at the edge of a page, far from the next line.

    So far apart stands nothing that belongs to the text.
    """
    made = np.zeros(len(sheet), dtype=np.bool_)
    for first, end in pairwise(sheet.starts.tolist()):
        for at, beside in ((first, first + 1), (end - 1, end - 1)):
            place = sheet.lines[beside].geometry if first < beside < end else None
            gap = place.gap if place is not None else None
            made[at] = sheet.names["number alone"][at] > 0 and (gap or 0) >= FAR
    return made


def _edges(first: int, end: int) -> range | list[int]:
    """Return the lines at the edges of a page; on a short one they may be all of its lines."""
    return sorted({*range(first, min(first + EDGE, end)), *range(max(first, end - EDGE), end)})


def _is(sheet: Sheet, at: int, label: str) -> bool:
    return sheet.worded[at].text.strip("()[]-–—. ").casefold() == label.casefold()


def _heads(sheet: Sheet) -> Iterator[str]:
    """Yield the letters of each line at the head of a page, once for each page."""
    for first, end in pairwise(sheet.starts.tolist()):
        texts = (sheet.worded[at].text for at in range(first, min(first + HEAD, end)))
        yield from {letters for text in texts if (letters := letters_alone(text))}


def _take_beside(
    sheet: Sheet, place: tuple[int, int, int], tops: Counter[str], flags: tuple[Flags, Flags]
) -> None:
    """Flag the lines beside a folio: other numbers in the first of ``flags``, heads in the second.

    ``place`` is the first line of the page, the end of the page, and the folio; ``tops`` counts
    on how many pages words stand at the head.
    """
    first, end, folio = place
    for at in (folio - 1, folio + 1):
        if not first <= at < end or at >= first + HEAD:
            continue
        text = sheet.worded[at].text.strip()
        if text.isdigit() and folio < first + EDGE:
            flags[0][at] = True
        elif tops[letters_alone(text)] > 1:
            flags[1][at] = True
