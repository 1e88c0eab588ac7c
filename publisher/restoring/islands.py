"""Short lines between gaps in the middle of a sentence: captions of pictures now gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.restoring.boundaries import Column, ending
from publisher.restoring.rows import Row

# A caption is short: so many lines at most, none of them full.
LINES = 3
NOT_FULL = 0.92


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


def _cuts(rows: Sequence[Row], at: int, end: int, column: Column) -> bool:
    short = end - at <= LINES and all(r.width < NOT_FULL * column.width for r in rows[at:end])
    goes_on = ending(rows[at - 1].text) in ("open", "broken") and rows[end].text[:1].islower()
    return short and goes_on and ending(rows[end - 1].text) != "broken"
