"""Edges of columns that no gutter shows: words that begin at one place, whatever stands before them.

Where cells fill their columns a word may reach up to the next one, or beyond it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from publisher.restoring.measuring.words_apart import PlacedWord

Words = Sequence[PlacedWord]

# Blanks by which words differ that begin at one place.
NEAR = 0.2
# Lines that have a word there: so many at least, and this share of all.
LINES, SHARE = 3, 0.5
# Blanks that set a word apart, and lines in which they do.
APART, TIMES = 2.0, 2
# The share of the lines with a word across the place, at most: heads over several columns.
ACROSS = 0.25
# The share of the rows that a column fills at most which is none, and blanks of a usual space.
SPARSE, SPACE = 0.25, 1.2


class _Begun(NamedTuple):
    """A word that begins at some place, the number of its line, and the gap before it in blanks."""

    left: float
    line: int
    gap: float


def aligned_edges(lines: Sequence[Words]) -> list[float]:
    """Return the edges of the columns behind the first, in blanks, told by where words begin."""
    filled = [line for line in lines if line]
    begun = [
        _Begun(word.left, at, word.left - before.right)
        for at, line in enumerate(filled)
        for before, word in pairwise(line)
    ]
    found = [group for group in _together(begun) if _is_column(group, filled)]
    return [min(one.left for one in group) - NEAR for group in found]


def _together(begun: Sequence[_Begun]) -> Iterator[list[_Begun]]:
    """Yield the words that begin at one place."""
    held: list[_Begun] = []
    for one in sorted(begun):
        if held and one.left - held[0].left > NEAR:
            yield held
            held = []
        held.append(one)
    if held:
        yield held


def _is_column(group: Sequence[_Begun], lines: Sequence[Words]) -> bool:
    own = {one.line for one in group}
    if len(own) < max(LINES, SHARE * len(lines)):
        return False
    place = group[0].left
    across = sum(
        any(word.left < place - NEAR and word.right > place + APART for word in line)
        for line in lines
    )
    apart = {one.line for one in group if one.gap >= APART}
    return len(apart) >= TIMES and across <= ACROSS * len(lines)


def without_sparse(edges: Sequence[float], lines: Sequence[Words]) -> list[float]:
    """Return the edges without those before words that follow others as words of a text do."""
    kept = list(edges)
    for edge in edges:
        behind = min((other for other in edges if other > edge), default=float("inf"))
        firsts = [
            word.left - before.right
            for line in lines
            for before, word in pairwise(line)
            if before.left < edge <= word.left < behind
        ]
        begins = any(line and edge <= line[0].left < behind for line in lines)
        few = len(firsts) <= max(1, SPARSE * len(lines))
        if few and not begins and all(gap < SPACE for gap in firsts):
            kept.remove(edge)
    return kept
