"""Tables that are ruled all round: which glyphs stand in which cell of a grid of drawn lines.

What a grid must be to be a table is in ``ruled_grids.py``. A table that goes on over a page keeps
its number there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from publisher.model.transcript import ToldCell
from publisher.sources.pdf.grids import Grid, grids_of
from publisher.sources.pdf.painted import Sheet, Strip
from publisher.sources.pdf.ruled_grids import MOST_HEADS, Ruled, ruled_in

# Lines of a page above a table that goes on from the page before, and below one that does: its head
# and its foot, with a note or two. The head stands so many of its sizes above it, a caption nearer.
ABOVE, BELOW, APART = 2, 4, 1.5
# Points by which the columns of a table differ in width from page to page.
SAME_WIDTH = 2.0
# Sizes of the type: lines of one height differ by less.
ONE_LINE = 0.3
# What ends a sentence, and so a cell that is not broken by the end of a page.
STOPS = (".", "!", "?", ":")


class _Open(NamedTuple):
    """A table that the next page may go on with: its number, how many rows it has, how wide it is.

    ``heads`` and ``last`` are the texts of its first rows and its last row, by their columns.
    """

    number: int
    rows: int
    widths: tuple[float, ...]
    heads: Sequence[Mapping[int, str]]
    last: Mapping[int, str]


class RuledTables:
    """The ruled tables of a file; they count down from -1, for those of its tags count up."""

    def __init__(self) -> None:
        self._open: _Open | None = None
        self._count = 0

    def marked(self, strips: Sequence[Strip], sheet: Sheet) -> list[Strip]:
        """Return the strips of a page, cut where the cells of its ruled tables begin and end."""
        before, self._open = self._open, None
        grids = grids_of(sheet.lines)
        sure = grids[0] if grids and before and _goes_on(before, grids[0], strips) else None
        grounds = [bar for path in sheet.paths for bar in path.bars] if grids else []
        placed: dict[int, ToldCell] = {}
        for table in ruled_in(grids, strips, grounds, sure):
            # Names beside its rows belong to a grid, which is not the one that it was then.
            on = before if sure is not None and table.grid.cells is sure.cells else None
            placed.update(self._placed(table, on))
            if _count(strip for strip in strips if strip.y > table.grid.box.bottom) > BELOW:
                self._open = None
        if not placed:
            return list(strips)
        return [part for strip in strips for part in _cut(strip, placed)]

    def _placed(self, table: Ruled, before: _Open | None) -> Iterator[tuple[int, ToldCell]]:
        """Yield for each glyph in a table, by its identity, the cell that it stands in.

        ``before`` is what it goes on with from the page before; its head may stand here again, and
        its last row may go on.
        """
        heads = [table.row(row) for row in range(MOST_HEADS)]
        if before is None:
            self._count -= 1
        number, rows = (before.number, before.rows) if before else (self._count, 0)
        again = min(_same_rows(before.heads, heads), table.rows - 1) if before else 0
        if before is not None and _is_broken(before.last, table.row(again)):
            rows -= 1 + again
        last = table.row(table.rows - 1)
        kept = before.heads if before else heads
        self._open = _Open(number, rows + table.rows, _widths(table.grid), kept, last)
        for word, (row, column, columns) in table.words:
            told = ToldCell(
                number,
                rows + row,
                column,
                columns,
                head=before is None and row < table.heads,
                again=row < again,
            )
            yield from ((id(one.glyph), told) for one in word.inked)


def _goes_on(before: _Open, grid: Grid, strips: Sequence[Strip]) -> bool:
    """Tell whether a grid goes on with a table: it stands on top of its page and is as wide."""
    widths = _widths(grid)
    if len(widths) != len(before.widths):
        return False
    wide = zip(widths, before.widths, strict=True)
    if any(abs(one - other) > SAME_WIDTH for one, other in wide):
        return False
    above = [strip for strip in strips if strip.letters and strip.y <= grid.box.top]
    last = max(above, key=lambda strip: strip.y, default=None)
    apart = last is None or grid.box.top - last.y >= APART * last.size
    return apart and _count(above) <= ABOVE


def _same_rows(above: Sequence[Mapping[int, str]], below: Sequence[Mapping[int, str]]) -> int:
    """Return how many rows are the same from the first one on."""
    pairs = zip(above, below, strict=True)
    return next(
        (at for at, (one, other) in enumerate(pairs) if not one or one != other), len(above)
    )


def _is_broken(above: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Tell whether the end of a page breaks a row: below are but rests of what is above."""
    if not below or 0 in below or not set(below) <= set(above):
        return False
    return all(
        text[:1].islower() or not above[column].endswith(STOPS) for column, text in below.items()
    )


def _widths(grid: Grid) -> tuple[float, ...]:
    return tuple(edge - grid.edges[0] for edge in grid.edges)


def _count(strips: Iterable[Strip]) -> int:
    """Return on how many lines strips stand."""
    lines, last = 0, float("-inf")
    for strip in sorted(strips, key=lambda strip: strip.y):
        if strip.letters:
            lines += strip.y - last > ONE_LINE * strip.size
            last = strip.y
    return lines


def _cut(strip: Strip, placed: Mapping[int, ToldCell]) -> Iterator[Strip]:
    """Yield the parts of a strip that stand in one cell each; blanks stay with what is before them."""
    cells: list[ToldCell | None] = []
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
