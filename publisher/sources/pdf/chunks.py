"""Strips put together to chunks: what stands on one baseline without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from publisher.model.transcript import ToldCell
from publisher.sources.pdf.painted import Glyph, Strip
from publisher.structs import mutable

# Ems. Baselines that differ by less are one; the least rise of a raised mark is 0.2.
ONE_BASELINE = 0.15
# Ems; spaces of justified lines are seldom wider, gutters between columns hardly ever narrower.
WIDE_GAP = 0.55
# Sizes of the type beside it: what is so much larger is an initial, no letter of the line.
INITIAL = 1.7
# Ems above the baseline: the height of small letters and half of what stands out of them.
TALL = 0.65


class Inked(NamedTuple):
    """A glyph that leaves ink, with the strip it belongs to and whether a space stands before it.

    ``seam``: a cell begins with it that touches the one before (``seams.py``).
    """

    glyph: Glyph
    strip: Strip
    spaced: bool
    seam: bool = False


@mutable
class Chunk:
    """Glyphs of one baseline from left to right; ``size`` is the largest of theirs, in points.

    ``left`` and ``right`` are where the first begins and the last ends; ``top`` is the height of
    small letters, and somewhat more.
    """

    inked: list[Inked]
    y: float
    size: float
    left: float
    right: float
    top: float

    @property
    def text(self) -> str:
        """Return the letters without spaces."""
        return "".join(inked.glyph.text for inked in self.inked)


def chunks_of(strips: Iterable[Strip]) -> list[Chunk]:
    """Return the chunks of a page's strips, by baseline and from left to right."""
    return [chunk for row in inked_rows(strips) for chunk in _parted(row)]


def inked_rows(strips: Iterable[Strip]) -> Iterator[list[Inked]]:
    """Yield the glyphs with ink of each baseline, from the top down and from left to right."""
    yield from map(_inked, _baselines(strips))


def _baselines(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield the strips of each baseline, from the top of the page down."""
    row: list[Strip] = []
    for strip in sorted(strips, key=lambda strip: strip.y):
        if row and strip.y - row[-1].y > ONE_BASELINE * min(strip.size, row[-1].size):
            yield row
            row = []
        row.append(strip)
    if row:
        yield row


def _inked(row: Sequence[Strip]) -> list[Inked]:
    """Return the glyphs with ink of one baseline from left to right."""
    glyphs = [(glyph, strip) for strip in row for glyph in strip.glyphs]
    if len(row) > 1:
        left = _cells_left(row)
        glyphs.sort(key=lambda pair: _place(pair[0], pair[1], left))
    found: list[Inked] = []
    spaced = False
    for glyph, strip in glyphs:
        if glyph.blank:
            spaced = True
        else:
            found.append(Inked(glyph, strip, spaced))
            spaced = False
    return found


def in_order(inked: Iterable[Inked]) -> list[Inked]:
    """Return glyphs from left to right, those of one cell of a tagged table together."""
    held = list(inked)
    left = _cells_left({id(one.strip): one.strip for one in held}.values())
    return sorted(held, key=lambda one: _place(one.glyph, one.strip, left))


def _cells_left(strips: Iterable[Strip]) -> dict[ToldCell, float]:
    """Return where the words of each cell begin: long ones may reach into the next cell."""
    left: dict[ToldCell, float] = {}
    for strip in strips:
        if strip.cell is not None and strip.glyphs:
            start = strip.glyphs[0].start
            left[strip.cell] = min(start, left.get(strip.cell, start))
    return left


def _place(glyph: Glyph, strip: Strip, left: Mapping[ToldCell, float]) -> tuple[float, float]:
    return (glyph.start if strip.cell is None else left[strip.cell]), glyph.start


def _parted(inked: Sequence[Inked]) -> Iterator[Chunk]:
    """Yield the parts of a baseline between wide gaps."""
    part: list[Inked] = []
    reached = 0.0
    for one in inked:
        if part and _parts(part[-1], one, reached):
            yield _chunk(part)
            part = []
        reached = max(reached, one.glyph.end) if part else one.glyph.end
        part.append(one)
    if part:
        yield _chunk(part)


def _parts(before: Inked, one: Inked, reached: float) -> bool:
    """Tell whether a glyph begins another chunk than the one before it, which reaches so far."""
    if before.strip.cell != one.strip.cell:
        return True
    gap = one.glyph.start - reached
    size = min(before.strip.size, one.strip.size)
    return gap > WIDE_GAP * size or before.strip.size > INITIAL * one.strip.size


def _chunk(inked: list[Inked]) -> Chunk:
    largest = max(inked, key=lambda one: one.strip.size).strip
    y, size = largest.y, largest.size
    left, right = inked[0].glyph.start, inked[-1].glyph.end
    return Chunk(inked, y, size, left, right, top=y - TALL * size)
