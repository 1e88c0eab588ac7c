"""Columns: the white gutters of a page, and the regions between them in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from publisher.sources.pdf.chunks import WIDE_GAP, Chunk
from publisher.sources.pdf.regions import Region, with_tables_apart

# Ems of the body: the page is looked at in slices of this height.
SLICE = 0.5
# Lines on either side: fewer do not make a gutter.
LINES = 4
# A gutter narrower than this, in ems, may be made of spaces, if it has few lines on a side.
NARROW = 0.9
LINES_BESIDE_NARROW = 8
# Ems; a column of text is at least so wide, or it is a margin with notes and figures.
COLUMN = 7.0
# White spaces that are tried, the highest first; a table has hundreds.
TRIED = 16
# Leadings of white that set a running head or a folio apart.
APART = 0.8
# Ems: edges that are no farther apart are one.
SAME_EDGE = 0.5
# A quarter of the lines of a column fill this share of its width, and have so many letters;
# cells of tables are shorter.
FILLED = 0.6
LETTERS = 15
# The share of digits among the signs of a column of text at most; columns of figures have more.
FIGURES = 0.4
# The share of the rows of a table that have several cells where a gutter cuts it, and of those that
# stand as high as one on the other side.
CELLS, LEVEL = 0.7, 0.8
# Pages on which a gutter is usual in a text; and ems by which lines of one height differ at most.
USUAL, ONE_LINE = 3, 0.15
# The narrower of two columns has at least this share of the width of the other.
ALIKE = 0.45
# Beside several columns one is as wide as each of them, which their widest lines show: at least this
# share; and one column of a leaflet has so many lines.
ONE_OF_SEVERAL, LINES_OF_ONE = 0.6, 10


class Gutter(NamedTuple):
    """A white rectangle between two columns, in points."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return its middle; lines may reach into it by a hair on either side."""
        return (self.left + self.right) / 2

    def before(self, chunk: Chunk) -> bool:
        """Tell whether it stands before a chunk, to the left."""
        return chunk.left >= self.middle


class _White(NamedTuple):
    """A white space while it is followed down the page, slice by slice, counted from 0."""

    left: float
    right: float
    first: int
    last: int
    flanked: int


