"""Gutters: where no word of any row stands, and where words begin or end beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from publisher.restoring.measuring.aligned_columns import aligned_edges, without_sparse
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.words_apart import PlacedWord
from publisher.restoring.numerals import is_figure

# Blanks from which on a gap sets things apart: counted in plain text, measured on a page.
COUNTED, MEASURED = 2.0, 1.6
# The narrowest gutter that all rows show, in blanks: words of a measured line stand closer.
GUTTER, MEASURED_GUTTER = 2.0, 0.8
# Rows from which on a gutter of a single blank is told by the words beside it, which stand at one
# place: to a blank as they are counted, to this part of one as they are measured.
ALIGNED, SAME_PLACE, MEASURED_PLACE = 4, 1.0, 0.2
# Blanks by which words that are counted may be shifted.
SHIFTED = 0.9
# The share of them that do.
AT_PLACE = 0.8
THOUSANDS = 3  # figures behind the blank that parts them from the others
# Leadings: lines that stand nearer to each other are those of cells side by side, as where cells of
# one line stand beside the middle of cells of two.
BESIDE = 0.8


def unruled(
    own: Sequence[Sequence[PlacedWord]], lines: Sequence[Sequence[PlacedWord]], *, measured: bool
) -> list[float]:
    """Return the edges of the columns of some lines' ``own`` words, by gutters or by alignment."""
    edges = [_edge(*gutter, lines) for gutter in _gutters(own, measured=measured)]
    if measured:
        edges = without_sparse(edges, own)
    aligned = aligned_edges(lines)
    return aligned if len(aligned) >= len(edges) else edges


def level_words(
    rows: Sequence[Row], lines: Sequence[Sequence[PlacedWord]]
) -> Iterator[Sequence[PlacedWord]]:
    """Yield the words of rows from left to right, those together whose rows stand beside each other."""
    held: list[PlacedWord] = []
    for row, line in zip(rows, lines, strict=True):
        if held and (row.seen.gap is None or row.seen.gap >= BESIDE):
            yield sorted(held, key=lambda word: word.left)
            held = []
        held += line
    if held:
        yield sorted(held, key=lambda word: word.left)


def _edge(left: float, right: float, lines: Sequence[Sequence[PlacedWord]]) -> float:
    """Return the place in a gutter that the fewest words reach over, those of the head among them."""
    words = [word for line in lines for word in line]
    sides = {left, right, *(side for word in words for side in (word.left, word.right))}
    free = sorted(side for side in sides if left <= side <= right)
    places = [((a + b) / 2, b - a) for a, b in pairwise(free)]

    def reached(place: tuple[float, float]) -> tuple[int, float]:
        return sum(word.left < place[0] < word.right for word in words), -place[1]

    return min(places, key=reached)[0]


def _gutters(
    lines: Sequence[Sequence[PlacedWord]], *, measured: bool
) -> Iterator[tuple[float, float]]:
    """Yield the sides of the gutters that no word of any line crosses."""
    narrow = MEASURED_GUTTER if measured else GUTTER + SHIFTED
    if not measured:
        # Programs that draw a page in letters put a cell a place too far left or right.
        lines = [[replace(word, right=word.right - SHIFTED) for word in line] for line in lines]
    reached = -1.0
    for left, right in sorted((word.left, word.right) for line in lines for word in line):
        if 0 <= reached < left:
            around = [pair for line in lines if (pair := _around(line, reached, left))]
            several = len(around) >= max(ALIGNED, AT_PLACE * len(lines))
            aligned = several and _is_aligned(around, (reached, left), measured)
            if around and (left - reached >= narrow or aligned):
                yield reached, left
        reached = max(reached, right)


def _around(
    line: Sequence[PlacedWord], left: float, right: float
) -> tuple[PlacedWord, PlacedWord] | None:
    """Return the words beside a gutter, None where the line is on one side of it only."""
    before = [word for word in line if word.right <= left]
    behind = [word for word in line if word.left >= right]
    return (before[-1], behind[0]) if before and behind else None


def _is_aligned(
    around: Sequence[tuple[PlacedWord, PlacedWord]], gutter: tuple[float, float], measured: bool
) -> bool:
    """Tell whether words begin or end at a gutter, or figures at one place, and are no ``12 345``.

    A wider gap in one row at least, or figures on one side in all, show that they are cells.
    """
    near = MEASURED_PLACE if measured else SAME_PLACE
    ends = sum(gutter[0] - before.right <= near for before, _ in around)
    begins = sum(behind.left - gutter[1] <= near for _, behind in around)
    last = median(behind.right for _, behind in around)
    set_right = sum(
        abs(behind.right - last) <= near and is_figure(behind.text) for _, behind in around
    )
    if max(ends, begins, set_right) < AT_PLACE * len(around):
        return False
    wide = any(behind.left - before.right >= COUNTED + SHIFTED for before, behind in around)
    figures = all(is_figure(before.text) or is_figure(behind.text) for before, behind in around)
    thousands = all(
        before.text.isdigit() and behind.text.isdigit() and len(behind.text) == THOUSANDS
        for before, behind in around
    )
    return (wide or figures) and not thousands
