"""Short lines between gaps in the middle of a sentence: captions of pictures now gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.restoring.measuring.rows import Row
from publisher.restoring.roles.blocks.boundaries import Column, ending

# A caption is short: so many lines at most, none of them full.
CAPTION_LINES = 3
NOT_FULL = 0.92
# A line that runs on fills more of the column than this, however ragged it is set.
RUNNING = 0.7


def caption_islands(rows: Sequence[Row], column: Column) -> Iterator[tuple[int, int]]:
    """Yield where such lines begin and where the sentence goes on (indexes of rows).

    The line above has not ended, the line below goes on in lower case, and what stands
    between them begins with a capital and is parted from both by a gap or a page's end.
    """
    for at in range(1, len(rows)):
        if not _is_parted(rows[at]) or not rows[at].text[:1].isupper():
            continue
        end = _end(rows, at)
        if end < len(rows) and _cuts(rows, at, end, column):
            yield at, end


def _is_parted(row: Row) -> bool:
    return row.gap > 0 or row.first


def _end(rows: Sequence[Row], at: int) -> int:
    end = at + 1
    while end < len(rows) and not _is_parted(rows[end]):
        end += 1
    return end


def runs_on(row: Row, column: Column) -> bool:
    """Tell whether a sentence goes on after a row; a short one may be a title's, which has ended."""
    how = ending(row.text)
    return how == "broken" or (how == "open" and row.width > RUNNING * column.width)


def _cuts(rows: Sequence[Row], at: int, end: int, column: Column) -> bool:
    short = end - at <= CAPTION_LINES and all(
        r.width < NOT_FULL * column.width for r in rows[at:end]
    )
    goes_on = runs_on(rows[at - 1], column) and rows[end].text[:1].islower()
    return short and goes_on and ending(rows[end - 1].text) != "broken"
