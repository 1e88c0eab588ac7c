"""Grids: the cells that the drawn lines of a page close, whichever way its maker draws them.

A maker draws a table as strokes, as thin boxes, as a frame for each cell or as many short pieces.
Pieces in one line are put together, lines that touch make a grid, and what no line parts within
it is one cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from publisher.sources.pdf.painted import Box

# Points: lines no further apart are one, drawn double or once for each of two cells, and lines that
# miss each other by no more touch. All that are one lie within the second number.
ONE_LINE, DOUBLE = 3.0, 6.0
# Points: a shorter line parts nothing, and nothing is written in a cell that is less high or wide.
SHORT, LOW = 6.0, 5.0
# The share of the cells that are larger; staves of music and hatchings are not.
LARGE = 0.8
# The share of a side of a cell along which a line is drawn at least.
DRAWN = 0.8
# Level lines that end at one place beside the outermost upright one close a cell there.
ENDS = 3
# Places of a grid between its lines; a finer one is squared paper, or a picture.
MOST_PLACES = 20_000


class Line(NamedTuple):
    """An upright or level line: where it stands across its direction, and from where to where."""

    at: float
    start: float
    end: float


class GridCell(NamedTuple):
    """A cell of a grid: row and column from 0, over how many of either it lies, and its place."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Grid(NamedTuple):
    """The cells that lines close which touch each other, row by row from left to right.

    ``edges`` are the left edges of its columns and the right edge of the last one, in points.
    """

    box: Box
    cells: tuple[GridCell, ...]
    edges: tuple[float, ...]


def grids_of(boxes: Sequence[Box]) -> list[Grid]:
    """Return the grids that thin boxes draw, from the top of the page down."""
    level = _joined(Line((b.top + b.bottom) / 2, b.left, b.right) for b in boxes if _is_level(b))
    upright = _joined(
        Line((b.left + b.right) / 2, b.top, b.bottom) for b in boxes if _is_upright(b)
    )
    if len(level) < 2 or len(upright) < 1:
        return []
    made = [_grid(rows, columns) for rows, columns in _touching(level, upright)]
    found = [grid for grid in made if grid is not None]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.left))


def _is_level(box: Box) -> bool:
    return box.bottom - box.top <= ONE_LINE


def _is_upright(box: Box) -> bool:
    return box.right - box.left <= ONE_LINE


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Return lines with their pieces put together."""
    made: list[Line] = []
    for alike in _alike(sorted(lines)):
        at = sum(line.at for line in alike) / len(alike)
        pieces = sorted((line.start, line.end) for line in alike)
        start, end = pieces[0]
        for begins, ends in pieces[1:]:
            if begins - end > ONE_LINE:
                made.append(Line(at, start, end))
                start, end = begins, ends
            end = max(end, ends)
        made.append(Line(at, start, end))
    return [line for line in made if line.end - line.start >= SHORT]


def _alike(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand at one place, of lines in their order."""
    held: list[Line] = []
    for line in lines:
        if held and (line.at - held[-1].at > ONE_LINE or line.at - held[0].at > DOUBLE):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _touching(
    level: Sequence[Line], upright: Sequence[Line]
) -> Iterator[tuple[list[Line], list[Line]]]:
    """Yield the level and the upright lines that touch each other, one way or another."""
    met: dict[Line, list[Line]] = defaultdict(list)
    # A level and an upright line may be equal by chance.
    below: dict[Line, list[Line]] = defaultdict(list)
    places = [line.at for line in upright]
    for row in level:
        first = bisect_left(places, row.start - ONE_LINE)
        for column in upright[first:]:
            if column.at > row.end + ONE_LINE:
                break
            if column.start - ONE_LINE <= row.at <= column.end + ONE_LINE:
                met[row].append(column)
                below[column].append(row)
    seen: set[Line] = set()
    for row in level:
        if row in seen or not met[row]:
            continue
        rows, columns, left = {row}, set[Line](), [row]
        while left:
            for column in met[left.pop()]:
                if column not in columns:
                    columns.add(column)
                    left += [one for one in below[column] if one not in rows]
                    rows |= set(below[column])
        seen |= rows
        yield sorted(rows), sorted(columns)


