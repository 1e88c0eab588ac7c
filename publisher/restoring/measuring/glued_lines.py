"""Lines that an extractor has glued where it undid a hyphen.

Some programs undo hyphens while they extract: ``na-`` ``tuur`` becomes ``natuur`` and the two
printed lines one, or three, or five. How far the last of them reached is still known: each
line before it was full.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from publisher.restoring.characters import HYPHENS
from publisher.restoring.measuring.rows import Row

# Rows that are needed to tell; the share of them that still ends in a hyphen where an extractor
# undoes hyphens; the multiple of the median row that no single line reaches, and the share of
# rows beyond it that shows lines to be glued.
FEWEST_ROWS = 40
ENDS_BROKEN = 0.01
GLUED = 1.4
SHARE_GLUED = 0.03
# Share of the column; a row this wide is a line and the end of the next one.
BEYOND = 1.06
# The share of the column that a full row reaches, and of all rows that are full ones where a text
# runs on: the lines of a play, names and verse, are of any width.
FULL, ARE_FULL = 0.92, 0.25
# Steps to the median row in which column widths are told apart.
STEPS = 50
# Share of the column that a row may reach beyond its whole lines before one more has begun.
UNCERTAIN = 0.03


def printed_widths(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows, those glued of several lines with the width of their last line alone.

    Widths that were measured on a page are those of single lines.
    """
    if len(rows) < FEWEST_ROWS or any(row.seen.ems for row in rows) or not _is_glued(rows):
        return tuple(rows)
    column = _column(rows)
    if sum(
        row.width > FULL * column and row.width <= BEYOND * column for row in rows
    ) < ARE_FULL * len(rows):
        return tuple(rows)
    twice = [row.width - column for row in rows if 1.7 < row.width / column < 2.15]
    line = statistics.median(twice) if twice else column
    return tuple(_last_line(row, column, line) for row in rows)


def _is_glued(rows: Sequence[Row]) -> bool:
    broken = sum(row.text[-1:] in HYPHENS for row in rows)
    usual = statistics.median(row.width for row in rows)
    wide = sum(row.width > GLUED * usual for row in rows)
    return broken < ENDS_BROKEN * len(rows) and wide > SHARE_GLUED * len(rows)


def _column(rows: Sequence[Row]) -> float:
    """Return the commonest width: that of a full line that was not glued."""
    step = statistics.median(row.width for row in rows) / STEPS
    counts = Counter(int(row.width / step) for row in rows)
    best = max(counts, key=lambda k: (counts[k - 1] + counts[k] + counts[k + 1], -k))
    return (best + 1) * step


def _last_line(row: Row, column: float, line: float) -> Row:
    whole = math.floor((row.width - UNCERTAIN * column) / line)
    if row.width <= BEYOND * column or whole < 1:
        return row
    rest = row.width - whole * line
    # What is left of a line by the measure's uncertainty is the end of a full one.
    return replace(row, width=rest if rest > UNCERTAIN * column * 2 * whole else column)
