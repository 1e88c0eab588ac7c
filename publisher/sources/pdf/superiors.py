"""Superior figures: digits of a face that are small and raised by drawing, not by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.sources.pdf.painted import Glyph, Sheet, Strip
from publisher.sources.pdf.pdfium_pages import Superior

# Points: two programs place a letter alike to this much.
ONE_PLACE = 0.3
# Heights of figures by the size of the type; a superior one of this height has that size.
FIGURE = 0.65


def with_superiors(sheet: Sheet, superiors: Sequence[Superior]) -> Sheet:
    """Return the sheet with superior figures in strips of their own, raised and small."""
    if not superiors:
        return sheet
    places = {place: superior for superior in superiors for place in _around(superior)}
    strips = [part for strip in sheet.strips for part in _parted(strip, places)]
    return replace(sheet, strips=strips)


def _around(superior: Superior) -> Iterator[tuple[int, int]]:
    """Yield the squares of a grid in which the same figure may stand."""
    x, y = round(superior.x / ONE_PLACE), round(superior.y / ONE_PLACE)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            yield x + dx, y + dy


def _parted(strip: Strip, places: dict[tuple[int, int], Superior]) -> Iterable[Strip]:
    y = round(strip.y / ONE_PLACE)

    def superior(glyph: Glyph) -> Superior | None:
        known = places.get((round(glyph.start / ONE_PLACE), y))
        return known if known is not None and glyph.text.isdigit() else None

    if strip.turn != 0 or not any(map(superior, strip.glyphs)):
        yield strip
        return
    for raised, group in groupby(strip.glyphs, key=lambda glyph: superior(glyph) is not None):
        glyphs = list(group)
        first = superior(glyphs[0])
        if raised and first is not None:
            size = min(strip.size, first.height / FIGURE)
            yield replace(strip, glyphs=glyphs, size=size, y=strip.y - first.rise)
        else:
            yield replace(strip, glyphs=glyphs)