def _grid(level: Sequence[Line], upright: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that touch each other; None where it has no two columns."""
    upright = [*upright, *_open_sides(level, upright)]
    ys, xs = sorted({line.at for line in level}), sorted({line.at for line in upright})
    if len(ys) < 2 or len(xs) < 3 or len(ys) * len(xs) > MOST_PLACES:
        return None
    closed = _closed(xs, ys, level, upright)
    if closed is None:
        return None
    lefts = sorted({box.left for box in closed})
    tops = sorted({box.top for box in closed})
    if len(lefts) < 2:
        return None
    cells = [
        GridCell(
            tops.index(box.top),
            lefts.index(box.left),
            sum(box.top <= top < box.bottom for top in tops),
            sum(box.left <= left < box.right for left in lefts),
            box,
        )
        for box in closed
    ]
    right = max(box.right for box in closed)
    whole = Box(lefts[0], tops[0], right, max(box.bottom for box in closed))
    return Grid(whole, tuple(sorted(cells)), (*lefts, right))


def _open_sides(level: Sequence[Line], upright: Sequence[Line]) -> Iterator[Line]:
    """Yield lines for the sides of a table on which only its level lines end."""
    for side, outermost in ((1, min(upright).at), (2, max(upright).at)):
        beyond = [line for line in level if abs(line[side] - outermost) > SHORT]
        beyond = [line for line in beyond if (line[side] < outermost) == (side == 1)]
        ends = [line[side] for line in beyond]
        if len(ends) >= ENDS and max(ends) - min(ends) <= ONE_LINE:
            yield Line(sum(ends) / len(ends), beyond[0].at, beyond[-1].at)


def _closed(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Line], upright: Sequence[Line]
) -> list[Box] | None:
    """Return the cells that lines close all round; None where one is no rectangle, or many are tiny.

    Places between lines that no line parts are one, and those that are open to the outside none.
    """
    beside, below = _Walls(upright), _Walls(level)
    across, down = len(xs) - 1, len(ys) - 1
    outside = across * down
    cells = _Joined(outside + 1)
    for column, row in product(range(across), range(down)):
        place = row * across + column
        left, top, right, bottom = xs[column], ys[row], xs[column + 1], ys[row + 1]
        neighbours = (
            (beside.parts(left, top, bottom), place - 1 if column else outside),
            (beside.parts(right, top, bottom), outside if column == across - 1 else place + 1),
            (below.parts(top, left, right), place - across if row else outside),
            (below.parts(bottom, left, right), outside if row == down - 1 else place + across),
        )
        for parted, other in neighbours:
            if not parted:
                cells.join(place, other)
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(outside):
        if cells.of(place) != cells.of(outside):
            found[cells.of(place)].append(place)
    boxes = []
    for places in found.values():
        columns, rows = [p % across for p in places], [p // across for p in places]
        wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
        if wide * high != len(places):
            return None
        box = Box(xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1])
        boxes.append(box)
    large = [box for box in boxes if min(box.right - box.left, box.bottom - box.top) > LOW]
    return large if len(large) >= LARGE * len(boxes) else None


class _Walls:
    """Lines of one direction, by where they stand."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines: dict[float, list[Line]] = defaultdict(list)
        for line in lines:
            self._lines[line.at].append(line)

    def parts(self, at: float, start: float, end: float) -> bool:
        """Tell whether a line is drawn along most of a side of a cell."""
        drawn = sum(
            max(0.0, min(line.end, end) - max(line.start, start)) for line in self._lines[at]
        )
        return drawn >= DRAWN * (end - start)


class _Joined:
    """Numbers from 0 that are joined to sets."""

    def __init__(self, number: int) -> None:
        self._of = list(range(number))

    def of(self, one: int) -> int:
        """Return the number that stands for the set of a number."""
        while self._of[one] != one:
            self._of[one] = self._of[self._of[one]]
            one = self._of[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make one set of those of two numbers."""
        self._of[self.of(one)] = self.of(other)
