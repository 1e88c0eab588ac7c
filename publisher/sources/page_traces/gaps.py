"""Ends of pages that became empty lines, more of them than the text has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.sources.page_traces.source_lines import SourceLines

# Lines; a wider gap counts as this wide, for every width is tried.
WIDEST = 12


def gaps(source: SourceLines) -> Iterator[list[int]]:
    """Yield the indexes of lines after gaps of at least one blank line, of at least two, and so on."""
    places = _places_by_gap(source)
    for least in sorted({min(gap, WIDEST) for gap in places.values()}):
        yield [place for place, gap in places.items() if gap >= least]


def _places_by_gap(source: SourceLines) -> dict[int, int]:
    """Return, for each line that follows blank lines, the number of those lines."""
    places: dict[int, int] = {}
    place = 0
    for blank, run in groupby(source.blank):
        size = len(list(run))
        place += size
        if blank and size < place < len(source.texts):
            places[place] = size
    return places
