"""The column of a text: how wide it is, where its rows begin, how much a row leaves empty."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import pairwise

from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.rows import Row
from publisher.restoring.measuring.seen import BLANK
from publisher.restoring.measuring.typefaces import (
    FEWEST_BRACKETS,
    LONGEST,
    SHORTEST,
    Bracket,
    WidthOf,
    column_width,
    first_part,
)
from publisher.structs import frozen

# Share of the column within which full lines crowd below its width; and the share of the largest
# crowd from which on another is nearly as large.
CROWD = 0.04
NEARLY = 0.9
# Rows that run on; with fewer of them all rows are asked how wide the column is.
FEWEST_FULL = 20
# Thousandths of an em, and a share of rows. With hyphenation nearly all rows that run on fill
# the column to within a syllable, two ems; without it, whole words leave more than that open on
# every third or fourth row.
SYLLABLE = 2000
MOSTLY_FULL = 0.86


@frozen
class Column:
    """The column of a text: its full width, and the usual indent of each page's rows.

    ``hyphenates`` where lines are filled with parts of words, so that even the first part of
    the next word did not fit on a full line. ``missing``: how many lines a page lacks of a full
    one, where that is known.
    """

    width: float
    indents: Mapping[int, int]
    measure: WidthOf
    hyphenates: bool
    missing: Mapping[int, float] = field(default_factory=dict)


def column_of(rows: Sequence[Row], measure: WidthOf) -> Column:
    """Learn the column from the rows that run on: their full width is its width."""
    full = [a.width for a, b in pairwise(rows) if b.text[:1].islower()]
    widths = sorted(full if len(full) >= FEWEST_FULL else [row.width for row in rows])
    width = full_width(widths)
    wide = sum(w > width - SYLLABLE for w in widths)
    rough = Column(width or 1.0, _indents(rows), measure, wide > MOSTLY_FULL * len(widths))
    found = list(_brackets(rows, rough))
    if len(found) < FEWEST_BRACKETS:
        return rough
    return Column(column_width(found), rough.indents, measure, rough.hyphenates)


def _brackets(rows: Sequence[Row], column: Column) -> Iterator[Bracket]:
    """Yield the width of each full row that runs on, and its width with what comes next."""
    for above, below in pairwise(rows):
        if not below.text[:1].islower() or above.text[-1:] in HYPHENS:
            continue
        if SHORTEST < above.width / column.width < LONGEST:
            yield depth(above, column) + above.width, _with_next(above, below, column)


def _indents(rows: Sequence[Row]) -> dict[int, int]:
    by_page: dict[int, Counter[int]] = defaultdict(Counter)
    for row in rows:
        by_page[row.page][row.indent] += 1
    usual = _commonest(Counter(row.indent for row in rows), 0)
    # The leftmost of the common indents: on a page full of indented lists the list is not the edge.
    return {page: _edge(counts, usual) for page, counts in by_page.items()}


def full_width(widths: Sequence[float]) -> float:
    """Return the width of a full line, from sorted widths of lines that run on.

    Full lines crowd just below it. Where several widths crowd (quotations in smaller type),
    the largest crowd is the text; of equal ones the widest, for in ragged setting lines
    spread evenly below the edge.
    """
    if not widths:
        return 1.0
    tops = range(len(widths) // 5, len(widths))
    crowd = {top: top - bisect_left(widths, widths[top] * (1 - CROWD)) for top in tops}
    most = max(crowd.values())
    best = max(top for top, n in crowd.items() if n >= NEARLY * most)
    return widths[best]


def _commonest(counts: Counter[int], default: int) -> int:
    return min(counts, key=lambda i: (-counts[i], i)) if counts else default


def _edge(counts: Counter[int], usual: int) -> int:
    total = sum(counts.values())
    if counts[usual] * 5 >= total:
        return usual
    common = [indent for indent, n in counts.items() if n * 5 >= total]
    return min(common, default=usual)


def slack(above: Row, below: Row, column: Column) -> float:
    """Return the share of the column left empty had the next letters been set above.

    The next letters are the first word below, or its first part where the text hyphenates.
    At or below 0 they did not fit, and the line had to end where it does.
    """
    return 1.0 - _with_next(above, below, column) / column.width


def _with_next(above: Row, below: Row, column: Column) -> float:
    return above.width + depth(above, column) + next_width(above, below, column)


def next_width(above: Row, below: Row, column: Column) -> float:
    """Return what the next letters would add to a row, in thousandths of an em; see ``slack``."""
    first = below.text.split(" ", 1)[0]
    return _added(first, above.text[-1:] in HYPHENS, column.hyphenates, column.measure)


# The words of a text come again, and each line end is asked about several times.
@lru_cache(maxsize=16384)
def _added(word: str, broken: bool, hyphenates: bool, measure: WidthOf) -> float:
    """Return the width that a word, or its first part, adds to the line above."""
    first = first_part(word) if hyphenates else word
    return measure(first if broken else " " + first)


def depth(row: Row, column: Column) -> float:
    """Return how wide the indent of a row is, against its page's edge."""
    return max(0, row.indent - column.indents.get(row.page, 0)) * 1000 * BLANK