class ColumnFinder:
    """Finds the columns of the pages of one file; a gutter once seen is known on later pages."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Gutter] = {}
        # How often a right column has begun at a place, in ems.
        self._times: Counter[int] = Counter()

    def regions(self, chunks: Sequence[Chunk], body: float) -> list[Region]:
        """Return the regions of a page in reading order; ``body`` is the size of its body text."""
        found = self._between_gutters(chunks, body)
        return [part for region in found for part in with_tables_apart(region)]

    def _between_gutters(self, chunks: Sequence[Chunk], body: float) -> list[Region]:
        gutter = _best_gutter(chunks, body) or self._known_gutter(chunks, body)
        if gutter is None:
            return [Region(list(chunks))] if chunks else []
        self._known[round(gutter.left / body), round(gutter.right / body)] = gutter
        self._times[round(gutter.right / body)] += 1
        above = [c for c in chunks if c.y <= gutter.top]
        below = [c for c in chunks if c.y - c.size / 2 >= gutter.bottom and c.y > gutter.top]
        outside = {id(c) for c in (*above, *below)}
        beside = [c for c in chunks if id(c) not in outside]
        left = [c for c in beside if not gutter.before(c)]
        right = [c for c in beside if gutter.before(c)]
        return [
            *self._between_gutters(above, body),
            *_numbered(self._between_gutters(left, body), self._between_gutters(right, body)),
            *self._between_gutters(below, body),
        ]

    def _known_gutter(self, chunks: Sequence[Chunk], body: float) -> Gutter | None:
        """Return a gutter of an earlier page that parts these chunks, though few are beside it."""
        if len(chunks) < 2:
            return None
        usual = {at for at, times in self._times.items() if times >= USUAL}
        found = (
            _again(known, chunks, body, 1 if round(known.right / body) in usual else LINES)
            for known in self._known.values()
        )
        whole = (one for one in found if one is not None and not _cuts_table(one, chunks, body))
        return next(whole, None)


def _again(known: Gutter, chunks: Sequence[Chunk], body: float, enough: int) -> Gutter | None:
    """Return the gutter where it goes on on another page, with ``enough`` lines on one side.

    Where fewer are enough, both sides begin on one line, as columns do, and text fills the left.
    """
    crossing = sorted((c for c in chunks if c.left < known.middle < c.right), key=_y)
    edges = [float("-inf"), *(c.y for c in crossing), float("inf")]
    for top, bottom in pairwise(edges):
        band = Gutter(known.left, known.right, top, bottom)
        gutter = _without_ends(band, chunks, body)
        beside = [c for c in chunks if gutter.top < c.y and c.y - c.size / 2 < gutter.bottom]
        right = [c for c in beside if known.before(c) and c not in crossing]
        left = [c for c in beside if not known.before(c) and c not in crossing]
        rows = [len(_rows(sorted(side, key=_y), body)) for side in (left, right)]
        begins = min((c.left for c in right), default=0.0)
        aligned = min(rows) > 0 and abs(begins - known.right) < SAME_EDGE * body
        many = max(rows) >= LINES
        few = aligned and max(rows) >= enough and _begin_together(left, right, known, body)
        if (aligned and many) or few:
            return gutter
    return None


def _begin_together(
    left: Sequence[Chunk], right: Sequence[Chunk], known: Gutter, body: float
) -> bool:
    """Tell whether a few lines on both sides begin on one line, and one of the left is full.

    So end the columns of a text on its last page.
    """
    tops = [min(side, key=_y) for side in (left, right)]
    together = abs(tops[0].y - tops[1].y) < ONE_LINE * body
    return together and max(c.right for c in left) > known.left - 2 * body


def _numbered(left: list[Region], right: list[Region]) -> Iterator[Region]:
    """Yield the regions of two halves, with the columns counted through."""
    here = max((region.columns for region in left), default=0)
    there = max((region.columns for region in right), default=0)
    for region in left:
        yield Region(region.chunks, region.column, here + there)
    for region in right:
        yield Region(region.chunks, region.column + here, here + there)


def _best_gutter(chunks: Sequence[Chunk], body: float) -> Gutter | None:
    """Return the highest gutter that has text in columns on both sides."""
    if len(chunks) < 2 * LINES:
        return None
    whites = sorted(_whites(chunks, body), key=lambda white: -white.flanked)
    top = min(chunk.y for chunk in chunks) - body
    for white in whites[:TRIED]:
        gutter = _between_rows(white, chunks, top, body)
        if gutter is None or _cuts_table(gutter, chunks, body):
            continue
        if _parts_columns(gutter, chunks, body):
            return gutter
    return None


def _whites(chunks: Sequence[Chunk], body: float) -> Iterator[_White]:
    """Yield the white spaces that have ink to the left and to the right in many slices."""
    step, width = SLICE * body, WIDE_GAP * body
    enough = round(LINES / SLICE * 0.6)
    opened: list[_White] = []
    for number, inks in enumerate(_slices(chunks, step)):
        carried = _carried(opened, inks, number, width)
        kept = {(white.left, white.right) for white in carried}
        for white in opened:
            if (white.left, white.right) not in kept and white.flanked >= enough:
                yield white
        opened = carried
    yield from (white for white in opened if white.flanked >= enough)


def _slices(chunks: Sequence[Chunk], step: float) -> list[list[tuple[float, float]]]:
    """Return the inked stretches of each slice of the page, from left to right."""
    top = min(chunk.top for chunk in chunks)
    bottom = max(chunk.y for chunk in chunks)
    slices: list[list[tuple[float, float]]] = [[] for _ in range(int((bottom - top) / step) + 1)]
    for chunk in chunks:
        for number in range(int((chunk.top - top) / step), int((chunk.y - top) / step) + 1):
            slices[number].append((chunk.left, chunk.right))
    return [_merged(inks) for inks in slices]


def _merged(inks: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(inks):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _carried(
    opened: Sequence[_White], inks: Sequence[tuple[float, float]], number: int, width: float
) -> list[_White]:
    """Return the white spaces that go on through a slice, and those that begin in it."""
    if not inks:
        return list(opened)
    gaps = [(a[1], b[0]) for a, b in pairwise(inks) if b[0] - a[1] >= width]
    edges = ((float("-inf"), inks[0][0]), (inks[-1][1], float("inf")))
    found: dict[tuple[float, float], _White] = {}
    for left, right in gaps:
        found[left, right] = _White(left, right, number, number, 1)
    for white in opened:
        for flanked, stretches in ((1, gaps), (0, edges)):
            for stretch in stretches:
                left, right = max(white.left, stretch[0]), min(white.right, stretch[1])
                if right - left < width:
                    continue
                last = number if flanked else white.last
                grown = _White(left, right, white.first, last, white.flanked + flanked)
                known = found.get((left, right))
                if known is None or known.flanked < grown.flanked:
                    found[left, right] = grown
    return list(found.values())


def _between_rows(white: _White, chunks: Sequence[Chunk], top: float, body: float) -> Gutter | None:
    """Return the gutter of a white space, as high as no ink crosses it."""
    start = min(chunk.top for chunk in chunks)
    first = start + white.first * SLICE * body
    last = start + (white.last + 1) * SLICE * body
    middle = (white.left + white.right) / 2
    crossing = [c for c in chunks if c.left < middle < c.right]
    above = max((c.y for c in crossing if c.y <= first + body), default=top - body)
    below = min((c.top for c in crossing if c.top >= last - body), default=float("inf"))
    if below <= above:
        return None
    return _without_ends(Gutter(white.left, white.right, above, below), chunks, body)


def _without_ends(gutter: Gutter, chunks: Sequence[Chunk], body: float) -> Gutter:
    """Leave out a running head and a folio, which stand alone above and below the columns."""
    beside = sorted((c for c in chunks if gutter.top < c.y and c.top < gutter.bottom), key=_y)
    rows = _rows(beside, body)
    if len(rows) <= LINES:
        return gutter
    white = APART * max(body, median(b[0].y - a[0].y for a, b in pairwise(rows)))
    top, bottom = gutter.top, gutter.bottom
    first, last = rows[0], rows[-1]
    between = [chunk for row in rows[1:-1] for chunk in row]
    if rows[1][0].top - first[-1].y > white and _is_head(first, between, gutter, body):
        top = first[-1].y
    if last[0].top - rows[-2][-1].y > white and any(_number(c.text) for c in last):
        bottom = last[0].top
    return Gutter(gutter.left, gutter.right, top, bottom)


def _y(chunk: Chunk) -> float:
    return chunk.y


def _rows(chunks: Sequence[Chunk], body: float) -> list[list[Chunk]]:
    """Return the chunks by rows, those of all columns together."""
    rows: list[list[Chunk]] = []
    for chunk in chunks:
        if rows and chunk.y - rows[-1][0].y < 0.5 * body:
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return rows


def _is_head(row: Sequence[Chunk], below: Sequence[Chunk], gutter: Gutter, body: float) -> bool:
    """Tell whether a row above two columns is a running head, not the first line of either.

    What stands on the left alone is read first in any case. What stands on the right ends at the
    outer edge there, and does not begin where the lines of the right column do.
    """
    right = [chunk for chunk in row if gutter.before(chunk)]
    lines = [chunk for chunk in below if gutter.before(chunk)]
    if not right or not lines:
        return not right
    begins = min(chunk.left for chunk in lines)
    ends = max(chunk.right for chunk in lines)
    return right[0].left - begins > SAME_EDGE * body and right[-1].right - ends > -SAME_EDGE * body


def _number(text: str) -> bool:
    return len(text) <= 6 and any(sign.isdigit() for sign in text)


def _parts_columns(gutter: Gutter, chunks: Sequence[Chunk], body: float) -> bool:
    """Tell whether lines of text stand on both sides of a gutter, not cells of a table."""
    beside = [c for c in chunks if gutter.top < c.y and c.y - c.size / 2 < gutter.bottom]
    left = [c for c in beside if not gutter.before(c)]
    right = [c for c in beside if gutter.before(c)]
    sides = [_rows(sorted(side, key=_y), body) for side in (left, right)]
    narrow = gutter.right - gutter.left < NARROW * body
    if min(map(len, sides)) < (LINES_BESIDE_NARROW if narrow else LINES):
        return False
    widths = [max(c.right for c in side) - min(c.left for c in side) for side in (left, right)]
    if min(widths) < COLUMN * body:
        return False
    if min(widths) < ALIKE * max(widths):
        widths = [max(c.right - c.left for c in side) for side in (left, right)]
        few = min(map(len, sides)) < LINES_OF_ONE
        if few or min(widths) < ONE_OF_SEVERAL * max(widths):
            return False
    return all(_is_text(rows, width) for rows, width in zip(sides, widths, strict=True))


def _cuts_table(gutter: Gutter, chunks: Sequence[Chunk], body: float) -> bool:
    """Tell whether cells of one row stand on both sides of a gutter, by their tags or their places."""
    beside = [c for c in chunks if gutter.top < c.y and c.y - c.size / 2 < gutter.bottom]
    sides = [[c for c in beside if gutter.before(c) is side] for side in (False, True)]
    rows = [_rows(sorted(side, key=_y), body) for side in sides]
    if all(_are_cells(side, body) for side in rows) and _are_level(rows[0], rows[1], body):
        return True
    placed = [(gutter.before(c), cell) for c in beside if (cell := c.inked[0].strip.cell)]
    left, right = (
        {(cell.table, cell.row) for behind, cell in placed if behind is side}
        for side in (False, True)
    )
    return not left.isdisjoint(right)


def _are_cells(rows: Sequence[Sequence[Chunk]], body: float) -> bool:
    """Tell whether the rows on one side of a gutter are cells: most have several that begin alike."""
    several = [sorted(row, key=lambda c: c.left) for row in rows if len(row) > 1]
    if len(several) < max(LINES, CELLS * len(rows)):
        return False
    starts = Counter(round(row[1].left / (SAME_EDGE * body)) for row in several)
    place, times = starts.most_common(1)[0]
    return times + max(starts[place - 1], starts[place + 1]) >= CELLS * len(rows)


def _are_level(
    left: Sequence[Sequence[Chunk]], right: Sequence[Sequence[Chunk]], body: float
) -> bool:
    """Tell whether most rows on the right of a gutter have one of the same height on its left."""
    heights = [row[0].y for row in left]
    level = sum(any(abs(row[0].y - y) < ONE_LINE * body for y in heights) for row in right)
    return level >= LEVEL * len(right)


def _is_text(rows: Sequence[Sequence[Chunk]], width: float) -> bool:
    """Tell whether the lines on one side of a gutter are lines of text."""
    texts = ["".join(chunk.text for chunk in row) for row in rows]
    signs = "".join(texts)
    filled = [sum(c.right - c.left for c in row) / width for row in rows]
    return (
        _upper_quarter(filled) >= FILLED
        and _upper_quarter([len(text) for text in texts]) >= LETTERS
        and sum(map(str.isdigit, signs)) <= FIGURES * len(signs)
    )


def _upper_quarter(values: Sequence[float]) -> float:
    """Return the value that a quarter of all reaches."""
    return sorted(values)[-1 - len(values) // 4]
