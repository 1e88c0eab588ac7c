"""The test whether places come as regularly as pages do.

Pages of one typesetting hold nearly the same number of letters (in pamphlets and books the
median differs from the mean by a few hundredths, with footnotes too); chapters, stanzas and
paragraphs do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from publisher.sources.page_traces.source_lines import SourceLines
from publisher.structs import frozen

# Letters and signs on a page: from a small page of verse to a large one in three columns.
LEAST, MOST = 400, 15_000
# Size of a page as a ratio to the median; the first and the last page may be shorter.
SHORT, LONG = 0.5, 1.6
# Share of the source's letters that must lie on pages of such a size.
COVERED = 0.7
# Median distance of the pages from the median page, as a share of that page.
SPREAD = 0.2
# Places; one alone says nothing about regularity.
FEWEST = 2


@frozen
class Steady:
    """The places that lie a page apart, and their share of all places given."""

    places: tuple[int, ...]
    share: float


def steady(source: SourceLines, places: Sequence[int]) -> Steady | None:
    """Return the places (indexes of lines) that lie a page apart, or None where they do not."""
    page = _page_size(source, places)
    if page is None:
        return None
    kept = _apart(source, places, SHORT * page)
    sizes = [
        source.reached[b] - source.reached[a] for a, b in pairwise((0, *kept, len(source.texts)))
    ]
    inner = [size for size in sizes[:-1] if SHORT * page <= size <= LONG * page]
    spread = median(abs(size - page) for size in inner) if inner else page
    if len(kept) < FEWEST or spread > SPREAD * page or sizes[-1] > LONG * page:
        return None
    if sum(inner) + sizes[-1] < COVERED * source.letters:
        return None
    return Steady(tuple(kept), len(kept) / len(places))


def _page_size(source: SourceLines, places: Sequence[int]) -> float | None:
    """Return the median distance, in letters, of places that are far enough apart for pages."""
    apart = _apart(source, places, LEAST)
    if len(apart) < FEWEST:
        return None
    page = median(source.reached[b] - source.reached[a] for a, b in pairwise((0, *apart)))
    return page if LEAST <= page <= MOST else None


def _apart(source: SourceLines, places: Sequence[int], least: float) -> list[int]:
    """Leave out places that follow another, or the beginning, too closely."""
    kept = [0]
    for place in places:
        if source.reached[place] - source.reached[kept[-1]] >= least:
            kept.append(place)
    return kept[1:]
