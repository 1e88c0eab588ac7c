"""Tables that are ruled all round: which glyphs stand in which cell of a grid of drawn lines.

What a grid must be to be a table is in ``ruled_grids.py``. A table that goes on over a page keeps
its number there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from publisher.model.transcript import TaggedCell
from publisher.sources.pdf.grids import Grid, grids_of
from publisher.sources.pdf.painted import Box, Sheet, Strip
from publisher.sources.pdf.ruled_grids import Ruled, ruled_in

# Lines of a page above a table that goes on from the page before, and below one that does: its head
# and its foot, with a note or two.
ABOVE, BELOW = 2, 4
# Points by which the columns of a table differ in width from page to page.
SAME_WIDTH = 2.0
# Sizes of the type: lines of one height differ by less.
ONE_LINE = 0.3


class _Open(NamedTuple):
    """A table that the next page may go on with: its number, how many rows it has, its head."""

    number: int
    rows: int
    widths: tuple[float, ...]
    head: Sequence[str]


class RuledTables:
    """The ruled tables of a file; they count down from -1, for those of its tags count up."""

    def __init__(self) -> None:
        self._open: _Open | None = None
        self._count = 0

    def marked(self, strips: Sequence[Strip], sheet: Sheet) -> list[Strip]:
        """Return the strips of a page, cut where the cells of its ruled tables begin and end."""
        before, self._open = self._open, None
        grounds = [bar for path in sheet.paths for bar in path.bars]
        tables = list(ruled_in(grids_of(sheet.lines), strips, grounds))
        placed: dict[int, TaggedCell] = {}
        for at, table in enumerate(tables):
            first = at == 0 and before is not None and _lines_beside(strips, table.grid)[0] <= ABOVE
            goes_on = before if first and before and _same(before, table.grid) else None
            if goes_on is None:
                self._count -= 1
            held = goes_on or _Open(self._count, 0, _widths(table.grid), table.head)
            placed.update(_placed(table, held, again=goes_on is not None))
            if _lines_beside(strips, table.grid)[1] <= BELOW:
                self._open = held._replace(rows=held.rows + table.rows)
        if not placed:
            return list(strips)
        return [part for strip in strips for part in _cut(strip, placed)]


def _same(before: _Open, grid: Grid) -> bool:
    """Tell whether the columns of a grid are those of a table, wherever on its page it stands."""
    widths = _widths(grid)
    return len(widths) == len(before.widths) and all(
        abs(one - other) <= SAME_WIDTH for one, other in zip(widths, before.widths, strict=True)
    )


def _widths(grid: Grid) -> tuple[float, ...]:
    return tuple(edge - grid.edges[0] for edge in grid.edges)


def _lines_beside(strips: Sequence[Strip], grid: Grid) -> tuple[int, int]:
    """Return how many lines stand above a grid and how many below it."""
    above, below = (
        sorted(
            (strip.y, strip.size) for strip in strips if strip.letters and beyond(strip, grid.box)
        )
        for beyond in (_is_above, _is_below)
    )
    return _count(above), _count(below)


def _is_above(strip: Strip, box: Box) -> bool:
    return strip.y <= box.top


def _is_below(strip: Strip, box: Box) -> bool:
    return strip.y > box.bottom


def _count(heights: Sequence[tuple[float, float]]) -> int:
    """Return how many lines there are, of the heights and sizes of strips from the top down."""
    lines, last = 0, float("-inf")
    for y, size in heights:
        lines += y - last > ONE_LINE * size
        last = y
    return lines


def _placed(table: Ruled, held: _Open, *, again: bool) -> Iterator[tuple[int, TaggedCell]]:
    """Yield for each glyph in a table, by its identity, the cell that it stands in.

    ``again`` where the table goes on from the page before, which may have the same head.
    """
    repeated = again and list(held.head) == list(table.head)
    for word, (row, column, columns) in table.words:
        told = TaggedCell(
            held.number,
            held.rows + row,
            column,
            columns,
            head=held.rows == 0 and row < table.heads,
            again=repeated and row == 0,
        )
        yield from ((id(one.glyph), told) for one in word.inked)


def _cut(strip: Strip, placed: Mapping[int, TaggedCell]) -> Iterator[Strip]:
    """Yield the parts of a strip that stand in one cell each; blanks stay with what is before them."""
    cells: list[TaggedCell | None] = []
    for glyph in strip.glyphs:
        kept = cells[-1] if glyph.blank and cells else None
        cells.append(placed.get(id(glyph), kept))
    told = zip(cells, strip.glyphs, strict=True)
    parts = [(cell, [glyph for _, glyph in own]) for cell, own in groupby(told, key=lambda t: t[0])]
    if len(parts) == 1 and parts[0][0] is None:
        yield strip
    else:
        for cell, glyphs in parts:
            yield replace(strip, glyphs=glyphs, cell=cell)
