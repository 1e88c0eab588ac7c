"""Spreads: two pages of a book on one sheet, parted where the white between them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from publisher.expressions import compiled
from publisher.sources.pdf.chunks import Chunk, chunks_of
from publisher.sources.pdf.cleaning import Read
from publisher.sources.pdf.painted import Box, Sheet, Strip
from publisher.sources.pdf.printed import PrintedPage

Size: TypeAlias = tuple[int, int]

# A sheet of two pages is wider than high by this factor at least; two pages of A5 have 1.41.
LANDSCAPE = 1.15
# Ems: the white between two pages, their two inner margins, is wider than gutters of columns.
INNER_MARGINS = 5.0
# Ems: with folios on both pages a narrower white is enough.
WITH_FOLIOS = 2.0

_FOLIO = compiled(r"^\W*(\d{1,4}|[ivxlc]{1,7})\W*$", re.IGNORECASE)


class SpreadParter:
    """Parts the sheets of one file; half-empty ones as soon as a whole spread was seen.

    ``sizes`` (width and height in points) are those of sheets that are known to be spreads.
    """

    def __init__(self, sizes: Iterable[Size] = ()) -> None:
        self.sizes = set(sizes)

    def parted(self, read: Read, body: float) -> list[Read]:
        """Return the page, or its left and right half; ``body`` is the size of its body text."""
        sheet = read.sheet
        size = size_of(sheet)
        if sheet.width < LANDSCAPE * sheet.height and size not in self.sizes:
            return [read]
        chunks = chunks_of(read.strips)
        white = _middle_white(chunks, sheet)
        if white is None:
            return [read]
        if _is_spread(chunks, white, body):
            self.sizes.add(size)
        elif size not in self.sizes or white[1] - white[0] < WITH_FOLIOS * body:
            return [read]
        return _halves(read, sum(white) / 2)


def size_of(page: Sheet | PrintedPage) -> Size:
    """Return width and height in whole points: sheets of one kind differ by less."""
    return round(page.width), round(page.height)


def _middle_white(chunks: Sequence[Chunk], sheet: Sheet) -> tuple[float, float] | None:
    """Return the edges of the white around the middle of the sheet; None where text crosses it."""
    middle = sheet.width / 2
    if any(c.left < middle < c.right for c in chunks):
        return None
    left = max((c.right for c in chunks if c.right <= middle), default=0.0)
    right = min((c.left for c in chunks if c.left >= middle), default=sheet.width)
    return left, right


def _is_spread(chunks: Sequence[Chunk], white: tuple[float, float], body: float) -> bool:
    left = [chunk for chunk in chunks if chunk.right <= white[0] + 0.01]
    right = [chunk for chunk in chunks if chunk.left >= white[1] - 0.01]
    if not left or not right:
        return False
    width = white[1] - white[0]
    folios = _has_folio(left) and _has_folio(right)
    return width >= INNER_MARGINS * body or (folios and width >= WITH_FOLIOS * body)


def _has_folio(chunks: Sequence[Chunk]) -> bool:
    """Tell whether a number stands alone at the head or the foot of a page."""
    ordered = sorted(chunks, key=lambda chunk: chunk.y)
    return any(_FOLIO.match(chunk.text) for chunk in (*ordered[:2], *ordered[-2:]))


def _halves(read: Read, middle: float) -> list[Read]:
    frame = read.sheet.frame
    boxes = (frame._replace(right=middle), frame._replace(left=middle))
    return [_half(read, box) for box in boxes]


def _half(read: Read, box: Box) -> Read:
    sheet = read.sheet
    leftmost = box.left <= sheet.frame.left
    strips = [part for strip in read.strips if (part := _within(strip, box, leftmost)).glyphs]
    rules, lines = (
        [rule for rule in own if _inside(rule, box)] for own in (sheet.rules, sheet.lines)
    )
    own = replace(sheet, label="", frame=box, rules=rules, lines=lines)
    return Read(own, strips, read.turn, read.others if leftmost else [])


def _within(strip: Strip, box: Box, leftmost: bool) -> Strip:
    """Return the part of a strip that stands in a half; what stands out of the page is no less in."""
    glyphs = [g for g in strip.glyphs if (g.start < box.right if leftmost else g.start >= box.left)]
    return strip if len(glyphs) == len(strip.glyphs) else replace(strip, glyphs=glyphs)


def _inside(rule: Box, box: Box) -> bool:
    return box.left <= (rule.left + rule.right) / 2 < box.right
