"""The edges of columns: where most of their lines begin and end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from publisher.sources.pdf.printed import PrintedLine
from publisher.structs import frozen

# The share of a column's lines that begin at its edge, and how many at least.
AT_EDGE = 0.12
LINES_AT_EDGE = 2
# Ems of the body: lines that begin so close together begin at one edge.
SAME_EDGE = 0.3
# Lines: a page with fewer takes its edges from the other pages of its side.
FEW = 8
# Pages of a side, from which on some of them show where the text of all begins.
SEVERAL = 4


@frozen
class Edges:
    """Where a column begins and ends, in points."""

    left: float
    right: float


class EdgesOfPages:
    """The edges of every column: those of its page, checked against the pages of the same side."""

    def __init__(self, pages: Sequence[Sequence[PrintedLine]], body: float) -> None:
        self._body = body
        self._own = [_own_edges(lines, body) for lines in pages]
        self._counts = [Counter(_key(line) for line in lines) for lines in pages]
        self._usual = {side: self._of_side(side) for side in (0, 1)}

    def of(self, page: int, line: PrintedLine) -> Edges:
        """Return the edges of the column of a line on a page, counted from 0."""
        key = _key(line)
        own = self._own[page][key]
        usual = self._usual[page % 2].get(key)
        if usual is None:
            return own
        few = self._counts[page][key] < FEW
        left = usual.left if few or usual.left < own.left else own.left
        right = usual.right if few or usual.right > own.right else own.right
        return Edges(left, right)

    def _of_side(self, side: int) -> dict[tuple[int, int, int], Edges]:
        found: defaultdict[tuple[int, int, int], list[Edges]] = defaultdict(list)
        for number in range(side, len(self._own), 2):
            for key, edges in self._own[number].items():
                if self._counts[number][key] >= FEW:
                    found[key].append(edges)
        return {
            key: Edges(
                _usual_left([e.left for e in edges], self._body), median(e.right for e in edges)
            )
            for key, edges in found.items()
        }


def _usual_left(places: Sequence[float], body: float) -> float:
    """Return where the columns of pages begin: the outermost place at which several of them do.

    Most pages may be full of lists, whose lines all stand further in.
    """
    return _edge(places, body) if len(places) >= SEVERAL else median(places)


def _key(line: PrintedLine) -> tuple[int, int, int]:
    """Return what the lines of one column have alike."""
    return line.turn, line.column, line.columns


def _own_edges(lines: Sequence[PrintedLine], body: float) -> dict[tuple[int, int, int], Edges]:
    columns: defaultdict[tuple[int, int, int], list[PrintedLine]] = defaultdict(list)
    for line in lines:
        columns[_key(line)].append(line)
    return {
        key: Edges(
            _edge([line.left for line in found], body),
            -_edge([-line.right for line in found], body),
        )
        for key, found in columns.items()
    }


def _edge(places: Sequence[float], body: float) -> float:
    """Return the outermost place at which several lines begin."""
    needed = max(LINES_AT_EDGE, AT_EDGE * len(places))
    ordered = sorted(places)
    for at, place in enumerate(ordered):
        together = [other for other in ordered[at:] if other - place <= SAME_EDGE * body]
        if len(together) >= needed:
            return median(together)
    return ordered[0]
