"""What stands between two rows: the gap, the indent, whether a row is alone, type, letters.

Each feature takes one of a few values; how much those are worth is learned in boundaries.
"""

from __future__ import annotations

from typing import TypeAlias

from publisher.restoring.measuring.column import Column, slack
from publisher.restoring.measuring.rows import Row
from publisher.restoring.wording import BULLET, COUNT_ALONE, ending, letters

# The value of each feature at one place between two rows; None where it cannot be told.
Features: TypeAlias = tuple[str | None, ...]

# Share of the column; a row that leaves more of it empty is short.
EMPTY = 0.2
# Blanks that a bullet takes up.
HANGING = 4


def features(above: Row, below: Row, column: Column) -> Features:
    """Return the values of the features at the place between two rows."""
    return (
        _gap(below),
        _indent(above, below, column),
        _alone(above, below, column),
        _type(above, below),
        letters(above.text, below.text),
    )


def _gap(below: Row) -> str | None:
    """Return the class of the gap; across a page's end it says nothing."""
    if below.first:
        return None
    return "none" if below.gap <= 0 else "one" if below.gap == 1 else "more"


def _indent(above: Row, below: Row, column: Column) -> str:
    """Return the class of the indent against the page's edge, or the row above if that is in.

    Where two rows are indented alike it may be a quotation or a list that goes on, or one
    paragraph of a single row below another.
    """
    depth = below.indent - column.indents.get(below.page, 0)
    if depth <= 0:
        hangs = above.indent - column.indents.get(above.page, 0) >= 2 and above.page == below.page
        return "out" if hangs and depth < 0 else "none"
    if above.page == below.page and below.indent - above.indent in _goes_on(above):
        return "same"
    return "slight" if depth == 1 else "in"


def _goes_on(above: Row) -> range:
    """Return how much deeper a row may stand that goes on below: behind a bullet a little."""
    return range(HANGING + 1) if BULLET.match(above.text) else range(1)


def _alone(above: Row, below: Row, column: Column) -> str:
    """Tell a short unfinished row below a gap, or a number as a row, from all others."""
    apart = above.gap > 0 and ending(above.text) == "open"
    if not apart and not COUNT_ALONE.fullmatch(above.text):
        return "with others"
    return "alone" if slack(above, below, column) > EMPTY else "with others"


def _type(above: Row, below: Row) -> str | None:
    """Tell whether two rows are set in one type; plain text does not show it."""
    if above.seen.larger is None or below.seen.larger is None:
        return None
    same = (above.seen.larger, above.seen.weight) == (below.seen.larger, below.seen.weight)
    return "same" if same else "other"
