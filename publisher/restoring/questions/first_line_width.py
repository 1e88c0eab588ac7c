"""Whether a row is as wide as the first rows of the text's paragraphs are, or as those inside.

A first row leaves the indent empty, even where the extraction shows no indents: what is wider
than all first rows of a text is none of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import log

from publisher.restoring.measuring.column import Column, depth
from publisher.restoring.measuring.rows import Row
from publisher.structs import frozen

# Probability that a row begins a paragraph, or does not, from which on it shows how wide such
# rows are.
KNOWN = 0.9
# Share of the column within which rows are as wide as each other.
ALIKE = 0.008
# Rows supposed before any is seen, and the share of them as wide as the one in question.
STRENGTH, SHARE = 5.0, 0.1


@frozen
class FirstRows:
    """The widths of rows that surely begin a paragraph and of rows inside, as shares of the column.

    Both rise. ``shown``: the share of beginnings that a gap or an indent shows.
    """

    first: tuple[float, ...]
    inside: tuple[float, ...]
    shown: float

    def says(self, row: Row, column: Column) -> float:
        """Return the log of how much likelier a first row is as wide as this than one inside."""
        width = _width(row, column)
        return log(_density(self.first, width) / _density(self.inside, width))


def first_rows(rows: Sequence[Row], odds: Sequence[float], column: Column) -> FirstRows:
    """Return how wide the first rows of a text are; ``odds``: that a paragraph begins with each."""
    first: list[float] = []
    inside: list[float] = []
    beginnings = [row for row, odd in zip(rows, odds, strict=True) if odd > KNOWN]
    for row, odd, below in zip(rows, odds, odds[1:], strict=False):
        if below < 1 - KNOWN and not 1 - KNOWN <= odd <= KNOWN:
            (first if odd > KNOWN else inside).append(_width(row, column))
    shown = sum(row.gap > 0 or depth(row, column) > 0 for row in beginnings)
    share = shown / (len(beginnings) or 1)
    return FirstRows(tuple(sorted(first)), tuple(sorted(inside)), share)


def _width(row: Row, column: Column) -> float:
    return (row.width + depth(row, column)) / column.width


def _density(widths: Sequence[float], width: float) -> float:
    near = bisect_right(widths, width + ALIKE) - bisect_left(widths, width - ALIKE)
    return (near + STRENGTH * SHARE) / (len(widths) + STRENGTH)
