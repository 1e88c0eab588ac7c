"""What is measured over all pages: the size of the body text, its leading, the edges of columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from publisher.sources.pdf.rows import Row

# The smallest distance between baselines that is so often (a share of the most frequent one) and
# so many times met is the leading; larger ones have space between paragraphs in them.
OFTEN = 0.3
TIMES = 4
# Leadings: gaps between paragraphs that are too small to be told from chance but by their number,
# and how many lines have one: so many at least, and this share of all.
SMALL_GAPS = (1.15, 1.36)
SMALL_GAP_TIMES = 5
SMALL_GAP_OFTEN = 0.02
# Sizes of the body: what has no lines of its own size to measure is led like this.
USUAL_LEADING = 1.2
# The share of a column's lines that begin at its edge, and how many at least.
AT_EDGE = 0.12
LINES_AT_EDGE = 2
# Ems of the body: lines that begin so close together begin at one edge.
SAME_EDGE = 0.3
# Lines: a page with fewer takes its edges from the other pages of its side.
FEW = 8


@dataclass(frozen=True, slots=True)
class Measures:
    """Points. ``leadings`` holds those of each size of type that has lines enough.

    ``paragraph_gap`` is a small gap, in leadings, that so many lines have alike that it must part
    paragraphs; 0 where there is none.
    """

    body: float
    leading: float
    leadings: dict[int, float]
    paragraph_gap: float = 0.0

    def between(self, above: Row, row: Row) -> float:
        """Return the usual distance between the baselines of two rows."""
        if _size_class(above.size) == _size_class(row.size):
            own = self.leadings.get(_size_class(row.size))
            if own:
                return own
        return self.leading * max(above.size, row.size, self.body) / self.body


def _size_class(size: float) -> int:
    """Return the size in quarters of a point."""
    return round(4 * size)


def body_size(sizes: Counter[float]) -> float:
    """Return the size of most letters, in points, from the number of letters of each size."""
    classes: Counter[int] = Counter()
    for size, letters in sizes.items():
        classes[_size_class(size)] += letters
    if not classes:
        return 10.0
    best = max(classes, key=classes.__getitem__)
    return max((s for s in sizes if _size_class(s) == best), key=sizes.__getitem__)


def measure(pages: Sequence[Sequence[Row]]) -> Measures:
    """Return what is usual on all pages."""
    sizes: Counter[float] = Counter()
    distances: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for row in (row for rows in pages for row in rows):
        sizes[row.size] += len(row.inked)
    for above, row in _neighbours(pages):
        if _size_class(above.size) == _size_class(row.size):
            distances[_size_class(row.size)][round(4 * (row.y - above.y)) / 4] += 1
    body = body_size(sizes)
    found = {size: _leading(counted) for size, counted in distances.items()}
    leadings = {size: leading for size, leading in found.items() if leading}
    own = leadings.get(_size_class(body)) or USUAL_LEADING * body
    measures = Measures(body, own, leadings)
    return replace(measures, paragraph_gap=_paragraph_gap(pages, measures))


def _paragraph_gap(pages: Sequence[Sequence[Row]], measures: Measures) -> float:
    gaps: Counter[int] = Counter()
    rows = 0
    for above, row in _neighbours(pages):
        gap = (row.y - above.y) / measures.between(above, row)
        rows += 1
        if SMALL_GAPS[0] <= gap <= SMALL_GAPS[1] and _even(above) and _even(row):
            gaps[round(100 * gap)] += 1
    best = max(gaps, key=lambda gap: gaps[gap - 1] + gaps[gap] + gaps[gap + 1], default=0)
    alike = sum(gaps[best + step] for step in (-1, 0, 1))
    enough = max(SMALL_GAP_TIMES, SMALL_GAP_OFTEN * rows)
    return best / 100 if alike >= enough and alike > 0.5 * gaps.total() else 0.0


def _even(row: Row) -> bool:
    """Tell whether nothing is raised on a row, which would move it down."""
    return all(one.strip.y == row.y for one in row.inked)


def _neighbours(pages: Iterable[Sequence[Row]]) -> Iterator[tuple[Row, Row]]:
    for rows in pages:
        for above, row in pairwise(rows):
            if above.region == row.region and row.y > above.y:
                yield above, row


def _leading(distances: Counter[float]) -> float:
    """Return the smallest distance that is met often; 0 where there are too few."""
    most = max(distances.values())
    often = [d for d, times in distances.items() if times >= max(TIMES, OFTEN * most)]
    if not often:
        return 0.0
    near = [d for d in distances if abs(d - min(often)) <= 0.5]
    return max(near, key=distances.__getitem__)


@dataclass(frozen=True, slots=True)
class Edges:
    """Where a column begins and ends, in points."""

    left: float
    right: float


class EdgesOfPages:
    """The edges of every column: those of its page, checked against the pages of the same side."""

    def __init__(self, pages: Sequence[Sequence[Row]], body: float) -> None:
        self._body = body
        self._own = [_own_edges(rows, body) for rows in pages]
        self._counts = [Counter((row.column, row.columns) for row in rows) for rows in pages]
        self._usual = {side: self._of_side(side) for side in (0, 1)}

    def of(self, page: int, row: Row) -> Edges:
        """Return the edges of the column of a row on a page, counted from 0."""
        key = (row.column, row.columns)
        own = self._own[page][key]
        usual = self._usual[page % 2].get(key)
        if usual is None:
            return own
        few = self._counts[page][key] < FEW
        left = usual.left if few or usual.left < own.left else own.left
        right = usual.right if few or usual.right > own.right else own.right
        return Edges(left, right)

    def _of_side(self, side: int) -> dict[tuple[int, int], Edges]:
        found: defaultdict[tuple[int, int], list[Edges]] = defaultdict(list)
        for number in range(side, len(self._own), 2):
            for key, edges in self._own[number].items():
                if self._counts[number][key] >= FEW:
                    found[key].append(edges)
        return {
            key: Edges(median(e.left for e in edges), median(e.right for e in edges))
            for key, edges in found.items()
        }


def _own_edges(rows: Sequence[Row], body: float) -> dict[tuple[int, int], Edges]:
    columns: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        columns[row.column, row.columns].append(row)
    return {
        key: Edges(
            _edge([row.left for row in found], body),
            -_edge([-row.right for row in found], body),
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
