"""What stands in the margin beside the lines of a column: figures, and notes in small type."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from publisher.sources.pdf.chunks import Chunk

# Lines of a column: fewer do not show where it begins and ends.
LINES = 6
# The share of the lines that begin at one place, or end there, by which the column has an edge.
AT_EDGE = 0.25
SAME_EDGE = 0.3
# Ems: a figure so far off is no label of its line; a note in the margin may stand nearer.
FAR_OFF, BESIDE = 1.5, 0.8
# Ems: what is farther off does not stand in the margin of this column.
MARGIN = 7.0
# The share of the lines that may have a figure beside them.
OFTEN = 0.5
# Digits of a number of a line, a verse or a page of another edition.
FIGURES = 4
# Sizes of the lines beside it: a note in the margin is smaller.
SMALLER = 0.92


def in_margins(lines: Sequence[Sequence[Chunk]]) -> list[Chunk]:
    """Return the pieces, of lines from left to right, that stand in the margins of a column.

    Where most lines have one, they are a column of a table, or labels of a list.
    """
    if len(lines) < LINES:
        return []
    longest = [max(line, key=lambda chunk: chunk.right - chunk.left) for line in lines]
    size = median(chunk.size for chunk in longest)
    left = _edge([chunk.left for chunk in longest], size)
    right = -_edge([-chunk.right for chunk in longest], size)
    found = [
        chunk
        for line in lines
        if not _is_of_cells(line)
        for chunk in line
        if _outside(chunk, max(left - chunk.right, chunk.left - right) / size, size)
    ]
    figures = sum(chunk.text.isdigit() for chunk in found)
    return [] if figures > OFTEN * len(lines) else found


def _is_of_cells(line: Sequence[Chunk]) -> bool:
    """Tell whether a line is a row of a table: by its tags, or by several figures that stand apart."""
    figures = sum(chunk.text.isdigit() for chunk in line)
    return figures > 1 or any(chunk.inked[0].strip.cell for chunk in line)


def _edge(places: Sequence[float], size: float) -> float:
    """Return the outermost place that many lines have alike; endless where there is none."""
    ordered = sorted(places)
    needed = AT_EDGE * len(ordered)
    for at, place in enumerate(ordered):
        if sum(other - place <= SAME_EDGE * size for other in ordered[at:]) >= needed:
            return place
    return float("-inf")


def _outside(chunk: Chunk, away: float, size: float) -> bool:
    """Tell whether a piece is a figure far off, or a note; ``away`` is its distance in ems."""
    if away > MARGIN:
        return False
    if chunk.text.isdigit():
        return len(chunk.text) <= FIGURES and away >= FAR_OFF
    return away >= BESIDE and chunk.size <= SMALLER * size
