"""Small capitals of a typeface in strips of their own, smaller where they stand for capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from publisher.sources.pdf.capital_heights import SmallCapital, places
from publisher.sources.pdf.painted import Glyph, Sheet, Strip

# Points: two programs place a letter alike to this much.
ONE_PLACE = 0.3


def with_small_capitals(sheet: Sheet, found: Sequence[SmallCapital]) -> Sheet:
    """Return the sheet with small capitals apart, which have the size that their ink shows."""
    if not found:
        return sheet
    known = places(found, ONE_PLACE)
    return replace(sheet, strips=[part for strip in sheet.strips for part in _parted(strip, known)])


def _parted(strip: Strip, known: Mapping[tuple[int, int], SmallCapital]) -> Iterator[Strip]:
    y = round(strip.y / ONE_PLACE)

    def share(glyph: Glyph) -> float:
        one = known.get((round(glyph.start / ONE_PLACE), y))
        return one.share if one is not None and glyph.text.isalpha() else 0.0

    if strip.turn != 0 or not any(map(share, strip.glyphs)):
        yield strip
        return
    for own, group in groupby(strip.glyphs, key=share):
        glyphs = list(group)
        if own:
            font = strip.font._replace(small_capitals=True)
            yield replace(strip, glyphs=glyphs, font=font, size=own * strip.size)
        else:
            yield replace(strip, glyphs=glyphs)
