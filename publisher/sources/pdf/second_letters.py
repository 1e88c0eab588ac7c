"""Letters that only the second reader knows: a glyph that tells nothing to the first is filled in."""

from __future__ import annotations

from publisher.sources.pdf.letters import UNMAPPED
from publisher.sources.pdf.painted import Glyph, Sheet, Strip

# Points: two programs place a letter alike to this much.
ONE_PLACE = 0.3


def has_unmapped(sheet: Sheet) -> bool:
    """Tell whether glyphs of a sheet do not say which letters they are."""
    return any(glyph.text == UNMAPPED for strip in sheet.strips for glyph in strip.glyphs)


def fill_in(sheet: Sheet, second: Sheet) -> None:
    """Give the glyphs of a sheet that tell nothing the letters that the second reader has there."""
    known = {
        _place(strip, glyph): glyph.text
        for strip in second.strips
        for glyph in strip.glyphs
        if glyph.text.isprintable() and glyph.text != UNMAPPED
    }
    for strip in sheet.strips:
        strip.glyphs = [_filled(strip, glyph, known) for glyph in strip.glyphs]


def _filled(strip: Strip, glyph: Glyph, known: dict[tuple[int, int, int], str]) -> Glyph:
    if glyph.text != UNMAPPED:
        return glyph
    x, y, turn = _place(strip, glyph)
    around = ((x + dx, y + dy, turn) for dx in (0, -1, 1) for dy in (0, -1, 1))
    return glyph._replace(text=next((known[at] for at in around if at in known), UNMAPPED))


def _place(strip: Strip, glyph: Glyph) -> tuple[int, int, int]:
    turn = -1 if strip.turn is None else strip.turn
    return round(glyph.start / ONE_PLACE), round(strip.y / ONE_PLACE), turn
