"""A page's end that became empty lines: more of them than the text has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from publisher.sources.page_traces.source_lines import Sheet

WIDEST = 12


def gaps(sheet: Sheet) -> Iterator[list[int]]:
    """Yield the lines after gaps of at least one blank line, of at least two, and so on."""
    places = _places_by_gap(sheet)
    for least in sorted({min(gap, WIDEST) for gap in places.values()}):
        yield [place for place, gap in places.items() if gap >= least]


def _places_by_gap(sheet: Sheet) -> dict[int, int]:
    """Return for each line after blank ones how many these are."""
    places: dict[int, int] = {}
    place = 0
    for blank, run in groupby(sheet.blank):
        size = len(list(run))
        place += size
        if blank and size < place < len(sheet.texts):
            places[place] = size
    return places
