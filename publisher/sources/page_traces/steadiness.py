"""Whether places come as regularly as pages do.

Pages of one typesetting hold nearly the same number of letters (in pamphlets and books the
median differs from the mean by a few hundredths, with footnotes too); chapters, stanzas and
paragraphs do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publisher.sources.page_traces.source_lines import Sheet

# Letters and signs on a page: a small page of verse, a large one in three columns.
LEAST, MOST = 400, 15_000
# A page in relation to the median one; the last and the first may be shorter.
SHORT, LONG = 0.5, 1.6
# How much of the text lies between places that fit; how far pages differ from the median.
COVERED, SPREAD = 0.7, 0.2
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Steady:
    """Places that fit, and their share of all places that were asked about."""

    places: tuple[int, ...]
    share: float


def steady(sheet: Sheet, places: Sequence[int]) -> Steady | None:
    """Return the places that lie a page apart from each other, or None if they do not."""
    page = _page_size(sheet, places)
    if page is None:
        return None
    kept = _apart(sheet, places, SHORT * page)
    sizes = [sheet.reached[b] - sheet.reached[a] for a, b in pairwise((0, *kept, len(sheet.texts)))]
    inner = [size for size in sizes[:-1] if SHORT * page <= size <= LONG * page]
    spread = median(abs(size - page) for size in inner) if inner else page
    if len(kept) < FEWEST or spread > SPREAD * page or sizes[-1] > LONG * page:
        return None
    if sum(inner) + sizes[-1] < COVERED * sheet.letters:
        return None
    return Steady(tuple(kept), len(kept) / len(places))


def _page_size(sheet: Sheet, places: Sequence[int]) -> float | None:
    """Return the median distance in letters of places that are not too near for a page."""
    apart = _apart(sheet, places, LEAST)
    if len(apart) < FEWEST:
        return None
    page = median(sheet.reached[b] - sheet.reached[a] for a, b in pairwise((0, *apart)))
    return page if LEAST <= page <= MOST else None


def _apart(sheet: Sheet, places: Sequence[int], least: float) -> list[int]:
    """Leave out places that follow another, or the beginning, too closely."""
    kept = [0]
    for place in places:
        if sheet.reached[place] - sheet.reached[kept[-1]] >= least:
            kept.append(place)
    return kept[1:]
