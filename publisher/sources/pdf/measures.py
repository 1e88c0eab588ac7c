"""What is measured over all pages: the size of the body text, its leadings and small gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from publisher.sources.pdf.printed import PrintedLine
from publisher.structs import frozen

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


@frozen
class Measures:
    """Points. ``leadings`` holds those of each size of type that has lines enough.

    ``paragraph_gap`` is a small gap, in leadings, that so many lines have alike that it must part
    paragraphs; 0 where there is none.
    """

    body: float
    leading: float
    leadings: dict[int, float]
    paragraph_gap: float = 0.0

    def between(self, above: PrintedLine, line: PrintedLine) -> float:
        """Return the usual distance between the baselines of two lines."""
        if _size_class(above.size) == _size_class(line.size):
            own = self.leadings.get(_size_class(line.size))
            if own:
                return own
        return self.leading * max(above.size, line.size, self.body) / self.body


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


def measure(pages: Sequence[Sequence[PrintedLine]]) -> Measures:
    """Return what is usual on all pages."""
    sizes: Counter[float] = Counter()
    distances: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for line in chain.from_iterable(pages):
        sizes[line.size] += line.letters
    for above, line in _neighbours(pages):
        if _size_class(above.size) == _size_class(line.size):
            distances[_size_class(line.size)][round(4 * (line.y - above.y)) / 4] += 1
    body = body_size(sizes)
    found = {size: _leading(counted) for size, counted in distances.items()}
    leadings = {size: leading for size, leading in found.items() if leading}
    own = leadings.get(_size_class(body)) or USUAL_LEADING * body
    measures = Measures(body, own, leadings)
    return replace(measures, paragraph_gap=_paragraph_gap(pages, measures))


def _paragraph_gap(pages: Sequence[Sequence[PrintedLine]], measures: Measures) -> float:
    gaps: Counter[int] = Counter()
    lines = 0
    for above, line in _neighbours(pages):
        gap = (line.y - above.y) / measures.between(above, line)
        lines += 1
        if SMALL_GAPS[0] <= gap <= SMALL_GAPS[1] and above.even and line.even:
            gaps[round(100 * gap)] += 1
    best = max(gaps, key=lambda gap: gaps[gap - 1] + gaps[gap] + gaps[gap + 1], default=0)
    alike = sum(gaps[best + step] for step in (-1, 0, 1))
    enough = max(SMALL_GAP_TIMES, SMALL_GAP_OFTEN * lines)
    return best / 100 if alike >= enough and alike > 0.5 * gaps.total() else 0.0


def _neighbours(
    pages: Iterable[Sequence[PrintedLine]],
) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    for lines in pages:
        for above, line in pairwise(line for line in lines if line.column):
            if above.region == line.region and line.y > above.y:
                yield above, line


def _leading(distances: Counter[float]) -> float:
    """Return the smallest distance that is met often; 0 where there are too few."""
    most = max(distances.values())
    often = [d for d, times in distances.items() if times >= max(TIMES, OFTEN * most)]
    if not often:
        return 0.0
    near = [d for d in distances if abs(d - min(often)) <= 0.5]
    return max(near, key=distances.__getitem__)
